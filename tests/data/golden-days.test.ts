/** Days on which the market turned, asked of the house as people ask it, in both languages. Each expectation stands under the sentence it comes from. */
import { describe, expect, test } from 'vitest';
import type { TableBlock } from '#src/card/card.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createConverter } from '#src/core/convert.ts';
import { point } from '#src/core/interval.ts';
import { plainCard, plainCell } from '#support/plain-card.ts';
import { createRealChat } from '#support/real-chat.ts';

const TODAY = '2026-11-22';

/** `never`: not in the summary or the table; folds may tell of other days. */
type Said = { readonly en: readonly (string | RegExp)[]; readonly zh: readonly (string | RegExp)[]; readonly never?: readonly (string | RegExp)[] };

async function says(plan: string, day: string, { en, zh, never = [] }: Said): Promise<void> {
  const chat = await createRealChat(day);
  await chat.say(`/plan ${plan}`);
  for (const [lang, wanted] of [
    ['en', en],
    ['zh', zh],
  ] as const) {
    const card = chat.outcome().whole(lang);
    const held = plainCard({ ...card, blocks: card.blocks.filter(({ type }) => type === 'table') });
    for (const each of wanted) expect(plainCard(card)).toMatch(each);
    for (const each of never) expect(held).not.toMatch(each);
  }
}

describe('GLM Lite', () => {
  // "02-12: 40/200/400 → 49/149/469; quota × 2/3": 120 × 2/3 = 80 prompts per 5 hours, and no weekly limit yet.
  test('2026-02-13', () =>
    says('glm-lite', '2026-02-13', {
      en: ['GLM Lite: ¥49/month', 'up to about 80 prompts per 5 hours', 'It was ¥40/month until 2026-02-12.', /Quota per week: no limit/],
      zh: ['智谱 GLM Lite：¥49/月', '每 5 小时最多约 80 次 prompt', '2026-02-12 之前是 ¥40/月。', /每周额度: 没有这项限制/],
      never: ['320', /400 prompts|400 次/],
    }));

  // "02-14 / 02-16: weekly 320/1600/6400 → 400/2000/8000; GLM-5 factor … the same day from 3× to 3× peak (14–18 h UTC+8), 2× off-peak".
  test('2026-02-15', () =>
    says('glm-lite', '2026-02-15', {
      en: ['GLM Lite: ¥49/month', 'up to about 320 prompts per week', /\(GLM-5\): 3×; until 2026-02-16/],
      zh: ['智谱 GLM Lite：¥49/月', '每周最多约 320 次 prompt', /GLM-5）: 3×；2026-02-16 前有效/],
      never: ['up to about 400 prompts', '最多约 400 次 prompt'],
    }));

  test('2026-02-20', () =>
    says('glm-lite', '2026-02-20', {
      en: ['up to about 400 prompts per week', '3× (14:00–18:00 UTC+8)', '2× (outside peak hours)'],
      zh: ['每周最多约 400 次 prompt', /3×.{0,12}14:00–18:00/, '2×（非高峰时段）'],
      never: ['prompts per week; until 2026-02-16'],
    }));

  // "2026-04-28: quarterly 132.3 …, yearly 470.4 …"; "04-09: GLM-5, 4.6, 4.5 removed from the plan".
  test('2026-05-01', () =>
    says('glm-lite', '2026-05-01', {
      en: ['GLM Lite: ¥49/month', '¥132.30/quarter', '¥470.40/year', 'Models (4): GLM-5.1, GLM-5-Turbo, GLM-4.7 and GLM-4.5-Air'],
      zh: ['智谱 GLM Lite：¥49/月', '¥132.30/季', '¥470.40/年', '每周最多约 400 次 prompt'],
      never: ['¥118'],
    }));

  // "07-30/31: Lite 118: 2,000 credits/5 h, 10,000/week"; "CONFLICT: cp (08-23) and pingfanfan (08-20) still show 49/149/469 as current. Stale."
  test.each(['2026-08-10', TODAY])('%s', (day) =>
    says('glm-lite', day, {
      en: [
        'GLM Lite: ¥118/month; 2,000 credits per 5 hours; 10,000 credits per week. It was ¥49/month until 2026-07-30.',
        /Sources disagree on GLM Lite's regular price per month.*¥118\/month.*¥49\/month/,
      ],
      zh: ['智谱 GLM Lite：¥118/月；每 5 小时 2,000 积分；每周 10,000 积分。2026-07-30 之前是 ¥49/月。', /不同说法.*¥118\/月.*¥49\/月/],
    }),
  );

  // "08-28…10-01: quarterly −20 %: 94.4 … per month; yearly −30 %: 82.6 …", × 3 and × 12.
  test('by the quarter and the year today', () =>
    says('glm-lite', TODAY, { en: ['¥283.20/quarter', '¥991.20/year'], zh: ['¥283.20/季', '¥991.20/年'] }));
});

