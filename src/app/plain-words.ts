/** Words of a person's as they may be kept: without what could tell who somebody is or let somebody in, so that equal ones are equal. */

const LONGEST = 300;
const LINK = /(https?:\/\/[^\s<>"“”，。；、）)]+)/giu;
/** What it looks like, and what stands in its place. In this order: an address holds what looks like a name. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '[mail]'],
  [/<[@#][!&]?\w+>|<at\b[^>]*>(?:[^<]*<\/at>)?|[@＠][^\s@＠,，.。:：!！?？、]+/gu, '[name]'],
  // Keys and tokens: letters and figures mixed, longer than any model's name.
  [/(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{32,}/giu, '[key]'],
  // Telephone numbers and ids of accounts; a sum of tokens has its unit, or fewer digits.
  [/\+?(?:\d[\s()-]{0,2}){9,}\d/gu, '[number]'],
];

const masked = (text: string): string => MASKS.reduce((words, [looks, mask]) => words.replaceAll(looks, mask), text);

/** On one line; links become a mark, too, unless they are wanted: where something stands is told by them. */
export function withoutNames(text: string, links: 'kept' | 'masked'): string {
  const pieces = text.split(LINK).map((piece, index) => (index % 2 === 0 ? masked(piece) : links === 'kept' ? piece : '[link]'));
  return pieces.join('').replaceAll(/\s+/gu, ' ').trim();
}

/** The same for questions that differ in case, width, spaces or the signs at their ends only; at most 300 characters. */
export function normalised(text: string): string {
  const plain = withoutNames(text.normalize('NFKC'), 'masked').toLowerCase();
  return plain.replaceAll(/^[^\p{L}\p{N}[]+|[^\p{L}\p{N}\]]+$/gu, '').slice(0, LONGEST);
}
