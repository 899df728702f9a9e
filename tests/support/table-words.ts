/** Where code names what only the tables of windows and currencies may name. */
import { currencies } from '#src/catalog/currencies.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import { codeOf, type SourceFile } from './boundaries.ts';

/** The tables; the words of the languages, which say what each is called; and a list of somebody else's that is in one currency. */
const homes: readonly string[] = [
  'src/catalog/tables.ts',
  'src/catalog/models-dev.ts',
  'src/i18n/locale-keys.d.ts',
  'src/ask/vocabulary/en.ts',
  'src/ask/vocabulary/zh.ts',
];

/** "week" and "month" are words of many things; a window with a figure in its name is nothing else. */
const windows = limitWindows.filter((window) => /\d/.test(window)).join('|');
/** A currency anywhere; a window as a value or as the end of a key ("window-5h", "fact:windows.5h"), not as a word inside a pattern. */
const NAMED = new RegExp(String.raw`\b(?:${currencies.join('|')})\b|(?<=['"${'`'}.:-])(?:${windows})(?=['"${'`'}])`, 'g');

/** "file: what it names", for every place outside the tables. */
export function namedOutside(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !homes.includes(path))
    .flatMap(({ path, text }) => [...codeOf(text).matchAll(NAMED)].map(([name]) => `${path}: ${name}`));
}
