import { describe, expect, test } from 'vitest';
import { changesBetween } from '#src/catalog/changes.ts';
import { coverage, staleFacts } from '#src/catalog/coverage.ts';
import type { Catalog, Ref } from '#src/catalog/types.ts';
import { line, lite, madeUp, pro, withLite } from '#support/made-up.ts';

const price = (fact: object) => ({ phase: 'regular', per: 'month', amount: 40, currency: 'CNY', source: 'page', ...fact });
const quota = (fact: object) => ({ window: '5h', amount: 120, unit: 'prompt', source: 'page', ...fact });
const event = (id: string, day: string) => ({ id, day, kind: 'price', text: { zh: id, en: id }, source: 'page' });

const told = (catalog: Catalog, ref: Ref | undefined, from: string, to: string) =>
  changesBetween(catalog, ref, from, to).map(({ day, entity, attribute, before, after }) => {
    const value = (held: typeof before) => (held ? Object.values(held.fact).find((part) => typeof part === 'number' || part === 'none') : undefined);
    return [day, entity.id, attribute, value(before), value(after)];
  });

describe('what changed', () => {
  const prices = [
    price({ amount: 40, until: '2026-02-12' }),
    price({ amount: 49, from: '2026-02-12', until: '2026-07-30' }),
    price({ amount: 118, from: '2026-07-30' }),
  ];
  const catalog = withLite({ prices });

  test('from one figure to the next, with both days included', () => {
    expect(told(catalog, lite, '2026-02-12', '2026-07-30')).toEqual([
      ['2026-02-12', 'inkline-lite', 'prices', 40, 49],
      ['2026-07-30', 'inkline-lite', 'prices', 49, 118],
    ]);
    expect(told(catalog, lite, '2026-02-13', '2026-07-29')).toEqual([]);
  });

  test('before and after are facts with their source', () => {
    const [change] = changesBetween(catalog, lite, '2026-02-01', '2026-03-01');
    expect(change).toMatchObject({
      keys: { phase: 'regular', per: 'month', currency: 'CNY' },
      before: { fact: { amount: 40 }, basis: 'vendor' },
      after: { fact: { amount: 49 }, source: { id: 'page' } },
      source: { id: 'page' },
    });
  });

  test('what begins has no before, what ends no after', () => {
    const promotion = withLite({ prices: [price({ phase: 'first', amount: 8, from: '2026-02-19', until: '2026-04-01' })] });
    expect(told(promotion, lite, '2026-01-01', '2026-12-31')).toEqual([
      ['2026-02-19', 'inkline-lite', 'prices', undefined, 8],
      ['2026-04-01', 'inkline-lite', 'prices', 8, undefined],
    ]);
  });

  test('the same figure said again by another source is no change', () => {
    const again = withLite({ prices: [price({ until: '2026-02-12' }), price({ from: '2026-02-12', source: 'blog' })] });
    expect(told(again, lite, '2026-01-01', '2026-12-31')).toEqual([]);
  });

  test('a limit measured in another unit is no change while the stated one holds', () => {
    const measured = withLite({
      quotas: [quota({ source: 'blog' }), quota({ amount: 40_000_000, unit: 'token', from: '2026-01-30', source: 'bench' })],
    });
    expect(told(measured, lite, '2026-01-01', '2026-12-31')).toEqual([]);
    const credits = withLite({ quotas: [quota({ until: '2026-07-30' }), quota({ amount: 2000, unit: 'credit', from: '2026-07-30' })] });
    expect(told(credits, lite, '2026-01-01', '2026-12-31')).toEqual([['2026-07-30', 'inkline-lite', 'quotas', 120, 2000]]);
  });

  test('what is only worked out or thought changes nothing', () => {
    const thought = withLite({ prices: [price({ from: '2026-02-12', basis: 'derived' })] });
    expect(told(thought, lite, '2026-01-01', '2026-12-31')).toEqual([]);
  });

  test('a claim that its source took back is a correction', () => {
    const taken = withLite({ quotas: [quota({ source: 'bench', retracted: '2026-02-16' })] });
    expect(changesBetween(taken, lite, '2026-01-01', '2026-12-31')).toMatchObject([{ day: '2026-02-16', correction: true }]);
  });

  test('a plan that is a multiple of another changes with it', () => {
    const multiple = madeUp({
      'plans/inkline-lite.yaml': { quotas: [quota({ until: '2026-02-12' }), quota({ amount: 80, from: '2026-02-12' })] },
      'plans/inkline-pro.yaml': { quotas: [{ window: 'all', times: { of: 'inkline-lite', factor: 5 }, source: 'page' }] },
    });
    expect(told(multiple, pro, '2026-01-01', '2026-12-31')).toEqual([['2026-02-12', 'inkline-pro', 'quotas', 600, 400]]);
  });

  test('what only older subscribers keep is no change for a buyer', () => {
    const kept = withLite({ prices: [price({ for: { subscribedBefore: '2026-02-12' }, from: '2026-02-12' })] });
    expect(told(kept, lite, '2026-01-01', '2026-12-31')).toEqual([]);
  });
});

