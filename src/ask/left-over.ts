/** What was said sharply and is in no Query: it is told in the reply, not dropped in silence. */
import { isCommonWord } from '#src/catalog/names/common-words.ts';
import { hasHan } from '#src/catalog/names/normalise.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Catalog, Entity } from '#src/catalog/types.ts';
import type { Lexicon } from './lexicon.ts';
import type { MentionOf, Said } from './mentions/said.ts';
import { unknownNames, unknownWords } from './mentions/unknown-words.ts';
import { overlap, type Place } from './places.ts';
import type { Query } from './query/query.ts';
import type { Unheard } from './understand/idle.ts';
import { makerOf } from './understand/makers.ts';
import { spanCue } from './vocabulary/index.ts';

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
function things(said: Said, { words }: Held, { catalog }: Known, compared: boolean): readonly Place[] {
  // A tool is where something is set up.
  const tools = ['environment', 'endpoints', 'guide', 'model-mapping'].some((word) => words.has(word));
  const isHeld = (entity: Entity): boolean => (tools && entity.kind === 'client') || kin(entity, catalog).some((id) => words.has(id));
  const unheld = ({ how, tier, aside, entities, text }: MentionOf<'name'>): boolean =>
    how === 'exact' && (!tier || text.includes(' ')) && !aside && !entities.some(isHeld);
  const names = said.all('name');
  const families = said.all('family').filter((each) => !words.has(each.family) && !names.some((name) => overlap(name, each)));
  const held =
    [...words].some((word) => word.startsWith('family')) || families.some(({ family }) => [...words].some((word) => word.includes(family)));
  return [...names.filter(unheld), ...(compared && !held ? families : []), ...said.all('outsider')];
}

/** Money that is in no Query and names no plan of one. */
function sums(said: Said, { words, numbers }: Held, { lexicon }: Known): readonly Place[] {
  const isIn = ({ amount, low, high }: MentionOf<'money'>): boolean =>
    [amount, low, high].some((each) => each !== undefined && numbers.has(each)) ||
    lexicon.plansAt(amount).some(({ plan }) => words.has(plan.id) || words.has(plan.line));
  // "For one yuan" is a measure.
  return said.all('money').filter((money) => money.amount !== 1 && !isIn(money));
}

type Figure = Said['roles']['figures'][number];
/** Figures that tell who uses something and for how long; others name, date or reckon something. */
const OF_PEOPLE: ReadonlySet<Figure['role']> = new Set([
  'people',
  'accounts',
  'hours-of-week',
  'days-of-week',
  'days-of-month',
  'parallel',
  'months',
]);
/** Of how much it is, where it is chosen or weighed by that; a bare stretch of hours is a window. */
const OF_USE: ReadonlySet<Figure['role']> = new Set(['use', 'hours', 'burst', 'span']);
/** The words right behind a figure: what it counts. */
const COUNTED =
  /^\s?(?!and\b|of\b|at\b|who\b)(?:[a-z]+(?: (?:an?|per|each|every) [a-z]+)?|小时|分钟|个?月|(?:个|位|名)(?:人|\p{Script=Han}{2})|\p{Script=Han})/iu;

