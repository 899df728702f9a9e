/**
 * The data as one file, for programs and for other houses: every entity with its facts, every fact with an id, its source, the day it was checked and
 * its basis. What a file of the folder leaves to its source is said on the fact itself, so that a fact can be read alone.
 */
import { createHash } from 'node:crypto';
import { type Attribute, attributes, type Day } from '../schema.ts';
import { keysOf } from '../slots.ts';
import type { Catalog, Entity } from '../types.ts';

export const FORMAT = 'suanpan-data';
/** Raised when a reader of the version before could take something for what it is not. */
export const VERSION = 1;
/** Of the compilation; a source that asks for more says it in its own `licence`. */
const LICENCE = 'MIT';

type Records = Readonly<Record<string, object>>;
type Listed = { readonly id: string } & Readonly<Record<string, unknown>>;

export type Body = {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly licence: string;
  /** The latest day on which any fact was checked: of two releases the one with the earlier day is the older. */
  readonly newest: Day;
  readonly sources: Records;
  readonly vendors: readonly Listed[];
  readonly lines: readonly Listed[];
  readonly plans: readonly Listed[];
  readonly models: readonly Listed[];
  readonly clients: readonly Listed[];
  readonly glossary: Records;
  readonly conversions: readonly object[];
  readonly rates: readonly object[];
  readonly outsiders: readonly string[];
};
/** `hash`: SHA-256 in hex of the rest as JSON without spaces, its keys in their order. */
export type Release = { readonly hash: string } & Body;

export const hashOf = (body: object): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');

const made = new WeakMap<Catalog, Release>();

/** The same data gives the same release, whenever it is made. */
export function releaseOf(catalog: Catalog): Release {
  const known = made.get(catalog) ?? createRelease(catalog);
  made.set(catalog, known);
  return known;
}

const texts = new WeakMap<Release, string>();

/** The file `api.json`, a line for each member. */
export function releaseText(release: Release): string {
  const known = texts.get(release) ?? `${JSON.stringify(release, undefined, 1)}\n`;
  texts.set(release, known);
  return known;
}

type Sourced = { readonly source: string; readonly from?: Day | undefined; readonly checked?: Day | undefined; readonly basis?: string | undefined };

function createRelease(catalog: Catalog): Release {
  let newest = '';

  /** `slotOf`: what tells a fact from its neighbours of the same source and first day. */
  function told<F extends Sourced>(facts: readonly F[], owner: string, slotOf: (fact: F) => string): readonly object[] {
    const used = new Map<string, number>();
    return facts.map((fact) => {
      const { source, checked = catalog.sources[source]?.date ?? '', basis = catalog.sources[source]?.basis, ...rest } = fact;
      if (checked > newest) newest = checked;
      const id = `${owner}/${slotOf(fact)}@${source}${fact.from === undefined ? '' : `~${fact.from}`}`;
      const times = (used.get(id) ?? 0) + 1;
      used.set(id, times);
      return { factId: times === 1 ? id : `${id}#${times}`, ...rest, source, checked, basis };
    });
  }

  function listed(entity: Entity): Listed {
    const { kind: _, id, ...rest } = entity;
    const parts = Object.entries(rest).map(([key, value]) => {
      if (!Object.hasOwn(attributes, key)) return [key, value];
      const attribute = key as Attribute;
      const slotOf = (fact: Sourced) => [attribute, ...Object.values(keysOf(attribute, fact as never)).map(plainly)].join(':');
      return [key, told(value as unknown as readonly Sourced[], id, slotOf)];
    });
    return { id, ...Object.fromEntries(parts) };
  }

  const parts = {
    sources: withoutIds(catalog.sources),
    vendors: catalog.vendors.map(listed),
    lines: catalog.lines.map(listed),
    plans: catalog.plans.map(listed),
    models: catalog.models.map(listed),
    clients: catalog.clients.map(listed),
    glossary: Object.fromEntries(
      Object.values(catalog.glossary).map(({ id, definitions, ...term }) => [
        id,
        { ...term, definitions: told(definitions, id, () => 'definitions') },
      ]),
    ),
    conversions: told(catalog.conversions, 'conversions', ({ id }) => id),
    rates: told(catalog.rates, 'rates', ({ base, quote, day }) => `${base}:${quote}:${day}`).map(datedByDay),
    outsiders: catalog.outsiders,
  };
  const body: Body = { format: FORMAT, version: VERSION, licence: LICENCE, newest, ...parts };
  // As JSON has it, so that whoever reads it works out the same hash.
  const plain = JSON.parse(JSON.stringify(body)) as Body;
  return { hash: hashOf(plain), ...plain };
}

const plainly = (part: unknown): string => (typeof part === 'string' ? part : JSON.stringify(part));

/** A rate has its own day and needs neither a check nor a basis. */
const datedByDay = (rate: object): object => {
  const { checked: _c, basis: _b, ...rest } = rate as Record<string, unknown>;
  return rest;
};

function withoutIds<T extends { readonly id: string }>(records: Readonly<Record<string, T>>): Records {
  return Object.fromEntries(Object.values(records).map(({ id, ...record }) => [id, record]));
}
