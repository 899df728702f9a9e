/** Facts of setting up and of what is gone: model names that are passed on, plans that are not sold any more, addresses and keys, where what is left is shown. */
import { describe, expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog(dataDir);
const deps = { lexicon: lexiconOf(catalog), names: createNames(catalog), view: catalog.at('2026-11-30') };
const asked = (text: string) =>
  understand(text, deps).queries.flatMap((query) =>
    query.kind === 'fact' ? [{ subjects: query.subjects, topics: query.topics, claims: query.claims }] : [],
  );
const topicsOf = (text: string) => asked(text).flatMap(({ topics }) => topics);

describe('which model answers to a name', () => {
  test.each([
    ['does GLM-5.1 still exist on the GLM plan or does it get swapped?', 'glm-5.1'],
    ['is glm-4.7 still served on z.ai, or silently replaced?', 'glm-4.7'],
    ['if I set the model to glm-4.7 on z.ai, what actually answers?', 'glm-4.7'],
    ['what does glm-5-turbo really run as now?', 'glm-5-turbo'],
    ['which model answers to the name glm-5.1 today?', 'glm-5.1'],
    ['can I still use glm-4.7 with GLM Lite?', 'glm-4.7'],
    ['where do calls to glm-4.7 go?', 'glm-4.7'],
    ['is glm-5.1 redirected to something else?', 'glm-5.1'],
    ['what happened to GLM-5-Turbo?', 'glm-5-turbo'],
    ['what became of GLM-4.7?', 'glm-4.7'],
    ['glm-4.7还在不在', 'glm-4.7'],
    ['智谱的glm-5.1是不是被偷偷换掉了', 'glm-5.1'],
    ['填glm-4.7实际跑的是哪个模型', 'glm-4.7'],
    ['glm-5-turbo现在调用的其实是什么', 'glm-5-turbo'],
    ['智谱套餐里glm-5.1还能用吗', 'glm-5.1'],
    ['我配的还是glm-4.7，会不会自动变成别的', 'glm-4.7'],
    ['glm-5.2现在指向谁', 'glm-5.2'],
    ['老模型名glm-4.7会路由到哪', 'glm-4.7'],
    ['glm-5.1下线了吗', 'glm-5.1'],
    ['z.ai上glm-5.2还存在吗，还是自动换成别的了', 'glm-5.2'],
  ])('%s', (text, model) => {
    expect(topicsOf(text)).toEqual([`routes/${model}`, `models/${model}`]);
  });
});

describe('what has taken the place of a plan', () => {
  test.each([
    ['kimi andante还能买吗，不能的话换成哪个了，多少钱', 'kimi-andante'],
    ['minimax max极速版停了吗，现在替代的是啥', 'minimax-max-highspeed'],
    ['百炼coding plan lite还卖吗，替代品多少钱', 'bailian-lite'],
    ['minimax plus现在还卖吗，没有的话该看哪个', 'minimax-plus'],
    ['is Kimi Andante still on sale? what replaced it and what does that cost?', 'kimi-andante'],
    ["can I still buy MiniMax Max highspeed? if not, what's the replacement and its price?", 'minimax-max-highspeed'],
    ['what replaced Bailian Coding Plan Lite and how much is it?', 'bailian-lite'],
    ['successor of MiniMax Plus highspeed?', 'minimax-plus-highspeed'],
  ])('%s', (text, plan) => {
    expect(asked(text)).toEqual([expect.objectContaining({ subjects: [plan], topics: expect.arrayContaining(['availability/new', 'successor']) })]);
  });
});

describe('addresses and keys as a person has them', () => {
  test.each([
    ['kimi报401，key是sk-kimi-开头，地址填的https://api.moonshot.cn/anthropic，哪里不对', 'kimi', ['sk-kimi-', 'api.moonshot.cn/anthropic']],
    ["401 on kimi code, base url https://api.moonshot.cn/v1, what's wrong", 'kimi', ['api.moonshot.cn/v1']],
    ['智谱 claude code 里 base url 填 https://open.bigmodel.cn/api/paas/v4 报错，是不是填错了', 'glm', ['open.bigmodel.cn/api/paas/v4']],
    ["z.ai key doesn't work with https://open.bigmodel.cn/api/anthropic, do I need another address?", 'glm-intl', ['open.bigmodel.cn/api/anthropic']],
    ['方舟coding plan的base url是 https://ark.cn-beijing.volces.com/api/v3 吗', 'ark', ['ark.cn-beijing.volces.com/api/v3']],
  ])('%s', (text, line, claims) => {
    expect(asked(text)).toEqual([{ subjects: [line], topics: ['endpoints'], claims: claims.map((said) => ({ text: said })) }]);
  });
});

describe('where what is left is shown', () => {
  test.each([
    'is there an api to see how much GLM quota is left?',
    'where do I see how much of my Kimi quota is left? web page or command',
    'does ark have a usage page',
    '方舟有没有查余量的接口',
    '怎么查minimax还剩多少额度',
    'GLM和Kimi的剩余额度分别在哪查',
  ])('%s', (text) => {
    expect(topicsOf(text)).toEqual(['links/usage', 'notes/remainder']);
  });
});

describe('what is listed apart is asked apart', () => {
  test.each([
    ['kimi plus多少钱，有没有周限，支持cline吗', ['prices', 'quotas/week', 'clients/cline']],
    ['Kimi Plus价格、并发、上下文分别是多少', ['prices', 'notes/concurrency', 'context']],
    ['百炼pro一个月多少次，能退款吗，能几个人一起用吗', ['quotas/month', 'rules/refund', 'rules/sharing']],
    ['MiniMax Go: price, 5h limit and can it read images?', ['prices', 'quotas/5h', 'features/image-input']],
    ['ark lite: price, restock time, refund?', ['prices', 'saleTimes', 'rules/refund']],
    ['does GLM Pro have a free trial, and what is the weekly quota?', ['rules/free-trial', 'quotas/week']],
  ])('%s', (text, topics) => {
    expect(topicsOf(text)).toEqual(expect.arrayContaining(topics));
  });
});

describe('matters of nobody in particular are called by name', () => {
  test.each([
    ['百炼token plan能开发票吗', 'rules/invoices'],
    ['who trains on my code: GLM, Kimi or Bailian?', 'rules/data-use'],
    ['智谱 kimi minimax 哪家会拿我代码训练', 'rules/data-use'],
    ['可以写脚本自动跑智谱套餐吗', 'rules/automation'],
    ['is it ok to run Kimi Code in CI / automation?', 'rules/automation'],
    ['火山agent plan里哪个模型倍率最高', 'multipliers'],
    ['which model costs the most credits on the GLM plan?', 'multipliers'],
    ["what's the multiplier of kimi-k3 on ark agent plan?", 'multipliers/kimi-k3'],
  ])('%s', (text, topic) => {
    expect(topicsOf(text)).toContain(topic);
  });
});
