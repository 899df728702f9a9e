/** What is asked about an entity, as a path: `prices/first`, `quotas/5h/in=token`, `clients/name=foo`, `peak/hours=18-22/zone=-5`. */
import { type Attribute, attributes, periods, units, windows } from '#src/catalog/schema.ts';
import { figure, formsOf, type Head, parsePath, printPath, type Segment } from './path.ts';

export const tokenParts = ['cached', 'uncached', 'input', 'output', 'cache-write', 'total'] as const;
export type TokenPart = (typeof tokenParts)[number];

/** Hours of the day, `to` exclusive and before `from` where it is the next day's; days 1 (Monday) to 7, all where none is named. */
export type Hours = { readonly from: number; readonly to: number };

/** One thing asked about an entity: a path, taken apart. */
export type Topic = {
  readonly attribute: Attribute;
  /**
   * `maker`: who made a model; `resets`: when a quota comes back; `unit`: in which units the quota is told; `counting`: how use is counted; `peak`: at
   * which hours it counts more or less; `credits`: what tokens cost in credits; `successor`: what has taken its place.
   */
  readonly aspect?: 'resets' | 'counting' | 'maker' | 'unit' | 'peak' | 'credits' | 'successor' | undefined;
  readonly phase?: 'first' | 'second' | 'regular' | 'renewal' | undefined;
  readonly per?: (typeof periods)[number] | undefined;
  readonly window?: (typeof windows)[number] | undefined;
  /** The unit a quota is wanted in; of `counting` the one that is counted in `to`. */
  readonly unit?: (typeof units)[number] | undefined;
  readonly to?: (typeof units)[number] | undefined;
  /** A rule, feature, dimension, topic, task or protocol of the glossary; a note, event or advice by its id; the plan of an equivalent; to whom it is available. */
  readonly term?: string | undefined;
  readonly link?: string | undefined;
  readonly part?: TokenPart | undefined;
  /** A client or a model: "is it in the list", "of which model". */
  readonly item?: string | undefined;
  /** A family of models: "any Qwen model". */
  readonly family?: string | undefined;
  /** A variable; a client or a model that the data does not know; of `counting` the kind of use that may count. */
  readonly name?: string | undefined;
  /** Of a list: items that are not asked about. */
  readonly without?: readonly string[] | undefined;
  /** Of `credits`: how many tokens, and the shares of them (input + output) that are cached and output. */
  readonly tokens?: number | undefined;
  readonly cached?: number | undefined;
  readonly output?: number | undefined;
  /** Of `peak`: the hours that may fall into it. */
  readonly days?: readonly number[] | undefined;
  readonly hours?: Hours | undefined;
  /** Hours ahead of UTC in which `hours` are said; without it UTC+8. */
  readonly zone?: number | undefined;
};

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const WORD = /^.+$/;
const anyId = (field: string, key: string): Segment => ({ field, free: ID, key });
const item = anyId('item', 'item');
const term = anyId('term', 'term');
const within = (least: number, most: number, { read, ...segment }: Segment): Segment => ({
  ...segment,
  read: (text) => {
    const value = read?.(text);
    return typeof value === 'number' && value >= least && value <= most ? value : undefined;
  },
});

function readHours(text: string): Hours | undefined {
  const [from, to] = text.split('-').map(Number);
  return from !== undefined && to !== undefined && [from, to].every((hour) => hour >= 0 && hour <= 24) ? { from, to } : undefined;
}

function readDays(text: string): readonly number[] | undefined {
  const days = text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(1, Math.min(7, to - from + 1)) }, (_, i) => from + i);
  });
  return days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) ? days : undefined;
}

const PEAK: readonly Segment[] = [
  item,
  { field: 'days', key: 'days', read: readDays, write: (days: readonly number[]) => days.join(',') },
  { field: 'hours', key: 'hours', read: readHours, write: ({ from, to }: Hours) => `${from}-${to}` },
  within(-12, 14, figure('zone', 'zone')),
];
const CREDITS: readonly Segment[] = [
  item,
  within(Number.MIN_VALUE, 1e15, figure('tokens', 'tokens')),
  within(0, 1, figure('cached', 'cached')),
  within(0, 1, figure('output', 'output')),
];
const counted = (field: string, key: string): Segment => ({ field, key, read: (text) => units.find((unit) => unit === text) });

/** Segments of an attribute that has any; `quotas` also asks for more than its amount. */
const SEGMENTS: { readonly [A in Attribute]?: readonly Segment[] } = {
  prices: [
    { field: 'phase', values: ['first', 'second', 'regular', 'renewal'] },
    { field: 'per', values: periods },
  ],
  discounts: [{ field: 'per', values: periods }],
  quotas: [
    { field: 'window', values: windows },
    { field: 'aspect', values: ['resets', 'unit'] },
    counted('unit', 'in'),
    { field: 'item', key: 'model' },
  ],
  rules: [term],
  features: [term],
  ratings: [term],
  notes: [term],
  events: [term],
  advice: [term],
  protocols: [term],
  endpoints: [term],
  equivalents: [term],
  availability: [{ field: 'term', values: attributes.availability.fact.shape.to.options }],
  limits: [{ field: 'term', values: attributes.limits.fact.shape.kind.options }],
  clients: [item, { field: 'name', key: 'name' }],
  models: [item, { field: 'family', key: 'family' }, { field: 'name', key: 'name' }],
  multipliers: [item],
  routes: [item],
  apiPrices: [{ field: 'part', values: tokenParts }],
  links: [
    { field: 'link', values: attributes.links.fact.shape.kind.options },
    { field: 'item', key: 'for' },
  ],
  environment: [{ field: 'name', free: WORD, key: 'name' }],
};

const HEADS: Readonly<Record<string, Head>> = {
  ...Object.fromEntries(
    (Object.keys(attributes) as Attribute[]).map((attribute) => [attribute, { gives: { attribute }, segments: SEGMENTS[attribute] ?? [] }]),
  ),
  peak: { gives: { attribute: 'multipliers', aspect: 'peak' }, segments: PEAK },
  credits: { gives: { attribute: 'multipliers', aspect: 'credits' }, segments: CREDITS },
  // How use is counted stands in notes on counting, or on a kind of work.
  counting: {
    gives: { attribute: 'notes', aspect: 'counting', term: 'counting' },
    segments: [counted('unit', 'of'), counted('to', 'in'), term, { field: 'name', key: 'for' }],
  },
  maker: { gives: { attribute: 'highlights', aspect: 'maker' }, segments: [] },
  successor: { gives: { attribute: 'renewsAs', aspect: 'successor' }, segments: [] },
};

/** How a path of this kind is written. */
export const topicForms = formsOf(HEADS);

/** What a path asks about. Throws RangeError for what is no path of a topic. */
export const parseTopic = (path: string): Topic => parsePath(HEADS, path) as Topic;

const headOf = ({ attribute, aspect }: Topic): string => (aspect !== undefined && Object.hasOwn(HEADS, aspect) ? aspect : attribute);

/** The path of a topic; what its kind does not ask about is left out. */
export function topicPath(topic: Topic): string {
  const name = headOf(topic);
  const head = HEADS[name];
  if (!head) throw new RangeError(`"${name}" is nothing that can be asked about`);
  return printPath(name, head, topic as Readonly<Record<string, unknown>>);
}
