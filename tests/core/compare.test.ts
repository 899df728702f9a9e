import { describe, expect, test } from 'vitest';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { compare, type Row } from '#src/core/compare.ts';
import { line, lite, max, pro } from '#support/made-up.ts';
import { day, facts, yard } from '#support/yard.ts';

const { price, quota, from, both } = facts;

function rowsOf(attribute: Attribute, refs: readonly Ref[] = [lite, pro], added = {}, on = day): readonly Row[] {
  return compare(yard(added).at(on), refs, { attributes: [attribute] }).rows;
}
const rowOf = (attribute: Attribute, keys: object, ...more: readonly unknown[]) => {
  const [refs, added, on] = more as [(readonly Ref[])?, object?, string?];
  return rowsOf(attribute, refs, added, on).find((row) => Object.entries(keys).every(([key, value]) => row.keys[key] === value));
};

describe('compare', () => {
  test('takes two to four sides', () => {
    const view = yard().at(day);
    expect(() => compare(view, [lite])).toThrow(RangeError);
    expect(() => compare(view, [lite, pro, max, lite, pro])).toThrow(RangeError);
    expect(() => compare(view, [lite, { kind: 'plan', id: 'nowhere' }])).toThrow(RangeError);
  });

  test('the lower price wins', () => {
    const row = rowOf('prices', { phase: 'regular', per: 'month' });
    expect(row).toMatchObject({ winner: [0], comparedIn: 'CNY', cells: [{ figure: { unit: 'CNY' } }, { figure: { unit: 'CNY' } }] });
  });

  test('a price that a side lacks leaves the row undecided', () => {
    expect(rowOf('prices', { phase: 'first' }, [lite, max])).toMatchObject({ winner: 'none', cells: [{ slot: expect.anything() }, { parts: [] }] });
  });

  test('equal prices are a tie', () => {
    const added = { 'plans/inkline-pro.yaml': { prices: [price('regular', 40)] } };
    expect(rowOf('prices', { phase: 'regular' }, [lite, pro], added)?.winner).toBe('tie');
  });

  test('credits of one house are compared, those of two are no one unit', () => {
    const credits = (amount: number) => ({ quotas: [quota('month', amount, 'credit')] });
    const plans = { 'plans/inkline-lite.yaml': credits(1000), 'plans/inkline-pro.yaml': credits(1500) };
    expect(rowOf('quotas', { window: 'month' }, [lite, pro], plans)?.winner).toEqual([1]);
    const elsewhere = {
      ...plans,
      'vendors/rival.yaml': { names: both('Rival') },
      'lines/rival-line.yaml': { vendor: 'rival', region: 'cn', product: 'coding-plan', names: both('Rival line') },
      'plans/rival-plan.yaml': { line: 'rival-line', tier: both('Solo'), order: 0, names: both('Rival Solo'), ...credits(1500) },
    };
    expect(rowOf('quotas', { window: 'month' }, [lite, { kind: 'plan', id: 'rival-plan' }], elsewhere)?.winner).toBe('not-comparable');
  });

  test('prices in two currencies share a row and are compared by the dated rate, which is told', () => {
    const added = { 'plans/inkline-pro.yaml': { prices: [price('regular', 10, { currency: 'USD' })] } };
    const row = rowOf('prices', { phase: 'regular' }, [lite, pro], added);
    // 10 USD × 7.2 = 72 CNY against 40.
    expect(row).toMatchObject({ winner: [0], comparedIn: 'CNY' });
    expect(row?.cells[1]).toMatchObject({
      figure: { unit: 'USD', value: { typical: 10 } },
      converted: { figure: { unit: 'CNY', value: { typical: 72 } }, rate: { rate: 7.2, cite: { checked: '2026-02-10' } } },
    });
  });

  test('without a rate two currencies are not comparable', () => {
    const added = { 'plans/inkline-pro.yaml': { prices: [price('regular', 10, { currency: 'USD' })] }, 'rates.yaml': [] };
    expect(rowOf('prices', { phase: 'regular' }, [lite, pro], added)?.winner).toBe('not-comparable');
  });

  test('a quota said as a multiple is worked out, and more is better', () => {
    const row = rowOf('quotas', { window: '5h' });
    expect(row).toMatchObject({ winner: [1], comparedIn: 'request' });
    expect(row?.cells[1]?.figure).toMatchObject({ value: { typical: 6000 }, unit: 'request' });
  });

  test('prompts against requests: through the stated conversion, as an interval, with its source', () => {
    const row = rowOf('quotas', { window: '5h' }, [lite, max]);
    // 400 prompts × 15–20 requests = 6,000–8,000, against 1,200.
    expect(row).toMatchObject({ winner: [1], comparedIn: 'request' });
    expect(row?.cells[1]).toMatchObject({
      figure: { value: { typical: 400 }, unit: 'prompt' },
      converted: { figure: { value: { low: 6000, high: 8000 }, unit: 'request' }, uses: [{ ids: ['prompt-requests'], origin: 'scope' }] },
    });
  });

  test('ranges that overlap have no sure winner', () => {
    const added = { 'plans/inkline-lite.yaml': { quotas: [quota('5h', 7000, 'request')] } };
    expect(rowOf('quotas', { window: '5h' }, [lite, max], added)?.winner).toBe('unclear');
  });

  test('no such limit is more than any limit; not known is not', () => {
    expect(rowOf('quotas', { window: 'month' }, [lite, max])).toMatchObject({ winner: [1], cells: [{}, { figure: 'none' }] });
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'prompt')] } };
    expect(rowOf('quotas', { window: 'month' }, [lite, max], added)).toMatchObject({ winner: 'none' });
  });

  test('units that no conversion joins are not comparable', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'credit')] } };
    expect(rowOf('quotas', { window: '5h' }, [lite, max], added)?.winner).toBe('not-comparable');
  });

  test('a reading in a common unit is used before any conversion', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'prompt'), quota('5h', 5000, 'request', { source: 'bench' })] } };
    const row = rowOf('quotas', { window: '5h' }, [lite, max], added);
    expect(row?.cells[1]?.converted).toMatchObject({ figure: { value: { typical: 5000 } }, uses: [] });
  });

  test('a promotion that ended is given as ended with its day, and only where nothing took over', () => {
    const added = { 'plans/inkline-lite.yaml': { prices: [price('first', 7.9, { until: '2026-02-01' }), price('regular', 40)] } };
    const row = rowOf('prices', { phase: 'first' }, [lite, pro], added);
    expect(row?.cells[0]).toMatchObject({ parts: [], ended: [{ ref: lite, held: { fact: { amount: 7.9, until: '2026-02-01' } } }] });
    expect(row?.cells[0]?.slot).toBeUndefined();
    expect(rowOf('prices', { phase: 'regular' }, [lite, pro], added)?.cells[0]?.ended).toEqual([]);
    const renewed = {
      'plans/inkline-lite.yaml': { prices: [price('first', 7.9, { until: '2026-02-01' }), price('first', 9.9, { from: '2026-02-01' })] },
    };
    expect(rowOf('prices', { phase: 'first' }, [lite, pro], renewed)?.cells[0]?.ended).toEqual([]);
  });

  test('lists: what is shared, what only one has, and what an incomplete list leaves open', () => {
    const added = {
      'plans/inkline-lite.yaml': { models: [{ items: ['ink-2', 'loom'], complete: true, ...from }] },
      'plans/inkline-pro.yaml': { models: [{ items: ['ink-2', 'ink-2.5'], complete: false, ...from }] },
    };
    const [row] = rowsOf('models', [lite, pro], added);
    expect(row).toMatchObject({ kind: 'set', winner: 'not-comparable', set: { shared: ['ink-2'], only: [[], ['ink-2.5']], disjoint: false } });
    expect(row?.set?.presence).toContainEqual({ item: 'loom', sides: ['yes', 'unknown'] });
    expect(row?.set?.presence).toContainEqual({ item: 'ink-2.5', sides: ['no', 'yes'] });
  });

  test('the longer of two complete lists wins', () => {
    const added = { 'plans/inkline-lite.yaml': { models: [{ items: ['ink-2'], complete: true, ...from }] } };
    expect(rowsOf('models', [lite, pro], added)[0]?.winner).toEqual([1]);
  });

  test('a feature is better than none; a rule only where the glossary says which answer is', () => {
    const said = (value: string) => ({
      features: [{ feature: 'auto', value, ...from }],
      rules: [
        { rule: 'sub-accounts', value, ...from },
        { rule: 'refund', value, ...from },
      ],
    });
    const added = {
      'glossary.yaml': {
        auto: { kind: 'feature', names: both('Auto') },
        refund: { kind: 'rule', names: both('Refund') },
        'sub-accounts': { kind: 'rule', names: both('Sub-accounts'), better: 'yes' },
      },
      'plans/inkline-lite.yaml': said('no'),
      'plans/inkline-pro.yaml': said('limited'),
    };
    expect(rowOf('features', { feature: 'auto' }, [lite, pro], added)?.winner).toEqual([1]);
    expect(rowOf('rules', { rule: 'sub-accounts' }, [lite, pro], added)?.winner).toEqual([1]);
    expect(rowOf('rules', { rule: 'refund' }, [lite, pro], added)?.winner).toBe('none');
  });

  test('ratings are compared and marked as opinion', () => {
    const added = {
      'glossary.yaml': { coding: { kind: 'dimension', names: both('Coding') } },
      'plans/inkline-lite.yaml': { ratings: [{ dimension: 'coding', score: 8.5, of: 10, ...from }] },
      'plans/inkline-pro.yaml': { ratings: [{ dimension: 'coding', score: 8, of: 10, ...from }] },
    };
    expect(rowsOf('ratings', [lite, pro], added)[0]).toMatchObject({ opinion: true, winner: [0] });
  });

  test('conflicts stay in the slot', () => {
    const added = { 'plans/inkline-lite.yaml': { prices: [price('regular', 40), price('regular', 45, { source: 'blog' })] } };
    const slot = rowOf('prices', { phase: 'regular' }, [lite, pro], added)?.cells[0]?.slot;
    expect(slot?.readings[0]).toMatchObject({ lead: { fact: { amount: 40 } }, conflicting: [{ fact: { amount: 45 } }] });
  });

  test('a line is its own facts and the range of its tiers on offer', () => {
    const added = {
      'vendors/other.yaml': { names: both('Other'), aliases: [] },
      'lines/other.yaml': { vendor: 'other', region: 'cn', product: 'coding-plan', names: both('Other line'), aliases: [] },
      'plans/other-one.yaml': { line: 'other', tier: both('One'), order: 0, names: both('Other One'), prices: [price('regular', 50)] },
      'plans/other-big.yaml': { line: 'other', tier: both('Big'), order: 1, names: both('Other Big'), prices: [price('regular', 500)] },
      'plans/other-gone.yaml': {
        line: 'other',
        tier: both('Gone'),
        order: 2,
        names: both('Gone'),
        prices: [price('regular', 5)],
        availability: [{ to: 'new', state: 'closed', ...from }],
      },
    };
    const row = rowOf('prices', { phase: 'regular' }, [line, { kind: 'line', id: 'other' }], added);
    // 40, 200, 400 against 50, 500: whose price is lower depends on the tier. The closed tier does not count.
    expect(row).toMatchObject({
      winner: 'unclear',
      cells: [{ figure: { value: { low: 40, high: 400 }, tiers: true } }, { figure: { value: { low: 50, high: 500 } } }],
    });
    expect(row?.cells[1]?.parts.map(({ ref }) => ref.id)).toEqual(['other-one', 'other-big']);
    expect(rowsOf('models', [line, { kind: 'vendor', id: 'other' }], added)[0]?.cells[0]?.list?.items).toEqual(['ink-2', 'ink-2.5']);
  });

  test.each([
    // 40 beside 50, 200 beside 220: each tier is cheaper than its namesake.
    ['tiers of the same names', ['Lite', 50], ['Pro', 220], [0]],
    ['tiers of other names', ['One', 50], ['Big', 220], 'unclear'],
    // 40 and 200 against 210 and 500: no tier of the one is dearer than any of the other.
    ['ranges that do not meet', ['One', 210], ['Big', 500], [0]],
  ] as const)('%s', (_, [small, least], [large, most], winner) => {
    const tier = (name: string, amount: number, order: number) => ({
      line: 'other',
      tier: both(name),
      order,
      names: both(`Other ${name}`),
      prices: [price('regular', amount)],
    });
    const added = {
      'vendors/other.yaml': { names: both('Other'), aliases: [] },
      'lines/other.yaml': { vendor: 'other', region: 'cn', product: 'coding-plan', names: both('Other line'), aliases: [] },
      'plans/other-small.yaml': tier(small, least, 0),
      'plans/other-large.yaml': tier(large, most, 1),
      'plans/inkline-max.yaml': { availability: [{ to: 'new', state: 'closed', ...from }] },
    };
    expect(rowOf('prices', { phase: 'regular' }, [line, { kind: 'line', id: 'other' }], added)?.winner).toEqual(winner);
  });

  test('a vendor is its lines and their tiers', () => {
    const row = rowOf('prices', { phase: 'regular' }, [{ kind: 'vendor', id: 'modou' }, lite]);
    expect(row?.cells[0]?.parts.map(({ ref }) => ref.id)).toEqual(['inkline-lite', 'inkline-pro', 'inkline-max']);
  });

  test('rows come in a fixed order, first purchase before regular, 5 hours before a month', () => {
    const { rows } = compare(yard().at(day), [lite, pro]);
    expect(rows.slice(0, 5).map(({ keys }) => keys['phase'] ?? keys['window'])).toEqual(['first', 'regular', '5h', 'week', 'month']);
  });
});
