/** Two to four plans, lines or vendors side by side. */
import type { Button, Card, ChartBlock } from '#src/card/card.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { Totals } from '#src/core/compare-totals.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { assumptions, disagreements, multiples, priceNotes } from './compare-notes.ts';
import { presenceFold } from './compare-sets.ts';
import { aloneFolds, tableRows, unknownSides } from './compare-table.ts';
import { totalSentence } from './compare-totals.ts';
import { closedSentences, verdict } from './compare-verdict.ts';
import { entityName, joinSentences, refName } from './labels.ts';
import { siteButtons } from './links.ts';
import { createScene, type Scene, staleNote } from './slot-text.ts';

/** Monthly prices as bars, where all sides are plans, and two of them or more have a price in one currency that differs. */
function priceChart(comparison: Comparison, { loc, view }: Scene): readonly ChartBlock[] {
  if (comparison.sides.some(({ kind }) => kind !== 'plan')) return [];
  const currencies = new Set<Currency>();
  const series = (['first', 'regular'] as const).flatMap((phase) => {
    const row = comparison.rows.find(
      ({ attribute, keys }) => attribute === 'prices' && keys['per'] === 'month' && keys['phase'] === phase && keys['condition'] === undefined,
    );
    const points = (row?.cells ?? []).map(({ slot, figure }) => {
      const lead = slot?.readings[0]?.lead.fact;
      if (!figure || figure === 'none' || !lead || !('phase' in lead)) return null;
      currencies.add(lead.currency);
      return figure.value;
    });
    return points.filter((point) => point !== null).length < 2 ? [] : [{ name: loc.t(`fact:phases.${phase}`), points }];
  });
  const [currency] = currencies;
  const amounts = new Set(series.flatMap(({ points }) => points.flatMap((point) => point?.typical ?? [])));
  if (amounts.size < 2 || currencies.size !== 1 || !currency) return [];
  const labels = comparison.sides.map((side) => refName(side, view.catalog, loc));
  const told = labels.flatMap((label, i) => {
    const prices = series.flatMap(({ name, points }) => {
      const point = points[i];
      return point ? [loc.t('models:fact', { label: name, value: loc.money(point.typical, currency) })] : [];
    });
    return prices.length > 0 ? [loc.t('compare:part', { name: label, text: prices.join(loc.t('fact:separator')) })] : [];
  });
  return [
    {
      type: 'chart',
      kind: 'bar',
      title: loc.t('compare:chart'),
      unit: loc.t('fact:price', { money: currency, per: loc.t('fact:per.month') }),
      labels,
      series,
      alt: loc.t('compare:chartAlt', { sides: told.join(loc.t('fact:join')) }),
    },
  ];
}

/** Where to look at one side by itself: the card of a plan, the plans of a line or a vendor. */
function openButton(entity: Entity, loc: Localizer): Button {
  const name = entityName(entity, loc);
  return entity.kind === 'plan'
    ? { type: 'action', label: loc.t('compare:buttons.open', { plan: name }), act: { command: 'plan', args: { name: entity.id } } }
    : { type: 'action', label: loc.t('compare:buttons.plans', { name }), act: { command: 'plans', args: { vendor: entity.id } } };
}

function unknownSentences(comparison: Comparison, loc: Localizer): readonly string[] {
  const sides = unknownSides(comparison).map((side) => refName(side, comparison.view.catalog, loc));
  return sides.length > 0 ? [loc.t('compare:unknownSides', { sides: loc.list(sides) })] : [];
}

export type CompareValues = {
  readonly comparison: Comparison;
  /** The sides of the comparison. */
  readonly entities: readonly Entity[];
  /** What they cost over the months asked for. */
  readonly totals?: Totals;
};

/** Pure. */
export function compareCard({ comparison, entities, totals }: CompareValues, loc: Localizer): Card {
  const { view } = comparison;
  const scene = createScene(view, loc);
  const names = entities.map((entity) => entityName(entity, loc));
  const rows = tableRows(comparison, totals, scene);
  const columns = [{ id: 'what', label: loc.t('compare:column') }, ...names.map((label, i) => ({ id: `side${i}`, label }))];
  const cost: Button = {
    type: 'action',
    style: 'primary',
    priority: 1,
    label: loc.t('compare:buttons.cost'),
    act: { command: 'cost', args: { plans: entities.map(({ id }) => id).join(' ') } },
  };
  return {
    title: names.join(loc.t('compare:versus')),
    tone: 'info',
    summary: joinSentences(
      [
        ...unknownSentences(comparison, loc),
        ...closedSentences(entities, view, loc),
        verdict(comparison, loc),
        ...(totals ? totalSentence(totals, names, loc) : []),
      ],
      loc,
    ),
    blocks: [
      ...(rows.length > 0 ? [{ type: 'table', columns, rows } as const] : []),
      ...comparison.rows.flatMap((row) => presenceFold(row, comparison, scene)),
      ...aloneFolds(comparison, scene),
      ...priceChart(comparison, scene),
      ...disagreements(comparison, scene),
      ...priceNotes(comparison, scene),
      ...multiples(comparison, scene),
      ...assumptions(comparison, scene),
      ...staleNote(scene),
      { type: 'actions', items: [cost, ...entities.map((entity) => openButton(entity, loc)), ...siteButtons(entities, view, loc)] },
    ],
    subtitle: asOfText(scene),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
