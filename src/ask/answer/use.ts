/** Answers about a use: what it costs at API prices, and whether plans bear it. The same estimate that `/cost` shows. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency, Unit } from '#src/catalog/schema.ts';
import { limitWindows, spanHours, spans } from '#src/catalog/spans.ts';
import type { Entity, Plan, View } from '#src/catalog/types.ts';
import { monthCapacity, windowCapacity } from '#src/core/capacity.ts';
import { demandOf } from '#src/core/demand.ts';
import { allPlans, estimate } from '#src/core/estimate.ts';
import { includes } from '#src/core/includes.ts';
import { point } from '#src/core/interval.ts';
import { mixFor } from '#src/core/mix.ts';
import { decimal, exactly, type MoneyRange, money, priceOf } from '#src/core/money.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Estimate, PlanEstimate } from '#src/core/types.ts';
import { checkWorkload, type WorkloadInput } from '#src/core/workload.ts';
import { toInput } from '../query/use.ts';
import type { UseAsked as UseQuery } from './asked.ts';
import { findFor } from './find.ts';
import { plansFor, viewFor, whoFor } from './scene.ts';
import type { BillAnswer, Ceiling, FitAnswer, UseProblemAnswer } from './types.ts';

/** The use as tokens, where only the money for them was said: so many millions as it buys of the first model. */
function bought(view: View, query: UseQuery, input: WorkloadInput): WorkloadInput {
  const [model] = query.models;
  const { paid: amount, currency = homeCurrency } = query.workload;
  if (amount === undefined || !model) return input;
  const million = { use: { amount: point(MILLION), unit: 'token', per: 'once' } } as const;
  const [cost] = estimate(view, { ...input, ...million, currency, model: model.id }, { plans: [], models: [model.id] }).api;
  if (!cost || cost.total.currency !== currency) return input;
  const tokens = (price: MoneyRange['low']) => (amount / decimal(price).toNumber()) * MILLION;
  const { low, typical, high } = cost.total;
  return { ...input, use: { amount: { low: tokens(high), typical: tokens(typical), high: tokens(low) }, unit: 'token', per: 'month' } };
}

const MILLION = 1_000_000;

/** Prices of the plans, and whether they bear what is billed. */
function againstOf(query: UseQuery, view: View, input: WorkloadInput): BillAnswer['against'] {
  const [model] = query.models;
  return plansFor(view, query.subjects).map((plan) => {
    const held = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead;
    const told = input.use ?? input.parts;
    const [found] =
      told && told.per !== 'once'
        ? allPlans(estimate(view, { ...input, ...(model ? { model: model.id } : {}) }, { plans: [plan], payAsYouGo: 'none' }))
        : [];
    return { plan, ...(held ? { held, price: priceOf(held) } : {}), ...(found ? { found } : {}) };
  });
}

/** The currency in which plans and bill can be set side by side. */
function commonCurrency(against: BillAnswer['against']): { readonly currency?: Currency } {
  const [one, other] = [...new Set(against.flatMap(({ price }) => price?.currency ?? []))];
  return one !== undefined && other === undefined ? { currency: one } : {};
}

/** Of a product that is billed by use the models that it sells, dearest last. */
function modelsOfApis(view: View, subjects: readonly Entity[]): readonly Entity[] {
  const lines = subjects.flatMap((entity) => (entity.kind === 'line' && entity.product === 'api' ? [entity] : []));
  return lines.flatMap((line) =>
    (view.slot(line, 'models')?.readings[0]?.lead.fact.items ?? []).flatMap((id) => view.catalog.get('model', id) ?? []),
  );
}

/** What the tokens cost at the list prices of each model, of a month where they are told over a period; beside the price of plans. */
function answerBill(query: UseQuery, view: View, said: WorkloadInput): BillAnswer {
  const input = bought(view, query, said);
  const models = query.models.length > 0 ? query.models : modelsOfApis(view, query.subjects);
  const against = againstOf(query, view, input);
  const billed = { ...commonCurrency(against), ...input };
  const { paid, currency = homeCurrency } = query.workload;
  const bills =
    paid !== undefined
      ? []
      : models.flatMap(({ id }) => {
          const model = view.catalog.get('model', id);
          if (!model) return [];
          const [cost] = estimate(view, { ...billed, model: id }, { plans: [], models: [id] }).api;
          return [{ model, ...(cost ? { cost } : {}) }];
        });
  const mix = input.use && input.cachedShare === undefined ? mixFor(view, {}) : undefined;
  const per = (input.parts ?? input.use)?.per === 'once' ? undefined : ('month' as const);
  return {
    kind: 'use',
    type: 'bill',
    query,
    view,
    bills,
    against,
    ...(paid === undefined ? {} : { paid: exactly(money(String(paid), currency)) }),
    ...(per ? { per } : {}),
    ...(mix ? { mix } : {}),
  };
}

