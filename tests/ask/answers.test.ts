/** What a question is answered with on the days of the seeds, in both languages: figures by hand from the source that each row names. */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { createAsker } from '../questions/ask-house.ts';
import { catalog } from '../support/readable.ts';

const ask = createAsker(catalog);
const { texts } = lexiconOf(catalog);
const localizers = createLocalizers();

type Said = readonly [question: string, said: string | RegExp, not?: RegExp];

/** The sentence that leads, without breaks. */
function leads(day: string, rows: readonly Said[]): void {
  test.each(rows.map((row) => ({ row })))('$row.0', ({ row: [question, said, not] }) => {
    const { summary } = ask({ ask: question, day });
    expect(summary).toMatch(said);
    if (not) expect(summary).not.toMatch(not);
  });
}

/** What a Query is answered with, whoever made it. */
function shown(
  queries: readonly Query[],
  day: string,
  lang: 'zh' | 'en',
): { readonly summary: string; readonly text: string; readonly subtitle: string } {
  const view = catalog.at(day);
  const card = answerCard(
    queries.map((query) => answer(query, view, { texts })),
    localizers[lang],
  );
  return { summary: card.summary, text: renderText(card, localizers[lang]).text, subtitle: card.subtitle ?? '' };
}

// jiegec-notes, 阿里云百炼 Coding Plan: "简单问答或代码生成通常 5-10 次，代码重构或复杂任务可能 10-30 次或更多".
describe('calls of one piece of work', () => {
  leads('2026-02-15', [
    ['How many calls does a simple question trigger on Bailian?', '5–10 requests', /30/],
    ['How many requests is one code generation on Bailian Pro', '5–10 requests', /30/],
    ['百炼一个简单问题触发几次调用', '5–10 次请求', /30/],
    ['How many calls does refactoring trigger on Bailian', '10–30 requests or more', /5–10/],
    ['how many requests does a complex task take on Bailian Lite?', '10–30 requests or more', /5–10/],
    ['百炼重构一次触发几次调用', '10–30 次请求或更多', /5–10/],
    ['百炼代码重构一次大概要多少次调用', '10–30 次请求或更多', /5–10/],
    ['How many requests is one prompt on Bailian?', '5–30 requests or more'],
    ['百炼一次提问算几次请求', '5–30 次请求或更多'],
  ]);
});

