import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentionsOf } from '#src/ask/mentions/mentions.ts';
import { readUse } from '#src/ask/use.ts';
import { createNames } from '#src/catalog/names.ts';
import { point } from '#src/core/interval.ts';
import { yard } from '#support/yard.ts';

const names = createNames(yard());
const read = (text: string) => readUse(mentionsOf(text, { scan: (words) => names.scan(words) }));
const input = (text: string) => read(text).input;
const use = (amount: number, unit: string, per: string) => ({ use: { amount: point(amount), unit, per } });
const million = 1_000_000;

describe('a workload in words', () => {
  test.each([
    ['me and 3 colleagues, 100 requests a day each', 4],
    ['2 colleagues and me, 100 requests a day each', 3],
    ['我和两个同事，每人一天 100 次请求', 3],
    ['三个同事和我，每人一天 100 次请求', 4],
    ['I have 3 colleagues, 100 requests a day each', 3],
  ])('people with oneself: %s', (text, people) => {
    expect(input(text).team?.people).toBe(people);
  });

  test.each<[string, object]>([
    ['每天 500 次请求 8小时', { ...use(500, 'request', 'day'), hoursPerDay: 8 }],
    ['2M tokens a day', use(2 * million, 'token', 'day')],
    ['500 requests a day, 4 hours a day, 7 days a week', { ...use(500, 'request', 'day'), hoursPerDay: 4, daysPerWeek: 7 }],
    ['每天200个prompt', use(200, 'prompt', 'day')],
    ['每周一万八千次调用', use(18_000, 'request', 'week')],
    ['一个月用 5000 万 token', use(50 * million, 'token', 'month')],
    ['about 300M tokens per month', use(300 * million, 'token', 'month')],
    ['100 prompts per 5 hours', use(100, 'prompt', '5h')],
    ['每5小时300次提问，每天干10个小时', { ...use(300, 'prompt', '5h'), hoursPerDay: 10 }],
    ['60 requests per hour, 6h', { ...use(60, 'request', 'hour'), hoursPerDay: 6 }],
    ['每分钟 2 次请求', use(2, 'request', 'minute')],
    ['每天问 80 个问题', use(80, 'prompt', 'day')],
    ['一天1.2k次', use(1200, 'request', 'day')],
    ['2,500 requests a day, 30 days', { ...use(2500, 'request', 'day'), daysPerWeek: 7 }],
    ['1000 calls/day, 5 days/week', { ...use(1000, 'request', 'day'), daysPerWeek: 5 }],
    ['每天 500 次请求，天天用', { ...use(500, 'request', 'day'), daysPerWeek: 7 }],
    ['2500 credits a week', use(2500, 'credit', 'week')],
    ['18,000 requests a month, 8 hours a day', { ...use(18_000, 'request', 'month'), hoursPerDay: 8 }],
    ['每天 8 小时，每月 1 万次请求', { ...use(10_000, 'request', 'month'), hoursPerDay: 8 }],
    ['每天8小时500次请求', { ...use(500, 'request', 'day'), hoursPerDay: 8 }],
    ['一周工作6天，每周 4000 次请求', { ...use(4000, 'request', 'week'), daysPerWeek: 6 }],
    ['I make about 2500 requests a day, 30 days', { ...use(2500, 'request', 'day'), daysPerWeek: 7 }],
    ['我每个月大概要跑 57.6亿 token', use(5_760_000_000, 'token', 'month')],
    ['coding 3 hours a day with roughly 120 prompts', { ...use(120, 'prompt', 'day'), hoursPerDay: 3 }],
  ])('%s', (text, expected) => {
    expect(input(text)).toEqual(expected);
    expect(read(text).problem).toBeUndefined();
  });

  test('a range of use stays a range', () => {
    expect(input('每天 300-500 次请求')).toEqual({ use: { amount: { low: 300, typical: 400, high: 500 }, unit: 'request', per: 'day' } });
  });

  test.each<[string, object]>([
    ['90M cached, 9.5M uncached, 0.5M output', { cached: 90 * million, uncached: 9.5 * million, output: 0.5 * million }],
    ['100M tokens: 90M cached, 9.5M uncached, 0.5M output', { cached: 90 * million, uncached: 9.5 * million, output: 0.5 * million }],
    ['28M cached input tokens, 600K uncached input and 70K output', { cached: 28 * million, uncached: 600_000, output: 70_000 }],
    ['9500万命中缓存、450万未命中、50万输出', { cached: 95 * million, uncached: 4.5 * million, output: 500_000 }],
    ['命中缓存 9500万，未命中 450万，输出 50万', { cached: 95 * million, uncached: 4.5 * million, output: 500_000 }],
    ['10M input, 9M cached, 1M output', { cached: 9 * million, uncached: million, output: million }],
    ['100M tokens, 90M cached, 1M output', { cached: 90 * million, uncached: 9 * million, output: million }],
    ['输入1亿，输出200万', { cached: 0, uncached: 100 * million, output: 2 * million }],
    ['1M cached, 1M uncached, 2M cache writes, 100K output', { cached: million, uncached: million, output: 100_000, cacheWrite: 2 * million }],
  ])('%s: kinds of tokens apart', (text, parts) => {
    expect(input(text)).toEqual({ parts: { ...parts, per: 'once' } });
  });

  test('kinds of tokens over a period', () => {
    expect(input('每天 90M 命中缓存 9.5M 未命中 0.5M 输出').parts?.per).toBe('day');
  });

  test.each<[string, object]>([
    ['20K tokens per request', { tokensPerRequest: point(20_000) }],
    ['每次请求大约 2万 token', { tokensPerRequest: point(20_000) }],
    ['12 calls per prompt', { requestsPerPrompt: point(12) }],
    ['每个 prompt 15 次调用', { requestsPerPrompt: point(15) }],
    ['95% cached', { cachedShare: 0.95 }],
    ['缓存命中率 90%，输出 1%', { cachedShare: 0.9, outputShare: 0.01 }],
    ['8% uncached', { cachedShare: 0.92 }],
    ['一年', { months: 12 }],
    ['半年', { months: 6 }],
    ['for 3 months', { months: 3 }],
    ['2 years', { months: 24 }],
    ['10个人', { team: { people: 10, amount: 'each', plans: 10, assumed: ['amount', 'plans'] } }],
    ['5 developers, paid yearly', { team: { people: 5, amount: 'each', plans: 5, assumed: ['amount', 'plans'] }, payment: 'year' }],
    ['按季付', { payment: 'quarter' }],
    ['老用户续费', { customer: 'existing' }],
    ['first-time customer', { customer: 'new' }],
    ['最低档', { tier: 'lowest' }],
    ['in bursts', { burstHours: 2 }],
    ['集中在3小时', { burstHours: 3 }],
    ['starting at 20:00', { startHour: 20 }],
  ])('besides: %s', (text, expected) => {
    expect(input(`每天 500 次请求，${text}`)).toEqual({ ...use(500, 'request', 'day'), ...expected });
  });

  test('names are no figures, and are told', () => {
    const found = read('墨线 Lite 每天 500 次请求 用 Ink-2.5');
    expect(found).toMatchObject({
      input: { ...use(500, 'request', 'day'), model: 'ink-2.5' },
      offers: [{ kind: 'plan', id: 'inkline-lite' }],
      models: ['ink-2.5'],
    });
    expect(read('100M tokens on Ink-2 API').api).toBe(true);
    expect(read('inkline pro vs 墨线 Max, 2M tokens a day').offers.map(({ id }) => id)).toEqual(['inkline-pro', 'inkline-max']);
  });

  test.each<[string, string]>([
    ['500 bananas a day', 'unit'],
    ['每天 500', 'unit'],
    ['每天 -500 次请求', 'negative'],
    ['每天 500 次请求，还有 77 个东西', 'unread'],
    ['2M tokens a day on gpt9', 'name'],
    ['每天 500 次请求，用 qwen9-max', 'name'],
  ])('%s: what cannot be read is said (%s)', (text, code) => {
    expect(read(text).problem?.code).toBe(code);
  });

  test('a figure without a unit is kept, so that a unit can be given', () => {
    expect(read('500 bananas a day').bare).toEqual({ amount: point(500), per: 'day' });
  });

  test('powers are written out', () => {
    expect(input('10^30 tokens a day').use?.amount.typical).toBe(1e30);
    expect(input('10^6 tokens a day').use?.amount.typical).toBe(million);
  });

  test('money is no use', () => {
    expect(read('每天 500 次请求，预算 50 块以内')).toMatchObject({ input: use(500, 'request', 'day') });
    expect(read('500 requests a day under $20').problem).toBeUndefined();
  });

  test('no text breaks it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void read(text)));
    const pieces = fc.constantFrom(
      '每天',
      '500',
      '次请求',
      'tokens',
      '95%',
      'cached',
      '命中缓存',
      '-',
      '/5h',
      'per',
      '一万八',
      ',',
      '⟨0⟩',
      '墨线 Lite',
      '小时',
      'a day',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), (words) => void read(words.join(' '))));
  });
});