function ceilingsOf(view: View, plan: Plan, unit: Unit, model: string | undefined): readonly Ceiling[] {
  const question = { unit, ...(model === undefined ? {} : { model }) };
  const month = monthCapacity(view, plan, question);
  const shorter = limitWindows.filter((window) => spanHours[window] < spanHours.month).toReversed();
  const windows = shorter.flatMap((window) => {
    const capacity = windowCapacity(view, plan, window, question);
    return capacity && capacity !== 'unlimited' ? [{ window, capacity }] : [];
  });
  return [...(month ? [{ window: 'month' as const, capacity: month }] : []), ...windows];
}

const ORDER = { fits: 0, tight: 1, unknown: 2, exceeds: 3 } as const;

const DAILY: ReadonlySet<string> = new Set(spans.filter((span) => spanHours[span] <= spanHours.day));

/** Whether each plan holds for so many days a week. */
function daysOf(found: Estimate, days: 5 | 7): NonNullable<FitAnswer['otherDays']> {
  const demand = demandOf(found.workload);
  const fits = new Map(allPlans(found).map(({ plan, fit }) => [plan.id, fit]));
  return { days, fits, ...(demand ? { week: demand.windows.week } : {}) };
}

/** A plan for each instead of one for all, or the other way round, where nobody said which. */
function otherTeam(view: View, { plan }: { readonly plan: Plan }, input: WorkloadInput): Pick<FitAnswer, 'otherTeam'> {
  const { team } = input;
  if (!team?.assumed.includes('plans') || team.people <= 1) return {};
  const other = { ...team, plans: team.plans === 1 ? team.people : 1 };
  const found = estimate(view, { ...input, team: other }, { plans: [plan], payAsYouGo: 'none' });
  const [first] = allPlans(found);
  return first ? { otherTeam: { team: other, plan: first } } : {};
}

/** Whether anything of it could be set against a limit. */
const isMeasured = ({ quota }: PlanEstimate): boolean => quota.windows.some(({ state }) => state === 'limited');

/** By the quota alone, where a limit of its own is known for no model that was named and nobody says whether the plan has it. */
function byQuota(view: View, each: PlanEstimate, input: WorkloadInput): PlanEstimate {
  if (isMeasured(each) || !each.remarks.includes('model-unstated')) return each;
  const { model: _, ...whole } = input;
  const [found] = allPlans(estimate(view, whole, { plans: [each.plan], payAsYouGo: 'none' }));
  return found && isMeasured(found) ? { ...found, remarks: [...found.remarks, 'model-unstated'] } : each;
}

/** Where the only plan that is named lacks the model: those of its line that have it, with what they cost. */
function havingOf(view: View, plans: readonly PlanEstimate[], model: string | undefined): Pick<FitAnswer, 'having'> {
  const [only, another] = plans;
  if (!only || another || model === undefined || !only.remarks.includes('model-missing')) return {};
  const having = plansOffered(view, only.plan.line).filter((plan) => includes(view, plan, 'models', model).answer === 'yes');
  return having.length > 0 ? { having: having.flatMap((plan) => findFor(view, plan, { attribute: 'prices' }, {})) } : {};
}

/** What is allowed in units that the use cannot be set against. */
function termsOf(view: View, plans: FitAnswer['plans'], query: UseQuery): Pick<FitAnswer, 'terms'> {
  const open = plans.filter((each) => !isMeasured(each) && each.ceilings.length === 0).slice(0, MOST_TERMS);
  const terms = open.flatMap(({ plan }) => findFor(view, plan, { attribute: 'quotas' }, query)).filter(({ slots }) => slots.length > 0);
  return terms.length > 0 ? { terms } : {};
}

const MOST_TERMS = 2;

const isEnough = ({ fit }: PlanEstimate): boolean => fit === 'fits' || fit === 'tight';

/** The smallest of the plans that is enough for each group of people. */
function groupsOf(view: View, { groups, team, ...input }: WorkloadInput, plans: readonly Plan[]): Pick<FitAnswer, 'groups'> {
  const { use } = input;
  if (!groups || !use || !team || team.plans < team.people) return {};
  const told = groups.flatMap((group) => {
    const all = allPlans(estimate(view, { ...input, use: { ...use, amount: group.amount } }, { plans, payAsYouGo: 'none' }));
    const found = all.toSorted((one, other) => one.plan.order - other.plan.order).find(isEnough) ?? all[0];
    return found ? [{ ...group, found }] : [];
  });
  return { groups: told };
}

