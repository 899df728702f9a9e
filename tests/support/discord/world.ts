/** What the loopback Discord knows: people, places, messages, interactions, commands. Everything else reads and changes this. */
import { PATIENCE } from '../patience.ts';

export type Json = { readonly [key: string]: unknown };
export type User = { readonly id: string; readonly username: string; readonly bot?: true };
export type Person = User & { readonly locale: string };
export type Place =
  | { readonly type: 'channel'; readonly id: string; readonly guild: Guild }
  | { readonly type: 'thread'; readonly id: string; readonly guild: Guild; readonly parent: string; readonly owner?: string }
  | { readonly type: 'dm'; readonly id: string; readonly with: Person }
  /** A conversation of two other people, where a user-installed app can be called. */
  | { readonly type: 'private'; readonly id: string };
export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly community: boolean;
  /** The role that Discord makes for a bot when it is added, with the bot's name. */
  readonly botRole: string;
};

export type Upload = { readonly name: string; readonly bytes: Buffer };
export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly author: User;
  content: string;
  embeds: readonly Json[];
  components: readonly Json[];
  attachments: readonly Json[];
  files: readonly Upload[];
  flags: number;
  readonly reference?: string;
  readonly nonce?: string;
  edits: number;
  deleted?: true;
  /** The interaction whose answer it is. */
  readonly interaction?: string;
};

/** Where an interaction stands: what it was first answered with and which messages came of it. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly person: Person;
  readonly place: Place;
  /** The message that carried the pressed control. */
  readonly on?: Message;
  /** Its three seconds are over. */
  expired: boolean;
  /** 4, 5 message; 6, 7 update; 8 completion; 9 modal. */
  answeredWith?: number;
  answer?: Json;
  original?: Message;
  /** "… is thinking": the answer is promised but not there. */
  thinking: boolean;
  /** How often the original was written after its acknowledgement. */
  writes: number;
  readonly followUps: Message[];
};

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly template: string;
  readonly body: unknown;
  readonly files: readonly Upload[];
  readonly status: number;
  readonly code?: number;
  readonly at: number;
};

const EPOCH = 1_420_070_400_000n;

export type World = ReturnType<typeof createWorld>;

export function createWorld({ token = 'token', appId = '900000000000000001', flags = 0 } = {}) {
  let counter = 0n;
  const listeners = new Set<() => void>();
  const messages = new Map<string, Message>();
  const interactions = new Map<string, Interaction>();
  const places = new Map<string, Place>();
  const commands = new Map<string, readonly Json[]>();
  const calls: Call[] = [];
  const guilds: Guild[] = [];
  const bot: User = { id: appId, username: 'Suanpan', bot: true };

  const newId = (): string => {
    counter += 1n;
    return (((BigInt(Date.now()) - EPOCH) << 22n) + counter).toString();
  };

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  /** Resolves with what `find` gives as soon as it is not undefined; rejects with `what` where nothing ever comes. */
  const when = <T>(find: () => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(look);
        const last = calls.slice(-6).map((call) => `${call.method} ${call.path} → ${call.status}${call.code ? ` ${call.code}` : ''}`);
        reject(new Error(`nothing came: ${what}\nlast calls:\n${last.join('\n')}`));
      }, PATIENCE);
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
    });

  return { token, appId, flags, bot, messages, interactions, places, commands, calls, guilds, newId, changed, when };
}

export const EPHEMERAL = 64;

/** A message as the API gives it. */
export function messageJson(message: Message): Json {
  const at = new Date(Number((BigInt(message.id) >> 22n) + EPOCH)).toISOString();
  return {
    id: message.id,
    type: message.reference ? 19 : 0,
    channel_id: message.channel,
    author: userJson(message.author),
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    attachments: message.attachments,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: at,
    edited_timestamp: null,
    flags: message.flags,
    ...(message.nonce ? { nonce: message.nonce } : {}),
    ...(message.reference ? { message_reference: { type: 0, message_id: message.reference, channel_id: message.channel } } : {}),
  };
}

export function userJson(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: user.username,
    avatar: null,
    primary_guild: null,
    bot: user.bot ?? false,
    public_flags: 0,
    flags: 0,
  };
}
