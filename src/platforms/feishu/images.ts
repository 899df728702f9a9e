/** Pictures are uploaded once: the key of the same bytes is kept. */
import { createHash } from 'node:crypto';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';
import type { FeishuApi } from './api.ts';

export type Images = {
  /** The key of the picture at `url` (http(s) or data:); undefined where it cannot be had: the card then shows its words. Never rejects. */
  keyOf(url: string): Promise<string | undefined>;
};

export type ImagesDeps = { readonly api: FeishuApi; readonly store: Store; readonly appId: string; readonly log: Logger };

/** «上传图片»: 10 MB. */
const MAX_BYTES = 10 * 1024 * 1024;
const FETCH_MS = 5000;

export function createImages({ api, store, appId, log }: ImagesDeps): Images {
  const underWay = new Map<string, Promise<string | undefined>>();

  async function load(url: string): Promise<Buffer | undefined> {
    if (!/^(?:https?|data):/.test(url)) return undefined;
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) return undefined;
    const bytes = Buffer.from(await response.arrayBuffer());
    return bytes.length > 0 && bytes.length <= MAX_BYTES ? bytes : undefined;
  }

  async function find(url: string): Promise<string | undefined> {
    try {
      const bytes = await load(url);
      if (!bytes) return undefined;
      const place = `feishu:image:${appId}:${createHash('sha256').update(bytes).digest('base64url')}`;
      const known = await store.get(place).catch(() => undefined);
      if (typeof known === 'string') return known;
      const key = await api.upload(bytes);
      await store.set(place, key).catch(() => undefined);
      return key;
    } catch (error) {
      log.warn({ err: error }, 'a picture could not be uploaded');
      return undefined;
    }
  }

  return {
    keyOf(url) {
      const running = underWay.get(url) ?? find(url).finally(() => underWay.delete(url));
      underWay.set(url, running);
      return running;
    },
  };
}
