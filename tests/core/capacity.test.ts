import { describe, expect, test } from 'vitest';
import { type CapacityQuestion, monthCapacity, multiplePrice, unitPrice, windowCapacity } from '#src/core/capacity.ts';
import { point } from '#src/core/interval.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { price, quota, from } = facts;
const million = 1_000_000;

const at = (quotas: readonly object[], more: object = {}) => {
  const catalog = yard({ 'plans/inkline-lite.yaml': { quotas, ...more } });
  return { view: catalog.at(day), plan: planOf(catalog, 'inkline-lite') };
};
const month = (quotas: readonly object[], question: CapacityQuestion = {}, more: object = {}) => {
  const { view, plan } = at(quotas, more);
  return monthCapacity(view, plan, question);
};

describe('how much a plan allows', () => {
  test('only a 5-hour window: 30 · 24 ÷ 5 · 40M = 5760M tokens a month', () => {
    // "由于只有每 5 小时的限额，按每月 30 天算，理论上每月最多可以用到 30*24/5*40=5760M token"
    const found = month([quota('5h', 40 * million, 'token'), quota('week', 'none'), quota('month', 'none')]);
    expect(found).toMatchObject({ window: '5h', value: point(5760 * million), unit: 'token' });
  });

  test('a weekly limit of four windows of 26.7M: 457M a month, 152M on a model that counts three times', () => {
    // "40M*2/3*4*30/7=457M"; "40M*2/3*4*30/7/3=152M"
    const weekly = ((40 * million * 2) / 3) * 4;
    const quotas = [quota('5h', (40 * million * 2) / 3, 'token'), quota('week', weekly, 'token')];
    const multipliers = [{ model: 'ink-2.5', factor: 3, ...from }];
    expect((month(quotas)?.value.typical ?? 0) / million).toBeCloseTo(457.14, 2);
    expect((month(quotas, { model: 'ink-2.5' }, { multipliers })?.value.typical ?? 0) / million).toBeCloseTo(152.38, 2);
    expect(month(quotas)?.window).toBe('week');
  });

  test('40M tokens are 120 prompts: 333K tokens a prompt', () => {
    // "意味着每次 prompt 对应 40M/120=333K token"
    const { view, plan } = at([quota('5h', 120, 'prompt'), quota('5h', 40 * million, 'token', { source: 'bench' })]);
    const [prompts, tokens] = (['prompt', 'token'] as const).map((unit) => windowCapacity(view, plan, '5h', { unit }));
    if (prompts === undefined || tokens === undefined || prompts === 'unlimited' || tokens === 'unlimited') throw new Error('both are known');
    expect(tokens.value.typical / prompts.value.typical).toBeCloseTo(333_333, 0);
    expect([prompts.uses, tokens.uses]).toEqual([[], []]);
  });

  test('10M tokens over 300–1,200 requests are 8.3K–33K a request; at 31K they are 322 requests', () => {
    const { view, plan } = at([quota('5h', 10 * million, 'token')]);
    const found = windowCapacity(view, plan, '5h', { unit: 'request', stated: { tokensPerRequest: point(31_000) } });
    expect(found !== 'unlimited' && Math.floor(found?.value.typical ?? 0)).toBe(322);
    expect((10 * million) / 1200).toBeCloseTo(8333, 0);
    expect((10 * million) / 300).toBeCloseTo(33_333, 0);
  });

  test('40, 300 and 2,000 prompts at 15 calls each are 600, 4,500 and 30,000 requests', () => {
    for (const [prompts, requests] of [
      [40, 600],
      [300, 4500],
      [2000, 30_000],
    ] as const) {
      const { view, plan } = at([quota('5h', prompts, 'prompt')]);
      expect(windowCapacity(view, plan, '5h', { unit: 'request', stated: { requestsPerPrompt: point(15) } })).toMatchObject({
        value: point(requests),
      });
    }
  });

  test('400 prompts at 15–20 calls are 6,000–8,000 requests, 320 are 4,800–6,400', () => {
    const at400 = at([quota('5h', 400, 'prompt')]);
    expect(windowCapacity(at400.view, at400.plan, '5h', { unit: 'request' })).toMatchObject({ value: { low: 6000, high: 8000 } });
    const at320 = at([quota('week', 320, 'prompt')]);
    expect(windowCapacity(at320.view, at320.plan, 'week', { unit: 'request' })).toMatchObject({ value: { low: 4800, high: 6400 } });
  });

  test('90,000 calls a month are 9,000–18,000 simple questions of 5–10 calls', () => {
    const found = month([quota('month', 90_000, 'request')], { unit: 'prompt', stated: { requestsPerPrompt: { low: 5, typical: 7.5, high: 10 } } });
    expect(found?.value).toMatchObject({ low: 9000, high: 18_000 });
  });

  test('320 prompts a week on a model that counts three times are 106.7', () => {
    const { view, plan } = at([quota('week', 320, 'prompt')], { multipliers: [{ model: 'ink-2.5', factor: 3, ...from }] });
    const found = windowCapacity(view, plan, 'week', { model: 'ink-2.5' });
    expect(found !== 'unlimited' && found?.value.typical).toBeCloseTo(106.667, 3);
  });

  test('18,000 a month are 600 a day', () => {
    expect(month([quota('month', 18_000, 'request')])?.perDay.typical).toBeCloseTo(600, 9);
  });

  test('no such limit is told apart from not known', () => {
    const { view, plan } = at([quota('5h', 40, 'prompt'), quota('week', 'none')]);
    expect(windowCapacity(view, plan, 'week')).toBe('unlimited');
    expect(windowCapacity(view, plan, 'month')).toBeUndefined();
  });

  test('a contradiction stays beside the figure', () => {
    const { view, plan } = at([quota('5h', 80, 'prompt'), quota('5h', 120, 'prompt', { source: 'blog' })]);
    expect(windowCapacity(view, plan, '5h')).toMatchObject({ value: point(80), others: [{ fact: { amount: 120 } }] });
  });
});

