import type { Entity, Line, View } from '#src/catalog/types.ts';
import { defineCommand } from '#src/command/define.ts';
import { compare as compareEntities } from '#src/core/compare.ts';
import { totalsOf } from '#src/core/compare-totals.ts';
import { amongSold, sidesSold } from '#src/core/compare-verdict.ts';
import { soldInPlaceOf } from '#src/core/sale.ts';
import { compareCard } from '#src/view/compare.ts';

/** A line that nobody can buy from any more is compared by the one sold in its place. */
function inPlaceOf<E extends Entity>(view: View, entity: E): E | Line {
  if (entity.kind !== 'line') return entity;
  const [one, ...others] = soldInPlaceOf(view, entity);
  return one && others.length === 0 ? one : entity;
}

export const compare = defineCommand({
  name: 'compare',
  options: {
    plans: { type: 'entities', kinds: ['plan', 'line', 'vendor'], min: 2, max: 4, positional: true, required: true },
    months: { type: 'integer', min: 1, max: 36 },
  },
  run({ view, currency }, { plans: named, months }) {
    const plans = named.map((entity) => inPlaceOf(view, entity));
    const options = currency ? { currency } : {};
    const comparison = compareEntities(view, plans, options);
    const sides = sidesSold(view, plans);
    const sold = amongSold(view, sides, options);
    const totals = months === undefined ? undefined : totalsOf(view, plans, months, currency);
    return { card: (loc) => compareCard({ comparison, sides, ...(sold ? { sold } : {}), ...(totals ? { totals } : {}) }, loc) };
  },
});
