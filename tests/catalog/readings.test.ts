import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from '#src/catalog/types.ts';
import { line, lite, madeUp, max, pro, withLite } from '#support/made-up.ts';

const quota = (fact: object) => ({ window: '5h', amount: 100, unit: 'prompt', source: 'page', ...fact });
const price = (fact: object) => ({ phase: 'regular', per: 'month', amount: 40, currency: 'CNY', source: 'page', ...fact });
const DAY = '2026-03-01';

const sources = (facts: readonly { readonly source: { readonly id: string } }[]) => facts.map(({ source }) => source.id);
const quotaSlot = (quotas: readonly object[]) => withLite({ quotas }).at(DAY).slot(lite, 'quotas');
const shape = (slot: Slot<'quotas'> | undefined) =>
  slot?.readings.map(({ unit, lead, agreeing, conflicting }) => [
    unit,
    lead.fact.amount,
    agreeing.length,
    conflicting.map(({ fact }) => fact.amount),
  ]);

describe('which fact leads', () => {
  test('the better basis, then the later check', () => {
    const slot = quotaSlot([
      quota({ amount: 1, source: 'rant' }),
      quota({ amount: 2, source: 'blog' }),
      quota({ amount: 3, source: 'old-page' }),
      quota({ amount: 4, source: 'page' }),
      quota({ amount: 5, source: 'bench' }),
    ]);
    const [reading] = slot?.readings ?? [];
    expect(reading?.lead.source.id).toBe('page');
    expect(sources(reading?.conflicting ?? [])).toEqual(['old-page', 'bench', 'blog', 'rant']);
  });

  test('the basis of the fact goes before that of its source', () => {
    const slot = quotaSlot([quota({ amount: 1, source: 'page', basis: 'derived' }), quota({ amount: 2, source: 'blog' })]);
    expect(slot?.readings[0]?.lead).toMatchObject({ basis: 'reported', fact: { amount: 2 } });
  });

  test('both hold though the older one has no end: the later check leads, and sources disagree', () => {
    const prices = [price({ amount: 40, source: 'old-page' }), price({ amount: 49, from: '2026-02-12', source: 'page' })];
    const view = withLite({ prices }).at(DAY);
    expect(view.slot(lite, 'prices')?.readings[0]).toMatchObject({ lead: { fact: { amount: 49 } }, conflicting: [{ fact: { amount: 40 } }] });
  });

  describe('a better basis that two fresher sources contradict', () => {
    // 2026-02-16 (page, a vendor's) + 30 days is 2026-03-18.
    const led = (others: readonly object[]) =>
      withLite({ prices: [price({ amount: 200 }), ...others.map((other) => price({ amount: 39, ...other }))] })
        .at('2026-05-01')
        .slot(lite, 'prices')?.readings[0];
    const late = { checked: '2026-03-19' };

    test('gives way to the better of them and stays as a contradiction', () => {
      const reading = led([
        { source: 'blog', ...late },
        { source: 'bench', ...late },
      ]);
      expect([reading?.lead.source.id, reading?.lead.fact.amount]).toEqual(['bench', 39]);
      expect(sources(reading?.agreeing ?? [])).toEqual(['blog']);
      expect(sources(reading?.conflicting ?? [])).toEqual(['page']);
    });

    test.each([
      ['one of them', [{ source: 'blog', ...late }]],
      [
        'one of them twice',
        [
          { source: 'blog', ...late },
          { source: 'blog', checked: '2026-04-01' },
        ],
      ],
      [
        'one that is not a month younger',
        [
          { source: 'blog', checked: '2026-03-18' },
          { source: 'bench', ...late },
        ],
      ],
      [
        'one that is only derived',
        [
          { source: 'blog', ...late, basis: 'derived' },
          { source: 'bench', ...late },
        ],
      ],
      [
        'one that says a third thing',
        [
          { source: 'blog', ...late, amount: 40 },
          { source: 'bench', ...late },
        ],
      ],
    ])('does not give way to %s', (_what, others) => {
      expect(led(others)?.lead.fact.amount).toBe(200);
    });
  });

  test('a source that keeps silent leads over nobody and contradicts nobody', () => {
    const rules = [
      { rule: 'sub-accounts', value: 'unstated', source: 'page' },
      { rule: 'sub-accounts', value: 'yes', source: 'blog' },
    ];
    const [reading] = withLite({ rules }).at(DAY).slot(lite, 'rules')?.readings ?? [];
    expect(reading).toMatchObject({ lead: { fact: { value: 'yes' } }, conflicting: [] });
    expect(reading?.agreeing).toHaveLength(1);
  });
});

