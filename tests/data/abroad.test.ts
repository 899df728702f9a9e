/** Plans sold abroad: what the lists of September and October 2026 say, worked out by hand from their rows. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { saleOf } from '#src/core/sale.ts';

const catalog = loadCatalog(dataDir);
const TODAY = '2026-11-30';
const plan = (id: string) => ({ kind: 'plan', id }) as const;
const price = (id: string, keys: Readonly<Record<string, unknown>> = {}, day = TODAY) =>
  catalog.at(day).slot(plan(id), 'prices', { phase: 'regular', per: 'month', ...keys })?.readings[0];
const quota = (id: string, keys: Readonly<Record<string, unknown>>, day = TODAY) => catalog.at(day).slot(plan(id), 'quotas', keys)?.readings[0];

test.each([
  ['claude-pro', 20, 200],
  ['claude-team-standard', 25, 240],
  ['chatgpt-plus', 20, undefined],
  ['google-ai-pro', 19.99, 199.99],
  ['code-assist-standard', 22.8, 228],
  ['copilot-pro-plus', 39, undefined],
  ['cursor-ultra', 200, 1920],
  ['kiro-power', 200, undefined],
  ['jetbrains-ai-ultimate', 30, 300],
  ['trae-intl-pro', 10, 90],
  ['ollama-pro', 20, 200],
])('%s costs $%d a month, $%s a year', (id, month, year) => {
  expect(price(id)?.lead.fact).toMatchObject({ amount: month, currency: 'USD' });
  expect(price(id, { per: 'year' })?.lead.fact.amount).toBe(year);
});

describe('quotas in money, credits and multiples', () => {
  test('Copilot counts premium requests until 2026-06-01, then credits in two parts', () => {
    expect(quota('copilot-pro', { window: 'month' }, '2026-05-31')?.lead.fact).toMatchObject({ amount: 300, unit: 'request' });
    expect(quota('copilot-pro', { window: 'month' })?.lead.fact).toMatchObject({
      amount: 1500,
      unit: 'credit',
      parts: [
        { kind: 'base', amount: 1000 },
        { kind: 'flexible', amount: 500 },
      ],
    });
    expect(quota('copilot-business', { window: 'month' }, '2026-08-31')?.lead.fact.amount).toBe(3000);
    expect(quota('copilot-business', { window: 'month' }, '2026-09-01')?.lead.fact.amount).toBe(1900);
  });

  test('DevPass gives three times its fee until 2026-10-15, then twice', () => {
    expect(['2026-10-14', '2026-10-15'].map((day) => quota('devpass-pro', { window: 'month' }, day)?.lead.fact.amount)).toEqual([237, 158]);
  });

  test('OpenCode Go: $12, $30, $60 in August; by model since late September', () => {
    const august = ['5h', 'week', 'month'].map((window) => quota('opencode-go', { window }, '2026-08-15')?.lead.fact.amount);
    expect(august).toEqual([12, 30, 60]);
    expect(quota('opencode-go', { window: 'month' })?.lead.fact).toMatchObject({ unpublished: true });
    expect(quota('opencode-go', { window: 'month', model: 'kimi-k3' })?.lead.fact).toMatchObject({ amount: 15, unit: 'usd' });
  });

  test('Fable takes at most half of the week of Claude Max; a limit without a figure is no missing fact', () => {
    expect(quota('claude-max-5x', { window: 'week', model: 'claude-fable-5.1' })?.lead.fact.share).toBe(0.5);
    expect(quota('claude-pro', { window: 'week' })?.lead.fact.unpublished).toBe(true);
  });
});

describe('what has ended, and what sources dispute', () => {
  test('Code Assist for individuals is closed from 2026-06-18 on', () => {
    expect(['2026-06-17', '2026-06-18'].map((day) => saleOf(catalog.at(day), plan('code-assist-individual')).state)).toEqual(['open', 'closed']);
  });

  test('the introductory price of Gemini 3.8 Flash ends with 2026', () => {
    const model = { kind: 'model', id: 'gemini-3.8-flash' } as const;
    const input = (day: string) => catalog.at(day).slot(model, 'apiPrices', { kind: 'input', currency: 'USD' })?.readings[0]?.lead.fact.tiers;
    expect([input('2026-12-31'), input('2027-01-01')]).toEqual([[{ amount: 0.75 }], [{ amount: 1.5 }]]);
  });

  test('AI Ultra: $99.99 leads, and the source that still has $249.99 stands beside it', () => {
    expect(price('google-ai-ultra-5x')?.lead.fact.amount).toBe(99.99);
    expect(price('google-ai-ultra-5x')?.conflicting.map(({ source, fact }) => [source.id, fact.amount])).toEqual([['wjf1', 249.99]]);
  });

  test('Fable 5.1: two prices of a cache hit', () => {
    const slot = catalog.at(TODAY).slot({ kind: 'model', id: 'claude-fable-5.1' }, 'apiPrices', { kind: 'cached-input', currency: 'USD' })
      ?.readings[0];
    expect([slot?.lead, ...(slot?.conflicting ?? [])].map((held) => held?.fact.tiers[0]?.amount)).toEqual([0.25, 1]);
  });
});
