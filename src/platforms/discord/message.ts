/** Raw messages → what was said to the bot; everything else is nobody's business here. https://discord.com/developers/docs/events/gateway-events#message-create */
import { z } from 'zod';
import type { Asker, Chat, RepliedTo } from '#src/command/context.ts';
import { spoken } from './interaction.ts';
import type { Whereabouts } from './servers.ts';
import { snowflake } from './snowflake.ts';

/** `text` is absent where the words are kept from us. `unasked`: said in a thread of the bot's, to nobody by name. */
export type Said = {
  readonly id: string;
  readonly asker: Asker;
  readonly chat: Chat;
  readonly text?: string;
  readonly replyTo?: RepliedTo;
  readonly unasked?: true;
};

const userSchema = z.looseObject({ id: snowflake, bot: z.boolean().default(false) });
const partSchema = z.array(z.unknown()).default([]);
/** What is read of the message replied to: its words, and whether there is anything else to it. */
const referencedSchema = z.looseObject({
  id: snowflake,
  author: userSchema,
  content: z.string().default(''),
  attachments: partSchema,
  embeds: partSchema,
  components: partSchema,
  sticker_items: partSchema,
  message_snapshots: z.array(z.looseObject({ message: z.looseObject({ content: z.string().default('') }) })).default([]),
});
const messageSchema = z.looseObject({
  id: snowflake,
  type: z.number().default(0),
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  author: userSchema,
  webhook_id: snowflake.optional(),
  content: z.string().default(''),
  mentions: z.array(userSchema).default([]),
  mention_roles: z.array(snowflake).default([]),
  message_reference: z.looseObject({ message_id: snowflake.optional() }).nullish(),
  referenced_message: referencedSchema.nullish(),
});
type Raw = z.infer<typeof messageSchema>;

const REPLY = 19;
/** An ordinary message and a reply; joins, pins and boosts have other types. */
const SPOKEN_TYPES = new Set([0, REPLY]);

/**
 * What the message replied to says. Without the privileged intent Discord takes all its parts away, so a message without any was kept from us; one
 * that is missing was not looked up, one that is null was deleted. https://discord.com/developers/docs/resources/message#message-object
 */
function repliedTo({ type, message_reference, referenced_message: message }: Raw, botId: string): RepliedTo | undefined {
  if (type !== REPLY) return undefined;
  if (message === null) return { type: 'unseen', why: 'errors:repliedTo.deleted' };
  if (message === undefined) return message_reference ? { type: 'unseen', why: 'discord:repliedTo.hidden' } : undefined;
  if (message.author.id === botId) return { type: 'answer', message: message.id };
  const text = spoken([message.content, ...message.message_snapshots.map((snapshot) => snapshot.message.content)].join('\n'));
  if (text !== '') return { type: 'words', text };
  const { content, attachments, embeds, components, sticker_items } = message;
  const empty = content === '' && [attachments, embeds, components, sticker_items].every(({ length }) => length === 0);
  return { type: 'unseen', why: empty ? 'discord:repliedTo.hidden' : 'errors:repliedTo.wordless' };
}

/** Said in a thread that the bot opened for an answer, to nobody else: those who speak there speak to it. */
function goesOn({ channel_id, mentions, mention_roles, referenced_message }: Raw, botId: string, whereabouts: Whereabouts): boolean {
  const toOthers = mentions.length > 0 || mention_roles.length > 0 || (referenced_message && referenced_message.author.id !== botId);
  return whereabouts.openerOf(channel_id) === botId && !toOthers;
}

/**
 * A direct message, a mention, or a reply to the bot. A reply that does not ping reaches us without its words (they need the privileged intent),
 * so it is left alone like all that is said to others. A mention of the bot's own role (it has the bot's name, so people take it for the bot)
 * comes without words, too, but is said to the bot. Where words reach us anyway, so do those in the bot's own threads.
 */
export function readMessage(payload: unknown, botId: string, whereabouts: Whereabouts): Said | undefined {
  const parsed = messageSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { id, type, channel_id, guild_id, author, webhook_id, content, mentions, mention_roles } = parsed.data;
  if (author.bot || webhook_id !== undefined || !SPOKEN_TYPES.has(type)) return undefined;
  const locale = guild_id && whereabouts.localeOf(guild_id);
  const within = whereabouts.parentOf(channel_id);
  const chat: Chat = { id: channel_id, private: guild_id === undefined, ...(within ? { within } : {}), ...(locale ? { locale } : {}) };
  const replyTo = repliedTo(parsed.data, botId);
  const said = { id, asker: { id: author.id }, chat, ...(replyTo ? { replyTo } : {}) };
  const role = guild_id && whereabouts.ownRoleOf(guild_id);
  const named = role !== undefined && mention_roles.includes(role);
  if (chat.private || mentions.some((user) => user.id === botId) || ((replyTo?.type === 'answer' || named) && content !== ''))
    return { ...said, text: spoken(content) };
  if (content !== '' && goesOn(parsed.data, botId, whereabouts)) return { ...said, text: spoken(content), unasked: true };
  return named ? said : undefined;
}
