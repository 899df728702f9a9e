/** From files to typed entities, with every fault found on the way. */
import type { z } from 'zod';
import type { DataFile } from './files.ts';
import { foundBy, type Problem, pathText } from './problems.ts';
import * as schema from './schema.ts';
import type { Catalog, Client, Entity, EntityKind, Line, Model, Plan, Vendor } from './types.ts';

/** What the files say, before anything is looked up in them. */
export type Data = Pick<
  Catalog,
  'vendors' | 'lines' | 'plans' | 'models' | 'clients' | 'sources' | 'glossary' | 'outsiders' | 'rates' | 'conversions'
>;

/** Which file an entity or a record stands in. */
export const folders = { vendor: 'vendors', line: 'lines', plan: 'plans', model: 'models', client: 'clients' } as const satisfies Record<
  EntityKind,
  string
>;

const entityFiles: Record<EntityKind, z.ZodType> = {
  vendor: schema.vendorFile,
  line: schema.lineFile,
  plan: schema.planFile,
  model: schema.modelFile,
  client: schema.clientFile,
};
const tables = {
  'sources.yaml': schema.sourcesFile,
  'glossary.yaml': schema.glossaryFile,
  'outsiders.yaml': schema.outsidersFile,
  'rates.yaml': schema.ratesFile,
  'conversions.yaml': schema.conversionsFile,
} as const;

const kinds = Object.keys(folders) as EntityKind[];

/** `data` lacks what is faulty; each fault is in `problems`. */
export function parseData(files: readonly DataFile[]): { readonly data: Data; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const entities: Entity[] = [];
  const tabled: Partial<Record<keyof typeof tables, unknown>> = {};
  for (const file of files) {
    if (file.faults.length > 0) {
      problems.push(...file.faults.map((fault) => ({ file: file.name, path: '', ...fault })));
      continue;
    }
    const home = homeOf(file.name);
    if (typeof home === 'string') {
      problems.push({ file: file.name, path: '', reason: home });
      continue;
    }
    const parsed = home.schema.safeParse(file.value);
    if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => foundBy(issue, file.value).map((found) => inFile(file, found))));
    else if (home.kind) entities.push({ ...(parsed.data as object), kind: home.kind, id: home.id } as Entity);
    else tabled[home.table] = parsed.data;
  }
  const of = <K extends EntityKind>(kind: K) => entities.filter((entity): entity is Extract<Entity, { kind: K }> => entity.kind === kind);
  return {
    data: {
      vendors: of('vendor') satisfies readonly Vendor[],
      lines: of('line') satisfies readonly Line[],
      plans: of('plan') satisfies readonly Plan[],
      models: of('model') satisfies readonly Model[],
      clients: of('client') satisfies readonly Client[],
      sources: withIds((tabled['sources.yaml'] ?? {}) as z.infer<typeof schema.sourcesFile>),
      glossary: withIds((tabled['glossary.yaml'] ?? {}) as z.infer<typeof schema.glossaryFile>),
      outsiders: Object.values((tabled['outsiders.yaml'] ?? {}) as z.infer<typeof schema.outsidersFile>).flat(),
      rates: (tabled['rates.yaml'] ?? []) as z.infer<typeof schema.ratesFile>,
      conversions: (tabled['conversions.yaml'] ?? []) as z.infer<typeof schema.conversionsFile>,
    },
    problems,
  };
}

type Home = { readonly schema: z.ZodType } & (
  | { readonly kind: EntityKind; readonly id: string }
  | { readonly kind?: never; readonly table: keyof typeof tables }
);

/** What a file must hold, by its name; or what is wrong with the name. */
function homeOf(name: string): Home | string {
  if (Object.hasOwn(tables, name)) return { schema: tables[name as keyof typeof tables], table: name as keyof typeof tables };
  const [folder, file, ...deeper] = name.split('/');
  const kind = kinds.find((one) => folders[one] === folder);
  if (!kind || file === undefined || deeper.length > 0)
    return `no such place: data lies in ${Object.values(folders).join('/, ')}/ and ${Object.keys(tables).join(', ')}`;
  const id = file.replace(/\.yaml$/, '');
  if (id === file || !schema.id.safeParse(id).success) return 'the name must be an id (a-z, 0-9, single - or . between) and end in .yaml';
  return { schema: entityFiles[kind], kind, id };
}

/** Says where in the file: path, line, and the record by its keys. */
export function inFile(file: DataFile, found: { readonly path: readonly PropertyKey[]; readonly reason: string }): Problem {
  const line = file.line(found.path);
  const record = recordAt(file.value, found.path);
  return {
    file: file.name,
    path: pathText(found.path),
    ...(record === undefined ? {} : { record }),
    ...(line === undefined ? {} : { line }),
    reason: found.reason,
  };
}

/** What tells the fact at a path from its neighbours: its keys, else its id. */
function recordAt(value: unknown, path: readonly PropertyKey[]): string | undefined {
  const at = path.findIndex((step) => typeof step === 'number');
  if (at < 0) return undefined;
  const fact = path.slice(0, at + 1).reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
  if (typeof fact !== 'object' || fact === null) return undefined;
  const attribute = String(path[at - 1]);
  const keys: readonly string[] = Object.hasOwn(schema.attributes, attribute)
    ? schema.attributes[attribute as schema.Attribute].keys
    : ['id', 'base', 'quote', 'day'];
  const told = keys.flatMap((key) => {
    const part = (fact as Record<string, unknown>)[key];
    return part === undefined ? [] : [typeof part === 'string' ? part : JSON.stringify(part)];
  });
  return told.length > 0 ? told.join(', ') : undefined;
}

/** Each record with its key as `id`; no prototype, so that no word of a user finds one. */
function withIds<T extends object>(records: Readonly<Record<string, T>>): Readonly<Record<string, T & { readonly id: string }>> {
  const out: Record<string, T & { readonly id: string }> = Object.create(null);
  for (const [id, record] of Object.entries(records)) out[id] = { ...record, id };
  return out;
}
