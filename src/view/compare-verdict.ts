/** The verdict of a comparison in a sentence or two: what can be bought, what is even, and which side to take for what. */
import type { FactKeys } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { Cell, Comparison, Row } from '#src/core/compare-types.ts';
import { type CompareVerdict, type SideSale, verdictOf } from '#src/core/compare-verdict.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { figureText, isList, roughFigure } from './compare-cells.ts';
import { briefFactText } from './fact-text.ts';
import { entityName, heading, joinSentences, refName, slotLabel } from './labels.ts';
import { headline } from './plan-summary.ts';

/** Of what one side is taken for; the table has the rest. */
const MOST = 2;

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

/** What the winner of a row has more, or less, of: "a lower monthly price". */
function wantedLabel(row: Row, comparison: Comparison, loc: Localizer): string {
  const label = pointLabel(row, comparison, loc);
  if (row.attribute === 'prices' && row.keys['phase'] === 'first' && row.keys['per'] === 'month') return loc.t('compare:wanted.first');
  const kind = row.attribute === 'prices' || row.attribute === 'quotas' || isList(row.attribute) ? row.attribute : undefined;
  return kind ? loc.t(`compare:wanted.${kind}`, { label, count: comparison.sides.length }) : label;
}

/** The figure or the word that a cell is compared by; undefined where it has none. */
function comparedValue(row: Row, cell: Cell, { view }: Comparison, loc: Localizer): string | undefined {
  if (isList(row.attribute)) return cell.list ? loc.number(cell.list.items.length) : undefined;
  const lead = cell.slot?.readings[0]?.lead;
  if (row.kind === 'choice') return lead && briefFactText(lead.fact, row.attribute, loc, view.catalog);
  const own = cell.figure && cell.figure !== 'none' ? figureText(cell.figure, loc) : undefined;
  if (cell.converted) {
    // What it really costs stands before what that comes to in the other's currency or unit.
    const converted = loc.t('compare:converted', { value: figureText(roughFigure(cell.converted.figure), loc) });
    return own === undefined ? converted : `${own} ${converted}`;
  }
  return cell.figure === 'none' ? loc.t('fact:noLimit') : own;
}

/** "Ark Lite ¥40", "Bailian Pro and Ark Pro ¥200": each figure with its owners. */
function ownedValues(row: Row, which: readonly number[], comparison: Comparison, loc: Localizer): readonly string[] {
  const told = which.flatMap((index) => {
    const [side, cell] = [comparison.sides[index], row.cells[index]];
    const value = cell && comparedValue(row, cell, comparison, loc);
    return side && value ? [{ side: refName(side, comparison.view.catalog, loc), value }] : [];
  });
  return [...Map.groupBy(told, ({ value }) => value)].map(([value, owners]) =>
    loc.t('compare:owned', { side: loc.list(owners.map(({ side }) => side)), value }),
  );
}

const indexes = ({ sides }: Comparison): readonly number[] => sides.map((_, index) => index);

/** "a lower monthly price (¥40; Bailian Pro ¥200)": the winners' figure, then that of each other side. */
function leadText(row: Row, winners: readonly number[], comparison: Comparison, loc: Localizer): string {
  const label = wantedLabel(row, comparison, loc);
  const [first = 0] = winners;
  const own = row.cells[first] && comparedValue(row, row.cells[first], comparison, loc);
  const others = ownedValues(
    row,
    indexes(comparison).filter((index) => !winners.includes(index)),
    comparison,
    loc,
  );
  return own ? loc.t('compare:point', { label, values: [own, ...others].join(loc.t('fact:join')) }) : label;
}

/** What all have alike, with the figure that they share. */
function evenText(row: Row, comparison: Comparison, loc: Localizer): string {
  const label = pointLabel(row, comparison, loc);
  const shared = row.cells[0] && comparedValue(row, row.cells[0], comparison, loc);
  return shared ? loc.t('compare:point', { label, values: shared }) : label;
}

function openText(row: Row, comparison: Comparison, loc: Localizer): string {
  const label = pointLabel(row, comparison, loc);
  const told = ownedValues(row, indexes(comparison), comparison, loc);
  return told.length > 0 ? loc.t('compare:point', { label, values: told.join(loc.t('fact:join')) }) : label;
}

/** "Automatic renewal: Lite no; Pro yes." */
const openSentence = (row: Row, comparison: Comparison, loc: Localizer): string =>
  loc.t('compare:each', {
    label: heading(pointLabel(row, comparison, loc)),
    values: ownedValues(row, indexes(comparison), comparison, loc).join(loc.t('fact:join')),
  });

