/** What the notes of February 2026 say of Kimi, MiniMax and GLM: prices, quotas, rules. Values worked out by hand from the words beside them. */
import { type Statement, said, says } from './evidence.ts';

const month = (amount: number, currency = 'CNY') => ({ phase: 'regular', per: 'month', amount, currency });
const five = { window: '5h' };

const kimi: readonly Statement[] = [
  says('Kimi', '[Kimi 登月计划](…/membership/pricing)', 'line kimi', 'links', { kind: 'subscribe', url: 'https://www.kimi.com/membership/pricing' }),
  says('Kimi', 'Andante（49 RMB 每月）', 'plan kimi-andante', 'prices', month(49)),
  says('Kimi', '每 5 小时的 Tokens 总量可支持约 300-1200 次 API 请求', 'plan kimi-andante', 'quotas', {
    ...five,
    amount: { low: 300, high: 1200 },
    unit: 'request',
    approx: true,
    basis: 'vendor',
  }),
  says('Kimi', 'Moderato（99 RMB 每月）', 'plan kimi-moderato', 'prices', month(99)),
  // 4 × 300 = 1,200 and 4 × 1,200 = 4,800; so on for the other tiers
  says('Kimi', 'Kimi Code 4 倍额度', 'plan kimi-moderato', 'quotas', { ...five, amount: { low: 1200, high: 4800 }, unit: 'request', via: 4 }),
  says('Kimi', 'Allegretto（199 RMB 每月）', 'plan kimi-allegretto', 'prices', month(199)),
  says('Kimi', 'Kimi Code 20 倍额度', 'plan kimi-allegretto', 'quotas', { ...five, amount: { low: 6000, high: 24000 }, unit: 'request', via: 20 }),
  says('Kimi', 'Allegro（699 RMB 每月）', 'plan kimi-allegro', 'prices', month(699)),
  says('Kimi', 'Kimi Code 60 倍额度', 'plan kimi-allegro', 'quotas', { ...five, amount: { low: 18000, high: 72000 }, unit: 'request', via: 60 }),
  says('Kimi', '每 5 小时不超过 10M token', 'plan kimi-andante', 'quotas', {
    ...five,
    amount: 10_000_000,
    unit: 'token',
    bound: 'atMost',
    basis: 'measured',
  }),
  says('Kimi', '每周的限额是 4M uncached input + output token', 'plan kimi-andante', 'quotas', {
    window: 'week',
    amount: 4_000_000,
    unit: 'uncached-token',
    basis: 'measured',
  }),
  says(
    'Kimi',
    '宣传的是请求而非 token 数…8K-33K 之间…实测一段时间来看是 31K',
    'line kimi',
    'notes',
    { topic: 'counting', basis: 'measured' },
    said(['8K–33K', '31K'], ['8K–33K', '31K']),
  ),
];

// name, price, prompts per 5 hours
const minimaxTiers = [
  ['Starter', 'minimax-starter', 29, 40],
  ['Plus', 'minimax-plus', 49, 100],
  ['Max', 'minimax-max', 119, 300],
  ['Plus-极速版', 'minimax-plus-highspeed', 98, 100],
  ['Max-极速版', 'minimax-max-highspeed', 199, 300],
  ['Ultra-极速版', 'minimax-ultra-highspeed', 899, 2000],
] as const;
const minimaxIntlTiers = [
  ['Starter', 'minimax-intl-starter', 10, 100],
  ['Plus', 'minimax-intl-plus', 20, 300],
  ['Max', 'minimax-intl-max', 50, 1000],
] as const;

const minimax: readonly Statement[] = [
  says('MiniMax', '[MiniMax Coding Plan](…/docs/coding-plan/intro)', 'line minimax-cn', 'links', {
    kind: 'docs',
    url: 'https://platform.minimaxi.com/docs/coding-plan/intro',
  }),
  ...minimaxTiers.flatMap(([name, id, price, prompts]) => [
    says('MiniMax', `${name}（${price} RMB 每月）`, `plan ${id}`, 'prices', month(price)),
    says('MiniMax', `${name}: ${prompts} prompts / 每 5 小时`, `plan ${id}`, 'quotas', { ...five, amount: prompts, unit: 'prompt' }),
  ]),
  says(
    'MiniMax',
    'Q: 为什么“一个 prompt 约等于 15 次模型调用”？',
    'line minimax-cn',
    'notes',
    { topic: 'counting' },
    said(['15 次模型调用', '连续交互', '打包成一次 prompt'], ['15 model calls', 'bundled into one prompt']),
  ),
  says('MiniMax 国际版', '[MiniMax 国际版 Coding Plan](…)', 'line minimax-intl', 'links', {
    url: 'https://platform.minimax.io/docs/coding-plan/intro',
  }),
  ...minimaxIntlTiers.flatMap(([name, id, price, prompts]) => [
    says('MiniMax 国际版', `${name}（${price} USD 每月）`, `plan ${id}`, 'prices', month(price, 'USD')),
    says('MiniMax 国际版', `${name}: ${prompts} prompts / 每 5 小时`, `plan ${id}`, 'quotas', { ...five, amount: prompts, unit: 'prompt' }),
  ]),
];