describe('readings of a quota', () => {
  test('different units are readings of one limit, not two limits', () => {
    expect(
      shape(quotaSlot([quota({ amount: { low: 300, high: 1200 }, unit: 'request' }), quota({ amount: 10_000_000, unit: 'token', source: 'bench' })])),
    ).toEqual([
      ['request', { low: 300, high: 1200 }, 0, []],
      ['token', 10_000_000, 0, []],
    ]);
  });

  test('the same figure with other remarks agrees', () => {
    expect(
      shape(quotaSlot([quota({}), quota({ approx: true, source: 'blog' }), quota({ bound: 'atMost', resets: 'rolling', source: 'old-page' })])),
    ).toEqual([['prompt', 100, 2, []]]);
  });

  test('an interval and another one contradict each other; a middle that only one tells does not', () => {
    const of = (low: number, high: number, more = {}) => ({ amount: { low, high, ...more } });
    expect(shape(quotaSlot([quota(of(10, 20)), quota({ ...of(10, 30), source: 'blog' })]))?.[0]?.[3]).toHaveLength(1);
    expect(shape(quotaSlot([quota(of(10, 20)), quota({ ...of(10, 20, { typical: 15 }), source: 'blog' })]))?.[0]?.[3]).toHaveLength(0);
    const middles = [quota(of(10, 20, { typical: 12 })), quota({ ...of(10, 20, { typical: 15 }), source: 'blog' })];
    expect(shape(quotaSlot(middles))?.[0]?.[3]).toHaveLength(1);
  });

  test('"no limit" contradicts a figure in any unit', () => {
    const none = quota({ amount: 'none', unit: undefined, source: 'blog', basis: 'derived' });
    expect(shape(quotaSlot([none, quota({ amount: 1200, unit: 'request' })]))).toEqual([['request', 1200, 0, ['none']]]);
    expect(shape(quotaSlot([quota({ amount: 'none', unit: undefined }), quota({ amount: 1200, unit: 'request', source: 'blog' })]))).toEqual([
      [undefined, 'none', 0, [1200]],
    ]);
  });

  test('windows come from small to large', () => {
    const view = withLite({ quotas: [quota({ window: 'month' }), quota({ window: '5h' }), quota({ window: 'week' })] }).at(DAY);
    expect(view.slots(lite, 'quotas').map(({ keys }) => keys['window'])).toEqual(['5h', 'week', 'month']);
  });
});

