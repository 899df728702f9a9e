/** What the GLM Coding Plan overview of December 2025 says, from top to bottom. Values worked out by hand from the words beside them. */
import { said, says } from './evidence.ts';

const glm = 'line glm';
const promotion = { id: 'new-year-2026', on: ['first-purchase', 'upgrade'], from: '2025-12-08', until: '2026-01-16' };

const top = [
  // "在跨年活动期间（12.08-01.15）": the last day is part of it, so the first day without is 01-16
  says(
    '跨年特惠 > 连续包月',
    '享受 50% 首购立减优惠，不可叠加节日折扣',
    glm,
    'discounts',
    { ...promotion, per: 'month', off: 0.5 },
    said(['不可叠加'], ['not combined']),
  ),
  says(
    '跨年特惠 > 连续包季',
    '最终优惠力度为减 55%（含首购立减及节日叠加优惠）',
    glm,
    'discounts',
    { ...promotion, per: 'quarter', off: 0.55 },
    said(['55%', '叠加'], ['55%']),
  ),
  says(
    '跨年特惠 > 连续包年',
    '最终优惠力度为减 60%（含首购立减及节日叠加优惠）',
    glm,
    'discounts',
    { ...promotion, per: 'year', off: 0.6 },
    said(['60%', '叠加'], ['60%']),
  ),
  says(
    '跨年特惠 > 注',
    '仅适用于新购行为，包括首次购买与主动升级。自动续费场景不享受',
    glm,
    'notes',
    { topic: 'promotion-end' },
    said(['首次购买', '主动升级', '自动续费不享受'], ['first purchases', 'upgrades', 'automatic renewal']),
  ),
  says(
    '套餐概览',
    '专为 AI 编码打造的订阅套餐，每月最低仅需 20 元…旗舰高智能模型 GLM-4.6',
    glm,
    'notes',
    { topic: 'positioning' },
    said(['20 元', 'GLM-4.6'], ['¥20', 'GLM-4.6']),
  ),
  says('Tip', '前往 [套餐详情页](…/t/Bd) 即可立即订阅', glm, 'links', {
    kind: 'subscribe',
    url: 'https://zhipuaishengchan.datasink.sensorsdata.cn/t/Bd',
  }),
  says('Tip', '即可立即订阅', 'plan glm-lite', 'availability', { to: 'new', state: 'open' }),
  says('Tip', '[快速开始](/cn/coding-plan/quick-start)', glm, 'links', { kind: 'docs', url: 'https://docs.bigmodel.cn/cn/coding-plan/quick-start' }),
  says(
    'Tip',
    '[视觉理解 MCP Server](/cn/coding-plan/mcp/vision-mcp-server)',
    glm,
    'mcpServers',
    { id: 'vision', url: 'https://docs.bigmodel.cn/cn/coding-plan/mcp/vision-mcp-server' },
    said(['视觉理解'], ['Vision']),
  ),
  says(
    'Tip',
    '[网络搜索 MCP Server](/cn/coding-plan/mcp/search-mcp-server)',
    glm,
    'mcpServers',
    { id: 'search', url: 'https://docs.bigmodel.cn/cn/coding-plan/mcp/search-mcp-server' },
    said(['网络搜索'], ['search']),
  ),
  says(
    'Tip',
    '[网页读取 MCP Server](/cn/coding-plan/mcp/reader-mcp-server)',
    glm,
    'mcpServers',
    { id: 'reader', url: 'https://docs.bigmodel.cn/cn/coding-plan/mcp/reader-mcp-server' },
    said(['网页读取'], ['reader']),
  ),
  says(
    'Tip',
    '所有套餐用户限时赠送 智谱 AI 输入法 使用权益',
    glm,
    'notes',
    { topic: 'positioning' },
    said(['限时赠送', '输入法'], ['input method', 'limited time']),
  ),
  says('Tip', '[API Keys](https://bigmodel.cn/usercenter/proj-mgmt/apikeys)', glm, 'links', {
    kind: 'keys',
    url: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys',
  }),
  says(
    'CardGroup',
    'GLM Coding 开发者社区：官方知识库（入门指南、实战教程、应用案例）',
    glm,
    'links',
    { kind: 'community', url: 'https://zhipu-ai.feishu.cn/wiki/TrlMwahsfihLrKkZsy0cpuTenCz' },
    said(['入门指南', '实战教程', '应用案例'], ['guides', 'tutorials', 'cases']),
  ),
  says('CardGroup', 'GLM Coding 用户交流群：飞书扫码入群', glm, 'notes', { topic: 'client-access' }, said(['飞书扫码'], ['Feishu', 'QR'])),
];

const more = [
  says('CardGroup', '飞书扫码入群 <img src="https://cdn.bigmodel.cn/markdown/1762851346838…jpeg">', glm, 'links', {
    kind: 'community',
    url: 'https://cdn.bigmodel.cn/markdown/176285134683820251111-165450.jpeg?attname=20251111-165450.jpeg',
  }),
  says('Tip', '[智谱 AI 输入法](/cn/coding-plan/benefits/autotyper)', glm, 'links', {
    url: 'https://docs.bigmodel.cn/cn/coding-plan/benefits/autotyper',
  }),
  says('页尾', 'fetch the llms.txt file at: https://docs.bigmodel.cn/llms.txt', glm, 'links', { url: 'https://docs.bigmodel.cn/llms.txt' }),
];

