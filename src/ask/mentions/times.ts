/** Hours of the day in a message: they are no amounts, but tell when work begins and how long it lasts. */
import type { Figure } from './figure.ts';
import { of, type Stream, whole } from './stream.ts';
import type { Token } from './tokens.ts';
import { NOON } from './words.ts';

/** 下午, at night, 每晚: what stands there is after noon. */
const inLaterPart = (found: readonly Token[]): boolean =>
  found.some(({ value, hour }) => value === 'evening' || value === 'afternoon' || hour === NOON);
const says = (found: readonly Token[], mark: 'am' | 'pm'): boolean => found.some(({ value }) => value === mark);
const later = (hour: number): number => (hour < NOON ? hour + NOON : hour);

/** The hour that a figure beside 点, pm or a part of the day is; undefined where no clock has it. */
function hourOf(found: readonly Token[]): number | undefined {
  const value = of(found, 'N')[0]?.number?.value ?? -1;
  const hour = inLaterPart(found) || says(found, 'pm') ? later(value) : says(found, 'am') && value === NOON ? 0 : value;
  return value >= 0 && hour <= 24 ? hour : undefined;
}

/** A figure becomes a time; a rate beside it ("每晚8点") keeps its place. */
function timeOf(found: readonly Token[]): readonly Token[] | undefined {
  const hour = hourOf(found);
  if (hour === undefined || of(found, 'N')[0]?.number?.low !== undefined) return undefined;
  const rest = found.filter(({ class: cls }) => cls !== 'Q');
  return [...of(found, 'Q'), whole(rest, 'K', { hour })];
}

/** From one hour to another, past midnight or noon where the second is not after the first. */
function spanOf(found: readonly Token[], from: number, to: number): readonly Figure[] {
  const end = to > from ? to : to + NOON > from ? to + NOON : to + 24;
  const place = { ...whole(found, 'K'), start: of(found, 'K', 'N')[0]?.start ?? 0 };
  const at = { start: place.start, end: place.end, text: place.text };
  return [
    { ...at, value: from % 24, role: 'start' },
    { ...at, value: Math.min(24, end - from), role: 'hours' },
  ];
}

/** Takes the hours of the day out of the stream: "8点到12点", "between 8 and 12", "from 20:00", "晚上10点后". */
export function readTimes(stream: Stream, figures: Figure[]): void {
  const range = (found: readonly Token[], from: number, to: number): readonly Token[] => {
    figures.push(...spanOf(found, from, to));
    return of(found, 'Q');
  };
  // "8-12点", "9-5pm", "between 8 and 12": a range that a word makes one of hours, or that counts nothing.
  stream.replace(/F?[QD]*N(?:C|(?=[Q.o]|$))/, (found, at) => {
    const { low, high } = of(found, 'N')[0]?.number ?? {};
    const clock = of(found, 'C').length > 0 || (of(found, 'F').length > 0 && !/^N?[UAHIP]/.test(stream.code().slice(at + found.length)));
    if (low === undefined || high === undefined || !clock || high > 24 || !Number.isInteger(low) || !Number.isInteger(high)) return undefined;
    const both = inLaterPart(found) || (says(found, 'pm') && high > low);
    return range(found, both ? later(low) : low, both || says(found, 'pm') ? later(high) : high);
  });
  // "9-17": nothing else is told from a morning hour to one past noon.
  stream.replace(/N(?=[.o]|$)/, (found) => {
    const { low = 0, high = 0 } = found[0]?.number ?? {};
    return [low, high].every(Number.isInteger) && low >= 5 && low < NOON && high > NOON && high <= 24 ? range(found, low, high) : undefined;
  });
  // "9-5", "10 to 6": of two bare figures the smaller after the greater is past noon; nothing else is told like that.
  stream.replace(/F?NGN(?![UAHICP%])/, (found) => {
    const [from = 0, to = 0] = of(found, 'N').map(({ number }) => number?.value);
    const clock = [from, to].every((hour) => Number.isInteger(hour) && hour >= 1 && hour <= NOON) && to < from;
    return clock ? range(found, from, to + NOON) : undefined;
  });
  // 早9晚6: two hours, though no word for an hour is said.
  stream.replace(/DNDN(?=[Q.oR]|$)/, (found) => {
    const [from, to] = [hourOf(found.slice(0, 2)), hourOf(found.slice(2))];
    return from === undefined || to === undefined ? undefined : range(found, from, to);
  });
  stream.replace(/[QD]?D?NC/, timeOf);
  stream.replace(/D?NC/, timeOf);
  // "from 20 to 24:00", "from 8 to 12pm": the other end says what the first is.
  stream.replace(/F?NGK|KGN(?![UAHIP])/, (found) => {
    const [number] = of(found, 'N');
    const [known] = of(found, 'K');
    const value = number?.number?.value ?? -1;
    if (!number || known?.hour === undefined || value < 0 || value > 24) return undefined;
    if (found.indexOf(number) > found.indexOf(known)) return range(found, known.hour, value);
    // "8 to 10pm" is all of the evening; "9 to 5pm" is not.
    const sameHalf = /p/i.test(known.text) && later(value) < known.hour;
    return range(found, sameHalf ? later(value) : value, known.hour);
  });
  // "从早上9点干到晚上9点": what is done till then stands between.
  stream.replace(/F?Ko?GK/, (found) => {
    const [from, to] = of(found, 'K');
    return range(found, from?.hour ?? 0, to?.hour ?? 0);
  });
  stream.replace(/F?KB?/, (found) => {
    const [at] = of(found, 'K');
    if (at) figures.push({ start: at.start, end: at.end, text: at.text, value: (at.hour ?? 0) % 24, role: 'start' });
    return [];
  });
}
