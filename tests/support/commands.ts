/** Declarations for kernel tests, shaped like the real ones. */
import { defineCommand } from '#src/command/define.ts';

const nothing = () => ({ card: () => ({ title: 'T', tone: 'neutral', blocks: [], summary: 'S', sources: [] }) as const });

export const compare = defineCommand({
  name: 'compare',
  options: {
    plans: { type: 'entities', kinds: ['plan'], min: 2, max: 4, positional: true, required: true },
    months: { type: 'integer', min: 1, max: 60 },
    client: { type: 'entity', kinds: ['client'] },
    chart: { type: 'boolean' },
  },
  run: nothing,
});

export const plan = defineCommand({
  name: 'plan',
  options: { name: { type: 'entity', kinds: ['plan'], positional: true, required: true } },
  run: nothing,
});

export const cost = defineCommand({
  name: 'cost',
  options: {
    plan: { type: 'entity', kinds: ['plan'], positional: true },
    amount: { type: 'number', min: 0, positional: true },
    per: { type: 'choice', choices: ['day', 'month'], positional: true },
    since: { type: 'day' },
  },
  run: nothing,
});

export const ask = defineCommand({
  name: 'ask',
  hidden: true,
  options: { question: { type: 'text', positional: true, required: true } },
  run: nothing,
});

export const commands = [compare, plan, cost, ask] as const;
