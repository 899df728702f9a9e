/** English number words: "half", "ten", "two hundred fifty", "a million", "a couple of". */

type Found = { readonly end: number; readonly value: number };

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SMALL = new Map<string, number>([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['dozen', 12],
]);
const SCALES = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
const WORD = /([A-Za-z]+)([\s-]*)/y;
/** "one" is a number only where something is counted: "which one" is none. */
const COUNTED =
  /^(?:prompt|request|call|token|month|year|week|day|hour|person|people|user|seat|dev|plan|credit|million|billion|thousand|hundred|tool)/i;

type Word = { readonly text: string; readonly end: number; readonly next: number };

function wordAt(text: string, at: number): Word | undefined {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  return found?.[1] === undefined ? undefined : { text: found[1].toLowerCase(), end: at + found[1].length, next: at + found[0].length };
}

/** "a hundred", "a couple", "half a million". */
function readArticle(text: string, word: Word): Found | undefined {
  const next = wordAt(text, word.next);
  if (!next) return undefined;
  if (next.text === 'couple') return { end: next.end, value: 2 };
  const scale = next.text === 'dozen' ? 12 : SCALES.get(next.text);
  return scale === undefined ? undefined : { end: next.end, value: scale };
}

function readHalf(text: string, word: Word): Found {
  const article = wordAt(text, word.next);
  const scale = article && /^an?$/.test(article.text) ? wordAt(text, article.next) : undefined;
  const factor = scale && SCALES.get(scale.text);
  return scale && factor !== undefined ? { end: scale.end, value: factor / 2 } : { end: word.end, value: 0.5 };
}

/** What is summed up to the last scale, and what has come after it. */
type Sum = { readonly total: number; readonly section: number };

/** With the next word of the number; undefined where the number has ended. */
function withWord({ total, section }: Sum, { text }: Word): Sum | undefined {
  const small = SMALL.get(text);
  const scale = SCALES.get(text);
  if (small !== undefined) {
    // "twenty five" adds, "five six" are two numbers.
    const fits = section % 100 === 0 || (section % 100 >= 20 && section % 10 === 0 && small < 10);
    return fits ? { total, section: section + small } : undefined;
  }
  if (scale === undefined) return undefined;
  return scale === 100 ? { total, section: (section || 1) * 100 } : { total: total + (section || 1) * scale, section: 0 };
}

/** The English number word at this place; undefined when there is none. */
export function readEnglish(text: string, at: number): Found | undefined {
  const first = wordAt(text, at);
  if (!first) return undefined;
  if (first.text === 'a' || first.text === 'an') return readArticle(text, first);
  if (first.text === 'half') return readHalf(text, first);
  if (!SMALL.has(first.text)) return undefined;
  if (first.text === 'one' && !COUNTED.test(text.slice(first.next))) return undefined;

  let sum: Sum = { total: 0, section: 0 };
  let end = at;
  let next = at;
  for (let word: Word | undefined = first; word; word = wordAt(text, next)) {
    const more = withWord(sum, word);
    if (!more) break;
    sum = more;
    end = word.end;
    const joiner = wordAt(text, word.next);
    const joins = joiner?.text === 'and' && sum.section % 100 === 0 && SMALL.has(wordAt(text, joiner.next)?.text ?? '');
    next = joins ? joiner.next : word.next;
  }
  return end > at ? { end, value: sum.total + sum.section } : undefined;
}
