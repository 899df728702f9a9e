/** The same plans for the same needs, whoever is asked: a free question, /plans, /recommend or /cost, in both languages. */
import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

const today = '2026-11-30';
const february = '2026-02-26';
/** The last day on which MiniMax Plus (¥49) is sold to new buyers: juya, 2026-10-01. */
const september = '2026-09-30';

async function said(text: string, on: string) {
  const chat = await createRealChat(on);
  await chat.full(text);
  const outcome = chat.outcome();
  return { zh: outcome.card('zh').summary, en: outcome.card('en').summary, text: chat.whole('en').replace(/\s+/g, ' ') };
}

describe('a client that most lists do not name', () => {
  // codepick.dev (2026-02-26): Ark's 11 clients have Trae, Bailian's 7 do not; of MiniMax, whose Starter is ¥29 (jiegec/kb), no list is known.
  test.each(['cheapest plans that support Trae', '支持 Trae 的套餐哪个最便宜'])('%s', async (question) => {
    const { zh, en, text } = await said(question, february);
    expect(en).toContain('MiniMax Starter may come before that, ¥29/month, but whether it works with Trae is not stated.');
    expect(zh).toContain('MiniMax Starter（¥29/月）也许排在更前面，但能不能用 Trae，资料没有写明。');
    // Whoever asks in Chinese pays in yuan first. Of the dollar plans, all MiniMax's, none is known to take Trae: that is no "none at all".
    if (question.startsWith('支持')) {
      expect(zh).toMatch(/^支持 Trae 的套餐里，最便宜的是方舟 Lite，¥40\/月/);
      expect(en).toMatch(/^The cheapest with Trae is Ark Lite at ¥40\/month/);
    } else {
      expect(en).toMatch(/^No plan priced in dollars is known to meet that\. MiniMax International Starter may, \$10\/month, but whether/);
      expect(en).toContain('The cheapest in yuan is Ark Lite at ¥40/month');
      expect(zh).toMatch(/^没有哪个用美元标价的套餐能确认符合。MiniMax 国际版 Starter（\$10\/月）可能符合/);
      expect(zh).toContain('用人民币付的套餐里，最便宜的是方舟 Lite，¥40/月');
    }
    expect(text).toContain('May fit, not stated (16)');
    expect(text).not.toContain('Bailian');
  });

  test('/plans and /recommend say the same', async () => {
    const list = await said('/plans --client=trae', february);
    expect(list.en).toBe('2 plans. Cheapest: Ark Lite at ¥40/month. 16 more may fit, among them MiniMax Starter at ¥29/month; that is not stated.');
    expect(list.zh).toBe('共 2 个套餐，最便宜的是方舟 Lite（¥40/月）。另有 16 个可能符合，其中 MiniMax Starter ¥29/月，但资料没有写明。');
    const advice = await said('/recommend --clients=trae', february);
    expect(advice.en).toContain('The cheapest that meets your needs otherwise: Ark Lite');
    expect(advice.text).toContain('May fit, not stated (16)');
  });
});

