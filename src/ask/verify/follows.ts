/** The rules by which a figure of a Query follows from what was said. A figure that follows by none of them was made up. */
import { homeZone } from '#src/core/rates.ts';
import type { FigureOf } from './parts.ts';
import type { SaidValues } from './said.ts';

/** Whether the figure follows. Each rule by itself is enough. */
type Rule = (value: number, said: SaidValues) => boolean;

/** As near as figures with decimal places come to each other. */
const same = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
const among = (value: number, all: readonly number[]): boolean => all.some((each) => same(each, value));

/** More figures than this are a list; pairs of a list give almost anything. */
const MOST = 12;
/** Two of the figures that were said come to the value: one from each place. */
function pair(value: number, all: readonly number[], of: (one: number, other: number) => number): boolean {
  const few = all.slice(0, MOST);
  return few.some((one, at) => few.some((other, place) => place !== at && same(of(one, other), value)));
}

/** It was said itself: 一万八 = 18,000. */
const asSaid: Rule = (value, { amounts }) => among(value, amounts);
/** Nothing needs no numeral: "free", "all of it uncached". */
const none: Rule = (value) => value === 0;
/** One needs none: "a request", "the cheapest". */
const one: Rule = (value) => value === 1;
/** Two figures together: "300 by day and 200 by night". */
const added: Rule = (value, { numerals }) => pair(value, numerals, (first, second) => first + second);
/** What is left of the one without the other: "10M, of which 8M cached". */
const lessOther: Rule = (value, { numerals }) => value > 0 && pair(value, numerals, (all, part) => all - part);
/** So many times so much: 30 tasks of 30 calls. */
const times: Rule = (value, { numerals }) => pair(value, numerals, (count, each) => count * each);

/** Figures of a list, one after the other: "morning 200, afternoon 300, night 100", the kinds of tokens that make a request. */
const runs = (all: readonly number[]): readonly (readonly number[])[] => {
  const few = all.slice(0, MOST);
  return few.flatMap((_, from) => few.slice(from + 1).map((_, more) => few.slice(from, from + more + 2)));
};
const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);
/** A list together. */
const listed: Rule = (value, { numerals }) => runs(numerals).some((list) => same(total(list), value));
/** So many times a list: 500 calls of 2K, 40K and 1K. */
const timesListed: Rule = (value, { numerals }) =>
  runs(numerals).some((list) => numerals.slice(0, MOST).some((count) => same(count * total(list), value)));
/** So much at a time for so long, and so much for so long: 60 an hour for 5 hours, 30 for 3. */
const timesTogether: Rule = (value, { numerals }) => {
  const products = numerals.slice(0, MOST).flatMap((each, index, all) => (index + 1 < all.length ? [each * (all[index + 1] ?? 0)] : []));
  return products.some((first, index) => products.slice(index + 2).some((second) => same(first + second, value)));
};
/** A figure of a list out of the whole list: 80K cached of 3K, 80K and 1K. */
const partOfList: Rule = (value, { numerals }) => runs(numerals).some((list) => list.some((part) => same(part / total(list), value)));

/** Each part that was said, and what is left of one without it. */
const partsIn = ({ shares }: SaidValues): readonly number[] => shares.slice(0, MOST).flatMap((share) => [share, 1 - share]);
/** A part of what was said: "10M, 80 % of it cached", also where it is a part of a part. */
const shareOf: Rule = (value, said) => {
  const parts = partsIn(said);
  const of = (amount: number) => parts.some((part) => same(amount * part, value) || parts.some((other) => same(amount * part * other, value)));
  return said.numerals.slice(0, MOST).some(of);
};

/** A part as it was said, or the rest of one: 5 % uncached is 95 % cached. */
const partSaid: Rule = (value, said) => among(value, partsIn(said));
const exactPart: Rule = (value, { shares }) => among(value, shares);
/** So much of it more or less: "list price plus 10 %" is 1.1 times. */
const partMore: Rule = (value, { shares }) => shares.some((share) => same(1 + share, value) || same(1 - share, value));
/** "Cache hit rate of 95": without a sign. */
const hundredths: Rule = (value, { numerals }) => among(value * 100, numerals);
/** "270M of 300M are cached". */
const partOfOther: Rule = (value, { numerals }) => pair(value, numerals, (part, all) => part / all);

