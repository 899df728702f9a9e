/** The way from a folder of files to a catalog. */
import { DataError } from '#src/errors.ts';
import { createCatalog } from './catalog.ts';
import { type Compiled, compiled } from './compiled.ts';
import { type DataFile, fileOf, readFiles } from './files.ts';
import { keptNames, namesAsKept } from './names/kept.ts';
import { createNames } from './names.ts';
import { type Data, parseData } from './parse.ts';
import { danglingOf } from './references.ts';
import type { Catalog, Names } from './types.ts';

export { dataDir } from './files.ts';

/**
 * Reads the whole folder at once. Throws DataError for the first file that does not hold what it must, or that cites a source, or stands under
 * a line or a vendor, that is not there. `data check` finds the rest.
 */
export function readData(dir: string): Data {
  return soundData(readFiles(dir));
}

function compile(dir: string): Compiled {
  const data = readData(dir);
  return { data, names: keptNames(createCatalog(data)) };
}

/** The same as a catalog with its names, out of what was read before where nothing has changed since. Throws as `readData`. */
export function loadNamed(dir: string): { readonly catalog: Catalog; readonly names: Names } {
  const { data, names } = compiled(dir, compile);
  const catalog = createCatalog(data);
  return { catalog, names: createNames(catalog, namesAsKept(names, catalog)) };
}

/** The catalog alone. Throws as `readData`. */
export function loadCatalog(dir: string): Catalog {
  return createCatalog(compiled(dir, compile).data);
}

/** A catalog from contents by file name ("plans/x-lite.yaml"): YAML text, or the value itself. Throws as `loadCatalog`. */
export function buildCatalog(files: Readonly<Record<string, unknown>>): Catalog {
  return createCatalog(soundData(Object.entries(files).map(([name, content]) => fileOf(name, content))));
}

function soundData(files: readonly DataFile[]): Data {
  const { data, problems } = parseData(files);
  const [first] = problems.length > 0 ? problems : danglingOf(data, files).flatMap(({ problem, vital }) => (vital ? [problem] : []));
  if (first) {
    const path = [first.line === undefined ? '' : `line ${first.line}`, first.path, first.record ? `(${first.record})` : '']
      .filter(Boolean)
      .join(' ');
    throw new DataError(first.file, path, first.reason);
  }
  return data;
}
