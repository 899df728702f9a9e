/** From the text of a release back to the data: whole and sound, or not at all. */
import { z } from 'zod';
import { DataError } from '#src/errors.ts';
import { checkContents } from '../check.ts';
import { fileOf } from '../files.ts';
import { type Data, folders, parseData } from '../parse.ts';
import { pathText } from '../problems.ts';
import { attributes, day, id } from '../schema.ts';
import type { EntityKind } from '../types.ts';
import { type Body, FORMAT, hashOf, VERSION } from './release.ts';

const entities = z.array(z.looseObject({ id }));
const facts = z.array(z.looseObject({}));
/** What it takes to find the parts of a release; the parts themselves are checked like the files of the folder. */
const envelope = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  licence: z.string(),
  newest: day,
  sources: z.record(id, z.looseObject({})),
  vendors: entities,
  lines: entities,
  plans: entities,
  models: entities,
  clients: entities,
  glossary: z.record(id, z.looseObject({ definitions: facts })),
  conversions: facts,
  rates: facts,
  outsiders: z.array(z.string()),
});

export type ReadRelease = { readonly data: Data; readonly hash: string; readonly newest: string };

/** `name` is how errors call it. Throws DataError: no JSON, another format or version, not what the hash was made of, or a first fault of the data. */
export function readRelease(text: string, name: string): ReadRelease {
  const { hash, newest } = envelopeOf(text, name);
  const { hash: _, ...body } = JSON.parse(text) as Body & { readonly hash: string };
  if (hashOf(body) !== hash) throw new DataError(name, 'hash', 'the content is not what the hash was made of');
  const contents = contentsOf(body);
  const [first] = checkContents(contents);
  if (first) throw new DataError(first.file, [first.path, first.record ? `(${first.record})` : ''].filter(Boolean).join(' '), first.reason);
  return { data: parseData(Object.entries(contents).map(([file, content]) => fileOf(file, content))).data, hash, newest };
}

function envelopeOf(text: string, name: string): z.infer<typeof envelope> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DataError(name, 'JSON', error instanceof Error ? error.message : String(error));
  }
  const read = envelope.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new DataError(name, pathText(issue?.path ?? []) || 'top level', issue?.message ?? 'no release');
}

/** The files of the folder that a release was made from, as `buildCatalog` takes them. */
export function contentsOf(body: Body): Readonly<Record<string, unknown>> {
  const kinds = Object.keys(folders) as EntityKind[];
  return {
    ...Object.fromEntries(kinds.flatMap((kind) => body[folders[kind]].map((entity) => [`${folders[kind]}/${entity.id}.yaml`, fileOfEntity(entity)]))),
    'sources.yaml': body.sources,
    'glossary.yaml': Object.fromEntries(
      Object.entries(body.glossary).map(([term, record]) => [
        term,
        { ...record, definitions: (record as { readonly definitions: readonly object[] }).definitions.map(withoutFactId) },
      ]),
    ),
    'conversions.yaml': body.conversions.map(withoutFactId),
    'rates.yaml': body.rates.map(withoutFactId),
    'outsiders.yaml': { all: body.outsiders },
  };
}

function fileOfEntity(entity: Body['plans'][number]): object {
  const { id: _, ...rest } = entity;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, Object.hasOwn(attributes, key) && Array.isArray(value) ? value.map(withoutFactId) : value]),
  );
}

function withoutFactId(fact: object): object {
  const { factId: _, ...rest } = fact as Readonly<Record<string, unknown>>;
  return rest;
}
