/** The words that the house knows: interface vocabulary, and what the catalog brings (terms, model families, prices). Built once for each catalog. */

import { namedSeries } from '#src/catalog/families.ts';
import type { Cohort, Currency, Day, Fact, Term } from '#src/catalog/schema.ts';
import type { Catalog, Line, Plan } from '#src/catalog/types.ts';
import { lazy } from '#src/lazy.ts';
import { createPhrases } from './phrases.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';
import { type Cue, cuePhrases } from './vocabulary/index.ts';
import { everydayTerms } from './vocabulary/terms.ts';

/** What a phrase may mean. A phrase can be several at once: 推荐 asks for advice and names the referral rule. */
export type Sense =
  | { readonly type: 'cue'; readonly cue: Cue }
  | { readonly type: 'term'; readonly term: Term & { readonly id: string } }
  | { readonly type: 'family'; readonly family: string };

export type Spotted = { readonly start: number; readonly end: number; readonly senses: readonly Sense[] };

export type PricedPlan = { readonly plan: Plan; readonly fact: Fact<'prices'> };

/** Cues that count wherever they stand, inside longer phrases too: 哪些 in 哪些套餐, "prompt" in "per prompt". */
const ANYWHERE: ReadonlySet<Cue> = new Set([
  'which',
  'how-many',
  'whether',
  'when',
  'price',
  'cheapest',
  'first',
  'regular',
  'quota',
  'unit-prompt',
  'unit-request',
  'unit-token',
  'input',
  'output',
  'cached',
  'uncached',
  'cache-write',
  'window-day',
  'window-week',
  'window-month',
] as const);

export type Lexicon = {
  readonly catalog: Catalog;
  /** Every known phrase in the text, left to right, longest first, without overlap. */
  readonly spot: (text: string) => readonly Spotted[];
  /** Cues alone, as if there were no terms. */
  cuesIn(text: string): readonly { readonly start: number; readonly end: number; readonly cue: Cue }[];
  /** Cues that count wherever they stand. */
  hints(text: string): readonly { readonly start: number; readonly end: number; readonly cue: Cue }[];
  /** Products that the catalog knows by name only. */
  outsiders(text: string): readonly { readonly start: number; readonly end: number }[];
  /** Whether somebody else's product, with which vendors compare, is named by its brand alone ("Claude"). */
  namesRival(text: string): boolean;
  rivals(text: string): readonly { readonly start: number; readonly end: number }[];
  /** Plans that ever had this price; the caller picks those of the day. */
  plansAt(amount: number, currency?: Currency): readonly PricedPlan[];
  /** Days from which a plan, its line or its vendor changed terms for new subscribers, oldest first. */
  cohortDays(plan: Plan): readonly Day[];
  /** Whether a line is one for teams, by its name. */
  forTeams(line: Line): boolean;
  readonly texts: TextIndex;
};

function* senses(catalog: Catalog): Generator<readonly [string, Sense]> {
  for (const [phrase, cue] of cuePhrases()) yield [phrase, { type: 'cue', cue }];
  for (const term of Object.values(catalog.glossary)) {
    const sense: Sense = { type: 'term', term };
    for (const phrase of [term.names.zh, term.names.en, ...term.aliases]) yield [phrase, sense];
  }
  for (const [id, phrases] of Object.entries(everydayTerms)) {
    const term = catalog.glossary[id];
    if (term) for (const phrase of phrases.split('|')) yield [phrase, { type: 'term', term }];
  }
  yield* families(catalog);
}

/** A family goes by its id and by what the names of its models begin with: "qwen", 千问, GLM; a series within one by its word: Opus. */
function* families(catalog: Catalog): Generator<readonly [string, Sense]> {
  for (const word of namedSeries(catalog)) yield [word, { type: 'family', family: word }];
  const seen = new Map<string, Sense>();
  for (const model of catalog.models) {
    const sense = seen.get(model.family) ?? { type: 'family', family: model.family };
    seen.set(model.family, sense);
    yield [model.family, sense];
    for (const name of [model.names.zh, model.names.en, ...model.aliases]) {
      const stem = /^(\p{Script=Han}{2,4})(?:$|[\s\dA-Za-z])/u.exec(name)?.[1];
      if (stem) yield [stem, sense];
    }
  }
}

function priceIndex(catalog: Catalog): ReadonlyMap<number, readonly PricedPlan[]> {
  const index = new Map<number, PricedPlan[]>();
  for (const plan of catalog.plans) {
    for (const fact of plan.prices ?? []) {
      const entry = index.get(fact.amount) ?? [];
      entry.push({ plan, fact });
      index.set(fact.amount, entry);
    }
  }
  return index;
}

function cohortIndex(catalog: Catalog): (plan: Plan) => readonly Day[] {
  const known = new Map<string, readonly Day[]>();
  return (plan) => {
    const kept = known.get(plan.id);
    if (kept) return kept;
    const line = catalog.get('line', plan.line);
    const vendor = line && catalog.get('vendor', line.vendor);
    const days = new Set<Day>();
    for (const owner of [plan, line, vendor]) {
      for (const value of Object.values(owner ?? {})) {
        if (!Array.isArray(value)) continue;
        for (const fact of value as readonly { readonly for?: Cohort }[]) if (typeof fact.for === 'object') days.add(fact.for.subscribedBefore);
      }
    }
    const sorted = [...days].sort();
    known.set(plan.id, sorted);
    return sorted;
  };
}

/** The first words of other people's products: Claude of "Claude Max (5x)". */
function rivalsOf(catalog: Catalog): readonly (readonly [string, true])[] {
  const products = Object.values(catalog.glossary).filter(({ kind }) => kind === 'product');
  return products.flatMap(({ names }) => /^[\p{L}\p{N}]+/u.exec(names.en)?.[0] ?? []).map((brand) => [brand, true] as const);
}

const cues = lazy(() => createPhrases(cuePhrases()));
const anywhere = lazy(() => createPhrases(cuePhrases().filter(([, cue]) => ANYWHERE.has(cue))));

export function createLexicon(catalog: Catalog): Lexicon {
  const phrases = createPhrases(senses(catalog));
  const rivals = createPhrases(rivalsOf(catalog));
  const outsiders = createPhrases(catalog.outsiders.map((name) => [name, true] as const));
  const prices = priceIndex(catalog);
  return {
    catalog,
    spot: (text) => phrases.scan(text).map(({ start, end, values }) => ({ start, end, senses: values })),
    cuesIn: (text) =>
      cues()
        .scan(text)
        .flatMap(({ start, end, values }) => values.map((cue) => ({ start, end, cue }))),
    hints: (text) =>
      anywhere()
        .every(text)
        .flatMap(({ start, end, values }) => values.map((cue) => ({ start, end, cue }))),
    outsiders: (text) => outsiders.scan(text),
    rivals: (text) => rivals.scan(text),
    namesRival: (text) => rivals.scan(text).length > 0,
    plansAt: (amount, currency) => (prices.get(amount) ?? []).filter(({ fact }) => currency === undefined || fact.currency === currency),
    cohortDays: cohortIndex(catalog),
    forTeams: ({ names }) => /团队|企业|\bteams?\b/i.test(`${names.zh} ${names.en}`),
    texts: createTextIndex(catalog),
  };
}

const made = new WeakMap<Catalog, Lexicon>();

/** The lexicon of a catalog, built when it is first asked for. */
export function lexiconOf(catalog: Catalog): Lexicon {
  const known = made.get(catalog) ?? createLexicon(catalog);
  made.set(catalog, known);
  return known;
}
