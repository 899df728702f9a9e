/** The unit and the span that a quota is wanted in. */
import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, isShortWindow, isWithinDay, type Span, spanDays } from '#src/catalog/spans.ts';
import type { QuotaTerm } from '../../query/terms.ts';
import type { Meaning, Quantity } from '../meaning.ts';
import { unitIn } from '../spoken.ts';
import { countsPrompts, type Figures, readingsOf, taskTerm, UNITS, type Windows } from './quota-figures.ts';

export const onWorkdays = ({ heard }: Meaning): boolean => heard.roles.cues.has('workdays');

/** The unit that is asked for, when the text names two: the one that no figure has. */
function targetUnit({ heard, wanted }: Meaning, quantity: Quantity | undefined): Unit | undefined {
  const asked = wanted?.unit && UNITS[wanted.unit];
  if (asked) return asked === quantity?.unit ? undefined : asked;
  const named: readonly (readonly [Unit, boolean])[] = [
    ['request', heard.has('unit-request') || heard.hasTerm('request', 'model-call')],
    ['prompt', heard.has('unit-prompt') || heard.hasTerm('prompt')],
    ['token', heard.has('unit-token') || heard.hasTerm('token')],
  ];
  return named.find(([unit, there]) => there && unit !== quantity?.unit)?.[0];
}

/** "周额度除以 7": by as many as the window has days. */
function splitIntoDays({ heard }: Meaning, window: QuotaWindow | undefined): boolean {
  const days = isLimitWindow(window) && !isWithinDay(window) ? spanDays(window) : undefined;
  return days !== undefined && heard.has('divided-by') && heard.all('number').some(({ value }) => value === days);
}

/** The span that a quota is wanted for, where it is not one of the plan's own windows. */
function spanAsked(meaning: Meaning, window: QuotaWindow | undefined): Span | undefined {
  const { heard, wanted, asks } = meaning;
  const per = wanted?.per;
  if (per === 'minute' || per === 'hour' || per === 'day') return per;
  if (heard.has('window-minute')) return 'minute';
  if (heard.has('window-hour')) return 'hour';
  if (heard.has('window-day') || splitIntoDays(meaning, window) || (window !== undefined && onWorkdays(meaning))) return 'day';
  // "Counted by the month: is there a weekly cap too" asks for a limit.
  return window === 'month' && heard.has('window-week') && heard.has('per') && asks !== 'whether' ? 'week' : undefined;
}

/** Whether the data tells the plan's quota for this window, in this unit where one is asked for. */
function isTold(meaning: Meaning, window: string, unit: Unit | undefined): boolean {
  return meaning.subjects.plans.every((plan) =>
    readingsOf(plan, meaning).some(
      ({ keys, lead }) =>
        keys['window'] === window && lead.fact.amount !== 'none' && (unit === undefined || (lead.via?.held.fact.unit ?? lead.fact.unit) === unit),
    ),
  );
}

const SPANS: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month']);
type Derived = { readonly per?: Span; readonly to?: Unit };

/** "能用多少", not "额度多少": what a person gets out of it, which may be derived where no limit of that span is told. */
function derived(meaning: Meaning): Derived | undefined {
  const { heard, subjects, wanted } = meaning;
  const { unit, per } = wanted ?? {};
  if (unit === undefined || !(unit in UNITS || unit === 'times') || subjects.plans.length === 0 || subjects.models.length > 0) return undefined;
  const to = UNITS[unit];
  if (heard.has('quota', 'price', 'per-unit', 'value', 'remaining', 'which') || per === undefined || !SPANS.has(per)) {
    // A window of the plan's own, in a unit that its source does not use.
    const own = to !== undefined && per !== undefined && isShortWindow(per) && !heard.has('price', 'per-unit', 'value') && !isTold(meaning, per, to);
    return own ? { to } : undefined;
  }
  if (isLimitWindow(per) && isTold(meaning, per, to)) return undefined;
  return { ...(to ? { to } : {}), per };
}

