/** The rows of a comparison: a table of what two sides or more are known for, and apart from it what is known of one alone. */
import type { Cell as CardCell, DetailsBlock, Rich } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { Totals } from '#src/core/compare-totals.ts';
import type { Cell, Comparison, Row } from '#src/core/compare-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { comparedCell } from './compare-cells.ts';
import { totalRow } from './compare-totals.ts';
import { discountLabel, heading, refName, slotLabel } from './labels.ts';
import type { Scene } from './slot-text.ts';

/** In this order; advice, notes, links and history belong to each plan's own card. `always`: a gap in it is worth seeing. */
const shown = [
  { attribute: 'availability', always: true },
  { attribute: 'prices', always: true },
  { attribute: 'discounts' },
  { attribute: 'quotas', always: true },
  { attribute: 'multipliers' },
  { attribute: 'models', always: true },
  { attribute: 'clients', always: true },
  { attribute: 'protocols', always: true },
  { attribute: 'features' },
  { attribute: 'rules' },
  { attribute: 'equivalents' },
  { attribute: 'worth' },
  { attribute: 'ratings' },
] as const satisfies readonly { readonly attribute: Attribute; readonly always?: true }[];

const told = (cell: Cell) => cell.slot !== undefined || cell.parts.length > 0 || cell.ended.length > 0;

/** Rows in the order of the card, each with the only side that it tells of, if there is just one. */
export function shownRows(comparison: Comparison): readonly { readonly row: Row; readonly alone?: number }[] {
  return shown.flatMap((entry) =>
    comparison.rows
      .filter(({ attribute }) => attribute === entry.attribute)
      .map((row) => {
        const sides = row.cells.flatMap((cell, i) => (told(cell) ? [i] : []));
        const [alone] = sides;
        return 'always' in entry || sides.length > 1 || alone === undefined ? { row } : { row, alone };
      }),
  );
}

/** Sides of whose price, quota and sale nothing is known on the day: they are not there yet, or no more. */
export function unknownSides(comparison: Comparison): readonly Ref[] {
  const core: readonly Attribute[] = ['availability', 'prices', 'quotas'];
  const rows = comparison.rows.filter(({ attribute }) => core.includes(attribute));
  return comparison.sides.filter((_, i) => !rows.some(({ cells }) => cells[i] && told(cells[i])));
}

/** A promotion has a name of its own; one that ended has it too. */
function discountName(row: Row, loc: Localizer): string | undefined {
  if (row.attribute !== 'discounts') return undefined;
  const facts = row.cells.flatMap(({ slot, parts, ended }) => [
    ...[slot, ...parts.map((part) => part.slot)].flatMap((each) => each?.readings.map(({ lead }) => lead.fact) ?? []),
    ...ended.map(({ held }) => held.fact),
  ]);
  const named = facts.find((fact) => 'off' in fact);
  return named && 'off' in named ? discountLabel(named, loc) : undefined;
}

export function rowLabel(row: Row, { loc, view }: Scene): string {
  return heading(discountName(row, loc) ?? slotLabel(row.attribute, row.keys, view.catalog, loc));
}

/** The total of some months stands below the prices that it is made of. */
export function tableRows(comparison: Comparison, totals: Totals | undefined, scene: Scene): readonly (readonly CardCell[])[] {
  const rows = shownRows(comparison).filter(({ alone }) => alone === undefined);
  const last = rows.findLastIndex(({ row }) => row.attribute === 'availability' || row.attribute === 'prices');
  const cells = rows.map(({ row }) => {
    const label = rowLabel(row, scene);
    const what = row.winner === 'not-comparable' ? scene.loc.t('compare:apartLabel', { label }) : label;
    return [what, ...comparison.sides.map((side, i) => comparedCell(row, i, scene, side))];
  });
  return totals ? cells.toSpliced(last + 1, 0, [...totalRow(totals, scene)]) : cells;
}

function textOf(cell: CardCell): Rich {
  return typeof cell === 'object' && 'text' in cell ? cell.text : cell;
}

/** What only one side is known for would be a column of gaps in the table. */
export function aloneFolds(comparison: Comparison, scene: Scene): readonly DetailsBlock[] {
  const { loc, view } = scene;
  return comparison.sides.flatMap((side, i): readonly DetailsBlock[] => {
    const items = shownRows(comparison)
      .filter(({ alone }) => alone === i)
      .map(({ row }) => ({ label: rowLabel(row, scene), value: textOf(comparedCell(row, i, scene, side)), wide: true as const }));
    if (items.length === 0) return [];
    const summary = loc.t('compare:alone', { side: refName(side, view.catalog, loc), count: items.length });
    return [{ type: 'details', summary, blocks: [{ type: 'fields', items }] }];
  });
}
