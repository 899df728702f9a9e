/** One message for every kind of answer that keeps something back, in both languages, asked on a day in February 2026. */
type Asked = { readonly kind: string; readonly zh: string; readonly en: string };

export const answersWithMore: readonly Asked[] = [
  { kind: 'compare', zh: '/compare bailian-lite ark-lite', en: '/compare bailian-lite ark-lite' },
  { kind: 'cost', zh: '/cost 每天500次请求', en: '/cost 500 requests a day' },
  { kind: 'plan', zh: '/plan glm-lite', en: '/plan glm-lite' },
  { kind: 'plans', zh: '/plans', en: '/plans' },
  { kind: 'recommend', zh: '/recommend claude code 每天300次 100元以内', en: '/recommend claude code 300 requests a day ¥100' },
  { kind: 'changes', zh: '/changes glm', en: '/changes glm' },
  { kind: 'models', zh: '/models', en: '/models' },
  { kind: 'model', zh: '/models kimi-k2.5', en: '/models kimi-k2.5' },
  { kind: 'a price asked', zh: '智谱 GLM Lite 多少钱？', en: 'What does GLM Lite cost?' },
  { kind: 'prices asked', zh: 'Kimi 和 MiniMax 的套餐多少钱？', en: 'What do the Kimi and MiniMax plans cost?' },
  { kind: 'the cheapest asked', zh: '支持 Claude Code 的最便宜套餐是哪个？', en: 'Which is the cheapest plan for Claude Code?' },
  { kind: 'enough', zh: '我每天 500 次请求，方舟 Lite 够用吗？', en: 'I send 500 requests a day, is Ark Lite enough?' },
  { kind: 'advice', zh: '预算 100 元，每天 300 次请求，买哪个好？', en: 'My budget is ¥100 and I send 300 requests a day: which plan should I buy?' },
  { kind: 'one or the other', zh: '百炼和方舟哪个好？', en: 'Bailian or Ark: which is better?' },
  { kind: 'history', zh: '智谱 Lite 涨过价吗？', en: 'Has GLM Lite become more expensive?' },
  { kind: 'changes asked', zh: '今年一月以来有什么变化？', en: 'What has changed since January?' },
  { kind: 'an API', zh: 'K2.5 的 API 多少钱？', en: 'What does the K2.5 API cost?' },
  { kind: 'a bill', zh: 'K2.5 API：2800 万缓存、60 万未缓存、7 万输出，多少钱？', en: 'K2.5 API: 28M cached, 600K uncached, 70K output, how much?' },
];
