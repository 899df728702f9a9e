/** discord.js's REST client with our patience, and through the proxy where there is one. */
import { REST, type RESTOptions } from 'discord.js';
// The undici that discord.js has, of the same version, so that both are one: another version would not know its agents.
import { ProxyAgent } from 'undici';

export type RestSettings = { readonly token: string; readonly apiUrl: string; readonly proxy?: string };

const TIMEOUT_MS = 15_000;
/** discord.js repeats 5xx and timeouts so often, without a pause. */
const RETRIES = 3;

/** What both the REST client and the gateway's own client are made with. */
export function restOptions({ apiUrl, proxy }: RestSettings): Partial<RESTOptions> {
  const agent = proxy === undefined ? null : new ProxyAgent({ uri: proxy, proxyTunnel: true });
  return { version: '10', api: apiUrl, timeout: TIMEOUT_MS, retries: RETRIES, agent };
}

export function createRest(settings: RestSettings): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}
