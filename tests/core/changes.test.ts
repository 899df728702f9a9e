import { describe, expect, test } from 'vitest';
import type { Catalog, Entity } from '#src/catalog/types.ts';
import type { ChangeHistory, ChangeKind } from '#src/core/change-types.ts';
import { changeHistory, daysMeant } from '#src/core/changes.ts';
import { line, lite, madeUp, withLite } from '#support/made-up.ts';

const TODAY = '2026-11-22';
const price = (fact: object) => ({ phase: 'regular', per: 'month', amount: 40, currency: 'CNY', source: 'page', ...fact });
const quota = (fact: object) => ({ window: '5h', amount: 40, unit: 'prompt', source: 'page', ...fact });
const sale = (fact: object) => ({ to: 'new', state: 'open', source: 'page', ...fact });
const event = (id: string, day: string, kind: string, more: object = {}) => ({ id, day, kind, text: { zh: id, en: id }, source: 'page', ...more });

function history(
  catalog: Catalog,
  of: readonly { readonly kind: Entity['kind']; readonly id: string }[],
  more: Partial<{ since: string; until: string; kinds: ChangeKind[]; on: string }> = {},
) {
  const { since = '2026-01-01', until = TODAY, kinds = [], on = TODAY } = more;
  const entities = of.flatMap((ref) => catalog.find(ref) ?? []);
  return changeHistory(catalog.at(on), { of: entities, since, until, kinds });
}

const loose = (fact: object | undefined) => fact as Readonly<Record<string, unknown>> | undefined;
const value = (fact: object | undefined) => loose(fact)?.['amount'] ?? loose(fact)?.['state'] ?? loose(fact)?.['items'] ?? loose(fact)?.['off'];
/** "2026-02-12 inkline price: inkline-lite changed 40 → 49". */
const told = ({ groups }: ChangeHistory) =>
  groups.flatMap(({ day, owner, kind, rows, events }) => [
    ...rows.flatMap(({ figures }) =>
      figures.map(
        ({ entity, how, before, after }) =>
          `${day} ${owner.id} ${kind}: ${entity.id} ${how} ${before.map(({ fact }) => String(value(fact))).join('/')} → ${after.map(({ fact }) => String(value(fact))).join('/')}`,
      ),
    ),
    ...events.map(({ fact }) => `${day} ${owner.id} ${kind}: ${fact.id}`),
  ]);

describe('the list', () => {
  test('is dated, newest first, with what was before and after', () => {
    const catalog = withLite({
      prices: [
        price({ until: '2026-02-12' }),
        price({ amount: 49, from: '2026-02-12', until: '2026-07-30' }),
        price({ amount: 118, from: '2026-07-30' }),
      ],
    });
    expect(told(history(catalog, [lite]))).toEqual([
      '2026-07-30 inkline price: inkline-lite changed 49 → 118',
      '2026-02-12 inkline price: inkline-lite changed 40 → 49',
    ]);
    expect(told(history(catalog, [lite], { since: '2026-02-13', until: '2026-07-29' }))).toEqual([]);
    // Days in the wrong order are put right; what is to come on the day asked about is not told.
    expect(told(history(catalog, [lite], { since: TODAY, until: '2026-03-01' }))).toHaveLength(1);
    expect(told(history(catalog, [lite], { on: '2026-03-01' }))).toEqual(['2026-02-12 inkline price: inkline-lite changed 40 → 49']);
  });

  test('of a line tells the same thing of its tiers in one row, small to large, and what is said of the day with it', () => {
    const step = (from: number, to: number) => ({
      prices: [price({ amount: from, until: '2026-02-12' }), price({ amount: to, from: '2026-02-12' })],
    });
    const catalog = madeUp({
      'lines/inkline.yaml': { events: [event('dearer', '2026-02-12', 'price')] },
      'plans/inkline-max.yaml': step(400, 469),
      'plans/inkline-lite.yaml': step(40, 49),
    });
    const { groups } = history(catalog, [line]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.rows.map(({ figures }) => figures.map(({ entity }) => entity.id))).toEqual([['inkline-lite', 'inkline-max']]);
    expect(groups[0]?.events.map(({ fact }) => fact.id)).toEqual(['dearer']);
  });

  test('names every source that says it, and those that say otherwise', () => {
    const catalog = withLite({
      prices: [
        price({ until: '2026-07-30' }),
        price({ amount: 118, from: '2026-07-30' }),
        price({ amount: 118, from: '2026-07-30', source: 'blog' }),
        price({ amount: 40, from: '2026-07-30', source: 'blog' }),
      ],
    });
    const figure = history(catalog, [lite]).groups[0]?.rows[0]?.figures[0];
    expect(figure?.says.map(({ source }) => source.id)).toEqual(['page', 'blog']);
    expect(figure?.disputed.map(({ fact }) => value(fact))).toEqual([40]);
  });

  test('keeps to the kinds asked for', () => {
    const catalog = withLite({
      prices: [price({ until: '2026-02-12' }), price({ amount: 49, from: '2026-02-12' })],
      quotas: [quota({ until: '2026-02-13' }), quota({ amount: 30, from: '2026-02-13' })],
    });
    expect(told(history(catalog, [lite], { kinds: ['quota'] }))).toEqual(['2026-02-13 inkline quota: inkline-lite changed 40 → 30']);
  });

  test('of a vendor has the API prices of its models', () => {
    const api = (fact: object) => ({ kind: 'input', currency: 'CNY', source: 'page', ...fact });
    const catalog = madeUp({
      'models/ink-2.yaml': { apiPrices: [api({ tiers: [{ amount: 4 }], until: '2026-03-01' }), api({ tiers: [{ amount: 2 }], from: '2026-03-01' })] },
    });
    expect(history(catalog, [{ kind: 'vendor', id: 'modou' }]).groups.map(({ owner, kind }) => [owner.id, kind])).toEqual([['ink-2', 'api-price']]);
    expect(history(catalog, []).groups).toHaveLength(1);
    expect(history(catalog, [line]).groups).toHaveLength(0);
  });
});

