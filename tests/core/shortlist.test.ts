import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectAsked } from '#src/ask/answer/asked.ts';
import { answerRank } from '#src/ask/answer/rank.ts';
import type { QueryOf } from '#src/ask/query/query.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import type { View } from '#src/catalog/types.ts';
import { type Bound, keepsTo } from '#src/core/budget.ts';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import { exactly, money } from '#src/core/money.ts';
import { placed } from '#src/core/rank.ts';
import { type Candidate, type Needs, recommend } from '#src/core/recommend.ts';
import { buyable, freelySold } from '#src/core/sale.ts';
import { shortlist } from '#src/core/shortlist.ts';
import { day, facts, yard } from '#support/yard.ts';

const { price, both, from } = facts;
const groups = ['meets', 'open', 'otherCurrency', 'closed', 'rejected'] as const;
const ids = (candidates: readonly Candidate[]) => candidates.map(({ estimate: { plan } }) => plan.id);
const told = (view: View, needs: Needs) => {
  const list = shortlist(view, needs);
  return Object.fromEntries(groups.map((group) => [group, ids(list[group])]).filter(([, of]) => of?.length));
};

/** A line of its own with one plan, at ¥30 unless told otherwise. */
const single = (id: string, more: object = {}) => ({
  [`lines/${id}.yaml`]: { vendor: 'modou', region: 'cn', product: 'coding-plan', names: both(`${id} line`), aliases: [] },
  [`plans/${id}-one.yaml`]: {
    line: id,
    tier: both('One'),
    order: 0,
    names: both(`${id} One`),
    prices: [price('regular', 30)],
    availability: [{ to: 'new', state: 'open', ...from }],
    ...more,
  },
});
const list = (items: readonly string[], complete: boolean) => [{ items, complete, ...from }];

describe('yes, no and not stated are three answers', () => {
  const market = {
    ...single('has', { clients: list(['pen'], true), prices: [price('regular', 60)] }),
    ...single('lacks', { clients: list(['scribe-code'], true) }),
    ...single('partial', { clients: list(['scribe-code'], false) }),
    ...single('silent'),
  };
  const clients = { within: ['has', 'lacks', 'partial', 'silent'].map((id) => ({ kind: 'line' as const, id })), clients: ['pen'] };

  test('of a client: in the list, missing from a complete list, in no list', () => {
    expect(told(yard(market).at(day), clients)).toEqual({ meets: ['has-one'], open: ['partial-one', 'silent-one'], rejected: ['lacks-one'] });
  });

  test('the reason of each stands with it', () => {
    const [open] = shortlist(yard(market).at(day), clients).open;
    expect(open?.reasons).toContainEqual(expect.objectContaining({ kind: 'client', id: 'pen', answer: 'unknown' }));
  });

  test('of a price: a plan without one may keep to any budget', () => {
    const bare = single('bare', { prices: [price('renewal', 30)] });
    const budget = { amount: 10, currency: 'CNY', bound: 'atMost' } as const;
    expect(told(yard(bare).at(day), { within: [{ kind: 'line', id: 'bare' }], budget })).toEqual({ open: ['bare-one'] });
  });

  test('of a quota: a plan that gives none may last', () => {
    const use: Needs = { use: { amount: point(500), unit: 'request', per: 'day' } };
    const within = [{ kind: 'line' as const, id: 'silent' }];
    expect(told(yard(market).at(day), { ...use, within })).toEqual({ open: ['silent-one'] });
    expect(told(yard(market).at(day), { within })).toEqual({ meets: ['silent-one'] });
  });

  test('of a family any model will do', () => {
    const models = { ...single('ink', { models: list(['ink-2'], true) }), ...single('none', { models: list(['loom'], true) }) };
    const view = yard(models).at(day);
    const family = view.catalog.get('model', 'ink-2')?.family ?? '';
    const within = ['ink', 'none'].map((id) => ({ kind: 'line' as const, id }));
    expect(told(view, { within, families: [family] })).toEqual({ meets: ['ink-one'], rejected: ['none-one'] });
  });
});

