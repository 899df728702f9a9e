/** What Feishu accepts in a card JSON 2.0. Each figure names its page on open.feishu.cn/document, or who measured it and when. */

/** «发送消息» (server-docs/im-v1/message/create, error 230025): 30 KB for the request body of a card. */
export const sizeLimits = {
  /** The body as it is sent: the card is a JSON text inside JSON, so every quote counts twice; 512 bytes are left for the rest of the request. */
  request: 30 * 1024 - 512,
  /** «卡片常见问题»: style tags make a card larger than it was sent, so stay well below. UTF-8 bytes of the card. */
  card: 24 * 1024,
} as const;

/** «卡片 JSON 2.0 结构» (feishu-cards/card-json-v2-structure), error 11310. */
export const elementLimits = {
  /** Every object with a `tag` counts, texts too. */
  elements: 200,
} as const;

/** «表格» (…/content-components/table) allows five; ByteDance's own openclaw-lark stops at three: "4+ triggers 11310, measured 2026-03". */
export const tableLimits = {
  tables: 3,
  columns: 50,
  /** Rows on one page; the client turns the pages. */
  pageSize: 10,
  /** Ours: more than ten pages nobody turns. */
  rows: 100,
} as const;

/** «图表» (…/content-components/chart): five advised. */
export const chartLimits = { charts: 5 } as const;

/** «按钮» and «下拉选择-单选» (…/interactive-components/button, …/single-select-dropdown-menu), «输入框» (…/input). */
export const controlLimits = {
  buttonText: 100,
  placeholder: 100,
  inputLength: 1000,
  /** Ours: each button takes three elements, each option one. */
  buttons: 20,
  options: 50,
} as const;

/** «标题» (…/content-components/title): four lines for the title, one for the subtitle. Ours in characters. */
export const headerLimits = { title: 160, subtitle: 120 } as const;