describe('whose changes', () => {
  const catalog = madeUp({
    'vendors/modou.yaml': { events: [event('of-vendor', '2026-01-01')] },
    'lines/inkline.yaml': { events: [event('of-line', '2026-03-01')], prices: [price({ from: '2026-02-01' })] },
    'plans/inkline-lite.yaml': { events: [event('of-lite', '2026-02-01')] },
    'plans/inkline-pro.yaml': { events: [event('of-pro', '2026-02-02')] },
    'models/ink-2.yaml': { events: [event('of-model', '2026-02-03')] },
  });
  const days = (ref?: Ref) => told(catalog, ref, '2026-01-01', '2026-12-31').map(([day, id, attribute]) => `${day} ${id} ${attribute}`);

  test('a plan has its own and those of its line and vendor, an inherited one once', () => {
    expect(days(lite)).toEqual([
      '2026-01-01 modou events',
      '2026-02-01 inkline prices',
      '2026-02-01 inkline-lite events',
      '2026-03-01 inkline events',
    ]);
  });

  test('a line has those of its plans too', () => {
    expect(days(line)).toContain('2026-02-02 inkline-pro events');
    expect(days({ kind: 'vendor', id: 'modou' })).toEqual(days(line));
  });

  test('nobody in particular: everything', () => {
    expect(days()).toHaveLength(6);
  });

  test('who or what does not exist is an error', () => {
    expect(() => changesBetween(catalog, { kind: 'plan', id: 'x' }, '2026-01-01', '2026-02-01')).toThrow(RangeError);
    expect(() => changesBetween(catalog, lite, '2026-13-01', '2026-02-01')).toThrow(RangeError);
  });
});

describe('how much the data holds', () => {
  const catalog = madeUp({
    'lines/inkline.yaml': { links: [{ kind: 'site', url: 'https://example.com/', source: 'page' }] },
    'plans/inkline-lite.yaml': {
      prices: [price({}), price({ amount: 49, source: 'blog' })],
      quotas: [quota({ source: 'old-page', checked: '2026-02-20' })],
    },
    'plans/inkline-pro.yaml': { prices: [price({ amount: 200, source: 'rant', basis: 'reported' })], events: [event('raise', '2025-01-01')] },
  });

  test('counts', () => {
    expect(coverage(catalog, '2026-03-01')).toMatchObject({
      entities: { vendors: 1, lines: 1, plans: 3, models: 3, clients: 2 },
      sources: 5,
      terms: 5,
      facts: { total: 6, byBasis: { vendor: 4, measured: 0, reported: 2, derived: 0, opinion: 0 } },
      conflicts: 1,
      stale: 0,
    });
    expect(coverage(catalog, '2026-03-01').facts.byAttribute[0]).toEqual({ attribute: 'prices', count: 3 });
    expect(coverage(catalog, '2026-03-01').facts.bySource.at(-1)).toEqual({ source: 'bench', count: 0 });
  });

  test('facts that lead and were not checked for long, oldest first, with where to look', () => {
    const stale = staleFacts(catalog, '2026-05-22').map(({ entity, attribute, held, link }) => [entity.id, attribute, held.age, link]);
    // 2026-02-16 to 05-22 is 95 days, 02-20 91, 03-01 82.
    expect(stale).toEqual([
      ['inkline', 'links', 95, 'https://example.com/plans'],
      ['inkline-lite', 'prices', 95, 'https://example.com/plans'],
      ['inkline-lite', 'quotas', 91, 'https://example.com/'],
    ]);
    expect(staleFacts(catalog, '2026-05-22', 80)).toHaveLength(4);
  });
});
