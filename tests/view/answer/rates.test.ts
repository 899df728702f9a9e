import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';
import { understood } from '#support/understood.ts';

const today = '2026-11-30';
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
async function answered(question: string, day = today): Promise<string> {
  const chat = await createRealChat(day);
  return plain(await chat.say(question));
}

// jiegec/kb, 2026-08-14 and 08-26: "(input × 6.9 + cached × 1.7 + output × 24) ÷ 10,000", GLM-5.3-Flash 2.3 / 0.56 / 8; "非高峰时段 50%"; peak Monday to
// Friday 14:00 to 18:00. Z.ai the same by vaproh (2026-09-03). Team plan: GLM-5.2 three times at 14 to 18 h, once otherwise.
describe('when is peak', () => {
  test.each([
    ['GLM 的高峰时段是几点', '周一至周五 UTC+8 14:00–18:00'],
    ['智谱高峰期几倍', '高峰 1×，非高峰 0.5×'],
    ['智谱闲时怎么扣', '非高峰 0.5×'],
    ['非高峰用智谱扣多少', '非高峰 0.5×'],
    ['When is peak on GLM?', 'Mon–Fri 14:00–18:00 UTC+8'],
    ['what does GLM cost off-peak', '0.5× outside it'],
    ['when does off-peak start for Z.ai?', 'Mon–Fri 14:00–18:00 UTC+8'],
    ['Is GLM cheaper at night?', 'those hours are not peak'],
    ['do weekday evenings fall into GLM’s peak hours', 'those hours are not peak'],
    ['is 3pm on Tuesday peak for GLM?', 'those hours are peak'],
    ['下午两点到六点智谱算高峰吗', '这段时间有一部分算高峰'],
    ['工作日晚上用智谱算高峰吗', '这段时间不算高峰'],
    ['GLM 团队版高峰时段', 'GLM-5.2 和 GLM-5-Turbo 高峰 3×，非高峰 1×'],
  ])('%s', async (question, said) => {
    expect(await answered(question)).toContain(said);
  });

  test('a named model stands alone', async () => {
    const text = await answered('GLM-5.3 peak hours on GLM');
    expect(text).toContain('(GLM-5.3)');
    expect(text).not.toContain('Flash');
  });

  test('in February GLM-5 counted by the hour: 3× and 2×', async () => {
    expect(await answered('智谱GLM-5高峰期扣几倍', '2026-02-26')).toContain('GLM-5 高峰 3×，非高峰 2×');
  });

  test('who tells none has none in the data, and no other figure in its place', async () => {
    expect(await answered('百炼有没有高峰时段')).toContain('我的数据里没有百炼 Coding Plan 的高峰时段');
    // It has credits, and they cost the same at all hours as far as the data knows.
    expect(await answered('方舟 Agent Plan 的高峰时段')).toContain('我的数据里没有方舟 Agent Plan 的高峰时段');
  });
});

describe('credits of tokens', () => {
  // 1M of GLM-5.3 with 90 to 95 % cached and 0.5 % output: 100 × 2.0455 = 205 to 100 × 2.3055 = 231, half off-peak 102 to 115.
  const zh = ['100万token GLM-5.3在智谱要多少积分', '智谱 GLM-5.3 的积分系数', '智谱用GLM-5.3积分怎么算', '智谱 GLM-5.3 每 100 万 token 扣多少积分'];
  const en = [
    'How many credits is 1M tokens of GLM-5.3 on GLM?',
    'how are credits counted on GLM for GLM-5.3',
    'credit coefficients of GLM-5.3 on GLM',
    'how many credits does a million tokens of GLM-5.3 cost on GLM',
  ];
  test.each(zh)('%s', async (question) => {
    const text = await answered(question);
    expect(text).toContain('高峰 205–231 积分，非高峰 102–115 积分');
    expect(text).not.toContain('Flash');
  });
  test.each(en)('%s', async (question) => {
    const text = await answered(question);
    expect(text).toContain('205–231 credits at peak, 102–115 credits outside it');
    expect(text).not.toContain('Flash');
  });

  test('the mix that is told: 10M of the Flash, 80 % cached', async () => {
    // 0.195 × 2.3 + 0.8 × 0.56 + 0.005 × 8 = 0.9365 for 10,000: 936.5 and 468.25 for 10M. With Ark 10M × 0.5 ÷ 10,000 = 500.
    const text = await answered('10M tokens, 80% cached, of GLM-5.3-Flash: how many credits?');
    expect(text).toMatch(/GLM Coding Plan .*: 10M tokens cost 93[67] credits at peak, 468 credits outside it/);
    expect(text).toContain('Ark Agent Plan: 10M tokens cost 500 credits');
  });

  test('Ark: any token of Kimi K3 counts 10 for 10,000', async () => {
    expect(await answered('用 kimi-k3 在方舟 Agent Plan 上 1000万 token 消耗多少 AFP')).toContain('1,000 万 token Kimi K3 要 10,000 积分');
    expect(await answered('How are Ark Agent Plan credits counted?')).toContain('of 15 models the most expensive takes 1,000 credits with Kimi K3');
  });

  test('credits of a window are a quota, credits into tokens a sum of the named model', async () => {
    expect(await answered('GLM Lite 每周多少积分')).toContain('每周 10,000 积分');
    // 10,000 credits ÷ 2.3055 × 10,000 = 43.4M at peak to 10,000 ÷ (2.0455 ÷ 2) × 10,000 = 97.8M off-peak.
    expect(await answered('GLM Lite 每周 10000 积分能用多少 GLM-5.3 token')).toContain('4,340 万–9,780 万');
  });
});

test('made-up vendors are asked the same way', () => {
  for (const text of ['墨线的高峰时段是几点', 'When is peak on Inkline?', 'what does Inkline cost off-peak'])
    expect(understood(text), text).toMatchObject([{ kind: 'fact', topics: [expect.stringMatching(/^peak/)] }]);
  for (const text of ['墨线积分怎么算', 'How are credits counted on Inkline?'])
    expect(understood(text), text).toMatchObject([{ kind: 'fact', topics: [expect.stringMatching(/^credits/)] }]);
  expect(understood('100万token在墨线要多少积分')).toMatchObject([{ topics: ['credits/tokens=1000000'] }]);
  expect(understood('墨线 Lite 多少钱，高峰是什么时候')).toMatchObject([{ topics: ['peak', 'prices'] }]);
  expect(understood('How much is Inkline Lite and when is peak?').flatMap((one) => (one.kind === 'fact' ? one.topics : []))).toMatchObject(
    expect.arrayContaining(['peak', 'prices']),
  );
});
