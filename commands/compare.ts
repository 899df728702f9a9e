import { defineCommand } from '#src/command/define.ts';
import { compare as compareEntities } from '#src/core/compare.ts';
import { totalsOf } from '#src/core/compare-totals.ts';
import { compareCard } from '#src/view/compare.ts';

export const compare = defineCommand({
  name: 'compare',
  options: {
    plans: { type: 'entities', kinds: ['plan', 'line', 'vendor'], min: 2, max: 4, positional: true, required: true },
    months: { type: 'integer', min: 1, max: 36 },
  },
  run({ view, currency }, { plans, months }) {
    const comparison = compareEntities(view, plans, currency ? { currency } : {});
    const totals = months === undefined ? undefined : totalsOf(view, plans, months, currency);
    return { card: (loc) => compareCard({ comparison, entities: plans, ...(totals ? { totals } : {}) }, loc) };
  },
});
