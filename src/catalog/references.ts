/** Every place of the schema where one record names another, and those that name nothing. */
import type { DataFile } from './files.ts';
import { type Data, folders, inFile } from './parse.ts';
import type { Problem } from './problems.ts';
import { type Attribute, attributes, type Conversion, type Fact } from './schema.ts';
import type { Entity, EntityKind } from './types.ts';

type Target = EntityKind | 'source' | 'term';
type Reference = { readonly path: readonly PropertyKey[]; readonly target: readonly Target[]; readonly id: string };
type Finders = { readonly [A in Attribute]?: (fact: Fact<A>) => readonly Reference[] };

const ref = (target: Target | readonly Target[], id: string | undefined, ...path: PropertyKey[]): readonly Reference[] =>
  id === undefined ? [] : [{ path, target: typeof target === 'string' ? [target] : target, id }];
const refs = (target: Target, ids: readonly string[] | undefined, ...path: PropertyKey[]): readonly Reference[] =>
  (ids ?? []).flatMap((id, at) => ref(target, id, ...path, at));

/** What a fact of each attribute names, besides its source. */
const finders: Finders = {
  quotas: (fact) => [
    ...ref('plan', fact.times?.of, 'times', 'of'),
    ...ref('model', fact.model, 'model'),
    ...ref('term', fact.pool, 'pool'),
    ...refs('model', fact.models, 'models'),
  ],
  benchmarks: (fact) => ref('term', fact.test, 'test'),
  multipliers: (fact) => ref('model', fact.model, 'model'),
  renewsAs: (fact) => ref('plan', fact.plan, 'plan'),
  routes: (fact) => [...ref('model', fact.model, 'model'), ...ref('model', fact.to, 'to')],
  models: (fact) => [...refs('model', fact.items, 'items'), ...refs('model', fact.lacks, 'lacks')],
  clients: (fact) => [...refs('client', fact.items, 'items'), ...refs('client', fact.lacks, 'lacks')],
  protocols: (fact) => [...refs('term', fact.items, 'items'), ...refs('term', fact.lacks, 'lacks')],
  features: (fact) => ref('term', fact.feature, 'feature'),
  rules: (fact) => ref('term', fact.rule, 'rule'),
  ratings: (fact) => ref('term', fact.dimension, 'dimension'),
  advice: (fact) => [
    ...refs('client', fact.needs?.clients, 'needs', 'clients'),
    ...refs('model', fact.needs?.models, 'needs', 'models'),
    ...refs('term', fact.needs?.features, 'needs', 'features'),
    ...refs('term', fact.needs?.rules, 'needs', 'rules'),
  ],
  equivalents: (fact) => ref(['plan', 'term'], fact.of, 'of'),
  endpoints: (fact) => ref('term', fact.protocol, 'protocol'),
  environment: (fact) => ref('client', fact.client, 'client'),
  recipes: (fact) => ref('client', fact.client, 'client'),
  notes: (fact) => ref('term', fact.topic, 'topic'),
};

function ofEntity(entity: Entity): readonly Reference[] {
  const own =
    entity.kind === 'line'
      ? ref('vendor', entity.vendor, 'vendor')
      : entity.kind === 'plan'
        ? ref('line', entity.line, 'line')
        : entity.kind === 'model'
          ? ref('vendor', entity.vendor, 'vendor')
          : [];
  const stated = (Object.keys(attributes) as Attribute[]).flatMap((attribute) =>
    (entity[attribute] ?? []).flatMap((fact, at) => {
      const find = finders[attribute] as ((fact: Fact<Attribute>) => readonly Reference[]) | undefined;
      return [...ref('source', fact.source, 'source'), ...(find?.(fact) ?? [])].map((one) => ({ ...one, path: [attribute, at, ...one.path] }));
    }),
  );
  return [...own, ...stated];
}

function ofConversion(conversion: Conversion, at: number): readonly Reference[] {
  const { scope, source } = conversion;
  return [
    ...ref('source', source, at, 'source'),
    ...ref('vendor', scope.vendor, at, 'scope', 'vendor'),
    ...ref('line', scope.line, at, 'scope', 'line'),
    ...ref('plan', scope.plan, at, 'scope', 'plan'),
    ...ref('model', scope.model, at, 'scope', 'model'),
    ...ref('term', scope.task, at, 'scope', 'task'),
  ];
}

/** References to nothing. `vital`: without what it names the catalog cannot be used. */
export function danglingOf(data: Data, files: readonly DataFile[]): readonly { readonly problem: Problem; readonly vital: boolean }[] {
  const known: Record<Target, ReadonlySet<string>> = {
    vendor: idsOf(data.vendors),
    line: idsOf(data.lines),
    plan: idsOf(data.plans),
    model: idsOf(data.models),
    client: idsOf(data.clients),
    source: new Set(Object.keys(data.sources)),
    term: new Set(Object.keys(data.glossary)),
  };
  const entities: readonly Entity[] = [...data.vendors, ...data.lines, ...data.plans, ...data.models, ...data.clients];
  const placed = [
    ...entities.map((entity) => ({ file: `${folders[entity.kind]}/${entity.id}.yaml`, found: ofEntity(entity) })),
    ...Object.entries(data.glossary).map(([id, term]) => ({
      file: 'glossary.yaml',
      found: [
        ...ref('term', term.opposite, id, 'opposite'),
        ...refs('term', term.near, id, 'near'),
        ...term.definitions.flatMap((definition, at) => ref('source', definition.source, id, 'definitions', at, 'source')),
      ],
    })),
    { file: 'rates.yaml', found: data.rates.flatMap((rate, at) => ref('source', rate.source, at, 'source')) },
    { file: 'conversions.yaml', found: data.conversions.flatMap(ofConversion) },
  ];
  const byName = new Map(files.map((one) => [one.name, one]));
  return placed.flatMap(({ file, found }) => {
    const dataFile = byName.get(file);
    return found
      .filter(({ target, id }) => !target.some((kind) => known[kind].has(id)))
      .flatMap(({ path, target, id }) => {
        if (!dataFile) return [];
        const problem = inFile(dataFile, { path, reason: `no such ${target.join(' or ')}: ${id}` });
        return [{ problem, vital: target.some((kind) => kind === 'source' || kind === 'line' || kind === 'vendor') }];
      });
  });
}

function idsOf(entities: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(entities.map((entity) => entity.id));
}
