import { describe, expect, test } from 'vitest';
import { readModelsDev } from '#src/catalog/models-dev.ts';
import { checkPrices } from '#src/core/price-check.ts';
import { DataError } from '#src/errors.ts';
import { madeUp } from '#support/made-up.ts';

const api = (kind: string, amount: number, more: object = {}) => ({ kind, currency: 'USD', tiers: [{ amount }], source: 'page', ...more });
const catalog = madeUp({
  'models/ink-2.5.yaml': { apiPrices: [api('input', 0.6), api('output', 3), api('input', 4, { currency: 'CNY' })] },
  'models/loom.yaml': {
    apiPrices: [api('input', 0.27, { host: 'Silicon Flow' }), api('input', 0.5, { list: 'cn' }), api('input', 0.9, { list: 'intl' })],
  },
});

type Models = Readonly<Record<string, Readonly<Record<string, number>>>>;
function check(providers: Readonly<Record<string, Models>>) {
  const file = Object.fromEntries(
    Object.entries(providers).map(([id, models]) => [
      id,
      { id, name: id, models: Object.fromEntries(Object.entries(models).map(([model, cost]) => [model, { id: model, name: model, cost }])) },
    ]),
  );
  return checkPrices(catalog.at('2026-11-22'), readModelsDev(JSON.stringify(file), 'api.json'));
}
const told = (found: ReturnType<typeof check>) =>
  found.findings.map(({ status, model, list, offered, prices }) =>
    [status, model, list, offered?.provider, ...prices.map(({ kind, ours, theirs }) => `${kind} ${ours}/${theirs}`)].filter(Boolean).join(' '),
  );

describe('prices held against another list', () => {
  test.each(['ink-2.5', 'Ink-2.5', 'ink-2-5', 'modou/INK-2.5', 'modou.ink-2.5', 'Modou-ink_2.5'])('“%s” is Ink-2.5', (id) => {
    const found = check({ modou: { [id]: { input: 0.6, output: 3 } } });
    expect([told(found), found.same]).toEqual([[], 2]);
  });

  test('differing, missing and new prices, and what is not there at all', () => {
    expect(told(check({ modou: { 'ink-2.5': { input: 0.7, cache_read: 0.1 }, 'ink-9': { input: 1, output: 2 } } }))).toEqual([
      'differs ink-2.5 modou input 0.6/0.7',
      'missing ink-2.5 modou output 3/undefined',
      'new ink-2.5 modou cached-input undefined/0.1',
      'new modou input undefined/1 output undefined/2',
    ]);
    expect(told(check({ modou: { 'ink-9': { input: 1 } } }))).toContain('missing ink-2.5 input 0.6/undefined output 3/undefined');
  });

  test('only the model’s own house counts; resellers and subscriptions at zero do not', () => {
    const found = check({
      modou: { 'ink-2.5': { input: 0.6, output: 3 } },
      reseller: { 'ink-2.5': { input: 9 }, other: { input: 1 } },
      'modou-cn': { 'ink-2.5': { input: 0, output: 0 } },
    });
    expect(told(found)).toEqual([]);
  });

  test('a list for China, one for abroad and a host’s are held against their own', () => {
    const found = check({ loom: { loom: { input: 0.9 } }, 'loom-cn': { loom: { input: 0.51 } }, 'siliconflow-cn': { 'pro/loom': { input: 0.27 } } });
    expect(told(found)).toEqual(['differs loom cn loom-cn input 0.5/0.51']);
    expect(found.uncovered).toEqual([{ model: 'ink-2.5' }]);
  });

  test('a file of nobody we know is one list', () => {
    const found = check({ acme: { 'ink-2.5': { input: 0.6, output: 3.1 } } });
    expect(told(found)).toContain('differs ink-2.5 acme output 3/3.1');
  });

  test('nothing is converted: a list in another currency is counted and left alone', () => {
    expect(check({ modou: { 'ink-2.5': { input: 4, output: 3 } } })).toMatchObject({ otherCurrency: { CNY: 1 } });
    expect(told(check({ modou: { 'ink-2.5': { input: 4, output: 3 } } }))).toEqual(['differs ink-2.5 modou input 0.6/4']);
  });

  test.each([
    '',
    '[1',
    '[]',
    '{}',
    '{"a": {}}',
    '{"a": {"models": {"m": {"cost": {"input": "1"}}}}}',
    '{"a": {"models": {"m": {"cost": {"input": -1}}}}}',
  ])('a file that holds “%s” is refused', (text) => {
    expect(() => readModelsDev(text, 'api.json')).toThrow(DataError);
  });
});
