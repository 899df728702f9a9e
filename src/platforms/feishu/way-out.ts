/** The way out through an HTTP proxy ("http://user:password@host:port"), for both clients that the SDK has. */
import { Agent } from 'node:https';
import { defaultHttpInstance } from '@larksuiteoapi/node-sdk';

/** For the long connection. */
export function proxyAgent(proxy: string): Agent {
  return new Agent({ keepAlive: true, proxyEnv: { HTTPS_PROXY: proxy } });
}

/** For the API: the SDK's one HTTP client of this process. Left to itself it would hand a password over as the address has it, `%40` and all. */
export function sendThrough(proxy: string): void {
  const { protocol, hostname, port, username, password } = new URL(proxy);
  const auth = username === '' ? {} : { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
  defaultHttpInstance.defaults.proxy = { protocol, host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)), ...auth };
}
