/** The few calls that the bot makes, repeated where a repetition cannot double anything. */
import { DiscordAPIError, MessageFlags, type REST, Routes } from 'discord.js';
import type { MessagePayload } from '#src/render/discord/payload.ts';
import { classify } from './errors.ts';

export type File = { readonly name: string; readonly data: Buffer };
/** A message with the files that it shows. */
export type Parcel = { readonly payload: MessagePayload; readonly files: readonly File[] };
/** What names an interaction to Discord. */
export type Handle = { readonly id: string; readonly token: string };
/** The first answer: 4 message, 5 message later, 6 update later, 8 completions, 9 modal. */
export type FirstAnswer = { readonly type: 4 | 5 | 6 | 8 | 9; readonly data?: unknown };

export type Api = {
  answer(interaction: Handle, answer: FirstAnswer): Promise<void>;
  editAnswer(interaction: Handle, parcel: Parcel): Promise<void>;
  deleteAnswer(interaction: Handle): Promise<void>;
  followUp(interaction: Handle, parcel: Parcel, ephemeral: boolean): Promise<void>;
  /** `replyTo` also makes it happen once, however often it is sent. */
  send(channel: string, parcel: Parcel, replyTo?: string): Promise<void>;
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
      await stubborn(() => rest.patch(Routes.webhookMessage(appId, interaction.token), { body: parcel.payload, ...filesOf(parcel), auth: false }));
    },
    deleteAnswer: async (interaction) => {
      await stubborn(() => rest.delete(Routes.webhookMessage(appId, interaction.token), { auth: false }));
    },
    // Nothing tells Discord that a second one is the same, so it is not repeated here.
    followUp: async (interaction, parcel, ephemeral) => {
      const body = { ...parcel.payload, ...(ephemeral ? { flags: MessageFlags.Ephemeral } : {}) };
      const post = () => rest.post(Routes.webhook(appId, interaction.token), { body, ...filesOf(parcel), auth: false });
      await (overtaking ? eventually(post) : post());
    },
    send: async (channel, parcel, replyTo) => {
      const allowed_mentions = { ...parcel.payload.allowed_mentions, replied_user: false };
      const reply = replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false }, nonce: replyTo, enforce_nonce: true } : {};
      const post = () => rest.post(Routes.channelMessages(channel), { body: { ...parcel.payload, allowed_mentions, ...reply }, ...filesOf(parcel) });
      await (replyTo ? stubborn(post) : post());
    },
    openDm: async (person) => {
      const channel = (await stubborn(() => rest.post(Routes.userChannels(), { body: { recipient_id: person } }))) as { readonly id: string };
      return channel.id;
    },
    typing: async (channel) => {
      await rest.post(Routes.channelTyping(channel));
    },
  };
}
