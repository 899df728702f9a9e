/** Amounts in another unit, for a line or for nobody in particular: "320 prompts in requests", 一次请求多少 token. */
import type { Unit } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { isThing, takenIn, UNITS, unitAs } from './quota-figures.ts';
import { windowsOf } from './topics.ts';

type SumQuery = QueryOf<'sum'>;

/** "320 prompts in requests", "一个 prompt 是几次请求": an amount of the person's, or one, of a line or of nobody in particular. */
export function readConvert(frame: Frame): SumQuery | undefined {
  const { signals, subjects, when } = frame;
  // "Why does one count as 15" wants the reason.
  if (signals.has('why')) return undefined;
  const rate = rateAsked(frame);
  if (rate) return into(frame.offers, { value: 1, unit: rate.unit }, rate.to, when);
  const { asked } = signals;
  const to = asked?.unit && UNITS[asked.unit];
  if (!asked || !to || subjects.models.length > 0 || signals.has('api', 'price', 'quota', 'value')) return undefined;
  if (asked.per !== undefined && !signals.quantities.some(({ per }) => overTime(per, asked.per) !== undefined)) return undefined;
  const [said] = takenIn(signals.quantities);
  const each =
    said && said.of !== 'task' && (said.unit === to || said.of === to)
      ? { amount: said.amount, ...(said.high === undefined ? {} : { high: said.high }), unit: said.unit, of: said.of }
      : undefined;
  const quantity = signals.quantities.find((one) => one.value !== 1 && !isThing(one.per) && unitAs(one) !== undefined && unitAs(one) !== to);
  const times = overTime(quantity?.per, asked.per);
  const of = quantity ? unitAs(quantity) : oneOf(frame, to);
  if (of === undefined || of === to || (quantity === undefined && subjects.plans.length > 0)) return undefined;
  // Without a figure or a line there is nothing to reckon with.
  if (quantity === undefined && subjects.lines.length === 0) return undefined;
  if (subjects.plans.length > 0 && each === undefined && times === undefined) return undefined;
  // A figure for one of them needs no plan.
  const amount = { value: quantity?.value ?? 1, unit: of, ...(times && isSpan(quantity?.per) ? { per: quantity.per } : {}) };
  const query = into(each ? [] : frame.offers, amount, to, when);
  return {
    ...query,
    ...(times && isSpan(asked.per) ? { per: asked.per } : {}),
    ...(each ? { use: { takes: [each] } } : {}),
  };
}

type Amount = { readonly value: number; readonly unit: Unit; readonly per?: 'day' | 'week' | 'month' };

/** An amount in another unit, for each of those named. */
const into = (subjects: readonly Ref[], amount: Amount, to: Unit, when: Frame['when']): SumQuery => ({
  kind: 'sum',
  relation: 'into',
  rows: [
    ...(subjects.length > 0 ? subjects.map((subject) => ({ subject })) : [{}]).map((row) => ({ ...row, term: { of: 'amount' as const, ...amount } })),
    { term: { of: 'amount', value: 1, unit: to } },
  ],
  ...when,
});

const isSpan = (per: string | undefined): per is 'day' | 'week' | 'month' => per === 'day' || per === 'week' || per === 'month';

/** "Average tokens per request": what one comes to, no figure being given but one in doubt ("is 8K a request measured?"). */
function rateAsked({ signals, subjects }: Frame): { readonly unit: Unit; readonly to: Unit } | undefined {
  if (subjects.lines.length === 0 || subjects.plans.length > 0 || subjects.models.length > 0 || signals.asked?.unit === 'money') return undefined;
  if (signals.has('price', 'quota', 'value', 'per-unit', 'api', 'cheapest', 'most', 'least') || windowsOf(signals).length > 0) return undefined;
  const [of] = signals.each.map(({ what }) => what).filter((what) => what === 'prompt' || what === 'request');
  const counted = (['request', 'token'] as const).find((unit) => unit !== of && signals.has(`unit-${unit}`));
  const figures = signals.quantities.filter(({ per, value, unit }) => value !== 1 && !(per === of && unit === counted));
  return of && counted && figures.length === 0 ? { unit: of, to: counted } : undefined;
}

/** Shortest first. */
const STRETCHES: readonly (string | undefined)[] = ['day', 'week', 'month'];

/** "每天 100 次, 一个月多少": a shorter stretch is brought to a longer. */
function overTime(from: string | undefined, to: string | undefined): true | undefined {
  const [one, other] = [STRETCHES.indexOf(from), STRETCHES.indexOf(to)];
  return one >= 0 && other > one ? true : undefined;
}

/** "prompt 换算成请求": the unit that is turned into another. */
function oneOf({ signals }: Frame, to: Unit): Unit | undefined {
  const each = signals.each.map(({ what }) => what).find((what) => what === 'prompt' || what === 'request');
  const single = signals.quantities.find(({ value, unit }) => value === 1 && (unit === 'prompt' || unit === 'request'))?.unit;
  const one = each ?? single;
  if ((one === 'prompt' || one === 'request') && one !== to) return one;
  if (!signals.asked?.into) return undefined;
  return (['prompt', 'request', 'token'] as const).find((unit) => unit !== to && signals.has(`unit-${unit}`));
}
