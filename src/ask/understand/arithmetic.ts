/** A sum of two figures that the person writes out: "40M 除以 120", "18000 / 30", "40 × 15". */
import { homeCurrency } from '#src/catalog/currencies.ts';
import { type Span, spanHours, spans } from '#src/catalog/spans.ts';
import type { QueryOf } from '../query.ts';
import type { Frame } from './frame.ts';
import { unitOf } from './topics.ts';

const OPERATORS: readonly (readonly ['÷' | '×' | '+' | '−', RegExp])[] = [
  ['÷', /^[^,，。?？]{0,10}?(?:除以|除|÷|\/|divided by|over)[^,，。?？\d]{0,6}$/i],
  ['×', /^[^,，。?？]{0,10}?(?:乘以|乘|×|\*|\bx\b|times|multiplied by)[^,，。?？\d]{0,6}$/i],
  ['+', /^[^,，。?？]{0,10}?(?:加上|加|\+|plus)[^,，。?？\d]{0,6}$/i],
  ['−', /^[^,，。?？]{0,10}?(?:减去|减|−|minus|less)[^,，。?？\d]{0,6}$/i],
];

/** "40 块 1.8 万次, 合一次多少": the person's own money over their own figure, whatever plan it is. */
export function readOwnUnitPrice({ signals, offers, subjects }: Frame): QueryOf<'cost'> | undefined {
  const [money, another] = signals.money.filter(({ bound }) => bound === 'exact' || bound === 'about');
  const [counted, more] = signals.quantities.filter(({ value, unit }) => value > 1 && unit !== undefined && unit !== 'window' && unit !== 'task');
  if (!money || another || !counted || more || offers.length > 0 || subjects.models.length > 0) return undefined;
  if (!signals.has('per-unit', 'convert', 'conversion', 'per') && !ONE_OF.test(signals.text)) return undefined;
  if (!signals.has('price', 'how-many', 'per-unit')) return undefined;
  const unit = counted.unit === 'prompt' || counted.unit === 'token' || counted.unit === 'credit' ? counted.unit : 'request';
  // A token by itself costs next to nothing.
  const lot = unit === 'token' ? 1_000_000 : 1;
  return {
    kind: 'cost',
    task: { type: 'arithmetic', a: money.amount, b: counted.value / lot, operator: '÷', unit, currency: money.currency ?? homeCurrency },
  };
}
const TIMES = spans.filter((span) => spanHours[span] <= spanHours.month);
const isTime = (per: string | undefined): per is Span => TIMES.some((span) => span === per);

/** "5 小时 1200 次, 每分钟几次": the person's own figure over another time; a month has 30 days. */
export function readOwnRate({ signals, offers, subjects }: Frame): QueryOf<'cost'> | undefined {
  const [rate, other] = signals.quantities.filter(({ value, unit }) => value > 1 && unit !== undefined && unit !== 'window' && unit !== 'task');
  const per = signals.asked?.per;
  if (!rate || other || offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous || signals.money.length > 0) return undefined;
  if (!isTime(rate.per) || !isTime(per) || per === rate.per || signals.has('enough', 'recommend', 'which', 'wants')) return undefined;
  const [from, to] = [spanHours[rate.per], spanHours[per]];
  const longer = to > from;
  const unit = rate.unit === 'prompt' || rate.unit === 'token' || rate.unit === 'credit' ? rate.unit : 'request';
  const b = Number((longer ? to / from : from / to).toFixed(6));
  return { kind: 'cost', task: { type: 'arithmetic', a: rate.value, b, operator: longer ? '×' : '÷', unit } };
}

const ONE_OF = /[一每单]次|一条|每个|per (?:request|prompt|call)|each/i;

export function readArithmetic(frame: Frame): QueryOf<'cost'> | undefined {
  const { signals, offers, subjects } = frame;
  if (offers.length > 0 || subjects.models.length > 0 || signals.shares.length > 0 || !signals.has('how-many', 'convert', 'total', 'define', 'ratio'))
    return undefined;
  const numbers = signals.numbers.filter(({ glued }) => !glued);
  const [a, b] = numbers;
  if (!a || !b || numbers.length !== 2) return undefined;
  const between = signals.masked.slice(a.end, b.start);
  const operator = OPERATORS.find(([, pattern]) => pattern.test(between))?.[0];
  if (!operator || (operator === '÷' && b.value === 0)) return undefined;
  const unit = unitOf(signals);
  return { kind: 'cost', task: { type: 'arithmetic', a: a.value, b: b.value, operator, ...(unit ? { unit } : {}) } };
}
