/** What the notes of February 2026 say of Ark and Bailian, and the words they explain. */
import { ark, bailian, notes, plan, type Statement } from './seeds-codepick.statement.ts';

/** The notes' own section 其他 and the log entry of 2026/02/14. */
const cloud = notes('其他 > 方舟 Coding Plan');
const aliyun = notes('其他 > 阿里云百炼 Coding Plan');
export const clouds: readonly Statement[] = [
  // "Lite 套餐（40 RMB 每月）：每 5 小时：最多约 1,200 次请求。每周：最多约 9,000 次请求。每订阅月：最多约 18,000 次请求。"
  { said: cloud, of: plan('ark-lite'), attribute: 'prices', is: { phase: 'regular', per: 'month', amount: 40, currency: 'CNY' } },
  { said: cloud, of: plan('ark-lite'), attribute: 'quotas', is: { window: '5h', amount: 1200, unit: 'request', bound: 'atMost', approx: true } },
  { said: cloud, of: plan('ark-lite'), attribute: 'quotas', is: { window: 'week', amount: 9000, unit: 'request', bound: 'atMost', approx: true } },
  {
    said: cloud,
    of: plan('ark-lite'),
    attribute: 'quotas',
    is: { window: 'month', amount: 18000, unit: 'request', resets: 'subscription', approx: true },
  },
  // "Pro 套餐（200 RMB 每月）：Lite 套餐的 5 倍用量": 5 × 1,200, 5 × 9,000, 5 × 18,000
  { said: cloud, of: plan('ark-pro'), attribute: 'prices', is: { phase: 'regular', per: 'month', amount: 200, currency: 'CNY' } },
  { said: cloud, of: plan('ark-pro'), attribute: 'quotas', is: { window: '5h', amount: 6000, unit: 'request' } },
  { said: cloud, of: plan('ark-pro'), attribute: 'quotas', is: { window: 'week', amount: 45000, unit: 'request' } },
  { said: cloud, of: plan('ark-pro'), attribute: 'quotas', is: { window: 'month', amount: 90000, unit: 'request' } },
  { said: cloud, of: plan('ark-pro'), attribute: 'notes', is: {}, says: { zh: ['Lite 的 5 倍'], en: ['5 times'] } },
  { said: cloud, of: ark, attribute: 'links', is: { kind: 'site', url: 'https://www.volcengine.com/activity/codingplan' } },
  // "Lite（40 RMB 每月）: 固定月费，每月 18000 次请求，每周 9000 次，每 5 小时 1200 次" and Pro likewise
  { said: aliyun, of: plan('bailian-lite'), attribute: 'prices', is: { phase: 'regular', per: 'month', amount: 40, currency: 'CNY' } },
  { said: aliyun, of: plan('bailian-lite'), attribute: 'quotas', is: { window: '5h', amount: 1200, unit: 'request' } },
  { said: aliyun, of: plan('bailian-lite'), attribute: 'quotas', is: { window: 'week', amount: 9000, unit: 'request' } },
  { said: aliyun, of: plan('bailian-lite'), attribute: 'quotas', is: { window: 'month', amount: 18000, unit: 'request' } },
  { said: aliyun, of: plan('bailian-pro'), attribute: 'prices', is: { phase: 'regular', per: 'month', amount: 200, currency: 'CNY' } },
  { said: aliyun, of: plan('bailian-pro'), attribute: 'quotas', is: { window: '5h', amount: 6000, unit: 'request' } },
  { said: aliyun, of: plan('bailian-pro'), attribute: 'quotas', is: { window: 'week', amount: 45000, unit: 'request' } },
  { said: aliyun, of: plan('bailian-pro'), attribute: 'quotas', is: { window: 'month', amount: 90000, unit: 'request' } },
  {
    said: aliyun,
    of: bailian,
    attribute: 'notes',
    is: { topic: 'counting' },
    says: {
      zh: ['每次模型调用都计入', '5–10 次', '10–30 次或更多', '任务复杂度、上下文大小、工具调用次数'],
      en: ['each call', '5–10', '10–30 or more', 'complexity, context size, tool calls'],
    },
  },
  { said: aliyun, of: bailian, attribute: 'notes', is: { topic: 'remainder' }, says: { zh: ['Coding Plan 控制台'], en: ['Coding Plan console'] } },
  { said: aliyun, of: bailian, attribute: 'links', is: { kind: 'docs', url: 'https://help.aliyun.com/zh/model-studio/coding-plan' } },
  // "方舟和阿里是 7.5 倍": 9,000 / 1,200 = 7.5; "一个月只用上两周": 18,000 / 9,000 = 2
  ...[bailian, ark].map(
    (of): Statement => ({
      said: notes('更新历史 2026/02/14'),
      of,
      attribute: 'notes',
      is: { id: 'week-to-window' },
      says: { zh: ['7.5 倍', '2 倍'], en: ['7.5 times', 'twice'] },
    }),
  ),
];

/** What the notes explain: "prompt、请求和 token" and "常见 API 定价方式". Term, and words that its definition must hold. */
export const definitions: readonly {
  readonly term: string;
  readonly place: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}[] = [
  {
    term: 'prompt',
    place: 'prompt、请求和 token',
    zh: ['按下回车', '最后一条消息来自用户', '多次请求'],
    en: ['Enter', 'last message comes from the user', 'several requests'],
  },
  {
    term: 'request',
    place: 'prompt、请求和 token',
    zh: ['prompt 本身', '每轮工具调用', '直到不再有工具调用'],
    en: ['prompt itself', 'every round of tool calls', 'until there are no more tool calls'],
  },
  { term: 'token', place: 'prompt、请求和 token', zh: ['输入 token 和输出 token', '命中缓存'], en: ['input tokens and some output tokens', 'cache'] },
  { term: 'token-mix', place: 'prompt、请求和 token', zh: ['99.5%', '90–95%', '0.5%'], en: ['99.5%', '90–95%', '0.5%'] },
  { term: 'input-token', place: 'prompt、请求和 token', zh: ['99.5%', '重复计算'], en: ['99.5%', 'again and again'] },
  { term: 'cached-token', place: 'prompt、请求和 token', zh: ['90–95%'], en: ['90–95%'] },
  { term: 'output-token', place: 'prompt、请求和 token', zh: ['0.5%'], en: ['0.5%'] },
  { term: 'model-call', place: '阿里云百炼 Coding Plan', zh: ['多次模型调用', '计入一次额度'], en: ['several model calls', 'one unit'] },
  {
    term: 'openai-style-pricing',
    place: '常见 API 定价方式',
    zh: ['自动缓存', 'Input', 'Cached Input', 'Output', '0.1 倍', '0.1–0.2 倍'],
    en: ['automatic', 'Input', 'Cached Input', 'Output', '0.1×', '0.1–0.2×'],
  },
  {
    term: 'anthropic-style-pricing',
    place: '常见 API 定价方式',
    zh: [
      '手动缓存',
      'Base Input Tokens',
      '5m Cache Writes',
      '1h Cache Writes',
      'Cache Hits & Refreshes',
      'Output Tokens',
      '1.25 倍',
      '2 倍',
      '0.1 倍',
    ],
    en: ['manual', 'Base Input Tokens', '5m Cache Writes', '1h Cache Writes', 'Cache Hits & Refreshes', 'Output Tokens', '1.25×', '2×', '0.1×'],
  },
];
