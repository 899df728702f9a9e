import { describe, expect, test } from 'vitest';
import { type SaleState, saleOf, soldInPlaceOf } from '#src/core/sale.ts';
import { lite, madeUp } from '#support/made-up.ts';
import { facts } from '#support/yard.ts';

// The page is of 2026-02-16, the blog of 2026-02-26.
const { price } = facts;
const says = (to: string, state: string, source = 'page', more: object = {}) => ({ to, state, source, ...more });
const sale = (plan: object, line: object, to: 'new' | 'renewal', day = '2026-03-01'): SaleState =>
  saleOf(madeUp({ 'plans/inkline-lite.yaml': plan, 'lines/inkline.yaml': line }).at(day), lite, to).state;
const priced = { prices: [price('regular', 40)] };

describe('whether a plan is sold', () => {
  test.each<readonly [string, object, object, SaleState]>([
    ['its own word', { availability: [says('new', 'limited')] }, {}, 'limited'],
    ['the word of its line', priced, { availability: [says('new', 'open')] }, 'open'],
    ['the word of its line alone makes no plan', {}, { availability: [says('new', 'open')] }, 'absent'],
    ['a price and no word', priced, {}, 'unstated'],
    ['nothing', {}, {}, 'absent'],
    ['closed', { availability: [says('new', 'closed')] }, {}, 'closed'],
  ])('%s', (_, plan, line, expected) => {
    expect(sale(plan, line, 'new')).toBe(expected);
  });

  test('more than 90 days after the last check it is unconfirmed; a closed sale stays closed', () => {
    // 2026-02-16 + 90 days is 2026-05-17.
    const open = { availability: [says('new', 'open')] };
    expect([sale(open, {}, 'new', '2026-05-17'), sale(open, {}, 'new', '2026-05-18')]).toEqual(['open', 'unconfirmed']);
    expect(sale({ availability: [says('new', 'closed')] }, {}, 'new', '2026-12-01')).toBe('closed');
  });

  test.each<readonly [string, readonly object[], SaleState]>([
    ['what is sold can be renewed', [says('new', 'limited')], 'open'],
    ['unless somebody says otherwise', [says('new', 'open'), says('renewal', 'closed')], 'closed'],
    ['what is closed to new buyers may be renewed or not', [says('new', 'closed')], 'unstated'],
    ['its own word goes first', [says('new', 'closed'), says('renewal', 'open')], 'open'],
  ])('renewal: %s', (_, availability, expected) => {
    expect(sale({ ...priced, availability }, {}, 'renewal')).toBe(expected);
  });

  test('renewal by older terms is that of those who keep them', () => {
    // docs.bigmodel.cn: automatic renewal of the plans from before 2026-02-12 was turned off; later subscribers renew.
    const older = { subscribedBefore: '2026-02-12' };
    const catalog = madeUp({
      'plans/inkline-lite.yaml': { ...priced, availability: [says('new', 'open'), says('renewal', 'closed', 'page', { for: older })] },
    });
    const of = (who: object) => saleOf(catalog.at('2026-03-01'), lite, 'renewal', who).state;
    expect([of(older), of({ subscribedBefore: '2026-02-20' }), of({})]).toEqual(['closed', 'open', 'open']);
  });

  test('an old word on the renewal is made good by a fresh one on the sale', () => {
    const availability = [says('renewal', 'open'), says('new', 'limited', 'blog', { checked: '2026-05-10' })];
    expect(sale({ ...priced, availability }, {}, 'renewal', '2026-06-01')).toBe('open');
    expect(sale({ ...priced, availability: [says('renewal', 'open')] }, {}, 'renewal', '2026-06-01')).toBe('unconfirmed');
  });
});

describe('what is sold in place of a line that is no longer sold', () => {
  const text = (name: string) => ({ zh: name, en: name });
  const sister = (region: string) => ({ vendor: 'modou', region, product: 'coding-plan', names: text(`Brook ${region}`) });
  const tier = (line: string) => ({
    line,
    tier: text('One'),
    order: 0,
    names: text(`${line} One`),
    prices: priced.prices,
    availability: [says('new', 'open')],
  });
  const market = (state: 'open' | 'closed') => {
    const catalog = madeUp({
      'plans/inkline-lite.yaml': { ...priced, availability: [says('new', state)] },
      'lines/brook.yaml': sister('cn'),
      'plans/brook-one.yaml': tier('brook'),
      'lines/brook-away.yaml': sister('intl'),
      'plans/brook-away-one.yaml': tier('brook-away'),
    });
    const line = catalog.get('line', 'inkline');
    return line ? soldInPlaceOf(catalog.at('2026-03-01'), line).map(({ id }) => id) : [];
  };

  test('itself, while anybody can buy from it; then its sisters of the region', () => {
    expect(market('open')).toEqual(['inkline']);
    expect(market('closed')).toEqual(['brook']);
  });
});
