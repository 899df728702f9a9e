/** Everything that must be true of the data files and that a schema of one file cannot tell. */
import { existsSync } from 'node:fs';
import { type DataFile, fileOf, readFiles } from './files.ts';
import { keyOf } from './names/normalise.ts';
import { type Data, folders, inFile, parseData } from './parse.ts';
import type { Problem } from './problems.ts';
import { danglingOf } from './references.ts';
import { remarksOn } from './remarks.ts';
import { type Attribute, attributes, type Day } from './schema.ts';
import type { Entity } from './types.ts';

/**
 * All faults of the folder, in the order of its files: unknown keys, values that the schema does not allow, missing translations and sources,
 * references to nothing, periods that end before they begin, ids given twice, names that two entities of one kind share, quotas that are
 * multiples of themselves. Empty when the data is sound.
 */
export function checkData(dir: string): readonly Problem[] {
  if (!existsSync(dir)) return [{ file: dir, path: '', reason: 'no such folder' }];
  return checkFiles(readFiles(dir));
}

/** What the folder leaves open. Empty for a folder that is not there. */
export function remarksOnFolder(dir: string): readonly Problem[] {
  return existsSync(dir) ? remarksOn(parseData(readFiles(dir)).data) : [];
}

/** The same for contents by file name, as `buildCatalog` takes them. */
export function checkContents(files: Readonly<Record<string, unknown>>): readonly Problem[] {
  return checkFiles(Object.entries(files).map(([name, content]) => fileOf(name, content)));
}

function checkFiles(files: readonly DataFile[]): readonly Problem[] {
  const { data, problems } = parseData(files);
  // A file that could not be read is missing to all others: what they say of it is no fault of theirs.
  const dangling = problems.length > 0 ? [] : danglingOf(data, files).map(({ problem }) => problem);
  const found = [...problems, ...dangling, ...factsAt(data, files), ...sharedIds(data, files), ...collisions(data, files), ...circles(data, files)];
  return found.sort((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1));
}

type Placed = { readonly file: string; readonly path: readonly PropertyKey[]; readonly fact: Checked };
type Checked = {
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly retracted?: Day | undefined;
  readonly amount?: unknown;
  readonly factor?: unknown;
  readonly times?: unknown;
};

function entitiesOf(data: Data): readonly Entity[] {
  return [...data.vendors, ...data.lines, ...data.plans, ...data.models, ...data.clients];
}

const fileOfEntity = ({ kind, id }: Entity) => `${folders[kind]}/${id}.yaml`;

function allFacts(data: Data): readonly Placed[] {
  return [
    ...entitiesOf(data).flatMap((entity) =>
      (Object.keys(attributes) as Attribute[]).flatMap((attribute) =>
        (entity[attribute] ?? []).map((fact, at) => ({ file: fileOfEntity(entity), path: [attribute, at], fact: fact as Checked })),
      ),
    ),
    ...data.conversions.map((fact, at) => ({ file: 'conversions.yaml', path: [at], fact })),
    ...Object.entries(data.glossary).flatMap(([id, term]) =>
      term.definitions.map((fact, at) => ({ file: 'glossary.yaml', path: [id, 'definitions', at], fact })),
    ),
  ];
}

function factsAt(data: Data, files: readonly DataFile[]): readonly Problem[] {
  const repeated = repeatedIds(data);
  return allFacts(data).flatMap(({ file, path, fact }) => {
    const { from, until, retracted } = fact;
    const found: { path: readonly PropertyKey[]; reason: string }[] = [];
    if (from !== undefined && until !== undefined && until <= from)
      found.push({ path: [...path, 'until'], reason: `until ${until} is not after from ${from}` });
    if (from !== undefined && retracted !== undefined && retracted <= from)
      found.push({ path: [...path, 'retracted'], reason: `retracted ${retracted} is not after from ${from}` });
    for (const key of ['amount', 'factor', 'times'] as const) {
      const range = fact[key];
      if (isRange(range) && !ordered(range)) found.push({ path: [...path, key], reason: 'low, typical and high are not in order' });
    }
    const first = repeated.get(fact);
    if (first !== undefined) found.push({ path, reason: `the same id as ${first}` });
    return found.map((one) => placed(files, file, one));
  });
}

type Range = { readonly low: number; readonly typical?: number; readonly high: number };

