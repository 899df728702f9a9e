import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#src/catalog/days.ts';
import { line, lite, madeUp, withLite } from '#support/made-up.ts';

const price = (fact: object) => ({ phase: 'regular', per: 'month', amount: 40, currency: 'CNY', source: 'page', ...fact });
const quota = (fact: object) => ({ window: '5h', amount: 100, unit: 'prompt', source: 'page', ...fact });
const cost = (facts: readonly object[], day: string, who = {}) =>
  withLite({ prices: facts }).at(day).slot(lite, 'prices', {}, who)?.readings[0]?.lead.fact.amount;

describe('when a fact holds', () => {
  const facts = [price({ amount: 40, until: '2026-02-12' }), price({ amount: 49, from: '2026-02-12', until: '2026-07-31' })];

  test('the last day before the end is in, the day of the end is not', () => {
    expect(cost(facts, '2026-02-11')).toBe(40);
    expect(cost(facts, '2026-02-12')).toBe(49);
    expect(cost(facts, '2026-07-30')).toBe(49);
    expect(cost(facts, '2026-07-31')).toBeUndefined();
  });

  test('what its source took back no longer holds from that day', () => {
    const taken = [price({ retracted: '2026-03-01', until: '2026-04-01' })];
    expect(cost(taken, '2026-02-28')).toBe(40);
    expect(cost(taken, '2026-03-01')).toBeUndefined();
  });

  test('without a beginning it answers earlier days and says that it may not have held yet', () => {
    const at = (day: string) =>
      withLite({ prices: [price({})] })
        .at(day)
        .slot(lite, 'prices')?.readings[0]?.lead.startUnknown;
    expect(at('2026-02-15')).toBe(true);
    expect(at('2026-02-16')).toBe(false);
  });

  test('a check earlier than the date of the document counts as the day it was seen', () => {
    const view = withLite({ prices: [price({ checked: '2026-01-10' })] }).at('2026-01-10');
    expect(view.slot(lite, 'prices')?.readings[0]?.lead).toMatchObject({ checked: '2026-01-10', startUnknown: false });
  });

  test('an event has not happened before its day', () => {
    const events = [{ id: 'raise', day: '2026-02-12', kind: 'price', text: { zh: '涨价', en: 'Raise' }, source: 'page' }];
    const catalog = withLite({ events });
    expect(catalog.at('2026-02-11').slots(lite, 'events')).toHaveLength(0);
    expect(catalog.at('2026-02-11').upcoming(lite, 'events')).toHaveLength(1);
    expect(catalog.at('2026-02-12').slots(lite, 'events')).toHaveLength(1);
  });

  test('whatever the days, exactly the facts that hold are given', () => {
    const days = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-01-01', n));
    const span = fc.record({ from: days, until: days, retracted: days }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), days, (spans, day) => {
        const view = withLite({ prices: spans.map((one, amount) => price({ amount, ...one })) }).at(day);
        const given = view.slots(lite, 'prices').flatMap((slot) => slot.readings.flatMap((r) => [r.lead, ...r.agreeing, ...r.conflicting]));
        const expected = spans.flatMap(({ from, until, retracted }, amount) =>
          (from ?? '') <= day && day < (until ?? '9') && day < (retracted ?? '9') ? [amount] : [],
        );
        expect(given.map((held) => held.fact.amount).sort((a, b) => a - b)).toEqual(expected);
        const ended = view.ended(lite, 'prices').length;
        const upcoming = view.upcoming(lite, 'prices').length;
        expect(expected.length + ended + upcoming).toBe(spans.length);
      }),
    );
  });
});

describe('for whom a fact holds', () => {
  const facts = [
    price({ amount: 49, from: '2026-02-12', for: 'new' }),
    price({ amount: 40, for: { subscribedBefore: '2026-02-12' } }),
    price({ phase: 'renewal', amount: 45 }),
    price({ phase: 'renewal', amount: 42, for: { subscribedBefore: '2026-02-12' } }),
    price({ phase: 'renewal', amount: 41, for: { subscribedBefore: '2026-01-01' } }),
  ];
  const amounts = (who: object, day = '2026-03-01') =>
    withLite({ prices: facts })
      .at(day)
      .slots(lite, 'prices', who)
      .map((slot) => [slot.keys['phase'], slot.readings[0]?.lead.fact.amount, slot.readings[0]?.conflicting.length]);

  test('a buyer gets what is for buyers and for everyone', () => {
    expect(amounts({})).toEqual([
      ['regular', 49, 0],
      ['renewal', 45, 0],
    ]);
  });

  test('an older subscriber keeps what was promised, and the narrower promise goes first', () => {
    expect(amounts({ subscribedBefore: '2026-02-12' })).toEqual([
      ['regular', 40, 0],
      ['renewal', 42, 0],
    ]);
    expect(amounts({ subscribedBefore: '2025-11-11' })).toEqual([
      ['regular', 40, 0],
      ['renewal', 41, 0],
    ]);
  });

  test('a later subscriber is in no cohort and has what holds for everyone', () => {
    expect(amounts({ subscribedBefore: '2026-02-13' })).toEqual([['renewal', 45, 0]]);
  });

  test('a cohort keeps its terms though the line states others for everyone', () => {
    const weekly = { window: 'week', source: 'page' };
    const catalog = madeUp({
      'lines/inkline.yaml': { quotas: [{ ...weekly, amount: 'none', for: { subscribedBefore: '2026-02-12' } }] },
      'plans/inkline-lite.yaml': { quotas: [{ ...weekly, amount: 320, unit: 'prompt' }] },
    });
    const view = catalog.at('2026-03-01');
    expect(view.slot(lite, 'quotas', { window: 'week' })?.readings[0]?.lead.fact.amount).toBe(320);
    expect(view.slot(lite, 'quotas', { window: 'week' }, { subscribedBefore: '2026-02-01' })?.readings[0]?.lead.fact.amount).toBe('none');
  });
});