describe('lists', () => {
  const models = (items: string[], more: object = {}) => ({ items, complete: true, source: 'page', ...more });
  const slot = (facts: readonly object[]) => withLite({ models: facts }).at(DAY).slot(lite, 'models')?.readings[0];

  test('the complete list that began last leads', () => {
    const reading = slot([
      models(['ink-2'], { from: '2026-01-01' }),
      models(['ink-2', 'loom'], { from: '2026-02-25', source: 'blog' }),
      models(['ink-2.5'], { complete: false, from: '2026-02-26' }),
    ]);
    expect(reading?.lead.fact.items).toEqual(['ink-2', 'loom']);
  });

  test('a complete list that a better source contradicts does not lead', () => {
    const lists = [models(['loom'], { source: 'blog' }), models(['ink-2', 'loom'], { complete: false })];
    expect(slot(lists)).toMatchObject({ lead: { fact: { items: ['ink-2', 'loom'] } }, conflicting: [{ fact: { items: ['loom'] } }] });
    expect(slot([models(['ink-2', 'loom'], { source: 'blog' }), models(['loom'], { complete: false })])?.lead.fact.complete).toBe(true);
  });

  test('a list that is an opinion leads over none', () => {
    expect(slot([models(['loom'], { complete: false }), models(['ink-2'], { from: '2026-02-01', source: 'rant' })])?.lead.fact.items).toEqual([
      'loom',
    ]);
  });

  test('an open list contradicts a complete one only by what that lacks', () => {
    expect(slot([models(['ink-2', 'loom']), models(['loom'], { complete: false, source: 'blog' })])?.conflicting).toHaveLength(0);
    expect(slot([models(['ink-2', 'loom']), models(['ink-2.5'], { complete: false, source: 'blog' })])?.conflicting).toHaveLength(1);
  });

  test('two open lists contradict nothing, two complete ones that differ do', () => {
    const open = { complete: false };
    expect(slot([models(['ink-2'], open), models(['loom'], { ...open, source: 'blog' })])?.conflicting).toHaveLength(0);
    expect(slot([models(['ink-2', 'loom']), models(['loom', 'ink-2'], { source: 'blog' })])?.conflicting).toHaveLength(0);
    expect(slot([models(['ink-2']), models(['ink-2', 'loom'], { source: 'blog' })])?.conflicting).toHaveLength(1);
  });
});

