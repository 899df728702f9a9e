/** What the language can say is answered, in both languages: figures by hand from the sources of the data on 2026-11-30. */
import { describe, expect, test } from 'vitest';
import { answerMessage } from '#src/ask/answer/message.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { canonical } from '#src/ask/query/canonical.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { catalog } from '#support/readable.ts';

const localizers = createLocalizers();
const { texts } = lexiconOf(catalog);
const last = { queries: canonical([{ kind: 'fact', subjects: ['glm-pro'], topics: ['prices'], asks: 'value' }]), day: '2026-11-30' };

function reply(query: object, lang: 'zh' | 'en', before?: typeof last) {
  const queries = canonical([query]);
  const heard = { queries, clauses: [], kept: undefined };
  const card = answerCard(
    answerMessage(heard, catalog.at('2026-11-30'), { texts, message: '', ...(before ? { last: before } : {}) }),
    localizers[lang],
  );
  return { summary: card.summary, sources: card.sources, text: renderText(card, localizers[lang]).text.replaceAll(/\s+/g, ' ') };
}

type Said = string | RegExp;
type Row = readonly [name: string, query: object, zh: Said, en: Said, not?: RegExp];
const fact = (subjects: readonly string[], topics: readonly string[], more: object = {}) => ({
  kind: 'fact',
  subjects,
  topics,
  asks: 'value',
  ...more,
});

