/** What Feishu's error codes mean for us: one short word each, and whether trying again helps. */

/** `card`: Feishu does not take this card; `gone`: nobody is there to answer any more; `barred`: the bot may not speak there. */
export type FeishuErrorKind = 'card' | 'rate' | 'token' | 'credentials' | 'permission' | 'gone' | 'barred' | 'server' | 'network' | 'other';

export class FeishuError extends Error {
  readonly kind: FeishuErrorKind;
  /** Feishu's own code; 0 where there was no answer. */
  readonly code: number;
  /** For a card: the code inside the message ("ErrCode: 200621"). */
  readonly subCode: number | undefined;
  /** How long Feishu asks us to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: FeishuErrorKind,
    code: number,
    message: string,
    more: { readonly subCode?: number | undefined; readonly retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.name = 'FeishuError';
    this.kind = kind;
    this.code = code;
    this.subCode = more.subCode;
    this.retryAfter = more.retryAfter;
  }
}

/**
 * «回复消息», «发送消息», «延时更新消息卡片», «通用错误码», «频控策略». 230022 and 230028 (content audit) are `card` too: the text of the same
 * answer is plainer and may pass.
 */
const kinds: readonly (readonly [FeishuErrorKind, readonly number[]])[] = [
  ['card', [230099, 230025, 230022, 230028, 11310, 11311, 10002, 100000, 100030, 200550, 200621, 200861]],
  ['rate', [230020, 99991400, 230049]],
  ['token', [99991663, 99991664, 99991661, 99991668, 99991677]],
  ['credentials', [10003, 10012, 10014, 10015, 514]],
  ['permission', [99991672, 99991679, 230027]],
  ['gone', [230002, 230011, 230050, 230054, 230110, 230111, 232009, 200000, 300030, 300040]],
  ['barred', [230006, 230013, 230018, 230035, 230038, 230075]],
  ['server', [2200, 99991401, 1000040345]],
];

const SUB_CODE = /ErrCode:\s*(\d+)/;

function kindOf(code: number, status: number): FeishuErrorKind {
  const known = kinds.find(([, codes]) => codes.includes(code))?.[0];
  if (known) return known;
  if (status === 429) return 'rate';
  return status >= 500 ? 'server' : 'other';
}

/** An error from a business code. `reset`: the header x-ogw-ratelimit-reset, in seconds. */
export function errorOf(code: number, message: string, status: number, reset?: string): FeishuError {
  const kind = kindOf(code, status);
  const sub = SUB_CODE.exec(message)?.[1];
  const seconds = Number(reset);
  return new FeishuError(kind, code, `Feishu ${code}: ${message}`, {
    subCode: sub === undefined ? undefined : Number(sub),
    retryAfter: reset !== undefined && Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

/** Trying the same again later may help. */
export function isPassing(error: unknown): boolean {
  return error instanceof FeishuError && (error.kind === 'rate' || error.kind === 'server' || error.kind === 'network');
}
