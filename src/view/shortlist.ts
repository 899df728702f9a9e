/** What of a shortlist was left out or may belong to it: plans by reason, a line each. */
import type { NoteBlock } from '#src/card/card.ts';
import type { Plan } from '#src/catalog/types.ts';
import type { Candidate, Reason } from '#src/core/recommend-types.ts';
import { unstated } from '#src/core/shortlist.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';
import { moneyText } from './quantity-text.ts';
import { reasonText } from './recommend-reasons.ts';
import type { Scene } from './slot-text.ts';

const PER_REASON = 8;

type Told = { readonly candidate: Candidate; readonly reasons: readonly Reason[]; readonly text: string };

/** "MiniMax Starter (¥29)". */
export function pricedName({ estimate: { plan }, lasting }: Candidate, loc: Localizer): string {
  const name = entityName(plan, loc);
  return lasting ? loc.t('recommend:at', { plan: name, price: moneyText(lasting, loc) }) : name;
}

/** How many names are told of those that cost nothing. */
const FREE_NAMED = 3;

/** "Free of charge: A, B and 20 more." */
export function freeText(plans: readonly Plan[], loc: Localizer): string {
  const names = plans.slice(0, FREE_NAMED).map((plan) => entityName(plan, loc));
  const more = plans.length > FREE_NAMED ? [loc.t('recommend:others', { count: plans.length - FREE_NAMED })] : [];
  return loc.t('recommend:free', { plans: loc.list([...names, ...more]) });
}

/** What costs nothing stands apart: it is no cheaper plan. */
export function freeNotes(free: readonly Candidate[], loc: Localizer): readonly NoteBlock[] {
  const plans = free.map(({ estimate: { plan } }) => plan);
  return plans.length > 0 ? [{ type: 'note', text: freeText(plans, loc) }] : [];
}

/** One line for each set of reasons, with the plans that it stands for, in their order. */
export function linesByReason(told: readonly Told[], { loc }: Scene): readonly string[] {
  const groups = Map.groupBy(told, ({ text }) => text);
  return [...groups].map(([reason, group]) => {
    const priced = group.some(({ reasons }) => reasons.every(({ kind }) => kind !== 'sale' && kind !== 'quota'));
    const names = group.map(({ candidate }) => (priced ? pricedName(candidate, loc) : entityName(candidate.estimate.plan, loc)));
    const more = names.length > PER_REASON ? [loc.t('recommend:others', { count: names.length - PER_REASON })] : [];
    return loc.t('recommend:outLine', { reason, plans: loc.list([...names.slice(0, PER_REASON), ...more]) });
  });
}

/** What is not stated of it, in clauses: "whether it works with Trae is not stated". */
export function unstatedText(candidate: Candidate, scene: Scene): string {
  return scene.loc.list(unstated(candidate).map((reason) => reasonText(reason, candidate, scene)));
}

/** Those that may fit, with what nobody states of them. */
export function openLines(open: readonly Candidate[], scene: Scene): readonly string[] {
  return linesByReason(
    open.map((candidate) => ({ candidate, reasons: unstated(candidate), text: unstatedText(candidate, scene) })),
    scene,
  );
}