describe('what a plan inherits', () => {
  const rule = (value: string) => ({ rule: 'sub-accounts', value, source: 'page' });
  const models = (items: string[]) => ({ items, complete: true, source: 'page' });
  const catalog = madeUp({
    'vendors/modou.yaml': { rules: [rule('yes')] },
    'lines/inkline.yaml': { models: [models(['ink-2', 'loom'])], quotas: [quota({ window: 'week', amount: 'none', unit: undefined })] },
    'plans/inkline-lite.yaml': { models: [models(['ink-2'])], quotas: [quota({})] },
  });
  const view = catalog.at('2026-03-01');

  test('slots that it does not state come from its line, else from the vendor', () => {
    expect(view.slot(lite, 'rules')?.readings[0]?.lead).toMatchObject({ statedBy: { kind: 'vendor', id: 'modou' }, fact: { value: 'yes' } });
    expect(view.slots(lite, 'quotas').map((slot) => slot.keys)).toEqual([{ window: '5h' }, { window: 'week' }]);
  });

  test('a list that it states replaces the list of the line', () => {
    expect(view.slots(lite, 'models').map((slot) => slot.readings[0]?.lead.fact.items)).toEqual([['ink-2']]);
    expect(view.slot(line, 'models')?.readings[0]?.lead.fact.items).toEqual(['ink-2', 'loom']);
  });

  test('a fact of the plan that has ended gives way to the line again', () => {
    const again = madeUp({
      'lines/inkline.yaml': { prices: [price({ amount: 50 })] },
      'plans/inkline-lite.yaml': { prices: [price({ amount: 40, until: '2026-03-01' })] },
    });
    expect(again.at('2026-02-28').slot(lite, 'prices')?.readings[0]?.lead.fact.amount).toBe(40);
    expect(again.at('2026-03-01').slot(lite, 'prices')?.readings[0]?.lead.fact.amount).toBe(50);
  });

  test('an entity that is not there is an error', () => {
    expect(() => view.slots({ kind: 'plan', id: '__proto__' }, 'prices')).toThrow(RangeError);
    expect(() => catalog.at('2026-02-30')).toThrow(RangeError);
  });
});

describe('how fresh it is', () => {
  const at = (day: string) =>
    withLite({ prices: [price({ checked: '2026-02-16' })] })
      .at(day)
      .slot(lite, 'prices')?.readings[0]?.lead;

  test('past 90 days a figure is stale', () => {
    expect(at('2026-05-17')).toMatchObject({ age: 90, stale: false });
    expect(at('2026-05-18')).toMatchObject({ age: 91, stale: true });
  });

  test('on a day before the check it is not old', () => {
    expect(at('2026-01-01')).toMatchObject({ age: 0, stale: false });
  });
});

test('ended facts come latest first, future ones soonest first', () => {
  const view = withLite({
    prices: [
      price({ amount: 1, until: '2025-10-01' }),
      price({ amount: 2, until: '2025-12-01' }),
      price({ amount: 3, from: '2026-09-01' }),
      price({ amount: 4, from: '2026-05-01' }),
    ],
  }).at('2026-03-01');
  expect(view.ended(lite, 'prices').map((held) => held.fact.amount)).toEqual([2, 1]);
  expect(view.upcoming(lite, 'prices').map((held) => held.fact.amount)).toEqual([4, 3]);
});

describe('what holds on a condition only', () => {
  const both = withLite({ prices: [price({ amount: 32, condition: 'automatic-renewal' }), price({ amount: 40 })] }).at('2026-03-01');

  test('is no price that a look-up takes for the price, wherever it stands in the file', () => {
    expect(both.slot(lite, 'prices', { phase: 'regular' })?.readings[0]?.lead.fact.amount).toBe(40);
    const alone = withLite({ prices: [price({ amount: 32, condition: 'automatic-renewal' })] }).at('2026-03-01');
    expect(alone.slot(lite, 'prices', { phase: 'regular' })).toBeUndefined();
  });

  test('is found by its condition, behind the price, and contradicts it not', () => {
    expect(both.slot(lite, 'prices', { condition: 'automatic-renewal' })?.readings[0]?.lead.fact.amount).toBe(32);
    expect(both.slots(lite, 'prices').map(({ keys }) => keys['condition'])).toEqual([undefined, 'automatic-renewal']);
    expect(both.conflicts(lite)).toEqual([]);
  });
});

describe('what a newer source is silent on', () => {
  test('stays: the time of the sale, though a later fact of the sale says nothing of it', () => {
    const facts = {
      saleTimes: [{ at: '09:30', source: 'old-page' }],
      availability: [
        { to: 'new', state: 'limited', source: 'old-page' },
        { to: 'new', state: 'limited', from: '2026-02-20', source: 'page' },
      ],
    };
    const view = withLite(facts).at('2026-03-01');
    expect(view.slot(lite, 'availability', { to: 'new' })?.readings[0]?.lead.source.id).toBe('page');
    expect(view.slot(lite, 'saleTimes')?.readings[0]?.lead.fact.at).toBe('09:30');
  });
});