const COUNTS = ['how-many', 'quota', 'convert', 'conversion', 'per', 'total', 'unit-prompt', 'unit-request', 'unit-token'] as const;

type Asking = {
  readonly window: QuotaWindow | undefined;
  readonly per: Span | undefined;
  readonly into: Unit | undefined;
  readonly divided: boolean;
};

function askingOf(meaning: Meaning, { quantity, outcome }: Figures, window: QuotaWindow | undefined): Asking {
  const { heard } = meaning;
  const per = spanAsked(meaning, window);
  const prompts = quantity?.unit === 'prompt' && heard.has('convert');
  const into = outcome ? 'request' : (targetUnit(meaning, quantity) ?? (prompts ? 'request' : undefined));
  // For another span, evenly or at most.
  const spread = heard.has('how-many', 'convert', 'ratio') || (heard.has('per') && (per !== 'week' || heard.has('evenly')));
  return { window, per, into, divided: per !== undefined && !heard.has('price') && spread };
}

/** In another unit. */
function isConverted(meaning: Meaning, quantity: Quantity | undefined, { window, into }: Asking): boolean {
  const { heard, wanted } = meaning;
  // "26 次就限额了, 5 小时多少次请求": times are requests where the plan counts those; nothing is turned into anything.
  const alike = quantity?.unit === 'times' && into === 'request' && !countsPrompts(meaning);
  if (into === undefined || alike) return false;
  if (heard.has('convert') || wanted?.into) return quantity !== undefined || window !== undefined;
  return (heard.has('conversion') || wanted?.unit === into) && quantity !== undefined;
}

/** On a model that counts differently. */
function isOnModel({ heard, subjects, wanted }: Meaning, window: QuotaWindow | undefined): boolean {
  if (subjects.models.length === 0 || (window === undefined && unitIn(heard) === undefined)) return false;
  return heard.has(...COUNTS) && !(heard.has('supports') && wanted === undefined) && !heard.has('price');
}

/** It asks for a sum in so many words. */
function isSure(meaning: Meaning, figures: Figures, { daily }: Windows, asking: Asking): boolean {
  const { heard, subjects } = meaning;
  if (figures.each !== undefined || daily !== undefined || figures.stated.length > 0 || asking.divided) return true;
  const tasks = taskTerm(meaning) !== undefined && subjects.plans.length > 0 && heard.has('how-many');
  const shared =
    heard.people !== undefined && heard.has('per', 'each') && heard.has(...COUNTS) && !heard.has('price', 'total', 'window-year', 'yearly');
  return tasks || shared || isConverted(meaning, figures.quantity, asking) || isOnModel(meaning, asking.window);
}

export type Wanted = { readonly unit: QuotaTerm['unit']; readonly per: Span | undefined };

/** The unit in which what was reckoned is told. */
function unitFor(meaning: Meaning, { quantity, each, stated }: Figures, made: Derived | undefined, { into, divided }: Asking): Wanted['unit'] {
  if (each) return each.of;
  if (taskTerm(meaning) !== undefined) return 'task';
  const asked = meaning.wanted?.unit;
  const unit = asked === undefined ? undefined : UNITS[asked];
  if (stated.length > 0) return unit;
  if (made) return made.to;
  if (!divided) return into;
  return unit !== quantity?.unit ? unit : undefined;
}

/** Undefined where the question asks for no sum. */
export function wantedOf(meaning: Meaning, figures: Figures, windows: Windows, window: QuotaWindow | undefined): Wanted | undefined {
  const asking = askingOf(meaning, figures, window);
  const sure = isSure(meaning, figures, windows, asking);
  const made = sure ? undefined : derived(meaning);
  if (!sure && !made && windows.used === undefined) return undefined;
  const unit = unitFor(meaning, figures, made, asking);
  if (windows.daily) return { unit, per: windows.daily.per };
  if (made) return { unit, per: made.per };
  return { unit, per: figures.each && meaning.wanted?.per !== asking.per ? undefined : asking.per };
}
