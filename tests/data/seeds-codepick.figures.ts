/**
 * What the comparison of Bailian's and Ark's Coding Plans says of prices, quotas, models and Auto mode, in both its languages, with the value
 * worked out by hand from the row or sentence.
 */
import { ark, bailian, both, model, plan, type Statement } from './seeds-codepick.statement.ts';

const tiers = ['bailian-lite', 'bailian-pro', 'ark-lite', 'ark-pro'] as const;

// 价格对比: | 首购优惠价 | ¥7.9/月 | ¥39.9/月 | ¥9.9/月 | ¥49.9/月 | and | 原价 | ¥40/月 | ¥200/月 | ¥40/月 | ¥200/月 |
const firstPrices = { 'bailian-lite': 7.9, 'bailian-pro': 39.9, 'ark-lite': 9.9, 'ark-pro': 49.9 };
const regularPrices = { 'bailian-lite': 40, 'bailian-pro': 200, 'ark-lite': 40, 'ark-pro': 200 };
const prices: readonly Statement[] = tiers.flatMap((id): Statement[] => [
  {
    said: both('价格对比 > 首购优惠价', 'Pricing Comparison > First-purchase promo price'),
    of: plan(id),
    attribute: 'prices',
    is: { phase: 'first', per: 'month', amount: firstPrices[id], currency: 'CNY' },
    each: true,
  },
  {
    said: both('价格对比 > 原价', 'Pricing Comparison > Regular price'),
    of: plan(id),
    attribute: 'prices',
    is: { phase: 'regular', per: 'month', amount: regularPrices[id], currency: 'CNY' },
    each: true,
  },
]);

const promotions: readonly Statement[] = [
  // "百炼优惠截至 2026-04-01": the first day without it.
  ...(['bailian-lite', 'bailian-pro'] as const).map(
    (id): Statement => ({
      said: both('价格对比', 'Pricing Comparison'),
      of: plan(id),
      attribute: 'prices',
      is: { phase: 'first', until: '2026-04-01' },
    }),
  ),
  {
    said: both('价格对比', 'Pricing Comparison'),
    of: bailian,
    attribute: 'notes',
    is: { topic: 'promotion-end' },
    says: { zh: ['2026-04-01'], en: ['2026-04-01'] },
  },
  // "方舟优惠截至时间请以官网为准"
  {
    said: both('价格对比', 'Pricing Comparison'),
    of: ark,
    attribute: 'notes',
    is: { topic: 'promotion-end' },
    says: { zh: ['官网'], en: ['official website'] },
  },
  // "原价相同，首购优惠期间百炼更便宜（Lite 便宜 ¥2，Pro 便宜 ¥10）"
  {
    said: both('价格对比', 'Pricing Comparison'),
    of: bailian,
    attribute: 'notes',
    is: { topic: 'price-difference' },
    says: { zh: ['原价相同', '¥2', '¥10'], en: ['identical', '¥2', '¥10'] },
  },
];

const cycle = both('额度机制对比 > 额度周期', 'Quota Mechanism Comparison > Quota Cycle');
const quotas: readonly Statement[] = [
  // | Lite 额度 | 18,000 次/月 | 约 1,200 次/5小时 | and | Pro 额度 | 90,000 次/月 | 约 6,000 次/5小时 |
  {
    said: both('额度机制对比 > Lite 额度', 'Quota Mechanism Comparison > Lite Quota'),
    of: plan('bailian-lite'),
    attribute: 'quotas',
    is: { window: 'month', amount: 18000, unit: 'request' },
    each: true,
  },
  {
    said: both('额度机制对比 > Pro 额度', 'Quota Mechanism Comparison > Pro Quota'),
    of: plan('bailian-pro'),
    attribute: 'quotas',
    is: { window: 'month', amount: 90000, unit: 'request' },
    each: true,
  },
  {
    said: both('额度机制对比 > Lite 额度', 'Quota Mechanism Comparison > Lite Quota'),
    of: plan('ark-lite'),
    attribute: 'quotas',
    is: { window: '5h', amount: 1200, unit: 'request', approx: true },
    each: true,
  },
  {
    said: both('额度机制对比 > Pro 额度', 'Quota Mechanism Comparison > Pro Quota'),
    of: plan('ark-pro'),
    attribute: 'quotas',
    is: { window: '5h', amount: 6000, unit: 'request', approx: true },
    each: true,
  },
  // | 额度周期 | 自然月 | 滚动 5 小时窗口 |: what each names is its only cycle, so the other windows have no limit by this document.
  ...(['bailian-lite', 'bailian-pro'] as const).flatMap((id): Statement[] => [
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: 'month', resets: 'calendar' }, each: true },
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: '5h', amount: 'none', basis: 'derived' } },
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: 'week', amount: 'none', basis: 'derived' } },
  ]),
  ...(['ark-lite', 'ark-pro'] as const).flatMap((id): Statement[] => [
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: '5h', resets: 'rolling' }, each: true },
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: 'week', amount: 'none', basis: 'derived' } },
    { said: cycle, of: plan(id), attribute: 'quotas', is: { window: 'month', amount: 'none', basis: 'derived' } },
  ]),
  // | 用完后处理 | 停止服务，不转按量 | 停止服务直到窗口重置 |
  {
    said: both('额度机制对比 > 用完后处理', 'Quota Mechanism Comparison > When Exhausted'),
    of: bailian,
    attribute: 'rules',
    is: { rule: 'exhausted', value: 'yes' },
  },
  {
    said: both('额度机制对比 > 用完后处理', 'Quota Mechanism Comparison > When Exhausted'),
    of: bailian,
    attribute: 'rules',
    is: { rule: 'balance-fallback', value: 'no' },
  },
  {
    said: both('额度机制对比 > 用完后处理', 'Quota Mechanism Comparison > When Exhausted'),
    of: ark,
    attribute: 'rules',
    is: { rule: 'exhausted', value: 'yes' },
    says: { zh: ['窗口重置'], en: ['window resets'] },
  },
  ...[bailian, ark].map(
    (of): Statement => ({
      said: both('额度机制对比', 'Quota Mechanism Comparison'),
      of,
      attribute: 'notes',
      is: { id: 'quota-difference' },
      says: { zh: ['最关键的差异'], en: ['most critical difference'] },
    }),
  ),
  {
    said: both('额度机制对比', 'Quota Mechanism Comparison'),
    of: bailian,
    attribute: 'notes',
    is: { topic: 'burst-use' },
    says: { zh: ['集中突击', '偶发', '深夜'], en: ['bursts', 'occasional', 'late-night'] },
  },
  {
    said: both('额度机制对比', 'Quota Mechanism Comparison'),
    of: ark,
    attribute: 'notes',
    is: { topic: 'steady-use' },
    says: { zh: ['滑动窗口', '日常长期', '触达上限'], en: ['sliding 5-hour window', 'steady', 'ceiling'] },
  },
];