const scenarios = [
  says(
    '应用场景',
    '自然语言编程：通过对话描述需求，自动制定计划、生成代码、调试问题',
    glm,
    'notes',
    { topic: 'scenarios' },
    said(['自然语言编程', '制定计划'], ['plain language']),
  ),
  says(
    '应用场景',
    '代码调试与修复：自动分析代码库、定位问题并提供修复方案',
    glm,
    'notes',
    { topic: 'scenarios' },
    said(['代码调试与修复', '定位问题'], ['Debugging', 'fix']),
  ),
  says(
    '应用场景',
    '代码库问答：保持全局理解，并结合外部数据源给出精准解答',
    glm,
    'notes',
    { topic: 'scenarios' },
    said(['代码库问答', '外部数据源'], ['code base', 'outside sources']),
  ),
  says(
    '应用场景',
    '自动化任务处理：修复 lint 问题、解决合并冲突、生成发行说明',
    glm,
    'notes',
    { topic: 'scenarios' },
    said(['lint', '合并冲突', '发行说明'], ['lint', 'merge conflicts', 'release notes']),
  ),
];

const advantages = [
  says(
    '独家优势',
    'GLM-4.6 推理、代码、智能体能力全面达到开源模型 SOTA',
    'model glm-4.6',
    'highlights',
    {},
    said(['SOTA', '工具调用'], ['State of the art', 'tool calls']),
  ),
  says(
    '独家优势',
    '除 Claude Code 外，还支持 Cline、OpenCode 等主流编码工具',
    glm,
    'notes',
    { topic: 'client-access' },
    said(['Cline、OpenCode'], ['Cline, OpenCode']),
  ),
  says('独家优势', '55+ Tokens/秒生成速度', glm, 'notes', { topic: 'speed' }, said(['55+'], ['55+'])),
  says('独家优势', '不受网络限制，无封号风险', glm, 'rules', { rule: 'ban-risk', value: 'no' }),
  says(
    '独家优势',
    '高额用量，普惠价格：包月20元起，升级至 Pro、Max…',
    glm,
    'notes',
    { topic: 'positioning' },
    said(['20 元起', 'Pro、Max'], ['¥20', 'Pro and Max']),
  ),
  says(
    '独家优势',
    '套餐包含专属图像视频理解、联网搜索、网页读取 MCP',
    glm,
    'features',
    { feature: 'mcp', value: 'yes' },
    said(['图像、视频', '网络搜索', '网页读取'], ['images and video', 'web search', 'web reader']),
  ),
];

// tier, prompts per 5 hours, the Claude plan that it is called three times of
const usage = (
  [
    ['lite', 120, 'claude-pro'],
    ['pro', 600, 'claude-max-5x'],
    ['max', 2400, 'claude-max-20x'],
  ] as const
).flatMap(([tier, prompts, claude]) => [
  says('用量说明', `每 5 小时最多约 ${prompts} 次 prompts`, `plan glm-${tier}`, 'quotas', {
    window: '5h',
    amount: prompts,
    unit: 'prompt',
    bound: 'atMost',
    approx: true,
  }),
  says('用量说明', `相当于 ${claude} 套餐用量的 3 倍`, `plan glm-${tier}`, 'equivalents', {
    of: claude,
    factor: 3,
    at: { window: '5h', amount: prompts, unit: 'prompt' },
  }),
]);

