/** What is asked for the pictures: every command, and free questions as people ask them, in both languages. `one`: a question of one fact. */
export type Asked = { readonly id: string; readonly zh: string; readonly en: string; readonly kind: 'command' | 'question' | 'one' };

type Pair = readonly [id: string, zh: string, en: string];

const commands: readonly Pair[] = [
  ['compare-2', '/compare bailian-lite ark-lite', '/compare bailian-lite ark-lite'],
  ['compare-4', '/compare ark-lite glm-lite minimax-plus kimi-pro', '/compare ark-lite glm-lite minimax-plus kimi-pro'],
  ['cost', '/cost 每天500次请求', '/cost 500 requests a day'],
  ['cost-tokens', '/cost 每天1000万token --model=glm-5.3', '/cost 10M tokens a day --model=glm-5.3'],
  ['cost-form', '/cost', '/cost'],
  ['plan', '/plan glm-lite', '/plan glm-lite'],
  ['plan-2', '/plan ark-pro', '/plan ark-pro'],
  ['plans', '/plans', '/plans'],
  ['plans-line', '/plans kimi', '/plans kimi'],
  ['recommend', '/recommend claude code 每天300次 100元以内', '/recommend claude code 300 requests a day ¥100'],
  ['recommend-form', '/recommend', '/recommend'],
  ['changes', '/changes', '/changes'],
  ['changes-line', '/changes glm', '/changes glm'],
  ['models', '/models', '/models'],
  ['model', '/models glm-5.3', '/models glm-5.3'],
  ['help', '/help', '/help'],
  ['settings', '/settings', '/settings'],
];

const ones: readonly Pair[] = [
  ['price', '智谱 GLM Lite 多少钱一个月？', 'What does GLM Lite cost a month?'],
  ['quota', '方舟 Lite 每 5 小时能用多少次？', 'How many requests per 5 hours does Ark Lite allow?'],
  ['whether', 'Kimi Code 支持 Claude Code 吗？', 'Does Kimi Code support Claude Code?'],
  ['model-in', 'GLM Lite 有 GLM-5.3 吗？', 'Does GLM Lite include GLM-5.3?'],
  ['sale', '方舟 Lite 现在还能买到吗？', 'Can I still buy Ark Lite?'],
  ['rule', '百炼会拿我的数据训练模型吗？', 'Does Bailian train models on my data?'],
  ['address', 'Kimi Code 在 Claude Code 里填什么 base url？', 'Which base URL do I set in Claude Code for Kimi Code?'],
  ['define', '什么是 5 小时滚动窗口？', 'What is a 5-hour rolling window?'],
];
const questions: readonly Pair[] = [
  ['cheapest', '支持 Claude Code 的最便宜套餐是哪个？', 'Which is the cheapest plan for Claude Code?'],
  ['enough', '我每天 500 次请求，方舟 Lite 够用吗？', 'I send 500 requests a day, is Ark Lite enough?'],
  ['advice', '预算 100 元，每天 300 次请求，买哪个好？', 'My budget is ¥100 and I send 300 requests a day: which plan should I buy?'],
  ['versus', '百炼和方舟哪个好？', 'Bailian or Ark: which is better?'],
  ['versus-plans', 'GLM Pro 和 Kimi Code Pro 比哪个额度多？', 'GLM Pro or Kimi Code Pro: which has the larger quota?'],
  ['history', '智谱 Lite 涨过价吗？', 'Has GLM Lite become more expensive?'],
  ['changed', '九月以来有什么变化？', 'What has changed since September?'],
  ['prices', '方舟各档多少钱？', 'What do the Ark plans cost?'],
  ['second', '方舟 Lite 首月和续费分别多少钱？', 'What is the first month of Ark Lite, and what is it after that?'],
  ['models-of', 'MiniMax Plus 有哪些模型？', 'Which models does MiniMax Plus have?'],
  ['api', 'GLM-5.3 的 API 多少钱？', 'What does the GLM-5.3 API cost?'],
  ['bill', 'K2.5 API：2800 万缓存、60 万未缓存、7 万输出，多少钱？', 'K2.5 API: 28M cached, 600K uncached, 70K output, how much?'],
];

export const asked: readonly Asked[] = (
  [
    ['command', commands],
    ['one', ones],
    ['question', questions],
  ] as const
).flatMap(([kind, pairs]) => pairs.map(([id, zh, en]) => ({ id, zh, en, kind })));
