/** A message as tokens: figures, names, money, days and the words around them, in their order. From here on nothing depends on the language. */
import type { Day } from '#src/catalog/schema.ts';
import type { Mention } from '#src/catalog/types.ts';
import { scanDays } from '../days.ts';
import { type MoneyMention, scanMoney } from '../money.ts';
import { type NumberMention, scanNumbers } from '../numbers.ts';
import { blank, meeting, type Place } from '../places.ts';
import { type ShareMention, scanFractions, scanMultiples, scanShares } from '../shares.ts';
import { BREAK, COPIES, CUES, FILLER, NOON, type TokenClass, WORDS } from './words.ts';

export type Token = Place & {
  readonly class: TokenClass;
  readonly text: string;
  /** The meaning of a word: a unit, a period, a cue. */
  readonly value?: string;
  /** Of a figure; of a rate over several periods ("every 2 days") how many. */
  readonly number?: NumberMention;
  readonly money?: MoneyMention;
  readonly share?: ShareMention;
  readonly name?: Mention;
  /** Hour of the day of a time. */
  readonly hour?: number;
  /** Of a figure: days of the week, 1 (Monday) to 7, that it is told of; or that it is told of busy days. */
  readonly days?: readonly number[];
  readonly busy?: true;
};

const WORD = new RegExp(WORDS.map(({ pattern }) => `(${pattern})`).join('|'), 'giu');
const PHRASE = new RegExp(CUES.map(({ pattern }) => `(${pattern})`).join('|'), 'giu');
const NOTHING = new RegExp(`(?:${FILLER})+`, 'iuy');
const BREAKS = new RegExp(BREAK, 'u');

/** 一天, 一个月, 一次: "a day", "a call", and no figure. */
const ARTICLE =
  /^个(?=\s?(?:大概|大约|约|要|算|按|用|需要|得|消耗|平均|吃|就|都){1,4}\s?\d)|^\s?(?:个)?(?:天|日|周|星期|礼拜|月|年|小时|分钟|次|条|轮)/;
/** Places of a list: no figures. */
const LIST = /(?:^|\n)\s?(\d{1,2})(?=[.、)]\s?\D)/g;
/** 20:00, "9:30pm", "to midnight", and "1am" where a dash before it would make a name of it: "9pm-1am". */
const TIME =
  /(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)(?:\s?([ap])\.?m\b)?|(?<!\d)(1[0-2]|\d)\s?([ap])\.?m(?=\s?[-~–]\s?\d)|(?<=[ap]\.?m\s?[-~–]\s?)(1[0-2]|\d)\s?([ap])\.?m\b|(?<=(?:to|till?|until|[-~–到至])\s?)(?:midnight|午夜|零点)/gi;

function hourIn([, hour24, minute = '0', half24, ...rest]: RegExpMatchArray): number {
  const [hour12, half12] = [rest[0] ?? rest[2], rest[1] ?? rest[3]];
  const hour = Number(hour24 ?? hour12) + Number(minute) / 60;
  // Only midnight is told without a figure.
  if (hour24 === undefined && hour12 === undefined) return 24;
  const half = (half24 ?? half12)?.toLowerCase();
  if (half === 'p') return hour < NOON ? hour + NOON : hour;
  return half === 'a' && hour >= NOON ? hour - NOON : hour;
}

