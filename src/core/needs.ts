/** How a plan meets what a person needs, need by need: yes, no and not stated are three answers. */
import { isOfFamily } from '#src/catalog/families.ts';
import type { Held, Line, Ref, View } from '#src/catalog/types.ts';
import { withinBudget } from './budget.ts';
import { type Inclusion, includes, includesAny, type ListAttribute } from './includes.ts';
import { divideMoney, type MoneyRange } from './money.ts';
import { periodMonths } from './period.ts';
import type { Answer, Membership, Needs, Reason } from './recommend-types.ts';
import { isReleased } from './released.ts';
import { type Answering, answeringModel } from './routes.ts';
import type { PlanCost, PlanEstimate } from './types.ts';

/** The price that stays once promotions are over, by the month. */
export function lastingPrice({ lasting, payment, monthly }: PlanCost): MoneyRange {
  return lasting ? divideMoney(lasting, periodMonths[payment]) : monthly;
}

/** An item that only another list of the day has is disputed, not missing. */
export function membershipOf({ answer, against }: Inclusion): Membership {
  return answer === 'no' && against ? 'disputed' : answer;
}

type Listed = 'client' | 'model' | 'family' | 'protocol';
const attributes = { client: 'clients', model: 'models', family: 'models', protocol: 'protocols' } as const satisfies Record<Listed, ListAttribute>;

function listed(view: View, owner: Ref, kind: Listed, ids: readonly string[] = []): readonly Reason[] {
  return ids.map((id) => {
    const inFamily = (item: string) => {
      const model = view.catalog.get('model', item);
      return model !== undefined && isOfFamily(model, id) && isReleased(view, model) !== 'no';
    };
    const { model: asked, by }: Answering = kind === 'model' ? answeringModel(view, owner, id) : { model: id };
    const found = kind === 'family' ? includesAny(view, owner, 'models', inFamily) : includes(view, owner, attributes[kind], asked);
    return { kind, id, answer: membershipOf(found), ...(found.held ? { held: found.held } : {}), ...(by ? { routed: by } : {}) };
  });
}

const opposite: Readonly<Record<string, Answer>> = { yes: 'no', no: 'yes', limited: 'limited' };

function said(view: View, owner: Ref, kind: 'feature' | 'rule', ids: readonly string[] = []): readonly Reason[] {
  return ids.map((id): Reason => {
    const held =
      kind === 'feature'
        ? view.slot(owner, 'features', { feature: id })?.readings[0]?.lead
        : view.slot(owner, 'rules', { rule: id })?.readings[0]?.lead;
    const value = held?.fact.value;
    if (!held || value === undefined || value === 'unstated') return { kind, id, answer: 'unknown', ...(held ? { held } : {}) };
    const better = view.catalog.glossary[id]?.better ?? 'yes';
    return { kind, id, answer: better === 'yes' ? value : (opposite[value] ?? value), held };
  });
}

const modelsAsked = ({ models, model }: Needs) => models ?? (model === undefined ? [] : [model]);

/** What the lists of a plan, or of a whole line, say of what is needed. Throws RangeError for an entity that does not exist. */
export function listReasons(view: View, owner: Ref, needs: Needs): readonly Reason[] {
  return [
    ...listed(view, owner, 'client', needs.clients),
    ...listed(view, owner, 'model', modelsAsked(needs)),
    ...listed(view, owner, 'family', needs.families),
    ...listed(view, owner, 'protocol', needs.protocols),
    ...said(view, owner, 'feature', needs.features),
    ...said(view, owner, 'rule', needs.rules),
  ];
}

function moneyReasons(view: View, { cost }: PlanEstimate, { budget }: Needs): readonly Reason[] {
  if (!cost) return [{ kind: 'price', answer: 'unknown' }];
  if (!budget) return [];
  const price = budget.of === 'first' ? cost.first : lastingPrice(cost);
  return [{ kind: 'budget', answer: withinBudget(view, price, budget), price, budget }];
}

const quotaAnswers = { fits: 'yes', tight: 'limited', exceeds: 'no', unknown: 'unknown' } as const;
const saleAnswers = { open: 'yes', limited: 'limited', unconfirmed: 'unknown', unstated: 'unknown', closed: 'no', absent: 'no' } as const;

/** "No weekly limit": a limit whose figure nobody publishes is one. */
function limitReasons(view: View, plan: Ref, { unlimited = [] }: Needs): readonly Reason[] {
  return unlimited.map((window) => {
    const held = view.slots(plan, 'quotas').find(({ keys }) => keys['window'] === window)?.readings[0]?.lead;
    return { kind: 'limit', window, answer: held === undefined ? 'unknown' : held.fact.amount === 'none' ? 'yes' : 'no', ...(held ? { held } : {}) };
  });
}

/** Every need with its answer; what the person did not ask for is not judged, but whether it is on sale always is. */
export function reasonsFor(view: View, estimate: PlanEstimate, line: Line, needs: Needs): readonly Reason[] {
  const { plan, cost, sale, fit } = estimate;
  const { payment } = needs;
  return [
    { kind: 'sale', answer: saleAnswers[sale.state] },
    ...(needs.use || needs.parts ? [{ kind: 'quota', answer: quotaAnswers[fit] } as const] : []),
    ...moneyReasons(view, estimate, needs),
    ...listReasons(view, plan, needs),
    ...limitReasons(view, plan, needs),
    ...(needs.region ? [{ kind: 'region', answer: line.region === needs.region ? 'yes' : 'no' } as const] : []),
    ...(cost && payment && payment !== 'month' ? [{ kind: 'payment', answer: cost.payment === payment ? 'yes' : 'no' } as const] : []),
  ];
}

/** Advice of the data whose condition is one of these needs. */
export function adviceFor(view: View, owner: Ref, needs: Needs): readonly Held<'advice'>[] {
  const shared = (wanted: readonly string[] | undefined, asked: readonly string[] | undefined) => wanted?.some((id) => asked?.includes(id)) ?? false;
  const ofFamily = (ids: readonly string[] | undefined) => ids?.flatMap((id) => view.catalog.get('model', id)?.family ?? []);
  return view
    .slots(owner, 'advice')
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .filter(({ fact }) => {
      const when = fact.needs;
      if (!when) return false;
      return (
        shared(when.clients, needs.clients) ||
        shared(when.models, modelsAsked(needs)) ||
        shared(ofFamily(when.models), needs.families) ||
        shared(when.features, needs.features) ||
        shared(when.rules, needs.rules) ||
        (when.usage !== undefined && when.usage === needs.usage) ||
        (when.budget !== undefined && needs.tight === true)
      );
    });
}
