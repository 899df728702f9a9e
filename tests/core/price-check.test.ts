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

// Shaped as models.dev has it: cost.tiers of "context" with the size above which they hold, context_over_200k before there were tiers.
const tier = (size: number, more: object, type = 'context') => ({ ...more, tier: { type, size } });

type Models = Readonly<Record<string, object>>;
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
    [
      status,
      model,
      list,
      offered?.provider,
      ...prices.map(({ kind, over, ours, theirs }) => `${kind}${over === undefined ? '' : `>${over}`} ${ours}/${theirs}`),
    ]
      .filter(Boolean)
      .join(' '),
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

  describe('prices by the length of the input', () => {
    const tiers = (...amounts: readonly object[]) => ({ kind: 'input', currency: 'USD', tiers: amounts, source: 'page' });
    const tiered = (ours: object, cost: object) => {
      const view = madeUp({ 'models/ink-2.yaml': { apiPrices: [ours] } }).at('2026-11-22');
      const file = { modou: { id: 'modou', name: 'modou', models: { 'ink-2': { id: 'ink-2', name: 'Ink-2', cost } } } };
      return checkPrices(view, readModelsDev(JSON.stringify(file), 'api.json'));
    };
    const known = tiers({ amount: 0.3, upTo: 200_000 }, { amount: 0.6 });

    test('the same tiers are the same, in the new form and in the old one', () => {
      expect(tiered(known, { input: 0.3, tiers: [tier(200_000, { input: 0.6 })] })).toMatchObject({ same: 2, findings: [] });
      expect(tiered(known, { input: 0.3, context_over_200k: { input: 0.6 } })).toMatchObject({ same: 2, findings: [] });
      // Some entries carry both: the tiers are the later word.
      expect(tiered(known, { input: 0.3, tiers: [tier(200_000, { input: 0.6 })], context_over_200k: { input: 9 } })).toMatchObject({ findings: [] });
    });

    test.each([
      ['another price of long input', { input: 0.3, tiers: [tier(200_000, { input: 0.7 })] }, ['differs ink-2 modou input>200000 0.6/0.7']],
      ['no tier any more', { input: 0.3 }, ['missing ink-2 modou input>200000 0.6/undefined']],
      [
        'a tier more, in no order',
        { input: 0.3, tiers: [tier(500_000, { input: 1.2 }), tier(200_000, { input: 0.6 })] },
        ['new ink-2 modou input>500000 undefined/1.2'],
      ],
      [
        'another limit',
        { input: 0.3, tiers: [tier(256_000, { input: 0.6 })] },
        ['missing ink-2 modou input>200000 0.6/undefined', 'new ink-2 modou input>256000 undefined/0.6'],
      ],
      ['a tier by something else', { input: 0.3, tiers: [tier(5, { input: 9 }, 'batch')] }, ['missing ink-2 modou input>200000 0.6/undefined']],
    ])('%s is found', (_, cost, expected) => {
      expect(told(tiered(known, cost))).toEqual(expected);
    });

    test('where our source does not say the limits, tiers are held against each other in order', () => {
      const open = tiers({ amount: 0.3 }, { amount: 0.6 }, { amount: 1 });
      const cost = { input: 0.3, tiers: [tier(32_000, { input: 0.5 }), tier(128_000, { input: 1 })] };
      const found = tiered(open, cost);
      expect([told(found), found.same]).toEqual([['differs ink-2 modou input>32000 0.6/0.5'], 2]);
    });
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
    '{"a": {"models": {"m": {"cost": {"input": 1, "tiers": [{"input": 2}]}}}}}',
  ])('a file that holds “%s” is refused', (text) => {
    expect(() => readModelsDev(text, 'api.json')).toThrow(DataError);
  });
});
