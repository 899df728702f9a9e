/** What one may do with a plan, who may buy it, how it is paid and charged: each in words that no list of phrases holds. */
import { describe, expect, test } from 'vitest';
import type { Query } from '#src/ask/query/query.ts';
import { createAsker } from '../../questions/ask-house.ts';

const ask = createAsker();
const reply = (text: string) => ask({ ask: text, day: '2026-11-30' });
const topicsOf = (text: string): readonly string[] => reply(text).queries.flatMap((query: Query) => (query.kind === 'fact' ? query.topics : []));

describe('a matter of its own', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['智谱的账号借我哥登几天行吗', 'Could my sister log in to my GLM plan?', ['rules/sharing']],
    ['百炼 key 发给实习生用，允许吗', 'Am I allowed to hand my Bailian key to an intern?', ['rules/sharing']],
    ['跟朋友凑钱买一个智谱 Max 会不会封号', 'Would reselling my GLM Max get me banned?', ['rules/sharing']],
    ['方舟一份套餐三台电脑登会不会有问题', 'Can I run Ark on two laptops?', ['rules/sharing']],
    ['我自己搭的客服机器人能不能走百炼套餐', 'May our own backend run on the Bailian coding plan?', ['rules/api-use']],
    ['百炼套餐接 dify 违规吗', 'Is a reverse proxy in front of Bailian against their terms?', ['rules/api-use']],
    ['火山套餐能用支付宝付吗', 'Does Ark take PayPal?', ['rules/payment-methods']],
    ['人在新加坡，能买百炼吗', 'Can somebody in Singapore subscribe to Bailian?', ['buyers']],
    ['买方舟要大陆手机号吗', 'Do I need a Chinese phone number to sign up for Ark?', ['buyers']],
    ['Kiro 的积分月底没用完会清零吗', 'Do unused Kiro credits roll over?', ['rules/carry-over']],
    ['百炼最多能建几个 key', 'How many API keys does Bailian give me?', ['rules/multiple-keys']],
    ['智谱会用我的代码训练吗', 'Does GLM train on our code?', ['rules/data-use']],
    ['智谱 Max 能降成 Lite 吗', 'Can I step down to Lite from GLM Max?', ['rules/downgrade']],
  ])('%s · %s', (zh, en, topics) => {
    expect(topicsOf(zh), zh).toEqual(topics);
    expect(topicsOf(en), en).toEqual(topics);
  });

  test.each([
    ['Copilot 现在是按 token 收费了？', 'Did Copilot become token based?'],
    ['Copilot 改成积分制了吗', 'Is Copilot billed by credits now?'],
  ])('the way it is charged: %s · %s', (...texts) => {
    for (const text of texts) expect(topicsOf(text), text).toContain('counting');
  });

  test.each(['明明开了百炼套餐，怎么还扣余额', 'Why was my balance billed even though I have Bailian?'])('money taken beside a plan: %s', (text) => {
    expect(topicsOf(text)).toEqual(expect.arrayContaining(['rules/own-api-key', 'rules/balance-fallback']));
  });

  test('too many calls at once ask for the limits of calls', () => {
    for (const text of ['Kimi 一直 429', 'Kimi keeps answering too many requests']) expect(topicsOf(text), text).toContain('limits/requests-per-minute');
  });
});

describe('what is reckoned, chosen or asked back stays what it is', () => {
  test.each(['3个人合租一个智谱 Max，每人每周多少次', 'Three of us split a GLM Max, how many prompts per week each?'])('%s', (text) => {
    expect(topicsOf(text)).not.toContain('rules/sharing');
  });

  test.each(['智谱周额度几号清零', 'When does the GLM weekly quota roll over?'])('a reset is none: %s', (text) => {
    expect(topicsOf(text)).not.toContain('rules/carry-over');
  });

  test('of nobody in particular whose it is is asked back', () => {
    for (const text of ['没用完的额度下个月还在吗', 'Do unused credits roll over?']) expect(reply(text).queries, text).toMatchObject([{ kind: 'clarify' }]);
  });
});