/** 百炼支持模型（8 款） and 方舟支持模型（5 款）, with the column 特点 / Highlights. */
const bailianModels = {
  'qwen3.5-plus': ['千问旗舰通用模型', 'Qwen flagship general-purpose model'],
  'qwen3-max-2026-01-23': ['千问旗舰 Max', 'Qwen flagship Max'],
  'qwen3-coder-next': ['千问编程专属旗舰', 'Qwen coding-specific flagship'],
  'qwen3-coder-plus': ['千问编程增强版', 'Qwen coding enhanced edition'],
  'minimax-m2.5': ['MiniMax 编程模型', 'MiniMax coding model'],
  'glm-5': ['智谱最新旗舰', "Zhipu's latest flagship"],
  'glm-4.7': ['智谱编程优化版', 'Zhipu coding-optimized version'],
  'kimi-k2.5': ['Moonshot 编程模型', 'Moonshot coding model'],
} as const;
const arkModels = {
  'doubao-seed-code': ['字节自研编程模型', "ByteDance's in-house coding model"],
  'glm-4.7': ['智谱编程优化版', 'Zhipu coding-optimized version'],
  'deepseek-v3.2': ['DeepSeek 通用旗舰', 'DeepSeek general-purpose flagship'],
  'kimi-k2-thinking': ['Moonshot 推理模型', 'Moonshot reasoning model'],
  'kimi-k2.5': ['Moonshot 编程模型', 'Moonshot coding model'],
} as const;
const highlights = (of: Readonly<Record<string, readonly [string, string]>>, zh: string, en: string): Statement[] =>
  Object.entries(of).map(([id, [inChinese, inEnglish]]) => ({
    said: both(zh, en),
    of: model(id),
    attribute: 'highlights',
    is: {},
    says: { zh: [inChinese], en: inEnglish.split(' ') },
  }));
const models: readonly Statement[] = [
  {
    said: both('百炼支持模型（8 款）', 'Bailian Supported Models (8)'),
    of: bailian,
    attribute: 'models',
    is: { complete: true, items: Object.keys(bailianModels) },
    each: true,
  },
  {
    said: both('方舟支持模型（5 款）', 'Ark Supported Models (5)'),
    of: ark,
    attribute: 'models',
    is: { complete: true, items: Object.keys(arkModels) },
    each: true,
  },
  ...highlights(bailianModels, '百炼支持模型（8 款）', 'Bailian Supported Models (8)'),
  ...highlights(arkModels, '方舟支持模型（5 款）', 'Ark Supported Models (5)'),
  {
    said: both('模型生态对比', 'Model Ecosystem Comparison'),
    of: bailian,
    attribute: 'notes',
    is: { topic: 'model-choice' },
    says: { zh: ['8', '5', 'GLM-4.7', 'Kimi-K2.5'], en: ['8', '5', 'GLM-4.7', 'Kimi-K2.5'] },
  },
  {
    said: both('模型生态对比', 'Model Ecosystem Comparison'),
    of: bailian,
    attribute: 'features',
    is: { feature: 'qwen-coder-lineup', value: 'yes' },
  },
  {
    said: both('模型生态对比', 'Model Ecosystem Comparison'),
    of: ark,
    attribute: 'notes',
    is: { topic: 'model-choice' },
    says: { zh: ['独有 Doubao-Seed-Code 和 DeepSeek-V3.2'], en: ['only Ark has Doubao-Seed-Code and DeepSeek-V3.2'] },
  },
];

const auto: readonly Statement[] = [
  { said: both('Auto 模式', 'Auto Mode'), of: bailian, attribute: 'features', is: { feature: 'auto-mode', value: 'no' } },
  {
    said: both('Auto 模式', 'Auto Mode'),
    of: ark,
    attribute: 'features',
    is: { feature: 'auto-mode', value: 'yes' },
    says: { zh: ['任务复杂度', '轻量模型节省配额', '旗舰模型'], en: ['task', 'save quota', 'flagship'] },
  },
  {
    said: both('Auto 模式', 'Auto Mode'),
    of: bailian,
    attribute: 'features',
    is: { feature: 'model-switching', value: 'yes' },
    says: { zh: ['手动切换'], en: ['by hand'] },
  },
];

export const figures: readonly Statement[] = [...prices, ...promotions, ...quotas, ...models, ...auto];
