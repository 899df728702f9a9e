/** Hours of the day and days of the week that a question names: "weekday evenings", 工作日晚上, "on Saturday at 3pm", 14点到16点. */
import { readNumber } from '../numbers.ts';

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** `to` is exclusive, and before `from` where it is the next day's; without hours all day. `start`: where they begin to be told in the text. */
export type NamedHours = { readonly days?: readonly Weekday[]; readonly hours?: { readonly from: number; readonly to: number } };

/** Parts of the day as people mean them, in hours. The narrower word stands first. */
const PARTS: readonly (readonly [pattern: RegExp, from: number, to: number])[] = [
  [/凌晨|\b(?:early|small) (?:morning|hours)\b/i, 0, 6],
  [/半夜|深夜|午夜|\bmidnight\b|\b(?:late|all) night\b|\bovernight\b/i, 22, 6],
  [/上午|早上|早晨|\bmornings?\b/i, 6, 12],
  [/中午|午休|\bnoon\b|\blunch(?:time| break)?\b/i, 12, 13],
  [/下午|午后|\bafternoons?\b/i, 12, 18],
  [/晚上|晚间|夜里|夜间|下班后|\bevenings?\b|\bnights?\b|\bafter work\b/i, 18, 24],
];

const WORKDAYS = /工作日|平日|周一(?:到|至|-)周五|周中|\b(?:weekdays?|work(?:ing )?days?|monday (?:to|through) friday|mon-fri)\b/i;
const WEEKEND = /周末|双休|周六(?:周)?日|星期六(?:星期)?日|\bweekends?\b/i;
const NAMED: readonly (readonly [day: Weekday, pattern: RegExp])[] = [
  [1, /周一(?![次天个])|星期一|礼拜一|\bmon(?:day)?s?\b/i],
  [2, /周二(?![次天个])|星期二|礼拜二|\btue(?:sday)?s?\b/i],
  [3, /周三(?![次天个])|星期三|礼拜三|\bwed(?:nesday)?s?\b/i],
  [4, /周四(?![次天个])|星期四|礼拜四|\bthu(?:rsday)?s?\b/i],
  [5, /周五(?![次天个])|星期五|礼拜五|(?<!black )\bfri(?:day)?s?\b/i],
  [6, /周六(?![次天个])|星期六|礼拜六|\bsat(?:urday)?s?\b/i],
  [7, /周日|周天|星期日|星期天|礼拜天|\bsun(?:day)?s?\b/i],
];

function daysOf(text: string): readonly Weekday[] | undefined {
  if (WORKDAYS.test(text)) return [1, 2, 3, 4, 5];
  if (WEEKEND.test(text)) return [6, 7];
  const named = NAMED.flatMap(([day, pattern]) => (pattern.test(text) ? [day] : []));
  return named.length > 0 ? named : undefined;
}

const CLOCK = /(?<![\d.])(\d{1,2})(?::(\d\d))?\s?(点半?|时|am|pm|o'clock)?(?![\d.%])/gi;

/** 一点前端 is a little of it, 下午一点 an hour. */
const HAN_HOUR = /(?!(?<![晨午上夜从到至])一点)[零一二两三四五六七八九十]{1,3}(?=点|时(?!段|候|间))/g;

type Moment = { readonly hour: number; readonly said: boolean };

/** An hour on the clock: what is after noon by a word beside it, "下午3点", "3pm", "3 in the afternoon". */
function clockOf(text: string): readonly Moment[] {
  const later = /下午|晚上|傍晚|\bafternoon\b|\bevening\b|\btonight\b/i.test(text);
  const figures = text.replaceAll(HAN_HOUR, (numeral) => String(readNumber(numeral) ?? numeral));
  const found = [...figures.matchAll(CLOCK)];
  // "8 to 10 pm" is both after noon.
  const closing = found.length === 2 && /pm/i.test(found[1]?.[3] ?? '') && found[0]?.[3] === undefined;
  return found.flatMap(([, digits = '', minutes, mark = '']) => {
    const said = mark !== '' || minutes !== undefined;
    const half = mark.endsWith('半') ? 0.5 : Number(minutes ?? 0) / 60;
    const afternoon = /pm/i.test(mark) || ((later || closing) && Number(digits) < 12 && !/am/i.test(mark));
    const hour = (Number(digits) % (afternoon || /am/i.test(mark) ? 12 : 25)) + (afternoon ? 12 : 0) + half;
    return hour <= 24 ? [{ hour, said }] : [];
  });
}

const SPAN = /到|至|-|–|~|\bto\b|\band\b|\buntil\b/i;

const DAYS = [WORKDAYS, WEEKEND, ...NAMED.map(([, pattern]) => pattern)].map((pattern) => new RegExp(pattern, 'gi'));
/** Where days of the week are named: 周 in 周末 is no week. */
export const weekdaysAt = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  DAYS.flatMap((pattern) => [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length })));

/** `clock`: hours that were read from the figures of the piece. */
function namedIn(text: string, clock: NamedHours['hours']): NamedHours | undefined {
  const days = daysOf(text);
  const on = days ? { days: [...days] } : {};
  if (clock) return { ...on, hours: clock };
  const told = clockOf(text);
  const [from, to] = told;
  if (from && to && (from.said || to.said) && SPAN.test(text)) return { ...on, hours: { from: from.hour, to: to.hour } };
  const moment = told.find(({ said }) => said);
  if (moment) return { ...on, hours: { from: moment.hour, to: Math.min(24, Math.floor(moment.hour) + 1) } };
  const part = PARTS.find(([pattern]) => pattern.test(text));
  if (part) return { ...on, hours: { from: part[1], to: part[2] } };
  return days ? on : undefined;
}

const PIECES = /[,，。;；?？!！\n]|\. /;
/** "我周末不写": hours at which nothing is done are not asked about. */
const IDLE = /不(?:写|用|干|上班|工作|跑|开)|\b(?:don't|do not|never|not) (?:work|code|use|run)/i;

/** What a message names of the hours of a week, piece by piece: hours in one and days in another are two things. `clock`: hours between two places that figures tell. */
export function hoursNamed(text: string, clock: (start: number, end: number) => NamedHours['hours'] = () => undefined): readonly NamedHours[] {
  let start = 0;
  return text.split(PIECES).flatMap((piece) => {
    const at = text.indexOf(piece, start);
    start = at + piece.length;
    const named = IDLE.test(piece) ? undefined : namedIn(piece, clock(at, start));
    return named ? [named] : [];
  });
}
