/** What reports of October 2026 say, as the data tells it. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { planCost } from '#src/core/cost.ts';
import { saleOf } from '#src/core/sale.ts';
import { createAsker } from '../questions/ask-house.ts';

const catalog = loadCatalog(dataDir);
const today = catalog.at('2026-11-30');
const plan = (id: string) => ({ kind: 'plan', id }) as const;
const price = (id: string, keys: object, day = '2026-11-30') =>
  catalog.at(day).slot(plan(id), 'prices', { phase: 'regular', per: 'month', ...keys })?.readings[0];

describe('MiniMax: the M Plan takes the place of the Token Plan', () => {
  const closed = ['minimax-plus', 'minimax-max', 'minimax-ultra', 'minimax-intl-plus', 'minimax-intl-max', 'minimax-intl-ultra'];

  test.each(closed)('%s is closed to new buyers from 2026-10-01 on', (id) => {
    expect(saleOf(catalog.at('2026-09-30'), plan(id)).state).toBe('open');
    expect(saleOf(catalog.at('2026-10-01'), plan(id)).state).toBe('closed');
  });

  test('the audit of 2026-10-04 that still lists it in China stays as a contradiction', () => {
    const reading = today.slot(plan('minimax-plus'), 'availability', { to: 'new' })?.readings[0];
    expect(reading?.conflicting.map(({ source, fact }) => [source.id, fact.state])).toEqual([['yufeng97-audit', 'open']]);
  });

  // 橘鸦 2026-10-01: 49 / 119 / 469; the catalogue of 2026-10-09: $22 / $55 / $132; a year is ten months.
  test.each([
    ['go', 49, 22],
    ['explore', 119, 55],
    ['build', 469, 132],
  ])('%s: ¥%d at home, $%d abroad', (tier, cny, usd) => {
    expect(price(`minimax-m-${tier}`, {})?.lead.fact).toMatchObject({ amount: cny, currency: 'CNY' });
    expect(price(`minimax-m-${tier}`, { per: 'year' })?.lead.fact.amount).toBe(10 * cny);
    expect(price(`minimax-m-intl-${tier}`, {})?.lead.fact).toMatchObject({ amount: usd, currency: 'USD' });
  });

  test('half price in the first month, to 2026-10-14', () => {
    const line = catalog.get('plan', 'minimax-m-explore');
    const first = (day: string) => line && planCost(catalog.at(day), line, { months: 1, customer: 'new', payment: 'month', seats: 1 })?.first.typical;
    expect([first('2026-10-14'), first('2026-10-15')]).toEqual(['59.5', '119']);
  });

  test('its windows begin with the first use', () => {
    const resets = today.slots(plan('minimax-m-build'), 'quotas').map(({ keys, readings }) => [keys['window'], readings[0]?.lead.fact.resets]);
    expect(resets).toEqual([
      ['5h', 'first-use'],
      ['week', 'first-use'],
    ]);
  });

  test('the old international prices ended: nothing contradicts $22 and $55 any more', () => {
    expect(price('minimax-intl-plus', {})).toMatchObject({ lead: { fact: { amount: 22 } }, conflicting: [] });
    expect(price('minimax-intl-max', {})).toMatchObject({ lead: { fact: { amount: 55 } }, conflicting: [] });
  });

  const ask = createAsker();
  test.each([
    ['minimax explore 多少钱', 'minimax-m-explore', '119'],
    ['how much is MiniMax Explore?', 'minimax-m-explore', '119'],
    ['MiniMax 国际版 build 多少钱', 'minimax-m-intl-build', '132'],
  ])('%s', (text, id, amount) => {
    const { text: said, queries } = ask({ ask: text, day: '2026-11-30', before: [] });
    expect(queries).toMatchObject([{ kind: 'fact', subjects: [{ id }] }]);
    expect(said).toContain(amount);
  });

  test('whoever asks for MiniMax hears of what is sold on the day', () => {
    const lines = (day: string) =>
      ask({ ask: 'minimax 多少钱', day, before: [] }).queries.flatMap((query) => ('subjects' in query ? query.subjects : []));
    expect(lines('2026-11-30')).toMatchObject([{ kind: 'line', id: 'minimax-m' }]);
    expect(lines('2026-02-26')).toMatchObject([{ kind: 'line', id: 'minimax' }]);
  });
});
