/** What a use costs with each plan, whether the quota lasts, and what the same tokens cost on pay-as-you-go. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { type ApiQuestion, apiCost } from './api-cost.ts';
import { generalAssumptions, ofCap, ofExchange, ofMix, ofUses, quotaAssumptions, unique } from './assumptions.ts';
import { type Converted, type Converter, createConverter, type Stated } from './convert.ts';
import { planCost } from './cost.ts';
import { type Demand, demandOf, statedMix } from './demand.ts';
import { includes } from './includes.ts';
import { complement, multiply, point, scale } from './interval.ts';
import { isKnownOn } from './known-on.ts';
import { compareMoney } from './money.ts';
import { membershipOf } from './needs.ts';
import { modelsOf } from './offered-models.ts';
import { quotaUse } from './quota.ts';
import { rankPlans } from './rank.ts';
import type { Membership } from './recommend-types.ts';
import { answeringModel } from './routes.ts';
import { buyable, saleFor } from './sale.ts';
import { type Scope, scopeOf } from './scope.ts';
import { figure, step } from './steps.ts';
import type { ApiCost, Estimate, PlanEstimate, PlanRemark, Quantity, QuotaUse, Step } from './types.ts';
import { settleWorkload, type Workload, type WorkloadInput } from './workload.ts';
import { perMillionTokens, worthOf } from './worth.ts';

export type EstimateOptions = {
  /** Default: every plan that can be bought on the day (by an existing customer: renewed). */
  readonly plans?: readonly Plan[];
  /** Models to price on pay-as-you-go besides those of the plans, for a question about the API alone. */
  readonly models?: readonly string[];
  /** Its list comes first of those of several currencies. */
  readonly home?: Currency;
  /** `none`: leave out pay-as-you-go, where nobody asks what a plan saves. */
  readonly payAsYouGo?: 'none';
};

type Question = {
  readonly view: View;
  readonly input: WorkloadInput;
  readonly workload: Workload;
  readonly demand: Demand | undefined;
  readonly who: Who;
  readonly converterFor: (scope: Scope) => Converter;
  readonly payAsYouGo?: 'none';
  readonly api: (model: string, converter: Converter, currency: Currency | undefined) => ApiCost | undefined;
};

