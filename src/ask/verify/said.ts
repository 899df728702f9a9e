/** Figures and days that were said: of each mention its value, whatever its role. */
import { addDays } from '#src/catalog/days.ts';
import type { Day } from '#src/catalog/schema.ts';
import { behind } from '../days.ts';
import { LOTS, SPENT } from '../mentions/lots.ts';
import type { Said } from '../mentions/said.ts';
import { normalize } from '../normalize.ts';
import { type NumberMention, scanNumbers } from '../numbers.ts';
import { OWN_SHARE, piecesOf } from '../pieces.ts';
import { blank } from '../places.ts';

export type SaidValues = {
  /** Each numeral once for each place where it stands, but those of a name and of a share. */
  readonly numerals: readonly number[];
  /** These, money, multiples, lots and figures in a role; of a range its ends and its middle. */
  readonly amounts: readonly number[];
  /** Parts of one. */
  readonly shares: readonly number[];
  readonly days: readonly Day[];
  /** Hours on the clock, as they were said. */
  readonly clock: readonly number[];
  readonly zones: readonly number[];
  /** Days of the week that were named together, Monday 1: [1, 2, 3, 4, 5] of "weekdays". */
  readonly weekdays: readonly (readonly number[])[];
  /** How many amounts of use. */
  readonly uses: number;
  /** The person counts as one of those who use it. */
  readonly oneself: boolean;
  readonly ordinals: readonly number[];
  /** Words without a numeral: of a stretch of time, of how often. */
  readonly cues: ReadonlySet<string>;
  /** The words of the texts, in small letters; of Chinese each character. */
  readonly pieces: ReadonlySet<string>;
};

type Ranged = { readonly low?: number; readonly high?: number };
const ends = ({ low, high }: Ranged): readonly number[] => [low ?? [], high ?? []].flat();

/** One in a day or a set phrase was said, too. */
const numeralsOf = (said: Said): readonly NumberMention[] => scanNumbers(blank(said.text, [...said.all('name'), ...said.all('share')]));

const amountsOf = (said: Said): readonly number[] => [
  ...numeralsOf(said).flatMap((number) => [number.value, ...ends(number)]),
  ...said.all('money').flatMap((money) => [money.amount, ...ends(money)]),
  ...said.all('multiple').map(({ factor }) => factor),
  ...said.roles.money.flatMap((money) => [money.amount, ...ends(money)]),
  ...said.roles.figures.flatMap((figure) => [figure.value, ...ends(figure)]),
  // "1,000 every two days" are 500 a day.
  ...said.roles.figures.flatMap((figure) => ('rate' in figure && figure.rate ? [figure.value / figure.rate.count] : [])),
  ...[...LOTS, ...SPENT].flatMap(([size, form]) => (said.has(form) ? [size] : [])),
  ...(said.rate === undefined ? [] : [said.rate]),
];

/** Of each its first and its last day and those beside them, of what is said without a year also a year before. */
const daysOf = (said: Said): readonly Day[] =>
  said.all('day').flatMap((day) => {
    const past = behind(day, said.text.slice(day.start, day.end), addDays(day.from, -1));
    return [day, past].flatMap(({ from, until }) => [addDays(from, -1), from, addDays(until, -1), until]);
  });

const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

const weekdaysOf = ({ hours, roles }: Said): readonly (readonly number[])[] => [
  ...hours.map(({ days = [] }) => days),
  ...roles.week.named.map(({ days }) => days),
  ...(roles.week.off.length > 0 ? [roles.week.off] : []),
  ...roles.figures.flatMap((figure) => ('rate' in figure && figure.rate?.workdays ? [WORKDAYS] : 'on' in figure ? [figure.on ?? []] : [])),
];

const wordsOf = (text: string): readonly string[] => piecesOf(normalize(text)).map((piece) => piece.text);

/** Whether a text repeats what was said, in those words or nearly so. */
export function isQuoted(text: string, said: ReadonlySet<string>): boolean {
  const pieces = wordsOf(text);
  return pieces.filter((piece) => said.has(piece)).length >= OWN_SHARE * pieces.length;
}

/** `said`: what was heard of the message and of those before it. */
export function valuesSaid(said: readonly Said[]): SaidValues {
  const all = <T>(of: (text: Said) => readonly T[]): readonly T[] => [...new Set(said.flatMap(of))];
  return {
    numerals: said.flatMap((text) => numeralsOf(text).map(({ value }) => value)),
    amounts: all(amountsOf),
    shares: all((text) => text.all('share').map(({ share }) => share)),
    days: all(daysOf),
    clock: all(({ hours, roles }) => [
      ...hours.flatMap((named) => (named.hours ? [named.hours.from, named.hours.to] : [])),
      ...roles.figures.flatMap(({ role, value }) => (role === 'start' ? [value] : [])),
    ]),
    zones: all(({ zone }) => (zone === undefined ? [] : [zone])),
    weekdays: all(weekdaysOf),
    uses: Math.max(0, ...said.map(({ roles }) => roles.figures.filter(({ role }) => role === 'use').length)),
    oneself: said.some(({ roles }) => roles.figures.some(({ role }) => role === 'self')),
    ordinals: all((text) => text.all('ordinal').map(({ nth }) => nth)),
    cues: new Set(said.flatMap((text) => [...text.all('cue').map(({ cue }) => cue), ...text.roles.cues])),
    pieces: new Set(said.flatMap(({ text }) => wordsOf(text))),
  };
}
