/** A text from the net, which may be anything: it is not waited for without end, and not read without end. */
import { createRequire } from 'node:module';

export type Download = (url: string, options?: { readonly have?: string }) => Promise<string | undefined>;

const require = createRequire(import.meta.url);
/** Loaded where there is an address to look at: it takes as long as everything else of a start together with the data. */
const undici = () => require('undici') as typeof import('undici');

/** Many times what the data is. */
const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 60_000;

export type DownloadLimits = { readonly mostBytes?: number; readonly patienceMs?: number; readonly proxy?: string };

/**
 * `have`: the ETag of what is here already; undefined comes back when there is nothing else. Rejects for any answer but 200 and 304, for more than
 * 64 MiB (unpacked), after a minute, and for what is no UTF-8.
 */
export function createDownload({ mostBytes = MOST_BYTES, patienceMs = PATIENCE_MS, proxy }: DownloadLimits = {}): Download {
  const { fetch, ProxyAgent } = undici();
  const dispatcher = proxy ? new ProxyAgent({ uri: proxy, proxyTunnel: true }) : undefined;
  return async (url, { have } = {}) => {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(patienceMs),
      ...(have === undefined ? {} : { headers: { 'if-none-match': have } }),
      ...(dispatcher ? { dispatcher } : {}),
    });
    if (response.status === 304) return undefined;
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new Error(`${url}: HTTP ${response.status}`);
    }
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body) {
      bytes += part.byteLength;
      // Leaving the loop ends the connection.
      if (bytes > mostBytes) throw new Error(`${url}: more than ${mostBytes} bytes`);
      parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  };
}
