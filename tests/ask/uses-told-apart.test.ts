/**
 * Uses whose amounts are told apart: by request, by people, by days, by what is used up, by what runs side by side. What is right was worked out by hand;
 * a month has 30 days. Ark Lite allows 1,200 requests per 5 hours, 9,000 a week and 18,000 a month, Ark Pro 90,000 a month (Volcengine's page, read on
 * 2026-10-04); GLM Lite 10,000, Pro 60,000 credits a week. A million tokens of GLM-5.3 take 690 credits uncached, 170 cached and 2,400 output, GLM-5.3-Flash
 * 230, 56 and 800; half of it outside peak hours. GLM-5.3 costs ¥8, ¥2 and ¥28 per million on the API.
 */
import { describe, expect, test } from 'vitest';
import { wordsOf } from '#commands/shared/workload.ts';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { toInput } from '#src/ask/query/use.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { type WorkloadOptions, workloadInput } from '#src/ask/workload-input.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import { allPlans, estimate } from '#src/core/estimate.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { useArgs } from '#src/view/use-args.ts';

const catalog = loadCatalog('data');
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);
const view = catalog.at('2026-11-30');

function lastQuery(...texts: readonly string[]): Query | undefined {
  let kept: unknown;
  let queries: readonly Query[] = [];
  for (const text of texts) ({ kept, queries } = understand(text, { lexicon, names, view, kept }));
  return queries.at(-1);
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** What a window asks of a plan, from the least to the most. */
function demandOn(plan: string, input: WorkloadInput, window: LimitWindow): readonly number[] {
  const [found] = allPlans(estimate(view, input, { plans: [catalog.get('plan', plan)].flatMap((each) => each ?? []) }));
  const use = found?.quota.windows.find((each) => each.window === window);
  return use?.state === 'limited' ? [rounded(use.demand.low), rounded(use.demand.high)] : [];
}

/** As the options of a button, and read back. */
function pressed(input: WorkloadInput): WorkloadInput {
  const { use = '', ...args } = useArgs(input);
  const options = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, Number.isNaN(Number(value)) ? value : Number(value)]));
  const read = workloadInput(wordsOf(use, view, names), options as WorkloadOptions);
  return { ...read, ...(input.model ? { model: input.model } : {}) };
}

type Row = readonly [text: string, window: LimitWindow, low: number, high?: number];

