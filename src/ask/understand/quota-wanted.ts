/** The unit and the span that a quota is wanted in. */
import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, isShortWindow, isWithinDay, spanDays } from '#src/catalog/spans.ts';
import type { Asked } from './asked.ts';
import type { Span } from './earlier/query.ts';
import { asksOf, type Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { countsPrompts, type Figures, type QuotaTerm, readingsOf, taskTerm, UNITS, type Windows } from './quota-figures.ts';
import { unitOf } from './topics.ts';
import { onWorkdays } from './uses.ts';

/** The unit that is asked for, when the text names two: the one that no figure has. */
function targetUnit({ signals }: Frame, quantity: Quantity | undefined): Unit | undefined {
  const asked = signals.asked?.unit && UNITS[signals.asked.unit];
  if (asked) return asked === quantity?.unit ? undefined : asked;
  const named: readonly (readonly [Unit, boolean])[] = [
    ['request', signals.has('unit-request') || signals.hasTerm('request', 'model-call')],
    ['prompt', signals.has('unit-prompt') || signals.hasTerm('prompt')],
    ['token', signals.has('unit-token') || signals.hasTerm('token')],
  ];
  return named.find(([unit, there]) => there && unit !== quantity?.unit)?.[0];
}

/** "周额度除以 7": by as many as the window has days. */
function splitIntoDays({ signals }: Frame, window: QuotaWindow | undefined): boolean {
  const days = isLimitWindow(window) && !isWithinDay(window) ? spanDays(window) : undefined;
  return days !== undefined && /除以|divided by|÷|\//.test(signals.text) && signals.numbers.some(({ value }) => value === days);
}

const SPANS: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month']);

/** The span that a quota is wanted for, where it is not one of the plan's own windows. */
function spanAsked(frame: Frame, window: QuotaWindow | undefined): Span | undefined {
  const { signals } = frame;
  const per = signals.asked?.per;
  if (per === 'minute' || per === 'hour' || per === 'day') return per;
  if (signals.has('window-minute')) return 'minute';
  if (signals.has('window-hour')) return 'hour';
  if (signals.has('window-day') || splitIntoDays(frame, window) || (window !== undefined && onWorkdays(frame))) return 'day';
  // "Counted by the month: is there a weekly cap too" asks for a limit.
  if (window === 'month' && signals.has('window-week') && signals.has('per') && asksOf(frame) !== 'whether') return 'week';
  return undefined;
}

/** Whether the data tells the plan's quota for this window, in this unit where one is asked for. */
function told(frame: Frame, window: string, unit: Unit | undefined): boolean {
  return frame.subjects.plans.every((plan) =>
    readingsOf(plan, frame).some(
      ({ keys, lead }) =>
        keys['window'] === window && lead.fact.amount !== 'none' && (unit === undefined || (lead.via?.held.fact.unit ?? lead.fact.unit) === unit),
    ),
  );
}

/** "能用多少", not "额度多少": what a person gets out of it, which may be derived where no limit of that span is told. */
function derived(frame: Frame, asked: Asked | undefined): { readonly per?: Span; readonly to?: Unit } | undefined {
  const { signals, subjects } = frame;
  if (!asked?.unit || !(asked.unit in UNITS || asked.unit === 'times') || subjects.plans.length === 0 || subjects.models.length > 0) return undefined;
  const to = UNITS[asked.unit];
  const per = asked.per;
  if (signals.has('quota', 'price', 'per-unit', 'value', 'remaining', 'which') || per === undefined || !SPANS.has(per)) {
    // A window of the plan's own, in a unit that its source does not use.
    return to !== undefined && isShortWindow(per) && per !== undefined && !signals.has('price', 'per-unit', 'value') && !told(frame, per, to)
      ? { to }
      : undefined;
  }
  if (isLimitWindow(per) && told(frame, per, to)) return undefined;
  return { ...(to ? { to } : {}), per: per as Span };
}

const EVENLY = /平均|均摊|摊到|折合|on average|averages?|spread/i;

const COUNTS = ['how-many', 'quota', 'convert', 'conversion', 'per', 'total', 'unit-prompt', 'unit-request', 'unit-token'] as const;

/** For another span, evenly or at most. */
function isDivided({ signals }: Frame, per: Span | undefined): boolean {
  if (per === undefined || signals.has('price')) return false;
  return signals.has('how-many', 'convert', 'ratio') || (signals.has('per') && (per !== 'week' || EVENLY.test(signals.text)));
}

/** In another unit. */
function isConverted(frame: Frame, quantity: Quantity | undefined, window: QuotaWindow | undefined, wanted: Unit | undefined): boolean {
  const { signals } = frame;
  // "26 次就限额了, 5 小时多少次请求": times are requests where the plan counts those; nothing is turned into anything.
  const alike = quantity?.unit === 'times' && wanted === 'request' && !countsPrompts(frame);
  if (wanted === undefined || alike) return false;
  if (signals.has('convert') || signals.asked?.into) return quantity !== undefined || window !== undefined;
  return (signals.has('conversion') || signals.asked?.unit === wanted) && quantity !== undefined;
}

/** On a model that counts differently. */
function isOnModel({ signals, subjects }: Frame, window: QuotaWindow | undefined): boolean {
  const asksFor = window !== undefined || unitOf(signals) !== undefined;
  return (
    subjects.models.length > 0 &&
    asksFor &&
    signals.has(...COUNTS) &&
    !(signals.has('supports') && signals.asked === undefined) &&
    !signals.has('price')
  );
}

const isShared = ({ signals }: Frame): boolean =>
  signals.people !== undefined && signals.has('per', 'each') && signals.has(...COUNTS) && !signals.has('price', 'total', 'window-year', 'yearly');

export type Wanted = { readonly unit: QuotaTerm['unit'] | undefined; readonly per: Span | undefined };

type Asking = {
  readonly window: QuotaWindow | undefined;
  readonly per: Span | undefined;
  /** The unit that words ask for. */
  readonly wanted: Unit | undefined;
  readonly divided: boolean;
};

function askingOf(frame: Frame, { quantity, outcome }: Figures, window: QuotaWindow | undefined): Asking {
  const per = spanAsked(frame, window);
  const prompts = quantity?.unit === 'prompt' && frame.signals.has('convert');
  const wanted = outcome ? 'request' : (targetUnit(frame, quantity) ?? (prompts ? 'request' : undefined));
  return { window, per, wanted, divided: isDivided(frame, per) };
}

/** It asks for a sum in so many words. */
function isSure(frame: Frame, { quantity, each, stated }: Figures, { daily }: Windows, { window, wanted, divided }: Asking): boolean {
  if (each !== undefined || daily !== undefined || stated.length > 0 || divided) return true;
  const tasks = taskTerm(frame) !== undefined && frame.subjects.plans.length > 0 && frame.signals.has('how-many');
  return tasks || isConverted(frame, quantity, window, wanted) || isOnModel(frame, window) || isShared(frame);
}

/** The unit in which what was reckoned is told. */
function unitFor(frame: Frame, { quantity, each, stated }: Figures, made: ReturnType<typeof derived>, { wanted, divided }: Asking): Wanted['unit'] {
  if (each) return each.of;
  if (taskTerm(frame) !== undefined) return 'task';
  const asked = frame.signals.asked?.unit;
  const into = asked === undefined ? undefined : UNITS[asked];
  if (stated.length > 0) return into;
  if (made) return made.to;
  if (!divided) return wanted;
  return into !== undefined && into !== quantity?.unit ? into : undefined;
}

/** The unit and the span that the quota is wanted in; undefined where the question asks for no sum. */
export function wantedOf(frame: Frame, figures: Figures, windows: Windows, window: QuotaWindow | undefined): Wanted | undefined {
  const asking = askingOf(frame, figures, window);
  const { asked } = frame.signals;
  const sure = isSure(frame, figures, windows, asking);
  const made = sure ? undefined : derived(frame, asked);
  if (!sure && !made && windows.used === undefined) return undefined;
  const unit = unitFor(frame, figures, made, asking);
  if (windows.daily) return { unit, per: windows.daily.per };
  if (made) return { unit, per: made.per };
  const { per } = asking;
  return { unit, per: figures.each && asked?.per !== per ? undefined : per };
}
