/** A made-up market with figures to calculate by hand: the ground of made-up.ts with conversions, a rate, three tiers and two models. */
import type { Plan } from '#src/catalog/types.ts';
import { madeUp } from '#support/made-up.ts';

const both = (text: string) => ({ zh: text, en: text });
const from = { source: 'page' };

/** What the people of the seeds measured, said of nobody in particular. */
export const conversions = [
  { type: 'units', id: 'prompt-requests', unit: 'prompt', to: 'request', amount: { low: 15, high: 20 }, scope: { line: 'inkline' }, ...from },
  {
    type: 'units',
    id: 'request-tokens',
    unit: 'request',
    to: 'token',
    amount: { low: 8000, typical: 31_000, high: 33_000 },
    scope: {},
    source: 'bench',
  },
  { type: 'share', id: 'output', share: 'output', of: 'input+output', amount: 0.005, scope: {}, source: 'bench' },
  { type: 'share', id: 'cached', share: 'cached', of: 'input+output', amount: { low: 0.9, high: 0.95 }, scope: {}, source: 'bench' },
];

const price = (phase: string, amount: number, more: object = {}) => ({ phase, per: 'month', amount, currency: 'CNY', ...from, ...more });
const quota = (window: string, amount: number | object | 'none', unit?: string, more: object = {}) => ({
  window,
  amount,
  ...(unit ? { unit } : {}),
  ...from,
  ...more,
});
const api = (kind: string, ...tiers: readonly (number | readonly [number, number])[]) => ({
  kind,
  currency: 'CNY',
  tiers: tiers.map((tier) => (typeof tier === 'number' ? { amount: tier } : { amount: tier[0], upTo: tier[1] })),
  ...from,
});

export const facts = { price, quota, api, both, from };

/** Lite ¥40 (first ¥9.9): 1,200 requests per 5 h, 9,000 a week, 18,000 a month. Pro ¥200: five times that. Max ¥400: 400 prompts per 5 h, no more. */
export const market: Readonly<Record<string, object>> = {
  'conversions.yaml': conversions,
  'rates.yaml': [{ base: 'USD', quote: 'CNY', rate: 7.2, day: '2026-02-10', source: 'blog' }],
  'lines/inkline.yaml': { models: [{ items: ['ink-2', 'ink-2.5'], complete: true, ...from }] },
  'plans/inkline-lite.yaml': {
    prices: [price('first', 9.9), price('regular', 40)],
    quotas: [quota('5h', 1200, 'request', { resets: 'rolling' }), quota('week', 9000, 'request'), quota('month', 18_000, 'request')],
    availability: [{ to: 'new', state: 'open', ...from }],
  },
  'plans/inkline-pro.yaml': {
    prices: [price('first', 49.9), price('regular', 200)],
    quotas: [{ window: 'all', times: { of: 'inkline-lite', factor: 5 }, ...from }],
    availability: [{ to: 'new', state: 'limited', ...from }],
  },
  'plans/inkline-max.yaml': {
    prices: [price('regular', 400)],
    quotas: [quota('5h', 400, 'prompt'), quota('week', 'none'), quota('month', 'none')],
    multipliers: [{ model: 'ink-2.5', factor: 3, ...from }],
    availability: [{ to: 'new', state: 'open', ...from }],
  },
  'models/ink-2.yaml': { apiPrices: [api('cached-input', 0.7), api('input', 4), api('output', 21)] },
  'models/ink-2.5.yaml': { apiPrices: [api('cached-input', 0.4, 0.6, 0.8), api('input', 2, 3, 4), api('output', 8, 14, 16)] },
};

/** The market with facts added to its files, or replaced attribute by attribute. */
export function yard(added: Readonly<Record<string, object>> = {}) {
  const merged: Record<string, object> = { ...market };
  for (const [name, content] of Object.entries(added)) merged[name] = Array.isArray(content) ? content : { ...merged[name], ...content };
  return madeUp(merged);
}

export const day = '2026-02-20';

export function planOf(catalog: ReturnType<typeof yard>, id: string): Plan {
  const plan = catalog.get('plan', id);
  if (!plan) throw new RangeError(`no such plan: ${id}`);
  return plan;
}