const groups: readonly (readonly [string, readonly Row[]])[] = [
  [
    'what each request takes, by kind of tokens',
    [
      // 400 × (3K × 230 + 80K × 56 + 1K × 800) per million = 2,388 a day at peak; × 7, half of it outside peak hours.
      ['400 calls a day, each 3K new input, 80K cached, 1K output, GLM-5.3-Flash. will z.ai Lite last?', 'week', 8358, 16716],
      ['每天400次调用，每次3K新输入、80K缓存、1K输出，用GLM-5.3-Flash，z.ai Lite够吗', 'week', 8358, 16716],
      // 300 × 17.25 × 7 = 36,225.
      ['300 requests a day with 5K uncached, 60K cached and 1.5K output per request on GLM-5.3: does GLM Lite do?', 'week', 18112.5, 36225],
      ['per request 5K new input, 60K cache reads, 1.5K out; 300 requests a day on GLM-5.3, is GLM Lite enough?', 'week', 18112.5, 36225],
      ['一天300个请求，每个请求输入5k新的、缓存60k、输出1.5k，glm-5.3，智谱pro够不够', 'week', 18112.5, 36225],
      [
        'my agent makes 300 calls a day; each call is 5k fresh input, 60k cached input and 1.5k output on GLM-5.3. is GLM Pro enough?',
        'week',
        18112.5,
        36225,
      ],
      // 600 × 11.96 × 7 = 50,232.
      ['一晚上大概600次调用，每次平均4k新输入40k缓存1k输出，glm-5.3，智谱lite够吗', 'week', 25116, 50232],
      ['单次请求5k未命中、60k命中、1.5k输出，每天500次，用glm-5.3，智谱Max够用吗', 'week', 30187.5, 60375],
      // A plan of requests counts requests.
      ['400 calls a day, each 3K new input, 80K cached, 1K output: is Ark Lite enough?', 'month', 12000],
      ['每天400次调用，每次3K新输入、80K缓存、1K输出，方舟Lite够吗', 'month', 12000],
    ],
  ],
  [
    'people with different amounts on one plan',
    [
      // 2 × 200 + 4 × 30 = 520 a day.
      ['two people at 200 requests a day, four at 30, sharing one Ark Lite: enough?', 'month', 15600],
      ['两个人每天200次请求，四个人每天30次，合用一份方舟Lite够吗', 'month', 15600],
      // 400 + 2 × 100 = 600.
      ['me 400 requests a day, my two interns 100 each: does Ark Lite shared do?', 'month', 18000],
      ['我一天400次请求，两个实习生各100次，共用方舟Lite够吗', 'month', 18000],
      // 600 + 3 × 100 = 900.
      ['我每天600次请求，三个实习生每人每天100次，合用一份方舟Lite够吗', 'month', 27000],
      ['I do 600 requests a day and my 3 interns 100 each, is one Ark Lite enough?', 'month', 27000],
      // 2 × 300 + 4 × 50 = 800.
      ['2个人每天300次请求，4个人每天50次，共用一份方舟Pro够吗', 'month', 24000],
      ['2 devs at 300 requests a day and 4 at 50 on one Ark Pro, enough?', 'month', 24000],
    ],
  ],
  [
    'people with different amounts and a plan each: the heaviest',
    [
      ['4 devs do 300 requests a day, 2 managers 50, everyone with their own Ark Lite. ok?', 'month', 9000],
      ['两个后端每天各500次请求，三个前端各200次，每人一份方舟Lite够吗', 'month', 15000],
      ['a team of 5: three at 400 requests a day, two at 50, does Ark Lite do, one each?', 'month', 12000],
      ['团队5个人，3个人每天400次请求，2个人每天50次，每人一份方舟Lite够吗', 'month', 12000],
    ],
  ],
  [
    'days of a week',
    [
      // 4 × 500 + 200 = 2,200 a week; × 30 ÷ 7.
      ['mon-thu 500 requests a day, fri 200, is Ark Lite enough?', 'month', 9428.6],
      ['Monday to Thursday 500 requests, Friday 200, nothing on weekends. Is Ark Lite enough?', 'month', 9428.6],
      ['周一到周四每天500次请求，周五200次，方舟Lite够吗', 'month', 9428.6],
      // 5 × 600 + 100 = 3,100.
      ['600 requests on weekdays, 100 on Saturdays, none on Sundays. Is Ark Lite ok?', 'month', 13285.7],
      ['工作日600次请求，周六100次，周日不用，方舟Lite够吗', 'month', 13285.7],
      // Six days a week are 25 or 26 of 30.
      ['500 requests a day except Sundays, is Ark Lite enough?', 'month', 12500, 13000],
      ['除了周日每天500次请求，方舟Lite够吗', 'month', 12500, 13000],
      ['周一到周六每天500次请求，周日休息，方舟Lite够吗', 'month', 12500, 13000],
      ['800 requests a workday, is Ark Lite enough?', 'month', 16000, 17600],
      ['每个工作日800次请求，方舟Lite够吗', 'month', 16000, 17600],
    ],
  ],
  [
    'what is used up, and the days that are left',
    [
      ["I've used 7,000 requests, 10 days left at 900 a day, is Ark Lite enough?", 'month', 16000],
      ['used 7000 of my Ark Lite requests this month, 10 days to go, 900 a day. enough?', 'month', 16000],
      ['方舟Lite这个月已经用了7000次请求，还剩10天，每天900次，够吗', 'month', 16000],
      ['12,000 requests already used on Ark Lite and 12 days left in the month; I do 600 a day. is it enough?', 'month', 19200],
      ['方舟Lite已用12000次，还有12天，每天600次够不够', 'month', 19200],
    ],
  ],
  [
    'busy days, parts of an amount, parts of the day',
    [
      ['usually 400 requests a day but 2000 on crunch days, is Ark Lite enough?', 'month', 12000, 60000],
      ['平时每天400次请求，赶工的时候2000次，方舟Lite够吗', 'month', 12000, 60000],
      ['一般每天300次请求，忙的时候1500次，方舟Lite够吗', 'month', 9000, 45000],
      ['half of my 1000 requests a day, is Ark Lite enough?', 'month', 15000],
      ['60% of my 1000 requests a day, is Ark Lite enough?', 'month', 18000],
      ['我每天1000次请求的一半走方舟Lite，够吗', 'month', 15000],
      // (50 + 20) × 4 = 280 a day.
      ['白天每小时50次晚上每小时20次各4小时，方舟Lite够吗', 'month', 8400],
      ['50 requests an hour in the daytime and 20 an hour at night, 4 hours each: is Ark Lite enough?', 'month', 8400],
      // 60 × 5 + 30 × 3 = 390.
      ['60 requests an hour for 5 hours in the morning and 30 an hour for 3 hours in the evening, is Ark Lite enough?', 'month', 11700],
    ],
  ],
  [
    'what runs side by side, and limits of hours',
    [
      // 2 × 8 × 60 × 3 = 2,880.
      ['if I run 2 claude code sessions at ~8 requests a minute each for 3 hours straight, do I hit the limit on Ark Lite?', '5h', 2880],
      ['我开两个claude code会话，每个每分钟8次请求，连跑3小时，方舟Lite会触顶吗', '5h', 2880],
      ['two agents in parallel, 10 requests per minute each, 2 hours a day. is Ark Lite enough?', '5h', 2400],
      ['同时跑3个agent，每个每分钟5次请求，每天4小时，方舟Pro够吗', '5h', 3600],
      ['每分钟10次请求连续跑2小时，方舟Lite会超5小时限额吗', '5h', 1200],
      ['1000 requests in 5 hours, is Ark Lite enough?', '5h', 1000],
      ['5小时1000次请求，方舟Lite够吗', '5h', 1000],
    ],
  ],
  [
    'hours in the zone of the person',
    [
      // 9 to 17 in New York is 22 to 6 UTC+8: never peak. 35M a week at half: 102.275 to 115.275 credits per million with 95 to 90 % cached.
      ["I'm in New York and work 9am to 5pm, 5M tokens a day on GLM-5.3, is GLM Lite enough?", 'week', 3579.6, 4034.6],
      ['我在纽约，早9晚5，每天500万token，glm-5.3，智谱Lite够吗', 'week', 3579.6, 4034.6],
      // 20 to 24 in Lisbon is 4 to 8.
      ['in Lisbon, I code 8pm to midnight, 5M tokens a day of GLM-5.3, is GLM Lite enough?', 'week', 3579.6, 4034.6],
    ],
  ],
];