describe('Bailian Lite', () => {
  // "03-12: Lite limited per day, stock at 09:30"; "¥7.9 / ¥39.9 first month … until 2026-04-01".
  test('2026-03-19: the last day on which it can be bought', () =>
    says('bailian-lite', '2026-03-19', {
      en: ['¥40/month; ¥7.90/month at first purchase (until 2026-04-01)', 'Sold in limited stock.', '09:30'],
      zh: ['¥40/月；首购 ¥7.90/月（2026-04-01 前有效）', '限量发售。', '9:30'],
      never: [/closed to new buyers/, /停止新购/],
    }));

  // "03-20 00:00: Lite closed for new buyers (notice aliyun.com/notice/118094)"
  test('2026-03-20: closed to new buyers, renewals go on', () =>
    says('bailian-lite', '2026-03-20', {
      en: [/^Bailian Lite (?:is|has been) closed to new buyers since 2026-03-20\./, /Renewal: possible/],
      zh: [/^百炼 Lite 自 2026-03-20 起已停止新购。/, /续费: 可/],
    }));

  // "04-13 18:00: Lite closed for renewal and upgrade (notice 118175)"
  test('2026-04-13: closed for renewal and upgrade too, the promotion over', () =>
    says('bailian-lite', '2026-04-13', {
      en: [/Renewal: closed.*18:00/, /Upgrade: closed.*18:00/, 'The first-purchase price of ¥7.90/month ended on 2026-04-01.'],
      zh: [/续费: 已停.*18:00/, /升级: 已停.*18:00/, '首购 ¥7.90/月的优惠已于 2026-04-01 结束。'],
      never: ['at first purchase (until'],
    }));
});

describe('MiniMax', () => {
  // Golden arithmetic: "MiniMax 40/100/300/2000 prompts × 15 = 600/1500/4500/30000 requests".
  test('2026-03-17: prompts, four small tiers', async () => {
    await says('minimax-starter', '2026-03-17', { en: ['¥29/month', '40 prompts per 5 hours'], zh: ['¥29/月', '每 5 小时 40 次 prompt'] });
    await says('minimax-plus', '2026-03-17', { en: ['¥49/month', '100 prompts per 5 hours'], zh: ['¥49/月', '每 5 小时 100 次 prompt'] });
    await says('minimax-max', '2026-03-17', { en: ['¥119/month', '300 prompts per 5 hours'], zh: ['¥119/月', '每 5 小时 300 次 prompt'] });
  });

  // "03-18: Coding Plan → Token Plan; prompts → requests (1500/4500/30000), limit unchanged; Starter removed"
  test('2026-03-19: requests, no Starter, no weekly limit yet', async () => {
    await says('minimax-starter', '2026-03-19', {
      en: [/^MiniMax Starter (?:is|has been) closed to new buyers since 2026-03-18\. It was ¥29\/month until 2026-03-18\./],
      zh: [/^MiniMax Starter 自 2026-03-18 起已停止新购。2026-03-18 之前是 ¥29\/月。/],
    });
    await says('minimax-plus', '2026-03-19', {
      en: ['1,500 requests per 5 hours', /Quota per week: no limit/],
      zh: ['每 5 小时 1,500 次请求', /每周额度: 没有这项限制/],
    });
    await says('minimax-ultra-highspeed', '2026-03-19', { en: ['30,000 requests per 5 hours'], zh: ['每 5 小时 30,000 次请求'] });
  });

  // "06-01 M3: Plus 49 (~6亿+ tokens/month), Max 119 (~18亿+), Ultra 469 (~55亿+, 71亿+ by 06-18); highspeed and Starter discontinued"
  test('2026-06-02: three tiers in M3 tokens, Starter and Highspeed gone', async () => {
    await says('minimax-plus', '2026-06-02', {
      en: ['¥49/month', 'about 600M tokens or more per month'],
      zh: ['¥49/月', '每月约 6 亿 token 或更多'],
    });
    await says('minimax-max', '2026-06-02', {
      en: ['¥119/month', 'about 1.8B tokens or more per month'],
      zh: ['¥119/月', '每月约 18 亿 token 或更多'],
    });
    await says('minimax-ultra', '2026-06-02', {
      en: ['¥469/month', 'about 5.5B tokens or more per month'],
      zh: ['¥469/月', '每月约 55 亿 token 或更多'],
    });
    for (const gone of ['minimax-starter', 'minimax-plus-highspeed', 'minimax-max-highspeed', 'minimax-ultra-highspeed'])
      await says(gone, '2026-06-02', { en: [/closed to new buyers since 2026-06-01/], zh: [/自 2026-06-01 起已停止新购/] });
  });
});

