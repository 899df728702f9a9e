/** Two to four plans, lines or vendors side by side. */
import type { Block, Button, Card } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { Totals } from '#src/core/compare-totals.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import { type SideSale, verdictOf } from '#src/core/compare-verdict.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { gapNote } from './cells.ts';
import { assumptions, disagreements, isDisagreed, isRemarked, isWorkedOut, multiples, priceNotes } from './compare-notes.ts';
import { presenceFold } from './compare-sets.ts';
import { comparisonSummary } from './compare-summary.ts';
import { aloneFolds, tableRows, unknownSides } from './compare-table.ts';
import { totalSentence } from './compare-totals.ts';
import { closedSentences, stockSentences, verdictSentences } from './compare-verdict.ts';
import { entityName, joinSentences, refName } from './labels.ts';
import { siteButtons } from './links.ts';
import { later, moreEntries } from './more.ts';
import { createScene, type Scene } from './slot-text.ts';

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
  /** The sides of the comparison, and whether one can buy each. */
  readonly sides: readonly SideSale[];
  /** The comparison of those that can be bought, where they are some of the sides. */
  readonly sold?: Comparison;
  /** What they cost over the months asked for. */
  readonly totals?: Totals;
};

function summaryText({ comparison, sides, sold, totals }: CompareValues, loc: Localizer): string {
  const { view } = comparison;
  const { first, last } = stockSentences(sides, loc);
  const names = sides.map(({ entity }) => entityName(entity, loc));
  const before = [...first, ...unknownSentences(comparison, loc), ...closedSentences(sides, view, loc)];
  const told = verdictSentences(sold ?? comparison, loc, { sold: sold !== undefined || sides.every((side) => side.sold) });
  return joinSentences(
    [
      ...before,
      ...(before.length + told.length > 0 ? told : [loc.t('compare:nothing')]),
      ...(totals ? totalSentence(totals, names, loc) : []),
      ...last,
    ],
    loc,
  );
}

/** The side that somebody would look at next: who leads, of those that can be bought. */
function leader({ comparison, sides, sold }: CompareValues): Entity | undefined {
  const lead = verdictOf(sold ?? comparison).leads[0]?.winners[0];
  const ref = lead === undefined ? undefined : (sold ?? comparison).sides[lead];
  const buyers = sides.filter((side) => side.sold);
  return (buyers.find(({ entity }) => entity.id === ref?.id) ?? buyers[0] ?? sides[0])?.entity;
}

/** Every row side by side, then what is known of one side alone and what the lists hold. */
function allRows({ comparison, totals }: CompareValues, scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  const columns = [
    { id: 'what', label: loc.t('compare:column') },
    ...comparison.sides.map((side, i) => ({ id: `side${i}`, label: refName(side, view.catalog, loc), named: true as const })),
  ];
  const rows = tableRows(comparison, totals, scene);
  const table: readonly Block[] = rows.length > 0 ? [{ type: 'table', columns, rows }] : [];
  return [
    ...table,
    ...gapNote(table, loc),
    ...comparison.rows.flatMap((row) => presenceFold(row, comparison, scene)),
    ...aloneFolds(comparison, scene),
  ];
}

/** Pure. */
export function compareCard(values: CompareValues, loc: Localizer): Card {
  const { comparison, sides, totals } = values;
  const { view } = comparison;
  const scene = createScene(view, loc);
  const entities = sides.map(({ entity }) => entity);
  const lead = leader(values);
  const table = comparisonSummary(comparison, sides, totals, scene);
  const cost: Button = {
    type: 'action',
    style: 'primary',
    priority: 2,
    label: loc.t('compare:buttons.cost'),
    act: { command: 'cost', args: { plans: entities.map(({ id }) => id).join(' ') } },
  };
  const blocks: Block[] = [
    ...table,
    ...gapNote(table, loc),
    { type: 'actions', items: [cost, ...(lead ? [openButton(lead, loc), ...siteButtons([lead], view, loc)] : [])] },
  ];
  const subtitle = asOfText(scene);
  const more = moreEntries(
    {
      rows: later(comparison.rows.length > 0 || totals !== undefined, () => allRows(values, scene)),
      working: later(isWorkedOut(comparison), () => [...multiples(comparison, scene), ...assumptions(comparison, scene)]),
      conflicts: later(isDisagreed(comparison), () => disagreements(comparison, scene)),
      notes: later(isRemarked(comparison), () => priceNotes(comparison, scene)),
    },
    loc,
  );
  return {
    title: entities.map((entity) => entityName(entity, loc)).join(loc.t('compare:versus')),
    tone: 'info',
    summary: summaryText(values, loc),
    blocks,
    more,
    subtitle,
    sources: scene.cites.sources(),
    laterSources: () => scene.cites.sources(),
    asOf: view.day,
  };
}
