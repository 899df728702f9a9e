/** What is no question about plans is never answered with the answer before, whatever that was. */
import { describe, expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog(dataDir);
const deps = { lexicon: lexiconOf(catalog), names: createNames(catalog), view: catalog.at('2026-11-30') };

const firsts = {
  zh: [
    '智谱 Lite 多少钱',
    '百炼和方舟比哪个好',
    '50块以内推荐一个',
    '每天 800 次请求，百炼 Pro 够吗',
    'kimi plus 用一年多少钱',
    '智谱最近有什么变化',
    'prompt 是什么意思',
  ],
  en: [
    'How much is GLM Lite?',
    'Bailian or Ark, compare them',
    'Recommend a plan under 50 yuan',
    'Is Bailian Pro enough for 800 requests a day?',
    'Kimi Plus for a year, total?',
    'What changed at GLM lately?',
    'What does prompt mean?',
  ],
};
const foreign = {
  zh: [
    '你好',
    '在吗',
    '今天天气怎么样',
    '谢谢',
    '好的',
    '哈哈',
    '真的吗',
    '不对吧',
    '你确定？',
    '为什么',
    '来源呢',
    '出处在哪',
    '你错了',
    '这答案不对',
    '你能干什么',
    '你是谁',
    '周末去爬山吗',
    '帮我写首诗',
    '晚上吃什么',
    '股票跌惨了',
    '嗯',
    '牛',
    '收到',
    '再见',
    '明白了',
    '我饿了',
    '讲个笑话',
    '世界杯谁赢了',
    '呵呵',
    '哦',
  ],
  en: [
    'hi',
    'hello there',
    "how's the weather today",
    'thanks',
    'ok',
    'lol',
    'really?',
    "that can't be right",
    'are you sure?',
    'why?',
    'source?',
    'where did you get that',
    "that's wrong",
    'you are wrong',
    'what can you do?',
    'who are you?',
    'want to go hiking on Sunday',
    'write me a poem',
    "what's for dinner",
    'stocks crashed',
    'hmm',
    'nice',
    'got it',
    'bye',
    'understood',
    "I'm hungry",
    'tell me a joke',
    'who won the world cup',
    'whatever',
    'oh',
  ],
};

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test.each(firsts[lang])('after "%s"', (first) => {
    const { kept } = understand(first, deps);
    const told = foreign[lang].map((text) => [text, understand(text, { ...deps, kept }).queries.map(({ kind }) => kind)]);
    expect(told).toEqual(foreign[lang].map((text) => [text, ['talk']]));
  });
});

const read = (text: string) => understand(text, deps).queries;

describe('a remark asks nothing, whoever is named in it', () => {
  test.each<readonly [string, string, string]>([
    ['感谢解答，我订方舟了', 'cheers, just subscribed to Ark', 'thanks'],
    ['那就买这个，辛苦了', 'appreciated, sticking with GLM', 'thanks'],
    ['谁会花两百块买这个啊', 'who in their right mind pays that much', 'off-topic'],
    ['这个价看着不对吧，官网不是这样', "that figure looks off, where's it from", 'doubt|report'],
    ['你们的数据是最新的吗', 'are your figures up to date?', 'data'],
  ])('%s · %s', (zh, en, about) => {
    for (const text of [zh, en]) expect(read(text), text).toMatchObject([{ kind: 'talk', about: expect.stringMatching(new RegExp(`^(?:${about})$`)) }]);
  });

  test.each(['谢谢，智谱 Lite 一个月多少', 'thanks, and what does GLM Lite cost', '我自己做的机器人能用百炼吗', 'can my bot use Bailian?'])(
    'a question beside it is answered: %s',
    (text) => {
      expect(read(text)).not.toMatchObject([{ kind: 'talk' }]);
    },
  );
});