describe('a model that is not named', () => {
  const market = { ...single('cheap'), ...single('loose', { models: list(['loom'], false) }) };
  const use: Needs = { use: { amount: point(300), unit: 'request', per: 'day' }, model: 'ink-2' };

  test('stands in no ranking of a cost, however cheap the plan is', () => {
    const quotas = {
      quotas: [
        { window: 'month', amount: 90_000, unit: 'request', ...from },
        { window: '5h', amount: 'none', ...from },
        { window: 'week', amount: 'none', ...from },
      ],
    };
    const view = yard({ ...single('cheap', quotas) }).at(day);
    const { lists, open } = estimate(view, use);
    expect(lists[0]?.plans[0]).toMatchObject({ plan: { id: 'inkline-lite' }, fit: 'fits' });
    expect(open.flatMap(({ plans }) => plans.map(({ plan, fit }) => [plan.id, fit]))).toEqual([['cheap-one', 'fits']]);
    expect(recommend(view, use).picks[0]?.estimate.plan.id).toBe('inkline-lite');
  });

  test('nor in one by price, but is told as open', () => {
    const view = yard(market).at(day);
    const asked = selectAsked({ kind: 'select', of: 'plans', filter: { models: ['ink-2'] } }, view);
    const { lists, open } = answerRank({ ...asked, by: { by: 'price', phase: 'regular', per: 'month' }, order: 'least' }, view);
    expect(lists[0]?.entries[0]?.subject.id).toBe('inkline-lite');
    expect(lists[0]?.open.map(({ subject, value }) => [subject.id, value])).toEqual([
      ['cheap-one', 30],
      ['loose-one', 30],
    ]);
    expect(ids(open)).toEqual(['cheap-one', 'loose-one']);
  });
});

describe('budgets', () => {
  const kept = (bound: Bound, amount: number) => [34, 40, 46, 47].filter((each) => keepsTo(exactly(money(each, 'CNY')), { amount, bound })).join();

  test('are exact, about, at most or at least as said; about is 15 % up or down: 34 to 46 of 40', () => {
    expect(kept('exact', 40)).toBe('40');
    expect(kept('about', 40)).toBe('34,40,46');
    expect(kept('atMost', 40)).toBe('34,40');
    expect(kept('atLeast', 40)).toBe('40,46,47');
  });

  test('each picks its own of ¥40, ¥200 and ¥400', () => {
    const view = yard().at(day);
    const of = (bound: Bound, amount: number) => ids(shortlist(view, { budget: { amount, currency: 'CNY', bound } }).meets).join();
    expect(of('exact', 200)).toBe('inkline-pro');
    expect(of('about', 180)).toBe('inkline-pro');
    expect(of('atMost', 200)).toBe('inkline-lite,inkline-pro');
    expect(of('atLeast', 200)).toBe('inkline-pro,inkline-max');
  });

  test('hold the price that stays, or the first payment where that is asked about', () => {
    const view = yard().at(day);
    const budget = { amount: 50, currency: 'CNY', bound: 'atMost' } as const;
    // First payments are ¥9.9, ¥49.9 and ¥400.
    expect(ids(shortlist(view, { budget }).meets)).toEqual(['inkline-lite']);
    expect(ids(shortlist(view, { budget: { ...budget, of: 'first' } }).meets).toSorted()).toEqual(['inkline-lite', 'inkline-pro']);
  });

  test('in another currency rule nothing out, and say what the rate makes of it', () => {
    const view = yard(single('dollar', { prices: [price('regular', 10, { currency: 'USD' })] })).at(day);
    const needs: Needs = { budget: { amount: 50, currency: 'CNY', bound: 'atMost' } };
    const { otherCurrency } = shortlist(view, needs);
    expect(ids(otherCurrency)).toEqual(['dollar-one']);
    // 10 · 7.2 = 72 > 50
    expect(otherCurrency[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'budget', answer: 'no' }));
    expect(recommend(view, needs).elsewhere).toEqual([]);
    expect(ids(shortlist(view, { pricedIn: 'USD' }).meets)).toEqual(['dollar-one']);
  });
});

