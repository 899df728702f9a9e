/** A sum of two figures that the person writes out: "40M 除以 120", "18000 / 30", "40 × 15". */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Unit } from '#src/catalog/schema.ts';
import { type Span, spanHours, spans } from '#src/catalog/spans.ts';
import type { QueryOf, SumRow, SumTerm } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { unitOf } from './topics.ts';

const OPERATORS: readonly (readonly ['÷' | '×' | '+' | '−', RegExp])[] = [
  ['÷', /^[^,，。?？]{0,10}?(?:除以|除|÷|\/|divided by|over)[^,，。?？\d]{0,6}$/i],
  ['×', /^[^,，。?？]{0,10}?(?:乘以|乘|×|\*|\bx\b|times|multiplied by)[^,，。?？\d]{0,6}$/i],
  ['+', /^[^,，。?？]{0,10}?(?:加上|加|\+|plus)[^,，。?？\d]{0,6}$/i],
  ['−', /^[^,，。?？]{0,10}?(?:减去|减|−|minus|less)[^,，。?？\d]{0,6}$/i],
];

const RELATION = { '÷': 'ratio', '+': 'total', '−': 'difference' } as const;

/** "40 块 1.8 万次, 合一次多少": the person's own money over their own figure, whatever plan it is. */
export function readOwnUnitPrice({ signals, offers, subjects }: Frame): QueryOf<'sum'> | undefined {
  const [money, another] = signals.money.filter(({ bound }) => bound === 'exact' || bound === 'about');
  const [counted, more] = signals.quantities.filter(({ value, unit }) => value > 1 && unit !== undefined && unit !== 'window' && unit !== 'task');
  if (!money || another || !counted || more || offers.length > 0 || subjects.models.length > 0) return undefined;
  if (!signals.has('per-unit', 'convert', 'conversion', 'per') && !ONE_OF.test(signals.text)) return undefined;
  if (!signals.has('price', 'how-many', 'per-unit')) return undefined;
  const paid = amount(money.amount, { currency: money.currency ?? homeCurrency });
  return { kind: 'sum', relation: 'ratio', rows: [paid, amount(counted.value, { unit: unitFor(counted.unit) })] };
}
/** 次 is counted in requests where nothing else is named. */
const unitFor = (unit: string | undefined): Unit => (unit === 'prompt' || unit === 'token' || unit === 'credit' ? unit : 'request');

const amount = (value: number, more: Partial<Extract<SumTerm, { of: 'amount' }>> = {}): SumRow => ({ term: { of: 'amount', value, ...more } });

const TIMES = spans.filter((span) => spanHours[span] <= spanHours.month);
const isTime = (per: string | undefined): per is Span => TIMES.some((span) => span === per);

/** "5 小时 1200 次, 每分钟几次": the person's own figure over another time; a month has 30 days. */
export function readOwnRate({ signals, offers, subjects }: Frame): QueryOf<'sum'> | undefined {
  const [rate, other] = signals.quantities.filter(({ value, unit }) => value > 1 && unit !== undefined && unit !== 'window' && unit !== 'task');
  const per = signals.asked?.per;
  if (!rate || other || offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous || signals.money.length > 0) return undefined;
  if (!isTime(rate.per) || !isTime(per) || per === rate.per || signals.has('enough', 'recommend', 'which', 'wants')) return undefined;
  return { kind: 'sum', relation: 'each', rows: [amount(rate.value, { unit: unitFor(rate.unit), per: rate.per })], per };
}

const ONE_OF = /[一每单]次|一条|每个|per (?:request|prompt|call)|each/i;

export function readArithmetic(frame: Frame): QueryOf<'sum'> | undefined {
  const { signals, offers, subjects } = frame;
  if (offers.length > 0 || subjects.models.length > 0 || signals.shares.length > 0 || !signals.has('how-many', 'convert', 'total', 'define', 'ratio'))
    return undefined;
  const numbers = signals.numbers.filter(({ glued }) => !glued);
  const [a, b] = numbers;
  if (!a || !b || numbers.length !== 2) return undefined;
  const between = signals.masked.slice(a.end, b.start);
  const operator = OPERATORS.find(([, pattern]) => pattern.test(between))?.[0];
  if (!operator || b.value === 0) return undefined;
  const unit = unitOf(signals);
  const [first, second] = [amount(a.value, unit ? { unit } : {}), amount(b.value)];
  if (operator === '×') return { kind: 'sum', relation: 'each', rows: [{ ...first, count: b.value }] };
  return { kind: 'sum', relation: RELATION[operator], rows: [first, second] };
}
