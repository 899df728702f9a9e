import { defineCommand } from '#src/command/define.ts';
import { compare as compareEntities } from '#src/core/compare.ts';
import { compareCard } from '#src/view/compare.ts';

export const compare = defineCommand({
  name: 'compare',
  options: { plans: { type: 'entities', kinds: ['plan', 'line', 'vendor'], min: 2, max: 4, positional: true, required: true } },
  run({ view, currency }, { plans }) {
    const comparison = compareEntities(view, plans, currency ? { currency } : {});
    return { card: (loc) => compareCard(comparison, plans, loc) };
  },
});
