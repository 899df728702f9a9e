/** What reports of October 2026 say, as the data tells it. */
import { describe, expect, test } from 'vitest';
import { addDays } from '#src/catalog/days.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { planCost } from '#src/core/cost.ts';
import { includes } from '#src/core/includes.ts';
import { answeringModel } from '#src/core/routes.ts';
import { saleOf } from '#src/core/sale.ts';
import { createAsker } from '../questions/ask-house.ts';

const catalog = loadCatalog(dataDir);
const today = catalog.at('2026-11-30');
const plan = (id: string) => ({ kind: 'plan', id }) as const;
const price = (id: string, keys: object, day = '2026-11-30') =>
  catalog.at(day).slot(plan(id), 'prices', { phase: 'regular', per: 'month', ...keys })?.readings[0];

describe('MiniMax: the M Plan takes the place of the Token Plan', () => {
  const ask = createAsker();
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

  test.each([
    ['MiniMax M Plan 的额度什么时候重置', '周限额自首次使用起计，7 天后重置'],
    ['when do MiniMax M Plan windows reset?', 'the weekly limit opens with the first use and resets 7 days later'],
  ])('%s', (text, how) => {
    expect(ask({ ask: text, day: '2026-11-30', before: [] }).summary).toContain(how);
  });

  test('the old international prices ended: nothing contradicts $22 and $55 any more', () => {
    expect(price('minimax-intl-plus', {})).toMatchObject({ lead: { fact: { amount: 22 } }, conflicting: [] });
    expect(price('minimax-intl-max', {})).toMatchObject({ lead: { fact: { amount: 55 } }, conflicting: [] });
  });

  test.each([
    ['minimax explore 多少钱', 'minimax-m-explore', '119'],
    ['how much is MiniMax Explore?', 'minimax-m-explore', '119'],
    ['MiniMax 国际版 build 多少钱', 'minimax-m-intl-build', '132'],
  ])('%s', (text, id, amount) => {
    const { text: said, queries } = ask({ ask: text, day: '2026-11-30', before: [] });
    expect(queries).toMatchObject([{ kind: 'fact', subjects: [id] }]);
    expect(said).toContain(amount);
  });

  test('whoever asks for MiniMax hears of what is sold on the day', () => {
    const lines = (day: string) =>
      ask({ ask: 'minimax 多少钱', day, before: [] }).queries.flatMap((query) => ('subjects' in query ? query.subjects : []));
    expect(lines('2026-11-30')).toMatchObject(['minimax-m']);
    expect(lines('2026-02-26')).toMatchObject(['minimax-cn']);
  });
});

describe('GLM', () => {
  // yufeng97's audit 2026-10-04, order page: "连续包月" 94.4 / 430.4 / 862.4 = 118, 538, 1,078 × 0.8.
  test.each([
    ['glm-lite', 118, 94.4],
    ['glm-pro', 538, 430.4],
    ['glm-max', 1078, 862.4],
  ])('%s: ¥%d a month is the price, ¥%d that with automatic renewal', (id, amount, renewing) => {
    expect(price(id, {})?.lead.fact.amount).toBe(amount);
    expect(price(id, { condition: 'automatic-renewal' })?.lead.fact.amount).toBe(renewing);
    const found = catalog.get('plan', id);
    expect(found && planCost(today, found, { months: 1, customer: 'new', payment: 'month', seats: 1 })?.total.typical).toBe(String(amount));
  });

  const ask = createAsker();
  test.each([
    ['GLM Lite 多少钱', ['¥118/月', '自动续费 ¥94.40/月']],
    ['how much is GLM Lite?', ['¥118/month', '¥94.40/month with automatic renewal']],
  ])('%s: both, each as what it is', (text, said) => {
    const { summary } = ask({ ask: text, day: '2026-11-30', before: [] });
    for (const words of said) expect(summary).toContain(words);
    expect(summary.indexOf(said[0] ?? '')).toBeLessThan(summary.indexOf(said[1] ?? ''));
  });

  // kb 2026-08-14: calls to 5.2 and 5.1 go to 5.3; 2026-08-26: those to 5-Turbo and 4.7 to 5.3-Flash.
  test.each([
    ['glm-4.7', '2026-08-25', 'glm-4.7'],
    ['glm-4.7', '2026-08-26', 'glm-5.3-flash'],
    ['glm-5-turbo', '2026-08-26', 'glm-5.3-flash'],
    ['glm-5.2', '2026-08-13', 'glm-5.2'],
    ['glm-5.2', '2026-08-14', 'glm-5.3'],
    ['glm-5.1', '2026-11-30', 'glm-5.3'],
  ])('calls to %s on %s are answered by %s', (model, day, by) => {
    expect(answeringModel(catalog.at(day), plan('glm-lite'), model).model).toBe(by);
  });

  test.each([
    ['用GLM-4.7每天100次提问，智谱Lite够吗', 'GLM-4.7 时由 GLM-5.3-Flash 应答'],
    ['100 prompts a day on GLM-4.7, is GLM Lite enough?', 'calls to GLM-4.7 are answered by GLM-5.3-Flash'],
  ])('%s: with the figures of the model that answers, and says why', (text, why) => {
    const { text: said } = ask({ ask: text, day: '2026-11-30', before: [] });
    expect(said.replaceAll(/\s+/g, ' ')).toContain(why);
    // 700 prompts a week of 333,333 tokens are 233.3M; with 2.3 / 0.56 / 8 credits for 10K that is 0.338 (95% cached, off-peak) to 0.7625 (90%, peak)
    // for 10K, or 7,881–17,792 of 10,000.
    expect(said).toContain('79–178%');
  });

  test('in February GLM-5 was for Pro and Max', () => {
    const has = (id: string, day: string) => includes(catalog.at(day), plan(id), 'models', 'glm-5').answer;
    expect(['glm-lite', 'glm-pro', 'glm-max'].map((id) => has(id, '2026-02-15'))).toEqual(['no', 'yes', 'yes']);
    expect(has('glm-lite', '2026-04-01')).toBe('yes');
  });
});

