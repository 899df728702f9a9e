/** Faults of the REST side: which calls go wrong, how, and how often. */
import type { ServerResponse } from 'node:http';

export type Fault = {
  readonly method?: string;
  readonly path: RegExp;
  /** Default once. */
  times?: number;
  /** The call takes effect before it fails (an answer lost on the way). */
  readonly afterEffect?: true;
} & (
  | { readonly type: 'reset' }
  /** Never answered. */
  | { readonly type: 'silence' }
  | { readonly type: 'error'; readonly status: number; readonly code: number; readonly message: string }
  | { readonly type: 'outage'; readonly status: 500 | 502 | 503 }
  | { readonly type: 'limit'; readonly seconds: number; readonly scope: 'user' | 'global' | 'shared' }
);

export const forbidden = (path: RegExp, times = Number.POSITIVE_INFINITY): Fault => ({
  type: 'error', status: 403, code: 50013, message: 'Missing Permissions', path, times,
}); // biome-ignore format: one line of meaning

/** Answers with the fault. */
export function fail(fault: Fault, response: ServerResponse): { readonly status: number; readonly code?: number } {
  const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  switch (fault.type) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return { status: 0 };
    case 'silence':
      return { status: 0 };
    case 'error':
      json(fault.status, { code: fault.code, message: fault.message });
      return { status: fault.status, code: fault.code };
    case 'outage':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>upstream</html>');
      return { status: fault.status };
    case 'limit': {
      const isGlobal = fault.scope === 'global';
      const headers = {
        'retry-after': String(fault.seconds),
        'x-ratelimit-scope': fault.scope,
        ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
      };
      json(429, { message: 'You are being rate limited.', retry_after: fault.seconds, global: isGlobal, code: 0 }, headers);
      return { status: 429 };
    }
    default:
      fault satisfies never;
      return { status: 500 };
  }
}
