/**
 * One request to an OpenAI-compatible server. Servers differ in how they are asked for JSON: the strictest form that one accepts is found out once and
 * kept. The openai package hands over the reply as text whatever its form; others must be told the form beforehand and keep a reply in prose to themselves.
 */
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ProxyAgent, fetch as proxiedFetch } from 'undici';
import { z } from 'zod';
import { query } from '#src/ask/query/query.ts';
import { ModelFault } from './fault.ts';
import type { PromptMessage } from './prompt/prompt.ts';

export type Said = PromptMessage | { readonly role: 'assistant'; readonly content: string };
/** `input`, `output`: tokens, as the server counts them. */
export type Reply = { readonly text: string; readonly usage: { readonly input: number; readonly output: number } };
/** Throws ModelFault. */
export type AskModel = (messages: readonly Said[]) => Promise<Reply>;

export type ClientSettings = { readonly baseUrl: string; readonly apiKey: string; readonly model: string; readonly timeoutMs: number };
/** `proxy`: an HTTP proxy for what goes out; `before`: told of each request; it throws where none may be sent. */
export type ClientDeps = { readonly proxy?: string; readonly before?: () => Promise<void> };

type Format = OpenAI.ChatCompletionCreateParams['response_format'];

const schema = z.toJSONSchema(z.strictObject({ queries: z.array(query).min(1) })) as Record<string, unknown>;
/** Strictest first. The schema is not `strict` in OpenAI's sense, which knows no optional fields. */
const FORMATS: readonly Format[] = [{ type: 'json_schema', json_schema: { name: 'queries', schema } }, { type: 'json_object' }, undefined];

const KEY = new Set([401, 403]);
const BAD_REQUEST = new Set([400, 422]);
const GONE = 404;
const LIMITED = 429;
const SERVER = 500;

function faultOf(error: unknown, late: boolean): ModelFault {
  if (error instanceof ModelFault) return error;
  if (late || error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError) return new ModelFault('timeout', 'no reply in time');
  if (!(error instanceof APIError)) return new ModelFault('malformed', error instanceof Error ? error.name : 'no reply');
  const { status } = error;
  if (status === undefined) return new ModelFault('network', 'no connection');
  const fault = KEY.has(status) ? 'key' : status === GONE ? 'gone' : status === LIMITED ? 'limited' : status >= SERVER ? 'server' : 'refused';
  return new ModelFault(fault, `HTTP ${status}`);
}

const count = (tokens: unknown): number => (typeof tokens === 'number' && tokens > 0 ? tokens : 0);

function replyOf(completion: OpenAI.ChatCompletion): Reply {
  const choice = completion.choices?.[0];
  const text = choice?.message?.content;
  if (choice?.message?.refusal || choice?.finish_reason === 'content_filter') throw new ModelFault('refused', 'the model refused');
  if (typeof text !== 'string' || text.trim() === '') throw new ModelFault('malformed', 'an empty reply');
  return { text, usage: { input: count(completion.usage?.prompt_tokens), output: count(completion.usage?.completion_tokens) } };
}

export function createClient({ baseUrl, apiKey, model, timeoutMs }: ClientSettings, { proxy, before }: ClientDeps = {}): AskModel {
  const dispatcher = proxy === undefined ? undefined : new ProxyAgent({ uri: proxy, proxyTunnel: true });
  const fetch = dispatcher && ((url: string, init: object) => proxiedFetch(url, { ...init, dispatcher }));
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey,
    // Nothing of the environment of another program goes along.
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    ...(fetch ? { fetch: fetch as unknown as typeof globalThis.fetch } : {}),
  });
  let known = 0;

  async function once(messages: readonly Said[], format: Format): Promise<Reply> {
    await before?.();
    // Also over a reply that begins and does not end.
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const body = { model, messages: messages.map((each) => ({ ...each })), ...(format ? { response_format: format } : {}) };
      return replyOf(await client.chat.completions.create(body, { signal }));
    } catch (error) {
      if (error instanceof APIError && error.status !== undefined && BAD_REQUEST.has(error.status) && format) throw error;
      throw faultOf(error, signal.aborted);
    }
  }

  return async (messages) => {
    for (let at = known; ; at++) {
      try {
        const reply = await once(messages, FORMATS[at]);
        known = at;
        return reply;
      } catch (error) {
        if (error instanceof ModelFault) throw error;
      }
    }
  };
}
