/** The data ten times over: beside every vendor others of the same shape, under names that nobody has heard of. */
import { type DataFile, dataDir, readFiles } from '#src/catalog/files.ts';

const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'so', 'ti', 'vu', 'ze'];
const han = Array.from('春夏秋冬山水云风石木');
const entities = /^(?:vendors|lines|plans|models|clients)\/(.+)\.yaml$/;

/** The nth made-up word, in letters and in Chinese. */
export const word = (n: number): string => Array.from(`${n + 100}`, (digit) => syllables[Number(digit)]).join('');
export const chinese = (n: number): string => Array.from(`${n + 100}`, (digit) => han[Number(digit)]).join('');

/** An id, a name or an alias of the nth copy; everything else as it is. */
function renamed(value: unknown, ids: ReadonlyMap<string, number>, copy: number): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, ids, copy));
  if (typeof value === 'string') return ids.has(value) ? `${value}-${word(copy)}` : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part, ids, copy)]));
}

/** Its own names: "Bakeli Lite" beside "Ark Lite"; tiers are called as everywhere. */
function namedAnew(file: { readonly names?: { readonly zh: string; readonly en: string }; readonly aliases?: readonly string[] }, n: number): object {
  const { names, aliases = [] } = file;
  const tail = (text: string) => text.split(' ').slice(1).join(' ');
  return {
    ...file,
    ...(names ? { names: { zh: `${chinese(n)} ${tail(names.zh)}`.trim(), en: `${word(n)} ${tail(names.en)}`.trim() } } : {}),
    aliases: aliases.map((_, index) => `${word(n)}${syllables[index % syllables.length]}`),
  };
}

/** Files for `buildCatalog`; `times` 1 is the data itself. */
export function multiplied(times: number, files: readonly DataFile[] = readFiles(dataDir)): Readonly<Record<string, unknown>> {
  const out: Record<string, unknown> = Object.fromEntries(files.map(({ name, value }) => [name, value]));
  const own = files.flatMap((file) => {
    const id = entities.exec(file.name)?.[1];
    return id === undefined ? [] : [{ ...file, id }];
  });
  const ids = new Map(own.map(({ id }, index) => [id, index]));
  for (let copy = 1; copy < times; copy++) {
    for (const [index, { name, id, value }] of own.entries()) {
      out[name.replace(`${id}.yaml`, `${id}-${word(copy)}.yaml`)] = namedAnew(renamed(value, ids, copy) as object, copy * own.length + index);
    }
  }
  return out;
}
