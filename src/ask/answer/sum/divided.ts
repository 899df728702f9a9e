/** One thing over another where the person names a figure: money, amounts and numbers over each other, and over prices and quotas of plans. */
import type { Unit } from '#src/catalog/schema.ts';
import type { Span } from '#src/catalog/spans.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { currencyOfUnit, lotOf } from '#src/catalog/units.ts';
import { divide, type Interval, point, scale } from '#src/core/interval.ts';
import { decimal, divideMoney, exactly, type MoneyRange, money, moneyRange } from '#src/core/money.ts';
import { figure, sum } from '#src/core/steps.ts';
import { applied, quotaItem } from '#src/core/sum/quota.ts';
import { between, type Factor } from '#src/core/sum/span.ts';
import type { Formula } from '#src/core/sum/types.ts';
import type { SumAsked as Query, SumRow } from '../asked.ts';
import { plansOf, whoFor } from '../scene.ts';
import { currencyOf } from './figures.ts';
import { isPrice, itemsOf } from './prices.ts';
import type { DividedAnswer, Quotient } from './types.ts';

type Told = DividedAnswer['quotients'][number];
/** `value` in `unit`, in the currency, or a bare number. `plan`: whose it is; without `found` it has no such figure. */
type Operand = Pick<Told, 'formula' | 'helds' | 'cites'> & {
  readonly plan?: Plan;
  readonly value: Interval;
  readonly unit?: Unit | undefined;
  readonly currency?: MoneyRange['currency'] | undefined;
  readonly per?: Span | undefined;
  readonly lot?: number | undefined;
};
type Side = { readonly operands: readonly Operand[]; readonly missing: readonly Plan[] };

const numbers = ({ low, typical, high }: MoneyRange): Interval => ({ low: Number(low), typical: Number(typical), high: Number(high) });

/** As so much for the other span: "300 × 30". */
function atSpan(operand: Operand, span: Span | undefined): Operand {
  const { per, value, formula } = operand;
  const factors: readonly Factor[] = per === undefined || span === undefined || per === span ? [] : between(per, span);
  if (factors.length === 0) return operand;
  const told = factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')]);
  return { ...operand, value: applied(value, factors), formula: ['(', ...formula, ...told, ')'], per: span };
}

function pricedSide(view: View, query: Query, row: SumRow): Side {
  if (!isPrice(row) || !row.subject) return { operands: [], missing: [] };
  const items = itemsOf(view, query, row, {});
  return {
    operands: items.map(({ plan, value, formula, helds }) => ({
      plan,
      value: numbers(value),
      currency: value.currency,
      per: row.term.per,
      formula,
      helds,
      cites: [],
    })),
    missing: plansOf(view, row.subject).filter((plan) => items.every((item) => item.plan !== plan)),
  };
}

/** In the unit of the figure beside it, where that has one. */
function quotaSide(view: View, query: Query, { subject, term }: SumRow, beside: Unit | undefined): Side {
  if (term.of !== 'quota' || term.unit === 'multiple' || !subject) return { operands: [], missing: [] };
  const { unit: _, ...limit } = term;
  const unit = term.unit ?? beside;
  const asked = { ...limit, ...(unit ? { unit } : {}) };
  const items = plansOf(view, subject).map((plan) => quotaItem(view, plan, asked, undefined, query.use, whoFor(view, plan, query)));
  return {
    operands: items.flatMap(({ plan, value, unit: own, window, formula, helds, cites }) =>
      value && own !== 'task' ? [{ plan, value, unit: own, currency: currencyOfUnit(own), per: window, formula, helds, cites }] : [],
    ),
    missing: items.filter(({ value }) => !value).map(({ plan }) => plan),
  };
}

function sideOf(view: View, query: Query, row: SumRow, beside: SumRow): Side {
  const { term, count } = row;
  if (term.of === 'price') return pricedSide(view, query, row);
  if (term.of === 'quota') return quotaSide(view, query, row, beside.term.of === 'amount' ? beside.term.unit : undefined);
  if (term.of !== 'amount') return { operands: [], missing: [] };
  const { value, unit, per } = term;
  const currency = currencyOf(term);
  const told = currency ? sum(exactly(money(value, currency))) : figure(value, unit ?? 'factor');
  return { operands: [{ value: point(value), unit, currency, per, lot: count, formula: [told], helds: [], cites: [] }], missing: [] };
}

const asMoney = ({ value }: Operand, currency: MoneyRange['currency']): MoneyRange =>
  moneyRange(decimal(value.low), decimal(value.typical), decimal(value.high), currency);

/** What one over the other means by what they are; undefined for money of two currencies. */
function quotient(one: Operand, other: Operand): Quotient | undefined {
  const formula: Formula = [...one.formula, '÷', ...other.formula];
  const lots = (lot: number): Formula => (lot === 1 ? [] : ['×', figure(lot, 'factor')]);
  if (one.currency && other.currency) return one.currency === other.currency ? { formula, times: divide(one.value, other.value) } : undefined;
  if (one.currency && other.unit) {
    const lot = other.lot ?? lotOf(other.unit);
    const price = divideMoney(asMoney(one, one.currency), scale(other.value, 1 / lot));
    return { formula: [...formula, ...lots(lot)], money: price, of: { value: point(lot), unit: other.unit } };
  }
  if (one.currency) return { formula, money: divideMoney(asMoney(one, one.currency), other.value) };
  const value = divide(one.value, other.value);
  if (!one.unit || one.unit === other.unit) return { formula, times: value };
  const amount = { value, unit: one.unit };
  if (other.currency) return { formula, amount, of: exactly(money(1, other.currency)) };
  return other.unit ? { formula, amount, of: { value: point(1), unit: other.unit } } : { formula, amount };
}

function divided(one: Operand, other: Operand): readonly Told[] {
  if (other.value.low <= 0) return [];
  // What the person says is brought to the time that the plan's own figure is for.
  const [a, b] = one.plan ? [one, atSpan(other, one.per)] : [atSpan(one, other.per), other];
  const found = quotient(a, b);
  const plans = [...new Set([one.plan, other.plan].flatMap((plan) => plan ?? []))];
  return found ? [{ ...found, plans, helds: [...one.helds, ...other.helds], cites: [...one.cites, ...other.cites] }] : [];
}

/** Undefined for what has no meaning: a division by nothing, money of two currencies. */
export function answerDivided(query: Query, view: View): DividedAnswer | undefined {
  const quotients: Told[] = [];
  const missing: Plan[] = [];
  for (let i = 0; i + 1 < query.rows.length && (i === 0 || query.pairs); i += 2) {
    const [one, other] = query.rows.slice(i, i + 2);
    if (!one || !other) continue;
    const [over, under] = [sideOf(view, query, one, other), sideOf(view, query, other, one)];
    quotients.push(...over.operands.flatMap((a) => under.operands.flatMap((b) => divided(a, b))));
    missing.push(...over.missing, ...under.missing);
  }
  return quotients.length + missing.length > 0 ? { kind: 'sum', tells: 'divided', query, view, quotients, missing } : undefined;
}