describe('what can be had', () => {
  test('a closed plan that would meet it all is told apart from one that would not', () => {
    const closed = { availability: [{ to: 'new', state: 'closed', ...from }] };
    const view = yard({ ...single('gone', closed), ...single('wrong', { ...closed, models: list(['loom'], true) }) }).at(day);
    const within = ['gone', 'wrong'].map((id) => ({ kind: 'line' as const, id }));
    expect(told(view, { within })).toEqual({ closed: ['gone-one', 'wrong-one'] });
    expect(told(view, { within, models: ['ink-2'] })).toEqual({ rejected: ['gone-one', 'wrong-one'] });
    expect(told(view, { within, sale: 'any' })).toEqual({ meets: ['gone-one', 'wrong-one'] });
  });

  test('the first that is sold without a limit is named only where those before it are limited', () => {
    const of = (...states: readonly ('open' | 'limited' | 'unstated')[]) => freelySold(states, (state) => ({ state }) as never);
    expect(of('limited', 'limited', 'open')).toBe('open');
    expect(of('open', 'limited')).toBeUndefined();
    expect(of('limited')).toBeUndefined();
    expect(of('unstated', 'open')).toBeUndefined();
  });
});

test('equals are ties, and the next after two firsts is the third', () => {
  const order = (a: { readonly at: number }, b: { readonly at: number }) => a.at - b.at;
  const of = placed(
    [
      { id: 'c', at: 49 },
      { id: 'b', at: 40 },
      { id: 'a', at: 40 },
    ],
    order,
    ({ id }) => id,
  );
  expect(of.map(({ id, rank }) => `${rank} ${id}`)).toEqual(['1 a', '1 b', '3 c']);
});

