/** Which event leads where. Each is written down and acknowledged before it is worked on; a press waits for its answer, which is the acknowledgement. */
import type { Logger } from '#src/log.ts';
import type { Inbox } from '../inbox.ts';
import type { CardAnswer, Conversation, Taken } from './conversation.ts';
import type { Doctor } from './doctor.ts';
import { readAction, readAdded, readMenu, readMessage, type Said } from './ingress.ts';

export type EventsDeps = {
  readonly conversation: Pick<Conversation, 'pressed' | 'goesOn'>;
  readonly inbox: Inbox<Taken>;
  readonly doctor: Doctor;
  readonly log: Logger;
  readonly now: () => number;
  /** The bot's own open_id; asked for when it is not known yet. */
  readonly bot: () => string | Promise<string>;
  readonly isStopped: () => boolean;
};

/** The last delivery of a message comes after 6 h («事件概述»); what is older was answered or is of no use any more. */
const STALE_MS = 8 * 3_600_000;

export function createEvents({ conversation, inbox, doctor, log, now, bot, isStopped }: EventsDeps) {
  /** Resolves when it is written down: the event is acknowledged then. */
  async function take(key: string, event: Taken): Promise<void> {
    const entry = await inbox.put(key, event);
    void entry.begin();
  }

  async function takeMessage(said: Said | undefined): Promise<void> {
    if (!said) return;
    // Feishu does not wait for what is on its way into the chat.
    if (said.unasked) inbox.track(conversation.goesOn(said).then((isOurs) => (isOurs ? keepMessage(said) : undefined)));
    else await keepMessage(said);
  }

  async function keepMessage(said: Said): Promise<void> {
    if (now() - said.at > STALE_MS) return log.warn({ message: said.message }, 'a message from long ago was left alone');
    // By message, not by event: one message may come as several events («接收消息», 注意事项).
    await take(`message:${said.message}`, said);
  }

  /** What cannot be read now cannot be read later either: it is acknowledged all the same. */
  function reading(read: (event: unknown) => Promise<void>) {
    return async (event: unknown): Promise<void> => {
      if (isStopped()) return;
      await read(event).catch((error: unknown) => log.error({ err: error, advice: doctor.advice(error) }, 'an event could not be read'));
    };
  }

  return {
    'im.message.receive_v1': reading(async (event) => {
      const known = bot();
      if (typeof known === 'string') return takeMessage(readMessage(event, known));
      // Feishu does not wait for as long as it takes to learn it.
      inbox.track(reading(async () => takeMessage(readMessage(event, await known)))(event));
    }),
    'card.action.trigger': async (event: unknown): Promise<CardAnswer> => {
      if (isStopped()) return {};
      const press = readAction(event);
      if (!press) return {};
      const answered = inbox.answer<CardAnswer>(`event:${press.event}`, press, ({ seal }, reply) => conversation.pressed(press, seal, reply));
      return (await answered) ?? {};
    },
    'im.chat.member.bot.added_v1': reading(async (event) => {
      const added = readAdded(event);
      await take(`event:${added.event}`, added);
    }),
    'application.bot.menu_v6': reading(async (event) => {
      const chosen = readMenu(event);
      await take(`event:${chosen.event}`, chosen);
    }),
  };
}