/** `sold`: whether all sides can be bought, so that one may be taken. Empty where nothing tells them apart. Pure. */
export function verdictSentences(comparison: Comparison, loc: Localizer, { sold = false }: { readonly sold?: boolean } = {}): readonly string[] {
  const { even, leads, apart, byTier }: CompareVerdict = verdictOf(comparison);
  const [strange, unclear] = [apart.filter(({ winner }) => winner === 'not-comparable'), apart.filter(({ winner }) => winner !== 'not-comparable')];
  const name = (index: number) => {
    const side = comparison.sides[index];
    return side ? refName(side, comparison.view.catalog, loc) : '';
  };
  const each = (rows: readonly Row[], text: (row: Row) => string) => loc.list(rows.slice(0, MOST).map(text));
  return [
    ...(even.length > 0 ? [loc.t('compare:even', { points: each(even, (row) => evenText(row, comparison, loc)) })] : []),
    ...(byTier.length > 0 ? [loc.t('compare:byTier', { points: each(byTier, (row) => openText(row, comparison, loc)) })] : []),
    ...leads.flatMap(({ winners, rows }) => {
      // What a rule or a feature is called goes with no verb.
      const [choices, figures] = [rows.filter(({ kind }) => kind === 'choice'), rows.filter(({ kind }) => kind !== 'choice')];
      const side = loc.list(winners.map(name));
      const told = figures.length > 0 || sold ? (sold ? rows : figures) : [];
      return [
        ...(told.length > 0
          ? [
              loc.t(sold ? 'compare:take' : 'compare:ahead', {
                side,
                count: winners.length,
                points: each(told, (row) => leadText(row, winners, comparison, loc)),
              }),
            ]
          : []),
        ...(sold ? [] : choices.slice(0, MOST - told.length).map((row) => openSentence(row, comparison, loc))),
      ];
    }),
    ...(unclear.length > 0 ? [loc.t('compare:apart', { points: each(unclear, (row) => openText(row, comparison, loc)) })] : []),
    ...(strange.length > 0 ? [loc.t('compare:incomparable', { points: each(strange, (row) => openText(row, comparison, loc)) })] : []),
  ];
}

/** The same as one text. */
export function verdict(comparison: Comparison, loc: Localizer): string {
  const sentences = verdictSentences(comparison, loc);
  return joinSentences(sentences.length > 0 ? sentences : [loc.t('compare:nothing')], loc);
}

function withDays(sides: readonly SideSale[], loc: Localizer): string {
  return loc.list(
    sides.map(({ entity, since }) => {
      const name = entityName(entity, loc);
      return since ? loc.t('compare:sale.since', { name, day: loc.day(since) }) : name;
    }),
  );
}

/** "limited stock, 10:30 Beijing time"; empty for what everybody can simply buy. */
function stockText({ sale, time }: SideSale, loc: Localizer): string {
  if (sale?.state !== 'limited') return '';
  return time ? loc.t('compare:sale.stockAt', { time }) : loc.t('common:sale.limited');
}

/** What the only one that is left costs and gives. */
function lastOne(side: SideSale, view: View, loc: Localizer): string {
  const { entity } = side;
  const facts = entity.kind === 'plan' ? headline(entity, view, loc) : [];
  const told = facts.length > 2 ? [facts[0], facts.at(-1)] : facts;
  const text = [...told, stockText(side, loc)].filter((part) => part !== undefined && part !== '').join(loc.t('fact:join'));
  return text === '' ? entityName(entity, loc) : loc.t('compare:sale.last', { name: entityName(entity, loc), text });
}

/** "B (since 2026-06-01) is closed to new buyers." */
export const closedText = (closed: readonly SideSale[], loc: Localizer): string =>
  loc.t('compare:sale.closed', { sides: withDays(closed, loc), count: closed.length });

/** Who cannot be bought any more: nothing that it is ahead on helps a new customer. */
export function closedSentences(sides: readonly SideSale[], view: View, loc: Localizer): readonly string[] {
  const [sold, closed] = [sides.filter((side) => side.sold), sides.filter((side) => !side.sold)];
  if (closed.length === 0) return [];
  const told = closedText(closed, loc);
  const [only] = sold;
  if (!only) return [loc.t('compare:sale.none', { sides: withDays(closed, loc) })];
  return sold.length === 1 ? [loc.t('compare:sale.only', { side: lastOne(only, view, loc) }), told] : [told];
}

/** What one has to catch, and what nobody has confirmed lately; that all of them are unconfirmed goes first. */
export function stockSentences(sides: readonly SideSale[], loc: Localizer): { readonly first: readonly string[]; readonly last: readonly string[] } {
  const sold = sides.filter((side) => side.sold);
  const doubtful = sold.filter(({ sale }) => sale?.state === 'unconfirmed');
  const seen = doubtful.map(({ entity, sale }) =>
    loc.t('compare:sale.seen', { name: entityName(entity, loc), day: sale?.held ? loc.day(sale.held.checked) : '' }),
  );
  const unconfirmed =
    seen.length > 0 ? [loc.t(seen.length === sold.length ? 'compare:sale.allDoubtful' : 'compare:sale.doubtful', { sides: loc.list(seen) })] : [];
  const all = doubtful.length === sold.length;
  const limited = sold.length > 1 ? sold.filter(({ sale }) => sale?.state === 'limited') : [];
  const catching = limited.map((side) => {
    const name = entityName(side.entity, loc);
    return side.time ? loc.t('compare:sale.at', { name, time: side.time }) : name;
  });
  return {
    first: all ? unconfirmed : [],
    last: [...(all ? [] : unconfirmed), ...(catching.length > 0 ? [loc.t('compare:sale.limited', { sides: loc.list(catching) })] : [])],
  };
}
