/** Figures with what they count: "2500 requests a day", 9500万命中缓存, 输出50万, "600K uncached input". */
import type { NumberMention } from '../numbers.ts';
import type { Cue } from '../vocabulary/index.ts';
import type { CueMention } from './signals.ts';

export type QuantityUnit = 'prompt' | 'request' | 'token' | 'credit' | 'task' | 'times';
export type QuantityPart = 'cached' | 'uncached' | 'input' | 'output' | 'cache-write';
export type QuantityPer = 'minute' | 'hour' | '5h' | 'day' | 'week' | 'month' | 'year' | 'prompt' | 'request' | 'task';

export type Quantity = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: QuantityUnit;
  readonly part?: QuantityPart;
  readonly per?: QuantityPer;
};

const UNIT: Readonly<Partial<Record<Cue, QuantityUnit>>> = {
  'unit-prompt': 'prompt',
  'unit-request': 'request',
  'unit-token': 'token',
  'unit-credit': 'credit',
  'unit-task': 'task',
};
const PARTS: ReadonlySet<Cue> = new Set(['cached', 'uncached', 'input', 'output', 'cache-write']);
const PER: Readonly<Partial<Record<Cue, QuantityPer>>> = {
  'window-minute': 'minute',
  'window-hour': 'hour',
  'window-5h': '5h',
  'window-day': 'day',
  'window-week': 'week',
  'window-month': 'month',
  'window-year': 'year',
};
const STOP = /[,;，；。、!?？\n(（)）]|\.(?!\d)/;
const REACH = 34;
const TIMES = /^\s?(?:多|来|几)?\s?(?:次|回|遍|下|条|times)(?![a-z])/i;
/** "per request", 每次请求, 每个任务: the figure belongs to one of these. */
const EACH =
  /(?:per|each|every|a|an|每次?|每个|每轮|单个|单次|一个|一次)\s?(?:(?:complex|simple|big|small|user|model|api|复杂|简单|用户|模型|大|小)\s?)*(?:(prompt|提问|question|问题)|(request|call|请求|调用)|(task|refactor|任务))/i;

type Zone = { readonly start: number; readonly end: number };

function zoneAfter(text: string, number: NumberMention, next: NumberMention | undefined): Zone {
  const limit = Math.min(number.end + REACH, next?.start ?? text.length);
  const stop = STOP.exec(text.slice(number.end, limit));
  return { start: number.end, end: stop ? number.end + stop.index : limit };
}

function zoneBefore(text: string, number: NumberMention, previous: NumberMention | undefined): Zone {
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

const inside = (cues: readonly CueMention[], zone: Zone): readonly CueMention[] =>
  cues.filter((cue) => cue.start >= zone.start && cue.end <= zone.end + 2 && cue.start < zone.end);

function partOf(cues: readonly CueMention[]): QuantityPart | undefined {
  const parts = cues.filter(({ cue }) => PARTS.has(cue));
  // "uncached input": the telling word is the one that is not plain input.
  const telling = parts.find(({ cue }) => cue !== 'input') ?? parts[0];
  return telling?.cue as QuantityPart | undefined;
}

const unitOf = (cues: readonly CueMention[]): QuantityUnit | undefined => cues.flatMap(({ cue }) => UNIT[cue] ?? [])[0];
const perOf = (cues: readonly CueMention[]): QuantityPer | undefined => cues.flatMap(({ cue }) => PER[cue] ?? [])[0];

/** "缓存命中 9500万, 输出 50万": the word stands before its figure, all along. */
function labelsFirst(text: string, numbers: readonly NumberMention[], cues: readonly CueMention[]): boolean {
  const first = numbers[0];
  const last = numbers.at(-1);
  if (!first || !last || numbers.length < 2) return false;
  const before = inside(cues, zoneBefore(text, first, undefined)).some(({ cue, end }) => PARTS.has(cue) && first.start - end <= 4);
  return before && !inside(cues, zoneAfter(text, last, undefined)).some(({ cue }) => PARTS.has(cue));
}

function eachOf(text: string): QuantityPer | undefined {
  const found = EACH.exec(text);
  if (!found) return undefined;
  return found[1] ? 'prompt' : found[2] ? 'request' : 'task';
}

/** Verbs that say whose turns are counted. */
const ASKING = /(?:问|提问|聊|对话|发消息|ask|chat)[^,，。]{0,6}$/i;

/** `numbers`: those that count something; `cues`: of the same text; `others`: figures that count nothing, which words do not reach across. */
export function readQuantities(
  text: string,
  numbers: readonly NumberMention[],
  cues: readonly CueMention[],
  others: readonly NumberMention[] = [],
): readonly Quantity[] {
  const all = [...numbers, ...others].sort((one, other) => one.start - other.start);
  const neighbour = (number: NumberMention, step: 1 | -1) => all[all.findIndex(({ start }) => start === number.start) + step];
  const reversed = labelsFirst(text, numbers, cues);
  return numbers.map((number) => {
    const after = zoneAfter(text, number, neighbour(number, 1));
    const before = zoneBefore(text, number, neighbour(number, -1));
    const [near, far] = reversed ? [before, after] : [after, before];
    const nearCues = inside(cues, near);
    const farCues = inside(cues, far);
    const beside = farCues.filter(({ start, end }) => (start < number.start ? number.start - end : start - number.end) <= 2);
    const part = partOf(nearCues) ?? partOf(unitOf(nearCues) ? beside : farCues);
    const direct = TIMES.test(text.slice(number.end, number.end + 6))
      ? ASKING.test(text.slice(before.start, number.start))
        ? 'prompt'
        : 'times'
      : undefined;
    const unit = unitOf(inside(cues, after)) ?? direct ?? (part ? 'token' : unitOf(farCues));
    const per =
      eachOf(text.slice(before.start, number.start)) ??
      perOf(inside(cues, before).filter(({ end }) => number.start - end <= 1)) ??
      perOf(inside(cues, after)) ??
      perOf(inside(cues, before).toReversed()) ??
      eachOf(text.slice(number.end, after.end));
    return {
      start: number.start,
      end: number.end,
      value: number.value,
      ...(number.low === undefined || number.high === undefined ? {} : { low: number.low, high: number.high }),
      ...(unit ? { unit } : {}),
      ...(part ? { part } : {}),
      ...(per ? { per } : {}),
    };
  });
}
