/** A release as tables for spreadsheets: one for each attribute, with a row for each fact. */
import { attributes } from '../schema.ts';
import type { Release } from './release.ts';

type Row = Readonly<Record<string, string | number | boolean>>;

const listed = { vendor: 'vendors', line: 'lines', plan: 'plans', model: 'models', client: 'clients' } as const;
const kinds = Object.keys(listed) as (keyof typeof listed)[];

/** Text by file name ("prices.csv"), RFC 4180 with a byte order mark, without which Excel takes Chinese for something else. Tables without a row are left out. */
export function csvOf(release: Release): Readonly<Record<string, string>> {
  const entities = kinds.flatMap((kind) => release[listed[kind]].map((entity) => ({ kind, entity })));
  const tables: Record<string, readonly Row[]> = {
    entities: entities.map(({ kind, entity }) =>
      flat({ kind, ...Object.fromEntries(Object.entries(entity).filter(([key]) => !Object.hasOwn(attributes, key))) }),
    ),
    sources: Object.entries(release.sources).map(([id, source]) => flat({ id, ...source })),
    conversions: release.conversions.map(flat),
    rates: release.rates.map(flat),
  };
  for (const attribute of Object.keys(attributes)) {
    tables[attribute] = entities.flatMap(({ kind, entity }) =>
      ((entity[attribute] ?? []) as readonly { readonly factId: string }[]).map(({ factId, ...fact }) =>
        flat({ factId, kind, entity: entity.id, ...fact }),
      ),
    );
  }
  return Object.fromEntries(Object.entries(tables).flatMap(([name, rows]) => (rows.length > 0 ? [[`${name}.csv`, text(rows)]] : [])));
}

/** `{ text: { zh, en } }` becomes text.zh and text.en; a list stays one cell, as JSON. */
function flat(record: object): Row {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]): [string, Row[string]][] => {
      if (Array.isArray(value)) return [[key, JSON.stringify(value)]];
      if (typeof value !== 'object' || value === null) return [[key, value]];
      return Object.entries(flat(value)).map(([inner, part]) => [`${key}.${inner}`, part]);
    }),
  );
}

function text(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return `\u{feff}${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would work out a text that begins like a formula. */
function cell(value: Row[string]): string {
  const plain = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
