/** The row of a comparison that adds up what some months cost, with the sum that a reader can redo. */
import type { Cell } from '#src/card/card.ts';
import type { SideTotal, Totals } from '#src/core/compare-totals.ts';
import type { PlanCost } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { gap } from './cells.ts';
import { moneyText, roughMoney } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

/** "¥7.90 + 11 × ¥40"; nothing where a phase lasts nobody knows how long. */
function sum({ phases }: PlanCost, { loc }: Scene): string | undefined {
  if (phases.some(({ periods }) => periods.low !== periods.high)) return undefined;
  return phases
    .map(({ price, periods }) => (periods.low === 1 ? moneyText(price, loc) : `${loc.number(periods.low)} × ${moneyText(price, loc)}`))
    .join(' + ');
}

function totalCell({ cost, best }: SideTotal, scene: Scene): Cell {
  const { loc, cites } = scene;
  if (!cost) return gap;
  const total = moneyText(cost.total, loc);
  const parts = sum(cost, scene);
  const cite = cites.citeAll(cost.phases.flatMap(({ held, discount }) => (discount ? [held, discount] : [held])));
  const said = `${parts && parts !== total ? loc.t('fact:slot.model', { label: total, model: parts }) : total} ${cite}`;
  const text = cost.converted ? [said, loc.t('compare:converted', { value: roughMoney(cost.converted.total, loc) })].join(loc.t('fact:join')) : said;
  return best ? { text, better: true } : text;
}

/** What the months cost with each side. */
export function totalCells({ sides }: Totals, scene: Scene): readonly Cell[] {
  return sides.map((side) => totalCell(side, scene));
}

export function totalRow(totals: Totals, scene: Scene): readonly Cell[] {
  return [scene.loc.t('compare:total', { count: totals.months }), ...totalCells(totals, scene)];
}

/** "12 months cost ¥447.90 with Bailian Lite and ¥449.90 with Ark Lite."; nothing where no side has a price. */
export function totalSentence({ months, sides }: Totals, names: readonly string[], loc: Localizer): readonly string[] {
  const totals = sides.flatMap(({ cost }, i) => (cost ? [loc.t('compare:sumOf', { side: names[i] ?? '', total: moneyText(cost.total, loc) })] : []));
  return totals.length > 0 ? [loc.t('compare:sum', { count: months, totals: loc.list(totals) })] : [];
}