describe('whatever is asked for', () => {
  const catalog = loadCatalog(dataDir);
  const some = (list: readonly { readonly id: string }[]) =>
    fc.subarray(
      list.map(({ id }) => id),
      { maxLength: 2 },
    );
  const needs = fc.record(
    {
      clients: some(catalog.clients),
      models: some(catalog.models),
      families: fc.subarray([...new Set(catalog.models.map(({ family }) => family))], { maxLength: 1 }),
      protocols: fc.subarray(['openai-protocol', 'anthropic-protocol']),
      features: fc.subarray(['auto-mode']),
      rules: fc.subarray(['sub-accounts', 'stacking']),
      budget: fc.record({
        amount: fc.constantFrom(20, 40, 49, 100, 200, 500),
        currency: fc.constantFrom('CNY' as const, 'USD' as const),
        bound: fc.constantFrom<Bound>('exact', 'about', 'atMost', 'atLeast'),
      }),
      pricedIn: fc.constantFrom('CNY' as const, 'USD' as const),
      region: fc.constantFrom('cn' as const, 'intl' as const),
      within: fc.subarray(
        catalog.lines.map(({ id }) => ({ kind: 'line' as const, id })),
        { minLength: 1 },
      ),
      use: fc.record({
        amount: fc.integer({ min: 1, max: 5000 }).map(point),
        unit: fc.constantFrom('prompt' as const, 'request' as const),
        per: fc.constant('day' as const),
      }),
    },
    { requiredKeys: [] },
  );
  const anyDay = fc.constantFrom('2026-01-10', '2026-02-26', '2026-06-15', '2026-11-30');
  const runs = { numRuns: 60 };

  test('every plan that is meant is in one group, and in no second', () => {
    fc.assert(
      fc.property(needs, anyDay, (wanted, on) => {
        const view = catalog.at(on);
        const found = shortlist(view, wanted);
        const all = groups.flatMap((group) => ids(found[group]));
        expect(new Set(all).size).toBe(all.length);
        // Nothing but what it is chosen from decides whether it is there at all.
        const meant = shortlist(view, wanted.within ? { within: wanted.within } : {});
        expect(all.toSorted()).toEqual(groups.flatMap((group) => ids(meant[group])).toSorted());
      }),
      runs,
    );
  });

  test('what may have the model stands before nothing that names it, and is never recommended', () => {
    fc.assert(
      fc.property(needs, fc.constantFrom(...catalog.models.map(({ id }) => id)), anyDay, (wanted, model, on) => {
        const view = catalog.at(on);
        const asked: Needs = { ...wanted, models: [model] };
        const names = ({ reasons }: Candidate) => reasons.every(({ kind, answer }) => kind !== 'model' || answer === 'yes');
        const found = shortlist(view, asked);
        expect(found.meets.every(names) && found.closed.every(names)).toBe(true);
        const { picks, elsewhere } = recommend(view, asked);
        expect([...picks, ...elsewhere].every(names)).toBe(true);
        for (const { plans } of estimate(view, { model }).lists) expect(plans.every(({ remarks }) => !remarks.includes('model-unstated'))).toBe(true);
      }),
      runs,
    );
  });

  test('a list, a ranking and a recommendation agree on who belongs', () => {
    fc.assert(
      fc.property(needs, anyDay, ({ use: _u, region: _r, families: _f, pricedIn, within, budget, ...lists }, on) => {
        const view = catalog.at(on);
        const asked: Needs = { ...lists, ...(within ? { within } : {}), ...(budget ? { budget } : {}), ...(pricedIn ? { pricedIn } : {}) };
        const { meets, open, closed } = shortlist(view, asked);
        const filter = { ...(lists as object), ...(budget ? { budget } : {}), ...(pricedIn ? { currency: pricedIn } : {}) };
        const query = { kind: 'select', of: 'plans', ...(within ? { among: within.map(({ id }) => id) } : {}), filter } as QueryOf<'select'>;
        // By quota, so that no price decides which phase is meant.
        const ranking = answerRank({ ...selectAsked(query, view), by: { by: 'quota', window: 'month' }, order: 'most' }, view);
        // A budget in a currency without a rate: the plans are told without it.
        if (ranking.uncompared) {
          expect([...meets, ...open].filter(({ lasting }) => lasting)).toEqual([]);
          return;
        }
        const ranked = [...ranking.lists.flatMap(({ entries }) => entries.map(({ subject }) => subject.id)), ...ranking.unknown.map(({ id }) => id)];
        expect(ranked.toSorted()).toEqual(ids(meets.length + open.length === 0 && within ? closed : meets).toSorted());
        expect(ids(ranking.open)).toEqual(ids(open));
        const advice = recommend(view, asked);
        expect(ids(advice.open)).toEqual(ids(open));
        const own = ids(meets);
        if (advice.currency === (pricedIn ?? budget?.currency)) for (const id of ids(advice.picks)) expect(own).toContain(id);
      }),
      runs,
    );
  });

  test('a cost ranks as lasting what a recommendation for the same use may choose from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(...catalog.models.map(({ id }) => id)), anyDay, (amount, model, on) => {
        const view = catalog.at(on);
        const use: Needs = { use: { amount: point(amount), unit: 'request', per: 'day' }, model };
        const lasting = estimate(view, use).lists.flatMap(({ plans }) =>
          plans.filter(({ fit, sale }) => (fit === 'fits' || fit === 'tight') && buyable(sale)),
        );
        expect(lasting.map(({ plan }) => plan.id).toSorted()).toEqual(ids(shortlist(view, use).meets).toSorted());
      }),
      runs,
    );
  });
});