describe.each(groups.map(([name, rows]) => ({ name, rows })))('$name', ({ rows }) => {
  test.each(rows.map(([text, window, low, high = low]) => ({ text, window, low, high })))('$text', ({ text, window, low, high }) => {
    const query = lastQuery(text);
    if (query?.kind !== 'use') throw new RangeError(`no use: ${JSON.stringify(query)}`);
    expect(query.left).toBeUndefined();
    const plan = query.subjects[0] ?? '';
    const input = toInput(query.workload);
    expect(query.subjects).toHaveLength(1);
    expect(demandOn(plan, input, window)).toEqual([low, high]);
    // The same words after `/cost`, and what a button asks again.
    expect(demandOn(plan, wordsOf(text, view, names).input, window)).toEqual([low, high]);
    expect(demandOn(plan, pressed(input), window)).toEqual([low, high]);
  });
});

/** What an API bill comes to, and what it is set against. */
function billAfter(...texts: readonly string[]) {
  const query = lastQuery(...texts);
  const found = query && answer(query, view, { texts: lexicon.texts });
  if (found?.kind !== 'use' || found.type !== 'bill') throw new RangeError(`no bill: ${JSON.stringify(query)}`);
  return found;
}
const total = (...texts: readonly string[]): number => Number(Number(billAfter(...texts).bills[0]?.cost?.total.typical).toFixed(2));

