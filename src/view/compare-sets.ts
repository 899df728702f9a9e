/** The models or clients of a comparison by name: what all have, what only some have, and what nobody says. */
import type { DetailsBlock } from '#src/card/card.ts';
import type { Comparison, Presence, Row } from '#src/core/compare-types.ts';
import { refName } from './labels.ts';
import type { Scene } from './slot-text.ts';

type NamedRow = Row & { readonly attribute: 'models' | 'clients' };

function isNamed(row: Row): row is NamedRow {
  return row.attribute === 'models' || row.attribute === 'clients';
}

/** Certain before open, then as many sides as possible first. */
function rank(sides: readonly Presence[]): number {
  const count = (wanted: Presence) => sides.filter((side) => side === wanted).length;
  return (count('unknown') > 0 ? 0 : 10) + count('yes');
}

/** A line for every set of sides that have something. */
function lines(row: NamedRow, { sides }: Comparison, { loc, view }: Scene): readonly string[] {
  if (!row.set) return [];
  const kind = row.attribute === 'models' ? ('model' as const) : ('client' as const);
  const names = (which: readonly Presence[], wanted: Presence) =>
    loc.list(sides.flatMap((side, i) => (which[i] === wanted ? [refName(side, view.catalog, loc)] : [])));
  const groups = Map.groupBy(row.set.presence, (each) => each.sides.join());
  return [...groups.values()]
    .toSorted(([a], [b]) => rank(b?.sides ?? []) - rank(a?.sides ?? []))
    .flatMap((group) => {
      const which = group[0]?.sides ?? [];
      const items = loc.list(group.map(({ item }) => refName({ kind, id: item }, view.catalog, loc)));
      if (which.every((side) => side === 'yes')) return [loc.t(sides.length === 2 ? 'compare:both' : 'compare:all', { items })];
      const side = names(which, 'yes');
      return which.includes('unknown')
        ? [loc.t('compare:open', { side, items, others: names(which, 'unknown') })]
        : [loc.t('compare:only', { side, items })];
    });
}

/** Nothing where no side has a list. */
export function presenceFold(row: Row, comparison: Comparison, scene: Scene): readonly DetailsBlock[] {
  if (!isNamed(row) || !row.set || row.set.presence.length === 0) return [];
  const { loc } = scene;
  const texts = [...(row.set.disjoint ? [loc.t('compare:noneShared')] : []), ...lines(row, comparison, scene)];
  return [
    {
      type: 'details',
      summary: loc.t(`compare:presence.${row.attribute}`),
      blocks: texts.map((text) => ({ type: 'text', text })),
    },
  ];
}
