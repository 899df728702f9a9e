/** Which addresses go through the proxy. */
import { isLoopback } from './loopback.ts';

/** The proxy for this address; none for one on this machine, which a proxy elsewhere could not reach. */
export function proxyFor(url: string, proxy: string | undefined): string | undefined {
  return isLoopback(new URL(url).hostname) ? undefined : proxy;
}
