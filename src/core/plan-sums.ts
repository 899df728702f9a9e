/** The sums of one plan and one use in full: what the same tokens cost on pay-as-you-go, what was assumed, every step. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { type ApiQuestion, apiCost } from './api-cost.ts';
import { ofExchange, ofMix, ofUses, quotaAssumptions, unique } from './assumptions.ts';
import type { Converted, Converter } from './convert.ts';
import type { Demand } from './demand.ts';
import { complement, multiply, point, scale } from './interval.ts';
import { compareMoney } from './money.ts';
import { modelsOf } from './offered-models.ts';
import { figure, step } from './steps.ts';
import type { ApiCost, PlanCost, PlanSums, Quantity, QuotaUse, Step } from './types.ts';
import type { Workload, WorkloadInput } from './workload.ts';
import { perMillionTokens, worthOf } from './worth.ts';

/** Pay-as-you-go with a model; undefined where it has no price or the tokens cannot be told. */
export type Api = (model: string, converter: Converter, currency: Currency | undefined) => ApiCost | undefined;

export type SumsQuestion = {
  readonly view: View;
  readonly input: WorkloadInput;
  readonly workload: Workload;
  readonly demand: Demand | undefined;
  readonly payAsYouGo?: 'none';
  readonly api: Api;
};

/** Tokens of a month (or of the amount named once) of everybody: the use is that of each, as each has a plan of their own. */
function monthTokens({ everybody }: Workload, demand: Demand, converter: Converter): Converted | undefined {
  return converter.convert(scale(demand.windows.month, everybody), demand.unit, 'token');
}

/** Those tokens and how they divide; undefined where they cannot be told. */
function apiQuestion(workload: Workload, demand: Demand | undefined, converter: Converter): ApiQuestion | undefined {
  const tokens = demand && monthTokens(workload, demand, converter);
  const { mix } = converter;
  if (!tokens || !mix) return undefined;
  const perRequest = converter.convert(point(1), 'request', 'token');
  const { parts, tier, everybody } = workload;
  return {
    tokens: tokens.value,
    cached: mix.cached.value,
    output: mix.output.value,
    ...(parts?.cacheWrite === undefined ? {} : { cacheWrite: parts.cacheWrite * everybody }),
    ...(perRequest ? { inputTokens: multiply(perRequest.value, complement(mix.output.value)) } : {}),
    ...(tier ? { tier } : {}),
  };
}

/** The same model is priced once for all plans that lead to the same tokens. */
export function createApi(view: View, workload: Workload, demand: Demand | undefined): Api {
  const priced = new Map<string, ApiCost | undefined>();
  const questions = new Map<Converter, ApiQuestion | undefined>();
  return (model, converter, currency) => {
    if (!questions.has(converter)) questions.set(converter, apiQuestion(workload, demand, converter));
    const question = questions.get(converter);
    if (!question || !view.catalog.get('model', model)) return undefined;
    const key = JSON.stringify([model, currency, question]);
    if (!priced.has(key)) priced.set(key, apiCost(view, { kind: 'model', id: model }, { ...question, ...(currency ? { currency } : {}) }));
    return priced.get(key);
  };
}

function factorOf({ uses }: Converted, unit: Demand['unit']): Quantity {
  return figure(
    uses.reduce((factor, use) => multiply(factor, use.factor), point(1)),
    `token-per-${unit}`,
  );
}

/** What is known of a plan before its sums are asked for. */
type Known = { readonly plan: Plan; readonly quota: QuotaUse; readonly cost: PlanCost | undefined; readonly converter: Converter };

function tokenSteps({ workload: { seats, everybody }, demand }: SumsQuestion, tokens: Converted): readonly Step[] {
  if (!demand || (tokens.uses.length === 0 && everybody === 1)) return [];
  const people = everybody > 1 ? (['×', figure(everybody, everybody === seats ? 'seat' : 'factor')] as const) : [];
  const converted = tokens.uses.length > 0 ? (['×', factorOf(tokens, demand.unit)] as const) : [];
  const cites = tokens.uses.flatMap((use) => use.cites);
  return [step('tokens', [figure(demand.windows.month, demand.unit), ...people, ...converted], figure(tokens.value, 'token'), cites)];
}

export function planSums(question: SumsQuestion, { plan, quota, cost, converter }: Known): PlanSums {
  const { view, input, workload, demand } = question;
  const { model, currency } = workload;
  const models = question.payAsYouGo === 'none' ? [] : model === undefined ? modelsOf(view, plan) : [model];
  const api = models
    .flatMap((id) => question.api(id, converter, cost?.currency ?? currency) ?? [])
    .toSorted((a, b) => (a.currency === b.currency ? compareMoney(a.total, b.total) : a.currency === cost?.currency ? -1 : 1));
  const tokens = demand && monthTokens(workload, demand, converter);
  const perMillion = cost && tokens && perMillionTokens(cost, tokens.value);
  const worth = cost && worthOf(cost, api);
  return {
    ...(perMillion ? { perMillion: perMillion.money } : {}),
    api,
    ...(worth ? { worth } : {}),
    assumptions: unique([
      ...quotaAssumptions(quota, converter.mix, input, workload),
      ...(perMillion || api.length > 0 ? ofUses(tokens?.uses ?? [], converter.mix) : []),
      ...(api.length > 0 ? ofMix(converter.mix) : []),
      ...(cost?.converted ? [ofExchange(cost.converted.exchange)] : []),
    ]),
    steps: [
      ...quota.windows.flatMap((use) => (use.state === 'limited' ? use.steps() : [])),
      ...(cost?.steps ?? []),
      ...(tokens && (perMillion || worth) ? tokenSteps(question, tokens) : []),
      ...(perMillion ? [perMillion.step] : []),
      ...(worth ? [...worth.api.steps, ...worth.steps] : []),
    ],
  };
}
