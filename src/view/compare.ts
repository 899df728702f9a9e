/** Two to four plans, lines or vendors side by side. */
import type { Block, Button, Card, Cell, ChartBlock, LeafBlock, NoteBlock } from '#src/card/card.ts';
import type { Attribute, Currency } from '#src/catalog/schema.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { Comparison, ConvertedFigure, Row } from '#src/core/compare-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { comparedCell, isList } from './compare-cells.ts';
import { verdict } from './compare-verdict.ts';
import { discountLabel, entityName, heading, quantityText, refName, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { conflictNotes, createScene, type Scene, staleNote } from './slot-text.ts';

/** Rows of the table, in this order; advice, notes, links and history belong to each plan's own card. */
const shown = [
  'availability',
  'prices',
  'discounts',
  'quotas',
  'multipliers',
  'models',
  'clients',
  'protocols',
  'features',
  'rules',
  'equivalents',
  'worth',
  'ratings',
] as const satisfies readonly Attribute[];

/** A promotion has a name of its own; one that ended has it too. */
function discountName(row: Row, loc: Localizer): string | undefined {
  if (row.attribute !== 'discounts') return undefined;
  const facts = row.cells.flatMap(({ slot, ended }) => [
    ...(slot?.readings.map(({ lead }) => lead.fact) ?? []),
    ...ended.map(({ held }) => held.fact),
  ]);
  const named = facts.find((fact) => 'off' in fact);
  return named && 'off' in named ? discountLabel(named, loc) : undefined;
}

function rowLabel(row: Row, scene: Scene): string {
  const { loc, view } = scene;
  const label = discountName(row, loc) ?? slotLabel(row.attribute, row.keys, view.catalog, loc);
  return row.winner === 'not-comparable' ? loc.t('compare:apartLabel', { label }) : label;
}

function tableRows(comparison: Comparison, scene: Scene): readonly (readonly Cell[])[] {
  return shown
    .flatMap((attribute) => comparison.rows.filter((row) => row.attribute === attribute))
    .map((row) => [heading(rowLabel(row, scene)), ...comparison.sides.map((_, i) => comparedCell(row, i, scene))]);
}

/** Shared and only-here items of a list. */
function presenceFold(row: Row, comparison: Comparison, scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  if (!row.set || !isList(row.attribute) || row.attribute === 'protocols') return [];
  const kind = row.attribute === 'models' ? ('model' as const) : ('client' as const);
  const named = (ids: readonly string[]) => loc.list(ids.map((id) => refName({ kind, id }, view.catalog, loc)));
  const texts = [
    row.set.shared.length > 0 ? loc.t('compare:shared', { items: named(row.set.shared) }) : loc.t('compare:noneShared'),
    ...row.set.only.flatMap((ids, i) => {
      const side = comparison.sides[i];
      return side && ids.length > 0 ? [loc.t('compare:only', { side: refName(side, view.catalog, loc), items: named(ids) })] : [];
    }),
  ];
  return [{ type: 'details', summary: loc.t(`compare:presence.${row.attribute}`), blocks: texts.map((text): LeafBlock => ({ type: 'text', text })) }];
}

/** What was assumed to bring two units or currencies together; each assumption once. */
function assumptions(comparison: Comparison, { loc, cites }: Scene): readonly NoteBlock[] {
  const converted = comparison.rows.flatMap((row) =>
    row.cells.flatMap((cell): readonly ConvertedFigure[] => (cell.converted ? [cell.converted] : [])),
  );
  const texts = converted.flatMap(({ uses, rate }) => [
    ...uses.map((use) => {
      const { low, high } = use.factor;
      const text = loc.t(use.midpoint ? 'compare:assumptionMidpoint' : 'compare:assumption', {
        from: quantityText(1, use.from, loc),
        to: quantityText(low === high ? low : { low, high }, use.to, loc),
        cites: cites.citeAll(use.cites),
      });
      return use.origin === 'borrowed' ? `${text} ${loc.t('compare:borrowed')}` : text;
    }),
    ...(rate ? [loc.t('compare:rate', { base: rate.base, quote: rate.quote, rate: rate.rate, cite: cites.cite(rate.cite) })] : []),
  ]);
  return [...new Set(texts)].map((text) => ({ type: 'note', text }));
}

/** Monthly prices as bars, where all sides are plans with a price in one currency. */
function priceChart(comparison: Comparison, { loc, view }: Scene): readonly ChartBlock[] {
  const monthly = comparison.rows.filter(
    (row) => row.attribute === 'prices' && row.keys['per'] === 'month' && (row.keys['phase'] === 'regular' || row.keys['phase'] === 'first'),
  );
  const currencies = new Set<string>();
  const series = monthly.map((row) => ({
    name: loc.t(`fact:phases.${row.keys['phase'] as 'first'}`),
    points: row.cells.map(({ figure }) => {
      if (!figure || figure === 'none') return null;
      currencies.add(figure.unit);
      return figure.value;
    }),
  }));
  const [currency] = currencies;
  if (
    comparison.sides.some(({ kind }) => kind !== 'plan') ||
    currencies.size !== 1 ||
    !currency ||
    series.every(({ points }) => points.filter((point) => point !== null).length < 2)
  )
    return [];
  const sides = comparison.sides.map((side) => refName(side, view.catalog, loc));
  const unit = loc.t('fact:price', { money: currency as Currency, per: loc.t('fact:per.month') });
  return [
    {
      type: 'chart',
      kind: 'bar',
      title: loc.t('compare:chart'),
      unit,
      labels: sides,
      series,
      alt: loc.t('compare:chartAlt', { sides: loc.list(sides) }),
    },
  ];
}

function conflicts(comparison: Comparison, scene: Scene): readonly NoteBlock[] {
  return comparison.sides.flatMap((side, i) => {
    const slots = comparison.rows
      .filter(({ attribute }) => (shown as readonly Attribute[]).includes(attribute))
      .flatMap((row) => row.cells[i]?.slot ?? []);
    return conflictNotes<Attribute>(slots, refName(side, scene.view.catalog, scene.loc), scene);
  });
}

/** Pure. `entities` are the sides of the comparison. */
export function compareCard(comparison: Comparison, entities: readonly Entity[], loc: Localizer): Card {
  const { view } = comparison;
  const scene = createScene(view, loc);
  const names = entities.map((entity) => entityName(entity, loc));
  const rows = tableRows(comparison, scene);
  const open: Button[] = entities.flatMap((entity): Button[] =>
    entity.kind === 'plan'
      ? [
          {
            type: 'action',
            label: loc.t('compare:buttons.open', { plan: entityName(entity, loc) }),
            act: { command: 'plan', args: { name: entity.id } },
          },
        ]
      : [],
  );
  const cost: Button = {
    type: 'action',
    style: 'primary',
    priority: 1,
    label: loc.t('compare:buttons.cost'),
    act: { command: 'cost', args: { plans: entities.map(({ id }) => id).join(' ') } },
  };
  return {
    title: names.join(loc.t('compare:versus')),
    subtitle: loc.t('fact:asOf', { day: loc.day(view.day) }),
    tone: 'info',
    summary: verdict(comparison, loc),
    blocks: [
      { type: 'table', columns: [{ id: 'what', label: loc.t('compare:column') }, ...names.map((label, i) => ({ id: `side${i}`, label }))], rows },
      ...comparison.rows.flatMap((row) => presenceFold(row, comparison, scene)),
      ...priceChart(comparison, scene),
      ...conflicts(comparison, scene),
      ...assumptions(comparison, scene),
      ...staleNote(scene),
      { type: 'actions', items: [cost, ...open, ...siteButtons(entities, view, loc)] },
    ],
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
