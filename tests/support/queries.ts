/** Any Query that the schema allows, about what a catalog holds: whatever an understander makes of a question. */
import fc from 'fast-check';
import type { z } from 'zod';
import { type Query, query } from '#src/ask/query.ts';
import { ref } from '#src/ask/query-parts.ts';
import { addDays } from '#src/catalog/days.ts';
import { day, id } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';

/** What of a zod schema says which values it takes. */
type Shape = {
  readonly type: string;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
};
type Check = { readonly minimum?: number; readonly check?: string; readonly value?: number; readonly inclusive?: boolean };

const shapeOf = (schema: z.ZodType): Shape => schema._zod.def as unknown as Shape;

/** 2025-12-01 to 2026-12-31. */
export const anyDay = fc.integer({ min: 0, max: 395 }).map((days) => addDays('2025-12-01', days));

const amounts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 5, 6, 8, 10, 12, 20, 40, 49, 50, 100, 149, 200, 500, 1200, 9000, 18_000, 90_000) },
  { weight: 2, arbitrary: fc.constantFrom(0.05, 0.5, 0.9, 0.95, 9.9, 1_000_000, 300_000_000, 5_760_000_000) },
  fc.integer({ min: 1, max: 2_000_000_000 }),
  fc.double({ min: 0.001, max: 1e7, noNaN: true }),
);

function numbers(checks: readonly Check[]): fc.Arbitrary<number> {
  const whole = checks.some(({ check }) => check === 'number_format');
  const least = checks.find(({ check }) => check === 'greater_than');
  if (checks.some(({ check }) => check === 'less_than')) return fc.constantFrom(0, 0.05, 0.1, 0.5, 0.55, 0.999, 1);
  if (whole) return fc.integer({ min: least?.inclusive ? 0 : 1, max: 40 });
  return least && !least.inclusive ? amounts : fc.oneof({ weight: 9, arbitrary: amounts }, fc.constant(0));
}

/** `words`: what stands where the schema takes any text. */
export function queriesOf(catalog: Catalog, words: readonly string[]): fc.Arbitrary<Query> {
  const { vendors, lines, plans, models, clients, glossary } = catalog;
  const refs = fc
    .oneof(
      { weight: 5, arbitrary: fc.constantFrom(...plans) },
      { weight: 3, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: fc.constantFrom(...vendors) },
      { weight: 2, arbitrary: fc.constantFrom(...models) },
      { weight: 1, arbitrary: fc.constantFrom(...clients) },
    )
    .map(({ kind, id: own }) => ({ kind, id: own }));
  const ofKind = (kind: string) => Object.keys(glossary).filter((term) => glossary[term]?.kind === kind);
  const ids: Readonly<Record<string, readonly string[]>> = {
    clients: clients.map(({ id: own }) => own),
    models: models.map(({ id: own }) => own),
    model: models.map(({ id: own }) => own),
    protocols: ofKind('protocol'),
    features: ofKind('feature'),
    rules: ofKind('rule'),
    dimension: ofKind('dimension'),
    task: ofKind('task'),
  };
  const texts: Readonly<Record<string, readonly string[]>> = {
    link: [...new Set([...lines, ...plans].flatMap(({ links = [] }) => links.map(({ kind }) => kind)))],
    family: [...new Set(models.map(({ family }) => family))],
    families: [...new Set(models.map(({ family }) => family))],
  };
  const anyOf = (values: readonly string[] | undefined, otherwise: readonly string[]) =>
    fc.constantFrom(...(values && values.length > 0 ? values : otherwise));

  function build(schema: z.ZodType, key: string): fc.Arbitrary<unknown> {
    if (schema === ref) return refs;
    if (schema === day) return anyDay;
    if (schema === id) return anyOf(ids[key], Object.keys(glossary));
    const def = shapeOf(schema);
    const checks = (def.checks ?? []).map((check) => check._zod.def);
    switch (def.type) {
      case 'union':
        return fc.oneof(...(def.options ?? []).map((option) => build(option, key)));
      case 'object': {
        const fields = Object.entries(def.shape ?? {});
        const optional = fields.filter(([, field]) => shapeOf(field).type === 'optional').map(([name]) => name);
        // What may be left out mostly is.
        const some = fc.uniqueArray(fc.constantFrom(...optional, ''), { maxLength: 3 });
        return some.chain((kept) =>
          fc.record(
            Object.fromEntries(
              fields.filter(([name]) => !optional.includes(name) || kept.includes(name)).map(([name, field]) => [name, build(field, name)]),
            ),
          ),
        );
      }
      case 'array': {
        const least = checks.find(({ check }) => check === 'min_length')?.minimum ?? 0;
        return fc.array(build(def.element ?? ref, key), { minLength: least, maxLength: least + (key === 'topics' ? 5 : 2) });
      }
      case 'optional':
        return build(def.innerType ?? ref, key);
      case 'literal':
        return fc.constantFrom(...(def.values ?? []));
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case 'boolean':
        return fc.boolean();
      case 'number':
        return numbers(checks);
      case 'string':
        return anyOf(texts[key], words);
      default:
        throw new TypeError(`no values for a schema of type ${def.type}`);
    }
  }
  return build(query, '').map((value) => query.parse(value));
}