function places(text: string, pattern: RegExp): readonly Place[] {
  return [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** What stands between two placed tokens, word by word. */
function wordsIn(text: string, from: number, to: number): readonly Token[] {
  const found: Token[] = [];
  const rest = (start: number, end: number) => {
    for (let at = start; at < end; ) {
      NOTHING.lastIndex = at;
      const filler = Math.min(NOTHING.exec(text)?.[0].length ?? 0, end - at);
      at += filler;
      if (at >= end) break;
      const char = text.slice(at, at + 1);
      const stops = BREAKS.test(text.slice(at, at + 2)) && BREAKS.test(char === '.' ? text.slice(at, at + 2) : char);
      const kind: TokenClass = stops ? '.' : 'o';
      const last = found.at(-1);
      // Words of no meaning in a row are one.
      if (kind === 'o' && last?.class === 'o' && last.end >= at - filler)
        found[found.length - 1] = { ...last, end: at + 1, text: text.slice(last.start, at + 1) };
      else found.push({ class: kind, start: at, end: at + 1, text: char });
      at += 1;
    }
  };
  WORD.lastIndex = from;
  let at = from;
  for (let match = WORD.exec(text); match && match.index < to; match = WORD.exec(text)) {
    // A word ends where the next placed token begins, though its look ahead may reach into it.
    if (match[0] === '' || match.index + match[0].length > to) {
      WORD.lastIndex = match.index + 1;
      continue;
    }
    rest(at, match.index);
    const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
    const word = WORDS[which];
    at = match.index + match[0].length;
    if (word)
      found.push({ class: word.class, start: match.index, end: at, text: match[0], ...(word.value === undefined ? {} : { value: word.value }) });
  }
  rest(at, to);
  return found;
}

function phrasesIn(text: string): readonly Token[] {
  return [...text.matchAll(PHRASE)].flatMap((match): readonly Token[] => {
    const cue = CUES[match.findIndex((group, index) => index > 0 && group !== undefined) - 1];
    if (!cue || match[0] === '') return [];
    const place = { start: match.index, end: match.index + match[0].length, text: match[0] };
    return [{ class: cue.class, ...place, ...(cue.value === undefined ? {} : { value: cue.value }) }];
  });
}

export type Tokens = {
  readonly tokens: readonly Token[];
  /** Words with figures in them that are no name we know ("gpt9"). */
  readonly strangers: readonly string[];
};

const isOffer = ({ name }: Token): boolean => name?.entities.some(({ kind }) => kind === 'plan' || kind === 'line') ?? false;

const LONGEST_NAME = 40;

/** `names` are those found in the text; their digits are no figures. `today` reads days without a year; without it days are not looked for. */
export function tokensOf(text: string, names: readonly Mention[], today: Day | undefined): Tokens {
  const unnamed = blank(text, names, ' ');
  const days = today === undefined ? [] : scanDays(unnamed, today);
  const times = [...unnamed.matchAll(TIME)];
  const dated = blank(unnamed, [...days, ...times.map((found) => ({ start: found.index, end: found.index + found[0].length }))], ' ');
  const numbers = scanNumbers(dated);
  const money = scanMoney(dated, numbers);
  const shares = scanShares(dated, numbers);
  const nothing = [...places(dated, LIST), ...scanFractions(dated), ...scanMultiples(dated, numbers)];
  const phrases = phrasesIn(dated);
  const takenAt = meeting([...money, ...shares, ...nothing, ...phrases]);
  const isArticle = ({ text: word, end }: NumberMention) => word === '一' && ARTICLE.test(dated.slice(end, end + 12));
  const figures = numbers.filter((number) => !number.glued && takenAt(number).length === 0 && !isArticle(number));
  const placed: Token[] = [
    ...phrases,
    ...names.map((name): Token => ({ class: 'R', start: name.start, end: name.end, text: name.text, name })),
    ...days.map(({ start, end }): Token => ({ class: 'Y', start, end, text: text.slice(start, end) })),
    ...times.map((found): Token => {
      const [whole] = found;
      return { class: 'K', start: found.index, end: found.index + whole.length, text: whole, hour: hourIn(found) };
    }),
    ...money.map((each): Token => ({ class: 'M', start: each.start, end: each.end, text: text.slice(each.start, each.end), money: each })),
    ...shares.map((each): Token => ({ class: '%', start: each.start, end: each.end, text: text.slice(each.start, each.end), share: each })),
    ...nothing.map(({ start, end }): Token => ({ class: 'o', start, end, text: text.slice(start, end) })),
    ...figures.map(
      (number): Token => ({
        class: text[number.start - 1] === '第' ? 'o' : 'N',
        start: number.start,
        end: number.end,
        text: number.text,
        number,
      }),
    ),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
  const tokens: Token[] = [];
  let at = 0;
  for (const token of placed) {
    if (token.start < at) continue;
    const copies = tokens.at(-1)?.class === 'N' && isOffer(token) && COPIES.test(dated.slice(at, token.start));
    const between: readonly Token[] = copies
      ? [{ class: 'I', start: at, end: token.start, text: dated.slice(at, token.start) }]
      : wordsIn(dated, at, token.start);
    tokens.push(...between, token);
    at = token.end;
  }
  tokens.push(...wordsIn(dated, at, dated.length));
  const strangers = numbers
    .filter((number) => number.glued && !times.some(({ index, 0: whole }) => index <= number.start && number.start < index + whole.length))
    .map(({ start, end }) => `${/[\w.-]*$/.exec(unnamed.slice(Math.max(0, start - LONGEST_NAME), start))?.[0] ?? ''}${unnamed.slice(start, end)}`);
  return { tokens, strangers };
}