describe('multiples of another plan', () => {
  const five = { window: 'all', times: { of: 'inkline-lite', factor: 5 }, source: 'page' };
  const market = (proQuotas: object[], more: Readonly<Record<string, object>> = {}) =>
    madeUp({
      'plans/inkline-lite.yaml': {
        quotas: [
          quota({ amount: { low: 300, high: 1200 }, unit: 'request', bound: 'atMost', approx: true }),
          quota({ amount: 10_000_000, unit: 'token', source: 'bench', checked: '2026-01-15' }),
          quota({ window: 'week', amount: 'none', unit: undefined }),
        ],
      },
      'plans/inkline-pro.yaml': { quotas: proQuotas },
      ...more,
    });

  test('"5× Lite" is worked out for every window and reading of Lite, intervals too', () => {
    const slots = market([five]).at(DAY).slots(pro, 'quotas');
    expect(slots.map(({ keys }) => keys['window'])).toEqual(['5h', 'week']);
    expect(slots.map(shape)).toEqual([
      [
        ['request', { low: 1500, high: 6000 }, 0, []],
        ['token', 50_000_000, 0, []],
      ],
      [[undefined, 'none', 0, []]],
    ]);
  });

  test('it says what it comes from, and is as good and as fresh as the weaker of the two', () => {
    const [requests, tokens] = market([five]).at(DAY).slot(pro, 'quotas')?.readings ?? [];
    expect(requests?.lead).toMatchObject({
      basis: 'vendor',
      source: { id: 'page' },
      statedBy: pro,
      fact: { bound: 'atMost', approx: true },
      via: { plan: 'inkline-lite', factor: 5, held: { statedBy: lite } },
    });
    expect(tokens?.lead).toMatchObject({ basis: 'measured', checked: '2026-01-15', age: 45 });
  });

  test('a figure that the plan states itself goes before the one worked out, and shows where they disagree', () => {
    const agree = market([five, quota({ amount: { low: 1500, high: 6000 }, unit: 'request' })])
      .at(DAY)
      .slot(pro, 'quotas');
    expect(agree?.readings[0]).toMatchObject({ agreeing: [{ via: { factor: 5 } }], conflicting: [] });
    expect(agree?.readings[0]?.lead.via).toBeUndefined();
    const differ = market([five, quota({ amount: 6000, unit: 'request', source: 'old-page' })])
      .at(DAY)
      .slot(pro, 'quotas');
    expect(differ?.readings[0]).toMatchObject({ lead: { fact: { amount: 6000 } }, conflicting: [{ via: { factor: 5 } }] });
  });

  test('what Lite inherits counts too; that it inherits no limit is not said twice', () => {
    const inherited = madeUp({
      'lines/inkline.yaml': { quotas: [quota({ amount: 100 }), quota({ window: 'week', amount: 'none', unit: undefined })] },
      'plans/inkline-pro.yaml': { quotas: [five] },
    });
    const [hours, week] = inherited.at(DAY).slots(pro, 'quotas');
    expect(hours?.readings[0]?.lead).toMatchObject({ fact: { amount: 500 }, statedBy: pro });
    expect(week?.readings[0]?.lead).toMatchObject({ fact: { amount: 'none' }, statedBy: line });
  });

  test("another source's “no such limit” of Lite is not multiplied: who says “5× Lite” does not say that", () => {
    const view = market([five], {
      'plans/inkline-lite.yaml': {
        quotas: [
          quota({ amount: 9000, unit: 'request', window: 'week' }),
          quota({ window: 'week', amount: 'none', unit: undefined, source: 'blog' }),
        ],
      },
    }).at(DAY);
    expect(view.slot(lite, 'quotas')?.readings[0]?.conflicting).toMatchObject([{ fact: { amount: 'none' } }]);
    expect(shape(view.slot(pro, 'quotas'))).toEqual([['request', 45_000, 0, []]]);
  });

  test('one window alone', () => {
    const view = market([{ ...five, window: '5h' }]).at(DAY);
    expect(view.slots(pro, 'quotas').map(({ keys }) => keys['window'])).toEqual(['5h']);
  });

  test('a pool of Lite stays a pool, in the days of its zone', () => {
    const pooled = quota({ window: 'month', amount: 50, unit: 'request', pool: 'sub-accounts', resets: 'calendar', zone: 'utc' });
    const view = market([five], { 'plans/inkline-lite.yaml': { quotas: [quota({ amount: 300, unit: 'request' }), pooled] } }).at(DAY);
    expect(view.slots(pro, 'quotas').map(({ keys, readings }) => [keys, readings[0]?.lead.fact])).toMatchObject([
      [{ window: '5h' }, { amount: 1500 }],
      [
        { window: 'month', pool: 'sub-accounts' },
        { amount: 250, resets: 'calendar', zone: 'utc' },
      ],
    ]);
    const other = market([{ ...five, pool: 'openai-protocol' }], { 'plans/inkline-lite.yaml': { quotas: [pooled] } }).at(DAY);
    expect(other.slots(pro, 'quotas')).toMatchObject([{ readings: [{ lead: { fact: { times: { factor: 5 } } } }] }]);
  });

  test('a multiple of a multiple', () => {
    const catalog = market([five], {
      'plans/inkline-max.yaml': { quotas: [{ window: '5h', times: { of: 'inkline-pro', factor: 4 }, source: 'page' }] },
    });
    expect(shape(catalog.at(DAY).slot(max, 'quotas'))?.[1]).toEqual(['token', 200_000_000, 0, []]);
  });

  test('of a quota that nobody knows the claim itself is left', () => {
    const view = madeUp({ 'plans/inkline-pro.yaml': { quotas: [five] } }).at(DAY);
    expect(view.slot(pro, 'quotas')).toMatchObject({ keys: { window: 'all' }, readings: [{ lead: { fact: { times: { factor: 5 } } } }] });
  });

  test('two plans that are multiples of each other come to an end', () => {
    const times = (of: string) => ({ quotas: [{ window: 'all', times: { of, factor: 2 }, source: 'page' }] });
    const view = madeUp({ 'plans/inkline-lite.yaml': times('inkline-pro'), 'plans/inkline-pro.yaml': times('inkline-lite') }).at(DAY);
    expect(view.slots(pro, 'quotas')).toHaveLength(1);
  });

  test('a cohort that keeps the old base keeps the multiple of it', () => {
    const catalog = madeUp({
      'plans/inkline-lite.yaml': { quotas: [quota({ amount: 80, for: 'new' }), quota({ amount: 120, for: { subscribedBefore: '2026-02-12' } })] },
      'plans/inkline-pro.yaml': { quotas: [five] },
    });
    const amount = (who: object) => catalog.at(DAY).slot(pro, 'quotas', {}, who)?.readings[0]?.lead.fact.amount;
    expect(amount({})).toBe(400);
    expect(amount({ subscribedBefore: '2026-02-12' })).toBe(600);
  });
});