describe('Kimi', () => {
  // "Kimi. 002: 10M tokens per 5 h is a measurement, 300–1200 requests is the vendor claim; two days later (02-18) … 1M uncached".
  test('2026-02-17: 10M tokens measured beside 300–1,200 requests claimed', () =>
    says('kimi-andante', '2026-02-17', {
      en: ['¥49/month', 'about 300–1,200 requests', 'up to 10M tokens (measured)', '4M uncached tokens (measured) per week'],
      zh: ['¥49/月', '约 300–1,200 次请求', '最多 1,000 万 token（实测）', '每周 400 万未命中缓存的 token'],
      never: ['1M uncached', '100 万未命中'],
    }));

  // "02-18: 5 h limit 10M tokens → 1M uncached in+out; week 4M uncached"
  test('2026-02-19: 1M uncached tokens', () =>
    says('kimi-andante', '2026-02-19', {
      en: ['up to 1M uncached tokens (measured)', '4M uncached tokens (measured) per week', /up to 10M tokens \(measured\), ended 2026-02-18/],
      zh: ['最多 100 万未命中缓存的 token（实测）', '每周 400 万未命中缓存的 token', /最多 1,000 万 token（实测），已于 2026-02-18 结束/],
    }));

  // "07-20: Kimi Code separated from membership: Starter 99 / Explorer 299 (4×) / Expert 699 (10×) / Master 1399 (25×)"
  test('2026-07-25: plans of its own', async () => {
    await says('kimi-starter', '2026-07-25', { en: [/^Kimi Code Starter: ¥99\/month/], zh: [/^Kimi Code Starter：¥99\/月/] });
    await says('kimi-explorer', '2026-07-25', {
      en: ['¥299/month', '4× the quota of Kimi Code Starter'],
      zh: ['¥299/月', 'Kimi Code Starter 额度的 4 倍'],
    });
    await says('kimi-expert', '2026-07-25', { en: ['¥699/month', '10× the quota'], zh: ['¥699/月', '额度的 10 倍'] });
    await says('kimi-master', '2026-07-25', { en: ['¥1,399/month', '25× the quota'], zh: ['¥1,399/月', '额度的 25 倍'] });
    await says('kimi-andante', '2026-07-25', {
      en: [/^Kimi Andante (?:is|has been) closed to new buyers since 2026-07-20/],
      zh: [/^Kimi Andante 自 2026-07-20 起已停止新购/],
    });
  });
});

describe('asked in words', () => {
  test.each([
    // "07-30/31 Lite 118"; "until 2026-11-08: ¥9.9 / ¥49.9 for the first two months"; "03-20 00:00: Lite closed"; "06-01: Starter discontinued".
    [TODAY, 'GLM Lite 现在多少钱', /¥118.*2026-07-30.*¥49/],
    [TODAY, 'how much is GLM Lite now', /¥118.*¥49.*before 2026-07-30/],
    [TODAY, '方舟 9.9 还有吗', /2026-11-08/],
    [TODAY, 'is Bailian Lite still sold', /closed.*2026-03-20/],
    ['2026-03-20', '百炼 Lite 还能买吗', /已停|停止/],
    ['2026-03-19', 'is Bailian Lite still sold?', /limited/],
    [TODAY, 'MiniMax Starter 还在吗', /已停|停止/],
    ['2026-02-13', 'GLM Lite 多少钱', /¥49.*2026-02-12.*¥40/],
    // "08-26 …" of the log: MiniMax international $20/$50/$120 → $22/$55/$132.
    [TODAY, '近三个月涨价了吗', /\$20.*\$22/],
    [TODAY, 'what changed since March', /¥49.*¥118/],
  ])('%s: %s', async (day, words, wanted) => {
    const chat = await createRealChat(day);
    await chat.say(words);
    expect(chat.outcome().card().summary).toMatch(wanted);
  });
});

