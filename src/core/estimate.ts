/** What a use costs with each plan, whether the quota lasts, and what the same tokens cost on pay-as-you-go. */
import { isDisputed } from '#src/catalog/readings.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { generalAssumptions, ofCap, ofExchange, ofMix, unique } from './assumptions.ts';
import type { Converter } from './convert.ts';
import { convertersFor } from './converters.ts';
import { planCost } from './cost.ts';
import { demandOf } from './demand.ts';
import { includes } from './includes.ts';
import { isKnownOn } from './known-on.ts';
import { membershipOf } from './needs.ts';
import { oncePerView } from './once.ts';
import { createApi, planSums, type SumsQuestion } from './plan-sums.ts';
import { quotaUse } from './quota.ts';
import { rankPlans } from './rank.ts';
import type { Membership } from './recommend-types.ts';
import { answeringModel } from './routes.ts';
import { buyable, saleFor } from './sale.ts';
import { type Scope, scopeOf } from './scope.ts';
import type { Estimate, PlanEstimate, PlanRemark, PlanSums, QuotaUse } from './types.ts';
import { settleWorkload, type Workload, type WorkloadInput } from './workload.ts';

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

type Question = SumsQuestion & {
  readonly who: Who;
  readonly converterFor: (scope: Scope) => Converter;
};

const noQuota: QuotaUse = { fit: 'unknown', windows: [] };

const modelRemarks = { yes: undefined, unknown: 'model-unstated', disputed: 'model-disputed', no: 'model-missing' } as const satisfies Readonly<
  Record<Membership, PlanRemark | undefined>
>;

/** Whether sources contradict each other on what is reckoned with. */
const isInDispute = oncePerView(
  ({ id }: Plan) => id,
  (view, plan) => view.slots(plan, 'prices').some(isDisputed) || view.slots(plan, 'quotas').some(isDisputed),
);

function remarksOf(view: View, plan: Plan, model: string | undefined, estimate: Pick<PlanEstimate, 'cost' | 'quota'>): readonly PlanRemark[] {
  const { cost, quota } = estimate;
  const helds: readonly (Pick<Held<'prices'>, 'stale' | 'startUnknown'> | undefined)[] = [
    ...(cost?.phases.map(({ held }) => held) ?? []),
    ...quota.windows.map(({ held }) => held),
  ];
  const remark = model === undefined ? undefined : modelRemarks[membershipOf(includes(view, plan, 'models', model))];
  return [
    ...(remark ? [remark] : []),
    ...(cost ? [] : (['no-price'] as const)),
    ...(cost && cost.payment !== cost.asked ? (['no-payment'] as const) : []),
    ...(isInDispute(view, plan) ? (['conflict'] as const) : []),
    ...(helds.some((held) => held?.stale) ? (['stale'] as const) : []),
    ...(helds.some((held) => held?.startUnknown) ? (['start-unknown'] as const) : []),
  ];
}

function estimatePlan(question: Question, plan: Plan): PlanEstimate {
  const { view, workload, demand, who } = question;
  const { model, currency } = workload;
  const served = model === undefined ? undefined : answeringModel(view, plan, model);
  const called = served ? { model: served.model } : {};
  const converter = question.converterFor({ ...scopeOf(view, plan), ...called });
  const quota = demand ? quotaUse({ view, plan, rhythm: workload, who, ...called }, demand, converter) : noQuota;
  const cost = planCost(view, plan, { ...workload, ...(currency ? { currency } : {}), who });
  let sums: PlanSums | undefined;
  return {
    plan,
    sale: saleFor(view, plan, workload),
    fit: quota.fit,
    quota,
    ...(cost ? { cost } : {}),
    ...(served?.by ? { routed: served.by } : {}),
    remarks: remarksOf(view, plan, served?.model, { ...(cost ? { cost } : {}), quota }),
    sums: () => {
      sums ??= planSums(question, { plan, quota, cost, converter });
      return sums;
    },
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
    converterFor: convertersFor(view, workload),
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
