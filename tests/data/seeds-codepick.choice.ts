/** What the same article says of clients, rules, ratings and whom either plan suits. */
import type { Ref } from '#src/catalog/types.ts';
import { ark, bailian, both, type Statement } from './seeds-codepick.statement.ts';

const bailianClients = ['claude-code', 'cline', 'openclaw', 'qwen-code', 'cursor', 'opencode', 'aider'];
const arkClients = ['claude-code', 'cursor', 'cline', 'codex-cli', 'kilo-code', 'roo-code', 'opencode', 'trae', 'aider', 'openclaw', 'moltbot'];
const api = both('API 协议与客户端兼容性', 'API Protocol & Client Compatibility');
const clients: readonly Statement[] = [
  { said: api, of: bailian, attribute: 'protocols', is: { items: ['openai-protocol'], complete: true }, each: true },
  { said: api, of: ark, attribute: 'protocols', is: { items: ['openai-protocol', 'anthropic-protocol'], complete: true }, each: true },
  {
    said: both('百炼支持客户端', 'Bailian Supported Clients'),
    of: bailian,
    attribute: 'clients',
    is: { items: bailianClients, complete: true },
    each: true,
  },
  { said: both('方舟支持客户端', 'Ark Supported Clients'), of: ark, attribute: 'clients', is: { items: arkClients, complete: true }, each: true },
  { said: api, of: bailian, attribute: 'notes', is: { id: 'client-count' }, says: { zh: ['7 款'], en: ['7 clients'] } },
  {
    said: api,
    of: ark,
    attribute: 'notes',
    is: { id: 'client-count' },
    says: {
      zh: ['11 款', 'Codex CLI', 'Kilo Code', 'Roo Code', 'Trae', 'Moltbot'],
      en: ['11 clients', 'Codex CLI', 'Kilo Code', 'Roo Code', 'Trae', 'Moltbot'],
    },
  },
  {
    said: api,
    of: ark,
    attribute: 'features',
    is: { feature: 'native-anthropic', value: 'yes' },
    says: { zh: ['Claude Code', '原生 Anthropic API 格式', '无需额外适配'], en: ['Claude Code', 'native', 'without adapters'] },
  },
];

const rule = (
  of: Ref,
  zh: string,
  en: string,
  id: string,
  value: string,
  says?: { readonly zh: readonly string[]; readonly en: readonly string[] },
): Statement => ({
  said: both(`账号限制 > ${zh}`, `Account Restrictions > ${en}`),
  of,
  attribute: 'rules',
  is: { rule: id, value },
  ...(says ? { says } : {}),
});
const rules: readonly Statement[] = [
  rule(bailian, '同时订阅多套餐', 'Multiple concurrent subscriptions', 'stacking', 'no', { zh: ['仅可订阅一个'], en: ['One plan only'] }),
  rule(ark, '同时订阅多套餐', 'Multiple concurrent subscriptions', 'stacking', 'yes', { zh: ['可叠加'], en: ['stackable'] }),
  rule(bailian, '子账号订阅', 'Sub-account subscriptions', 'sub-accounts', 'no', { zh: ['仅主账号'], en: ['Primary account only'] }),
  rule(ark, '子账号订阅', 'Sub-account subscriptions', 'sub-accounts', 'yes'),
  rule(bailian, '推荐奖励', 'Referral rewards', 'referral', 'unstated'),
  rule(ark, '推荐奖励', 'Referral rewards', 'referral', 'yes', { zh: ['9 折'], en: ['10%'] }),
  { said: both('账号限制 > 推荐奖励', 'Account Restrictions > Referral rewards'), of: ark, attribute: 'discounts', is: { off: 0.1, referral: true } },
];

/** 综合评分: of 10, Bailian first. */
const scores = [
  ['coding-ability', '编程能力', 'Coding Ability', 8.5, 8],
  ['cost-efficiency', '性价比', 'Cost Efficiency', 9.5, 9.5],
  ['flexibility', '灵活性', 'Flexibility', 8.5, 8.5],
  ['china-accessibility', '国内可用性', 'China Accessibility', 9.5, 9.8],
  ['privacy', '隐私', 'Privacy', 7, 7],
] as const;
const ratings: readonly Statement[] = scores.flatMap(([dimension, zh, en, ofBailian, ofArk]) =>
  [[bailian, ofBailian] as const, [ark, ofArk] as const].map(
    ([of, score]): Statement => ({
      said: both(`综合评分 > ${zh}`, `Overall Ratings > ${en}`),
      of,
      attribute: 'ratings',
      is: { dimension, score, of: 10, basis: 'opinion' },
    }),
  ),
);

