import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import { type Needs, recommend } from '#src/core/recommend.ts';
import { day, facts, yard } from '#support/yard.ts';

const { price, both, from } = facts;

const otherLine = { vendor: 'modou', region: 'intl', product: 'coding-plan', names: both('Other line'), aliases: [] };
const other = (prices: readonly object[], more: object = {}) => ({
  'lines/other.yaml': otherLine,
  'plans/other-lite.yaml': {
    line: 'other',
    tier: both('Lite'),
    order: 0,
    names: both('Other Lite'),
    prices,
    availability: [{ to: 'new', state: 'open', ...from }],
    ...more,
  },
});
const ask = (needs: Needs, added: Readonly<Record<string, object>> = {}, on = day) => recommend(yard(added).at(on), needs);
const ids = (result: ReturnType<typeof ask>) => result.picks.map(({ estimate: { plan }, rank }) => `${rank} ${plan.id}`);
const requests = (amount: number): Needs => ({ use: { amount: point(amount), unit: 'request', per: 'day' }, daysPerWeek: 7 });

describe('recommend', () => {
  test('the cheapest plan that lasts, then the next sizes of the only line', () => {
    expect(ids(ask(requests(500)))).toEqual(['1 inkline-lite', '2 inkline-pro', '3 inkline-max']);
    expect(ids(ask(requests(2500)))[0]).toBe('1 inkline-pro');
  });

  test('of several lines the best plan each', () => {
    expect(ids(ask({}, other([price('regular', 45)])))).toEqual(['1 inkline-lite', '2 other-lite']);
  });

  test('what stays counts before a promotion; equal in price, the first payment decides', () => {
    expect(ids(ask({}, other([price('first', 1), price('regular', 45)])))[0]).toBe('1 inkline-lite');
    expect(ids(ask({}, other([price('first', 1), price('regular', 40)])))[0]).toBe('1 other-lite');
  });

  test('a tie is shown as a tie', () => {
    expect(ids(ask({}, other([price('first', 9.9), price('regular', 40)])))).toEqual(['1 inkline-lite', '1 other-lite']);
  });

  test('advice decides between equals and is never worth more than the price', () => {
    const advice = { advice: [{ id: 'pen', text: both('You use Pen'), needs: { clients: ['pen'] }, ...from, basis: 'opinion' }] };
    const clients = { clients: [{ items: ['pen'], complete: true, ...from }] };
    const lite = { 'plans/inkline-lite.yaml': clients };
    const equal = ask({ clients: ['pen'] }, { ...lite, ...other([price('regular', 40)], { ...advice, ...clients }) });
    expect(ids(equal)).toEqual(['1 other-lite', '2 inkline-lite']);
    expect(equal.picks[0]?.advice[0]?.fact.id).toBe('pen');
    expect(ids(ask({ clients: ['pen'] }, { ...lite, ...other([price('regular', 41)], { ...advice, ...clients }) }))[0]).toBe('1 inkline-lite');
  });

  test('a plan that is closed, or has no price that day, is never recommended', () => {
    const closed = ask({}, { 'plans/inkline-lite.yaml': { availability: [{ to: 'new', state: 'closed', ...from }] } });
    expect(ids(closed)).not.toContain('1 inkline-lite');
    expect(closed.ruledOut).toContainEqual(
      expect.objectContaining({ plan: expect.objectContaining({ id: 'inkline-lite' }), reasons: [{ kind: 'sale', answer: 'no' }] }),
    );
    const later = { from: '2026-03-01' };
    const before = ask(
      {},
      {
        'plans/inkline-lite.yaml': { prices: [price('regular', 40, later)], availability: [{ to: 'new', state: 'open', ...later, source: 'page' }] },
      },
    );
    expect(ids(before).join()).not.toContain('inkline-lite');
  });

  test('a plan that is not there that day is not told as ruled out, unless it was named', () => {
    const later = { from: '2026-03-01', source: 'page' };
    const fresh = {
      'plans/inkline-new.yaml': {
        line: 'inkline',
        tier: both('New'),
        order: 4,
        names: both('Inkline New'),
        prices: [price('regular', 10, later)],
        availability: [{ to: 'new', state: 'open', ...later }],
      },
      // The line is on sale; that makes no plan of one that has no price yet.
      'lines/inkline.yaml': { availability: [{ to: 'new', state: 'open', ...from }] },
    };
    const out = (needs: Needs, on?: string) => ask(needs, fresh, on).ruledOut.map(({ plan }) => plan.id);
    expect(out({})).toEqual([]);
    expect(out({ within: [{ kind: 'plan', id: 'inkline-new' }] })).toEqual(['inkline-new']);
    expect(ids(ask({}, fresh, '2026-03-01'))[0]).toBe('1 inkline-new');
  });

  test('a sale that nobody confirmed lately comes after those that are', () => {
    // The page was checked on 2026-02-16: more than 90 days before 2026-06-01.
    const fresh = other([price('regular', 45, { checked: '2026-05-20' })], {
      availability: [{ to: 'new', state: 'open', checked: '2026-05-20', ...from }],
    });
    expect(ids(ask({}, fresh, '2026-06-01'))).toEqual(['1 other-lite', '2 inkline-lite']);
  });

  test('a model that is not in a complete list rules out; one missing from an incomplete list leaves the plan open, and it is not recommended', () => {
    expect(ids(ask({ models: ['loom'] }))).toEqual([]);
    const loose = other([price('regular', 10)], { models: [{ items: ['ink-2'], complete: false, ...from }] });
    const result = ask({ models: ['loom'] }, loose);
    expect(ids(result)).toEqual([]);
    expect(result.open.map(({ estimate: { plan } }) => plan.id)).toEqual(['other-lite']);
    expect(result.open[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'model', id: 'loom', answer: 'unknown' }));
    expect(ids(ask({ models: ['ink-2'] }, loose))).toEqual(['1 other-lite', '2 inkline-lite']);
  });

  test('a plan of which nobody says that it meets a need is none of the picks, though it costs less', () => {
    const loose = other([price('regular', 10)], {});
    const result = ask({ models: ['ink-2'] }, loose);
    expect(ids(result)).toEqual(['1 inkline-lite', '2 inkline-pro', '3 inkline-max']);
    expect(result.open.map(({ estimate: { plan } }) => plan.id)).toEqual(['other-lite']);
  });

  test('rules are judged by the answer a buyer would rather have', () => {
    const glossary = { 'glossary.yaml': { fallback: { kind: 'rule', names: both('Charges the balance'), better: 'no' } } };
    const rules = (value: string) => ({ 'plans/inkline-lite.yaml': { rules: [{ rule: 'fallback', value, ...from }] } });
    const answer = (value: string) => {
      const { picks, ruledOut, open } = ask(
        { rules: ['fallback'], within: [{ kind: 'plan', id: 'inkline-lite' }] },
        { ...glossary, ...rules(value) },
      );
      return [...picks, ...ruledOut, ...open].flatMap((each) => each.reasons).find(({ kind }) => kind === 'rule')?.answer;
    };
    expect([answer('no'), answer('yes'), answer('limited'), answer('unstated')]).toEqual(['yes', 'no', 'limited', 'unknown']);
  });

  test('a budget holds the price that stays, and names the next step up when it is a little short', () => {
    // 35 is less than 40 by less than half; first purchase at 9.9 does not make it affordable.
    const result = ask({ budget: { amount: 35, currency: 'CNY', bound: 'atMost' } });
    expect(ids(result)).toEqual([]);
    expect(result.nextUp?.estimate.plan.id).toBe('inkline-lite');
    expect(ask({ budget: { amount: 20, currency: 'CNY', bound: 'atMost' } }).nextUp).toBeUndefined();
    expect(ids(ask({ budget: { amount: 40, currency: 'CNY', bound: 'atMost' } }))).toEqual(['1 inkline-lite']);
  });

  test('a budget is for all seats together', () => {
    expect(ids(ask({ budget: { amount: 100, currency: 'CNY', bound: 'atMost' }, seats: 2 }))).toEqual(['1 inkline-lite']);
    expect(ids(ask({ budget: { amount: 100, currency: 'CNY', bound: 'atMost' }, seats: 3 }))).toEqual([]);
  });

  test('plans of another currency are never ranked with the others', () => {
    const usd = other([price('regular', 5, { currency: 'USD' })]);
    const result = ask({}, usd);
    expect(ids(result)).toEqual(['1 inkline-lite', '2 inkline-pro', '3 inkline-max']);
    expect(result.elsewhere.map(({ estimate: { plan } }) => plan.id)).toEqual(['other-lite']);
    // 5 USD × 7.2 = 36 CNY ≤ 38; 40 CNY is not.
    const budget = ask({ budget: { amount: 38, currency: 'CNY', bound: 'atMost' } }, usd);
    expect([...budget.picks, ...budget.elsewhere].map(({ estimate: { plan } }) => plan.id)).toEqual(['other-lite']);
    expect(ids(ask({ currency: 'USD' }, usd))).toEqual(['1 other-lite']);
  });

  test('region and yearly payment', () => {
    const yearly = other([price('regular', 50), price('regular', 480, { per: 'year' })]);
    expect(ids(ask({ region: 'intl' }, yearly))).toEqual(['1 other-lite']);
    const result = ask({ payment: 'year', months: 12 }, yearly);
    expect(ids(result)).toEqual(['1 other-lite']);
    expect(result.picks[0]).toMatchObject({ lasting: { typical: '40' } });
  });

  test('when nothing lasts, the nearest is named and none is recommended', () => {
    const result = ask({ ...requests(200_000), within: [{ kind: 'line', id: 'inkline' }] });
    expect(ids(result)).toEqual([]);
    expect(result.nearest?.estimate.plan.id).toBe('inkline-max');
  });

  test('bursty use is held against the 5-hour window', () => {
    // 1,500 requests a day, one day a week: over 8 hours 938 fall into a window of 1,200; in a burst all 1,500.
    const use: Needs = { use: { amount: point(1500), unit: 'request', per: 'day' }, daysPerWeek: 1 };
    expect(ids(ask({ ...use, usage: 'steady' }))[0]).toBe('1 inkline-lite');
    expect(ids(ask({ ...use, usage: 'burst' }))[0]).toBe('1 inkline-pro');
  });

  test('never more than three, never one with a need that is not met, never one that is closed', () => {
    const catalog = yard({ ...other([price('regular', 45)]), 'plans/inkline-max.yaml': { availability: [{ to: 'new', state: 'closed', ...from }] } });
    const view = catalog.at(day);
    const needs = fc.record(
      {
        use: fc.record({
          amount: fc.double({ min: 1, max: 1e5, noNaN: true }).map(point),
          unit: fc.constantFrom('prompt' as const, 'request' as const),
          per: fc.constant('day' as const),
        }),
        budget: fc.record({
          amount: fc.integer({ min: 1, max: 500 }),
          currency: fc.constantFrom('CNY' as const, 'USD' as const),
          bound: fc.constant('atMost' as const),
        }),
        models: fc.subarray(['ink-2', 'ink-2.5', 'loom']),
        region: fc.constantFrom('cn' as const, 'intl' as const),
        seats: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(needs, (wanted) => {
        const { picks } = recommend(view, wanted);
        expect(picks.length).toBeLessThanOrEqual(3);
        for (const { reasons, estimate } of picks) {
          expect(reasons.map(({ answer }) => answer)).not.toContain('no');
          expect(estimate.plan.id).not.toBe('inkline-max');
        }
      }),
    );
  });
});
