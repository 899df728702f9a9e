/** Figures that the sources themselves work out, against the data: each with the sentence that it comes from. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import type { Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import { apiCost, sharesOf } from '#src/core/api-cost.ts';
import { type CapacityQuestion, monthCapacity, multiplePrice, unitPrice, windowCapacity } from '#src/core/capacity.ts';
import { createConverter } from '#src/core/convert.ts';
import { planCost } from '#src/core/cost.ts';
import { point } from '#src/core/interval.ts';
import { scopeOf } from '#src/core/scope.ts';

const catalog = loadCatalog(dataDir);
const seedDay = '2026-02-15';
const million = 1_000_000;

function planOf(id: string) {
  const plan = catalog.get('plan', id);
  if (!plan) throw new RangeError(`no such plan: ${id}`);
  return plan;
}
const month = (id: string, question: CapacityQuestion, day = seedDay) => monthCapacity(catalog.at(day), planOf(id), question)?.value;
const window = (id: string, which: LimitWindow, question: CapacityQuestion = {}, day = seedDay) => {
  const found = windowCapacity(catalog.at(day), planOf(id), which, question);
  if (found === undefined || found === 'unlimited') throw new Error(`${id} ${which}: ${found}`);
  return found.value;
};
const convert = (id: string, amount: number, from: Unit, to: Unit, stated = {}) =>
  createConverter(catalog.at(seedDay), scopeOf(catalog.at(seedDay), { kind: 'plan', id }), { stated }).convert(point(amount), from, to)?.value;
const price = (id: string, day = seedDay) =>
  catalog.at(day).slot({ kind: 'plan', id }, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact.amount ?? 0;
const bill = (model: string, cached: number, uncached: number, output: number, tier?: 'lowest') =>
  apiCost(
    catalog.at(seedDay),
    { kind: 'model', id: model },
    {
      ...sharesOf({ cached: cached * million, uncached: uncached * million, output: output * million }),
      ...(tier ? { tier } : {}),
      currency: 'CNY',
    },
  )?.total;

describe('GLM', () => {
  test('“理论上每月最多可以用到 30*24/5*40=5760M token”', () => {
    expect((month('glm-lite', { unit: 'token' }, '2026-02-11')?.typical ?? 0) / million).toBeCloseTo(5760, -1);
  });

  test('“每次 prompt 对应 40M/120=333K token”', () => {
    expect(convert('glm-lite', 1, 'prompt', 'token')?.typical).toBeCloseTo(333_333, 0);
  });

  test('“Lite 套餐每月（按 30 天算）可以用 40M*2/3*4*30/7=457M token；按 GLM-5 计算，则是 …/3=152M token”', () => {
    expect(Math.round((month('glm-lite', { unit: 'token', model: 'glm-4.7' })?.typical ?? 0) / million)).toBe(457);
    expect(Math.round((month('glm-lite', { unit: 'token', model: 'glm-5' })?.typical ?? 0) / million)).toBe(152);
  });

  test('“每 5 小时 40/3*2=27M token”', () => {
    expect(Math.round(window('glm-lite', '5h', { unit: 'token' }).typical / million)).toBe(27);
  });

  test('“每次 prompt 预计可调用模型 15-20 次”: 400 prompts are 6,000–8,000 calls, 320 a week 4,800–6,400', () => {
    expect(window('glm-pro', '5h', { unit: 'request' })).toMatchObject({ low: 6000, high: 8000 });
    expect(window('glm-lite', 'week', { unit: 'request' })).toMatchObject({ low: 4800, high: 6400 });
  });

  test('“GLM-5 对限额的消耗速度是 GLM-4.7 的三倍”: 320 prompts a week are 106.7', () => {
    expect(window('glm-lite', 'week', { model: 'glm-5' }).typical).toBeCloseTo(106.667, 2);
  });

  test('“变成了原来的 2/3”: 120, 600, 2,400 became 80, 400, 1,600', () => {
    for (const id of ['glm-lite', 'glm-pro', 'glm-max']) {
      expect(window(id, '5h', {}, '2026-02-13').typical / window(id, '5h', {}, '2026-02-11').typical).toBeCloseTo(2 / 3, 9);
    }
  });

  test('“连续包季：最终优惠力度为减 55%”: Pro by the quarter is 200·3·45 % = 270, by the year −60 %, by the month −50 %', () => {
    const view = catalog.at('2025-12-20');
    const first = (payment: 'month' | 'quarter' | 'year', months: number) =>
      planCost(view, planOf('glm-pro'), { months, customer: 'new', payment, seats: 1 })?.first.typical;
    expect([first('month', 1), first('quarter', 3), first('year', 12)]).toEqual(['100', '270', '960']);
  });

  test('per prompt of the 5-hour quota Max is the cheapest: 49/80, 149/400, 469/1600', () => {
    const per = ['glm-lite', 'glm-pro', 'glm-max'].map((id) =>
      Number(unitPrice(catalog.at(seedDay), planOf(id), 1, { window: '5h' })?.price.typical).toFixed(2),
    );
    expect(per).toEqual(['0.61', '0.37', '0.29']);
  });

  test('GLM Max costs (469 − 400) · 12 = 828 more a year than before 2026-02-12', () => {
    expect((price('glm-max') - price('glm-max', '2026-02-11')) * 12).toBe(828);
  });

  test('credits since 2026-07-31: “0.43 / 2.63 / 6.13 亿” tokens a week at peak with 90.9 % of the input cached', () => {
    const stated = { cached: point(0.995 * 0.909), output: point(0.005) };
    const day = '2026-08-20';
    // Peak hours only: 14 to 18 h, Monday to Friday.
    const rhythm = { hoursPerDay: 4, daysPerWeek: 5, startHour: 14 };
    const weekly = ['glm-lite', 'glm-pro', 'glm-max'].map(
      (id) => window(id, 'week', { unit: 'token', model: 'glm-5.3', stated, rhythm }, day).typical / 1e8,
    );
    for (const [i, vendor] of [0.43, 2.63, 6.13].entries()) expect(Math.abs((weekly[i] ?? 0) / vendor - 1)).toBeLessThan(0.02);
  });
});

describe('Kimi', () => {
  test('“10M token 对应 300-1200 的请求次数 … 8K-33K 之间，本地用一段时间实测来看是 31K”', () => {
    expect(convert('kimi-andante', 1, 'request', 'token')).toEqual({ low: 8000, typical: 31_000, high: 33_000 });
    expect(Math.floor((10 * million) / 31_000)).toBe(322);
    expect(window('kimi-andante', '5h', { unit: 'request', stated: { tokensPerRequest: point(31_000) } })).toMatchObject({ low: 300, high: 1200 });
  });

  test('“每周的用量就是 4M uncached input + output token”: 80M tokens at 95 % cached, 40M at 90 %, 50M at 92 %', () => {
    const all = (cached: number) => convert('kimi-andante', 4 * million, 'uncached-token', 'token', { cached: point(cached) })?.typical ?? 0;
    expect([all(0.95), all(0.9), all(0.92)].map((value) => Math.round(value / 1000) / 1000)).toEqual([80, 40, 50]);
    expect(Math.round(all(0.95) * 0.005)).toBe(400_000);
    expect(Math.round(all(0.9) * 0.005)).toBe(200_000);
  });

  test('“Kimi Code 4 倍 / 20 倍 / 60 倍额度”: 49, 24.75, 9.95 and 11.65 for one multiple', () => {
    const per = ['kimi-andante', 'kimi-moderato', 'kimi-allegretto', 'kimi-allegro'].map(
      (id) => multiplePrice(catalog.at(seedDay), planOf(id))?.price.typical,
    );
    expect(per).toEqual(['49', '24.75', '9.95', '11.65']);
  });

  test('20 times 300–1,200 requests are 6,000–24,000', () => {
    expect(window('kimi-allegretto', '5h')).toMatchObject({ low: 6000, high: 24_000 });
  });
});

describe('MiniMax', () => {
  test('“一个 prompt 约等于 15 次模型调用”: 40, 300, 2,000 prompts are 600, 4,500, 30,000 calls', () => {
    const calls = ['minimax-starter', 'minimax-max', 'minimax-ultra-highspeed'].map((id) => window(id, '5h', { unit: 'request' }).typical);
    expect(calls).toEqual([600, 4500, 30_000]);
  });

  test('the speed editions cost 2× and 1.67× for the same quota', () => {
    expect(price('minimax-plus-highspeed') / price('minimax-plus')).toBe(2);
    expect(price('minimax-max-highspeed') / price('minimax-max')).toBeCloseTo(1.67, 2);
    expect(window('minimax-plus-highspeed', '5h')).toEqual(window('minimax-plus', '5h'));
    expect(window('minimax-max-highspeed', '5h')).toEqual(window('minimax-max', '5h'));
  });
});

describe('Bailian and Ark', () => {
  test('“每月 18000 次请求”: 600 a day, half of one window of 1,200', () => {
    const found = monthCapacity(catalog.at(seedDay), planOf('bailian-lite'));
    expect(found?.perDay.typical).toBeCloseTo(600, 9);
    expect((found?.perDay.typical ?? 0) / window('bailian-lite', '5h').typical).toBeCloseTo(0.5, 9);
  });

  test.each(['ark-lite', 'ark-pro', 'bailian-lite', 'bailian-pro'])('%s: a week is 7.5 windows of 5 hours, a month 15', (id) => {
    expect(window(id, 'week').typical / window(id, '5h').typical).toBe(7.5);
    expect(window(id, 'month').typical / window(id, '5h').typical).toBe(15);
  });

  test('“GLM … 是每 5 小时限额的 4 倍”', () => {
    expect(window('glm-lite', 'week').typical / window('glm-lite', '5h').typical).toBe(4);
  });

  test('“简单问答或代码生成：通常触发 5-10 次模型调用”: Bailian Pro answers 9,000–18,000 simple questions a month', () => {
    expect(month('bailian-pro', { unit: 'prompt', task: 'simple-question' })).toMatchObject({ low: 9000, high: 18_000 });
  });

  test('¥40 and ¥200 for 18,000 and 90,000 requests: ¥2.22 for 1,000 with each', () => {
    for (const id of ['bailian-lite', 'bailian-pro', 'ark-lite', 'ark-pro']) {
      expect(Number(unitPrice(catalog.at(seedDay), planOf(id), 1000)?.price.typical)).toBeCloseTo(2.2222, 4);
    }
  });
});

describe('pay-as-you-go', () => {
  test('GLM-4.7, lowest tier: 95·0.4 + 4.5·2 + 0.5·8 = 51', () => {
    expect(bill('glm-4.7', 95, 4.5, 0.5, 'lowest')?.typical).toBe('51');
  });

  test('GLM-5, lowest tier: 95·1 + 4.5·4 + 0.5·18 = 122', () => {
    expect(bill('glm-5', 95, 4.5, 0.5, 'lowest')?.typical).toBe('122');
  });

  test('K2.5: 28·0.7 + 0.6·4 + 0.07·21 = 23.47', () => {
    expect(bill('kimi-k2.5', 28, 0.6, 0.07)?.typical).toBe('23.47');
  });

  test('M2.5: 90·0.21 + 9.5·2.1 + 0.5·8.4 = 43.05', () => {
    expect(bill('minimax-m2.5', 90, 9.5, 0.5)?.typical).toBe('43.05');
  });

  test('M2.5: a cache write is 1.25× the input price, a cache read 0.1×', () => {
    const of = (kind: string) =>
      catalog.at(seedDay).slot({ kind: 'model', id: 'minimax-m2.5' }, 'apiPrices', { kind, currency: 'CNY' })?.readings[0]?.lead.fact.tiers[0]
        ?.amount ?? 0;
    expect(of('cache-write') / of('input')).toBeCloseTo(1.25, 9);
    expect(of('cached-input') / of('input')).toBeCloseTo(0.1, 9);
  });
});
