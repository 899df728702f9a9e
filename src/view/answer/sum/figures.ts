/** Parts of a card that answer sums of figures that the person names. */
import type { ExchangeAnswer, FiguresAnswer } from '#src/ask/answer/sum/types.ts';
import type { Block } from '#src/card/card.ts';
import { rateNotes } from '../../conversion-text.ts';
import { quantityText } from '../../labels.ts';
import { moneyText, unitText } from '../../quantity-text.ts';
import type { Scene } from '../../slot-text.ts';
import type { Part } from '../part.ts';
import { EXACT_DIGITS, formulaText } from './formula.ts';

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
export function figuresPart({ formula, result, unit, price, of }: FiguresAnswer, scene: Scene): Part {
  const { loc } = scene;
  const title = loc.t('ask:arithmetic.title');
  const text = formulaText(formula, scene);
  if (price && of)
    return part(title, loc.t('ask:arithmetic.each', { formula: text, price: moneyText(price, loc), one: unitText(of.value, of.unit, loc) }));
  if (result === undefined) return part(title, loc.t('ask:nothing'), [], 'warning');
  // What is less than one shows as many digits as the figures that it is made of.
  const digits = Math.abs(result) < 1 ? EXACT_DIGITS : 2;
  const rounded = Number(result.toFixed(digits));
  const value = unit && result >= 0 ? quantityText(rounded, unit, loc) : loc.number(result, digits);
  return part(title, loc.t('ask:arithmetic.said', { formula: text, result: `${value}${aboutText(rounded, scene)}` }));
}
