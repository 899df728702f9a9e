/** Questions about a person's own use: whether a plan bears it, and what it costs at API prices. */
import type { Plan } from '#src/catalog/types.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { isLimit, withoutClaims } from '../claims.ts';
import type { Figure } from '../mentions/figure.ts';
import { timesOf } from '../times.ts';
import { inTokens, leastTokens, readUse, type UseReading } from '../use.ts';
import type { QueryOf } from './earlier/query.ts';
import { toQuery } from './earlier/use.ts';
import type { Frame } from './frame.ts';
import { refOf } from './subjects.ts';

type UseQuery = QueryOf<'use'>;

/** Hours of a day in which it is used, where they are told. */
export const hoursPerDay = ({ signals }: Frame): number | undefined => signals.roles.figures.find(({ role }) => role === 'hours')?.value;
/** It is used on working days alone. */
export const onWorkdays = ({ signals }: Frame): boolean => signals.roles.cues.has('workdays');

/** The plans spoken of, those of a line among them. */
function plansSpoken({ subjects, scope }: Frame): readonly Plan[] {
  return [...subjects.plans, ...subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id))];
}

/** The figure is a limit of a plan that is spoken of, told again. */
export const tellsLimit = (value: number, frame: Frame): boolean => isLimit(value, frame.scope.view, plansSpoken(frame));

/** A price that names a plan is no amount, nor is a limit of its own. */
function ownFigures(frame: Frame): readonly Figure[] {
  const { signals, subjects, scope } = frame;
  const named = signals.roles.figures.filter(({ start }) => !subjects.prices.some((price) => price.start <= start && start < price.end));
  return withoutClaims(named, scope.view, plansSpoken(frame));
}

/** "2500 次请求够我写一天吗": the one word of time says for how long. */
function aloneOver({ signals }: Frame): 'day' | 'week' | 'month' | undefined {
  const [per, next] = (['day', 'week', 'month'] as const).filter((each) => signals.has(`window-${each}`));
  return next === undefined && signals.has('enough') ? per : undefined;
}

/** What the question says of the person's use; undefined where it says nothing of how much. Amounts as they were said; one without a period only of tokens. */
export function useIn(frame: Frame): UseReading | undefined {
  const { signals, scope, subjects } = frame;
  const reading = readUse({ ...signals.roles, figures: ownFigures(frame) }, timesOf(scope.view, subjects.plans));
  const { use, parts } = reading.input;
  if (parts) return reading;
  if (!use) return undefined;
  if (use.per !== 'once' || (use.unit === 'token' && use.amount.high >= leastTokens)) return reading;
  const per = use.amount.high > 1 ? aloneOver(frame) : undefined;
  return per ? { ...reading, input: { ...reading.input, use: { ...use, per } } } : undefined;
}

/** "Lite 每周 320 次老不够": the figure is the plan's own limit, not what the person uses. */
export function isOwnLimit({ use }: WorkloadInput, frame: Frame): boolean {
  const [plan, next] = frame.subjects.plans;
  if (!plan || !next || !use) return false;
  return tellsLimit(use.amount.high, frame);
}

/** So much is somebody's use, though nobody says "I". */
const saidByItself = ({ use }: WorkloadInput): boolean => use !== undefined && use.amount.high >= (use.unit === 'token' ? 1_000_000 : 1e9);

