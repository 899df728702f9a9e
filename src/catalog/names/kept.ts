/**
 * What is known of names before anybody asks: how each is written and sounds, and every form in full. It depends on the data alone, takes a quarter of a
 * second to work out, and is kept beside the data (`../compiled.ts`) as plain values, with ids instead of entities.
 */
import { deserialize, serialize } from 'node:v8';
import type { Catalog, Plan, Ref } from '../types.ts';
import { type Entry, entriesOf, everyEntity } from './entries.ts';
import { type Form, formsOf } from './forms.ts';

type Row = Pick<Entry, 'key' | 'sounds'> & { readonly entities: readonly Ref[]; readonly tiers: readonly string[] };

/** Forms by their parts; `owners`: places in `everyEntity`. */
type Columns = { readonly keys: readonly string[]; readonly owners: readonly number[]; readonly costs: readonly number[] };

/** `forms`: written down once more, since only completion asks for them. */
export type KeptNames = { readonly rows: readonly Row[]; readonly forms: Uint8Array };

export type KnownNames = { readonly entries: ReadonlyMap<string, Entry>; readonly forms: () => readonly Form[] };

export const namesKnown = (catalog: Catalog): KnownNames => ({ entries: entriesOf(catalog), forms: () => formsOf(catalog) });

export function keptNames(catalog: Catalog): KeptNames {
  const { entries, forms } = namesKnown(catalog);
  const rows = [...entries.values()].map(({ key, sounds, entities, tiers }) => ({
    key,
    ...(sounds ? { sounds } : {}),
    entities: entities.map(({ kind, id }) => ({ kind, id })),
    tiers: tiers.map(({ id }) => id),
  }));
  const place = new Map(everyEntity(catalog).map((entity, at) => [entity, at]));
  const all = forms();
  const columns: Columns = {
    keys: all.map(({ key }) => key),
    owners: all.map(({ entity }) => place.get(entity) ?? 0),
    costs: all.map(({ cost }) => cost),
  };
  return { rows, forms: serialize(columns) };
}

/** The same names again, of a catalog of the same data. */
export function namesAsKept({ rows, forms }: KeptNames, catalog: Catalog): KnownNames {
  const present = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);
  const entry = ({ entities, tiers, ...row }: Row): Entry => ({
    ...row,
    entities: entities.flatMap((ref) => present(catalog.find(ref))),
    tiers: tiers.flatMap((id): readonly Plan[] => present(catalog.get('plan', id))),
  });
  return {
    entries: new Map(rows.map((row) => [row.key, entry(row)])),
    forms: () => {
      const { keys, owners, costs } = deserialize(forms) as Columns;
      const entities = everyEntity(catalog);
      return keys.flatMap((key, at) => present(entities[owners[at] ?? 0]).map((entity) => ({ key, entity, cost: costs[at] ?? 0 })));
    },
  };
}
