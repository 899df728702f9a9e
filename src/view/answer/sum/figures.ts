/** Parts of a card that answer sums of figures that the person names, by themselves and over those of plans. */
import type { DividedAnswer, ExchangeAnswer, FiguresAnswer } from '#src/ask/answer/sum/types.ts';
import type { Block } from '#src/card/card.ts';
import { type Interval, isPoint } from '#src/core/interval.ts';
import { rateNotes } from '../../conversion-text.ts';
import { entityName, joinSentences, quantityText } from '../../labels.ts';
import { moneyText, rangeText, unitText } from '../../quantity-text.ts';
import type { Scene } from '../../slot-text.ts';
import { buttonsFor } from '../fact.ts';
import type { Part } from '../part.ts';
import { EXACT_DIGITS, formulaText, tableOf } from './formula.ts';
import { titleOf } from './names.ts';

const MOST = 4;

const part = (title: string, verdict: string, blocks: readonly Block[] = [], tone: Part['tone'] = 'info'): Part => ({
  title,
  tone,
  verdict,
  blocks,
  buttons: [],
  pages: [],
});

/** Money in another currency, by the rate of the data with its day or by the one that the person names. */
export function exchangePart({ from, to, exchange: by, formula }: ExchangeAnswer, scene: Scene): Part {
  const { loc } = scene;
  const title = loc.t('ask:exchange.title');
  if (!to) return part(title, loc.t('ask:exchange.none'), [], 'warning');
  const values = { from: moneyText(from, loc), to: moneyText(to, loc) };
  if (formula) return part(title, loc.t('ask:exchange.own', { ...values, formula: formulaText(formula, scene) }));
  return part(title, loc.t('ask:exchange.said', values), rateNotes(by, scene));
}

/** "333,333 (about 333K)": so large a number is heard by its thousands. */
function aboutText(rounded: number, { loc }: Scene): string {
  return rounded >= 10_000 && rounded < 1_000_000 ? loc.t('ask:arithmetic.about', { text: `${loc.number(Math.round(rounded / 1000))}K` }) : '';
}

/** A sum of figures alone, with the formula that gives it. */
export function figuresPart({ formula, result = 0, unit, money }: FiguresAnswer, scene: Scene): Part {
  const { loc } = scene;
  const said = (value: string) =>
    part(loc.t('ask:arithmetic.title'), loc.t('ask:arithmetic.said', { formula: formulaText(formula, scene), result: value }));
  if (money) return said(moneyText(money, loc));
  // What is less than one shows as many digits as the figures that it is made of.
  const digits = Math.abs(result) < 1 ? EXACT_DIGITS : 2;
  const rounded = Number(result.toFixed(digits));
  const value = unit && result >= 0 ? quantityText(rounded, unit, loc) : loc.number(result, digits);
  return said(`${value}${aboutText(rounded, scene)}`);
}

const digitsFor = ({ low }: Interval): number => (Math.abs(low) < 1 ? EXACT_DIGITS : 2);

/** "33.33", "$0.17 for 1,000 requests", "200 requests for $1". */
function quotientSentence({ formula, times, money, amount, of, plans }: DividedAnswer['quotients'][number], scene: Scene): string {
  const { loc } = scene;
  const text = formulaText(formula, scene);
  const subject = loc.list(plans.map((plan) => entityName(plan, loc)));
  const factor = times ? rangeText(times, (each) => loc.number(each, digitsFor(times))) : '';
  const value = money ? moneyText(money, loc) : amount ? unitText(amount.value, amount.unit, loc) : factor;
  if (!of) {
    const [rounded, exact] = times && isPoint(times) ? [Number(times.low.toFixed(2)), times.low] : [0, 0];
    const values = { subject, formula: text, result: `${value}${exact < 1 ? '' : aboutText(rounded, scene)}` };
    return loc.t(subject ? 'ask:arithmetic.saidOf' : 'ask:arithmetic.said', values);
  }
  const one = 'currency' in of ? moneyText(of, loc) : unitText(of.value, of.unit, loc);
  return loc.t(subject ? 'ask:arithmetic.eachOf' : 'ask:arithmetic.each', { subject, formula: text, price: value, one });
}

/** Figures of the person's own over each other, or over prices and quotas of plans. */
export function dividedPart({ quotients, missing }: DividedAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const plans = [...new Set([...quotients.flatMap((each) => each.plans), ...missing])];
  const none = missing.map((plan) => loc.t('ask:arithmetic.missing', { subject: entityName(plan, loc) }));
  const rows = quotients
    .filter((each) => each.plans.length > 0)
    .map((each) => [
      loc.list(each.plans.map((plan) => entityName(plan, loc))),
      `${formulaText(each.formula, scene)} ${cites.citeAll(each.helds, each.cites)}`,
    ]);
  return {
    title: plans.length > 0 ? titleOf(plans, loc) : loc.t('ask:arithmetic.title'),
    tone: quotients.length > 0 ? 'info' : 'warning',
    verdict: joinSentences([...quotients.map((each) => quotientSentence(each, scene)), ...none].slice(0, MOST), loc),
    blocks: tableOf(['who', 'formula'], rows, loc),
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}
