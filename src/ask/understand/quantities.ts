/** Figures with what they count: "2500 requests a day", 9500万命中缓存, 输出50万, "600K uncached input". */
import { type Span, shortestWindow, spans } from '#src/catalog/spans.ts';
import type { NumberMention } from '../numbers.ts';
import { meeting, type Place, within } from '../places.ts';
import { type Cue, spanCue } from '../vocabulary/index.ts';
import type { EachOf } from './each-of.ts';
import type { CueMention } from './signals.ts';

export type QuantityUnit = 'prompt' | 'request' | 'token' | 'credit' | 'task' | 'times' | 'window';
export type QuantityPart = 'cached' | 'uncached' | 'input' | 'output' | 'cache-write';
export type QuantityPer = Exclude<Span, 'quarter'> | EachOf['what'];

export type Quantity = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: QuantityUnit;
  /** The word for the unit stands right beside it: it is nobody's price. */
  readonly close?: true;
  readonly part?: QuantityPart;
  readonly per?: QuantityPer;
  /** Where the words for it begin, if they are words of time. */
  readonly perAt?: number;
};

/** Words for what is counted. */
export const unitWords: Readonly<Partial<Record<Cue, QuantityUnit>>> = {
  'unit-prompt': 'prompt',
  'unit-request': 'request',
  'unit-token': 'token',
  'unit-credit': 'credit',
  'unit-task': 'task',
};
const PARTS: ReadonlySet<Cue> = new Set(['cached', 'uncached', 'input', 'output', 'cache-write']);
/** Words for a stretch of time. */
export const timeWords: Readonly<Partial<Record<Cue, QuantityPer>>> = Object.fromEntries(
  spans.filter((span) => span !== 'quarter').map((span) => [spanCue(span), span]),
);
/** The windows that people count. */
const COUNTED = spanCue(shortestWindow);
const STOP = /[,;，；。、!?？\n(（)）=→]|\.(?!\d)/;
/** What is asked for begins there. */
const AFTER_STOP = new RegExp(`${STOP.source}|多少|几[个次条万亿]|够|how many|how much`, 'i');
const REACH = 34;
/** "3 windows a day": windows of five hours. */
const WINDOWS = /^\s?(?:个|full |five-hour |5-hour |5h )*\s?(?:5\s?小时|五小时)?的?\s?(?:窗口|windows?\b)/i;
/** Between a figure and the five hours that it counts: "two 5h windows", 3 个五小时. */
const SO_MANY = /^\s?(个|整|满|full |whole |complete |of the |separate )*\s?$/i;
const NEXT_TO = /^\s?(?:多|来|几|个|次|条|轮|万|亿|model|api|的)*\s?$/i;
const TIMES = /^\s?(?:多|来|几)?\s?(?:次|回|遍|下|条|times)(?![a-z])/i;

function zoneAfter(text: string, number: NumberMention, next: NumberMention | undefined): Place {
  const limit = Math.min(number.end + REACH, next?.start ?? text.length);
  const stop = AFTER_STOP.exec(text.slice(number.end, limit));
  return { start: number.end, end: stop ? number.end + stop.index : limit };
}

function zoneBefore(text: string, number: NumberMention, previous: NumberMention | undefined): Place {
  const limit = Math.max(number.start - REACH, previous?.end ?? 0);
  const piece = text.slice(limit, number.start);
  let start = limit;
  for (let at = piece.length - 1; at >= 0; at--) {
    if (STOP.test(piece.slice(at, at + 2)) && STOP.test(piece[at] ?? '')) {
      start = limit + at + 1;
      break;
    }
  }
  return { start, end: number.start };
}

/** The end of the windows of five hours that a figure counts: it stands right before a word that says so. */
function windowsCounted(text: string, number: NumberMention, cues: readonly CueMention[]): number | undefined {
  const plain = WINDOWS.exec(text.slice(number.end, number.end + 20));
  if (plain) return number.end + plain[0].length;
  const named = cues.find(({ cue, start }) => cue === COUNTED && start >= number.end && SO_MANY.test(text.slice(number.end, start)));
  if (!named || number.value > MOST_WINDOWS) return undefined;
  const after = text.slice(named.end, named.end + 10);
  const counted = text[number.end] === '个' || /^\s?(?:的)?(?:窗口|周期|windows?\b)/i.test(after) || named.end - named.start > FIVE_HOURS;
  return counted ? named.end : undefined;
}
/** Nobody counts more of them in a month. */
const MOST_WINDOWS = 150;
/** "5h", 5小时: what is longer names the window. */
const FIVE_HOURS = 4;

type CuesIn = (zone: Place) => readonly CueMention[];

/** Cues that begin in a zone; their last two characters may stand beyond it. */
function cuesWithin(cues: readonly CueMention[]): CuesIn {
  const cuesAt = meeting(cues);
  return (zone) => cuesAt(zone).filter((cue) => cue.start >= zone.start && cue.end <= zone.end + 2 && cue.start < zone.end);
}

function partOf(cues: readonly CueMention[]): QuantityPart | undefined {
  const parts = cues.filter(({ cue }) => PARTS.has(cue));
  // "uncached input": the telling word is the one that is not plain input.
  const telling = parts.find(({ cue }) => cue !== 'input') ?? parts[0];
  return telling?.cue as QuantityPart | undefined;
}

