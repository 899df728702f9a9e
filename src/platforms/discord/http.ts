/**
 * Interactions over HTTP instead of the gateway: stateless, so any of several instances may take any delivery. The response is the first answer;
 * everything after goes through REST, as with the gateway.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { FirstAnswer } from './api.ts';
import type { Conversation } from './conversation.ts';
import { readInteraction } from './interaction.ts';
import { createVerify } from './signature.ts';

export type HttpDeps = {
  readonly publicKey: string;
  readonly conversation: Conversation;
  /** Follows what a delivery leads to. */
  readonly track: (work: Promise<unknown>) => void;
  readonly accepting: () => boolean;
};

const MAX_BODY = 1024 * 1024;
const PING = 1;
const PONG = { type: 1 } as const;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

const typeOf = (payload: unknown): unknown => (typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : undefined);

/** One `POST` endpoint. Discord now and then sends wrong signatures on purpose and drops an endpoint that takes them. */
export function createDiscordHttp({ publicKey, conversation, track, accepting }: HttpDeps): Hono {
  const isSigned = createVerify(publicKey);
  const app = new Hono();
  app.post('/', bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.text('too large', 413) }), async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (!isSigned(c.req.header('x-signature-ed25519'), c.req.header('x-signature-timestamp'), bytes)) return c.text('invalid request signature', 401);
    const payload = parsed(bytes);
    if (typeOf(payload) === PING) return c.json(PONG);
    const event = readInteraction(payload);
    if (!event) return c.text('nothing to do with this', 400);
    if (!accepting()) return c.text('closing', 503);
    const first = await new Promise<FirstAnswer | undefined>((resolve) => {
      const work = conversation.happened(event, async (_, answer) => resolve(answer));
      // Work that ends without an answer (it never should) must not leave the request hanging.
      track(work.then(() => resolve(undefined)));
    });
    return first ? c.json(first) : c.text('no answer', 500);
  });
  return app;
}
