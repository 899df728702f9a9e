/** What a person needs of a plan, by their own account, as a selection holds it. */
import { isProduct, type Product } from '#src/catalog/schema.ts';
import { conditionsIn } from '../mentions/conditions.ts';
import { hear } from '../mentions/said.ts';
import { wishedTerms } from '../mentions/wishes.ts';
import { spendingBound, spendingRange } from '../money.ts';
import { normalize } from '../normalize.ts';
import { overlap } from '../places.ts';
import type { QueryOf } from '../query/query.ts';
import type { Filter } from '../query/select.ts';
import { toQuery } from '../query/use.ts';
import { ids, type Meaning } from './meaning.ts';
import { type Scope, scopeFor } from './scope.ts';
import { longPeriod, regionWanted, unlimitedIn } from './spoken.ts';
import { namesLine } from './subjects.ts';
import { isOwnLimit } from './uses.ts';

type Select = QueryOf<'select'>;
export type Needs = Pick<Select, 'filter' | 'by' | 'use' | 'people' | 'manner'>;
export type Budget = NonNullable<Filter['budget']>;

export function termsOf({ heard }: Meaning, of: string): string[] {
  return [
    ...new Set(
      heard
        .all('term')
        .filter((term) => term.of === of && !term.excluded)
        .map(({ id }) => id),
    ),
  ];
}

/** "Coding plan" is what people call all of them, unless they say that they want nothing else. */
const GENERAL: Product = 'coding-plan';

/** Kinds of what is sold that a choice is among, where nobody is named. */
export function kindsWanted({ heard, subjects }: Meaning): readonly string[] {
  // "Different editors: Trae, Cursor": those tools are meant.
  if (subjects.offers.length > 0 || subjects.clients.length > 0) return [];
  const only = heard.cues('only');
  const wanted = heard
    .all('term')
    .filter(({ id, start, excluded }) => isProduct(id) && !excluded && (id !== GENERAL || only.some(({ end }) => end === start)));
  return [...new Set(wanted.map(({ id }) => id))];
}

export function budgetOf({ heard, subjects }: Meaning): Budget | undefined {
  const all = heard.all('money');
  const money = all.find(({ bound }) => bound !== 'exact') ?? (subjects.plans.length === 0 ? all[0] : undefined);
  if (!money) return undefined;
  return spendingRange(all, money) ?? { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}), bound: money.bound };
}

/** What they would spend on what is recommended. */
function spendingOf(meaning: Meaning): Budget | undefined {
  const { heard } = meaning;
  const budget = budgetOf(meaning);
  const said = budget && heard.all('money').find(({ amount, bound }) => amount === budget.amount && bound === budget.bound);
  return said && budget ? { ...budget, bound: spendingBound(said, heard.text) } : budget;
}

/** Rules that a person needs to have, not those that a sentence touches in passing. */
const NEEDED_RULES: ReadonlySet<string> = new Set(['sub-accounts', 'stacking', 'sharing', 'refund', 'invoices', 'data-use', 'automation']);

/** A list where it holds anything. */
export const listed = <K extends string, T>(key: K, items: readonly T[]): { readonly [P in K]?: T[] } =>
  (items.length > 0 ? { [key]: [...items] } : {}) as { readonly [P in K]?: T[] };

export function familiesOf({ heard, subjects }: Meaning): readonly string[] {
  const houses = heard.all('name').filter((name) => namesLine(name) && !name.models);
  const wished = heard.all('family').filter((family) => !family.excluded && !houses.some((house) => overlap(house, family)));
  return [...new Set(wished.map(({ family }) => family))].filter((family) => !subjects.namedLines.some(({ id }) => id.startsWith(family)));
}

export function needsOf(meaning: Meaning): Needs {
  const { heard, subjects, scope, use } = meaning;
  const own = use && !isOwnLimit(use.input, subjects, scope) ? use.input : undefined;
  const budget = spendingOf(meaning);
  const [model] = subjects.models;
  const first = heard.has('first') && !heard.has('regular');
  const tight = heard.has('budget-tight', 'cheapest');
  const per = longPeriod(heard);
  const region = subjects.offers.length === 0 ? regionWanted(heard) : undefined;
  const workload = {
    ...(own ? { ...toQuery(own), ...(model ? { model: model.id } : {}) } : {}),
    ...(per ? { payment: per } : {}),
    ...(heard.has('regular') ? { customer: 'existing' as const } : {}),
  };
  const level = (['heavy', 'beginner', 'light'] as const).find((each) => heard.has(each));
  const filter: Filter = {
    ...listed('clients', ids(subjects.clients)),
    ...listed('models', ids(subjects.models)),
    ...listed('families', familiesOf(meaning)),
    ...listed('protocols', termsOf(meaning, 'protocol')),
    ...listed('features', wishedTerms(heard, 'feature', scope.catalog)),
    ...listed(
      'rules',
      wishedTerms(heard, 'rule', scope.catalog, (id) => NEEDED_RULES.has(id)),
    ),
    ...(budget ? { budget: { ...budget, ...(first ? { of: 'first' as const } : {}) } } : {}),
    ...(region ? { region } : {}),
    ...listed('noCap', unlimitedIn(heard)),
  };
  return {
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(first && !budget ? { by: 'prices/first' } : {}),
    ...listed('manner', [...rhythms.filter((rhythm) => heard.has(rhythm)), ...(level ? [level] : []), ...(tight ? (['tight'] as const) : [])]),
    ...(Object.keys(workload).length > 0 ? { use: workload } : {}),
    ...(heard.people && heard.people > 1 ? { people: heard.people } : {}),
  };
}

/** How evenly somebody works. */
export const rhythms = ['burst', 'steady'] as const;
export const hasRhythm = ({ manner = [] }: Needs): boolean => rhythms.some((rhythm) => manner.includes(rhythm));

/** Something that a selection can go by; how it is paid is no need. */
export function statesNeed({ use, ...needs }: Needs): boolean {
  return Object.keys(needs).some((key) => key !== 'by') || use?.use !== undefined || use?.parts !== undefined;
}

/** Conditions that somebody types to be advised and that no option holds, in their own words. */
export function conditionsTyped(text: string, deps: Pick<Scope, 'lexicon' | 'names' | 'view'>): readonly string[] {
  return conditionsIn(hear(normalize(text), scopeFor(deps, [])), deps.view.catalog);
}
