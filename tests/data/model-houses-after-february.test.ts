/** What became of GLM, Kimi and MiniMax after February 2026, on the days on which it changed. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Reading, Ref, Who } from '#src/catalog/types.ts';

const catalog = loadCatalog(dataDir);
const TODAY = '2026-11-22';

type Keys = Readonly<Record<string, unknown>>;
const plan = (id: string): Ref => ({ kind: 'plan', id });
const line = (id: string): Ref => ({ kind: 'line', id });
const readings = <A extends Attribute>(of: Ref, attribute: A, day: Day, keys: Keys = {}, who?: Who): readonly Reading<A>[] =>
  catalog.at(day).slot(of, attribute, keys, who)?.readings ?? [];
const lead = <A extends Attribute>(of: Ref, attribute: A, day: Day, keys: Keys = {}, who?: Who) => readings(of, attribute, day, keys, who)[0]?.lead;

const price = (id: string, day: Day, keys: Keys = {}, who?: Who) =>
  lead(plan(id), 'prices', day, { phase: 'regular', per: 'month', ...keys }, who)?.fact.amount;
/** "80 prompt", "none" or undefined. */
const quota = (id: string, window: string, day: Day, who?: Who) => {
  const fact = lead(plan(id), 'quotas', day, { window }, who)?.fact;
  return fact && [fact.amount, fact.unit].filter((part) => part !== undefined).join(' ');
};
const sale = (id: string, day: Day, to = 'new', who?: Who) => lead(plan(id), 'availability', day, { to }, who)?.fact.state;
const factor = (id: string, model: string, day: Day, peak?: unknown) =>
  lead(line(id), 'multipliers', day, { model, ...(peak === undefined ? {} : { peak }) })?.fact.factor;
const disputed = (of: Ref, attribute: Attribute, day: Day, keys: Keys) =>
  readings(of, attribute, day, keys)[0]?.conflicting.map(({ source }) => source.id) ?? [];
const api = (id: string, currency: string, day: Day = TODAY, keys: Keys = {}) =>
  ['cached-input', 'input', 'output'].map((kind) =>
    lead({ kind: 'model', id }, 'apiPrices', day, { kind, currency, ...keys })?.fact.tiers.map(({ amount }) => amount),
  );

