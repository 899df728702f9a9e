/** Raw messages → what was said to the bot; everything else is nobody's business here. https://discord.com/developers/docs/events/gateway-events#message-create */
import { z } from 'zod';
import type { Asker, Chat } from '#src/command/context.ts';
import { spoken } from './interaction.ts';

export type Said = { readonly id: string; readonly asker: Asker; readonly chat: Chat; readonly text: string };

const snowflake = z.string().regex(/^\d{1,20}$/);
const userSchema = z.looseObject({
  id: snowflake,
  username: z.string().default(''),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
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
  referenced_message: z.looseObject({ author: userSchema }).nullish(),
});

/** An ordinary message and a reply; joins, pins and boosts have other types. */
const SPOKEN_TYPES = new Set([0, 19]);

/**
 * A direct message, a mention, or a reply to the bot. A reply that does not ping reaches us without its words (they need the privileged intent),
 * so it is left alone like all that is said to others. `localeOf` gives the language of a server where it is a choice.
 */
export function readMessage(payload: unknown, botId: string, localeOf: (guild: string) => string | undefined): Said | undefined {
  const parsed = messageSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { id, type, channel_id, guild_id, author, webhook_id, content, mentions, referenced_message } = parsed.data;
  if (author.bot || webhook_id !== undefined || !SPOKEN_TYPES.has(type)) return undefined;
  const isPrivate = guild_id === undefined;
  const mentioned = mentions.some((user) => user.id === botId);
  const repliedTo = referenced_message?.author.id === botId;
  if (!isPrivate && !mentioned && !(repliedTo && content !== '')) return undefined;
  const names = new Map(mentions.filter((user) => user.id !== botId).map((user) => [user.id, user.global_name ?? user.username]));
  const locale = guild_id === undefined ? undefined : localeOf(guild_id);
  return { id, asker: { id: author.id }, chat: { id: channel_id, private: isPrivate, ...(locale ? { locale } : {}) }, text: spoken(content, names) };
}
