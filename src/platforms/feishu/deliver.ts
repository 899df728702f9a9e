/**
 * Puts answers into chats: as a reply to the question, to a chat, to one person, or visible to one person alone. In turn, once (by `uuid`),
 * again when Feishu is busy, and as text when it does not take the card: the person gets an answer.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Logger } from '#src/log.ts';
import type { FeishuCard } from '#src/render/feishu/elements.ts';
import type { ApiRequest, FeishuApi } from './api.ts';
import { FeishuError, isPassing } from './errors.ts';
import type { Pace } from './pace.ts';

/** `thread`: the question was asked in a topic and is answered there; `wished`: one is opened for the answer where the chat allows it. */
export type Target =
  | { readonly to: 'message'; readonly chat: string; readonly message: string; readonly thread: boolean | 'wished' }
  | { readonly to: 'chat'; readonly chat: string }
  | { readonly to: 'person'; readonly person: string }
  | { readonly to: 'alone'; readonly chat: string; readonly person: string };

/** `text`: the same answer in plain words, safe for a text message; made only when it is needed. `blocks`: what the card is made of, for the log. */
export type Letter = { readonly card: FeishuCard; readonly text: () => string; readonly blocks: readonly string[] };

export type Deliver = {
  /**
   * `key` names the answer: the same key is sent at most once an hour. Gives what became of it; undefined where nobody is there any more.
   * Rejects when Feishu could not be brought to take it.
   */
  send(target: Target, letter: Letter, key: string): Promise<Sent | undefined>;
  /** Changes a card that was pressed, with the press's token, else by its message; where neither can be, the answer goes to `instead`. */
  update(card: PressedCard, letter: Letter, instead: Target): Promise<void>;
};

/** The message that the answer is, and the topic that it stands in. */
export type Sent = { readonly message: string; readonly topic?: string };
export type PressedCard = { readonly token: string; readonly message: string };

export type DeliverDeps = {
  readonly api: FeishuApi;
  readonly pace: Pace;
  readonly log: Logger;
  readonly sleep: (ms: number) => Promise<void>;
  /** Waits before each further attempt, in milliseconds. */
  readonly waits: readonly number[];
};

export function createDeliver({ api, pace, log, sleep, waits }: DeliverDeps): Deliver {
  async function trying(chat: string, request: ApiRequest): Promise<unknown> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await pace.inTurn(chat, () => api.call(request));
      } catch (error) {
        const wait = waits[attempt];
        if (!isPassing(error) || wait === undefined) throw error;
        const asked = error instanceof FeishuError ? error.retryAfter : undefined;
        log.warn({ err: error, attempt: attempt + 1 }, 'Feishu is busy or out of reach; trying again');
        if (error instanceof FeishuError && error.kind === 'rate') pace.hold(chat, asked ?? 1000);
        await sleep(asked ?? wait);
      }
    }
  }

  /** Once as a card; if the card is refused, once as text. */
  async function orText(target: Exclude<Target, { to: 'alone' }>, chat: string, letter: Letter, key: string): Promise<unknown> {
    try {
      return await trying(chat, messageRequest(target, cardContent(letter), key));
    } catch (error) {
      if (target.to === 'message' && target.thread === 'wished' && error instanceof FeishuError && error.kind === 'other') {
        log.info({ code: error.code }, 'no topic for a long answer here');
        return orText({ ...target, thread: false }, chat, letter, `${key}:chat`);
      }
      if (!(error instanceof FeishuError) || error.kind !== 'card') throw error;
      log.error({ code: error.code, subCode: error.subCode, reason: error.message, blocks: letter.blocks }, 'Feishu refused the card; sending text');
      return await trying(chat, messageRequest(target, textContent(letter), `${key}:text`));
    }
  }

  async function send(target: Target, letter: Letter, key: string): Promise<Sent | undefined> {
    const chat = target.to === 'person' ? target.person : target.chat;
    try {
      if (target.to !== 'alone') return sentOf(await orText(target, chat, letter, key));
      const alone = await trying(chat, {
        method: 'POST',
        path: '/open-apis/ephemeral/v1/send',
        body: { chat_id: target.chat, open_id: target.person, msg_type: 'interactive', card: letter.card },
      });
      return sentOf(alone);
    } catch (error) {
      // Groups made of topics take no card for one person alone («发送仅特定人可见的消息卡片»): the private chat is private too.
      if (target.to === 'alone' && error instanceof FeishuError && !isPassing(error)) {
        log.warn({ code: error.code }, 'no card for one person alone here; sending it to them directly');
        return send({ to: 'person', person: target.person }, letter, key);
      }
      if (!(error instanceof FeishuError) || error.kind !== 'gone') throw error;
      log.info({ code: error.code }, 'nobody is there to answer any more');
      return undefined;
    }
  }

  async function update(card: PressedCard, letter: Letter, instead: Target): Promise<void> {
    const byToken: ApiRequest = { method: 'POST', path: '/open-apis/interactive/v1/card/update', body: { token: card.token, card: letter.card } };
    const byMessage: ApiRequest = {
      method: 'PATCH',
      path: `/open-apis/im/v1/messages/${card.message}`,
      body: { content: JSON.stringify(letter.card) },
    };
    const anew = async (): Promise<void> => void (await send(instead, letter, `update:${card.token}`));
    try {
      await trying(card.message, byToken);
    } catch (error) {
      log.warn({ err: error }, 'the card could not be updated by its token');
      if (error instanceof FeishuError && error.kind === 'card') return anew();
      await trying(card.message, byMessage).catch(anew);
    }
  }

  return { send, update };
}

const sentSchema = z.looseObject({ message_id: z.string(), thread_id: z.string().optional() });

function sentOf(answer: unknown): Sent | undefined {
  const sent = sentSchema.safeParse(answer).data;
  return sent && { message: sent.message_id, ...(sent.thread_id ? { topic: sent.thread_id } : {}) };
}

type Content = { readonly msg_type: string; readonly content: string };

const cardContent = ({ card }: Letter): Content => ({ msg_type: 'interactive', content: JSON.stringify(card) });
const textContent = ({ text }: Letter): Content => ({ msg_type: 'text', content: JSON.stringify({ text: text() }) });

/** «回复消息»: at most 50 characters, at most one message an hour. */
function uuidOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 40);
}

function messageRequest(target: Exclude<Target, { to: 'alone' }>, content: Content, key: string): ApiRequest {
  const body = { ...content, uuid: uuidOf(key) };
  if (target.to === 'message') {
    return {
      method: 'POST',
      path: `/open-apis/im/v1/messages/${target.message}/reply`,
      body: { ...body, ...(target.thread ? { reply_in_thread: true } : {}) },
    };
  }
  const [type, id] = target.to === 'chat' ? ['chat_id', target.chat] : ['open_id', target.person];
  return { method: 'POST', path: '/open-apis/im/v1/messages', query: { receive_id_type: type }, body: { ...body, receive_id: id } };
}