const restrictions = [
  says('用量说明', '每次 prompt 预计可调用模型 15-20 次', glm, 'notes', { topic: 'counting' }, said(['15–20 次'], ['15–20 times'])),
  // 0.1 折 = 1% of the price, so the quota is worth a hundred times what it costs
  says(
    '用量说明',
    '每月总计可用总量高达几十亿到数百亿tokens，折算下来仅为 API 价格的 0.1 折',
    glm,
    'worth',
    { times: 100 },
    said(['几十亿到数百亿', '0.1 折'], ['1%']),
  ),
  says('用量说明', '上述次数为预估值', glm, 'notes', { topic: 'counting' }, said(['预估值', '自动接受'], ['estimates', 'auto-accept'])),
  says(
    '适用工具',
    '仅可在特定编程工具中使用，包括 Claude Code、Roo Code、Kilo Code、Cline、OpenCode、Crush、Goose 等 10+',
    glm,
    'rules',
    { rule: 'permitted-tools', value: 'yes' },
    said(['10+'], ['10+']),
  ),
  // the seven tools named, and Cursor, for which there is a card below
  says('适用工具', 'Claude Code、Roo Code、Kilo Code、Cline、OpenCode、Crush、Goose 等 10+ 主流编程工具，持续扩展中', glm, 'clients', {
    items: ['claude-code', 'roo-code', 'kilo-code', 'cline', 'opencode', 'crush', 'goose', 'cursor'],
    complete: false,
  }),
  says(
    '适用工具',
    '调用 GLM-4.6，无需配置即会默认使用套餐额度',
    glm,
    'notes',
    { topic: 'client-access' },
    said(['GLM-4.6', '默认使用套餐额度'], ['GLM-4.6', 'by default']),
  ),
  says(
    '适用工具',
    '当套餐额度耗尽后，需要等待下一个 5 小时周期恢复额度',
    glm,
    'rules',
    { rule: 'exhausted', value: 'yes' },
    said(['下一个 5 小时'], ['next 5-hour']),
  ),
  says(
    '适用工具',
    '系统不会继续消耗您的其他资源包/账户余额',
    glm,
    'rules',
    { rule: 'balance-fallback', value: 'no' },
    said(['资源包', '余额'], ['balance']),
  ),
  says('适用工具', '不能再单独以 API 形式调用', glm, 'rules', { rule: 'api-use', value: 'no' }),
  says('适用工具', '单独调用 API 是独立计费的，不可享用 Coding 套餐的额度', glm, 'rules', { rule: 'separate-api-billing', value: 'yes' }),
  says('适用工具', '[API 定价](https://bigmodel.cn/pricing)', glm, 'links', { kind: 'pricing', url: 'https://bigmodel.cn/pricing' }),
  says('如何切换使用的模型', 'ANTHROPIC_DEFAULT_OPUS_MODEL：GLM-4.6', glm, 'environment', {
    client: 'claude-code',
    variable: 'ANTHROPIC_DEFAULT_OPUS_MODEL',
    value: 'GLM-4.6',
  }),
  says('如何切换使用的模型', 'ANTHROPIC_DEFAULT_SONNET_MODEL：GLM-4.6', glm, 'environment', {
    variable: 'ANTHROPIC_DEFAULT_SONNET_MODEL',
    value: 'GLM-4.6',
  }),
  says('如何切换使用的模型', 'ANTHROPIC_DEFAULT_HAIKU_MODEL：GLM-4.5-Air', glm, 'environment', {
    variable: 'ANTHROPIC_DEFAULT_HAIKU_MODEL',
    value: 'GLM-4.5-Air',
  }),
  says(
    '如何切换使用的模型',
    '通过调整配置文件（~/.claude/settings.json）的方式来调整到 4.5 或其他模型',
    glm,
    'notes',
    { topic: 'model-mapping' },
    said(['~/.claude/settings.json', '4.5'], ['~/.claude/settings.json', '4.5']),
  ),
  says('如何切换使用的模型', 'GLM-4.6、GLM-4.5-Air，可调整到 4.5', glm, 'models', { items: ['glm-4.6', 'glm-4.5-air', 'glm-4.5'], complete: false }),
  says(
    '账号使用规范',
    '订阅人专享使用…多人共用…可能会视为不当使用…将影响账号正常使用',
    glm,
    'rules',
    { rule: 'sharing', value: 'no' },
    said(['订阅人专享', '不当使用', '账号'], ['subscriber alone', 'misuse']),
  ),
];

const guides = ['claude', 'roo', 'kilo', 'cline', 'opencode', 'crush', 'goose', 'cursor', 'others'].map((tool) =>
  says('如何接入编码工具', `…/coding-plan/tool/${tool}`, glm, 'links', {
    kind: 'guide',
    url: `https://docs.bigmodel.cn/cn/coding-plan/tool/${tool}`,
  }),
);

const managing = [
  says('管理订阅', '[Bigmodel 控制台](https://bigmodel.cn/console/overview)', glm, 'links', {
    kind: 'console',
    url: 'https://bigmodel.cn/console/overview',
  }),
  says('管理订阅', '[财务](…/finance/overview)', glm, 'links', { kind: 'billing', url: 'https://bigmodel.cn/finance-center/finance/overview' }),
  says('管理订阅', '[订阅管理](…/subscribe-manage)', glm, 'links', { kind: 'billing', url: 'https://bigmodel.cn/finance-center/subscribe-manage' }),
  says('管理订阅', '[费用账单](…/bill/expensebill/list)', glm, 'links', {
    kind: 'billing',
    url: 'https://bigmodel.cn/finance-center/bill/expensebill/list',
  }),
  says(
    '管理订阅',
    '1 登陆控制台 2 财务 3 订阅管理 4 费用账单',
    glm,
    'notes',
    { topic: 'manage-subscription' },
    said(['控制台', '财务', '订阅管理', '费用账单'], ['console', 'Finance', 'Subscriptions', 'Bills']),
  ),
  says(
    '如何退款？',
    '一经购买即视为确认，不支持退款。即使您未使用完套餐，费用也无法退回',
    glm,
    'rules',
    { rule: 'refund', value: 'no' },
    said(['不支持退款', '没用完'], ['no refund']),
  ),
  says(
    '如何退款？',
    '建议您根据使用需求选择合适的订阅套餐和周期',
    glm,
    'notes',
    { topic: 'manage-subscription' },
    said(['使用需求', '周期'], ['tier and period']),
  ),
];

export const overview = [...top, ...more, ...scenarios, ...advantages, ...usage, ...restrictions, ...guides, ...managing];
