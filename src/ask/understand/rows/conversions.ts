/** Amounts in another unit, for a line or for nobody in particular: "320 prompts in requests", 一次请求多少 token. */
import type { Unit } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { type Meaning, shared } from '../meaning.ts';
import { isThing, takenIn, UNITS, unitAs } from './quota-figures.ts';
import type { Row } from './row.ts';
import type { Sum } from './sum-parts.ts';

type Stretch = 'day' | 'week' | 'month';
type Amount = { readonly amount: number; readonly unit: Unit; readonly per?: Stretch };

const STRETCHES: readonly string[] = ['day', 'week', 'month'];
const isStretch = (per: string | undefined): per is Stretch => per !== undefined && STRETCHES.includes(per);

/** "每天 100 次, 一个月多少": a shorter stretch is brought to a longer. */
const isLonger = (from: string | undefined, to: string | undefined): boolean =>
  isStretch(from) && isStretch(to) && STRETCHES.indexOf(to) > STRETCHES.indexOf(from);

/** An amount in another unit, for each of those named. */
const into = (meaning: Meaning, subjects: readonly Ref[], amount: Amount, to: Unit): Sum => ({
  kind: 'sum',
  relation: 'into',
  rows: [...(subjects.length > 0 ? subjects.map(({ id: subject }) => ({ subject, ...amount })) : [{ ...amount }]), { amount: 1, unit: to }],
  ...shared(meaning),
});

/** "Average tokens per request": what one comes to, no figure being given but one in doubt ("is 8K a request measured?"). */
function rateAsked({ heard, subjects, quantities, wanted }: Meaning): { readonly unit: Unit; readonly to: Unit } | undefined {
  if (subjects.lines.length === 0 || subjects.plans.length > 0 || subjects.models.length > 0 || wanted?.unit === 'money') return undefined;
  const [of] = heard.ones.filter((one) => one === 'prompt' || one === 'request');
  const counted = (['request', 'token'] as const).find((unit) => unit !== of && heard.has(`unit-${unit}`));
  const figures = quantities.filter(({ per, value, unit }) => value !== 1 && !(per === of && unit === counted));
  return of && counted && figures.length === 0 ? { unit: of, to: counted } : undefined;
}

/** "prompt 换算成请求": the unit that is turned into another. */
function oneOf({ heard, wanted }: Meaning, to: Unit): Unit | undefined {
  const [one] = heard.ones.filter((each) => each === 'prompt' || each === 'request');
  if (one && one !== to) return one;
  return wanted?.into ? (['prompt', 'request', 'token'] as const).find((unit) => unit !== to && heard.has(`unit-${unit}`)) : undefined;
}

/** An amount of the person's, or one, of a line or of nobody in particular. */
function convert(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities, wanted } = meaning;
  // "Why does one count as 15" wants the reason.
  if (heard.has('why')) return undefined;
  const rate = rateAsked(meaning);
  if (rate) return into(meaning, subjects.offers, { amount: 1, unit: rate.unit }, rate.to);
  const to = wanted?.unit && UNITS[wanted.unit];
  if (!to || subjects.models.length > 0 || heard.has('api', 'price', 'quota', 'value')) return undefined;
  if (wanted.per !== undefined && !quantities.some((one) => isLonger(one.per, wanted.per))) return undefined;
  return told(meaning, to);
}

/** What is turned into the unit: the amount that is told, or one of what the line counts in. */
function turned(
  meaning: Meaning,
  to: Unit,
  each: boolean,
): { readonly amount: number; readonly unit: Unit; readonly per?: string | undefined } | undefined {
  const { subjects, quantities, wanted } = meaning;
  const planned = subjects.plans.length > 0;
  const quantity = quantities.find((one) => one.value !== 1 && !isThing(one.per) && unitAs(one) !== undefined && unitAs(one) !== to);
  const unit = quantity ? unitAs(quantity) : oneOf(meaning, to);
  if (unit === undefined || unit === to) return undefined;
  if (!quantity) return planned || subjects.lines.length === 0 ? undefined : { amount: 1, unit };
  if (planned && !each && !isLonger(quantity.per, wanted?.per)) return undefined;
  return { amount: quantity.value, unit, per: quantity.per };
}

/** The amount that is told, or one, in the unit. */
function told(meaning: Meaning, to: Unit): Sum | undefined {
  const per = meaning.wanted?.per;
  const [said] = takenIn(meaning.quantities);
  const each = said && said.of !== 'task' && (said.unit === to || said.of === to) ? said : undefined;
  const of = turned(meaning, to, each !== undefined);
  if (!of) return undefined;
  const { amount, unit } = of;
  const over = isLonger(of.per, per) && isStretch(of.per) && isStretch(per) ? { of: { per: of.per }, all: { per } } : undefined;
  // A figure for one of them needs no plan.
  return {
    ...into(meaning, each ? [] : meaning.subjects.offers, { amount, unit, ...over?.of }, to),
    ...over?.all,
    ...(each ? { use: { takes: [each] } } : {}),
  };
}

export const CONVERT: Row = { name: 'an amount in another unit', build: convert };
