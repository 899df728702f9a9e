/** Any Query that the language allows, about what a catalog holds: whatever an understander makes of a question. */
import fc from 'fast-check';
import type { z } from 'zod';
import { measurePath } from '#src/ask/query/measures.ts';
import { day, id, measure, natural, positive, share, term, topics, whole } from '#src/ask/query/parts.ts';
import { type Query, query } from '#src/ask/query/query.ts';
import { row } from '#src/ask/query/sum.ts';
import { termPath } from '#src/ask/query/terms.ts';
import { topicPath } from '#src/ask/query/topics.ts';
import { currencies, units } from '#src/catalog/schema.ts';
import { spans } from '#src/catalog/spans.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { anyDay, measuresOf, termsOf, topicsOf, type Vocabulary } from './paths.ts';

/** What of a zod schema says which values it takes. */
type Shape = {
  readonly type: string;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
};

const shapeOf = (schema: z.ZodType): Shape => schema._zod.def as unknown as Shape;

const amounts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 5, 6, 8, 10, 12, 20, 40, 49, 50, 100, 149, 200, 500, 1200, 9000, 18_000, 90_000) },
  { weight: 2, arbitrary: fc.constantFrom(0.05, 0.5, 0.9, 0.95, 9.9, 1_000_000, 300_000_000, 5_760_000_000) },
  fc.integer({ min: 1, max: 2_000_000_000 }),
  fc.double({ min: 0.001, max: 1e7, noNaN: true }),
);
const any = fc.oneof({ weight: 9, arbitrary: amounts }, fc.constant(0));

/** What a catalog lets one ask about. */
export function vocabularyOf({ clients, models, glossary }: Catalog): Vocabulary {
  const ofKind = (kind: string) => Object.keys(glossary).filter((each) => glossary[each]?.kind === kind);
  const idsOf = (all: readonly { readonly id: string }[]) => all.map((each) => each.id);
  return {
    clients: idsOf(clients),
    models: idsOf(models),
    products: ofKind('product'),
    rules: ofKind('rule'),
    features: ofKind('feature'),
    ratings: ofKind('dimension'),
    notes: ofKind('topic'),
    protocols: ofKind('protocol'),
  };
}

/** `words`: what stands where the schema takes any text. */
export function queriesOf(catalog: Catalog, words: readonly string[]): fc.Arbitrary<Query> {
  const { vendors, lines, plans, models, clients, glossary } = catalog;
  const of = vocabularyOf(catalog);
  const entities = fc
    .oneof(
      { weight: 5, arbitrary: fc.constantFrom(...plans) },
      { weight: 3, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: fc.constantFrom(...vendors) },
      { weight: 2, arbitrary: fc.constantFrom(...models) },
      { weight: 1, arbitrary: fc.constantFrom(...clients) },
    )
    .map((entity) => entity.id);
  const terms = Object.keys(glossary);
  const ids: Readonly<Record<string, readonly string[]>> = {
    ...of,
    terms,
    era: of.models,
    model: of.models,
    task: terms.filter((each) => glossary[each]?.kind === 'task'),
  };
  const texts: Readonly<Record<string, readonly string[]>> = {
    families: [...new Set(models.map(({ family }) => family))],
    editions: [...new Set(plans.flatMap(({ tier }) => tier.en.split(' ')))],
    cohort: ['earlier', '2026-02-12'],
  };
  const anyOf = (values: readonly string[] | undefined, otherwise: fc.Arbitrary<string>) =>
    values && values.length > 0 ? fc.constantFrom(...values) : otherwise;
  const topic = topicsOf(of).map(topicPath);
  const rows = fc.oneof(
    fc.record({ subject: entities, count: amounts, term: termsOf(of.models).map(termPath) }, { requiredKeys: ['subject', 'term'] }),
    fc.record({ subject: entities, term: fc.constantFrom('quotas', 'quotas/5h', 'quotas/week/in=token'), amount: amounts }),
    fc.record(
      {
        amount: any,
        count: amounts,
        unit: fc.constantFrom(...units),
        currency: fc.constantFrom(...currencies),
        per: fc.constantFrom(...spans),
        off: fc.constantFrom(0, 0.1, 0.55, 1),
      },
      { requiredKeys: ['amount'] },
    ),
  );
  /** Parts that the shape of their schema does not tell. */
  const known = new Map<z.ZodType, (key: string) => fc.Arbitrary<unknown>>([
    [id, (key) => anyOf(ids[key], entities)],
    [day, () => anyDay],
    [measure, () => measuresOf(of.ratings).map(measurePath)],
    [term, () => termsOf(of.models).map(termPath)],
    [topics, () => fc.array(topic, { minLength: 1, maxLength: 5 })],
    [row, () => rows],
    [positive, () => amounts],
    [natural, () => any],
    [whole, () => fc.integer({ min: 1, max: 40 })],
    [share, () => fc.constantFrom(0, 0.05, 0.1, 0.5, 0.55, 0.999, 1)],
  ]);

  function object(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<unknown> {
    const fields = Object.entries(shape);
    const optional = fields.filter(([, field]) => shapeOf(field).type === 'optional').map(([name]) => name);
    // What may be left out mostly is.
    return fc
      .uniqueArray(fc.constantFrom(...optional, ''), { maxLength: 3 })
      .chain((kept) =>
        fc.record(
          Object.fromEntries(
            fields.filter(([name]) => !optional.includes(name) || kept.includes(name)).map(([name, field]) => [name, build(field, name)]),
          ),
        ),
      );
  }

  function build(schema: z.ZodType, key: string): fc.Arbitrary<unknown> {
    const part = known.get(schema);
    if (part) return part(key);
    const def = shapeOf(schema);
    switch (def.type) {
      case 'union':
        return fc.oneof(...(def.options ?? []).map((option) => build(option, key)));
      case 'object':
        return object(def.shape ?? {}).filter((value) => schema.safeParse(value).success);
      case 'array': {
        const element = def.element ?? id;
        if (key === 'topics') return fc.array(topic, { minLength: 1, maxLength: 5 });
        // The ends of what an amount may be.
        if (shapeOf(element).type === 'number') return fc.array(amounts, { minLength: 3, maxLength: 3 }).map((all) => all.toSorted((a, b) => a - b));
        return fc.array(build(element, key), { minLength: 1, maxLength: 3 });
      }
      case 'optional':
        return build(def.innerType ?? id, key);
      case 'literal':
        return fc.constantFrom(...(def.values ?? []));
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case 'number':
        return any;
      case 'string':
        return anyOf(texts[key], fc.constantFrom(...words));
      default:
        throw new TypeError(`no values for a schema of type ${def.type}`);
    }
  }
  return build(query, '').map((value) => query.parse(value));
}