/** Of the largest of a line that is too small: how many of it hold the use, and what is said of having several. Undefined for a single plan that is named. */
function severalOf(view: View, { subjects }: UseQuery, plans: FitAnswer['plans']): FitAnswer['several'] {
  if (subjects.every(({ kind }) => kind === 'plan')) return undefined;
  const measured = plans.flatMap((each) => {
    const bound = each.quota.windows.find(({ window }) => window === each.quota.binding);
    return each.fit === 'exceeds' && bound?.state === 'limited' ? [{ each, bound }] : [];
  });
  const [largest] = measured.toSorted((one, other) => one.bound.utilisation.typical - other.bound.utilisation.typical);
  if (!largest) return undefined;
  const { each, bound } = largest;
  const { low, high } = bound.utilisation;
  const stacking = view.slot(each.plan, 'rules', { rule: 'stacking' })?.readings[0]?.lead;
  return {
    plan: each.plan,
    bound,
    count: {
      low: Math.ceil(low),
      high: Math.ceil(high),
    },
    ...(each.cost ? { monthly: each.cost.monthly } : {}),
    ...(stacking ? { stacking } : {}),
  };
}

function answerFit(query: UseQuery, view: View, input: WorkloadInput): FitAnswer | undefined {
  const plans = plansFor(view, query.subjects);
  const [plan] = plans;
  if (!plan) return undefined;
  const who = whoFor(view, plan, query);
  const theirs: WorkloadInput = { ...input, ...(who.subscribedBefore ? { subscribedBefore: who.subscribedBefore } : {}) };
  const found = estimate(view, theirs, { plans });
  const unit = input.use?.unit ?? 'request';
  const demand = demandOf(found.workload);
  const told = allPlans(found)
    .map((each) => byQuota(view, each, theirs))
    .map((each) => ({ ...each, ceilings: ceilingsOf(view, each.plan, unit, isMeasured(each) ? input.model : undefined) }));
  const sorted = told.toSorted((one, other) => ORDER[one.fit] - ORDER[other.fit] || one.plan.order - other.plan.order);
  const enough = sorted.some(isEnough);
  // Where none is enough, those that are known not to be come before those of which nothing is known.
  const ranked = enough ? sorted : sorted.toSorted((one, other) => Number(other.fit === 'exceeds') - Number(one.fit === 'exceeds'));
  const [first] = ranked;
  const several = enough ? undefined : severalOf(view, query, ranked);
  const per = (input.parts ?? input.use)?.per ?? 'once';
  const assumed = input.daysPerWeek === undefined && input.daysPerMonth === undefined && DAILY.has(per);
  // Where nothing is said of the days, a use by the day is of seven and one by the hour of five: the other may change the verdict.
  const days = per === 'day' ? 5 : 7;
  return {
    kind: 'use',
    type: 'fit',
    query,
    view,
    ...(assumed ? { otherDays: daysOf(estimate(view, { ...theirs, daysPerWeek: days }, { plans }), days) } : {}),
    ...(first ? otherTeam(view, first, input) : {}),
    ...groupsOf(view, theirs, plans),
    ...havingOf(view, sorted, input.model),
    ...termsOf(view, sorted, query),
    estimate: found,
    ...(demand ? { demand: { perDay: demand.perDay, week: demand.windows.week, month: demand.windows.month } } : {}),
    unit,
    plans: ranked,
    ...(several ? { several } : {}),
  };
}

/** Undefined where nothing that is named can be reckoned with. */
export function answerUse(query: UseQuery, day: View): BillAnswer | FitAnswer | UseProblemAnswer | undefined {
  const view = viewFor(day, query);
  const input = toInput(query.workload);
  const problems = checkWorkload(input);
  if (problems.length > 0) return { kind: 'use', type: 'problem', query, view, problems };
  // Money that is told without a plan is spent on tokens.
  const spent = query.workload.paid !== undefined && query.subjects.length === 0;
  const found = query.asks === 'bill' || spent ? answerBill(query, view, input) : answerFit(query, view, input);
  const nothing =
    found?.type === 'bill' && found.bills.length === 0 && (found.paid === undefined || found.against.every(({ price }) => price === undefined));
  // Which model is asked back beside what the plans cost.
  return nothing && !spent && (found.against.length === 0 || found.query.models.length > 0) ? undefined : found;
}