test.each<readonly [...string[], number]>([
  // 6 × (0.9 × 2 + 0.09 × 8 + 0.01 × 28) × 30.
  ['what does GLM-5.3 cost per million tokens on the API?', 'so 6M a day, 90% cached, 1% output — per month?', 504],
  ['glm5.3的api多少钱', '那我一天600万，缓存九成，输出1%，一个月呢', 504],
  // 3 × (0.8 × 0.23 + 0.195 × 0.8 + 0.005 × 2.8) × 30.
  ['GLM-5.3-Flash api price', 'I use 3M a day, 80% cached, what would I pay?', 31.86],
  // 500 × (2K × 8 + 40K × 2 + 1K × 28) per million × 30.
  ['every call takes 2k input, 40k cached, 1k output. 500 calls a day with glm-5.3, what does the API cost a month?', 1860],
  ['每次调用新输入4k、命中缓存50k、输出2k，一天200次，glm-5.3按量一个月多少钱', 1128],
  // (3 × 10 + 2 × 1) × 2.80 × 22.
  ['3 devs heavy (10M tokens/day each, 90% cached, 1% out), 2 devs light (1M/day). all GLM-5.3, 22 workdays. what is the API per month?', 1971.2],
  ['3个人每天1000万token，2个人每天100万，缓存九成，输出1%，每月22天，glm-5.3 api一个月多少钱', 1971.2],
])('a bill: %s', (...row) => {
  expect(total(...row.filter((each) => typeof each === 'string'))).toBe(row.at(-1));
});

test.each([
  ['glm5.3的api多少钱', '我一天500万token，95%缓存，1%输出，包月lite能回本吗'],
  ['what does the GLM-5.3 API cost?', 'I use 5M tokens a day, 95% cached, 1% output: does GLM Lite pay off?'],
])('a plan against the API is told with what it bears: %s', (...texts) => {
  const { against } = billAfter(...texts);
  // 5 × (0.95 × 2 + 0.04 × 8 + 0.01 × 28) × 30; 5 × (0.95 × 170 + 0.04 × 690 + 0.01 × 2,400) × 7 = 7,458.5 credits at peak.
  expect(total(...texts)).toBe(375);
  expect(against).toMatchObject([{ plan: { id: 'glm-lite' }, price: { typical: '118' }, found: { fit: 'fits' } }]);
});

test.each(['I spend ¥300 a month on the GLM-5.3 API, is GLM Pro cheaper?', '我每个月glm-5.3的api花300块，换智谱pro划算吗'])(
  'what is paid for the API is set against the plan: %s',
  (text) => {
    expect(billAfter(text)).toMatchObject({
      paid: { typical: '300', currency: 'CNY' },
      against: [{ plan: { id: 'glm-pro' }, price: { typical: '538' } }],
    });
  },
);

test.each([
  '3 devs at 10M tokens a day, 2 at 1M, GLM-5.3, 90% cached, each with their own plan: is GLM enough?',
  '3个人每天1000万token，2个人每天100万，glm-5.3，缓存九成，每人一份智谱够吗',
])('each group of people has the smallest plan that bears it: %s', (text) => {
  const query = lastQuery(text);
  const found = query && answer(query, view, { texts: lexicon.texts });
  expect(found).toMatchObject({
    groups: [
      { people: 3, found: { plan: { id: 'glm-pro' } } },
      { people: 2, found: { plan: { id: 'glm-lite' } } },
    ],
  });
});

test.each(['每天200次请求，每次输入1000字，glm-5.3，方舟Lite够吗', '200 requests a day, each 800 words in, GLM-5.3: is Ark Lite enough?'])(
  'words are no tokens, and are said not to be used: %s',
  (text) => {
    const query = lastQuery(text);
    expect(query).toMatchObject({
      kind: 'use',
      workload: { use: { amount: 200, unit: 'request' } },
      left: [expect.stringMatching(/^(?:1000字|800 words)/)],
    });
  },
);
