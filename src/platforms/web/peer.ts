/** Where a request comes from, to be counted by: an address of which nobody has as many as they like. */
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type PeerOf = (c: Context) => string;

const FAMILIES = { 4: 'ipv4', 6: 'ipv6' } as const;
/** An IPv4 address as a socket that takes both kinds tells it. RFC 4291, 2.5.5.2 */
const MAPPED = /^::ffff:(?=\d+\.)/i;
/** Groups of an IPv6 address, and those of them that a line is given to itself (a /64; RFC 6177 and 4291, 2.5.4). */
const GROUPS = 8;
const OF_A_LINE = 4;

const plain = (address: string): string => address.trim().replace(/%.*$/, '').replace(MAPPED, '');

function listOf(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = FAMILIES[isIP(address) as 4 | 6];
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, FAMILIES[isIP(address) as 4 | 6]);
}

/** IPv4 as it is; of IPv6 the network of the line, in which one person has every address. */
function keyOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = written.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: GROUPS - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, OF_A_LINE).join(':')}::/64`;
}

/**
 * `trusted`: addresses and networks of proxies of our own, whose X-Forwarded-For is believed: the last address in it that is not one of theirs. What a
 * caller writes into that header is believed of nobody else.
 */
export function createPeerOf(trusted: readonly string[]): PeerOf {
  const isTrusted = listOf(trusted);
  return (c) => {
    let peer = plain(getConnInfo(c).remote.address ?? '');
    for (const hop of (c.req.header('x-forwarded-for') ?? '').split(',').reverse().map(plain)) {
      if (isIP(peer) === 0 || isIP(hop) === 0 || !isTrusted(peer)) break;
      peer = hop;
    }
    return keyOf(peer);
  };
}
