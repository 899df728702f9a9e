/** Which names mean this very machine. */

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i;

/** `hostname`: a name or an address without a port, IPv6 with or without its brackets. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