describe('GLM', () => {
  test.each([
    // 02-12: 40/200/400 → 49/149/469, quota × 2/3; 02-14 weekly 320; 02-16 weekly 400; 07-30 credits: Lite 118, 2,000 per 5 h, 10,000 a week
    ['2026-02-11', 40, '120 prompt', 'none'],
    ['2026-02-13', 49, '80 prompt', 'none'],
    ['2026-02-15', 49, '80 prompt', '320 prompt'],
    ['2026-02-16', 49, '80 prompt', '400 prompt'],
    ['2026-02-20', 49, '80 prompt', '400 prompt'],
    ['2026-05-01', 49, '80 prompt', '400 prompt'],
    ['2026-07-29', 49, '80 prompt', '400 prompt'],
    ['2026-07-30', 118, '2000 credit', '10000 credit'],
    ['2026-08-10', 118, '2000 credit', '10000 credit'],
    [TODAY, 118, '2000 credit', '10000 credit'],
  ])('Lite on %s: ¥%s, %s per 5 hours, %s a week', (day, amount, five, week) => {
    expect([price('glm-lite', day), quota('glm-lite', '5h', day), quota('glm-lite', 'week', day)]).toEqual([amount, five, week]);
  });

  test('Pro and Max follow', () => {
    // weekly 2,000 and 8,000 from 02-16; "Pro 538: 12,000/60,000; Max 1078: 28,000/140,000"
    expect(['glm-pro', 'glm-max'].map((id) => quota(id, 'week', '2026-02-20'))).toEqual(['2000 prompt', '8000 prompt']);
    expect(['glm-pro', 'glm-max'].map((id) => price(id, TODAY))).toEqual([538, 1078]);
    expect(['glm-pro', 'glm-max'].map((id) => quota(id, '5h', TODAY))).toEqual(['12000 credit', '28000 credit']);
    expect(['glm-pro', 'glm-max'].map((id) => quota(id, 'week', TODAY))).toEqual(['60000 credit', '140000 credit']);
  });

  test.each([
    // "quarterly 132.3/402.3/1266.3 (−10%), yearly 470.4/1430.4/4502.4 (−20%)": 49·3·0.9 and 49·12·0.8
    ['2026-04-28', [132.3, 402.3, 1266.3], [470.4, 1430.4, 4502.4]],
    // "quarterly −20%: 94.4/430.4/862.4 per month; yearly −30%: 82.6/376.6/754.6", × 3 and × 12
    [TODAY, [283.2, 1291.2, 2587.2], [991.2, 4519.2, 9055.2]],
  ])('by the quarter and by the year on %s', (day, quarters, years) => {
    const ids = ['glm-lite', 'glm-pro', 'glm-max'];
    expect(ids.map((id) => price(id, day, { per: 'quarter' }))).toEqual(quarters);
    expect(ids.map((id) => price(id, day, { per: 'year' }))).toEqual(years);
  });

  test('GLM-5 counts three times, from 02-16 three times at peak and twice off-peak, and leaves the plan on 04-09', () => {
    const peak = { from: 14, to: 18 };
    expect(factor('glm', 'glm-5', '2026-02-13')).toBeUndefined();
    expect(factor('glm', 'glm-5', '2026-02-15')).toBe(3);
    expect([factor('glm', 'glm-5', '2026-02-16', peak), factor('glm', 'glm-5', '2026-02-16', 'off')]).toEqual([3, 2]);
    expect(factor('glm', 'glm-5', '2026-04-09')).toBeUndefined();
    expect([factor('glm', 'glm-5-turbo', '2026-05-01', peak), factor('glm', 'glm-5-turbo', '2026-05-01', 'off')]).toEqual([3, 1]);
  });

  test.each([
    ['2026-02-15', 'glm-5', true],
    ['2026-04-08', 'glm-4.6', true],
    ['2026-04-09', 'glm-4.6', false],
    ['2026-04-09', 'glm-5.1', true],
    ['2026-06-13', 'glm-5.2', true],
    ['2026-08-13', 'glm-5.3', false],
    ['2026-08-14', 'glm-5.3', true],
    [TODAY, 'glm-5.3-flash', true],
    [TODAY, 'glm-4.7', false],
  ])('on %s the plan has %s: %s', (day, model, there) => {
    expect(lead(line('glm'), 'models', day)?.fact.items.includes(model)).toBe(there);
  });

  test('earlier subscribers keep their terms', () => {
    const first = { subscribedBefore: '2026-02-10' };
    const second = { subscribedBefore: '2026-07-01' };
    expect([quota('glm-lite', '5h', TODAY, first), quota('glm-lite', 'week', TODAY, first)]).toEqual(['120 prompt', 'none']);
    expect([quota('glm-lite', '5h', TODAY, second), quota('glm-lite', 'week', TODAY, second)]).toEqual(['80 prompt', '400 prompt']);
    // "legacy no-weekly-limit plans: auto-renew off on 04-30"; "V1/V2 holders may renew at 49/149/469"
    expect(price('glm-lite', '2026-04-29', { phase: 'renewal' }, first)).toBe(40);
    expect(sale('glm-lite', '2026-05-01', 'renewal', first)).toBe('closed');
    expect(['glm-lite', 'glm-pro', 'glm-max'].map((id) => price(id, TODAY, { phase: 'renewal' }, second))).toEqual([49, 149, 469]);
    // "月49/149/469元，年均39.2/119.2/375.2元"; a year is twelve of them.
    const yearly = ['glm-lite', 'glm-pro', 'glm-max'].map((id) => price(id, TODAY, { phase: 'renewal', per: 'year' }, second));
    expect(yearly).toEqual([470.4, 1430.4, 4502.4]);
  });

  test('teams: 598 and 1,198 a seat, 60M/300M and 160M/800M tokens', () => {
    expect(['glm-team-standard', 'glm-team-premium'].map((id) => price(id, TODAY))).toEqual([598, 1198]);
    const tokens = (id: string, window: string) =>
      readings(plan(id), 'quotas', TODAY, { window }).find(({ unit }) => unit === 'token')?.lead.fact.amount;
    expect(['5h', 'week'].map((window) => tokens('glm-team-standard', window))).toEqual([60_000_000, 300_000_000]);
    expect(['5h', 'week'].map((window) => tokens('glm-team-premium', window))).toEqual([160_000_000, 800_000_000]);
    expect(price('glm-team-standard', '2026-06-09')).toBeUndefined();
  });

  test('the credits formula gives the tokens that the vendor names, within 2%', () => {
    // "credits = (in·6.9 + cached·1.7 + out·24)/10000", 50% off-peak; in and out 99.5/0.5, 90.9% of input cached
    const tariffs = catalog
      .at(TODAY)
      .conversions()
      .filter((one) => one.type === 'credits' && one.scope.line === 'glm' && one.scope.model === 'glm-5.3');
    const [cached, output] = [0.995 * 0.909, 0.005];
    const perWeek = (credits: number) =>
      tariffs.map((one) =>
        one.type === 'credits'
          ? (credits * one.per) / (one.factor * ((1 - cached - output) * one.input + cached * one.cached + output * one.output))
          : 0,
      );
    // 0.43–0.87, 2.63–5.26 and 6.13–12.26 亿 tokens a week
    const vendor = { 'glm-lite': [43, 87], 'glm-pro': [263, 526], 'glm-max': [613, 1226] } as const;
    for (const [id, range] of Object.entries(vendor)) {
      const amount = lead(plan(id), 'quotas', TODAY, { window: 'week' })?.fact.amount;
      const [low, high] = perWeek(Number(amount)).sort((a, b) => a - b);
      expect(Math.abs((low ?? 0) / (range[0] * 1e6) - 1)).toBeLessThan(0.02);
      expect(Math.abs((high ?? 0) / (range[1] * 1e6) - 1)).toBeLessThan(0.02);
    }
    expect(tariffs.map((one) => (one.type === 'credits' ? [one.factor, one.peak] : []))).toEqual([
      [1, { days: [1, 2, 3, 4, 5], from: 14, to: 18 }],
      [0.5, 'off'],
    ]);
  });

  test('sources that did not follow are told as disagreeing', () => {
    expect(disputed(plan('glm-lite'), 'prices', TODAY, { phase: 'regular', per: 'month' })).toEqual(['codepick-later', 'pingfanfan']);
    expect(disputed(plan('glm-lite'), 'prices', '2026-06-01', { phase: 'regular', per: 'year' })).toEqual(['codepick-later']);
  });

  test('the international plans: unknown in February, $18/$72/$160 in spring, $18/$80/$168 in autumn, when nothing disputes them any more', () => {
    const ids = ['glm-intl-lite', 'glm-intl-pro', 'glm-intl-max'];
    expect(ids.map((id) => price(id, '2026-02-15'))).toEqual([undefined, undefined, undefined]);
    expect(price('glm-intl-lite', '2026-04-12')).toBe(18);
    expect(ids.map((id) => price(id, '2026-05-01'))).toEqual([18, 72, 160]);
    expect(ids.map((id) => price(id, TODAY))).toEqual([18, 80, 168]);
    // The order page as read on 2026-10-04 refutes $72 and $160, which ended with the first report of the later prices.
    expect(ids.map((id) => price(id, '2026-09-02'))).toEqual([18, 72, 160]);
    for (const id of ids) expect(disputed(plan(id), 'prices', TODAY, { phase: 'regular', per: 'month' })).toEqual([]);
  });
});

