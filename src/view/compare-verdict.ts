/** The verdict of a comparison in a few words: who is ahead on what, what is even, what cannot be compared. */

import type { FactKeys } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import type { Cell, Comparison, Row } from '#src/core/compare-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { figureText, isList, roughFigure } from './compare-cells.ts';
import { entityName, joinSentences, refName, slotLabel } from './labels.ts';

const MOST = 4;

/** What a row is called in a sentence: shorter than in the table. */
function pointLabel({ attribute, keys }: Row, { view }: Comparison, loc: Localizer): string {
  if (attribute === 'prices') {
    const { phase, per, condition } = keys as FactKeys<'prices'>;
    if (phase === 'regular' && condition === undefined) return loc.t('compare:short.price', { billing: loc.t(`fact:billing.${per}`) });
  }
  if (attribute === 'quotas') {
    const { window, model } = keys as FactKeys<'quotas'>;
    if (model === undefined && window !== 'all') return loc.t('compare:short.quota', { window: loc.t(`cost:windowsOf.${window}`) });
  }
  return slotLabel(attribute, keys, view.catalog, loc);
}

/** Who cannot be bought any more: nothing that it is ahead on helps a new customer. */
export function closedSentences(entities: readonly Entity[], view: View, loc: Localizer): readonly string[] {
  return entities.flatMap((entity) => {
    const lead = view.slot(entity, 'availability', { to: 'new' })?.readings[0]?.lead;
    if (lead?.fact.state !== 'closed') return [];
    const since = lead.fact.from ? loc.t('plan:summary.since', { day: loc.day(lead.fact.from) }) : '';
    return [loc.t('plan:summary.closedBare', { plan: entityName(entity, loc), since })];
  });
}

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
  const label = pointLabel(row, comparison, loc);
  const told = values(row, winners, loc);
  return told ? loc.t('compare:point', { label, values: told }) : label;
}

/** What all have alike, with the figure that they share. */
function tieText(row: Row, comparison: Comparison, loc: Localizer): string {
  const label = pointLabel(row, comparison, loc);
  const shared = row.cells[0] && comparedValue(row, row.cells[0], loc);
  return shared ? loc.t('compare:point', { label, values: shared }) : label;
}

function several(points: readonly string[], loc: Localizer): string {
  const shown = points.slice(0, MOST);
  return loc.list(points.length > MOST ? [...shown, loc.t('compare:more', { count: points.length - MOST })] : shown);
}

/** Ranges of tiers that overlap: which side is better is a question of the tier. */
export function isByTier({ winner, cells }: Row): boolean {
  return winner === 'unclear' && cells.some(({ figure }) => figure !== undefined && figure !== 'none' && figure.tiers);
}

/**
 * Opinions are left out: a rating is nobody's lead; so is sale, of which the card speaks first. Of yes and no only a lead is told: "even on refunds" would
 * not say which. Of what cannot be compared only prices and quotas are told. What decides most, as the rows are ordered, comes first. Pure.
 */
export function verdict(comparison: Comparison, loc: Localizer): string {
  const rows = comparison.rows.filter((row) => !row.opinion && row.attribute !== 'availability');
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
    return {
      rows: group,
      text: loc.t('compare:ahead', { side: loc.list(winners.map(name)), count: winners.length, points: several(points, loc) }),
    };
  });
  const tied = rows.filter(({ winner, kind, cells }) => winner === 'tie' && kind !== 'choice' && cells.some(({ figure }) => figure !== 'none'));
  const even = tied.map((row) => tieText(row, comparison, loc));
  const open = rows.filter(
    ({ winner, attribute }) => (winner === 'not-comparable' || winner === 'unclear') && (attribute === 'prices' || attribute === 'quotas'),
  );
  const apart = open.filter((row) => !isByTier(row)).map((row) => pointLabel(row, comparison, loc));
  const byTier = open.filter(isByTier).map((row) => pointText(row, [], comparison, loc));
  const told = [...leads, ...(even.length > 0 ? [{ rows: tied, text: loc.t('compare:even', { points: several(even, loc) }) }] : [])];
  const place = (group: readonly Row[]) => Math.min(...group.map((row) => rows.indexOf(row)));
  const sentences = [
    ...told.toSorted((a, b) => place(a.rows) - place(b.rows)).map(({ text }) => text),
    ...(byTier.length > 0 ? [loc.t('compare:byTier', { points: several(byTier, loc) })] : []),
    ...(apart.length > 0 ? [loc.t('compare:apart', { points: several(apart, loc) })] : []),
  ];
  return joinSentences(sentences.length > 0 ? sentences : [loc.t('compare:nothing')], loc);
}
