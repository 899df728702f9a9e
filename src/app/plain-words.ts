/** Words of a person's as they may be kept: without what could tell who somebody is or let somebody in, so that equal ones are equal. */

const LONGEST = 300;
/** What it looks like, and what stands in its place. In this order: an address holds what looks like a name. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?:\/\/\S+/giu, '[link]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '[mail]'],
  [/<[@#][!&]?\w+>|<at\b[^>]*>(?:[^<]*<\/at>)?|[@＠][^\s@＠,，.。:：!！?？、]+/gu, '[name]'],
  // Keys and tokens: letters and figures mixed, longer than any model's name.
  [/(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{32,}/giu, '[key]'],
  // Telephone numbers and ids of accounts; a sum of tokens has its unit, or fewer digits.
  [/\+?(?:\d[\s()-]{0,2}){9,}\d/gu, '[number]'],
];

/** Masked, one line, at most 300 characters. */
export function withoutNames(text: string): string {
  const masked = MASKS.reduce((words, [looks, mask]) => words.replaceAll(looks, mask), text);
  return masked.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST);
}

/** The same for questions that differ in case, width, spaces or the signs at their ends only. */
export function normalised(text: string): string {
  return withoutNames(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/^[\s\p{P}]+|(?<![\])])[\s\p{P}~]+$/gu, '');
}
