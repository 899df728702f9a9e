/** What a person needs of a plan, by their own account. */

import type { Ref } from '#src/catalog/types.ts';
import { spendingBound, spendingRange } from '../money.ts';
import { overlap } from '../places.ts';
import type { Filter, Needs } from './earlier/query.ts';
import { toQuery } from './earlier/use.ts';
import type { Frame } from './frame.ts';
import { isOwnLimit, useIn } from './uses.ts';
import { wishedTerms } from './wishes.ts';

export const ids = (refs: readonly Ref[]): string[] => refs.map(({ id }) => id);

export function termsOf({ signals }: Frame, kind: string): string[] {
  return [...new Set(signals.terms.filter((term) => term.kind === kind).map(({ id }) => id))];
}

export function budgetOf({ signals, subjects }: Frame): Filter['budget'] {
  const money = signals.money.find(({ bound }) => bound !== 'exact') ?? (subjects.plans.length === 0 ? signals.money[0] : undefined);
  if (!money) return undefined;
  return spendingRange(signals.money, money) ?? { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}), bound: money.bound };
}

/** What they would spend on what is recommended. */
function spendingOf(frame: Frame): Filter['budget'] {
  const { signals } = frame;
  const budget = budgetOf(frame);
  const said = budget && signals.money.find(({ amount, bound }) => amount === budget.amount && bound === budget.bound);
  return said && budget ? { ...budget, bound: spendingBound(said, signals.text) } : budget;
}

/** Rules that a person needs to have, not those that a sentence touches in passing. */
const NEEDED_RULES = new Set(['sub-accounts', 'stacking', 'sharing', 'refund']);

/** Who names the primary account has no wish for others. */
const PRIMARY = /^(?:主账号|primary account)$/i;

function rulesNeeded({ signals, scope }: Frame): string[] {
  const loose = wishedTerms({ ...signals, terms: [] }, 'rule', scope);
  const said = signals.terms.filter(
    ({ kind, id, start, end }) => kind === 'rule' && NEEDED_RULES.has(id) && !PRIMARY.test(signals.text.slice(start, end)),
  );
  return [...new Set([...said.map(({ id }) => id), ...loose])];
}

export function needsOf(frame: Frame): Needs {
  const { signals, subjects, offers } = frame;
  const said = useIn(frame)?.input;
  const use = said && !isOwnLimit(said, frame) ? said : undefined;
  const budget = spendingOf(frame);
  const models = ids(subjects.models);
  const level = signals.has('heavy')
    ? ('heavy' as const)
    : signals.has('beginner')
      ? ('beginner' as const)
      : signals.has('light')
        ? ('light' as const)
        : undefined;
  const wished = signals.families.filter((family) => !subjects.houses.some((house) => overlap(house, family)));
  const families = [...new Set(wished.map(({ family }) => family))].filter((family) => !subjects.namedLines.some(({ id }) => id.startsWith(family)));
  return {
    among: [...offers],
    clients: ids(subjects.clients),
    models,
    families,
    protocols: termsOf(frame, 'protocol'),
    features: wishedTerms(signals, 'feature', frame.scope),
    rules: rulesNeeded(frame),
    rhythm: [...(signals.has('burst') ? (['burst'] as const) : []), ...(signals.has('steady') ? (['steady'] as const) : [])],
    ...(budget ? { budget } : {}),
    tightBudget: signals.has('budget-tight', 'cheapest'),
    ...(use ? { use: { ...toQuery(use), ...(models[0] ? { model: models[0] } : {}) } } : {}),
    ...(signals.people && signals.people > 1 ? { people: signals.people } : {}),
    ...(signals.has('regular') ? { phase: 'regular' as const } : signals.has('first') ? { phase: 'first' as const } : {}),
    ...(signals.has('yearly') ? { per: 'year' as const } : signals.has('quarterly') ? { per: 'quarter' as const } : {}),
    ...(level ? { level } : {}),
  };
}

/** Something that a recommendation can go by. */
export function statesNeed(needs: Needs): boolean {
  const { clients, models, families, protocols, features, rules, rhythm, budget, use, people, level, tightBudget } = needs;
  const lists = [clients, models, families, protocols, features, rules, rhythm];
  return (
    lists.some((list) => list.length > 0) || budget !== undefined || use !== undefined || people !== undefined || level !== undefined || tightBudget
  );
}
