/** Gateway events as Discord sends them: there is no official schema; the shapes follow discord-api-types. */
import { type Interaction, type Json, type Message, messageJson, type Person, type Place, type User, userJson, type World } from './world.ts';

/** What the app may do where it was called: View Channel, Send Messages, Embed Links, Attach Files, Read Message History. */
const APP_PERMISSIONS = '117760';

export const placeJson = (place: Place): Json => {
  const types = { channel: 0, thread: 11, dm: 1, private: 1 } as const;
  return {
    id: place.id,
    type: types[place.type],
    ...('guild' in place ? { guild_id: place.guild.id, name: 'general' } : {}),
    ...(place.type === 'thread' ? { parent_id: place.parent, owner_id: place.owner ?? '555' } : {}),
  };
};

const guildOf = (place: Place) => ('guild' in place ? place.guild : undefined);

function memberJson(person: Person): Json {
  return { user: userJson(person), roles: [], joined_at: '2025-01-01T00:00:00.000Z', deaf: false, mute: false, flags: 0, permissions: '0' };
}

export function interactionJson(world: World, interaction: Interaction, data: Json): Json {
  const { person, place, on } = interaction;
  const guild = guildOf(place);
  const contexts = { channel: 0, thread: 0, dm: 1, private: 2 } as const;
  return {
    id: interaction.id,
    application_id: world.appId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    locale: person.locale,
    channel_id: place.id,
    channel: placeJson(place),
    app_permissions: APP_PERMISSIONS,
    attachment_size_limit: 10_485_760,
    entitlements: [],
    authorizing_integration_owners: guild ? { '0': guild.id } : { '1': person.id },
    context: contexts[place.type],
    ...(guild
      ? { guild_id: guild.id, guild_locale: guild.locale, guild: { id: guild.id, locale: guild.locale, features: [] }, member: memberJson(person) }
      : { user: userJson(person) }),
    ...(on ? { message: { ...messageJson(on), interaction_metadata: undefined } } : {}),
  };
}

export type Said = {
  readonly person: Person;
  readonly place: Place;
  readonly content: string;
  /** `gone`: it was deleted; `unknown`: Discord did not look it up. */
  readonly replyTo?: Message | 'gone' | 'unknown';
  readonly ping?: boolean;
};

/** A message that a person wrote, to reply to; `more` for what is on it besides words. */
export function writtenBy(world: World, author: User, place: Place, content: string, more: Partial<Message> = {}): Message {
  const bare = { embeds: [], components: [], attachments: [], files: [], flags: 0, edits: 0 };
  return { id: world.newId(), channel: place.id, author, content, ...bare, ...more };
}

/** The two fields of a reply. https://discord.com/developers/docs/resources/message#message-object-message-structure */
function replyJson(world: World, place: Place, replyTo: Said['replyTo']): Json {
  if (replyTo === undefined) return {};
  const known = typeof replyTo === 'object' ? replyTo : undefined;
  const message_reference = { type: 0, message_id: known?.id ?? world.newId(), channel_id: place.id };
  if (replyTo === 'unknown') return { message_reference };
  return { message_reference, referenced_message: known ? messageJson(known) : null };
}

/** MESSAGE_CREATE. A reply pings who is replied to unless `ping` is false. */
export function saidJson(world: World, id: string, { person, place, content, replyTo, ping = true }: Said): Json {
  const guild = guildOf(place);
  const types = { channel: 0, thread: 11, dm: 1, private: 1 } as const;
  const written = [...content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1]);
  const repliedTo = typeof replyTo === 'object' && ping ? [replyTo.author.id] : [];
  const known = [world.bot, person, { id: '555', username: 'Somebody' }];
  const mentions = known.filter((user) => [...written, ...repliedTo].includes(user.id));
  return {
    id,
    type: replyTo ? 19 : 0,
    channel_id: place.id,
    channel_type: types[place.type],
    author: userJson(person),
    content,
    mentions: mentions.map((user) => ({ ...userJson(user), ...(guild ? { member: {} } : {}) })),
    mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map((match) => match[1]),
    mention_everyone: content.includes('@everyone'),
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    tts: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: 0,
    ...(guild ? { guild_id: guild.id, member: { roles: [], joined_at: '2025-01-01T00:00:00.000Z', deaf: false, mute: false, flags: 0 } } : {}),
    ...replyJson(world, place, replyTo),
  };
}
