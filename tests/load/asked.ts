/** What was asked of the bot on both loopbacks, when it was acknowledged, and how often it was answered. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Loopback } from '#support/discord/loopback.ts';
import type { Message } from '#support/discord/world.ts';
import { messageEvent } from '#support/feishu/events.ts';
import type { LoopbackFeishu } from '#support/feishu/server.ts';
import type { SentMessage } from '#support/feishu/store.ts';
import { type Question, typed } from './questions.ts';

export type Asked = {
  readonly kind: 'interaction' | 'mention' | 'message';
  /** The store's key for it. */
  readonly key: string;
  /** When, by `performance.now()`; the two others are milliseconds since. */
  readonly at: number;
  acknowledged?: number;
  answered?: number;
  readonly answers: () => number;
};

/** Hands an event to Feishu's side of the bot; whether it was acknowledged. */
export type Push = (event: unknown) => Promise<boolean>;

/** Discord gives up on an interaction, and Feishu on a delivery, after so long. */
const PLATFORM_MS = 3_000;
/** The real one waits for 15 s; nobody wants to watch that. */
const REDELIVER_MS = 1_000;
const REDELIVERIES = 60;

/** Answers by what or whom they answer, counted as they are sent: the loopbacks' own lists may then be cut short. */
export type Replies = { readonly to: (id: string) => number };

export function countReplies(discord: Loopback, feishu: LoopbackFeishu): Replies {
  const counts = new Map<string, number>();
  const note = (id: string | undefined) => id !== undefined && counts.set(id, (counts.get(id) ?? 0) + 1);
  const { messages } = discord.world;
  const set = messages.set.bind(messages);
  messages.set = (id: string, message: Message) => {
    // An answer in a thread of its own does not show as a reply.
    note(message.reference ?? message.nonce);
    return set(id, message);
  };
  const sent = feishu.state.messages;
  const push = sent.push.bind(sent);
  sent.push = (...more: SentMessage[]) => {
    // What one person alone sees answers whoever asked.
    for (const { parent_id, only } of more) note(parent_id ?? only);
    return push(...more);
  };
  return { to: (id) => counts.get(id) ?? 0 };
}

export type People = {
  readonly discord: Loopback;
  readonly feishu: LoopbackFeishu;
  readonly replies: Replies;
  readonly push: Push;
};

/** A slash command by a person of their own. */
export function askDiscord({ discord }: People, question: Question, serial: string): Asked {
  const { world } = discord;
  const place = channelAt(discord, serial);
  const at = performance.now();
  const [name, options] = question.type === 'words' ? ['ask', { question: question.text }] : [question.name, question.options];
  const interaction = discord.slashOnly(discord.person({ username: `p${serial}` }), place, name, options);
  const answers = () => (interaction.writes > 0 && !interaction.thinking ? 1 : 0) + interaction.followUps.length;
  const asked: Asked = { kind: 'interaction', key: `discord:${interaction.id}`, at, answers };
  const given = setTimeout(() => {
    interaction.expired = interaction.answeredWith === undefined;
  }, PLATFORM_MS);
  void world
    .when(() => (interaction.answeredWith === undefined ? undefined : true), 'an acknowledgement')
    .then(
      () => {
        asked.acknowledged = performance.now() - at;
      },
      () => undefined,
    )
    .finally(() => clearTimeout(given));
  return asked;
}

/** A message that mentions the bot; Discord waits for no acknowledgement of it. */
export function mentionDiscord({ discord, replies }: People, question: Question, serial: string): Asked {
  const content = `<@${discord.world.bot.id}> ${typed(question)}`;
  const at = performance.now();
  const said = discord.sayOnly({ person: discord.person({ username: `p${serial}` }), place: channelAt(discord, serial), content });
  return { kind: 'mention', key: `discord:${said}`, at, answers: () => replies.to(said) };
}

/** A message in a group; delivered again, as Feishu does, while it is not acknowledged. */
export function askFeishu({ feishu, replies, push }: People, question: Question, serial: string): Asked {
  const person = `ou_${serial}`;
  const { messageId, chat, event } = messageEvent({ text: typed(question), chat: `oc_${serial}`, from: person });
  feishu.addMessage(messageId, chat);
  const at = performance.now();
  const asked: Asked = { kind: 'message', key: `feishu:message:${messageId}`, at, answers: () => replies.to(messageId) + replies.to(person) };
  void (async () => {
    for (let time = 0; asked.acknowledged === undefined && time < REDELIVERIES; time += 1) {
      const taken = await Promise.race([push(event).catch(() => false), wait(PLATFORM_MS).then(() => false)]);
      if (taken) asked.acknowledged = performance.now() - at;
      else await wait(REDELIVER_MS);
    }
  })();
  return asked;
}

function channelAt({ world, channel }: Loopback, serial: string) {
  const channels = [...world.places.values()].filter(({ type }) => type === 'channel');
  return channels[Number.parseInt(serial, 36) % channels.length] ?? channel;
}