describe('what is no news of the plan', () => {
  test('the same limit in another unit', () => {
    // 1 prompt = 15 requests: 40 prompts are 600 requests.
    const catalog = madeUp({
      'plans/inkline-lite.yaml': { quotas: [quota({ until: '2026-03-18' }), quota({ amount: 600, unit: 'request', from: '2026-03-18' })] },
      'conversions.yaml': [{ type: 'units', id: 'calls', unit: 'prompt', to: 'request', amount: 15, scope: { line: 'inkline' }, source: 'page' }],
    });
    expect(told(history(catalog, [lite]))).toEqual([]);
    const smaller = madeUp({
      'plans/inkline-lite.yaml': { quotas: [quota({ until: '2026-03-18' }), quota({ amount: 500, unit: 'request', from: '2026-03-18' })] },
      'conversions.yaml': [{ type: 'units', id: 'calls', unit: 'prompt', to: 'request', amount: 15, scope: { line: 'inkline' }, source: 'page' }],
    });
    expect(told(history(smaller, [lite]))).toEqual(['2026-03-18 inkline quota: inkline-lite changed 40 → 500']);
  });

  test('what somebody worked out, measured or joked', () => {
    const catalog = withLite({
      quotas: [
        quota({ window: 'month', amount: 5760, unit: 'token', basis: 'derived', until: '2026-02-12' }),
        quota({ window: 'month', amount: 'none', unit: undefined, from: '2026-02-12' }),
      ],
      events: [
        event('joke', '2026-02-14', 'comment', { basis: 'opinion' }),
        event('measured', '2026-02-14', 'measurement'),
        event('gift', '2026-03-07', 'comment'),
      ],
    });
    expect(told(history(catalog, [lite]))).toEqual(['2026-03-07 inkline rule: gift']);
  });

  test('what follows from the end of a sale, or from a plan’s appearing', () => {
    const ending = withLite({
      prices: [price({ until: '2026-06-01' })],
      quotas: [quota({ until: '2026-06-01' })],
      availability: [sale({ until: '2026-06-01' }), sale({ state: 'closed', from: '2026-06-01' })],
    });
    expect(told(history(ending, [lite]))).toEqual(['2026-06-01 inkline availability: inkline-lite changed open → closed']);
    const coming = withLite({ prices: [price({ from: '2026-06-01' })], availability: [sale({ from: '2026-06-01' })] });
    expect(told(history(coming, [lite]))).toEqual(['2026-06-01 inkline price: inkline-lite began  → 40']);
  });

  test('a list that somebody was the first to write down; a price then is “first recorded”', () => {
    const seen = { from: '2026-02-16' };
    const catalog = withLite({ prices: [price(seen)], models: [{ items: ['loom'], complete: true, source: 'page', ...seen }] });
    expect(told(history(catalog, [lite]))).toEqual(['2026-02-16 inkline price: inkline-lite recorded  → 40']);
  });
});

describe('what stands out', () => {
  const steps = [price({ until: '2026-02-12' }), price({ amount: 49, from: '2026-02-12' })];

  test('a price of every month before an ended sale before anything else', () => {
    const closing = [sale({ until: '2026-05-01' }), sale({ state: 'closed', from: '2026-05-01' })];
    const days = (facts: object) => history(withLite(facts), [lite]).headlines.map(({ day, kind }) => `${day} ${kind}`);
    expect(days({ prices: steps, availability: closing })).toEqual(['2026-02-12 price']);
    expect(days({ availability: closing, quotas: [quota({ until: '2026-06-01' }), quota({ amount: 1, from: '2026-06-01' })] })).toEqual([
      '2026-05-01 availability',
    ]);
    expect(days({})).toEqual([]);
  });

  test('how a price ran, from the first day to the last', () => {
    const { tracks } = history(withLite({ prices: steps }), [lite]);
    expect(tracks.map(({ plan, currency, steps: run }) => [plan.id, currency, ...run.map(({ day, amount }) => `${day} ${amount}`)])).toEqual([
      ['inkline-lite', 'CNY', '2026-01-01 40', '2026-02-12 49', '2026-11-22 49'],
    ]);
    expect(history(withLite({ prices: [price({})] }), [lite]).tracks).toEqual([]);
  });

  test('nothing since: the change of price before, and the newest check', () => {
    const catalog = withLite({ prices: [...steps.slice(0, 1), price({ amount: 49, from: '2026-02-12', checked: '2026-10-02' })] });
    const { groups, earlierPrice, newestCheck } = history(catalog, [lite], { since: '2026-08-24' });
    expect([groups.length, earlierPrice?.day, newestCheck?.checked]).toEqual([0, '2026-02-12', '2026-10-02']);
    // Of everybody at once there is always an earlier one: it says nothing.
    expect(history(catalog, [], { since: '2026-08-24' }).earlierPrice).toBeUndefined();
  });
});

test('90 days back from the end where nothing else is said', () => {
  const view = withLite({}).at(TODAY);
  // November 22 minus 90 days: 22 in November, 31 in October, 30 in September make 83; 7 more lead to August 24.
  expect(daysMeant(view, {})).toEqual({ since: '2026-08-24', until: TODAY });
  expect(daysMeant(view, { until: '2026-05-31' })).toEqual({ since: '2026-03-02', until: '2026-05-31' });
  expect(daysMeant(view, { since: '2026-03-01' })).toEqual({ since: '2026-03-01', until: TODAY });
});