/** People, hours and amounts that nothing reckons with. */
function figures(said: Said, queries: readonly Query[], { numbers }: Held): readonly Place[] {
  if (queries.some(({ kind }) => kind === 'use' || kind === 'sum' || kind === 'changes' || kind === 'define')) return [];
  // Whether people may share is a rule, however many there are.
  const ruled = queries.some((query) => query.kind === 'fact' && query.topics.some((path) => !/^(?:prices|quotas)/.test(path)));
  const chosen = queries.every(({ kind }) => kind === 'select' || kind === 'compare');
  const facts = queries.every(({ kind }) => kind === 'fact');
  // "The old one with 500 requests": of a fact an amount says which is meant.
  const amount = (figure: Figure) =>
    chosen
      ? OF_USE.has(figure.role) && (figure.role !== 'use' || figure.unit !== undefined)
      : figure.role === 'use' && figure.unit !== undefined && !figure.implied && (facts || figure.rate !== undefined);
  const counts = (figure: Figure) => figure.value > 1 && ((!ruled && OF_PEOPLE.has(figure.role)) || amount(figure));
  const isIn = ({ value, low = value, high = value }: Figure) => [value, low, high].some((each) => numbers.has(each));
  const others = [...said.all('name'), ...said.all('day'), ...said.all('money'), ...said.all('share'), ...said.cues(spanCue(shortestWindow))];
  return said.roles.figures
    .filter((figure) => counts(figure) && !isIn(figure) && !others.some((place) => overlap(place, figure)) && !said.told(figure))
    .map(({ start, end }) => ({ start, end: end + (COUNTED.exec(said.text.slice(end))?.[0].length ?? 0) }));
}

/** What something is to work with. */
const WORKS_WITH = /\b(?:in|with|for|on|using|use|via|inside) $/i;

/** Names of nobody knows what, where plans are chosen or set against each other: "GDPR", "neovim"; in a Chinese text every word in Latin letters. */
function strange(said: Said, queries: readonly Query[]): readonly Place[] {
  if (!queries.every(({ kind }) => kind === 'select' || kind === 'compare')) return [];
  const names = new Set(unknownNames(said).filter((word) => /[A-Z]/.test(word)));
  const used = (word: string) => WORKS_WITH.test(said.text.slice(0, said.text.indexOf(word))) && !isCommonWord(word.toLowerCase());
  const isName = (word: string) => names.has(word) || (/^[a-z]/i.test(word) && (hasHan(said.text) || used(word)));
  return unknownWords(said)
    .map((word) => word.replace(/[.,;:!?]+$/, ''))
    .filter((word) => !/^\d|\d$/.test(word) && isName(word))
    .map((word) => ({ start: said.text.indexOf(word), end: said.text.indexOf(word) + word.length }));
}

/** Words that say who asks, from where and how they pay: nothing that every kind of Query holds. */
const circumstances = (said: Said, { words }: Held): readonly Place[] => [
  ...(words.has('payment-methods') ? [] : said.cues('paid-with')),
  ...(words.has('buyers') ? [] : said.cues('who-buys')),
  ...said.cues('abroad', 'circumstance'),
];

/** The words of the message, each once; `unheard`: parts that change nothing. Talk and a question that was not understood hold nothing anyway. */
export function leftOver(said: readonly Said[], queries: readonly Query[], known: Known, unheard?: Unheard): readonly string[] {
  if (queries.every(({ kind }) => kind === 'talk' || kind === 'clarify' || kind === 'unknown')) return [];
  // Who reckons with figures of their own needs no plan for it.
  if (queries.every((query) => query.kind === 'sum' && query.rows.every(({ subject }) => subject === undefined))) return [];
  const held = heldIn(queries);
  const compared = queries.some(({ kind }) => kind === 'compare');
  const left = said.flatMap((each) =>
    [
      ...things(each, held, known, compared),
      ...sums(each, held, known),
      ...figures(each, queries, held),
      ...strange(each, queries),
      ...circumstances(each, held),
    ].map(({ start, end }) => each.text.slice(start, end).trim()),
  );
  // Of a choice and of what is reckoned every part matters; beside a fact stands many a story.
  const weighed = queries.some(({ kind }) => kind === 'select' || kind === 'compare' || kind === 'sum' || kind === 'use');
  const sharp = (words: string) => left.some((each) => words.includes(each));
  const parts = (unheard?.parts ?? []).filter(({ words, asks }) => (weighed || asks || unheard?.doubtful) && !sharp(words)).map(({ words }) => words);
  const kept = [...new Set([...left, ...parts])].filter((words) => !held.texts.some((text) => text.includes(words.toLowerCase())));
  return kept.filter((words) => !kept.some((other) => other !== words && other.includes(words)));
}
