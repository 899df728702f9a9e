/** Months told by their place: 第二个月, "the third month", "month 2", 次月. They count no months. */
import { readNumber } from '../numbers.ts';

export type Ordinal = { readonly start: number; readonly end: number; readonly nth: number };

const HAN = /第\s?([0-9]+|[一二三四五六七八九十]+)\s?(?:个)?(?:月|期)(?!份)/g;
const MONTH_N = /\bmonth (?:no\.? ?|#)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:plans?|months?))/gi;
const NTH_MONTH =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)|(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)) (?:month|billing|payment)s?\b/gi;
/** "the second and third month", 第二第三个月: the first of two that share their word. */
const SHARED =
  /第\s?([0-9]+|[一二三四五六七八九十]+)(?=\s?[、和与及,，]?\s?第\s?[0-9一二三四五六七八九十]+\s?个?月)|\b(second|third|fourth|fifth)(?= (?:and|or|&) (?:third|fourth|fifth|sixth|\d(?:rd|th)) months?\b)/gi;
const NEXT = /次月|下个月|下月|\b(?:next month|the month after|following month)\b/gi;
/** A month of the calendar is the second one paid for only beside the first, or where its price is asked. */
const FIRST = /首[月购]|第[一1]个?月|头[一个]?月|\b(?:first|intro)/i;
const BREAK = /[,，。.?？!！;；\n]/;
const PRICED =
  /次月|呢|多少|几[块元]|价|钱|收费|扣|续费|涨|恢复|贵|\b(?:prices?|costs?|pay|charged?|renew|how much|(?:and|what about|then) (?:the )?(?:next|following) month)\b/i;
const isPaid = (text: string, at: number): boolean =>
  FIRST.test(text) || PRICED.test(`${text.slice(0, at).split(BREAK).at(-1)}${text.slice(at).split(BREAK)[0]}`);
const WORDS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];

function placeOf(said: string): number | undefined {
  const word = WORDS.indexOf(said.toLowerCase());
  return word > 0 ? word : (readNumber(said) ?? readNumber(`${said}个`));
}

/** In the order of the text. The first month is left to the words for a first purchase. */
export function scanOrdinals(text: string): readonly Ordinal[] {
  const found = [HAN, MONTH_N, NTH_MONTH, SHARED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Ordinal[] => {
      const nth = placeOf(match[1] ?? match[2] ?? '');
      return nth === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, nth }];
    }),
  );
  const next = [...text.matchAll(NEXT)]
    .filter(({ index }) => isPaid(text, index))
    .map((match): Ordinal => ({ start: match.index, end: match.index + match[0].length, nth: 2 }));
  return [...found, ...next].sort((one, other) => one.start - other.start);
}