const unitOf = (cues: readonly CueMention[]): QuantityUnit | undefined => cues.flatMap(({ cue }) => unitWords[cue] ?? [])[0];
const perOf = (cues: readonly CueMention[]): { readonly per: QuantityPer; readonly perAt: number } | undefined =>
  cues.flatMap(({ cue, start }) => (timeWords[cue] ? [{ per: timeWords[cue], perAt: start }] : []))[0];

/** "缓存命中 9500万, 输出 50万": the word stands before its figure, all along. */
function labelsFirst(text: string, numbers: readonly NumberMention[], inside: CuesIn): boolean {
  const first = numbers[0];
  const last = numbers.at(-1);
  if (!first || !last || numbers.length < 2) return false;
  const before = inside(zoneBefore(text, first, undefined)).some(({ cue, end }) => PARTS.has(cue) && first.start - end <= 4);
  return before && !inside(zoneAfter(text, last, undefined)).some(({ cue }) => PARTS.has(cue));
}

/** "1 request = 31k": equals parts nothing. */
const PARTED = /[,;，；。、!?？\n(（)）]|\.(?!\d)/;
/** How far from its figure "each request" may stand. */
const BESIDE = 16;

type Said = {
  readonly eachAt: (place: Place) => readonly EachOf[];
  readonly numbersAt: (place: Place) => readonly NumberMention[];
};

/** The "one" that a figure is said of: the nearest, with nothing between that parts them. */
function eachOf(text: string, number: NumberMention, { eachAt, numbersAt }: Said): EachOf['what'] | undefined {
  const between = ({ start, end }: EachOf): readonly [from: number, to: number] => (end <= number.start ? [end, number.start] : [number.end, start]);
  const [nearest] = eachAt({ start: number.start - BESIDE - 1, end: number.end + BESIDE + 1 })
    .filter((one) => {
      const [start, end] = between(one);
      const apart = numbersAt({ start, end }).some((other) => other.start >= start);
      // "每天 5 个任务每个 30 次": what stands right before a figure is that figure's.
      const taken = one.end <= number.start ? false : numbersAt({ start: one.end, end: one.end + 2 }).some((other) => other.start >= one.end);
      return start <= end && end - start <= BESIDE && !PARTED.test(text.slice(start, end)) && !apart && !taken;
    })
    .toSorted((one, other) => between(one)[1] - between(one)[0] - (between(other)[1] - between(other)[0]));
  return nearest?.what;
}

/** Verbs that say whose turns are counted. */
const ASKING = /(?:问|提问|聊|对话|发消息|ask|chat)[^,，。]{0,6}$/i;

export type Surroundings = {
  /** Known phrases of the same text. */
  readonly cues: readonly CueMention[];
  /** Figures that count nothing, which words do not reach across. */
  readonly others: readonly NumberMention[];
  /** What figures are said of: "per request". */
  readonly each: readonly EachOf[];
};

/** `numbers`: those that count something. */
export function readQuantities(text: string, numbers: readonly NumberMention[], { cues: every, others, each }: Surroundings): readonly Quantity[] {
  // "31K a request": the request is what has so many, not what is counted.
  const said: Said = { eachAt: meeting(each), numbersAt: meeting(numbers) };
  const cues = every.filter((cue) => !said.eachAt(cue).some((one) => within(cue, one)));
  const all = [...numbers, ...others].sort((one, other) => one.start - other.start);
  const inside = cuesWithin(cues);
  const placeOf = new Map(all.map(({ start }, index) => [start, index]));
  const neighbour = (number: NumberMention, step: 1 | -1) => all[(placeOf.get(number.start) ?? -1) + step];
  const reversed = labelsFirst(text, numbers, inside);
  return numbers.map((number) => {
    const after = zoneAfter(text, number, neighbour(number, 1));
    const before = zoneBefore(text, number, neighbour(number, -1));
    const [cuesBefore, cuesAfter] = [inside(before), inside(after)];
    const [nearCues, farCues] = reversed ? [cuesBefore, cuesAfter] : [cuesAfter, cuesBefore];
    const beside = farCues.filter(({ start, end }) => (start < number.start ? number.start - end : start - number.end) <= 2);
    const part = partOf(nearCues) ?? partOf(unitOf(nearCues) ? beside : farCues);
    const direct = TIMES.test(text.slice(number.end, number.end + 6))
      ? ASKING.test(text.slice(before.start, number.start))
        ? 'prompt'
        : 'times'
      : undefined;
    const windowsEnd = windowsCounted(text, number, cuesAfter);
    const windows = windowsEnd === undefined ? undefined : ('window' as const);
    const next = cuesAfter.filter(({ start }) => NEXT_TO.test(text.slice(number.end, start)));
    const told = windows ?? unitOf(next) ?? direct;
    const unit = told ?? unitOf(cuesAfter) ?? (part ? 'token' : unitOf(farCues));
    const one = eachOf(text, number, said);
    const period = one
      ? { per: one }
      : (perOf(cuesBefore.filter(({ end }) => number.start - end <= 1)) ??
        perOf(cuesAfter.filter(({ start }) => windowsEnd === undefined || start >= windowsEnd)) ??
        perOf(cuesBefore.filter(({ cue }) => windowsEnd === undefined || cue !== COUNTED).toReversed()));
    return {
      start: number.start,
      end: number.end,
      value: number.value,
      ...(number.low === undefined || number.high === undefined ? {} : { low: number.low, high: number.high }),
      ...(unit ? { unit } : {}),
      ...(told ? { close: true as const } : {}),
      ...(part ? { part } : {}),
      ...period,
    };
  });
}
