/** Which event leads where. A message is acknowledged before it is worked on; a press waits for its answer, which is the acknowledgement. */
import { setImmediate } from 'node:timers/promises';
import type { Logger } from '#src/log.ts';
import type { CardAnswer, Conversation } from './conversation.ts';
import type { Doctor } from './doctor.ts';
import type { Inbox } from './inbox.ts';
import { readAction, readAdded, readMenu, readMessage } from './ingress.ts';

export type EventsDeps = {
  readonly conversation: Conversation;
  readonly inbox: Inbox;
  readonly doctor: Doctor;
  readonly log: Logger;
  readonly now: () => number;
  readonly isCommand: (name: string) => boolean;
  /** The bot's own open_id; asked for when it is not known yet. */
  readonly bot: () => string | Promise<string>;
  readonly isStopped: () => boolean;
};

/** The last delivery of a message comes after 6 h («事件概述»); what is older was answered or is of no use any more. */
const STALE_MS = 8 * 3_600_000;

export function createEvents({ conversation, inbox, doctor, log, now, isCommand, bot, isStopped }: EventsDeps) {
  /** Runs after the event was acknowledged: the acknowledgement leaves in this turn of the loop. What goes wrong is logged, with what to do about it. */
  function later(work: () => Promise<unknown>): void {
    if (isStopped()) return;
    const started = setImmediate().then(work);
    inbox.track(started.catch((error: unknown) => log.error({ err: error, advice: doctor.advice(error) }, 'an event could not be read')));
  }

  /** Adds to a failure what a person can do about it. */
  function advised(work: () => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await work();
      } catch (error) {
        const advice = doctor.advice(error);
        if (advice !== undefined) log.error(advice);
        throw error;
      }
    };
  }

  return {
    'im.message.receive_v1': (event: unknown) =>
      later(async () => {
        const said = readMessage(event, await bot());
        if (!said) return;
        if (said.unasked && !(await conversation.goesOn(said))) return;
        if (now() - said.at > STALE_MS) return log.warn({ message: said.message }, 'a message from long ago was left alone');
        // By message, not by event: one message may come as several events («接收消息», 注意事项).
        await inbox.take(
          `message:${said.message}`,
          advised(() => conversation.said(said)),
        );
      }),
    'card.action.trigger': async (event: unknown): Promise<CardAnswer> => {
      if (isStopped()) return {};
      const press = readAction(event);
      if (!press) return {};
      return (await inbox.answer(`event:${press.event}`, () => conversation.pressed(press))) ?? {};
    },
    'im.chat.member.bot.added_v1': (event: unknown) =>
      later(async () => {
        const added = readAdded(event);
        await inbox.take(
          `event:${added.event}`,
          advised(() => conversation.added(added.chat, added.by, added.event)),
        );
      }),
    'application.bot.menu_v6': (event: unknown) =>
      later(async () => {
        const chosen = readMenu(event);
        await inbox.take(
          `event:${chosen.event}`,
          advised(() => conversation.menu(chosen.key, chosen.by, isCommand, chosen.event)),
        );
      }),
  };
}
