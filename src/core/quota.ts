/** Whether a plan's quota lasts: each window's limit against the busiest such window of the person's rhythm. */
import { isWithinDay, type LimitWindow, limitWindows, spanDays, spanHours } from '#src/catalog/spans.ts';
import type { Held, Plan, Reading, Slot, View, Who } from '#src/catalog/types.ts';
import { citeHeld } from './cite.ts';
import { type Converted, type Converter, doubtOf } from './convert.ts';
import type { Demand } from './demand.ts';
import { divide, fromAmount, hull, type Interval, isPoint, multiply, nearly, point } from './interval.ts';
import { type Limit, limitOf } from './limit.ts';
import { oncePerView } from './once.ts';
import { activeHours, daysOfMonth, monthDays, type Rhythm, weigh } from './rhythm.ts';
import { conversionStep, figure, step } from './steps.ts';
import type { Fit, ModelFactor, QuotaUse, Step, WindowUse } from './types.ts';

/** `fits` if the high end fits, `tight` if only the typical value does. What floating point adds is not over the limit. */
export function fitOf({ typical, high }: Interval): Fit {
  const within = (value: number) => value <= 1 || nearly(value, 1);
  if (within(high)) return 'fits';
  return within(typical) ? 'tight' : 'exceeds';
}

/** What of a window is worked in: hours of one within a day, days of a longer one. */
function workedIn(window: LimitWindow, rhythm: Rhythm): number {
  const days = spanDays(window);
  if (isWithinDay(window)) return Math.min(spanHours[window], activeHours(rhythm));
  return days <= 7 ? Math.min(days, rhythm.daysPerWeek) : (daysOfMonth(rhythm) * days) / monthDays;
}

const leadOf = <T extends { readonly readings: readonly { readonly lead: unknown }[] }>(slot: T): T['readings'][number]['lead'] | undefined =>
  slot.readings[0]?.lead;

const once: ModelFactor = { value: point(1), helds: [] };

/** How often a call of `model` counts on a plan; once where nothing is said of it. Peak and off-peak factors are weighed by the person's hours. */
export function modelFactor(view: View, plan: Plan, model: string | undefined, rhythm: Rhythm | undefined, who?: Who): ModelFactor {
  const slots = model === undefined ? [] : view.slots(plan, 'multipliers', who).filter(({ keys }) => keys['model'] === model);
  if (slots.length === 0) return once;
  const helds = slots.flatMap((slot) => leadOf(slot) ?? []);
  const values = helds.map(({ fact }) => ({ peak: fact.peak, value: fromAmount(fact.factor) }));
  // In hours that no factor names a call counts once.
  const rest = values.some(({ peak }) => peak === undefined) ? [] : [{ peak: undefined, value: point(1) }];
  return { value: weigh([...values, ...rest], rhythm) ?? point(1), helds };
}

type Candidate = { readonly slot: Slot<'quotas'>; readonly reading: Reading<'quotas'>; readonly limit: Exclude<Limit, 'none'> };

function candidates(slots: readonly Slot<'quotas'>[], whole?: Limit): readonly Candidate[] {
  return slots.flatMap((slot) =>
    slot.readings.flatMap((reading) => {
      const limit = limitOf(reading.lead, whole);
      return limit === undefined || limit === 'none' ? [] : [{ slot, reading, limit }];
    }),
  );
}

/** A quota of its own: of the model, or of a pool that it draws on. */
function isFor({ keys, readings }: Slot<'quotas'>, model: string): boolean {
  return keys['model'] === model || (keys['pool'] !== undefined && (readings[0]?.lead.fact.models?.includes(model) ?? false));
}

const isGeneral = ({ keys }: Slot<'quotas'>): boolean => keys['model'] === undefined && keys['pool'] === undefined;

/** What a window allows all models together; undefined where nobody says. */
export function wholeLimit(view: View, plan: Plan, window: LimitWindow, who: Who | undefined): Limit | undefined {
  const general = view.slots(plan, 'quotas', who).find((slot) => slot.keys['window'] === window && isGeneral(slot));
  const lead = general?.readings[0]?.lead;
  return lead && limitOf(lead);
}

/** The slots of a window that count for the model: its own or its pool's, else those for all; without a model, those for all, else every one. */
export function slotsFor(view: View, plan: Plan, window: LimitWindow, model: string | undefined, who: Who | undefined): readonly Slot<'quotas'>[] {
  const all = view.slots(plan, 'quotas', who).filter(({ keys }) => keys['window'] === window);
  const own = all.filter((slot) => model !== undefined && isFor(slot, model));
  if (own.length > 0) return own;
  const general = all.filter(isGeneral);
  return general.length > 0 || model !== undefined ? general : all;
}

function limitStep(held: Held<'quotas'>, { value, unit }: Candidate['limit']): readonly Step[] {
  const base = held.via && limitOf(held.via.held);
  if (!held.via || base === undefined || base === 'none') return [];
  return [step('limit', [figure(base.value, unit), '×', figure(held.via.factor, 'factor')], figure(value, unit), [citeHeld(held)])];
}

/** What the data says of a window, whatever the use. `shorter`: whose limit its figure was reckoned from, where no source states one for it. */
type WindowTerms = {
  readonly window: LimitWindow;
  readonly first: Slot<'quotas'> | undefined;
  readonly found: readonly Candidate[];
  readonly shorter: LimitWindow | undefined;
};

