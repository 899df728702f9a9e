/** What is asked: what people ask again and again, and what nobody asked before. */
import { readdirSync } from 'node:fs';
import { addDays } from '#src/catalog/days.ts';
import type { Question } from '../load/questions.ts';

export type Asked = (n: number) => Question;

const plans = readdirSync('data/plans').map((file) => file.replace('.yaml', ''));
const planAt = (n: number): string => plans[n % plans.length] ?? '';
const DAY = '2026-11-30';

const command = (name: string, options: Readonly<Record<string, string>>): Question => ({ type: 'command', name, options });
const words = (text: string): Question => ({ type: 'words', text });
/** Two plans that were not put beside each other before. */
const pairAt = (n: number): readonly [string, string] => [planAt(n), planAt(n + 1 + (Math.floor(n / plans.length) % (plans.length - 1)))];
const daysBack = (n: number): string => addDays(DAY, -(Math.floor(n / plans.length) % 60));

/** Each with its own arguments every time. */
export const fresh = {
  compare: (n: number) => command('compare', { plans: pairAt(n).join(', ') }),
  plan: (n: number) => command('plan', { name: planAt(n), 'as-of': daysBack(n) }),
  cost: (n: number) => command('cost', { use: `${(n + 10) / 10}M tokens a day` }),
  question: (n: number) =>
    [
      words(`How much is ${planAt(n)} on ${daysBack(n)}?`),
      words(`${pairAt(n).join(' 和 ')} 哪个便宜`),
      words(`I use ${(n + 10) / 10}M tokens a day, which plan is enough?`),
      words(`我每天大概 ${n + 20} 次请求，哪个套餐够用？`),
      words(`What is the weekly limit of ${planAt(n)}, and how many ${n} hour days does it last?`),
      words(`${planAt(n)} 支持 Claude Code 吗，${daysBack(n)} 的时候`),
    ][n % 6] ?? words(''),
} satisfies Record<string, Asked>;

export const seen = {
  compare: () => command('compare', { plans: 'glm-lite, glm-pro' }),
  plan: () => command('plan', { name: 'glm-lite' }),
  cost: () => command('cost', { use: '5M tokens a day' }),
} satisfies Record<string, Asked>;

const names = [
  'glm-lite',
  'glm-pro',
  'kimi-moderato',
  'minimax-plus',
  'bailian-lite',
  'ark-lite',
  'claude-pro',
  'cursor-pro',
  'copilot-pro',
  'glm-max',
];
/** The fifty commonest: 25 commands, 25 questions. */
const common: readonly Question[] = [
  ...names.map((name) => command('plan', { name })),
  ...names.slice(1, 8).map((name) => command('compare', { plans: `glm-lite, ${name}` })),
  ...[1, 2, 5, 10, 20].map((amount) => command('cost', { use: `${amount}M tokens a day` })),
  command('plans', {}),
  command('models', {}),
  command('recommend', { use: '2M tokens a day' }),
  ...names.slice(0, 6).map((name) => words(`How much is ${name}?`)),
  ...names.slice(0, 6).map((name) => words(`${name} 一个月多少钱？`)),
  ...names.slice(0, 3).map((name) => words(`Does ${name} work with Claude Code?`)),
  words('Kimi 和 GLM 哪个便宜'),
  words('智谱最近涨价了吗'),
  words('What is the weekly limit of GLM Pro?'),
  words('预算 100 块，主要用 Claude Code，推荐一个'),
  words('what can I get for under 20 dollars a month'),
  words('I use 5M tokens a day, which plan is enough?'),
  words('我每天大概 200 次请求，哪个套餐够用？'),
  words('which plan is the cheapest?'),
  words('最便宜的套餐是哪个'),
  words('GLM vs MiniMax'),
];

const kinds = Object.values(fresh);
/** Of five four are among the commonest, in a changing order, and one is new. */
export const mixed: Asked = (n) => (n % 5 === 4 ? kinds[n % kinds.length]?.(n) : common[(n * 17) % common.length]) ?? words('');
