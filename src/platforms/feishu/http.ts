/**
 * Feishu's webhook, as an alternative to the long connection. Our own endpoint: the SDK's adapter compares no verification token, lets old
 * requests pass, hangs on a query string and dies of an unsigned one. Every bad request gets a status code and nothing else.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Logger } from '#src/log.ts';
import { decrypt, isSigned, sameText } from './seal.ts';

export type FeishuHttpDeps = {
  readonly encryptKey?: string;
  readonly verificationToken?: string;
  /** Handles one event; resolves to the answer of a card callback, else to nothing. */
  readonly dispatch: (event: unknown) => Promise<unknown>;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Feishu's events are small; what is larger is not from it. */
const MAX_BODY = 1024 * 1024;
/** A request may be so old, and so far ahead of our clock. */
const FRESH_MS = 5 * 60_000;

const sealedSchema = z.object({ encrypt: z.string().min(1) });
const challengeSchema = z.looseObject({ type: z.literal('url_verification'), challenge: z.string(), token: z.string().default('') });
/** Version 2.0 has a header; older events have token and type elsewhere. */
const eventSchema = z.looseObject({
  header: z.looseObject({ token: z.string().optional(), event_type: z.string() }).optional(),
  token: z.string().optional(),
  event: z.looseObject({}),
});

/** Status 400: it cannot be read; 401: it is not from Feishu, or not any more. */
class Refused extends Error {
  readonly status: 400 | 401;

  constructor(status: 400 | 401, why: string) {
    super(why);
    this.status = status;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'not JSON');
  }
}

/** The verification token of an event of either schema. */
function tokenOf(content: unknown): string {
  const event = eventSchema.safeParse(content);
  if (!event.success) throw new Refused(400, 'not an event');
  return event.data.header?.token ?? event.data.token ?? '';
}

/** `POST /`: a challenge, an event or a card callback. */
export function createFeishuHttp({ encryptKey, verificationToken, dispatch, log, now }: FeishuHttpDeps): Hono {
  const app = new Hono();

  function unsealed(body: string, doubt: Refused | undefined): unknown {
    const outer = parse(body);
    if (!encryptKey) return outer;
    const sealed = sealedSchema.safeParse(outer);
    if (!sealed.success) throw doubt ?? new Refused(401, 'not encrypted');
    try {
      return JSON.parse(decrypt(sealed.data.encrypt, encryptKey));
    } catch {
      throw doubt ?? new Refused(400, 'cannot be decrypted');
    }
  }

  function checkToken(token: string): void {
    if (verificationToken && !sameText(token, verificationToken)) throw new Refused(401, 'wrong verification token');
  }

  /** Why the request cannot be from Feishu now; nothing where it is, or where no key was set to tell. */
  function distrust(body: string, header: (name: string) => string | undefined): Refused | undefined {
    if (!encryptKey) return undefined;
    const timestamp = header('x-lark-request-timestamp') ?? '';
    const signed = { timestamp, nonce: header('x-lark-request-nonce') ?? '', signature: header('x-lark-signature') ?? '' };
    if (!isSigned(body, signed, encryptKey)) return new Refused(401, 'wrong signature');
    return Math.abs(now() - Number(timestamp) * 1000) <= FRESH_MS ? undefined : new Refused(401, 'too old');
  }

  app.post('/', bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.body(null, 413) }), async (c) => {
    try {
      const body = await c.req.text();
      const doubt = distrust(body, (name) => c.req.header(name));
      const content = unsealed(body, doubt);
      const challenge = challengeSchema.safeParse(content);
      if (challenge.success) {
        // A challenge is not signed; that it could be decrypted or has the token tells who sent it.
        checkToken(challenge.data.token);
        return c.json({ challenge: challenge.data.challenge });
      }
      if (doubt) throw doubt;
      checkToken(tokenOf(content));
      const answer = await dispatch(content);
      return c.json(typeof answer === 'object' && answer !== null ? answer : {});
    } catch (error) {
      if (error instanceof Refused) {
        log.warn({ reason: error.message, status: error.status }, 'refused a request to the Feishu webhook');
        return c.body(null, error.status);
      }
      // Sealed by Feishu and yet of another shape: it would not be read the next time either.
      if (error instanceof z.ZodError) {
        log.error({ err: error }, 'an event from the Feishu webhook could not be read');
        return c.body(null, 400);
      }
      // Feishu delivers again what it got no 200 for.
      log.error({ err: error }, 'an event from the Feishu webhook failed');
      return c.body(null, 500);
    }
  });
  return app;
}
