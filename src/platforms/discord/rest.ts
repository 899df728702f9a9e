/** discord.js's REST client with our patience, and through the proxy where there is one. */
import { REST, type RESTOptions } from 'discord.js';
import { fetch, ProxyAgent } from 'undici';

export type RestSettings = { readonly token: string; readonly apiUrl: string; readonly proxy?: string };

const TIMEOUT_MS = 15_000;
/** discord.js repeats 5xx and timeouts so often, without a pause. */
const RETRIES = 3;

type MakeRequest = RESTOptions['makeRequest'];
type BodyInit = ConstructorParameters<typeof Response>[0];

/**
 * Our own undici instead of the older one inside discord.js: that one knows neither our proxy agent nor, once two undicis are in a process, the
 * built-in FormData. Forms are therefore turned into bytes first.
 */
function requestThrough(proxy: string | undefined): MakeRequest {
  const dispatcher = proxy ? new ProxyAgent({ uri: proxy, proxyTunnel: true }) : undefined;
  return async (url, init) => {
    const headers = Object.fromEntries(new Headers(init.headers as ConstructorParameters<typeof Headers>[0]));
    const form = init.body instanceof FormData ? new Response(init.body as BodyInit) : undefined;
    if (form) headers['content-type'] = form.headers.get('content-type') ?? '';
    const body = form ? new Uint8Array(await form.arrayBuffer()) : init.body;
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      headers,
      ...(dispatcher ? { dispatcher } : {}),
      ...(typeof body === 'string' || body instanceof Uint8Array ? { body } : {}),
      ...(init.signal ? { signal: init.signal } : {}),
    });
    return response;
  };
}

/** What both the REST client and the gateway's own client are made with. */
export function restOptions({ apiUrl, proxy }: RestSettings): Partial<RESTOptions> {
  return { version: '10', api: apiUrl, timeout: TIMEOUT_MS, retries: RETRIES, makeRequest: requestThrough(proxy) };
}

export function createRest(settings: RestSettings): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}
