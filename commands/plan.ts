import { defineCommand } from '#src/command/define.ts';
import { profile } from '#src/core/profile.ts';
import { plansOffered } from '#src/core/sale.ts';
import { planCard } from '#src/view/plan.ts';

export const plan = defineCommand({
  name: 'plan',
  options: { name: { type: 'entity', kinds: ['plan'], positional: true, required: true } },
  run({ view, catalog }, { name }) {
    const line = catalog.get('line', name.line);
    if (!line) throw new RangeError(`${name.id} is of no line`);
    const siblings = plansOffered(view, line.id)
      .filter(({ id }) => id !== name.id)
      .sort((a, b) => Math.abs(a.order - name.order) - Math.abs(b.order - name.order));
    const values = { view, plan: name, line, siblings, profile: profile(view, name) };
    return { card: (loc) => planCard(values, loc) };
  },
});
