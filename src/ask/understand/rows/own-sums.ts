/** Sums of a person's own figures, whatever plan it is: exchange, their own unit price, their own rate, arithmetic that they write out. */
import { counterpart, homeCurrency } from '#src/catalog/currencies.ts';
import type { Unit } from '#src/catalog/schema.ts';
import { type Span, spanHours, spans } from '#src/catalog/spans.ts';
import { spanCue } from '../../vocabulary/index.ts';
import type { Meaning, Quantity } from '../meaning.ts';
import { unitIn } from '../spoken.ts';
import type { Row } from './row.ts';
import type { Sum, SumRow } from './sum-parts.ts';

/** 次 is counted in requests where nothing else is named. */
const unitFor = (unit: string | undefined): Unit => (unit === 'prompt' || unit === 'token' || unit === 'credit' ? unit : 'request');

const amount = (value: number, more: Omit<SumRow, 'amount'> = {}): SumRow => ({ amount: value, ...more });

const isNobodys = ({ subjects }: Meaning): boolean => subjects.offers.length === 0 && subjects.models.length === 0;

/** The one figure that counts calls, prompts, tokens or credits. */
function loneCount({ quantities }: Meaning): Quantity | undefined {
  const [one, more] = quantities.filter(({ value, unit }) => value > 1 && unit !== undefined && unit !== 'window' && unit !== 'task');
  return more ? undefined : one;
}

/** "$20是多少人民币": money alone, without a plan. */
function exchange({ heard, subjects, when }: Meaning): Sum | undefined {
  const [money, another] = heard.all('money');
  const { rate } = heard;
  const plain = subjects.owners.length === 0 || (rate !== undefined && another === undefined);
  if (!money?.currency || !plain || !heard.has('exchange', 'convert')) return undefined;
  const from = money.currency;
  const to = heard.currencies.find((each) => each !== from) ?? counterpart(from);
  return {
    kind: 'sum',
    relation: 'into',
    rows: [amount(money.amount, { currency: from }), amount(1, { currency: to })],
    ...(rate ? { rate } : {}),
    ...(when?.day ? { when: { day: when.day } } : {}),
  };
}

/** "40 块 1.8 万次, 合一次多少": the person's own money over their own figure. */
function ownUnitPrice(meaning: Meaning): Sum | undefined {
  const { heard } = meaning;
  const [money, another] = heard.all('money').filter(({ bound }) => bound === 'exact' || bound === 'about');
  const counted = loneCount(meaning);
  if (!money || another || !counted || !isNobodys(meaning)) return undefined;
  // Money and a use without a word for the price of one are a budget and what is to last.
  if (!heard.has('per-unit', 'convert', 'conversion', 'per') || !heard.has('price', 'how-many', 'per-unit')) return undefined;
  const rows = [amount(money.amount, { currency: money.currency ?? homeCurrency }), amount(counted.value, { unit: unitFor(counted.unit) })];
  return { kind: 'sum', relation: 'ratio', rows };
}

const TIMES = ['day', 'week', 'month'] as const;
const isTime = (per: string | undefined): per is Span => spans.some((span) => span === per && spanHours[span] <= spanHours.month);

/** "Convert 3M tokens a day to a month", "what do they come to in a month": the one other time that is named. */
function namedOver({ heard }: Meaning, per: string | undefined): Span | undefined {
  const [other, more] = TIMES.filter((span) => span !== per && heard.has(spanCue(span)));
  return more === undefined && heard.has('convert', 'total', 'comes-to') ? other : undefined;
}

/** "5 小时 1200 次, 每分钟几次": the person's own figure over another time; a month has 30 days. */
function ownRate(meaning: Meaning): Sum | undefined {
  const { heard, subjects, wanted } = meaning;
  const counted = loneCount(meaning);
  const per = wanted?.per ?? namedOver(meaning, counted?.per);
  if (!counted || !isNobodys(meaning) || subjects.ambiguous || heard.all('money').length > 0) return undefined;
  if (!isTime(counted.per) || !isTime(per) || per === counted.per || heard.has('enough', 'recommend', 'which', 'wants')) return undefined;
  return { kind: 'sum', relation: 'each', rows: [amount(counted.value, { unit: unitFor(counted.unit), per: counted.per })], per };
}

const RELATION = { '÷': 'ratio', '+': 'total', '−': 'difference' } as const;

/** "40M 除以 120", "18000 / 30", "40 × 15". */
function arithmetic(meaning: Meaning): Sum | undefined {
  const { heard } = meaning;
  if (!isNobodys(meaning) || heard.all('share').length > 0 || !heard.has('how-many', 'convert', 'total', 'define', 'ratio')) return undefined;
  const [a, b, more] = heard.all('number').filter(({ glued }) => !glued);
  const operator = a && b && !more ? heard.operator(a.end, b.start) : undefined;
  if (!a || !b || !operator || b.value === 0) return undefined;
  const unit = unitIn(heard);
  const [first, second] = [amount(a.value, unit ? { unit } : {}), amount(b.value)];
  if (operator === '×') return { kind: 'sum', relation: 'each', rows: [{ ...first, count: b.value }] };
  return { kind: 'sum', relation: RELATION[operator], rows: [first, second] };
}

export const EXCHANGE: Row = { name: 'money in another currency', build: exchange };
export const OWN_SUMS: readonly Row[] = [
  { name: 'own money over an own figure', build: ownUnitPrice },
  { name: 'an own figure over another time', build: ownRate },
];
export const ARITHMETIC: Row = { name: 'written out', build: arithmetic };
