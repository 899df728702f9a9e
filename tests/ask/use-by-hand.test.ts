/**
 * Amounts that stand beside hours of the day, days, people and each other, in both languages. What is right was worked out by hand; a month has 30
 * days. Ark Lite allows 18,000 requests a month and 9,000 a week, Ark Pro 90,000 a month (Volcengine's page, read on 2026-10-04).
 */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { readNeeds } from '#src/ask/needs-words.ts';
import { toInput } from '#src/ask/query/use.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { estimate } from '#src/core/estimate.ts';

const catalog = loadCatalog('data');
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);
const view = catalog.at('2026-11-30');

/** The demand of a month (or another window) on one plan, and the part of its limit in per cent, low to high. */
function month(
  text: string,
  of: '5h' | 'week' | 'month' = 'month',
): { readonly demand: readonly [number, number]; readonly percent: readonly [number, number] } {
  const query = understand(text, { lexicon, names, view }).queries.find(({ kind }) => kind === 'use');
  if (query?.kind !== 'use') throw new RangeError(`no use: ${text}`);
  expect(query.left, text).toBeUndefined();
  const plans = query.subjects.flatMap((id) => catalog.get('plan', id) ?? []);
  const found = estimate(view, toInput(query.workload), { plans });
  const [plan] = found.lists.flatMap((list) => list.plans);
  const use = plan?.quota.windows.find(({ window }) => window === of);
  if (use?.state !== 'limited') throw new RangeError(`no limit: ${text}`);
  const round = (value: number) => Math.round(value * 10) / 10;
  const percent = (value: number) => round(value * 100);
  return { demand: [round(use.demand.low), round(use.demand.high)], percent: [percent(use.utilisation.low), percent(use.utilisation.high)] };
}

type Row = readonly [text: string, demand: number | readonly [number, number], percent: number | readonly [number, number]];
const both = (value: number | readonly [number, number]) => (typeof value === 'number' ? [value, value] : value);