// name, price before and after February 12, prompts per 5 hours before and after, per week
const glmTiers = [
  ['Lite', 'glm-lite', 40, 49, 120, 80, 320],
  ['Pro', 'glm-pro', 200, 149, 600, 400, 1600],
  ['Max', 'glm-max', 400, 469, 2400, 1600, 6400],
] as const;
const old = { who: { subscribedBefore: '2026-02-12' } };

const glm: readonly Statement[] = [
  says('智谱', '[智谱 GLM Coding Plan](…/cn/coding-plan/overview)', 'line glm', 'links', {
    kind: 'docs',
    url: 'https://docs.bigmodel.cn/cn/coding-plan/overview',
  }),
  ...glmTiers.flatMap(([name, id, before, price, earlier, prompts, week]) => [
    says('智谱', `${name} 套餐（${price} RMB 每月）`, `plan ${id}`, 'prices', { ...month(price), from: '2026-02-12' }),
    says('智谱', `${name}：每 5 小时最多约 ${prompts} 次 prompts`, `plan ${id}`, 'quotas', {
      ...five,
      amount: prompts,
      unit: 'prompt',
      bound: 'atMost',
      approx: true,
      for: 'new',
    }),
    says('智谱', `${name}：每周最多约 ${week} 次 prompts`, `plan ${id}`, 'quotas', {
      window: 'week',
      amount: week,
      unit: 'prompt',
      bound: 'atMost',
      approx: true,
      for: 'new',
    }),
    says(
      '智谱 > 注',
      `${name}：2 月 12 日之前订阅的，用量额度不变（${earlier}）`,
      `plan ${id}`,
      'quotas',
      { ...five, amount: earlier, unit: 'prompt', from: '2026-02-12' },
      old,
    ),
    says(
      '智谱 > 注',
      `${name}：2 月 12 日之前开启续订的，续费价格不变（${before}）`,
      `plan ${id}`,
      'prices',
      { phase: 'renewal', per: 'month', amount: before, currency: 'CNY' },
      old,
    ),
    says(
      '智谱 > 周限额',
      `${name}：在订阅有效期内，不受周使用额度限制`,
      `plan ${id}`,
      'quotas',
      { window: 'week', amount: 'none', from: '2026-02-14' },
      old,
    ),
    says(
      '更新历史 2026/02/12',
      `${name} 价格 ${before} 改成 ${price} RMB 每月`,
      `plan ${id}`,
      'prices',
      { ...month(before), until: '2026-02-12' },
      { on: '2026-02-11' },
    ),
    says(
      '更新历史 2026/02/12',
      `${name}：每 5 小时 ${prompts}（原来是 ${earlier}）`,
      `plan ${id}`,
      'quotas',
      { ...five, amount: earlier, unit: 'prompt', until: '2026-02-12' },
      { on: '2026-02-11' },
    ),
  ]),
  says(
    '智谱',
    '一次 prompt 指一次提问，每次 prompt 预计可调用模型 15-20 次',
    'line glm',
    'notes',
    { topic: 'counting' },
    said(['一次提问', '15–20 次'], ['one question', '15–20 times']),
  ),
  says('智谱', '每周额度价值约为同等 API 费用的 13-23 倍', 'line glm', 'worth', { times: { low: 13, high: 23 } }),
  says('智谱', '调用 GLM-5 会 3 倍速率（和其他历史模型相比）消耗套餐额度', 'line glm', 'multipliers', { model: 'glm-5', factor: 3 }),
  says('智谱 > 注', '上述次数为预估值', 'line glm', 'notes', { topic: 'counting' }, said(['预估值', '自动接受'], ['estimates', 'auto-accept'])),
  says(
    '智谱 > 注',
    '2 月 12 日之前订阅的用户…用量额度不变',
    'line glm',
    'notes',
    { id: 'legacy-quota' },
    said(['有效期内', '用量额度不变'], ['before February 12', 'keeps the quota']),
  ),
  says(
    '智谱 > 注',
    '2 月 12 日之前开启续订的用户，续费价格及套餐的用量额度不变',
    'line glm',
    'notes',
    { id: 'legacy-renewal' },
    said(['续费价格', '不变'], ['renewal price']),
  ),
  says(
    '智谱 > 注',
    '老用户保留原条款',
    'line glm',
    'rules',
    { rule: 'legacy-terms', value: 'yes' },
    said(['续费价格', '不受周限额'], ['no weekly limit']),
  ),
  says('智谱 > 周限额', '该限额自您下单时开启计时，以 7 天为一个周期额度刷新重置', 'plan glm-lite', 'quotas', { window: 'week', resets: 'order' }),
  says(
    '智谱 > 周限额',
    '为了管理资源并确保所有用户的公平访问…自您下单时…以 7 天为一个周期',
    'line glm',
    'notes',
    { topic: 'counting' },
    said(['公平', '下单', '7 天'], ['fairly', 'order', '7 days']),
  ),
  says(
    '智谱 > 周限额',
    '您可以在 用量统计 中查看您的额度消耗进展',
    'line glm',
    'notes',
    { topic: 'remainder' },
    said(['用量统计'], ['Usage statistics']),
  ),
  says('智谱国际版', '[智谱国际版 GLM Coding Plan](https://z.ai/subscribe)', 'line glm-intl', 'links', {
    kind: 'subscribe',
    url: 'https://z.ai/subscribe',
  }),
];

export const plans = [...kimi, ...minimax, ...glm];