describe('what a unit costs', () => {
  test('200 for 90,000 requests are 2.22 per 1,000', () => {
    const { view, plan } = at([quota('month', 90_000, 'request')], { prices: [price('regular', 200)] });
    expect(Number(unitPrice(view, plan, 1000)?.price.typical)).toBeCloseTo(2.2222, 4);
  });

  test('49, 149 and 469 for 80, 400 and 1,600 prompts: the largest is the cheapest per prompt', () => {
    const per = [
      [49, 80],
      [149, 400],
      [469, 1600],
    ].map(([amount, prompts]) => {
      const { view, plan } = at([quota('5h', prompts ?? 0, 'prompt')], { prices: [price('regular', amount ?? 0)] });
      return Number(unitPrice(view, plan, 1, { window: '5h' })?.price.typical);
    });
    expect(per.map((value) => Number(value.toFixed(2)))).toEqual([0.61, 0.37, 0.29]);
  });

  test('49, 99, 199 and 699 for 1×, 4×, 20× and 60×: 49, 24.75, 9.95 and 11.65', () => {
    const times = (factor: number) => ({ quotas: [{ window: 'all', times: { of: 'inkline-lite', factor }, ...from }] });
    const tier = (amount: number, factor: number) => ({ prices: [price('regular', amount)], ...times(factor) });
    const catalog = yard({
      'plans/inkline-lite.yaml': { prices: [price('regular', 49)] },
      'plans/inkline-pro.yaml': tier(99, 4),
      'plans/inkline-max.yaml': tier(199, 20),
      'plans/inkline-ultra.yaml': {
        line: 'inkline',
        tier: { zh: 'Ultra', en: 'Ultra' },
        order: 3,
        names: { zh: 'Ultra', en: 'Ultra' },
        ...tier(699, 60),
      },
    });
    const view = catalog.at(day);
    const prices = catalog.plansOf('inkline').map((plan) => multiplePrice(view, plan)?.price.typical);
    expect(prices).toEqual(['49', '24.75', '9.95', '11.65']);
  });

  test('a plan whose quota is no multiple of another’s has none', () => {
    const catalog = yard();
    expect(multiplePrice(catalog.at(day), planOf(catalog, 'inkline-max'))).toBeUndefined();
  });
});