describe('what one can buy', () => {
  /** First cells of every table of the answer. */
  const named = async (day: string, words: string): Promise<readonly string[]> => {
    const chat = await createRealChat(day);
    await chat.say(words);
    const tables = chat
      .outcome()
      .card('en')
      .blocks.filter((block): block is TableBlock => block.type === 'table');
    return tables.flatMap(({ rows }) => rows.flatMap((row) => row.slice(0, 2).map(plainCell)));
  };
  const listed = async (day: string, within: string) => (await named(day, `/plans ${within} --sort name`)).filter((_, index) => index % 2 === 0);

  test('is what /plans lists on the day', async () => {
    expect(await listed('2026-03-19', 'bailian')).toEqual(['Bailian Lite', 'Bailian Pro']);
    expect(await listed('2026-03-20', 'bailian')).toEqual(['Bailian Pro']);
    expect(await listed('2026-06-02', 'minimax')).toEqual(['MiniMax Plus', 'MiniMax Max', 'MiniMax Ultra']);
    expect(await listed('2026-07-25', 'kimi')).toEqual(['Kimi Code Starter', 'Kimi Code Explorer', 'Kimi Code Expert', 'Kimi Code Master']);
    // "Sept–Oct: Kimi Code Plan Plus 99 / Pro 199 / Max 699"; the tiers of the membership are "afterwards not purchasable".
    expect(await listed(TODAY, 'kimi')).toEqual(['Kimi Code Plus', 'Kimi Code Pro', 'Kimi Code Max']);
  });

  test.each([
    '/recommend Claude Code',
    '/recommend --budget 50',
    '/cost 500 requests a day',
    '/cost --plans=bailian,minimax,kimi 500 requests a day',
  ])('and nothing else is proposed today: %s', async (words) => {
    const names = await named(TODAY, words);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect(name).not.toMatch(
        /Bailian Lite|Highspeed|MiniMax Starter|International Starter|Andante|Moderato|Allegr|Kimi Code (?:Starter|Expl|Expert|Master)/,
      );
  });
});

describe('GLM’s credits', () => {
  // "credits = (in·6.9 + cached·1.7 + out·24)/10000; with 99.5/0.5 in/out and 90.9 % of input cached … Lite 43.8M, Pro 262.9M, Max 613.4M
  // tokens per week at peak; vendor says 0.43 / 2.63 / 6.13 亿. Match within 2 %."
  test.each([
    ['glm-lite', 43.8, 0.43],
    ['glm-pro', 262.9, 2.63],
    ['glm-max', 613.4, 6.13],
  ])('of %s give the tokens of a week that the vendor names', (id, derived, vendor) => {
    const view = loadCatalog(dataDir).at(TODAY);
    const plan = { kind: 'plan', id } as const;
    const credits = view.slot(plan, 'quotas', { window: 'week' })?.readings[0]?.lead.fact.amount;
    // 90.9 % of the input, which is 99.5 % of all.
    const cached = point(0.909 * 0.995);
    // 14:00 to 18:00, Monday to Friday: nothing but peak.
    const rhythm = { hoursPerDay: 4, daysPerWeek: 5, startHour: 14 };
    const converter = createConverter(view, { line: 'glm', plan: id, model: 'glm-5.3' }, { stated: { cached, output: point(0.005) }, rhythm });
    const millions = (converter.convert(point(Number(credits)), 'credit', 'token')?.value.typical ?? 0) / 1e6;
    expect(millions).toBeCloseTo(derived, 1);
    expect(Math.abs(millions / (vendor * 100) - 1)).toBeLessThan(0.02);
  });
});