describe('conflicts', () => {
  test('claims about another plan disagree when the same factor was said of different quotas', () => {
    const equivalents = [
      { of: 'rival-pro', factor: 3, at: { window: '5h', amount: 120, unit: 'prompt' }, source: 'old-page' },
      { of: 'rival-pro', factor: 3, at: { window: '5h', amount: 80, unit: 'prompt' }, source: 'page' },
    ];
    expect(withLite({ equivalents }).at(DAY).conflicts(lite)).toMatchObject([{ attribute: 'equivalents', keys: { of: 'rival-pro' } }]);
  });

  test('one that is inherited is told at the entity and counted once over all', () => {
    const prices = [price({ amount: 40 }), price({ amount: 49, source: 'blog' })];
    const view = madeUp({ 'lines/inkline.yaml': { prices } }).at(DAY);
    expect(view.conflicts(lite)).toHaveLength(1);
    expect(view.conflicts().map(({ entity }) => entity)).toEqual([line]);
  });

  test('texts beside one another are none', () => {
    const highlights = [
      { text: { zh: '快', en: 'Fast' }, source: 'page' },
      { text: { zh: '慢', en: 'Slow' }, source: 'blog' },
    ];
    expect(withLite({ highlights }).at(DAY).conflicts()).toEqual([]);
  });
});

describe('conversions', () => {
  const share = (id: string, scope: object, more: object = {}) => ({
    type: 'share',
    id,
    share: 'output',
    of: 'input+output',
    amount: 0.005,
    scope,
    source: 'page',
    ...more,
  });

  test('the narrowest scope first, then the better basis, and only those of the day', () => {
    const conversions = [
      share('anywhere-told', {}, { source: 'blog' }),
      share('anywhere', {}),
      share('line', { line: 'inkline' }),
      share('over', { line: 'inkline' }, { until: '2026-02-01' }),
      share('line-model', { line: 'inkline', model: 'ink-2' }),
      share('plan', { plan: 'inkline-lite' }),
    ];
    const found = madeUp({ 'conversions.yaml': conversions }).at(DAY).conversions();
    expect(found.map(({ id }) => id)).toEqual(['plan', 'line-model', 'line', 'anywhere', 'anywhere-told']);
    expect(found[0]?.resolved).toMatchObject({ basis: 'vendor', checked: '2026-02-16', source: { id: 'page' } });
  });
});

test('whatever sources say, each fact that holds is given exactly once', () => {
  const fact = fc.record({
    amount: fc.constantFrom(1, 2, 'none' as const),
    unit: fc.constantFrom('prompt', 'token'),
    source: fc.constantFrom('page', 'old-page', 'bench', 'blog', 'rant'),
    window: fc.constantFrom('5h', 'week'),
  });
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 8 }), (quotas) => {
      const given = withLite({ quotas: quotas.map((one) => (one.amount === 'none' ? { ...one, unit: undefined } : one)) })
        .at(DAY)
        .slots(lite, 'quotas')
        .flatMap(({ readings }) => readings.flatMap((reading) => [reading.lead, ...reading.agreeing, ...reading.conflicting]));
      expect(given).toHaveLength(quotas.length);
      expect(new Set(given).size).toBe(quotas.length);
    }),
  );
});

test('a view is made once for a day, and the days kept are few', () => {
  const catalog = madeUp();
  const first = catalog.at('2026-01-01');
  expect(catalog.at('2026-01-01')).toBe(first);
  for (let n = 10; n < 80; n++) catalog.at(`19${n}-01-01`);
  expect(catalog.at('2026-01-01')).not.toBe(first);
});
