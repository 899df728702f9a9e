/** The first screen of a comparison: a row for each side, with its price, its quota and what tells the sides apart. */
import type { Cell as CardCell, Column, TableBlock } from '#src/card/card.ts';
import { type LimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { Totals } from '#src/core/compare-totals.ts';
import type { Comparison, Row } from '#src/core/compare-types.ts';
import type { SideSale } from '#src/core/compare-verdict.ts';
import { cellWords, gap } from './cells.ts';
import { comparedCell, figureText } from './compare-cells.ts';
import { rowLabel, shownRows } from './compare-table.ts';
import { totalCells } from './compare-totals.ts';
import { heading, refName } from './labels.ts';
import { saleText } from './sale-text.ts';
import type { Scene } from './slot-text.ts';

/** Besides plan and price; more columns do not stand side by side on a phone. */
const MOST_COLUMNS = 3;
const MOST_QUOTAS = 2;

const known = (row: Row, index: number): boolean => {
  const cell = row.cells[index];
  return cell !== undefined && (cell.slot !== undefined || cell.parts.length > 0);
};

const isMonthly = ({ attribute, keys }: Row, phase: string): boolean =>
  attribute === 'prices' && keys['phase'] === phase && keys['per'] === 'month' && keys['condition'] === undefined;

/** The longest windows, until every side that states a quota has one. */
function quotaRows({ rows, sides }: Comparison): readonly Row[] {
  const order = ({ keys }: Row) => limitWindows.indexOf(keys['window'] as LimitWindow);
  const general = rows.filter(({ attribute, keys }) => attribute === 'quotas' && keys['model'] === undefined);
  const chosen: Row[] = [];
  const counted = ({ cells }: Row, index: number) => cells[index]?.figure !== undefined && cells[index].figure !== 'none';
  for (const row of general.toSorted((a, b) => order(b) - order(a))) {
    const adds = sides.some((_, index) => counted(row, index) && !chosen.some((other) => counted(other, index)));
    if (adds && chosen.length < MOST_QUOTAS) chosen.push(row);
  }
  return chosen;
}

/** What one side has and another has not, by what is known of at least two. */
function tellingRows(comparison: Comparison): readonly Row[] {
  return shownRows(comparison)
    .map(({ row }) => row)
    .filter(({ winner, attribute, opinion }) => Array.isArray(winner) && !opinion && attribute !== 'availability')
    .filter(({ attribute }) => attribute !== 'prices' && attribute !== 'quotas' && attribute !== 'discounts');
}

/** What a line is made of as the range of it: the tiers stand one press away. */
function sideCell(row: Row, index: number, side: Ref, scene: Scene): CardCell {
  const cell = row.cells[index];
  if (side.kind === 'plan' || !cell?.figure || cell.figure === 'none') return comparedCell(row, index, scene, side);
  const helds = [cell.slot, ...cell.parts.map(({ slot }) => slot)].flatMap((slot) => slot?.readings[0]?.lead ?? []);
  return `${figureText(cell.figure, scene.loc)} ${scene.cites.citeAll(helds)}`;
}

function priceCell(comparison: Comparison, side: Ref, index: number, scene: Scene): CardCell {
  const [first, regular] = (['first', 'regular'] as const).map((phase) => comparison.rows.find((row) => isMonthly(row, phase)));
  const later = regular && known(regular, index) ? sideCell(regular, index, side, scene) : undefined;
  if (!first || side.kind !== 'plan' || !known(first, index)) return later ?? gap;
  const opening = cellWords(comparedCell(first, index, scene, side));
  return later ? scene.loc.t('compare:opening', { first: opening, later: cellWords(later) }) : opening;
}

const hasPrice = (row: Row) => isMonthly(row, 'first') || isMonthly(row, 'regular');

/** Nothing where no side is known for anything that a buyer looks at. `totals`: a column of what some months cost. */
export function comparisonSummary(
  comparison: Comparison,
  sold: readonly SideSale[],
  totals: Totals | undefined,
  scene: Scene,
): readonly TableBlock[] {
  const { loc, view } = scene;
  const { sides, rows } = comparison;
  const quotas = quotaRows(comparison);
  const priced = rows.some(hasPrice);
  const sums = totals ? totalCells(totals, scene) : [];
  const stocked = sold.some(({ sale }) => sale !== undefined && sale.state !== 'open');
  const room = MOST_COLUMNS - quotas.length - (stocked ? 1 : 0) - (totals ? 1 : 0);
  const others = tellingRows(comparison).slice(0, Math.max(0, room));
  const shown = [...quotas, ...others];
  if (!priced && shown.length === 0) return [];
  const columns: Column[] = [
    { id: 'plan', label: loc.t('cost:columns.plan') },
    ...(priced ? [{ id: 'price', label: loc.t('compare:columns.price') }] : []),
    ...(totals ? [{ id: 'total', label: loc.t('compare:total', { count: totals.months }) }] : []),
    ...shown.map((row, place) => ({ id: `row${place}`, label: rowLabel(row, scene) })),
    ...(stocked ? [{ id: 'sale', label: loc.t('compare:columns.sale') }] : []),
  ];
  const table = sides.map((side, index): readonly CardCell[] => {
    const sale = sold[index]?.sale;
    return [
      [{ b: heading(refName(side, view.catalog, loc)) }],
      ...(priced ? [priceCell(comparison, side, index, scene)] : []),
      ...(totals ? [sums[index] ?? gap] : []),
      ...shown.map((row) => sideCell(row, index, side, scene)),
      ...(stocked ? [sale ? `${saleText(sale, loc)}${sale.held ? ` ${scene.cites.cite(sale.held)}` : ''}` : gap] : []),
    ];
  });
  return [{ type: 'table', columns, rows: table }];
}
