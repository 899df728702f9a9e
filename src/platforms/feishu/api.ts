/**
 * Calls to Feishu's REST API through the official SDK's client. Business errors come in two shapes (HTTP 4xx with a code, which throws, and
 * HTTP 200 with a code, which does not): both become a FeishuError. A revoked token is renewed once; the SDK itself would keep it for hours.
 */
import { type Cache, Client, LoggerLevel } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Logger } from '#src/log.ts';
import { errorOf, FeishuError } from './errors.ts';
import { quietLogger } from './sdk-log.ts';
import { sendThrough } from './way-out.ts';

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type FeishuApi = {
  /** The `data` of the answer (or the whole answer where there is none). Throws FeishuError. */
  call(request: ApiRequest): Promise<unknown>;
  /** Uploads a picture for use in messages; its key. Throws FeishuError. */
  upload(image: Buffer): Promise<string>;
};

export type ApiDeps = { readonly appId: string; readonly appSecret: string; readonly domain: string; readonly log: Logger; readonly proxy?: string };

const TIMEOUT_MS = 15_000;

const answerSchema = z.looseObject({ code: z.number(), msg: z.string().default(''), data: z.unknown().optional() });
const RESET = 'x-ogw-ratelimit-reset';
const axiosSchema = z.looseObject({
  message: z.string().default(''),
  code: z.string().optional(),
  response: z
    .looseObject({
      status: z.number(),
      data: z.unknown().optional(),
      headers: z.looseObject({ [RESET]: z.union([z.string(), z.number()]).optional() }).optional(),
    })
    .optional(),
});
const uploadSchema = z.object({ image_key: z.string() });

/** The SDK's own cache belongs to the whole process and cannot be emptied. */
function createTokenCache(): Cache & { clear(): void } {
  type Key = Parameters<Cache['get']>[0];
  const values = new Map<string, { readonly value: unknown; readonly until: number | undefined }>();
  const keyOf = (key: Key, namespace = '') => `${namespace}/${key.toString()}`;
  return {
    get: async (key, options) => {
      const entry = values.get(keyOf(key, options?.namespace));
      return entry && (entry.until === undefined || entry.until > Date.now()) ? entry.value : undefined;
    },
    set: async (key, value: unknown, until, options) => {
      values.set(keyOf(key, options?.namespace), { value, until });
      return true;
    },
    clear: () => values.clear(),
  };
}

/** What an exception of the SDK or of axios says; never the request, which carries the token. */
function caught(error: unknown): FeishuError {
  if (error instanceof FeishuError) return error;
  const parsed = axiosSchema.safeParse(error);
  const response = parsed.data?.response;
  if (!response) {
    // The token exchange answers wrong credentials with HTTP 200; the SDK then throws "failed to get …, code: 10014, msg: …".
    const code = /code: (\d+)/.exec(parsed.data?.message ?? '')?.[1];
    return code === undefined
      ? new FeishuError('network', 0, `Feishu: ${parsed.data?.code ?? ''} ${parsed.data?.message ?? 'no answer'}`)
      : errorOf(Number(code), parsed.data?.message ?? '', 200);
  }
  const answer = answerSchema.safeParse(response.data);
  const reset = response.headers?.[RESET];
  return errorOf(
    answer.data?.code ?? response.status,
    answer.data?.msg ?? `HTTP ${response.status}`,
    response.status,
    reset === undefined ? undefined : String(reset),
  );
}

export function createApi({ appId, appSecret, domain, log, proxy }: ApiDeps): FeishuApi {
  if (proxy) sendThrough(proxy);
  const cache = createTokenCache();
  const client = new Client({ appId, appSecret, domain, cache, logger: quietLogger(log), loggerLevel: LoggerLevel.error });

  async function once(request: ApiRequest): Promise<unknown> {
    const answer: unknown = await client.request({
      method: request.method,
      url: request.path,
      timeout: TIMEOUT_MS,
      ...(request.query ? { params: request.query } : {}),
      ...(request.body === undefined ? {} : { data: request.body }),
    });
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) throw new FeishuError('server', 0, 'Feishu: an answer without a code');
    if (parsed.data.code !== 0) throw errorOf(parsed.data.code, parsed.data.msg, 200);
    return parsed.data.data ?? parsed.data;
  }

  let renewals = 0;
  async function renewing<T>(work: () => Promise<T>): Promise<T> {
    const before = renewals;
    try {
      return await work();
    } catch (error) {
      const first = caught(error);
      if (first.kind !== 'token') throw first;
      // Of many calls that fail with one token, the first throws it away: what is kept then is a new one.
      if (before === renewals) {
        renewals += 1;
        log.info({ code: first.code }, 'renewing the Feishu token');
        cache.clear();
      }
      return await work().catch((again: unknown) => Promise.reject(caught(again)));
    }
  }

  return {
    call: (request) => renewing(() => once(request)),
    upload: (image) =>
      renewing(async () => {
        const answer: unknown = await client.im.v1.image.create({ data: { image_type: 'message', image } });
        const parsed = uploadSchema.safeParse(answer);
        if (!parsed.success) throw new FeishuError('other', 0, 'Feishu: no key for the picture');
        return parsed.data.image_key;
      }),
  };
}