describe('the answer', () => {
  // jiegec-log-2026-09: 未用完不结转; yufeng97-audit: Kiro, do not roll over.
  test.each([
    ['百炼 token plan 剩的积分下个月还能用吗', '没用完的额度不结转'],
    ['Do Kiro credits carry over?', "doesn't carry unused quota over"],
    // aliyun-help-2026-07: 只能在编程工具里用.
    ['我们公司后台能不能调百炼套餐', '只能在编程工具里用'],
    // glm-overview-2025-12: for the subscriber alone.
    ['Can my roommate use my GLM Pro too?', 'For the subscriber alone'],
    // copilot-docs: an AI credit is worth $0.01.
    ['Is Copilot token based now?', '1 credit ≈ $0.01 of API use'],
    ['可以用微信付智谱国际版吗', '没有说明'],
  ])('%s', (text, said) => {
    expect(reply(text).text.replaceAll(/\n\s*/g, ' ')).toContain(said);
  });

  test.each(['智谱 Max 两个人合买会不会被封', 'Will sharing GLM Max with a friend get me banned?'])('sharing is no reason to say that nobody is banned: %s', (text) => {
    expect(reply(text).text).not.toMatch(/没有封号风险|no risk of a ban/);
  });

  // yufeng97 2026-10-01: 10,000 credits a week on GLM Lite.
  test.each([
    ['智谱 Lite 的周限是不是去掉了', '没有。智谱 GLM Lite：每周 10,000 积分'],
    ['Did GLM Lite drop its weekly limit?', 'No. GLM Lite: 10,000 credits per week'],
  ])('what is still there was not lifted: %s', (text, said) => {
    expect(reply(text).text).toContain(said);
  });

  // Until 2026-11-08, by codepick.
  test.each(['方舟首购优惠什么时候结束的', 'When did the Ark first-month offer end?'])('a promotion that is over is told with its end: %s', (text) => {
    expect(reply(text).text).toContain('2026-11-08');
  });
});

describe('no overview for a yes or no, no list for what else is wondered', () => {
  test.each(['智谱套餐的模型是不是量化过', 'Are the models on GLM quantized?', 'Kimi 排队严重吗', 'Is Kimi down?'])('%s', (text) => {
    expect(reply(text).queries).toMatchObject([{ kind: 'unknown', reason: 'topic' }]);
  });
});

describe('no yes where a part of the question has no part in the answer', () => {
  test.each([
    ['学生能买方舟 Lite 吗', /可以。/, '没有计入：学生'],
    ['For a student, is Ark Lite still sold?', /Yes[.,]/, 'Not taken into account: For a student'],
  ])('%s', (text, yes, left) => {
    const { text: said } = reply(text);
    expect(said).not.toMatch(yes);
    expect(said).toContain(left);
  });
});

describe('a client asked about as if it were a plan names the plans of its house', () => {
  test.each([
    ['Codex 周限多少', 'What is the weekly limit of Codex?', 'chatgpt-personal'],
    ['Claude Code 一个月多少钱', 'How much is Claude Code a month?', 'claude-personal'],
  ])('%s · %s', (zh, en, line) => {
    for (const text of [zh, en]) expect(reply(text).queries, text).toMatchObject([{ kind: 'fact', subjects: expect.arrayContaining([line]) }]);
  });

  test.each(['Cline 一个月多少钱', '哪些套餐支持 Codex', 'GLM Pro 在 Claude Code 里每周多少次'])('not one of nobody, of a list, or beside a plan: %s', (text) => {
    expect(JSON.stringify(reply(text).queries)).not.toMatch(/chatgpt-|claude-personal/);
  });
});

describe('a house named for its models beside another', () => {
  test.each(['方舟里哪些 GLM 模型能用', 'Which GLM models does Ark have?'])('%s', (text) => {
    expect(reply(text).queries).toMatchObject([{ kind: 'fact', subjects: ['ark'], topics: ['models/family=glm'] }]);
  });

  test.each(['方舟有 deepseek v4 吗', 'Does Ark run DeepSeek v4?'])('%s', (text) => {
    expect(reply(text).queries).toMatchObject([{ kind: 'fact', subjects: ['ark'], topics: ['models/family=deepseek'] }]);
  });
});

test.each([
  ['讯飞有编程套餐吗', 'astron'],
  ['Does iFlytek sell a coding plan?', 'astron'],
])('whether there is a plan at all: %s', (text, line) => {
  expect(reply(text).queries).toMatchObject([{ kind: 'fact', subjects: [line], topics: expect.arrayContaining(['availability/new']) }]);
});
