/** What a person says of their own use, and questions whether a plan covers it. */
import type { QueryOf, Usage } from '../query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';

const PERIODS = new Set(['minute', 'hour', '5h', 'day', 'week', 'month', 'year']);

function hoursPerDay({ signals }: Frame): number | undefined {
  return signals.spans.find(({ unit, count }) => unit === 'hour' && count <= 24)?.count;
}

/** A week of five days unless the person counts days of a month ("30 days"). */
function daysPerWeek({ signals }: Frame): number | undefined {
  const days = signals.spans.find(({ unit, count }) => unit === 'day' && count >= 5 && count <= 31)?.count;
  if (days === undefined) return undefined;
  return days > 7 ? Math.min(7, Math.round((days / 30) * 7)) : days;
}

const unitOf = (quantity: Quantity): Usage['unit'] => (quantity.unit === 'times' || quantity.unit === undefined ? 'request' : quantity.unit);

/** The first figure that is a use over time; "a day" in the text serves a figure that names no period. */
export function usageOf(frame: Frame): Usage | undefined {
  const { signals } = frame;
  const counted = signals.quantities.filter((quantity) => quantity.unit !== undefined && quantity.part === undefined);
  const found =
    counted.find(({ per }) => per !== undefined && PERIODS.has(per)) ?? counted.find(({ unit, value }) => unit === 'token' && value >= 100_000);
  if (!found) return undefined;
  const hours = hoursPerDay(frame);
  const days = daysPerWeek(frame);
  const per = found.per !== undefined && PERIODS.has(found.per) ? found.per : 'month';
  const yearly = per === 'year';
  return {
    amount: yearly ? found.value / 12 : found.value,
    unit: unitOf(found),
    per: yearly ? 'month' : (per as Usage['per']),
    ...(hours ? { hoursPerDay: hours } : {}),
    ...(days ? { daysPerWeek: days } : {}),
  };
}

const OKAY = /\bok(?:ay)?\s*\?|\bfine\s*\?|行不行|行吗|可以吗|能冲|冲不冲|hold up/i;
const OWN = /我|俺|咱|自己|\b(?:i|i'm|my|we|our|me|us)\b/i;

/** "Lite 每周 320 次老不够": the figure is the plan's own limit, not what the person uses. */
export function isOwnLimit({ amount }: Usage, { subjects, scope }: Frame): boolean {
  const [plan, next] = subjects.plans;
  if (!plan || !next) return false;
  return scope.view.slots(plan, 'quotas').some(({ readings }) => readings.some(({ lead }) => lead.fact.amount === amount));
}

/** "Is it enough": a use, and plans to hold it against. */
export function readFit(frame: Frame): QueryOf<'cost'> | undefined {
  const { signals, offers, subjects, when } = frame;
  const usage = usageOf(frame);
  if (!usage || offers.length === 0 || isOwnLimit(usage, frame)) return undefined;
  const asked =
    signals.has('enough') ||
    OKAY.test(signals.text) ||
    (OWN.test(signals.text) && signals.has('which', 'recommend', 'either', 'choose', 'worth-buying'));
  if (!asked || usage.unit === 'task') return undefined;
  const [model] = subjects.models;
  return {
    kind: 'cost',
    task: {
      type: 'fit',
      subjects: [...offers],
      usage,
      ...(model ? { model: model.id } : {}),
      ...(signals.people ? { people: signals.people } : {}),
    },
    ...when,
  };
}