const OKAY = /\bok(?:ay)?\s*\?|\bfine\s*\?|行不行|行吗|可以吗|能冲|冲不冲|hold up/i;
const OWN = /我|俺|咱|自己|团队|小组|\b(?:i|i'm|my|we|our|me|us)\b/i;
/** "Can Lite take it", "does Pro hold?": it asks whether a plan bears the use. */
const COPES =
  /\b(?:can|could|does|do|will|would|is)\b[^?.,;]{0,48}\b(?:take|hold|handle|carry|manage|cope|survive|stand|absorb|swallow|support|sustain|do)(?: it| that| this| up| out| me| us| the load| so much| that much| this much)?\s*(?:\?|$)/i;
/** "Does the cap bite", 会撞周限吗: it asks whether a limit is passed. */
const PASSES =
  /\b(?:bite|hit(?:s|ting)? (?:the |its |my )?(?:\w+ )?(?:limit|cap|quota|ceiling)|run(?:s)? out|exceed(?:s)?|go(?:es)? over|blow through|burn through|too much for)\b|会超|超不超|超限|超额|撞[^,，。]{0,4}(?:限|墙)|触顶|爆[^,，。]{0,3}吗|会不会爆|会不会超/i;
/** "How long does it last": in days, not yes or no. */
const LASTS =
  /(?:撑|用|够用?|顶|坚持|跑)[^,，。?？]{0,4}(?:几|多少)天|(?:撑|用|够用?)多久|(?:几天|多久|多少天|多长时间)[^,，。?？]{0,4}(?:用完|用光|见底|没|到|撞|触)|\bhow (?:long|many days)\b[^?]*\b(?:last|survive|run out|take|get|do|till|until|before)/i;
const HOW_FAR = /够[^,，。?？]{0,4}(?:几|多少)(?!人)|\bhow many\b[^?]*\bfit\b/i;

const queryOf = (frame: Frame, reading: UseReading, rest: Pick<UseQuery, 'subjects' | 'models' | 'asks'>): UseQuery => {
  const { model: _model, ...input } = reading.input;
  const [model] = frame.subjects.models;
  return {
    kind: 'use',
    ...rest,
    workload: { ...toQuery(input), ...(model && rest.asks !== 'bill' ? { model: model.id } : {}) },
    ...(reading.left.length > 0 ? { left: [...reading.left] } : {}),
    ...whenOf(frame),
  };
};

/** Whose terms hold and on which day. A stretch of time dates the use, not the answer. */
function whenOf({ when: { period: _period, ...when } }: Frame): Frame['when'] {
  return when;
}

/** Words for "enough", or of somebody's own use beside words for a choice. */
function asksFit({ signals, subjects }: Frame, { input }: UseReading): boolean {
  const { text } = signals;
  if (signals.has('enough') || OKAY.test(text) || COPES.test(text)) return true;
  const own = OWN.test(text);
  const theirs = own || (subjects.plans.length === 0 && saidByItself(input) && !signals.has('disagree', 'whether'));
  return (theirs && signals.has('which', 'recommend', 'choose', 'worth-buying')) || (own && signals.has('either'));
}

/** "Is it enough": a use, and plans to hold it against. */
export function readFit(frame: Frame): UseQuery | undefined {
  const { signals, offers } = frame;
  const reading = useIn(frame);
  // How many may run side by side is another limit than how much.
  if (!reading || offers.length === 0 || isOwnLimit(reading.input, frame) || signals.hasTerm('concurrency')) return undefined;
  // "够几个任务": how many, not whether.
  const [passes, lasts] = [PASSES, LASTS].map((pattern) => pattern.test(signals.text));
  if (!lasts && HOW_FAR.test(signals.text)) return undefined;
  if (!passes && !lasts && !asksFit(frame, reading)) return undefined;
  return queryOf(frame, reading, { subjects: [...offers], models: [], asks: lasts ? 'lasts' : passes ? 'passes' : 'fits' });
}

/** API prices are told per million tokens. */
const PRICED_BY = 1_000_000;

/** What so many tokens cost on pay-as-you-go. */
export function readBill(frame: Frame): UseQuery | undefined {
  const { signals, subjects } = frame;
  const reading = useIn(frame) ?? readUse(signals.roles);
  if (subjects.models.length === 0) return undefined;
  const input = inTokens(reading.input);
  const { use, parts } = input;
  const told = signals.roles.figures.filter(({ role }) => role === 'part');
  const tokens = use?.unit === 'token' ? use.amount.typical : undefined;
  if (!parts && tokens === undefined) return undefined;
  // "How much is a million" asks for the price.
  if ((told.length === 1 && told[0]?.value === PRICED_BY) || (told.length === 0 && tokens === PRICED_BY)) return undefined;
  const asked = told.length > 1 || signals.has('price', 'api', 'cheaper', 'dearer', 'difference', 'save') || signals.hasTerm('pay-as-you-go');
  if (!asked || (!parts && signals.has('enough') && !signals.has('api'))) return undefined;
  const billed: WorkloadInput = {
    ...input,
    ...(signals.has('lowest-tier', 'entry') && input.tier === undefined ? { tier: 'lowest' as const } : {}),
  };
  return queryOf(
    frame,
    { ...reading, input: billed },
    {
      subjects: [...subjects.plans.map(refOf), ...subjects.lines.map(refOf)],
      models: [...subjects.models],
      asks: 'bill',
    },
  );
}
