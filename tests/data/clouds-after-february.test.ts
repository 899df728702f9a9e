/** What became of Bailian and Ark after February 2026, on the days on which it changed. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';

const catalog = loadCatalog(dataDir);
const plan = (id: string): Ref => ({ kind: 'plan', id });
const lead = <A extends Attribute>(of: Ref, attribute: A, day: string, keys: Readonly<Record<string, unknown>> = {}) =>
  catalog.at(day).slot(of, attribute, keys)?.readings[0]?.lead;
const price = (id: string, phase: string, day: string) => lead(plan(id), 'prices', day, { phase })?.fact.amount;
const quota = (id: string, window: string, day: string) => lead(plan(id), 'quotas', day, { window })?.fact.amount;
const sale = (id: string, to: string, day: string) => lead(plan(id), 'availability', day, { to })?.fact.state;
const models = (of: Ref, day: string) => lead(of, 'models', day)?.fact.items ?? [];

describe('Bailian', () => {
  test.each([
    // "2026 年 1 月 9 日 … 满 40 元减 30 元：Lite 首月仅需 ¥10 … 满 200 元减 150 元：Pro 首月仅需 ¥50"
    ['2026-01-08', undefined, undefined],
    ['2026-01-09', 10, 50],
    ['2026-02-18', 10, 50],
    // "2026-02-19 推出首购优惠活动: Lite ¥7.9/月, Pro ¥39.9/月", "优惠截至 2026-04-01"
    ['2026-02-19', 7.9, 39.9],
    ['2026-03-31', 7.9, 39.9],
    ['2026-04-01', undefined, undefined],
    // The vendor's page of 2026-07-16: "¥ 200/月", "限时优惠：活动已结束，当前价格以下单页为准".
    ['2026-07-16', undefined, 200],
    ['2026-10-03', undefined, 200],
    // Two readings of October, 58 and 61 days after that page was saved, agree on the promotion: they overtake it.
    ['2026-11-22', undefined, 39.9],
  ])('first month on %s', (day, lite, pro) => {
    expect([price('bailian-lite', 'first', day), price('bailian-pro', 'first', day)]).toEqual([lite, pro]);
  });

  test('two readings of October that agree lead over the page of summer, which stands beside them', () => {
    // yufeng97 2026-10-01 "新客首月 ¥39.9"; its audit of 2026-10-04 "首次39.9后续200元".
    const reading = catalog.at('2026-11-22').slot(plan('bailian-pro'), 'prices', { phase: 'first', per: 'month' })?.readings[0];
    expect(reading?.lead).toMatchObject({ fact: { amount: 39.9 }, source: { id: 'yufeng97-audit' } });
    expect(reading?.agreeing.map(({ source }) => source.id)).toEqual(['yufeng97']);
    expect(reading?.conflicting.map(({ fact, basis }) => [fact.amount, basis])).toEqual([[200, 'vendor']]);
  });

  test.each([
    // "每日限量，上午9:30更新库存" (2026-03-12); "自 2026 年 3 月 20 日 00:00:00 起停止新购；4 月 13 日 18:00:00 起停止续费与升级"
    ['2026-02-26', 'open', 'open', 'open'],
    ['2026-03-12', 'limited', 'open', 'open'],
    ['2026-03-19', 'limited', 'open', 'open'],
    ['2026-03-20', 'closed', 'open', 'open'],
    ['2026-04-12', 'closed', 'open', 'open'],
    ['2026-04-13', 'closed', 'closed', 'closed'],
    ['2026-11-22', 'closed', 'closed', 'closed'],
  ])('Lite on %s: new, renewal, upgrade', (day, ...states) => {
    expect(['new', 'renewal', 'upgrade'].map((to) => sale('bailian-lite', to, day))).toEqual(states);
  });

  test('Pro is still sold at ¥200, in limited numbers, with all three windows', () => {
    const today = '2026-11-22';
    expect(price('bailian-pro', 'regular', today)).toBe(200);
    expect(sale('bailian-pro', 'new', today)).toBe('limited');
    expect(['5h', 'week', 'month'].map((window) => quota('bailian-pro', window, today))).toEqual([6000, 45000, 90000]);
    expect(['5h', 'week', 'month'].map((window) => lead(plan('bailian-pro'), 'quotas', today, { window })?.fact.resets)).toEqual([
      'rolling',
      'calendar',
      'subscription',
    ]);
  });

  test.each([
    ['2026-02-20', 2, 2],
    ['2026-02-21', 6, 6],
    ['2026-02-24', 7, 7],
    ['2026-02-25', 8, 8],
    // "新增推荐模型 qwen3.6-plus，仅 Pro 套餐可用"; "Lite 套餐支持所有套餐模型，与 Pro 套餐一致" (2026-07-16)
    ['2026-04-08', 8, 9],
    ['2026-06-07', 10, 10],
  ])('models on %s: Lite and Pro', (day, lite, pro) => {
    expect([models(plan('bailian-lite'), day).length, models(plan('bailian-pro'), day).length]).toEqual([lite, pro]);
  });

  test("the vendor's page gives both protocols, the article only one, and the disagreement is kept", () => {
    const on = (day: string) => catalog.at(day).slot({ kind: 'line', id: 'bailian' }, 'protocols')?.readings[0];
    expect(on('2026-11-22')?.lead.fact.items).toEqual(['openai-protocol', 'anthropic-protocol']);
    expect(on('2026-11-22')?.conflicting.map(({ source }) => source.id)).toEqual(['codepick-zh', 'codepick-en']);
    expect(on('2026-02-26')?.conflicting.map(({ source }) => source.id)).toEqual(['aliyun-help']);
  });
});

describe('Ark', () => {
  test.each([
    // "促销首两个月 ¥9.9（优惠期报道至 2026-11-08）后恢复原价"
    ['2026-02-26', 9.9, 49.9, 1],
    ['2026-09-01', 9.9, 49.9, 2],
    ['2026-11-07', 9.9, 49.9, 2],
    ['2026-11-08', undefined, undefined, undefined],
  ])('first purchase on %s', (day, lite, pro, periods) => {
    expect([price('ark-lite', 'first', day), price('ark-pro', 'first', day)]).toEqual([lite, pro]);
    expect(lead(plan('ark-lite'), 'prices', day, { phase: 'first' })?.fact.periods).toBe(periods);
  });

  test('list price and windows never changed; Pro is five times Lite', () => {
    for (const day of ['2026-02-26', '2026-04-28', '2026-08-17', '2026-11-22']) {
      expect([price('ark-lite', 'regular', day), price('ark-pro', 'regular', day)]).toEqual([40, 200]);
      expect(['5h', 'week', 'month'].map((window) => quota('ark-lite', window, day))).toEqual([1200, 9000, 18000]);
      expect(['5h', 'week', 'month'].map((window) => quota('ark-pro', window, day))).toEqual([6000, 45000, 90000]);
    }
  });

  test.each([
    ['2026-03-05', 'minimax-m2.5', false],
    ['2026-03-06', 'minimax-m2.5', true],
    ['2026-04-21', 'glm-5.1', false],
    ['2026-04-22', 'glm-5.1', true],
    ['2026-08-14', 'glm-5.3', true],
    ['2026-08-16', 'doubao-seed-code', true],
    ['2026-08-17', 'doubao-seed-code', false],
    ['2026-09-09', 'kimi-k3', true],
    ['2026-11-22', 'deepseek-v4.1-flash', true],
    ['2026-11-22', 'kimi-k2.5', false],
  ])('on %s %s is in the list: %s', (day, id, there) => {
    expect(models({ kind: 'line', id: 'ark' }, day).includes(id)).toBe(there);
  });

  test('a referral price is no first-month price', () => {
    expect(price('ark-lite', 'first', '2026-05-01')).toBe(9.9);
    expect(lead(plan('ark-lite'), 'discounts', '2026-05-01', { id: 'referral-april' })?.fact).toMatchObject({ off: 0.1, referral: true });
  });
});

describe('lines that came later', () => {
  test.each([
    // "Small 40 … 2000/7000/20000, Medium 200 … 10000/35000/100000, Large 500 … 25000/87500/250000, Max 1000 … 50000/175000/500000"
    ['ark-agent-small', 40, 2000, 7000, 20000],
    ['ark-agent-medium', 200, 10000, 35000, 100000],
    ['ark-agent-large', 500, 25000, 87500, 250000],
    ['ark-agent-max', 1000, 50000, 175000, 500000],
  ])('%s', (id, month, ...windows) => {
    expect(price(id, 'regular', '2026-05-06')).toBeUndefined();
    for (const day of ['2026-05-07', '2026-11-22']) {
      expect(price(id, 'regular', day)).toBe(month);
      expect(['5h', 'week', 'month'].map((window) => quota(id, window, day))).toEqual(windows);
    }
  });

  test.each([
    // "Lite（60，限时 39）、Essential（120，限时 79）、Standard（180，限时 139）、Pro（600，限时 499）… 11500 / 25500 / 45000 / 180000 Credits 每月"
    ['bailian-token-lite', 60, 39, 2500, 11500],
    ['bailian-token-essential', 120, 79, 5625, 25500],
    ['bailian-token-standard', 180, 139, 10000, 45000],
    ['bailian-token-pro', 600, 499, 40000, 180000],
  ])('%s: a week of credits until 2026-09-22, then a month of them', (id, regular, promotion, week, month) => {
    expect([price(id, 'regular', '2026-11-22'), price(id, 'first', '2026-11-22')]).toEqual([regular, promotion]);
    expect([quota(id, 'week', '2026-09-21'), quota(id, 'month', '2026-09-21')]).toEqual([week, undefined]);
    expect([quota(id, 'week', '2026-09-22'), quota(id, 'month', '2026-09-22')]).toEqual(['none', month]);
  });

  test.each([
    // "标准坐席（¥198/坐席/月）：25,000 Credits … 高级坐席（¥698）：100,000 … 尊享坐席（¥1,398）：250,000"
    ['bailian-token-team-standard', 198, 25000],
    ['bailian-token-team-advanced', 698, 100000],
    ['bailian-token-team-premium', 1398, 250000],
  ])('%s', (id, regular, credits) => {
    for (const day of ['2026-04-21', '2026-11-22']) expect([price(id, 'regular', day), quota(id, 'month', day)]).toEqual([regular, credits]);
  });
});