// glm-overview-2025-12, 跨年特惠: 连续包月 50% 首购立减, until 01-15; ¥40/200/400 a month until 2026-02-12 (jiegec-notes): 40 × 0.5 = 20, 200 × 0.5 = 100.
describe('a first payment that a discount makes', () => {
  leads('2025-12-20', [
    ['GLM 首购优惠', /GLM Lite.*¥20（¥40 × \(1 − 50%\).*GLM Pro.*¥100/, /没有/],
    ['智谱 Lite 首月多少钱', '¥20', /没有/],
    ['GLM first purchase promotion', /GLM Lite.*¥20 \(¥40 × \(1 − 50%\).*GLM Pro.*¥100/, /Not in my data/],
    ['GLM Lite first month price', '¥20', /Not in my data/],
  ]);
  leads('2026-01-16', [['GLM Lite first month price on this day', /Not in my data/]]);
});

// jiegec-notes, 智谱: "每周额度等值于同等 API 费用的 13–23 倍"; glm-overview-2025-12: "仅为 API 价格的 0.1 折" = 1 %.
describe('a plan against the API', () => {
  leads('2026-02-15', [
    ['GLM value compared with API', '13–23×'],
    ['How much cheaper is GLM than the API?', '13–23×'],
    ['Is GLM Lite better value than paying for API calls?', '13–23×', /per 1,000/],
    ['GLM 和 API 相比值多少', '13–23 倍'],
    ['智谱比 API 便宜多少', '13–23 倍'],
  ]);
  leads('2025-12-20', [
    ['GLM price relative to API', '1%', /\$/],
    ['What percentage of the API price is GLM?', '1%', /\$/],
    ['GLM 相对 API 的价格', '1%', /\$/],
    ['GLM 的价格是 API 价格的百分之几', '1%', /\$/],
  ]);
  test('a model and the key of an API are other matters', () => {
    expect(ask({ ask: 'GLM-5 or GLM-4.7: compare the API price', day: '2026-02-15' }).summary).toMatch('GLM-4.7 is cheaper');
    expect(ask({ ask: '百炼和 API Key 有什么要求', day: '2026-02-15' }).queries).not.toMatchObject([{ topics: [{ attribute: 'worth' }] }]);
  });
});

// jiegec-notes, prompt、请求和 token: output 0.5 % of input + output; codepick, 模型对比: both list GLM-4.7 and Kimi K2.5.
describe('shares, and what is shared', () => {
  leads('2026-02-26', [
    ['output token share in vibe coding', '0.5%', /subscription/],
    ['what share of tokens is output', '0.5%', /subscription/],
    ['vibe coding 里输出 token 占比', '0.5%'],
    ['Which models do Bailian and Ark share?', /Shared models: GLM-4\.7 and Kimi K2\.5/],
    ['百炼和方舟有哪些共同的模型', '共有的模型：GLM-4.7 和 Kimi K2.5'],
    ['Do Ark and Bailian share any clients?', /Shared clients: Claude Code/],
    ['Is it OK to share a GLM plan between two people?', "doesn't let several people share"],
    ['Can my team share Bailian Lite?', 'sharing one subscription'],
  ]);
});

// jiegec-notes, 更新历史 2026/02/15 (MiniMax 极速版), 2026/02/14 (智谱周限额).
describe('when something came', () => {
  leads('2026-02-26', [
    ['MiniMax 极速版什么时候加的', /^2026-02-15.*极速版/],
    ['MiniMax 极速版什么时候上线的', /^2026-02-15/],
    ['When were the MiniMax highspeed plans added?', /^2026-02-15/],
    ['GLM 的周限额是什么时候加的', /^2026-02-14.*320/, /GLM-5/],
    ['智谱什么时候有周限额的', /^2026-02-14.*320/],
    ["When was GLM's weekly limit added?", /^2026-02-14.*320/, /multiplier/],
    ['since when does GLM have a weekly limit', /^2026-02-14.*320/],
    ['百炼什么时候成立的', '没有这一项'],
    // That a first-month price began says nothing of the line's own beginning.
    ['方舟什么时候上线的', /^2026-01-20 方舟 Coding Plan：套餐改为/, /月付首购价/],
    ['When was Ark launched?', /^2026-01-20, Ark Coding Plan: Two tiers/, /first-purchase price per month/],
    ['智谱的周限啥时候加的', /^2026-02-14.*320/],
  ]);
  test.each(['zh', 'en'] as const)('events of a plan are its history, by a Query without words (%s)', (lang) => {
    const events: Query = { kind: 'fact', subjects: ['minimax-plus-highspeed'], topics: ['events'], asks: 'when' };
    expect(shown([events], '2026-02-26', lang).summary).toMatch(/2026-02-15.*¥98/);
  });
});

// glm-overview-2025-12: 12.08–01.15; codepick, 首购优惠价 and 官网: until 2026-03-31 23:59:59; ark: until 2026-11-08.
describe('when an offer ends', () => {
  leads('2025-12-20', [
    ['When does the GLM new year promotion end', /2025-12-08 to 2026-01-15, the last day/],
    ['GLM 新年促销什么时候结束', '2025-12-08 至 2026-01-15（含当天）'],
    ['智谱跨年活动到几号', '2026-01-15（含当天）'],
  ]);
  leads('2026-02-26', [
    ["When does Bailian's first-month offer end?", /2026-03-31, the last day/],
    ['百炼首月优惠到什么时候', '2026-03-31（含当天）', /¥10/],
  ]);
});

// jiegec-notes, 更新历史 2026/02/12 and 02/14: 120 → 80 prompts per 5 hours; 320 a week since 02-14, none before; ¥40 → ¥49; 5,760M tokens a month for who had it.
describe('what it was before', () => {
  leads('2026-02-15', [
    ['GLM Lite 旧套餐每月最多多少token', '57.6 亿', /之前最多 57\.6|之前是/],
    ['How many tokens a month at most for a legacy GLM Lite subscriber?', '5.76B', /before 2026/],
    [
      'GLM Lite 5h and weekly quota',
      /80 prompts.*per 5 hours \(up to about 120 prompts before 2026-02-12\).*320 prompts per week \(no limit before 2026-02-14\)/,
    ],
    [
      'GLM Lite 周额度和5小时额度',
      /每周最多约 320 次 prompt（2026-02-14 之前没有这项限制）.*5 小时最多约 80.*（2026-02-12 之前最多约 120 次 prompt）/,
    ],
    [
      "What was GLM Lite's quota before",
      /quota per 5 hours: up to about 120 prompts until 2026-02-12.*quota per week: no limit until 2026-02-14/,
      /5\.76B/,
    ],
    ['智谱 Lite 原来每5小时多少次', '每 5 小时额度：2026-02-12 之前最多约 120 次 prompt，现在最多约 80 次'],
    ['GLM Lite and Pro price', /GLM Lite ¥49\/month \(¥40\/month before 2026-02-12\), Pro ¥149\/month \(¥200\/month before 2026-02-12\)/],
    ['智谱 Lite 多少钱', '¥49/月（2026-02-12 之前 ¥40/月）'],
  ]);
});

// jiegec-notes, 智谱: ¥40 until 2026-02-12, then ¥49.
describe('several days', () => {
  test.each([
    [
      'en',
      'What did GLM Lite cost on 2026-02-01? And what does it cost now?',
      '2026-02-01 and 2026-02-26, data to',
      /2026-02-01: .*¥40.* 2026-02-26: .*¥49/,
    ],
    ['zh', '智谱 Lite 2026年2月1日多少钱？现在多少钱？', '2026-02-01 和 2026-02-26，资料到', /2026-02-01：.*¥40.*2026-02-26：.*¥49/],
  ] as const)('each answer stands under its own (%s)', (_, question, heading, said) => {
    const { text, summary } = ask({ ask: question, day: '2026-02-26' });
    expect(text).toContain(heading);
    expect(summary).toMatch(said);
  });
});

describe('how use is counted', () => {
  test.each([
    ['zh', '每次模型调用都计入一次额度'],
    ['en', 'each call uses one unit'],
  ] as const)('is asked of a quota as of a note (%s)', (lang, note) => {
    const counted: Query = { kind: 'fact', subjects: ['bailian'], topics: ['counting'], asks: 'value' };
    const { text } = shown([counted], '2026-02-26', lang);
    expect(text.replaceAll(/\s+/g, lang === 'zh' ? '' : ' ')).toContain(note);
    expect(text).toMatch(/10–30.*(?:or more|或更多)/);
  });
  leads('2026-02-26', [
    ['百炼额度怎么算的', '10–30 次请求或更多'],
    ['how is Bailian usage counted', '10–30 requests or more'],
    ['方舟额度怎么算', '按请求算'],
    ["How is Ark's quota counted?", 'counted by request'],
  ]);
});

describe('a comparison', () => {
  // codepick, 账号限制: Bailian "仅支持主账号", Ark "支持子账号"; stacking "只能订阅一个" and "可叠加".
  test.each([
    ['zh', /不能同时订阅多个套餐。.+。.*可以同时订阅多个套餐/],
    ['en', /doesn't allow several subscriptions at once\. One plan only.*allows several subscriptions at once\. Stackable/],
  ] as const)('of rules tells the terms of each (%s)', (lang, said) => {
    const rules: Query = { kind: 'compare', subjects: ['bailian', 'ark'], topics: ['rules/stacking'] };
    expect(shown([rules], '2026-02-26', lang).summary).toMatch(said);
  });
  // jiegec-notes, 常见 API 定价: MiniMax M2.5 ¥2.1/0.21/8.4, GLM-5 ¥4–6/1–1.5/18–22 per 1M.
  test.each([
    ['zh', 'MiniMax M2.5 更便宜：每百万 token 输出 ¥8.40 vs ¥18–¥22'],
    ['en', 'MiniMax M2.5 is cheaper: output ¥8.40 vs ¥18–¥22 per 1M tokens'],
  ] as const)('of API prices says whose is lower (%s)', (lang, said) => {
    const output: Query = {
      kind: 'compare',
      subjects: ['minimax-m2.5', 'glm-5'],
      topics: ['apiPrices/output'],
    };
    expect(shown([output], '2026-02-26', lang).summary).toContain(said);
  });
  // jiegec-notes: Ark ¥40 and ¥200; GLM ¥49, ¥149, ¥469.
  leads('2026-02-26', [
    [
      'Compare Ark and GLM prices',
      /smallest tiers: Ark Lite ¥40, GLM Lite ¥49; largest: Ark Pro ¥200, GLM Max ¥469.*[Dd]epends on the tier/,
      /ahead/,
    ],
    ['对比方舟和智谱的价格', /最低档方舟 Lite ¥40，智谱 GLM Lite ¥49；最高档方舟 Pro ¥200，智谱 GLM Max ¥469.*要看档位/, /胜在包月价/],
  ]);
});