describe('Kimi', () => {
  test.each([
    // "02-18: 5 h limit 10M tokens → 1M uncached in+out; week 4M uncached"
    ['2026-02-17', ['10000000 token'], '4000000 uncached-token'],
    ['2026-02-19', ['1000000 uncached-token'], '4000000 uncached-token'],
  ])('what was measured on Andante on %s', (day, five, week) => {
    const measured = readings(plan('kimi-andante'), 'quotas', day, { window: '5h' }).filter(({ lead: { basis } }) => basis === 'measured');
    expect(measured.map(({ unit, lead: { fact } }) => `${fact.amount} ${unit}`)).toEqual(five);
    expect(quota('kimi-andante', 'week', day)).toBe(week);
  });

  test('from 07-20 Kimi Code has plans of its own, for eleven days', () => {
    // "Starter 99 / Explorer 299 (4×) / Expert 699 (10×) / Master 1399 (25×)"
    const ids = ['kimi-starter', 'kimi-explorer', 'kimi-expert', 'kimi-master'];
    expect(ids.map((id) => price(id, '2026-07-25'))).toEqual([99, 299, 699, 1399]);
    expect(ids.map((id) => lead(plan(id), 'quotas', '2026-07-25')?.fact.times?.factor)).toEqual([undefined, 4, 10, 25]);
    expect(ids.map((id) => sale(id, '2026-07-25'))).toEqual(['open', 'open', 'open', 'open']);
    expect(price('kimi-andante', '2026-07-25')).toBeUndefined();
    expect(sale('kimi-andante', '2026-07-25')).toBe('closed');
    expect(ids.map((id) => price(id, '2026-07-31'))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('from 07-31 the four tiers are listed again, to be renewed before 08-20', () => {
    const ids = ['kimi-andante', 'kimi-moderato', 'kimi-allegretto', 'kimi-allegro'];
    expect(ids.map((id) => price(id, '2026-08-10'))).toEqual([49, 99, 199, 699]);
    expect(ids.map((id) => price(id, '2026-05-01', { per: 'year' }))).toEqual([468, 948, 1908, 6708]);
    expect(sale('kimi-andante', '2026-08-19', 'renewal')).toBe('open');
    expect(sale('kimi-andante', '2026-08-20')).toBe('closed');
    // one source says paused, one still lists them
    expect(disputed(plan('kimi-andante'), 'availability', TODAY, { to: 'new' })).toEqual(['vaproh']);
  });

  test('in autumn there are Plus, Pro and Max without a weekly limit', () => {
    const ids = ['kimi-plus', 'kimi-pro', 'kimi-max'];
    expect(ids.map((id) => price(id, TODAY))).toEqual([99, 199, 699]);
    expect(ids.map((id) => price(id, TODAY, { per: 'year' }))).toEqual([948, 1908, 6708]);
    expect(ids.map((id) => quota(id, 'week', TODAY))).toEqual(['none', 'none', 'none']);
    expect(price('kimi-plus', '2026-08-10')).toBeUndefined();
  });
});

describe('MiniMax', () => {
  test.each([
    // 03-18 Token Plan: 1500/4500/30000 requests, Starter gone; 03-21 Starter back, weekly = 10 × 5 h; 06-01 M3
    ['2026-03-17', 'minimax-starter', 'open', '40 prompt', 'none'],
    ['2026-03-19', 'minimax-starter', 'closed', undefined, 'none'],
    ['2026-03-21', 'minimax-starter', 'open', '600 request', '6000 request'],
    ['2026-06-02', 'minimax-starter', 'closed', undefined, undefined],
    ['2026-03-17', 'minimax-plus', 'open', '100 prompt', 'none'],
    ['2026-03-19', 'minimax-plus', 'open', '1500 request', 'none'],
    ['2026-03-21', 'minimax-plus', 'open', '1500 request', '15000 request'],
    ['2026-06-02', 'minimax-plus', 'open', '1500 request', '15000 request'],
    ['2026-03-19', 'minimax-max', 'open', '4500 request', 'none'],
    ['2026-03-19', 'minimax-ultra-highspeed', 'open', '30000 request', 'none'],
    ['2026-06-02', 'minimax-ultra-highspeed', 'closed', undefined, undefined],
    ['2026-06-02', 'minimax-max-highspeed', 'closed', undefined, undefined],
  ])('on %s %s is %s: %s per 5 hours, %s a week', (day, id, state, five, week) => {
    expect([sale(id, day), quota(id, '5h', day), quota(id, 'week', day)]).toEqual([state, five, week]);
  });

  test('M3 tiers from 06-01: tokens per month', () => {
    // "Plus 49 (~6亿+ tokens/month), Max 119 (~18亿+), Ultra 469 (~55亿+, 71亿+ by 06-18)"
    const tokens = (id: string, day: Day) => lead(plan(id), 'quotas', day, { window: 'month', model: 'minimax-m3' })?.fact;
    expect(['minimax-plus', 'minimax-max', 'minimax-ultra'].map((id) => price(id, '2026-06-02'))).toEqual([49, 119, 469]);
    expect(tokens('minimax-plus', '2026-06-02')).toMatchObject({ amount: 600_000_000, bound: 'atLeast', approx: true });
    expect(tokens('minimax-max', '2026-06-02')?.amount).toBe(1_800_000_000);
    expect([tokens('minimax-ultra', '2026-06-02')?.amount, tokens('minimax-ultra', '2026-06-18')?.amount]).toEqual([5_500_000_000, 7_100_000_000]);
    expect(price('minimax-ultra', '2026-05-31')).toBeUndefined();
  });

  test('by the year', () => {
    // "yearly 290/490/1190, highspeed 980/1990 (8990 in newer)", Ultra 4690
    const ids = ['minimax-starter', 'minimax-plus', 'minimax-max', 'minimax-plus-highspeed', 'minimax-max-highspeed', 'minimax-ultra-highspeed'];
    expect(ids.map((id) => price(id, '2026-05-01', { per: 'year' }))).toEqual([290, 490, 1190, 980, 1990, 8990]);
    expect(price('minimax-ultra', TODAY, { per: 'year' })).toBe(4690);
  });

  test('Starter and Plus Highspeed go on for earlier subscribers', () => {
    const earlier = { subscribedBefore: '2026-05-01' };
    expect(['minimax-starter', 'minimax-plus-highspeed'].map((id) => price(id, TODAY, { phase: 'renewal' }, earlier))).toEqual([29, 98]);
    expect(['minimax-starter', 'minimax-max-highspeed'].map((id) => sale(id, TODAY, 'renewal', earlier))).toEqual(['open', 'closed']);
  });

  test('sources disagree on Ultra Highspeed and on the day of the new name', () => {
    expect(disputed(plan('minimax-ultra-highspeed'), 'prices', '2026-05-01', { phase: 'regular', per: 'month' })).toEqual(['swanntes']);
    const days = catalog
      .at(TODAY)
      .slots(line('minimax-cn'), 'events')
      .flatMap(({ readings: [reading] }) => (reading?.lead.fact.id.startsWith('minimax-token-plan') ? reading.lead.fact.day : []));
    expect(days).toEqual(['2026-03-18', '2026-03-23']);
  });

  test('international tiers: $10/20/50 in spring, $22/55/132 in autumn', () => {
    const ids = ['minimax-intl-starter', 'minimax-intl-plus', 'minimax-intl-max', 'minimax-intl-ultra'];
    expect(ids.slice(0, 3).map((id) => [price(id, '2026-05-01'), quota(id, '5h', '2026-05-01')])).toEqual([
      [10, '1500 request'],
      [20, '4500 request'],
      [50, '15000 request'],
    ]);
    expect(ids.slice(1).map((id) => price(id, TODAY))).toEqual([22, 55, 132]);
    expect(ids.slice(1).map((id) => lead(plan(id), 'quotas', TODAY, { window: 'month', model: 'minimax-m3' })?.fact.amount)).toEqual([
      1.7e9, 5.1e9, 12.5e9,
    ]);
  });
});

describe('API prices', () => {
  test.each([
    // CNY per 1M: cached, input, output; several figures are bands
    ['kimi-k2.5', [0.7], [4], [21]],
    ['kimi-k2.6', [1.1], [6.5], [27]],
    ['kimi-k2.7-code', [1.3], [6.5], [27]],
    ['kimi-k3', [2], [20], [100]],
    ['minimax-m2.5', [0.21], [2.1], [8.4]],
    ['minimax-m2.7', [0.42], [2.1], [8.4]],
    ['minimax-m3', [0.42, 0.84], [2.1, 4.2], [8.4, 16.8]],
    ['glm-4.7', [0.4, 0.6, 0.8], [2, 3, 4], [8, 14, 16]],
    ['glm-5', [1, 1.5], [4, 6], [18, 22]],
    ['glm-5.1', [1.3, 2], [6, 8], [24, 28]],
    ['glm-5.2', [2], [8], [28]],
    ['glm-5.3', [2], [8], [28]],
    ['glm-5-turbo', [1.2, 1.8], [5, 7], [22, 26]],
    ['qwen3.5-plus', undefined, [0.8, 2, 4], [4.8, 12, 24]],
    ['qwen3-max-2026-01-23', undefined, [2.5, 4, 7], [10, 16, 28]],
    ['qwen3.6-plus', undefined, [2, 8], [12, 48]],
    ['qwen3-coder-next', undefined, [1, 1.5, 2.5], [4, 6, 10]],
    ['qwen3-coder-plus', undefined, [4, 6, 20], [16, 24, 200]],
    ['doubao-seed-2.0-code', [0.64], [3.2, 4.8, 9.6], [16, 24, 48]],
  ])('%s in CNY', (id, ...prices) => {
    expect(api(id, 'CNY', TODAY, { host: undefined })).toEqual(prices);
  });

  test.each([
    // USD per 1M: cached, input, output
    ['kimi-k2.5', 0.1, 0.6, 3],
    ['kimi-k2-thinking', 0.15, 0.6, 2.5],
    ['minimax-m2.5', 0.03, 0.3, 1.2],
    ['minimax-m2.5-highspeed', 0.06, 0.6, 2.4],
    ['glm-5', 0.2, 1, 3.2],
    ['glm-4.7', 0.11, 0.6, 2.2],
    ['glm-4.6', 0.11, 0.6, 2.2],
    ['glm-4.5-air', 0.03, 0.2, 1.1],
    ['glm-5.1', 0.26, 1.4, 4.4],
    ['glm-5.2', 0.26, 1.4, 4.4],
    ['doubao-seed-code', 0.03, 0.17, 1.12],
  ])('%s in USD', (id, ...prices) => {
    expect(api(id, 'USD').map((tiers) => tiers?.[0])).toEqual(prices);
  });

  test('prices of one model with several hosts or lists stay apart', () => {
    const pair = (id: string, keys: Keys, currency = 'USD') =>
      api(id, currency, TODAY, keys)
        .slice(1)
        .map((tiers) => tiers?.[0]);
    expect([pair('qwen3.5-plus', { list: 'intl' }), pair('qwen3.5-plus', { list: 'cn' })]).toEqual([
      [0.4, 2.4],
      [0.573, 3.44],
    ]);
    expect([pair('qwen3-max-2026-01-23', { list: 'intl' }), pair('qwen3-max-2026-01-23', { list: 'cn' })]).toEqual([
      [1.2, 6],
      [0.861, 3.441],
    ]);
    expect([pair('deepseek-v3.2', { host: 'SiliconFlow' }), pair('deepseek-v3.2', { host: 'OpenRouter' })]).toEqual([
      [0.27, 0.42],
      [0.2288, 0.3432],
    ]);
    expect(pair('deepseek-v3.2', { host: 'SiliconFlow' }, 'CNY')).toEqual([2, 3]);
    expect([api('glm-5', 'CNY', TODAY, { host: 'Aliyun' })]).toEqual([[[1.2], [6], [22]]]);
    expect(pair('qwen3-coder-plus', {})).toEqual([1, 5]);
  });

  test('the cache read of M2.5 Highspeed is disputed', () => {
    const [reading] = readings({ kind: 'model', id: 'minimax-m2.5-highspeed' }, 'apiPrices', TODAY, { kind: 'cached-input', currency: 'USD' });
    expect(reading?.conflicting.map(({ source, fact }) => [source.id, fact.tiers[0]?.amount])).toEqual([['genai-prices', 0.03]]);
  });

  test('a dollar is 6.71 yuan on 2026-09-23 and 6.7156 on 2026-09-15', () => {
    expect([catalog.rate('USD', 'CNY', '2026-09-23')?.rate, catalog.rate('USD', 'CNY', '2026-09-15')?.rate]).toEqual([6.71, 6.7156]);
  });
});
