/** What Discord's refusals mean to us. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * `late`: the interaction is over, nobody waits any more. `acknowledged`: somebody answered before. `gone`: the message or channel is no longer
 * there. `forbidden`: a permission is missing. `closed`: the person takes no direct messages. `refused`: the payload itself. `token`: the bot's
 * own token. `network`: no answer, or one that says nothing about the request.
 */
export type Failure = 'late' | 'acknowledged' | 'gone' | 'forbidden' | 'closed' | 'refused' | 'token' | 'network' | 'other';

const byCode: ReadonlyMap<number, Failure> = new Map([
  [10062, 'late'],
  [10015, 'late'],
  [50027, 'late'],
  [40060, 'acknowledged'],
  [10003, 'gone'],
  [10008, 'gone'],
  [50013, 'forbidden'],
  [50001, 'forbidden'],
  [160002, 'forbidden'],
  [50007, 'closed'],
  [50278, 'closed'],
  [50035, 'refused'],
  [50006, 'refused'],
  [40005, 'refused'],
]);
const SERVER_ERROR = 500;

export function classify(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    const known = byCode.get(Number(error.code));
    if (known) return known;
    if (error.status === 401) return 'token';
    if (error.status === 403) return 'forbidden';
    return error.status === 400 || error.status === 413 ? 'refused' : 'other';
  }
  if (error instanceof HTTPError) return error.status >= SERVER_ERROR ? 'network' : 'other';
  if (error instanceof RateLimitError) return 'network';
  return isNetworkError(error) ? 'network' : 'other';
}

/** What sockets, undici and fetch throw: reset, refused, timed out. Fetch hides the reason in `cause`. */
function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause, name, message } = error as Error & { readonly code?: unknown };
  return typeof code === 'string' || message === 'fetch failed' || name === 'AbortError' || name === 'TimeoutError' || isNetworkError(cause);
}

/** What a log line may hold of a refusal: never the request, which carries tokens in its address. */
export function detailsOf(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status, reason: error.message };
  if (error instanceof HTTPError) return { status: error.status };
  if (!(error instanceof Error)) return { reason: String(error) };
  const { code } = error as { readonly code?: unknown };
  return { reason: error.message, ...(typeof code === 'string' ? { code } : {}) };
}
