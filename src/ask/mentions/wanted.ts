/** What a question wants counted: "几次", "how many tokens a week", 换算成请求, 多少人. Figures that the person gives are no part of it. */
import { type Span, spans } from '#src/catalog/spans.ts';
import { meeting, type Place } from '../places.ts';
import { type Cue, spanCue } from '../vocabulary/index.ts';
import type { Figure } from './figure.ts';

export type WantedUnit = 'prompt' | 'request' | 'token' | 'credit' | 'task' | 'times' | 'window' | 'person' | 'money' | 'plan' | 'month' | 'day';
export type Wanted = Place & {
  readonly unit?: WantedUnit;
  /** The stretch of time that it is wanted for. */
  readonly per?: Exclude<Span, 'quarter'>;
  /** "换算成请求": told in this unit rather than how many there are. */
  readonly into?: true;
};

type CueAt = Place & { readonly cue: string };

const UNITS: Readonly<Record<string, WantedUnit>> = {
  'unit-prompt': 'prompt',
  'unit-request': 'request',
  'unit-token': 'token',
  'unit-credit': 'credit',
  'unit-task': 'task',
} satisfies Partial<Record<Cue, WantedUnit>>;
const TIMES: Readonly<Record<string, Exclude<Span, 'quarter'>>> = Object.fromEntries(
  spans.flatMap((span) => (span === 'quarter' ? [] : [[spanCue(span), span]])),
);

