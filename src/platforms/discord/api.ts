/** The few calls that the bot makes, repeated where a repetition cannot double anything. */
import { DiscordAPIError, MessageFlags, type REST, Routes } from 'discord.js';
import type { MessagePayload } from '#src/render/discord/payload.ts';
import { classify } from './errors.ts';

export type File = { readonly name: string; readonly data: Buffer };
/** A message with the files that it shows. `complete`: the same with its pictures, which are still to be drawn; rejects where they cannot be. */
export type Parcel = { readonly payload: MessagePayload; readonly files: readonly File[]; readonly complete?: () => Promise<Parcel> };
/** What names an interaction to Discord. */
export type Handle = { readonly id: string; readonly token: string };
/** The first answer: 4 message, 5 message later, 6 update later, 8 completions, 9 modal. */
export type FirstAnswer = { readonly type: 4 | 5 | 6 | 8 | 9; readonly data?: unknown };

export type Api = {
  answer(interaction: Handle, answer: FirstAnswer): Promise<void>;
  /** Gives the id of the message, as `followUp` and `send` do. */
  editAnswer(interaction: Handle, parcel: Parcel): Promise<string>;
  deleteAnswer(interaction: Handle): Promise<void>;
  /** Changes a follow-up, and a message in a channel. */
  editFollowUp(interaction: Handle, message: string, parcel: Parcel): Promise<void>;
  editMessage(channel: string, message: string, parcel: Parcel): Promise<void>;
  followUp(interaction: Handle, parcel: Parcel, ephemeral: boolean): Promise<string>;
  /** `replyTo` also makes it happen once, however often it is sent; `apart`: in another place than that message, so not shown as a reply. */
  send(channel: string, parcel: Parcel, replyTo?: string, apart?: boolean): Promise<string>;
  /** Opens a thread on a message, or finds the one that is there; gives its id. `name`: at most 100 characters. */
  openThread(channel: string, message: string, name: string): Promise<string>;
  /** The channel of direct messages with a person. */
  openDm(person: string): Promise<string>;
  typing(channel: string): Promise<void>;
};

export type ApiDeps = {
  readonly rest: REST;
  readonly appId: string;
  readonly sleep: (ms: number) => Promise<void>;
  /** The first answer travels as the response to a delivery and may arrive after what follows it: Discord then knows no such answer yet. */
  readonly overtaking?: boolean;
};

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 250;
const UNKNOWN_WEBHOOK = 10015;
const THREAD_EXISTS = 160_004;
/** Minutes without a word until a thread leaves the list of channels: a day. */
const ARCHIVED_AFTER = 1440;

const idOf = (made: unknown): string => (made as { readonly id: string }).id;

const filesOf = ({ files }: Parcel) => (files.length > 0 ? { files: files.map(({ name, data }) => ({ name, data, contentType: 'image/png' })) } : {});

export function createApi({ rest, appId, sleep, overtaking = false }: ApiDeps): Api {
  const tooEarly = (error: unknown): boolean => overtaking && error instanceof DiscordAPIError && error.code === UNKNOWN_WEBHOOK;

  async function repeated<T>(call: () => Promise<T>, again: (error: unknown) => boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (attempt >= ATTEMPTS || !again(error)) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
  }

  /** discord.js repeats 5xx and timeouts but no connection that was cut: repeats those, with a growing pause. */
  const stubborn = <T>(call: () => Promise<T>) => repeated(call, (error) => classify(error) === 'network' || tooEarly(error));
  const eventually = <T>(call: () => Promise<T>) => repeated(call, tooEarly);

  return {
    // An answer that arrived although its response was lost comes back as "acknowledged" (40060): harmless.
    answer: async (interaction, answer) => {
      await stubborn(() => rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body: answer, auth: false }));
    },
    editAnswer: async (interaction, parcel) => {
      const patch = () => rest.patch(Routes.webhookMessage(appId, interaction.token), { body: parcel.payload, ...filesOf(parcel), auth: false });
      return idOf(await stubborn(patch));
    },
    deleteAnswer: async (interaction) => {
      await stubborn(() => rest.delete(Routes.webhookMessage(appId, interaction.token), { auth: false }));
    },
    editFollowUp: async (interaction, message, parcel) => {
      const route = Routes.webhookMessage(appId, interaction.token, message);
      await stubborn(() => rest.patch(route, { body: parcel.payload, ...filesOf(parcel), auth: false }));
    },
    editMessage: async (channel, message, parcel) => {
      const route = Routes.channelMessage(channel, message);
      await stubborn(() => rest.patch(route, { body: parcel.payload, ...filesOf(parcel) }));
    },
    // Nothing tells Discord that a second one is the same, so it is not repeated here.
    followUp: async (interaction, parcel, ephemeral) => {
      const body = { ...parcel.payload, ...(ephemeral ? { flags: MessageFlags.Ephemeral } : {}) };
      const post = () => rest.post(Routes.webhook(appId, interaction.token), { body, ...filesOf(parcel), auth: false });
      return idOf(await (overtaking ? eventually(post) : post()));
    },
    send: async (channel, parcel, replyTo, apart = false) => {
      const allowed_mentions = { ...parcel.payload.allowed_mentions, replied_user: false };
      const once = replyTo ? { nonce: replyTo, enforce_nonce: true } : {};
      const reply = replyTo && !apart ? { ...once, message_reference: { message_id: replyTo, fail_if_not_exists: false } } : once;
      const post = () => rest.post(Routes.channelMessages(channel), { body: { ...parcel.payload, allowed_mentions, ...reply }, ...filesOf(parcel) });
      return idOf(await (replyTo ? stubborn(post) : post()));
    },
    openThread: async (channel, message, name) => {
      const open = () => rest.post(Routes.threads(channel, message), { body: { name, auto_archive_duration: ARCHIVED_AFTER } });
      try {
        return idOf(await stubborn(open));
      } catch (error) {
        // A thread on a message has the message's id.
        if (error instanceof DiscordAPIError && error.code === THREAD_EXISTS) return message;
        throw error;
      }
    },
    openDm: async (person) => {
      return idOf(await stubborn(() => rest.post(Routes.userChannels(), { body: { recipient_id: person } })));
    },
    typing: async (channel) => {
      await rest.post(Routes.channelTyping(channel));
    },
  };
}
