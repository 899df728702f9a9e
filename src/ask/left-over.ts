/** What was said sharply and is in no Query: it is told in the reply, not dropped in silence. */
import type { Catalog, Entity } from '#src/catalog/types.ts';
import type { Lexicon } from './lexicon.ts';
import type { MentionOf, Said } from './mentions/said.ts';
import type { Place } from './places.ts';
import type { Query } from './query/query.ts';
import { makerOf } from './understand/makers.ts';

type Known = { readonly catalog: Catalog; readonly lexicon: Lexicon };

/** Texts and numbers in the Queries: ids, paths, amounts and the person's own words. */
function* valuesIn(value: unknown): Generator<string | number> {
  if (typeof value === 'string') yield value.toLowerCase();
  else if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* valuesIn(each);
}

const ofVendor = (id: string, catalog: Catalog): readonly string[] => [
  id,
  ...catalog.linesOf(id).flatMap((line) => [line.id, ...catalog.plansOf(line.id).map((plan) => plan.id)]),
];

/** Whatever a plan, a line or a vendor is named for: anything of that house, for a tier may be meant in another region or edition. */
function kin(entity: Entity, catalog: Catalog): readonly string[] {
  switch (entity.kind) {
    case 'plan':
      return [entity.id, ...ofVendor(catalog.get('line', entity.line)?.vendor ?? '', catalog)];
    case 'line':
      return ofVendor(entity.vendor, catalog);
    case 'vendor':
      return ofVendor(entity.id, catalog);
    case 'model':
      return [entity.id, entity.family];
    case 'client':
      return [entity.id, ...ofVendor(makerOf(entity, catalog)?.id ?? '', catalog)];
    default:
      return entity satisfies never;
  }
}

type Held = { readonly texts: readonly string[]; readonly words: ReadonlySet<string>; readonly numbers: ReadonlySet<number> };

function heldIn(queries: readonly Query[]): Held {
  const values = [...valuesIn(queries)];
  const texts = values.filter((value) => typeof value === 'string');
  return {
    texts,
    words: new Set(texts.flatMap((text) => [text, ...text.split(/[/=\s]/)])),
    numbers: new Set(values.filter((value) => typeof value === 'number')),
  };
}

/** Names, and products that the data does not hold. */
function things(said: Said, { words }: Held, { catalog }: Known): readonly Place[] {
  // A tool is where something is set up.
  const tools = ['environment', 'endpoints', 'guide', 'model-mapping'].some((word) => words.has(word));
  const isHeld = (entity: Entity): boolean => (tools && entity.kind === 'client') || kin(entity, catalog).some((id) => words.has(id));
  const unheld = ({ how, tier, aside, entities }: MentionOf<'name'>): boolean => how === 'exact' && !tier && !aside && !entities.some(isHeld);
  return [...said.all('name').filter(unheld), ...said.all('outsider')];
}

/** Money that is in no Query and names no plan of one. */
function sums(said: Said, { words, numbers }: Held, { lexicon }: Known): readonly Place[] {
  const isIn = ({ amount, low, high }: MentionOf<'money'>): boolean =>
    [amount, low, high].some((each) => each !== undefined && numbers.has(each)) ||
    lexicon.plansAt(amount).some(({ plan }) => words.has(plan.id) || words.has(plan.line));
  // "For one yuan" is a measure.
  return said.all('money').filter((money) => money.amount !== 1 && !isIn(money));
}

/** Words that say who asks, from where and how they pay: nothing that every kind of Query holds. */
const circumstances = (said: Said, { words }: Held): readonly Place[] => [
  ...(words.has('payment-methods') ? [] : said.cues('paid-with')),
  ...(words.has('buyers') ? [] : said.cues('abroad', 'who-buys')),
  ...said.cues('circumstance'),
];

/** The words of the message, each once. Talk and a question that was not understood hold nothing anyway. */
export function leftOver(said: readonly Said[], queries: readonly Query[], known: Known): readonly string[] {
  if (queries.every(({ kind }) => kind === 'talk' || kind === 'clarify' || kind === 'unknown')) return [];
  // Who reckons with figures of their own needs no plan for it.
  if (queries.every((query) => query.kind === 'sum' && query.rows.every(({ subject }) => subject === undefined))) return [];
  const held = heldIn(queries);
  const left = said.flatMap((each) =>
    [...things(each, held, known), ...sums(each, held, known), ...circumstances(each, held)].map(({ start, end }) => each.text.slice(start, end).trim()),
  );
  const kept = [...new Set(left)].filter((words) => !held.texts.some((text) => text.includes(words.toLowerCase())));
  return kept.filter((words) => !kept.some((other) => other !== words && other.includes(words)));
}
