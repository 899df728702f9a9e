/**
 * Who may use the playground. On this machine alone: whoever asks for it by one of the machine's own names, so that no page in a browser can
 * reach it by a name of its own (DNS rebinding). Anywhere else: whoever has the token. Never: a page of another origin.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLoopback } from '../loopback.ts';

export type Refusal = 'badHost' | 'badOrigin' | 'needToken';
export type GuardDeps = {
  /** What is asked for; absent: the playground is for this machine alone. */
  readonly token?: string;
  readonly refuse: (c: Context, why: Refusal, status: 401 | 403) => Response;
};

const COOKIE = 'suanpan';
const PARAMETER = 'token';
const COOKIE_SECONDS = 30 * 86_400;

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The host of a header or an address, with its port; undefined for what is none. */
function hostOf(address: string | undefined): { readonly host: string; readonly name: string } | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { host, hostname } = new URL(address);
  return { host, name: hostname };
}

export function createGuard({ token, refuse }: GuardDeps): MiddlewareHandler {
  /** The token in the address becomes a cookie, so that it does not stay in the history. */
  function admit(c: Context, expected: string): Response {
    const url = new URL(c.req.url);
    url.searchParams.delete(PARAMETER);
    setCookie(c, COOKIE, expected, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: COOKIE_SECONDS });
    return c.redirect(`${url.pathname}${url.search}`, 303);
  }

  return async (c, next) => {
    const host = hostOf(`http://${c.req.header('host') ?? ''}`);
    const origin = c.req.header('origin');
    if (!host || (token === undefined && !isLoopback(host.name))) return refuse(c, 'badHost', 403);
    if (origin !== undefined && hostOf(origin)?.host !== host.host) return refuse(c, 'badOrigin', 403);
    if (token !== undefined) {
      if (c.req.method === 'GET' && same(c.req.query(PARAMETER) ?? '', token)) return admit(c, token);
      const shown = getCookie(c, COOKIE) ?? c.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
      if (!same(shown, token)) return refuse(c, 'needToken', 401);
    }
    return next();
  };
}
