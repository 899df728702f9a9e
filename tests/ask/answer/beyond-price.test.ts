/** What a buyer asks beyond price and quota: packs, fees, overage, bonuses, limits, who may buy; and who has a model, of whatever kind it is. */
import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

const TODAY = '2026-11-30';

/** Figures by hand from the sources that the answers cite; what a wrong answer would say in the last column. */
const asked = [
  // yufeng97 2026-10-01: 加量包 ¥0.05/积分.
  ['Trae CN 加量包一积分多少钱？', '¥0.05 换 1 积分', '包月'],
  // yufeng97-later: ¥49 = 400M credits, 30 days.
  ['Does Step Plan sell extra packs?', '¥49 for 400M credits, to be used within 30 days', '¥699'],
  // kiro.dev: more at $0.04 a credit.
  ['What does Kiro charge per credit beyond the quota?', '$0.04', '$20'],
  ['Kiro 超出额度每积分多少钱？', '$0.04', '1,000 积分'],
  // opencode.ai/docs/zen: 4.4 % + $0.30.
  ['OpenCode Zen 充值手续费多少？', '4.4% + $0.30', '“续费”'],
  ['Does OpenRouter charge a platform fee?', '5.5%', 'Not in my data'],
  // harrytyp 2026-09-23: €21.99 in Germany, beside $19.99 by the vendor's page.
  ['Google AI Pro 在德国多少钱？', '$19.99/月（德国 €21.99/月）', '原价 €21.99'],
  ['How much is Google AI Pro in Germany?', '$19.99/month (€21.99/month in Germany)', 'regular price €21.99'],
  // CodeBuddy: about 3,000 credits a month for signing in.
  ['How many credits do I get for signing in to CodeBuddy?', 'about 3,000 credits for signing in', '500 credits'],
  // Trae CN Pro: ten cloud tasks at once.
  ['How many concurrent tasks does Trae CN Pro allow?', '10 at once', 'Not in my data'],
  // Code Assist Standard: 120 requests a minute.
  ['requests per minute of Gemini Code Assist Standard', '120 requests a minute', '1,500'],
  ['Cursor Start 谁能买？', '仅限印度', '我的数据里没有'],
  ['Claude 要身份验证吗？', '需要身份验证', '包月价'],
  // Sold by packs alone: ¥1 for 100 credits, ¥2 for 1M tokens.
  ['腾讯云 Token Plan 企业版多少钱？', '¥1 换 100 积分', '没有'],
  // yufeng97 2026-10-01: 50,000 = 20,000 base + 30,000 bonus.
  ['CodeBuddy 旗舰版的积分有多少是加赠的？', '基础 20,000 + 加赠 30,000', '25,000'],
  // Copilot Pro: 1,000 base + 500 flexible.
  ['How many credits does Copilot Pro include?', '1,000 base + 500 flexible', 'calendar week'],
] as const;

test.each(asked)('%s', async (question, right, wrong) => {
  const chat = await createRealChat(TODAY);
  const said = await chat.say(question);
  expect(said).toContain(right);
  expect(said).not.toContain(wrong);
});

describe('who has a model', () => {
  test.each([
    ['en', 'Which plans include Claude Opus 5.5?', ['Claude Max', 'Claude Pro', 'Copilot Pro+'], 'Unclear'],
    ['zh', '哪些套餐支持 Claude Opus 5.5？', ['Claude Max', 'Claude Pro', 'Copilot Pro+'], '不确定'],
  ] as const)('%s: of every kind of product, those that have it first, no word of open lists', async (_, question, having, open) => {
    const said = await (await createRealChat(TODAY)).say(question);
    for (const name of having) expect(said).toContain(name);
    expect(said).not.toContain(open);
  });

  test.each([
    ['Does Copilot Pro+ have Opus?', 'Yes, Copilot Pro+ supports'],
    // yufeng97-later: without Opus, Fable, GPT-6 Astra and Sol.
    ['Does Copilot Pro have Opus?', 'No'],
    // yufeng97 2026-10-01: the free plan does not include Claude Code.
    ["Does Claude's free plan include Claude Code?", 'No, Claude Code'],
    ['Copilot Pro 有 Sonnet 吗？', 'Copilot Pro 支持'],
  ])('%s', async (question, begins) => {
    expect(await (await createRealChat(TODAY)).say(question)).toContain(begins);
  });

  test('on a line that maps the word to models of its own it is the mapping', async () => {
    expect(await (await createRealChat('2026-02-15')).say('opus 对应智谱的哪个模型')).toContain('GLM-4.6');
  });
});

test('a source that saw a thing on its own day does not say when it began', async () => {
  const chat = await createRealChat(TODAY);
  const said = await chat.say('Since when does Step Plan offer step-3.7-flash?');
  expect(said).toContain('on record since 2026-10-01; when it began is not said');
  expect(said).not.toContain('in force since');
});
