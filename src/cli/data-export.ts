/** `data export`: the data as files for other programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '#src/catalog/load.ts';
import { csvOf } from '#src/catalog/release/csv.ts';
import { releaseOf, releaseText } from '#src/catalog/release/release.ts';
import { releaseJsonSchema } from '#src/catalog/release/release-schema.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { print } from './table.ts';

const { en } = createLocalizers();

/** Writes api.json, api.schema.json and csv/ below `out`, which is made where it is not there. The exit code. Throws as `loadCatalog`. */
export function exportData(dir: string, out: string): number {
  const release = releaseOf(loadCatalog(dir));
  const tables = csvOf(release);
  mkdirSync(join(out, 'csv'), { recursive: true });
  writeFileSync(join(out, 'api.json'), releaseText(release));
  writeFileSync(join(out, 'api.schema.json'), `${JSON.stringify(releaseJsonSchema(), undefined, 1)}\n`);
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(out, 'csv', name), text);
  print(en.t('cli:data.exported', { folder: out, tables: Object.keys(tables).length, newest: release.newest, hash: release.hash }));
  return 0;
}
