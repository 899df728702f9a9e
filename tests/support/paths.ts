/** Topics, measures and terms of every kind. `ids`: what stands where a path takes an id; `names`: where it takes any text. */
import fc from 'fast-check';
import type { Measure } from '#src/ask/query/measures.ts';
import type { Term } from '#src/ask/query/terms.ts';
import type { Topic } from '#src/ask/query/topics.ts';
import { addDays } from '#src/catalog/days.ts';
import { type Attribute, attributes, periods, units, windows } from '#src/catalog/schema.ts';
import { limitWindows } from '#src/catalog/spans.ts';

export type Vocabulary = {
  readonly [K in 'clients' | 'models' | 'rules' | 'features' | 'ratings' | 'notes' | 'protocols' | 'products']: readonly string[];
};

const parts = ['cached', 'uncached', 'input', 'output', 'cache-write', 'total'] as const;
/** 2025-12-01 to 2026-12-31. */
export const anyDay = fc.integer({ min: 0, max: 395 }).map((days) => addDays('2025-12-01', days));

/** A record of which each field is there or not. */
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { requiredKeys: [] });
const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);

export function topicsOf(of: Vocabulary): fc.Arbitrary<Topic> {
  const unit = fc.constantFrom(...units);
  const share = fc.constantFrom(0, 0.05, 0.5, 0.9, 1);
  const hour = fc.integer({ min: 0, max: 24 });
  const name = fc.constantFrom('Moonbeam', 'MCP calls', 'cached input', 'a/b=c%');
  const fields: { readonly [A in Attribute]?: fc.Arbitrary<Partial<Topic>> } = {
    prices: some({ phase: fc.constantFrom('first', 'second', 'regular', 'renewal'), per: fc.constantFrom(...periods) }),
    discounts: some({ per: fc.constantFrom(...periods) }),
    quotas: some({ window: fc.constantFrom(...windows), aspect: fc.constantFrom('resets', 'unit'), unit, item: oneOf(of.models) }),
    rules: some({ term: oneOf(of.rules) }),
    features: some({ term: oneOf(of.features) }),
    ratings: some({ term: oneOf(of.ratings) }),
    notes: some({ term: oneOf(of.notes) }),
    protocols: some({ term: oneOf(of.protocols) }),
    endpoints: some({ term: oneOf(of.protocols) }),
    equivalents: some({ term: oneOf(of.products) }),
    availability: some({ term: fc.constantFrom('new', 'renewal', 'upgrade') }),
    clients: fc.oneof(some({ item: oneOf(of.clients) }), fc.record({ name })),
    models: fc.oneof(some({ item: oneOf(of.models) }), fc.record({ family: fc.constantFrom('qwen', 'glm') }), fc.record({ name })),
    multipliers: some({ item: oneOf(of.models) }),
    routes: some({ item: oneOf(of.models) }),
    apiPrices: some({ part: fc.constantFrom(...parts) }),
    links: some({ link: fc.constantFrom(...attributes.links.fact.shape.kind.options), item: oneOf(of.clients) }),
    environment: some({ name: fc.constantFrom('ANTHROPIC_BASE_URL', 'OPENAI_API_KEY') }),
  };
  const plain = (Object.keys(attributes) as Attribute[]).map((attribute) =>
    (fields[attribute] ?? fc.constant({})).map((more): Topic => ({ attribute, ...more })),
  );
  const hours = fc.record({ from: hour, to: hour });
  return fc.oneof(
    ...plain,
    some({ item: oneOf(of.models), days: fc.constantFrom([1, 2, 3, 4, 5], [6, 7], [3]), hours, zone: fc.constantFrom(-5, 0, 5.5) }).map(
      (more): Topic => ({ attribute: 'multipliers', aspect: 'peak', ...more }),
    ),
    some({ item: oneOf(of.models), tokens: fc.constantFrom(1, 2_500_000), cached: share, output: share }).map(
      (more): Topic => ({ attribute: 'multipliers', aspect: 'credits', ...more }),
    ),
    some({ unit, to: unit, name }).map((more): Topic => ({ attribute: 'notes', aspect: 'counting', term: 'counting', ...more })),
    fc.constantFrom<Topic>({ attribute: 'highlights', aspect: 'maker' }, { attribute: 'renewsAs', aspect: 'successor' }),
  );
}

const anyId = ['alpha', 'beta-2.5'];
export const topics = topicsOf({
  clients: anyId,
  models: anyId,
  rules: anyId,
  features: anyId,
  ratings: anyId,
  notes: anyId,
  protocols: anyId,
  products: anyId,
});

export const measuresOf = (ratings: readonly string[]): fc.Arbitrary<Measure> => {
  const window = fc.constantFrom(...windows);
  return fc.oneof<fc.Arbitrary<Measure>[]>(
    fc.record({ by: fc.constant('price' as const), phase: fc.constantFrom('first', 'regular'), per: fc.constantFrom(...periods) }),
    fc.record({ by: fc.constant('quota' as const), window }),
    fc.record(
      { by: fc.constant('unit-price' as const), window, unit: fc.constantFrom(...units, 'multiple' as const), spend: fc.constantFrom(1, 99.5) },
      { requiredKeys: ['by'] },
    ),
    fc.record({ by: fc.constant('window-ratio' as const), over: window, under: window }),
    fc.record({ by: fc.constant('count' as const), attribute: fc.constantFrom(...(Object.keys(attributes) as Attribute[])) }),
    fc.record({ by: fc.constant('parameters' as const), active: fc.boolean() }),
    fc.constant<Measure>({ by: 'context' }),
    fc.record({ by: fc.constant('api-price' as const), part: fc.constantFrom(...parts) }),
    fc.record({ by: fc.constant('rating' as const), dimension: oneOf(ratings) }),
  );
};
export const measures = measuresOf(anyId);

export const termsOf = (models: readonly string[]): fc.Arbitrary<Term> =>
  fc.oneof<fc.Arbitrary<Term>[]>(
    fc.record(
      {
        of: fc.constant('price' as const),
        per: fc.constantFrom(...periods),
        phase: fc.constantFrom('first', 'regular', 'offer'),
        nth: fc.integer({ min: 1, max: 12 }),
        day: anyDay,
        earlier: fc.constant(true as const),
      },
      { requiredKeys: ['of', 'per'] },
    ),
    fc.record(
      {
        of: fc.constant('quota' as const),
        window: fc.constantFrom(...limitWindows),
        unit: fc.constantFrom(...units, 'task' as const, 'multiple' as const),
        model: oneOf(models),
      },
      { requiredKeys: ['of'] },
    ),
    fc.record({ of: fc.constant('api' as const), part: fc.constantFrom(...parts) }),
  );
export const terms = termsOf(anyId);
