/** Which plans come closest where none is known to meet it all. Of the made-up market: Lite ¥40, Max ¥400, Pro ¥200 in limited numbers; 1 USD = ¥7.2. */
import { describe, expect, test } from 'vitest';
import { type Needs, recommend } from '#src/core/recommend.ts';
import { failed, unstated } from '#src/core/shortlist.ts';
import { day, facts, yard } from '#support/yard.ts';

const { both, from } = facts;
const glossary = {
  'glossary.yaml': {
    invoices: { kind: 'rule', names: both('Invoices'), better: 'yes' },
    seats: { kind: 'rule', names: both('Seats'), better: 'yes' },
  },
};
const rule = (id: string, value: string) => ({ rule: id, value, ...from });
const price = (amount: number, currency = 'USD') => ({ phase: 'regular', per: 'month', amount, currency, ...from });
const plan = (name: string, order: number, prices: readonly object[], rules: readonly object[], state = 'open') => ({
  [`lines/${name}.yaml`]: { vendor: 'modou', region: 'intl', product: 'coding-plan', names: both(name), aliases: [] },
  [`plans/${name}-one.yaml`]: {
    line: name,
    tier: both('One'),
    order,
    names: both(`${name} One`),
    ...(prices.length === 0 ? {} : { prices }),
    ...(rules.length === 0 ? {} : { rules }),
    ...(state === '' ? {} : { availability: [{ to: 'new', state, ...from }] }),
  },
});
const find = (needs: Needs, added: Readonly<Record<string, object>> = {}) => recommend(yard({ ...glossary, ...added }).at(day), needs);
const told = (needs: Needs, added?: Readonly<Record<string, object>>) =>
  find(needs, added).closest.map((each) => [each.estimate.plan.id, failed(each).map(({ kind }) => kind), unstated(each).map(({ kind }) => kind)]);

describe('closest', () => {
  test('those that fail nothing, with the least that is not stated; one of each line', () => {
    const added = { ...plan('gull', 0, [price(10)], [rule('seats', 'yes')]), ...plan('heron', 0, [price(5)], []) };
    expect(told({ rules: ['invoices', 'seats'] }, added)).toEqual([['gull-one', [], ['rule']]]);
    expect(told({ rules: ['invoices'] }, added).map(([id]) => id)).toEqual(expect.arrayContaining(['inkline-lite', 'gull-one', 'heron-one']));
  });

  test('neither without a price nor of unknown sale, while another is there; not what costs nothing', () => {
    const stated = [rule('seats', 'yes')];
    const added = { ...plan('gull', 0, [], stated), ...plan('heron', 0, [price(8)], stated, ''), ...plan('ibis', 0, [price(0)], stated) };
    expect(told({ rules: ['invoices', 'seats'] }, { ...added, ...plan('jay', 0, [price(30)], stated) }).map(([id]) => id)).toEqual(['jay-one']);
  });

  test('where each fails something, those that fail least', () => {
    const against = (...ids: readonly string[]) => ids.map((id) => rule(id, 'no'));
    const added = {
      'lines/inkline.yaml': { rules: against('invoices', 'seats') },
      ...plan('gull', 0, [price(10)], [...against('invoices'), rule('seats', 'yes')]),
    };
    expect(told({ rules: ['invoices', 'seats'] }, added)).toEqual([['gull-one', ['rule'], []]]);
  });

  test('a budget in another currency is held against them by the rate', () => {
    // $5 at 7.2 is ¥36: Lite is ¥40. $6 is ¥43.2.
    const gone = plan('gull', 0, [price(4)], [rule('invoices', 'no')]);
    expect(told({ rules: ['invoices'], budget: { amount: 6, currency: 'USD', bound: 'atMost' } }, gone)).toEqual([['inkline-lite', [], ['rule']]]);
    expect(told({ rules: ['invoices'], budget: { amount: 5, currency: 'USD', bound: 'atMost' } }, gone)).toEqual([['gull-one', ['rule'], []]]);
  });

  test('a budget in a currency without a rate drops nobody', () => {
    const found = told({ budget: { amount: 30, currency: 'EUR', bound: 'atMost' } }, plan('gull', 0, [price(10)], []));
    expect(found.map(([id]) => id)).toEqual(expect.arrayContaining(['inkline-lite', 'gull-one']));
    expect(found.every(([, fails]) => fails?.length === 0)).toBe(true);
  });

  test('nobody where something is recommended', () => {
    expect(told({})).toEqual([]);
  });
});