const advise = (of: Ref, id: string, needs: object | undefined, zh: readonly string[], en: readonly string[]): Statement => ({
  said: both('选型建议', 'Selection Advice'),
  of,
  attribute: 'advice',
  is: { id, basis: 'opinion', ...(needs && { needs }) },
  says: { zh, en },
});
const advice: readonly Statement[] = [
  advise(bailian, 'qwen-models', { models: ['qwen3-coder-next', 'qwen3.5-plus'] }, ['Qwen 系模型'], ['Qwen-series models']),
  advise(bailian, 'burst-use', { usage: 'burst' }, ['偶发性高强度', '月度总额度'], ['bursts', 'monthly total']),
  advise(bailian, 'tight-budget', { budget: 'tight' }, ['¥7.9', '便宜 ¥2'], ['¥7.9', '¥2']),
  advise(bailian, 'alibaba-ecosystem', undefined, ['阿里云生态', 'RAM 主账号'], ['Alibaba Cloud ecosystem', 'RAM primary account']),
  advise(ark, 'claude-code', { clients: ['claude-code'] }, ['Claude Code', 'Anthropic 协议原生支持'], ['Claude Code', 'native Anthropic protocol']),
  advise(ark, 'auto-mode', { features: ['auto-mode'] }, ['Auto 模式'], ['Auto mode']),
  advise(
    ark,
    'many-clients',
    { clients: ['roo-code', 'kilo-code', 'trae'] },
    ['多款客户端', 'Roo Code', 'Kilo Code', 'Trae'],
    ['several clients', 'Roo Code', 'Kilo Code', 'Trae'],
  ),
  advise(ark, 'team', { rules: ['sub-accounts', 'sharing'] }, ['子账号', '团队共享'], ['sub-account', 'team sharing']),
];

const recipe = (of: Ref, id: string, client: string, zh: string, en: string): Statement => ({
  said: both('参考方案', 'Related Plans'),
  of,
  attribute: 'recipes',
  is: { id, client, url: `https://codepick.dev/plan/${id}` },
  says: { zh: [zh], en: [en] },
});
const rest: readonly Statement[] = [
  recipe(bailian, 'cline-bailian', 'cline', '最快上手方案，Lite 首购 ¥7.9/月', 'fastest way into the Bailian ecosystem; Lite first purchase at ¥7.9'),
  recipe(ark, 'cline-ark', 'cline', '最具性价比方案，Lite 首购 ¥9.9/月', 'best value in the Ark ecosystem; Lite first purchase at ¥9.9'),
  recipe(bailian, 'opencode-bailian', 'opencode', '终端开发者首选', 'Top pick for terminal developers'),
  recipe(ark, 'opencode-ark', 'opencode', 'Auto 模式的终端方案', 'terminal setup with Auto mode'),
  { said: both('文末', 'Last lines'), of: bailian, attribute: 'links', is: { kind: 'site', url: 'https://www.aliyun.com/benefit/scene/codingplan' } },
  { said: both('文末', 'Last lines'), of: ark, attribute: 'links', is: { kind: 'site', url: 'https://www.volcengine.com/activity/codingplan' } },
  ...[bailian, ark].map(
    (of): Statement => ({
      said: both('文末', 'Last lines'),
      of,
      attribute: 'notes',
      is: { topic: 'data-currency' },
      says: { zh: ['2026 年 2 月', '官网'], en: ['February 2026', 'official site'] },
    }),
  ),
  ...[bailian, ark].map(
    (of): Statement => ({
      said: both('引言', 'Introduction'),
      of,
      attribute: 'notes',
      is: { topic: 'positioning' },
      says: { zh: ['国内两大主流', '编程专属', '定位相似、定价相近'], en: ['two leading', 'coding', 'positioned and priced alike'] },
    }),
  ),
  {
    said: both('一句话总结', 'One-Line Summary'),
    of: bailian,
    attribute: 'notes',
    is: { topic: 'summary' },
    says: { zh: ['价格略低', '千问模型生态最全', '重度用户'], en: ['Slightly cheaper', 'most complete Qwen', 'heavy users'] },
  },
  {
    said: both('一句话总结', 'One-Line Summary'),
    of: ark,
    attribute: 'notes',
    is: { topic: 'summary' },
    says: { zh: ['Auto 模式灵活', 'Anthropic 协议原生支持', '多客户端'], en: ['Flexible Auto mode', 'native Anthropic protocol', 'several clients'] },
  },
];

export const choice: readonly Statement[] = [...clients, ...rules, ...ratings, ...advice, ...rest];
