/** What a Query is answered with, whoever read it: what was named is told of, what no figure stands for is said, and no other figure takes its place. */
import { expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { query as schema } from '#src/ask/query/query.ts';
import { firstScreen } from '#src/card/more.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { catalog } from '#support/readable.ts';

const localizers = createLocalizers();
const { texts } = lexiconOf(catalog);
const view = catalog.at('2026-11-30');

/** The first screen in one line. */
function shown(query: object, lang: 'zh' | 'en' = 'en'): string {
  const loc = localizers[lang];
  return renderText(firstScreen(answerCard([answer(schema.parse(query), view, { texts })], loc)), loc).text.replaceAll(/\s+/g, ' ');
}

const fact = (subjects: readonly string[], topics: readonly string[], more: object = {}) => ({
  kind: 'fact',
  subjects,
  topics,
  asks: 'value',
  ...more,
});
const select = (more: object) => ({ kind: 'select', of: 'plans', ...more });

type Case = readonly [what: string, query: object, told: readonly (string | RegExp)[], not?: RegExp];
/** Figures by hand, from the facts of the data named behind them. */
const cases: readonly Case[] = [
  [
    // 1,500 × 3 windows × 30 days.
    'an amount of requests over another span is no money',
    { kind: 'sum', relation: 'total', per: 'month', rows: [{ amount: 1500, unit: 'request', per: '5h' }], use: { windows: 3 } },
    ['135,000'],
    /¥/,
  ],
  [
    // plans/claude-pro quotas: 10–45 prompts per 5 hours, measured.
    'a use that the quota cannot be set against comes with the quota as it is stated',
    { kind: 'use', asks: 'fits', subjects: ['claude-pro'], workload: { use: { amount: 3, unit: 'hour', per: 'day' } } },
    ["can't tell whether Claude Pro is enough", '10–45 prompts'],
  ],
  [
    // plans/copilot-pro-plus: $39.
    'a plan without the model comes with the one of its line that has it',
    {
      kind: 'use',
      asks: 'fits',
      subjects: ['copilot-pro'],
      workload: { model: 'claude-opus-5.5', use: { amount: 40, unit: 'prompt', per: 'day' } },
    },
    ['does not include Claude Opus 5.5', /Copilot Pro\+.{0,20}\$39/],
  ],
  [
    // plans/cursor-ultra: about $400 of other makers' models a month; 400 ÷ 15.
    'a model that nobody says the plan has leaves the quota',
    { kind: 'use', asks: 'lasts', subjects: ['cursor-ultra'], workload: { model: 'claude-opus-5.5', use: { amount: 15, unit: 'usd', per: 'day' } } },
    [/lasts about 27 days/],
  ],
  [
    // plans/kimi-pro: no limit a week, unpublished ones of 5 hours and of the month.
    'no limit in one window is no larger quota',
    { kind: 'compare', asks: 'better', subjects: ['glm-pro', 'kimi-pro'], topics: ['quotas/week'] },
    ['60,000', 'an unpublished limit per month'],
    /larger/,
  ],
  [
    // plans/minimax-plus: ¥49, closed to new buyers.
    'whoever is named to choose among is told of, too',
    select({ advise: true, among: ['glm-lite', 'minimax-plus'], use: { use: { amount: 40, unit: 'prompt', per: 'week' } } }),
    ['GLM Lite', 'Closed to new buyers: MiniMax Plus (¥49)'],
  ],
  ['what is needed in words is told where nothing is ranked', { kind: 'select', of: 'lines', conditions: ['neovim'] }, ['neovim']],
  [
    // plans/kimi-plus ¥99.
    'a price that nobody of those named has is told with what they cost',
    select({ among: ['kimi'], filter: { budget: { amount: 19, bound: 'exact', currency: 'USD' } }, by: 'unitPrice/token' }),
    ["A plan of Kimi Code like that isn't in my data", '¥99'],
  ],
  [
    'what costs nothing costs nothing in any currency',
    select({ advise: true, filter: { budget: { amount: 0, bound: 'exact' } } }),
    ['Antigravity Free', 'DuMate Free'],
  ],
  [
    // plans/glm-lite ¥283.20 a quarter, step-plan-mini ¥129.
    'paid by the quarter is in the order of that',
    select({ advise: true, by: 'prices/regular/quarter', filter: { budget: { amount: 500, bound: 'atMost', currency: 'CNY' } } }),
    ['¥129', '¥283.20'],
  ],
  [
    // models: context 1,000,000 tokens; the longest of a plan's models.
    'plans by the context of their models',
    select({ by: 'context', order: 'most' }),
    [/highest context.{0,200}1,?000,?000|1M/i],
  ],
  [
    'people who use it differently are served by a plan each',
    select({
      by: 'prices/month',
      people: 6,
      filter: { clients: ['claude-code'] },
      use: {
        use: { amount: 200, unit: 'prompt', per: 'day' },
        groups: [
          [2, 200],
          [4, 30],
        ],
      },
    }),
    [/2 at 200 prompts/i, /4 at 30 prompts/i],
  ],
  // vendors/alibaba, event oauth-free-tier.
  [
    'a client without terms of its own is told of by its name',
    fact(['qwen-code'], ['prices', 'quotas/day']),
    ['2026-04-15'],
    /2026-04-15.*2026-04-15/,
  ],
  // vendors/anthropic, event week-plus-25.
  [
    'a change that has no figures is told in words, and that it has none',
    { kind: 'changes', direction: 'down', subjects: ['claude-max-5x'], topics: ['quotas'] },
    ['There are no figures of it', '2026-09-14'],
  ],
  // lines/kimi, note speed-k3.
  ['speed is told as vendors claim it, beside what was measured', fact([], ['speed'], { asks: 'which' }), ['260 tokens']],
  // lines/minimax-m-intl.
  ['an address stands at the line that is sold now', fact(['minimax-intl'], ['endpoints']), ['api.minimax.io']],
  // models/glm-5.3: 1,000,000.
  ['how long a context is, the models say', fact(['glm'], ['limits/context']), [/1,000,000|1M/], /Not in my data/],
  // lines/mimo, environment of opencode.
  [
    'a key begins as the data says',
    fact(['mimo'], ['environment/opencode'], { claims: [{ text: 'tp-' }] }),
    ['XIAOMI_API_KEY in OpenCode'],
    /No, not/,
  ],
  // lines/tencent-coding, lines/bailian.
  [
    'lists that are the same in part are told by what each has',
    { kind: 'compare', asks: 'same', subjects: ['tencent-coding', 'bailian'], topics: ['models'] },
    ['Only in part', 'Qwen3.7-Plus', 'GLM-5'],
  ],
  [
    'money for tokens without a plan is asked back for what it buys',
    { kind: 'use', asks: 'lasts', subjects: [], workload: { paid: 5, currency: 'USD' } },
    ['$5', 'pay-as-you-go'],
  ],
];

test.each(cases.map((each) => [each[0], each] as const))('%s', (_, [, query, told, not]) => {
  const text = shown(query);
  for (const each of told) expect(text).toMatch(typeof each === 'string' ? new RegExp(RegExp.escape(each)) : each);
  if (not) expect(text).not.toMatch(not);
});

test('in Chinese the same is said', () => {
  expect(shown({ kind: 'changes', direction: 'down', subjects: ['claude-max-5x'], topics: ['quotas'] }, 'zh')).toContain('没有变化前后的数字');
  expect(shown({ kind: 'use', asks: 'fits', subjects: ['claude-pro'], workload: { use: { amount: 3, unit: 'hour', per: 'day' } } }, 'zh')).toContain(
    '10–45 次 prompt',
  );
});
