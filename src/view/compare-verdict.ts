/** The verdict of a comparison in a few words: who is ahead on what, what is even, what cannot be compared. */
import type { Cell, Comparison, Row } from '#src/core/compare-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { figureText, isList, roughFigure } from './compare-cells.ts';
import { joinSentences, refName, slotLabel } from './labels.ts';

const MOST = 5;

/** The figure that a cell is compared by; undefined where it has none. */
function comparedValue(row: Row, cell: Cell, loc: Localizer): string | undefined {
  if (isList(row.attribute)) return cell.list ? loc.number(cell.list.items.length) : undefined;
  const figure = cell.converted ? roughFigure(cell.converted.figure) : cell.figure;
  if (!figure) return undefined;
  return figure === 'none' ? loc.t('fact:noLimit') : figureText(figure, loc);
}

/** The values that decided a row: the winners' first, then the others in order. Undefined where a side has no figure. */
function values(row: Row, winners: readonly number[], loc: Localizer): string | undefined {
  const cells = [...winners.flatMap((i) => row.cells[i] ?? []), ...row.cells.filter((_, i) => !winners.includes(i))];
  const each = cells.map((cell) => comparedValue(row, cell, loc));
  return each.every((text) => text !== undefined) ? each.join(loc.t('compare:against')) : undefined;
}

function pointText(row: Row, winners: readonly number[], comparison: Comparison, loc: Localizer): string {
  const label = slotLabel(row.attribute, row.keys, comparison.view.catalog, loc);
  const told = values(row, winners, loc);
  return told ? loc.t('compare:point', { label, values: told }) : label;
}

/** What all have alike, with the figure that they share. */
function tieText(row: Row, comparison: Comparison, loc: Localizer): string {
  const label = slotLabel(row.attribute, row.keys, comparison.view.catalog, loc);
  const shared = row.cells[0] && comparedValue(row, row.cells[0], loc);
  return shared ? loc.t('compare:point', { label, values: shared }) : label;
}

function several(points: readonly string[], loc: Localizer): string {
  const shown = points.slice(0, MOST);
  return loc.list(points.length > MOST ? [...shown, loc.t('compare:more', { count: points.length - MOST })] : shown);
}

/**
 * Opinions are left out: a rating is nobody's lead; so is sale, of which the card speaks first. Of yes and no only a lead is told: "even on refunds" would
 * not say which. Pure.
 */
export function verdict(comparison: Comparison, loc: Localizer): string {
  const rows = comparison.rows.filter((row) => !row.opinion && row.attribute !== 'availability');
  const label = (row: Row) => slotLabel(row.attribute, row.keys, comparison.view.catalog, loc);
  const name = (index: number) => {
    const side = comparison.sides[index];
    return side ? refName(side, comparison.view.catalog, loc) : '';
  };
  // Sides that win a row together are named together.
  const won = Map.groupBy(
    rows.filter(({ winner }) => Array.isArray(winner)),
    ({ winner }) => String(winner),
  );
  const leads = [...won.values()].map((group) => {
    const winners = (group[0]?.winner ?? []) as readonly number[];
    const points = group.map((row) => pointText(row, winners, comparison, loc));
    return loc.t('compare:ahead', { side: loc.list(winners.map(name)), count: winners.length, points: several(points, loc) });
  });
  const even = rows.filter(({ winner, kind }) => winner === 'tie' && kind !== 'choice').map((row) => tieText(row, comparison, loc));
  const apart = rows.filter(({ winner }) => winner === 'not-comparable' || winner === 'unclear').map(label);
  const sentences = [
    ...leads,
    ...(even.length > 0 ? [loc.t('compare:even', { points: several(even, loc) })] : []),
    ...(apart.length > 0 ? [loc.t('compare:apart', { points: several(apart, loc) })] : []),
  ];
  return joinSentences(sentences.length > 0 ? sentences : [loc.t('compare:nothing')], loc);
}