describe.each<readonly [string, readonly Row[]]>([
  [
    'hours of the day are no amount',
    [
      ['我每天8点到12点发300次请求，方舟Lite够用吗', 9000, 50],
      ['方舟Lite够吗？每天8点到12点，300次请求', 9000, 50],
      ['每天早上9点开始用，300次请求，方舟Lite够吗', 9000, 50],
      ['晚上10点后每天用200次请求，方舟Lite够吗', 6000, 33.3],
      ['每晚8点到11点200次请求，方舟Lite够吗', 6000, 33.3],
      ['I send 300 requests between 8 and 12 every day, is Ark Lite enough?', 9000, 50],
      ['From 8 to 12 I send 300 requests a day. Is Ark Lite enough?', 9000, 50],
      ['300 requests a day, 9am to 5pm, is Ark Lite enough?', 9000, 50],
      ['after 10pm I use 200 requests a day, is Ark Lite enough?', 6000, 33.3],
      ['I work 20:00-23:00 and send 200 requests a day: does Ark Lite do?', 6000, 33.3],
      ['300 requests a day, 10 to 6, is Ark Lite enough?', 9000, 50],
      ['9am-6pm I send 300 requests a day, is Ark Lite enough?', 9000, 50],
      // 20 to 22 working days of a month.
      ['I code 9-5 on weekdays, roughly 400 requests a day, is Ark Lite enough?', [8000, 8800], [44.4, 48.9]],
      ['工作日9点到17点，每天大约400次请求，方舟Lite够吗', [8000, 8800], [44.4, 48.9]],
    ],
  ],
  [
    'days of a month and of a week',
    [
      ['每月20个工作日，每天500次请求，方舟Lite够吗', 10_000, 55.6],
      ['一个月22天，每天10小时，每小时50次请求，方舟Lite够吗', 11_000, 61.1],
      ['20 working days a month, 500 requests a day, is Ark Lite enough?', 10_000, 55.6],
      ['22 days a month, 10 hours a day, 50 requests an hour: is Ark Lite enough?', 11_000, 61.1],
      ['每两天1000次请求，方舟Lite够吗', 15_000, 83.3],
      ['1000 requests every two days, is Ark Lite enough?', 15_000, 83.3],
      ['every other day I send 1000 requests, is Ark Lite enough?', 15_000, 83.3],
      // 5 × 500 + 2 × 100 = 2,700 a week; × 30 ÷ 7.
      ['工作日每天500次，周末每天100次，方舟Lite够吗', 11_571.4, 64.3],
      ['weekdays 500 requests a day, weekends 100, is Ark Lite enough?', 11_571.4, 64.3],
      ['weekdays 500 requests, weekends 100, is Ark Lite enough?', 11_571.4, 64.3],
      ['工作日500次请求，周末100次，方舟Lite够吗', 11_571.4, 64.3],
      ['500 requests a day on weekdays and 100 requests a day on weekends, is Ark Lite enough?', 11_571.4, 64.3],
      ['每天800次请求，周末不用，方舟Lite够吗', [16_000, 17_600], [88.9, 97.8]],
      ['800 requests a day, nothing on weekends, is Ark Lite enough?', [16_000, 17_600], [88.9, 97.8]],
      // 2 days a week are 8 to 10 of a month.
      ['周末每天1500次请求，方舟Lite够吗', [12_000, 15_000], [66.7, 83.3]],
      ['weekends only, 1500 requests a day, is Ark Lite enough?', [12_000, 15_000], [66.7, 83.3]],
      ['一晚上350次请求，方舟Lite够吗', 10_500, 58.3],
      ['after 10pm only, about 350 calls a night, is Ark Lite enough?', 10_500, 58.3],
      // 3 × 1,200 a week, on 20 to 22 of the days of a month by fifths.
      ['我每周3次，每次1200次请求，方舟Lite够吗', [14_400, 15_840], [80, 88]],
      ['three times a week I do a session of 1200 requests, is Ark Lite enough?', [14_400, 15_840], [80, 88]],
      ['3 times a week, 1200 requests each, is Ark Lite enough?', [14_400, 15_840], [80, 88]],
      ['每天3小时内1500次请求，方舟Lite够吗', 45_000, 250],
      ['I fire 1500 requests within 3 hours every day, is Ark Lite enough?', 45_000, 250],
      // The plan's own limit told again is no use, but says what the other figure counts.
      ['方舟Lite一个月18000次请求，我每天要700，够吗', 21_000, 116.7],
      ['Ark Lite gives 18,000 requests a month; I need 700 a day. Enough?', 21_000, 116.7],
    ],
  ],
  [
    'days off',
    [
      // 5 days a week are 20 to 22 of a month of 30 days, 6 days 25 or 26, 2 days 8 to 10.
      ['做五休二每天800次请求方舟Lite够不', [16_000, 17_600], [88.9, 97.8]],
      ['每天800次请求周末休息方舟Lite够吗', [16_000, 17_600], [88.9, 97.8]],
      ['800 requests a day, not on weekends, is Ark Lite enough?', [16_000, 17_600], [88.9, 97.8]],
      ['单休每天600次请求方舟Lite够不够用', [15_000, 15_600], [83.3, 86.7]],
      ['600 requests a day with one day off a week, is Ark Lite enough?', [15_000, 15_600], [83.3, 86.7]],
      ['周末才写代码每天1000次请求方舟Lite够吗', [8000, 10_000], [44.4, 55.6]],
      ['I only code on weekends, 1000 requests a day, is Ark Lite enough?', [8000, 10_000], [44.4, 55.6]],
      // 5 × 300 + 2 × 800 = 3,100 a week; × 30 ÷ 7.
      ['平时每天300次请求周末每天800次请求方舟Lite够吗', 13_285.7, 73.8],
    ],
  ],
  [
    'parts of the day',
    [
      // 200 + 300 + 100 = 600 a day.
      ['上午200次下午300次晚上100次请求每天方舟Lite够吗', 18_000, 100],
      ['早上100次请求晚上200次请求方舟Lite够吗', 9000, 50],
      ['200 requests in the morning, 300 in the afternoon and 100 at night: is Ark Lite enough?', 18_000, 100],
    ],
  ],
  [
    'people and accounts',
    [
      ['8个人每人每天1500次请求，大家一份方舟Pro，够吗', 360_000, 400],
      ['Is Ark Pro enough for our team of 8, 1,500 requests a day each, one plan for all?', 360_000, 400],
      ['4个开发，每人每天300次请求，每人一份，方舟Lite够吗', 9000, 50],
      ["we're 4 devs, each 300 requests/day, everyone has their own plan, is Ark Lite enough?", 9000, 50],
      // 1,400 × 30 ÷ 3.
      ['我有3个方舟Lite账号，每天一共1400次请求，够吗', 14_000, 77.8],
      ['got 3 Ark Lite accounts, 1400 requests a day overall, is that enough?', 14_000, 77.8],
      // 2,000 a day of all on one plan.
      ['团队5人每天共2000次请求，方舟Pro够吗', 60_000, 66.7],
      ['我们5个人一共每天2000次请求，合用一份方舟Pro够吗', 60_000, 66.7],
      ['a team of 5 with 2000 requests a day in total, is Ark Pro enough?', 60_000, 66.7],
      ['5 people, 2,000 requests a day in total, sharing one plan: is Ark Pro enough?', 60_000, 66.7],
      // A plan for each: 2,000 ÷ 5 × 30.
      ['5 people, 2,000 requests a day altogether, a plan each: is Ark Pro enough?', 12_000, 13.3],
      ['5个人，每人每天2000次请求，每人一份，方舟Pro够吗', 60_000, 66.7],
      // 2 accounts take half of it each: 500 a day.
      ['我有2个账号，每天一共1000次请求，方舟Lite够吗', 15_000, 83.3],
      ['I have 2 accounts and 1000 requests a day in total, is Ark Lite enough?', 15_000, 83.3],
      ['买两个方舟Lite每天1000次请求够吗', 15_000, 83.3],
      ['我开了3个方舟Lite账号轮着用一天总共1500次请求够吗', 15_000, 83.3],
      ['I have 3 Ark Lite accounts and 1500 requests a day in total, is that enough?', 15_000, 83.3],
      // 2 × 2,000 × 30 on one plan; 2,500 × 30 on one.
      ['我们俩合用方舟Pro每人每天2000次请求够吗', 120_000, 133.3],
      ['俩人拼一个方舟Pro一共每天2500次请求够不够', 75_000, 83.3],
    ],
  ],
  [
    'what one prompt takes, and ranges',
    [
      ['每天30个prompt，每个20次调用，方舟Lite够吗', 18_000, 100],
      ['30 prompts a day with 20 calls each, is Ark Lite enough?', 18_000, 100],
      ['每天5个任务，每个30次调用，方舟Lite够吗', 4500, 25],
      ['5 tasks a day, 30 calls each: is Ark Lite enough?', 4500, 25],
      ['每天两三百次请求，方舟Lite够吗', [6000, 9000], [33.3, 50]],
      ['between 200 and 300 requests a day, is Ark Lite enough?', [6000, 9000], [33.3, 50]],
      ['200 to 300 requests a day, is Ark Lite enough?', [6000, 9000], [33.3, 50]],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (text, demand, percent) => {
    expect(month(text)).toEqual({ demand: both(demand), percent: both(percent) });
  });
});

test.each([
  '每天900万token走GLM-5.3的API，缓存命中92%，输出0.5%，GLM Pro更便宜吗',
  '9M tokens a day on the GLM-5.3 API, 92% cached, 0.5% output: is GLM Pro cheaper?',
])('a use by the day meets the price of a month as a month: %s', (text) => {
  // ¥2 cached, ¥8 input, ¥28 output per million: 9 × (0.92 × 2 + 0.075 × 8 + 0.005 × 28) = ¥23.22 a day, × 30 = ¥696.60; GLM Pro is ¥538 a month.
  const [query] = understand(text, { lexicon, names, view }).queries;
  const found = query && answer(query, view, { texts: lexicon.texts });
  if (found?.kind !== 'use' || found.type !== 'bill') throw new RangeError('no bill');
  expect(found).toMatchObject({ per: 'month', against: [{ price: { typical: '538', currency: 'CNY' } }] });
  expect(Number(found.bills[0]?.cost?.total.typical)).toBeCloseTo(696.6, 6);
});

/** What an API bill comes to, in yuan. */
function bill(text: string): number {
  const [query] = understand(text, { lexicon, names, view }).queries;
  const found = query && answer(query, view, { texts: lexicon.texts });
  if (found?.kind !== 'use' || found.type !== 'bill') throw new RangeError(`no bill: ${text}`);
  expect(query?.kind === 'use' && query.left, text).toBeUndefined();
  return Number(Number(found.bills[0]?.cost?.total.typical).toFixed(2));
}

// GLM-5.3: ¥2 cached, ¥8 input, ¥28 output per million tokens.
test.each([
  // 27 × 2 + 3 × 8 + 0.2 × 28, by the month.
  ['GLM-5.3走API每月输入3000万其中90%命中缓存输出20万一个月多少钱', 83.6],
  ['GLM-5.3 API: 30M input a month, 90% of it cached, 200K output a month: how much a month?', 83.6],
  // 80 × 2 + 20 × 8 + 1 × 28
  ['GLM-5.3 API 输入1亿 其中未命中2000万 输出100万 多少钱', 348],
  ['GLM-5.3 API cost: 100M input, 20M of it uncached, 1M output', 348],
  // 100 × 8 + 1 × 28
  ['GLM-5.3 API 输入1亿没命中 输出100万 多少钱', 828],
  ['GLM-5.3 API 输入1亿没命中缓存，输出100万多少钱', 828],
  ['GLM-5.3 API cost: input 100M uncached output 1M', 828],
  // 300 × 30,000 × 30 = 270M tokens, of which 0.5 % output: 268.65 × 8 + 1.35 × 28.
  ['一次请求大概3万token全部没命中缓存每天300次 GLM-5.3 API要多少钱', 2187],
  ['300 requests a day at 30K tokens per request, all uncached, GLM-5.3 API: how much?', 2187],
])('tokens of each kind: %s', (text, yuan) => {
  expect(bill(text)).toBe(yuan);
});

const workloadOf = (text: string) => {
  const query = understand(text, { lexicon, names, view }).queries.find(({ kind }) => kind === 'use');
  return query?.kind === 'use' ? query.workload : undefined;
};

test('早9晚6 are hours', () => {
  expect(workloadOf('早9晚6每天500次请求方舟Lite够吗')).toMatchObject({ startHour: 9, hoursPerDay: 9, use: { amount: 500, per: 'day' } });
});

test('a period that stands before an amount is not of the one before it', () => {
  const [query] = understand('方舟Lite还剩3000次请求每天200次够用几天', { lexicon, names, view }).queries;
  expect(query).toMatchObject({ kind: 'use', workload: { use: { amount: 200, per: 'day' } }, left: [expect.stringMatching(/^3000/)] });
});

test.each(['我一般早上9点干到晚上9点每天大概400次调用方舟Lite扛得住不', '400 calls a day, I work from 9am right up to 9pm: is Ark Lite enough?'])(
  'what is done from one hour to another may stand between them: %s',
  (text) => {
    expect(workloadOf(text)).toMatchObject({ startHour: 9, hoursPerDay: 12 });
  },
);

test.each(['8M tokens a day with GLM-5.3 only at night 9pm-1am, is GLM Lite enough?', '每天晚上9点到1点用800万token的GLM-5.3，GLM Lite够吗'])(
  'hours of the night are off-peak: %s',
  (text) => {
    // 56M a week at half: per million 100 × (0.95 × 1.7 + 0.045 × 6.9 + 0.005 × 24) = 204.55 credits, or 230.55 with 90% cached; 10,000 a week.
    expect(month(text, 'week')).toEqual({ demand: [5727.4, 6455.4], percent: [57.3, 64.6] });
  },
);

test.each([
  'Kimi K3 API：12M输入（其中10M缓存），输出0.3M，多少钱',
  'how much would 12M input (10M of it cached) plus 0.3M output cost on the Kimi K3 API',
])('what is cached is a part of the input: %s', (text) => {
  // ¥2 cached, ¥20 input, ¥100 output per million: 20 + 40 + 30.
  const [query] = understand(text, { lexicon, names, view }).queries;
  const found = query && answer(query, view, { texts: lexicon.texts });
  if (found?.kind !== 'use' || found.type !== 'bill') throw new RangeError('no bill');
  expect(found.bills[0]?.cost?.total.typical).toBe('90');
});

test.each(['GLM-5.3 API 2M输入 100K输出 都没缓存 美元多少', '100k output and 2M input, no caching, GLM-5.3 API: how much in dollars?'])(
  'a bill is told in the currency that is asked for: %s',
  (text) => {
    // The list in dollars of 2026-10-09: $1.40 input, $4.40 output per million: 2.80 + 0.44.
    const [query] = understand(text, { lexicon, names, view }).queries;
    const found = query && answer(query, view, { texts: lexicon.texts });
    if (found?.kind !== 'use' || found.type !== 'bill') throw new RangeError('no bill');
    expect(found.bills[0]?.cost?.total).toMatchObject({ typical: '3.24', currency: 'USD' });
  },
);

test.each([
  'GLM-5.3高峰时100万token缓存90%输出1%要多少积分',
  'how many credits does 1M tokens of GLM-5.3 cost at peak with 90% cached and 1% output?',
])('credits are reckoned with the shares that were told: %s', (text) => {
  // 100 × (0.09 × 6.9 + 0.9 × 1.7 + 0.01 × 24) = 239.1 at peak.
  const [query] = understand(text, { lexicon, names, view }).queries;
  expect(query).toMatchObject({ kind: 'fact', topics: expect.arrayContaining(['credits/glm-5.3/tokens=1000000/cached=0.9/output=0.01']) });
  const found = query && answer(query, view, { texts: lexicon.texts });
  const rates = found?.kind === 'fact' ? found.findings.flatMap((each) => (each.topic.aspect === 'credits' ? (each.rates?.rates ?? []) : [])) : [];
  const peak = rates.flatMap((rate) => (rate.kind === 'credits' && rate.coefficients.output === 24 ? [rate.hours[0]?.credits.typical] : []));
  // GLM Coding Plan and its international one.
  expect(peak).toEqual([expect.closeTo(239.1, 6), expect.closeTo(239.1, 6)]);
});

test.each([
  ['最多250元，每天2500次请求，要GLM-5.3，推荐哪个', 'zh'],
  ['max 250 yuan, 2500 requests a day, GLM-5.3. What do you suggest?', 'en'],
])('"max" before an amount of money is no tier: %s', (text) => {
  // 75,000 a month: Ark Pro (90,000, ¥200) holds; GLM Max at ¥1,078 was never meant.
  const [query] = understand(text, { lexicon, names, view }).queries;
  expect(query).toMatchObject({ kind: 'select', advise: true, filter: { models: ['glm-5.3'], budget: { amount: 250, bound: 'atMost' } } });
  const typed = readNeeds(text, view, names, lexicon, 'CNY');
  expect(typed.words.offers).toEqual([]);
  expect(typed.needs.budget).toEqual({ amount: 250, currency: 'CNY', bound: 'atMost' });
});

test.each(['50 requests an hour, 20 calls each, is Ark Lite enough?'])(
  'what a task takes, where no tasks are counted, is said not to be used: %s',
  (text) => {
    const [query] = understand(text, { lexicon, names, view }).queries;
    expect(query?.kind === 'use' && query.left?.[0]).toMatch(/^20/);
  },
);
