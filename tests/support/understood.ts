/** What questions about made-up vendors are understood as: Inkline with prices and quotas, Spring with tiers of the same names. */
import { createAsker } from '../questions/ask-house.ts';
import { market } from './market.ts';
import { facts, yard } from './yard.ts';

const priced = (name: string, amount: number, week: number) => ({
  ...market[name],
  prices: [facts.price('regular', amount)],
  quotas: [facts.quota('week', week, 'request')],
  availability: [{ to: 'new', state: 'open', ...facts.from }],
});

/** Spring: Lite ¥30 and 6,000 requests a week, Plus ¥90 and 20,000. */
export const fair = yard({
  ...market,
  'plans/spring-lite.yaml': priced('plans/spring-lite.yaml', 30, 6000),
  'plans/spring-plus.yaml': priced('plans/spring-plus.yaml', 90, 20_000),
});

const ask = createAsker(fair);

/** On 2026-02-20 unless said otherwise. `before`: earlier messages of the same person, oldest first. */
export const understood = (text: string, before: readonly string[] = [], day = '2026-02-20') => ask({ ask: text, day, before }).queries;
