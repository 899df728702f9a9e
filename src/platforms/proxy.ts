/** Which addresses go through the proxy. */

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The proxy for this address; none for one on this machine, which a proxy elsewhere could not reach. */
export function proxyFor(url: string, proxy: string | undefined): string | undefined {
  return LOOPBACK.test(new URL(url).hostname) ? undefined : proxy;
}