describe('Ark', () => {
  test('the offer of two months runs from 2026-06-08 to the day before 11-08, for renewals and upgrades too', () => {
    const first = (day: string) => catalog.at(day).slot(plan('ark-lite'), 'prices', { phase: 'first', per: 'month' })?.readings[0]?.lead.fact;
    expect(first('2026-06-07')).toMatchObject({ amount: 9.9, periods: 1 });
    expect(first('2026-06-08')).toMatchObject({ amount: 9.9, periods: 2, on: ['first-purchase', 'upgrade', 'renewal'] });
    expect(first('2026-11-08')).toBeUndefined();
  });

  test('the hour of its sale outlives newer sources that are silent on it', () => {
    expect(today.slot(plan('ark-lite'), 'saleTimes')?.readings[0]?.lead.fact.at).toBe('10:30');
  });

  test('what somebody measured for one model stands beside the vendor’s figure for all', () => {
    // mahonzhan, late March 2026: 148 requests / 10M tokens per 5 h on doubao-seed-2.0-pro; the vendor: up to about 1,200.
    const view = catalog.at('2026-05-01');
    const slot = (keys: object) =>
      view
        .slots(plan('ark-lite'), 'quotas')
        .find((each) => each.keys['window'] === '5h' && each.keys['model'] === (keys as { model?: string }).model);
    expect(slot({})?.readings[0]?.lead.fact.amount).toBe(1200);
    expect(slot({ model: 'doubao-seed-2.0-pro' })?.readings.map(({ unit, lead }) => [unit, lead.fact.amount, lead.basis])).toEqual([
      ['request', 148, 'measured'],
      ['token', 10_000_000, 'measured'],
    ]);
  });
});

test('no plan lists a model on a day before the model was released', () => {
  for (const model of catalog.models) {
    const released = catalog.at('2030-01-01').slot(model, 'released')?.readings[0]?.lead.fact.day;
    if (released === undefined) continue;
    const before = catalog.at(addDays(released, -1));
    for (const each of catalog.plans) expect(includes(before, each, 'models', model.id).answer, `${each.id} ${model.id}`).not.toBe('yes');
  }
});

describe('what was a remark is data', () => {
  const ask = createAsker();
  test.each([
    ['方舟几点开抢', '10:30'],
    ['what time does Bailian Pro go on sale?', '09:30'],
    ['智谱团队标准版最少几席', '2 席起'],
    ['minimum seats of GLM Team Standard', 'at least 2 seats'],
    ['MiniMax Max 极速版续费后变成什么', 'MiniMax Max'],
    ['what does MiniMax Max Highspeed become at renewal?', 'MiniMax Max: ¥119 a month'],
    ['GLM-5.3 什么时候发布的', '2026-08-14'],
    ['when was Kimi K3 released?', '2026-07-16'],
    ['GLM model routing', 'calls to GLM-4.7 are answered by GLM-5.3-Flash'],
  ])('%s', (text, said) => {
    expect(ask({ ask: text, day: '2026-11-30', before: [] }).summary.replaceAll(/\s+/g, ' ')).toContain(said);
  });
});
