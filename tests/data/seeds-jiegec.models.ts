/** What the notes of February 2026 say of four models. */
import { says } from './evidence.ts';

// model, place, parameters, active, weights, context, API price page
const models = [
  [
    'kimi-k2.5',
    'Kimi > K2.5 API 价格',
    1_000_000_000_000,
    32_000_000_000,
    'https://huggingface.co/moonshotai/Kimi-K2.5',
    256_000,
    'https://platform.moonshot.cn/docs/pricing/chat',
  ],
  [
    'minimax-m2.5',
    'MiniMax > M2.5 API 价格',
    230_000_000_000,
    10_000_000_000,
    'https://huggingface.co/MiniMaxAI/MiniMax-M2.5',
    200_000,
    'https://platform.minimaxi.com/docs/guides/pricing-paygo',
  ],
  ['glm-5', '智谱 > GLM-5 API 价格', 744_000_000_000, 40_000_000_000, 'https://huggingface.co/zai-org/GLM-5', 200_000, 'https://bigmodel.cn/pricing'],
  [
    'glm-4.7',
    '智谱 > GLM-4.7 API 价格',
    355_000_000_000,
    32_000_000_000,
    'https://huggingface.co/zai-org/GLM-4.7',
    200_000,
    'https://bigmodel.cn/pricing',
  ],
] as const;

// CNY per 1M tokens; several figures are tiers of which the notes do not tell the condition
const prices = {
  'kimi-k2.5': { 'cached-input': [0.7], input: [4], output: [21] },
  'minimax-m2.5': { 'cached-input': [0.21], input: [2.1], 'cache-write': [2.625], output: [8.4] },
  'glm-5': { 'cached-input': [1, 1.5], input: [4, 6], output: [18, 22] },
  'glm-4.7': { 'cached-input': [0.4, 0.6, 0.8], input: [2, 3, 4], output: [8, 14, 16] },
} as const;

export const ofModels = models.flatMap(([id, place, total, active, weights, tokens, page]) => [
  says('模型参数比较', `${id}: ${total / 1e9}B parameters (${active / 1e9}B active)`, `model ${id}`, 'parameters', { total, active }),
  says('模型参数比较', `[${id}](${weights})`, `model ${id}`, 'links', { kind: 'weights', url: weights }),
  says(place, `${tokens / 1000}K 上下文`, `model ${id}`, 'context', { tokens }),
  says(place, `[API 价格](${page})`, `model ${id}`, 'links', { kind: 'pricing', url: page }),
  ...Object.entries(prices[id]).map(([kind, tiers]) =>
    says(place, `${kind} ${tiers.join('/')} RMB 每 1M token`, `model ${id}`, 'apiPrices', {
      kind,
      currency: 'CNY',
      tiers: tiers.map((amount: number) => ({ amount, upTo: undefined })),
    }),
  ),
]);