const HOW_MANY =
  /(?:大概|大约|约)?(?:多少|几)(?!点|号|月(?!份)|时)\s?(?:百|千|万|百万|千万|亿|十亿|百亿)?|\bhow many\b|\bnumber of\b|\bhow much\b|\bwhat(?:'s| is) (?:the|my)\b/gi;
const INTO =
  /(?:换算|折算|换|折|转换?|转化|算)(?:成|为)\s?|(?:等于|合|相当于|就是|对应)\s?(?=请求|调用|token|prompt|提问|次)|\b(?:in|into|to)\s(?:terms of\s)?(?=(?:model |api )?(?:requests?|calls?|tokens?|prompts?|credits?)\b)/gi;

/** What stands right after the question word. */
const DIRECT: readonly (readonly [WantedUnit, RegExp])[] = [
  ['request', /^\s?(?:次|个)?\s?(?:模型|api|接口)|^\s?(?:model |api )?calls?\b/i],
  ['money', /^\s?(?:钱|块|元|人民币|rmb|美元|美金|刀|money|dollars?|yuan)/i],
  [
    'window',
    /^\s?(?:个)?\s?(?:5\s?小时|五小时)?\s?(?:的)?(?:窗口|周期|windows?\b)|^\s?(?:□+|5-hour|five-hour|5h|full)\s?(?:个)?(?:windows?\b|窗口)/i,
  ],
  [
    'task',
    /^\s?(?:个|次)?\s?(?:复杂|简单|大|小|这样的|这种)?\s?(?:任务|需求|功能|重构|bug|feature|活|项目)|^\s?(?:such |of these |complex |simple )*(?:tasks?|refactors?|refactorings|features?|tickets?|bugs?|jobs)\b/i,
  ],
  [
    'person',
    /^\s?(?:个|名|位)?\s?(?:人|同事|开发|程序员|席位)|^\s?(?:people|persons?|devs?|developers|seats?|users|engineers|members|colleagues)\b/i,
  ],
  ['plan', /^\s?(?:份|套|个(?:套餐|账号|号|(?:lite|pro|max)(?![a-z])))|^\s?(?:plans?|subscriptions?|copies|accounts)\b/i],
  ['month', /^\s?个?月(?!份)|^\s?months?\b/i],
  ['day', /^\s?天|^\s?days?\b/i],
];
const COUNTED = /^\s?(?:次|回|遍|下|times\b)/i;
const GAP = /^\s?(?:□+|个|次|条|轮|回|点|more\s|total\s|model\s|api\s|user\s|coding\s|模型|的|接口)*\s?/i;
const NEAR = 18;
const BREAK = /[,;，；、。:：]/;
type CuesAt = (place: Place) => readonly CueAt[];

function unitAfter(text: string, end: number, cuesAt: CuesAt): WantedUnit | undefined {
  const after = text.slice(end, end + NEAR);
  const direct = DIRECT.find(([, pattern]) => pattern.test(after))?.[0];
  if (direct) return direct;
  const gap = GAP.exec(after)?.[0].length ?? 0;
  const cue = cuesAt({ start: end, end: end + gap + 1 }).find(
    ({ cue: each, start }) => UNITS[each] !== undefined && start >= end && start <= end + gap,
  );
  if (cue) return UNITS[cue.cue];
  return COUNTED.test(after) ? 'times' : undefined;
}

/** "token 有多少", "总共是多少 token": the word may stand before. */
function unitBefore(text: string, start: number, cuesAt: CuesAt): WantedUnit | undefined {
  const found = cuesAt({ start: start - NEAR, end: start }).find(
    ({ cue, end }) =>
      UNITS[cue] !== undefined &&
      end <= start &&
      /^(?:数量?|量|总量|额度)?\s?(?:大概|大约|总共|一共|能)?\s?(?:是|有|用|合|等于)?\s?$/.test(text.slice(end, start)),
  );
  return found && UNITS[found.cue];
}

/** A figure stands right beside the words of time: they are its own. */
const BESIDE = 2;
/** Words of time that no figure of the person has taken; the one nearest to the question counts. */
function perOf(place: Place, text: string, cues: readonly CueAt[], figures: readonly Figure[]): Wanted['per'] {
  const rated = figures.filter((figure) => 'rate' in figure && figure.rate !== undefined && !('implied' in figure && figure.implied));
  const taken = (cue: CueAt) =>
    rated.some(
      (figure) =>
        'rate' in figure &&
        figure.rate?.period === TIMES[cue.cue] &&
        (Math.abs(cue.end - figure.start) <= BESIDE || (cue.start >= figure.end && cue.start - figure.end <= NEAR)),
    );
  const free = cues.filter((cue) => TIMES[cue.cue] !== undefined && !taken(cue));
  const between = ({ start, end }: CueAt): readonly [from: number, to: number] =>
    end <= place.start ? [end, place.start] : [place.end, Math.max(start, place.end)];
  const gap = (cue: CueAt) => {
    const [from, to] = between(cue);
    return to - from + (BREAK.test(text.slice(from, to)) ? NEAR : 0);
  };
  const [nearest] = free.toSorted((one, other) => gap(one) - gap(other) || other.end - other.start - (one.end - one.start));
  return nearest && TIMES[nearest.cue];
}

/** 一天合多少: money, where nothing is counted. */
const COMES_TO = /(?:折合|合|摊)\s?$/;
/** "Requests per window?": a title asks too. */
const TITLE =
  /(?:^|[.;:,?\n]\s?)((?:model |api )?(?:requests?|prompts?|tokens?|calls?)) (?:per|a|each|every) (?:□+ ?)?(?:window|day|week|month|hour)?\s?\?/gi;

/** The last thing that is asked for, since people state first and ask then. */
export function readWanted(text: string, cues: readonly CueAt[], figures: readonly Figure[]): Wanted | undefined {
  const cuesAt = meeting(cues);
  const into = [...text.matchAll(INTO)].flatMap((found) => {
    const end = found.index + found[0].length;
    const skip = /^(?:多少|几)?(?:个|次)?\s?/.exec(text.slice(end))?.[0].length ?? 0;
    const unit = unitAfter(text, end + skip, cuesAt);
    return unit && unit !== 'money' && unit !== 'day' ? [{ start: found.index, end, unit, into: true as const }] : [];
  });
  const many = [...text.matchAll(HOW_MANY)].map((found) => {
    const [start, end] = [found.index, found.index + found[0].length];
    const bare = COMES_TO.test(text.slice(0, start)) && /^\s?(?:[,，。?？]|$)/.test(text.slice(end));
    const unit = unitAfter(text, end, cuesAt) ?? unitBefore(text, start, cuesAt) ?? (bare ? ('money' as const) : undefined);
    return { start, end, ...(unit ? { unit } : {}) };
  });
  const titles = [...text.matchAll(TITLE)].flatMap((found) => {
    const end = found.index + (found[1] ?? '').length;
    const cue = cues.find(({ cue: each, start }) => UNITS[each] !== undefined && start >= found.index && start < end);
    return cue ? [{ start: found.index, end, unit: UNITS[cue.cue] as WantedUnit }] : [];
  });
  const told = [...many, ...into, ...titles].sort((one, other) => one.start - other.start);
  // "换算成请求大概多少次": the unit that is named tells more than 次.
  const found = told.findLast(({ unit }) => unit !== undefined && unit !== 'times') ?? told.findLast(({ unit }) => unit !== undefined) ?? told.at(-1);
  if (!found) return undefined;
  const per = perOf(found, text, cues, figures);
  return { ...found, ...(per ? { per } : {}) };
}
