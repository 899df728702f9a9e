/** Raw messages → what was said to the bot; everything else is nobody's business here. https://discord.com/developers/docs/events/gateway-events#message-create */
import { z } from 'zod';
import type { Asker, Chat } from '#src/command/context.ts';
import { spoken } from './interaction.ts';
import type { Whereabouts } from './servers.ts';
import { snowflake } from './snowflake.ts';

/** `text` is absent where the words are kept from us. */
export type Said = { readonly id: string; readonly asker: Asker; readonly chat: Chat; readonly text?: string };

const userSchema = z.looseObject({ id: snowflake, bot: z.boolean().default(false) });
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
  referenced_message: z.looseObject({ author: userSchema }).nullish(),
});

/** An ordinary message and a reply; joins, pins and boosts have other types. */
const SPOKEN_TYPES = new Set([0, 19]);

/**
 * A direct message, a mention, or a reply to the bot. A reply that does not ping reaches us without its words (they need the privileged intent),
 * so it is left alone like all that is said to others. A mention of the bot's own role (it has the bot's name, so people take it for the bot)
 * comes without words, too, but is said to the bot.
 */
export function readMessage(payload: unknown, botId: string, whereabouts: Whereabouts): Said | undefined {
  const parsed = messageSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { id, type, channel_id, guild_id, author, webhook_id, content, mentions, mention_roles, referenced_message } = parsed.data;
  if (author.bot || webhook_id !== undefined || !SPOKEN_TYPES.has(type)) return undefined;
  const locale = guild_id && whereabouts.localeOf(guild_id);
  const within = whereabouts.parentOf(channel_id);
  const chat: Chat = { id: channel_id, private: guild_id === undefined, ...(within ? { within } : {}), ...(locale ? { locale } : {}) };
  const said = { id, asker: { id: author.id }, chat };
  const role = guild_id && whereabouts.ownRoleOf(guild_id);
  const named = role !== undefined && mention_roles.includes(role);
  const repliedTo = referenced_message?.author.id === botId;
  if (chat.private || mentions.some((user) => user.id === botId) || ((repliedTo || named) && content !== ''))
    return { ...said, text: spoken(content) };
  return named ? said : undefined;
}
