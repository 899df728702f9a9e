/** Bare versions that go on with a name before them: "GLM 5 和 4.7", "GLM Lite 用 4.7". */
import type { Mention, Names } from '#src/catalog/types.ts';

const NOT_COUNTED = String.raw`(?![\d.]|\s?[%个倍元块次万亿kKM折小])`;
const NEXT = new RegExp(String.raw`^\s?(?:和|与|跟|、|,|\/|or|and|vs\.?|比|than|to|到)\s?(\d(?:\.\d)?)${NOT_COUNTED}`, 'i');
/** "…，跟 4.7 一样不": the version of the same family, further on. */
const LATER = new RegExp(String.raw`(?:和|跟|与|比|than|vs\.?|or|and|as)\s?(\d\.\d)${NOT_COUNTED}`, 'i');
const RUN_ON = new RegExp(String.raw`(?:用|跑|按|开着?|\bon|\bwith|\busing|\brunning)\s?(\d\.\d)${NOT_COUNTED}`, 'gi');
const FAR = 40;

const named = (text: string, start: number, end: number, names: Names, full: string): readonly Mention[] => {
  const found = names.one(full, ['model']);
  return found ? [{ start, end, text: text.slice(start, end), entities: [found], how: 'exact' }] : [];
};

function nextVersion(name: Mention, text: string, names: Names): readonly Mention[] {
  const stem = /^(.*?)\d+(?:\.\d+)?$/.exec(name.text)?.[1];
  if (stem === undefined || !name.entities.some(({ kind }) => kind === 'model')) return [];
  const next = NEXT.exec(text.slice(name.end, name.end + 12)) ?? LATER.exec(text.slice(name.end, name.end + FAR));
  const version = next?.[1];
  if (!next || version === undefined) return [];
  const end = name.end + next.index + next[0].length;
  return named(text, end - version.length, end, names, `${stem}${version}`);
}

/** "5.3 和 5.3 flash": a bare version leads to the name that says whose it is. */
const EARLIER = /(?<![\d.])(\d\.\d)\s?(?:和|与|跟|、|,|\/|or|and|以及)\s?$/i;

function earlierVersion(name: Mention, text: string, names: Names): readonly Mention[] {
  const [model] = name.entities;
  const found = EARLIER.exec(text.slice(0, name.start));
  if (!found?.[1] || model?.kind !== 'model') return [];
  return named(text, found.index, found.index + found[1].length, names, `${model.family}-${found[1]}`);
}

/** The names with the versions that belong to them, in the order of the text. */
export function versionsIn(found: readonly Mention[], text: string, names: Names): readonly Mention[] {
  const [line] = found.flatMap(({ entities }) =>
    entities.flatMap((entity) => (entity.kind === 'plan' ? entity.line : entity.kind === 'line' ? entity.id : [])),
  );
  const modelled = found.some(({ entities }) => entities.some(({ kind }) => kind === 'model'));
  // A bare version beside a plan is a model of that line's family.
  const runOn =
    line === undefined || modelled
      ? []
      : [...text.matchAll(RUN_ON)].flatMap((match) => {
          const end = match.index + match[0].length;
          const version = match[1] ?? '';
          return named(text, end - version.length, end, names, `${line}-${version}`);
        });
  return [...found, ...found.flatMap((name) => [...nextVersion(name, text, names), ...earlierVersion(name, text, names)]), ...runOn].sort(
    (one, other) => one.start - other.start,
  );
}