function isRange(value: unknown): value is Range {
  return typeof value === 'object' && value !== null && 'low' in value && 'high' in value;
}

function ordered({ low, typical, high }: Range): boolean {
  return low <= high && (typical === undefined || (low <= typical && typical <= high));
}

/** Attributes whose facts are things that happened or were said once: an id stands for one of them. */
const single: readonly Attribute[] = ['events', 'advice', 'notes', 'recipes'];

/** Each fact whose id another of its entity has already, with the place of that one. */
function repeatedIds(data: Data): ReadonlyMap<unknown, string> {
  const found = new Map<unknown, string>();
  const remember = (facts: readonly { readonly id?: string }[], name: string) => {
    const seen = new Map<string, number>();
    for (const [at, fact] of facts.entries()) {
      if (fact.id === undefined) continue;
      const first = seen.get(fact.id);
      if (first === undefined) seen.set(fact.id, at);
      else found.set(fact, `${name}[${first}]`);
    }
  };
  for (const entity of entitiesOf(data)) for (const attribute of single) remember((entity[attribute] ?? []) as { id?: string }[], attribute);
  remember(data.conversions, 'conversions');
  return found;
}

/** An id stands for one entity, whatever its kind: a question holds nothing else. */
function sharedIds(data: Data, files: readonly DataFile[]): readonly Problem[] {
  const owners = Map.groupBy(entitiesOf(data), ({ id }) => id);
  return [...owners.values()].flatMap(([first, ...others]) =>
    others.map((other) => placed(files, fileOfEntity(other), { path: [], reason: `the id ${other.id} is already that of a ${first?.kind ?? ''}` })),
  );
}

/** Names by which two entities of one kind would be found. */
function collisions(data: Data, files: readonly DataFile[]): readonly Problem[] {
  const taken = new Map<string, string>();
  const named = [
    ...entitiesOf(data).map((entity) => ({
      kind: entity.kind as string,
      id: entity.id,
      file: fileOfEntity(entity),
      root: [] as string[],
      ...naming(entity),
    })),
    ...Object.entries(data.glossary).map(([id, term]) => ({ kind: `glossary ${term.kind}`, id, file: 'glossary.yaml', root: [id], ...naming(term) })),
  ];
  return named.flatMap(({ kind, id, file, root, names }) =>
    names.flatMap(({ text, path }) => {
      const key = `${kind} ${keyOf(text)}`;
      const other = taken.get(key);
      taken.set(key, other ?? id);
      if (other === undefined || other === id) return [];
      return [placed(files, file, { path: [...root, ...path], reason: `"${text}" already names the ${kind} ${other}` })];
    }),
  );
}

type Named = { readonly id: string; readonly names: { readonly zh: string; readonly en: string }; readonly aliases: readonly string[] };

function naming({ id, names, aliases }: Named): { readonly names: readonly { readonly text: string; readonly path: readonly PropertyKey[] }[] } {
  return {
    names: [
      { text: id, path: [] },
      { text: names.zh, path: ['names', 'zh'] },
      { text: names.en, path: ['names', 'en'] },
      ...aliases.map((text, at) => ({ text, path: ['aliases', at] })),
    ],
  };
}

/** Quotas that are, over other plans, a multiple of themselves. */
function circles(data: Data, files: readonly DataFile[]): readonly Problem[] {
  const bases = new Map(data.plans.map((plan) => [plan.id, (plan.quotas ?? []).flatMap((quota) => (quota.times ? [quota.times.of] : []))]));
  const reaches = (from: string, goal: string, seen: readonly string[]): boolean =>
    (bases.get(from) ?? []).some((next) => next === goal || (!seen.includes(next) && reaches(next, goal, [...seen, next])));
  return data.plans.flatMap((plan) =>
    (plan.quotas ?? []).flatMap((quota, at) => {
      const of = quota.times?.of;
      if (of === undefined || (of !== plan.id && !reaches(of, plan.id, [of]))) return [];
      return [
        placed(files, fileOfEntity(plan), { path: ['quotas', at, 'times', 'of'], reason: `the quota of ${of} is itself a multiple of this one` }),
      ];
    }),
  );
}

function placed(files: readonly DataFile[], name: string, found: { readonly path: readonly PropertyKey[]; readonly reason: string }): Problem {
  const file = files.find((one) => one.name === name);
  return file ? inFile(file, found) : { file: name, path: found.path.join('.'), reason: found.reason };
}
