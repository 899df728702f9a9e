/** Several sums of one message, set beside each other: which of them is least, and by how much. */
import type { SumAnswer, TotalAnswer } from '#src/ask/answer/sum/types.ts';
import type { Answer } from '#src/ask/answer/types.ts';
import { compareMoney, type MoneyRange } from '#src/core/money.ts';
import { apart } from '#src/core/sum/relate.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { moneyText } from '../../quantity-text.ts';
import { severalOf } from './names.ts';

type Whole = { readonly answer: TotalAnswer; readonly sum: MoneyRange };

const isTotal = (answer: Answer): answer is Extract<SumAnswer, { tells: 'total' }> => answer.kind === 'sum' && answer.tells === 'total';

/** A sum that lacks nothing and is of one currency. */
function wholeOf(answer: TotalAnswer): readonly Whole[] {
  const [sum, foreign] = answer.sums;
  return sum && foreign === undefined && answer.missing.length === 0 ? [{ answer, sum }] : [];
}

/** "11 × Business and $250": what a total is of. */
export const addendsText = ({ items, amounts }: TotalAnswer, loc: Localizer): string =>
  loc.list([...items.map(({ plan, count }) => severalOf(plan, count, loc)), ...amounts.map(({ said }) => moneyText(said, loc))]);

/** Of sums over the same months, in one currency, of which none lacks a price. Nothing where they are not. */
export function totalsApart(answers: readonly Answer[], loc: Localizer): readonly string[] {
  const totals = answers.filter(isTotal);
  const [least, next, ...more] = totals
    .flatMap(wholeOf)
    .toSorted((one, other) => (one.sum.currency === other.sum.currency ? compareMoney(one.sum, other.sum) : 0));
  const whole = [least, next, ...more].flatMap((each) => each ?? []);
  if (!least || !next || whole.length < totals.length) return [];
  const alike = whole.every(({ answer, sum }) => answer.months === least.answer.months && sum.currency === least.sum.currency);
  const gap = alike ? apart(next.sum, least.sum) : undefined;
  if (!gap) return [];
  const values = {
    one: addendsText(least.answer, loc),
    other: addendsText(next.answer, loc),
    a: moneyText(least.sum, loc),
    b: moneyText(next.sum, loc),
    difference: moneyText(gap.gap, loc),
  };
  return [loc.t(gap.sign === 0 ? 'ask:total.alike' : more.length > 0 ? 'ask:total.least' : 'ask:total.less', values)];
}