const rows: readonly Row[] = [
  // jiegec-log: peak is Monday to Friday, 14:00 to 18:00 in UTC+8, which is 1:00 to 5:00 at UTC−5.
  ['when peak is', fact(['glm'], ['peak'], { asks: 'when' }), '周一至周五 UTC+8 14:00–18:00', 'Mon–Fri 14:00–18:00 UTC+8'],
  [
    'whether hours of another zone are peak',
    fact(['glm'], ['peak/days=1,2,3,4,5/hours=1-5/zone=-5'], { asks: 'whether' }),
    /这段时间算高峰.*UTC−5 1:00–5:00/,
    /those hours are peak.*Mon–Fri 1:00–5:00 UTC−5/,
  ],
  [
    'evenings of another zone, which are none',
    fact(['glm'], ['peak/days=1,2,3,4,5/hours=19-23/zone=-5'], { asks: 'whether' }),
    '这段时间不算高峰',
    'those hours are not peak',
  ],
  // 100 × (0.09 × 6.9 + 0.9 × 1.7 + 0.01 × 24) = 239.1; half of it off-peak.
  [
    'credits of a mix of tokens',
    fact(['glm-pro'], ['credits/glm-5.3/tokens=1000000/cached=0.9/output=0.01'], { asks: 'count' }),
    '高峰 239 积分，非高峰 120 积分',
    '239 credits at peak, 120 credits outside it',
  ],
  ['what counts', fact(['glm'], ['counting/for=MCP'], { asks: 'whether' }), 'MCP 调用每次扣一个输出系数', 'An MCP call costs the output factor'],
  [
    'what nobody says counts',
    fact(['kimi-pro'], ['counting/for=失败的调用'], { asks: 'whether' }),
    '关于“失败的调用算不算用量”，Kimi Code Pro 的来源没有说明',
    'My sources say nothing about whether “失败的调用” counts for Kimi Code Pro',
  ],
  // jiegec-log-2026-09, 停售与迁移.
  ['what a plan goes on as', fact(['minimax-max-highspeed'], ['successor']), 'MiniMax Max：每月 119 元', 'MiniMax Max: ¥119 a month'],
  ['who has taken the place of a model', fact(['glm-5.1'], ['successor']), '由 GLM-5.3 应答', 'answered by GLM-5.3', /没有 GLM-5.1|Not in my data/],
  ['who answers to an old name', fact(['glm'], ['routes/glm-4.7']), '由 GLM-5.3-Flash 应答', 'answered by GLM-5.3-Flash'],
  ['a model without a successor', fact(['kimi-k2.5'], ['successor']), '没有 Kimi K2.5 的后继', "Not in my data: Kimi K2.5's successor"],
  [
    'whether two prices are the same',
    { kind: 'compare', subjects: ['ark-pro', 'bailian-pro'], topics: ['prices/regular'], asks: 'same' },
    /^一样.*¥200/,
    /^Yes,.*¥200/,
  ],
  [
    'and when they are not',
    { kind: 'compare', subjects: ['ark-lite', 'glm-lite'], topics: ['prices/regular'], asks: 'same' },
    /^不一样.*¥40.*¥118/,
    /^No,.*¥40.*¥118/,
  ],
  [
    'what is wrong with an address',
    fact(['glm'], ['endpoints'], { asks: 'whether', claims: [{ text: 'https://open.bigmodel.cn/api/paas/v4' }] }),
    /^地址 https:\/\/open\.bigmodel\.cn\/api\/paas\/v4 不对，.*https:\/\/open\.bigmodel\.cn\/api\/anthropic/,
    /^The address https:\/\/open\.bigmodel\.cn\/api\/paas\/v4 is none of .*https:\/\/open\.bigmodel\.cn\/api\/anthropic/,
  ],
  [
    'several claims, each by itself',
    fact(['glm-lite', 'ark-pro'], ['prices/regular'], {
      asks: 'whether',
      claims: [
        { subject: 'glm-lite', amount: 118, currency: 'CNY' },
        { subject: 'ark-pro', amount: 199, currency: 'CNY' },
      ],
    }),
    /是的，.*GLM Lite.*¥118.*不是，我的数据里没有 ¥199/,
    /Yes, GLM Lite.*¥118.*No: my data has no ¥199/,
  ],
  [
    'a claim of a quota',
    fact(['ark-lite'], ['quotas/month'], { asks: 'whether', claims: [{ amount: 90_000, unit: 'request' }] }),
    /^不是 90,000 次请求.*18,000/,
    /^No, not 90,000 requests:.*18,000/,
  ],
  // 60,000 credits a week over 10,000.
  [
    'a claim of a multiple',
    fact(['glm-pro'], ['quotas'], { asks: 'whether', claims: [{ times: 5 }] }),
    '不是，额度是最低档的 6 倍',
    'No, its quota is 6× that of the smallest tier',
  ],
  [
    'a plan by its price',
    { kind: 'select', of: 'plans', among: ['ark'], filter: { budget: { amount: 200, bound: 'exact', currency: 'CNY' } }, show: ['quotas/month'] },
    /方舟 Pro.*90,000/,
    /Ark Pro.*90,000/,
  ],
  [
    'a plan by its quota',
    { kind: 'select', of: 'plans', among: ['ark'], filter: { quota: { amount: 90_000, unit: 'request', window: 'month', bound: 'exact' } } },
    '方舟 Pro',
    'Ark Pro',
    /Lite/,
  ],
  [
    'neither a vendor nor what is sold in limited numbers',
    {
      kind: 'select',
      of: 'plans',
      by: 'prices',
      order: 'least',
      among: ['bailian-token', 'minimax-cn', 'ark'],
      filter: { currency: 'CNY' },
      except: { subjects: ['minimax'], sale: ['limited'] },
    },
    '最便宜的是百炼 Token Plan Lite',
    'The cheapest is Bailian Token Plan Lite',
    /MiniMax|方舟|Ark/,
  ],
  ['a line without some of its plans', fact(['ark'], ['prices/regular'], { except: { subjects: ['ark-lite'] } }), '¥200', '¥200', /¥40\D/],
  [
    'no edition of that name',
    fact(['minimax-cn'], ['prices/regular'], { except: { editions: ['highspeed'] } }),
    'MiniMax',
    'MiniMax',
    /Highspeed|极速/,
  ],
  ['prices but the first', fact(['ark-lite'], ['prices'], { except: { phases: ['first'] } }), '¥40', '¥40', /¥9\.90/],
  [
    'a product that is not held, with the figures told of it',
    { kind: 'compare', subjects: ['ark-pro'], topics: ['prices/regular'], given: [{ name: 'Moonbeam', price: 60, currency: 'CNY', per: 'month' }] },
    /没有收录 Moonbeam.*每月 ¥60.*Moonbeam 每月比方舟 Pro 便宜 ¥140/,
    /Moonbeam isn't in my data.*¥60 a month.*Moonbeam would cost ¥140 a month less than Ark Pro/,
  ],
  [
    'what a day comes to in a month',
    { kind: 'sum', relation: 'each', per: 'month', rows: [{ amount: 20_000_000, unit: 'token', per: 'day' }] },
    '6 亿 token',
    '600M tokens',
  ],
  // GLM-5 came out on 2026-02-12, GLM-5-Turbo on 2026-03-16: the price of its last day.
  ['the time of a model', fact(['glm-lite'], ['prices/regular'], { when: { era: 'glm-5' } }), '¥49', '¥49', /¥118/],
];

describe.each(['zh', 'en'] as const)('%s', (lang) => {
  test.each(rows.map((row) => ({ row })))('$row.0', ({ row: [, query, zh, en, not] }) => {
    const { summary } = reply(query, lang);
    expect(summary).toMatch(lang === 'zh' ? zh : en);
    if (not) expect(summary).not.toMatch(not);
  });

  test('a need that no field holds is admitted in its own words', () => {
    const query = { kind: 'select', of: 'plans', by: 'prices', filter: { clients: ['claude-code'] }, conditions: ['能开发票'] };
    expect(reply(query, lang).text).toContain('能开发票');
  });

  test.each(['source', 'doubt', 'why', 'report'])('what is said of the last answer, %s: its sources and day, not its figures', (about) => {
    const { summary, sources } = reply({ kind: 'talk', about }, lang, last);
    expect(summary).toMatch(/GLM Pro/);
    expect(summary).not.toMatch(/538/);
    expect(sources.length).toBeGreaterThan(0);
    expect(reply({ kind: 'talk', about }, lang).sources).toEqual([]);
  });
});
