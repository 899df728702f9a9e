/** discord.js's REST client with our patience, and through the proxy where there is one. */
import { REST, type RESTOptions } from 'discord.js';
import { fetch, ProxyAgent } from 'undici';

export type RestSettings = { readonly token: string; readonly apiUrl: string; readonly proxy?: string };

const TIMEOUT_MS = 15_000;
/** discord.js repeats 5xx and timeouts so often, without a pause. */
const RETRIES = 3;

type MakeRequest = RESTOptions['makeRequest'];

/**
 * A fetch through an HTTP proxy. discord.js brings an older undici whose dispatchers are not ours, and our undici does not know the platform's
 * FormData, so the body is turned into bytes here.
 */
function proxied(proxy: string): MakeRequest {
  const dispatcher = new ProxyAgent(proxy);
  return async (url, init) => {
    const carrier = new Response(init.body as ConstructorParameters<typeof Response>[0]);
    const type = carrier.headers.get('content-type');
    const headers = Object.fromEntries(new Headers(init.headers as ConstructorParameters<typeof Headers>[0]));
    const bytes = init.body === null || init.body === undefined ? undefined : new Uint8Array(await carrier.arrayBuffer());
    if (type && bytes && init.body instanceof FormData) headers['content-type'] = type;
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      headers,
      dispatcher,
      ...(bytes ? { body: bytes } : {}),
      ...(init.signal ? { signal: init.signal as AbortSignal } : {}),
    });
    return response as unknown as Awaited<ReturnType<MakeRequest>>;
  };
}

/** What both the REST client and the gateway's own client are made with. */
export function restOptions({ apiUrl, proxy }: RestSettings): Partial<RESTOptions> {
  return { version: '10', api: apiUrl, timeout: TIMEOUT_MS, retries: RETRIES, ...(proxy ? { makeRequest: proxied(proxy) } : {}) };
}

export function createRest(settings: RestSettings): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}