const YEAR = ['window-year', 'yearly', 'pay-year', 'each-year'];
const QUARTER = ['window-quarter', 'quarterly', 'pay-quarter', 'each-quarter'];
/** A year is 12 months, a quarter 3, so many of them so many times as many. */
const spansOfMonths: Rule = (value, { amounts, cues }) =>
  [[12, YEAR] as const, [3, QUARTER] as const].some(
    ([months, words]) =>
      words.some((cue) => cues.has(cue)) &&
      among(
        value,
        [1, ...amounts].map((count) => count * months),
      ),
  );
/** 90 days are 3 months. */
const daysAsMonths: Rule = (value, { amounts }) => among(value * 30, amounts);
/** "The first month, then 5 more". */
const afterFirst: Rule = (value, { amounts, cues }) => cues.has('first') && among(value - 1, amounts);

/** "Weekdays" are 5 days, "the weekend" 2, both together 7; "Tuesdays and Thursdays" 2. */
const weekdaysNamed: Rule = (value, { weekdays }) => weekdays.some(({ length }) => length === value) || new Set(weekdays.flat()).size === value;
/** Days of a week by the words for them alone: "on workdays", 做六休一, "on weekends". */
const DAYS_OF: readonly (readonly [string, number])[] = [
  ['workdays', 5],
  ['six-days', 6],
  ['weekends', 2],
];
/** "Two days off" are 5 of work, "one day off" 6. */
const daysOff: Rule = (value, { amounts, cues }) => among(7 - value, amounts) || DAYS_OF.some(([cue, days]) => days === value && cues.has(cue));
/** Every day, or all 30 of a month, are 7 of a week. */
const everyDay: Rule = (value, { amounts, cues }) => value === 7 && (cues.has('every-day') || among(30, amounts) || among(31, amounts));

/** All days but those that were named: "except Sundays", "nothing on weekends". */
const otherDays: Rule = (value, { weekdays }) => weekdays.some(({ length }) => 7 - length === value);
/** Amounts of days that were named make a week. */
const wholeWeek: Rule = (value, { weekdays }) => value === 7 && weekdays.length > 0;
/** "By day and by night, 4 hours each". */
const hoursOfEach: Rule = (value, { amounts, uses, cues }) => cues.has('each-span') && among(value / uses, amounts);

/** "From 9 to 18": 9 hours, over midnight too. */
const hoursBetween: Rule = (value, { clock }) => pair(value, clock, (from, to) => (to > from ? to - from : to - from + 24));

const onClock: Rule = (value, { clock }) => among(value, clock);
/** An hour of another zone, told in that of the data. */
const inHomeZone: Rule = (value, { clock, zones }) =>
  zones.some((zone) =>
    among(
      value,
      clock.map((hour) => (hour - zone + homeZone + 24) % 24),
    ),
  );

/** "My 3 interns and I". */
const withOneself: Rule = (value, { numerals, oneself }) => oneself && among(value - 1, numerals);

/** "12 of us, 3 heavy, 5 medium, the rest light". */
const theRest: Rule = (value, { numerals }) => {
  const few = numerals.slice(0, MOST);
  return few.some((all, at) => pair(all - value, few.toSpliced(at, 1), (first, second) => first + second));
};

const RULES: { readonly [O in FigureOf]: readonly Rule[] } = {
  claim: [asSaid, none, partMore],
  money: [asSaid, none, one],
  use: [asSaid, none, one, added, listed, times, timesListed, timesTogether],
  tokens: [asSaid, none, shareOf, lessOther],
  amount: [asSaid, one, listed],
  share: [partSaid, asSaid, none, hundredths, partOfOther, partOfList],
  output: [exactPart, asSaid, hundredths, partOfOther, partOfList],
  people: [asSaid, one, added, lessOther, theRest, withOneself],
  copies: [asSaid, one, added, withOneself],
  months: [asSaid, one, spansOfMonths, daysAsMonths, afterFirst],
  days: [asSaid, weekdaysNamed, otherDays, wholeWeek, daysOff, everyDay],
  weekday: [(value, { weekdays }) => weekdays.flat().includes(value), asSaid],
  hours: [asSaid, added, hoursBetween, hoursOfEach],
  hour: [onClock, inHomeZone],
  zone: [(value, { zones }) => zones.includes(value)],
  nth: [(value, { ordinals }) => ordinals.includes(value), asSaid, one],
};

/** Whether a figure of that kind was said or follows from what was said. */
export const follows = (of: FigureOf, value: number, said: SaidValues): boolean => RULES[of].some((holds) => holds(value, said));