/** Plans of one line share their conversions unless one is said of a plan alone. */
function createConverters(view: View, workload: Workload): (scope: Scope) => Converter {
  const { tokensPerRequest, requestsPerPrompt, model, task } = workload;
  const stated: Stated = {
    ...statedMix(workload),
    ...(tokensPerRequest ? { tokensPerRequest } : {}),
    ...(requestsPerPrompt ? { requestsPerPrompt } : {}),
  };
  const named = new Set(view.conversions().flatMap(({ scope }) => scope.plan ?? []));
  const made = new Map<string, Converter>();
  return ({ plan, model: served = model, ...others }) => {
    const own = plan !== undefined && named.has(plan) ? { plan } : {};
    const scope = { ...others, ...own, ...(served ? { model: served } : {}), ...(task ? { task } : {}) };
    const key = JSON.stringify(scope);
    const found = made.get(key) ?? createConverter(view, scope, { stated, rhythm: workload });
    made.set(key, found);
    return found;
  };
}

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
function createApi(view: View, workload: Workload, demand: Demand | undefined): Question['api'] {
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

const noQuota: QuotaUse = { fit: 'unknown', windows: [] };

const modelRemarks = { yes: undefined, unknown: 'model-unstated', disputed: 'model-disputed', no: 'model-missing' } as const satisfies Readonly<
  Record<Membership, PlanRemark | undefined>
>;

function remarksOf(view: View, plan: Plan, model: string | undefined, estimate: Pick<PlanEstimate, 'cost' | 'quota'>): readonly PlanRemark[] {
  const { cost, quota } = estimate;
  const helds: readonly (Pick<Held<'prices'>, 'stale' | 'startUnknown'> | undefined)[] = [
    ...(cost?.phases.map(({ held }) => held) ?? []),
    ...quota.windows.map(({ held }) => held),
  ];
  const remark = model === undefined ? undefined : modelRemarks[membershipOf(includes(view, plan, 'models', model))];
  const disputed = [...view.slots(plan, 'prices'), ...view.slots(plan, 'quotas')].some(({ readings }) =>
    readings.some(({ conflicting }) => conflicting.length > 0),
  );
  return [
    ...(remark ? [remark] : []),
    ...(cost ? [] : (['no-price'] as const)),
    ...(cost && cost.payment !== cost.asked ? (['no-payment'] as const) : []),
    ...(disputed ? (['conflict'] as const) : []),
    ...(helds.some((held) => held?.stale) ? (['stale'] as const) : []),
    ...(helds.some((held) => held?.startUnknown) ? (['start-unknown'] as const) : []),
  ];
}

function estimatePlan(question: Question, plan: Plan): PlanEstimate {
  const { view, input, workload, demand, who } = question;
  const { model, currency } = workload;
  const served = model === undefined ? undefined : answeringModel(view, plan, model);
  const called = served ? { model: served.model } : {};
  const converter = question.converterFor({ ...scopeOf(view, plan), ...called });
  const quota = demand ? quotaUse({ view, plan, rhythm: workload, who, ...called }, demand, converter) : noQuota;
  const cost = planCost(view, plan, { ...workload, ...(currency ? { currency } : {}), who });
  const models = question.payAsYouGo === 'none' ? [] : model === undefined ? modelsOf(view, plan) : [model];
  const api = models
    .flatMap((id) => question.api(id, converter, cost?.currency ?? currency) ?? [])
    .toSorted((a, b) => (a.currency === b.currency ? compareMoney(a.total, b.total) : a.currency === cost?.currency ? -1 : 1));
  const tokens = demand && monthTokens(workload, demand, converter);
  const perMillion = cost && tokens && perMillionTokens(cost, tokens.value);
  const worth = cost && worthOf(cost, api);
  const { seats, everybody } = workload;
  const tokenStep: readonly Step[] =
    demand && tokens && (tokens.uses.length > 0 || everybody > 1)
      ? [
          step(
            'tokens',
            [
              figure(demand.windows.month, demand.unit),
              ...(everybody > 1 ? (['×', figure(everybody, everybody === seats ? 'seat' : 'factor')] as const) : []),
              ...(tokens.uses.length > 0 ? (['×', factorOf(tokens, demand.unit)] as const) : []),
            ],
            figure(tokens.value, 'token'),
            tokens.uses.flatMap(({ cites }) => cites),
          ),
        ]
      : [];
  const limited = quota.windows.flatMap((use) => (use.state === 'limited' ? use.steps : []));
  return {
    plan,
    sale: saleFor(view, plan, workload),
    fit: quota.fit,
    quota,
    ...(cost ? { cost } : {}),
    ...(perMillion ? { perMillion: perMillion.money } : {}),
    api,
    ...(worth ? { worth } : {}),
    ...(served?.by ? { routed: served.by } : {}),
    remarks: remarksOf(view, plan, served?.model, { ...(cost ? { cost } : {}), quota }),
    assumptions: unique([
      ...quotaAssumptions(quota, converter.mix, input, workload),
      ...(perMillion || api.length > 0 ? ofUses(tokens?.uses ?? [], converter.mix) : []),
      ...(api.length > 0 ? ofMix(converter.mix) : []),
      ...(cost?.converted ? [ofExchange(cost.converted.exchange)] : []),
    ]),
    steps: [
      ...limited,
      ...(cost?.steps ?? []),
      ...(perMillion || worth ? tokenStep : []),
      ...(perMillion ? [perMillion.step] : []),
      ...(worth ? [...worth.api.steps, ...worth.steps] : []),
    ],
  };
}

/** Whether it has the model asked for is not stated, or disputed. */
function leavesModelOpen({ remarks }: PlanEstimate): boolean {
  return remarks.includes('model-unstated') || remarks.includes('model-disputed');
}

/** Plans to look at when nobody names any. */
function plansToEstimate(view: View, workload: Workload): readonly Plan[] {
  return view.catalog.plans.filter((plan) => isKnownOn(view, plan) && buyable(saleFor(view, plan, workload)));
}

/** Calls settleWorkload: throws RangeError for what checkWorkload would have told. */
export function estimate(view: View, input: WorkloadInput, options: EstimateOptions = {}): Estimate {
  const workload = settleWorkload(input);
  const demand = demandOf(workload);
  const question: Question = {
    view,
    input,
    workload,
    demand,
    who: workload.subscribedBefore ? { subscribedBefore: workload.subscribedBefore } : {},
    converterFor: createConverters(view, workload),
    api: createApi(view, workload, demand),
    ...(options.payAsYouGo ? { payAsYouGo: options.payAsYouGo } : {}),
  };
  const plans = options.plans ?? plansToEstimate(view, workload);
  const all = plans.map((plan) => estimatePlan(question, plan));
  const ruledOut = all.filter(({ cost, remarks }) => cost === undefined || remarks.includes('model-missing'));
  const open = all.filter((each) => !ruledOut.includes(each) && leavesModelOpen(each));
  const general = question.converterFor({});
  const asked = options.models ?? (workload.model === undefined ? [] : [workload.model]);
  const api = asked.flatMap((model) => {
    const entity = view.catalog.get('model', model);
    const scoped = entity?.vendor === undefined ? general : question.converterFor({ vendor: entity.vendor });
    return question.api(model, scoped, workload.currency) ?? [];
  });
  return {
    workload,
    lists: rankPlans(
      all.filter((each) => !ruledOut.includes(each) && !open.includes(each)),
      options.home,
    ),
    open: rankPlans(open, options.home),
    ruledOut,
    api,
    assumptions: unique([
      ...generalAssumptions(input, workload, plans.length > 0 ? demand : undefined),
      ...ofCap(general.mix),
      ...(api.length > 0 ? ofMix(general.mix) : []),
      ...api.flatMap(({ converted }) => (converted ? [ofExchange(converted.exchange)] : [])),
    ]),
  };
}

/** Every plan of an estimate, whatever became of it: those ranked, those that are open and those ruled out, in that order. */
export function allPlans({ lists, open, ruledOut }: Estimate): readonly PlanEstimate[] {
  return [...[...lists, ...open].flatMap((list) => list.plans), ...ruledOut];
}