describe('the cheapest that lasts, with a model', () => {
  // 300M tokens at 8K–33K a request are 9,091–37,500 requests: 10–42 % of Ark Pro's 90,000 a month, 51–208 % of Ark Lite's 18,000. Both name GLM-5.3; MiniMax's list does not.
  test.each([
    '每月3亿token，用GLM-5.3，够用的里面哪个最便宜',
    '/recommend 300M tokens a month on GLM-5.3 --currency=CNY',
    '/cost 300M tokens a month on GLM-5.3 --plans="ark-lite ark-pro glm-lite glm-pro minimax-m-go"',
  ])('%s', async (question) => {
    const { zh, en } = await said(question, today);
    expect(en).toMatch(/Ark Pro(?: \(limited stock\)[:,] | \()¥200 a month/);
    expect(zh).toMatch(/方舟 Pro(?:（限量）[：，]|（)每月 ¥200/);
    // Not limited: GLM Pro, ¥538.
    expect(en).toMatch(/GLM Pro[:,] ¥538 a month/);
    expect(zh).toMatch(/智谱 GLM Pro[：，]每月 ¥538/);
    // A command names first what one can simply have.
    if (question.startsWith('/')) expect(en.indexOf('GLM Pro')).toBeLessThan(en.indexOf('Ark Pro'));
  });

  // Z.ai GLM Pro is $80 (its order page, 2026-10-01): 80,000 credits a month, and GLM-5.3 takes 22–49 % of its week.
  test.each(['300M tokens a month on GLM-5.3, cheapest that lasts', '/recommend 300M tokens a month on GLM-5.3'])(
    'whoever asks in English is told in dollars first: %s',
    async (question) => {
      const { zh, en } = await said(question, today);
      expect(en).toContain('I recommend Z.ai GLM Pro, the cheapest that meets your needs: $80 a month.');
      expect(zh).toMatch(/推荐智谱 GLM 国际版 Pro|推荐 Z\.ai GLM Pro/);
    },
  );

  test('/cost never names a plan first whose list does not hold the model', async () => {
    for (const model of ['GLM-4.7', 'GLM-5.3', 'Kimi K3']) {
      const { en, zh } = await said(`/cost 300M tokens a month on ${model} --plans="minimax-plus glm-lite ark-pro"`, september);
      expect(en).not.toMatch(/^(?:Cheapest that lasts[^:]*: )?MiniMax/);
      expect(zh).not.toMatch(/^(?:够用[^，]*，[^，]*最便宜的是 )?MiniMax/);
      expect(en).toMatch(
        new RegExp(`MiniMax Plus (?:may do for less|would last), ¥49 a month, but whether it includes (?:${model}|the model) is not stated`),
      );
    }
  });

  test('nor in another currency', async () => {
    const { en, zh } = await said('/cost 500 requests a day --model=kimi-k2.5', february);
    expect(en).toMatch(
      /^Cheapest that lasts and can simply be bought: Bailian Lite, ¥7\.90 for the first month, then ¥40.*\(seen on sale without a limit on 2026-02-\d\d\)/,
    );
    expect(en + zh).not.toContain('MiniMax');
  });

  test('a plan that is asked about by name is reckoned, and the doubt said with it', async () => {
    const { en, zh } = await said('/cost 300M tokens a month on GLM-5.3 --plans=minimax-plus', september);
    expect(en).toMatch(/^MiniMax Plus lasts: .* Whether it includes GLM-5\.3 is not stated\.$/);
    expect(zh).toMatch(/是否包含 GLM-5\.3，资料没有写明。$/);
  });
});

// jiegec/kb, update log 2026/08/26: GLM's plans answer calls to GLM-4.7 with GLM-5.3-Flash.
describe('a model whose calls another answers', () => {
  test('leaves no plan open, and the other is named', async () => {
    for (const question of ['/recommend 300M tokens a month on GLM-4.7', '/plans glm --model=glm-4.7', 'cheapest GLM plan with GLM-4.7']) {
      const { text } = await said(question, today);
      expect(text, question).toContain('GLM Lite');
      expect(text, question).toMatch(/calls to GLM-4\.7 are answered by GLM-5\.3-Flash/i);
      expect(text, question).not.toMatch(/includes GLM-4\.7 is not stated: [^:]*GLM Lite/);
    }
  });
});

describe('budgets as they are said', () => {
  // On 2026-11-30 ¥49 is the price of MiniMax M Plan Go (juya, 2026-10-01) and of few others; from ¥200 on the first are Bailian Pro, whose first month is ¥39.90, then Ark Agent
  // Plan Medium and Ark Pro; ¥99 (Kimi Code Plus) is about 100. A bare figure is in the currency of the asker's language: for $50 nothing of Ark.
  test.each([
    ['exactly 49 yuan, which plan do you recommend', 'MiniMax M Plan Go', '¥49'],
    ['推荐正好49块的套餐', 'MiniMax M Plan Go', '¥49'],
    ['推荐一个至少200块的套餐', 'Bailian Pro', '¥200'],
    ['recommend a plan for at least 200 yuan', 'Bailian Pro', '¥200'],
    ['/recommend --budget="exactly ¥49"', 'Trae CN Lite', '¥49'],
    ['/recommend --budget="exactly 80" --models=glm-5.3', 'Z.ai GLM Pro', '$80'],
    ['/recommend --budget=200以上', 'Bailian Pro', '¥200'],
    ['/plans kimi --budget="about ¥100"', 'Kimi Code Plus', '¥99'],
    ['/plans --budget=正好49', 'MiniMax M Plan Go', '¥49'],
    ['/plans --budget="at least 200" --currency=CNY', 'Ark Pro', '¥200'],
    ['/plans minimax-intl --budget="at least 100"', 'MiniMax International M Plan Build', '$132'],
    ['推荐一个套餐，预算50', 'China Mobile Token Plan ¥5 edition', '¥5'],
    ['recommend a plan of Ark or Kimi, budget 50 yuan', 'Ark Lite', '¥40'],
    ['recommend a plan of Z.ai, budget 50', 'Z.ai GLM Lite', '$18'],
    ['/plans --budget=50元 火山', 'Ark Lite', '¥40'],
    ['/plans glm-intl --budget=50', 'Z.ai GLM Lite', '$18'],
  ])('%s', async (question, plan, price) => {
    const { en } = await said(question, today);
    const first = en.split('. ').slice(0, 4).join('. ');
    expect(first).toContain(plan);
    expect(first).toContain(price);
  });

  test('what is no budget is asked about', async () => {
    const { en, zh } = await said('/plans --budget=soon', today);
    expect(en).toContain("I can't read “soon” as a budget.");
    expect(zh).toContain('“soon”看不出是多少预算。');
  });

  test('a quota within an exact budget is a quota, not a price', async () => {
    const { zh, en } = await said('49块的套餐哪个额度最高', september);
    expect(zh).toMatch(/^价格正好 ¥49 的套餐里，每月额度最高的是 MiniMax Plus，/);
    expect(en).toMatch(/^The highest quota per month at exactly ¥49: MiniMax Plus, /);
  });

  // MiniMax M Plan Go is ¥49, and its quota is not published.
  test('a plan whose figure nobody knows is not said to miss the budget', async () => {
    const { zh, en } = await said('49块的套餐哪个额度最高', today);
    expect(zh).not.toContain('没有符合这些条件的套餐');
    expect(en).not.toContain('No plan meets that');
  });

  test('the dearest within a budget is the most that one can get', async () => {
    const { zh, en } = await said('方舟和百炼的套餐里，200元以内最贵的', today);
    // yufeng97, price audit (2026-10-04): Bailian Pro ¥39.90 in the first month.
    expect(zh).toMatch(/^¥200 以内，能买到的最高档是百炼 Pro（限量，首期 ¥39\.90）和方舟 Pro（限量），都是 ¥200\/月。/);
    expect(en).toMatch(/^The highest you can get up to ¥200 are Bailian Pro \(limited stock, first payment ¥39\.90\) and Ark Pro \(limited stock\)/);
  });
});

test('what is sold in limited numbers is told in the same words everywhere, and all that are equally cheap are named', async () => {
  // Ark Lite ¥40 (jiegec/kb), Ark Agent Plan Small ¥40 (update log 2026/05/07), both limited; MiniMax Plus ¥49 is not.
  for (const question of [
    '方舟和方舟 Agent Plan 的套餐里哪个最便宜',
    '/plans volcengine',
    '/recommend the cheapest of Volcengine',
    '/plan ark-lite',
  ]) {
    const { en, zh } = await said(question, today);
    expect(en, question).toContain('limited stock');
    expect(zh, question).toContain('限量');
    if (question === '/plan ark-lite') continue;
    for (const name of ['Ark Agent Plan Small', 'Ark Lite']) expect(en, question).toContain(name);
    for (const name of ['方舟 Agent Plan Small', '方舟 Lite']) expect(zh, question).toContain(name);
  }
});

describe('a condition that no field holds', () => {
  test.each(['Which Kimi plan should I buy? My tasks have few cache hits', '推荐一个 Kimi 套餐，我的任务缓存比例很低'])(
    'is named, with what is on record of the plan: %s',
    async (question) => {
      // jiegec/kb, 2026/02/16: used with few cache hits, the weekly limit of Kimi Code is soon used up.
      const { en, zh, text } = await said(question, '2026-02-17');
      expect(en).toMatch(/My data does not say whether “.+?” holds for Kimi Code/);
      expect(zh).toMatch(/Kimi 登月计划是否符合“.+?”，我的数据里没有/);
      expect(text).toMatch(/On record: .*few cache hits/);
    },
  );

  test('is named in /recommend, too', async () => {
    const { en } = await said('/recommend Claude Code, it must come with an uptime SLA', today);
    expect(en).toContain('Not considered, because my data has nothing on it: “it must come with an uptime SLA”.');
  });

  test('is not made of what was judged, nor of what was or does not matter', async () => {
    for (const question of [
      '推荐一个支持 Claude Code 的套餐，100块以内',
      'Which plan should I buy for Claude Code, under 100 yuan?',
      '推荐一个支持 Claude Code 的套餐，之前那家的网页卡得要命，别罗列',
      'Which plan should I buy for Claude Code? My last vendor was slow and rude',
    ]) {
      const { en } = await said(question, today);
      expect(en, question).not.toContain('Not considered');
    }
  });
});

describe('a ranking', () => {
  // jiegec/kb: MiniMax Starter ¥29, 40 prompts per 5 hours; Bailian Lite (first ¥7.90) and Ark Lite (first ¥9.90) ¥40.
  test.each(['最便宜的套餐是哪个，额度多少', 'the cheapest plan and its quota?'])(
    'tells what else is asked about the first: %s',
    async (question) => {
      const { zh, en } = await said(question, '2026-02-16');
      // Abroad: MiniMax International Starter $10, 100 prompts per 5 hours.
      if (question.startsWith('最')) {
        expect(zh).toMatch(/^最便宜的是 MiniMax Starter，¥29\/月.*MiniMax Starter：每 5 小时 40 次 prompt/);
        expect(en).toMatch(/^The cheapest is MiniMax Starter at ¥29\/month.*MiniMax Starter: 40 prompts per 5 hours/);
      } else {
        expect(zh).toMatch(/^最便宜的是 MiniMax 国际版 Starter，\$10\/月.*MiniMax 国际版 Starter：每 5 小时 100 次 prompt/);
        expect(en).toMatch(/^The cheapest is MiniMax International Starter at \$10\/month.*MiniMax International Starter: 100 prompts per 5 hours/);
      }
    },
  );

  test('is not asked for a quota by a word for questions', async () => {
    const { zh, en } = await said('三个问题一起问了：kimi最便宜多少', february);
    expect(zh).toMatch(/^最便宜的是 Kimi Andante，¥49\/月/);
    expect(zh).not.toContain('每周');
    expect(en).not.toContain('per week');
  });

  test('names all that come next, and the first payment of all that come first', async () => {
    expect((await said('哪个套餐最便宜', february)).zh).toContain('其次是百炼 Lite 和方舟 Lite，¥40/月');
    const { en } = await said('cheapest plan with Claude Code', february);
    expect(en).toContain('Ark Lite (first payment ¥9.90) and Bailian Lite (first payment ¥7.90), each at ¥40/month');
  });

  test('by quota tells the unit in which the plan states its own', async () => {
    const { text } = await said('which plan has the highest 5-hour quota', february);
    // GLM Max: 1,600 prompts since 2026-02-12 (jiegec/kb).
    expect(text).toMatch(/GLM Max [\d,–]+ requests [^a-z]*stated as (?:up to about )?1,600 prompts/);
  });

  test('of models leaves out those of which nobody knows yet', async () => {
    // GLM-5 came on 2026-02-12, Kimi K2.5 on 2026-01-27.
    const { text } = await said('which model has the largest context', '2025-12-20');
    expect(text).not.toMatch(/GLM-5|Kimi/);
  });
});

describe('what costs nothing', () => {
  // lavie (2026-09-28): SenseTime's beta is free, 1,500 requests per 5 hours; China Mobile's ¥40 edition has 18,000 a month, of which 500 a day are 83 %.
  test.each(['/cost 每天500次请求', '每天500次请求，哪个套餐最便宜？'])('stands beside what one buys, not before it: %s', async (question) => {
    const { zh } = await said(question, today);
    expect(zh).toMatch(/^(?:够用、不限量的套餐里最便宜的是|推荐)移动云 Coding 40 元版/);
    expect(zh).toMatch(/免费(?:也够用的有|的有：).*商汤免费公测/);
    expect(zh).not.toContain('¥0');
  });

  test('is the answer where nothing else is asked about', async () => {
    expect((await said('/cost 500 requests a day --plans=sensetime-beta', today)).en).toMatch(/^SenseTime free beta lasts: .*¥0 a month/);
  });

  test('comes after what is bought in the table, of those that last', async () => {
    const chat = await createRealChat(today);
    await chat.full('/cost 500 requests a day --plans="sensetime-beta chinamobile-coding-40"');
    const table = chat
      .outcome()
      .card('en')
      .blocks.find((block) => block.type === 'table');
    expect(table?.rows.map(([name]) => JSON.stringify(name))).toEqual([
      expect.stringContaining('China Mobile'),
      expect.stringContaining('SenseTime'),
    ]);
  });
});