/** Of a plan for the model that answers, each window: the same for everybody on the day. */
const termsOf = oncePerView(
  ({ id }: Plan, model: string | undefined, who: Who | undefined) => `${id} ${model} ${who?.subscribedBefore}`,
  (view, plan, model, who): readonly WindowTerms[] => {
    const terms: WindowTerms[] = [];
    for (const window of limitWindows) {
      const slots = slotsFor(view, plan, window, model, who);
      const found = candidates(slots, wholeLimit(view, plan, window, who));
      const derived = found.every(({ reading: { lead } }) => lead.basis === 'derived' && !lead.via);
      const shorter = derived ? terms.findLast((before) => before.found.length > 0)?.window : undefined;
      terms.push({ window, first: slots[0], found, shorter });
    }
    return terms;
  },
);

type Ready = { readonly demand: Demand; readonly converter: Converter; readonly factor: ModelFactor; readonly rhythm: Rhythm };
type Way = Candidate & { readonly converted: Converted };

function stepsOf(window: LimitWindow, { reading, limit, converted }: Way, value: Interval, factor: ModelFactor, demand: Demand): readonly Step[] {
  const counted = multiply(converted.value, factor.value);
  const steps: Step[] = [...limitStep(reading.lead, limit)];
  const asked = demand.steps[window];
  if (asked) steps.push(asked);
  converted.uses.reduce((before, use) => {
    const after = multiply(before, use.factor);
    steps.push(conversionStep(before, use, after));
    return after;
  }, demand.windows[window]);
  if (!(isPoint(factor.value) && factor.value.low === 1)) {
    const result = figure(counted, limit.unit);
    steps.push(step('multiply', [figure(converted.value, limit.unit), '×', figure(factor.value, 'factor')], result, factor.helds.map(citeHeld)));
  }
  const share = figure(divide(counted, value), 'share');
  steps.push(step('utilisation', [figure(counted, limit.unit), '÷', figure(value, limit.unit)], share, [citeHeld(reading.lead)]));
  return steps;
}

function windowUse({ window, first, found, shorter }: WindowTerms, { demand, converter, factor: ofModel, rhythm }: Ready): WindowUse {
  if (!first) return { window, state: 'unknown', others: [] };
  const lead = first.readings[0]?.lead;
  if (lead && limitOf(lead) === 'none') {
    return {
      window,
      state: 'unlimited',
      held: lead,
      others: [...first.readings.flatMap((each) => each.conflicting), ...found.map((each) => each.reading.lead)],
    };
  }
  const ways = found.flatMap((candidate): readonly Way[] => {
    const converted = converter.convert(demand.windows[window], demand.unit, candidate.limit.unit);
    return converted ? [{ ...candidate, converted }] : [];
  });
  // The best reading that needs no more than what the person states; otherwise the one that needs the least.
  const best = ways.toSorted((a, b) => Math.floor(doubtOf(a.converted.uses)) - Math.floor(doubtOf(b.converted.uses)))[0];
  if (!best) return { window, state: found.length > 0 ? 'not-convertible' : 'unknown', ...(lead ? { held: lead } : {}), others: [] };

  const { reading, converted, limit } = best;
  // Limits of several models where none was named: any of them may be meant.
  const alike = ways.filter((way) => way.slot !== best.slot && way.limit.unit === limit.unit).map((way) => way.limit.value);
  const value = alike.length > 0 ? hull([limit.value, ...alike]) : limit.value;
  const factor = best.slot.keys['model'] === undefined ? ofModel : once;
  const counted = multiply(converted.value, factor.value);
  const utilisation = divide(counted, value);
  return {
    window,
    state: 'limited',
    held: reading.lead,
    others: reading.conflicting,
    limit: { ...limit, value },
    demand: counted,
    utilisation,
    fit: fitOf(utilisation),
    ...(shorter ? { reckonedFrom: shorter } : {}),
    lasts: divide(point(workedIn(window, rhythm)), utilisation),
    uses: converted.uses,
    factor,
    steps: () => stepsOf(window, best, value, factor, demand),
  };
}

function overall(windows: readonly WindowUse[]): Fit {
  const fits = windows.flatMap((use): readonly Fit[] => (use.state === 'limited' ? [use.fit] : use.state === 'not-convertible' ? ['unknown'] : []));
  if (fits.includes('exceeds')) return 'exceeds';
  if (fits.includes('unknown')) return 'unknown';
  if (fits.length === 0 && windows.some((use) => use.state === 'unknown')) return 'unknown';
  return fits.includes('tight') ? 'tight' : 'fits';
}

type Input = { readonly view: View; readonly plan: Plan; readonly model?: string; readonly rhythm: Rhythm; readonly who?: Who };

/** Beside a window that is known, those of which nobody says anything do not count against a plan; they are told as unknown. */
export function quotaUse({ view, plan, model, rhythm, who }: Input, demand: Demand, converter: Converter): QuotaUse {
  const factor = modelFactor(view, plan, model, rhythm, who);
  const windows = termsOf(view, plan, model, who).map((terms) => windowUse(terms, { demand, converter, factor, rhythm }));
  const limited = windows.flatMap((use) => (use.state === 'limited' ? [use] : []));
  // A figure reckoned from another window's limit binds nobody beside that one.
  const stated = limited.filter(({ reckonedFrom: from }) => !limited.some((use) => use.window === from));
  const binding = stated.toSorted((a, b) => b.utilisation.typical - a.utilisation.typical)[0]?.window;
  return { fit: overall(windows), windows, ...(binding ? { binding } : {}) };
}
