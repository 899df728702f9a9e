/** What is kept in mind of servers while connected: enough to place what is said there, nothing of what is said. */
import { z } from 'zod';
import { snowflake } from './snowflake.ts';

export const threadSchema = z.looseObject({ id: snowflake, parent_id: snowflake.nullish(), owner_id: snowflake.nullish() });
export const guildSchema = z.looseObject({
  id: snowflake,
  unavailable: z.boolean().optional(),
  preferred_locale: z.string().optional(),
  features: z.array(z.string()).default([]),
  system_channel_id: snowflake.nullish(),
  channels: z.array(z.looseObject({ id: snowflake, type: z.number(), position: z.number().default(0) })).default([]),
  threads: z.array(threadSchema).default([]),
  roles: z.array(z.looseObject({ id: snowflake, tags: z.looseObject({ bot_id: snowflake.optional() }).optional() })).default([]),
});
export type Guild = z.infer<typeof guildSchema>;
export type Thread = z.infer<typeof threadSchema>;

/** The language of a server is a choice only in a community; elsewhere it is always English (US). */
export function localeOf({ features, preferred_locale }: Guild): string | undefined {
  return features.includes('COMMUNITY') ? preferred_locale : undefined;
}

/** Where something was said. */
export type Whereabouts = {
  localeOf(guild: string): string | undefined;
  /** The channel that a thread is part of. */
  parentOf(thread: string): string | undefined;
  /** Who opened a thread. */
  openerOf(thread: string): string | undefined;
  /** The role that Discord made for the bot itself, with its name. */
  ownRoleOf(guild: string): string | undefined;
};

export type Servers = Whereabouts & {
  /** These it was in before it connected. */
  expect(guilds: readonly { readonly id: string }[]): void;
  /** True where the bot is new. */
  enter(guild: Guild, bot: string): boolean;
  leave(guild: Guild): void;
  open(thread: Thread): void;
  close(thread: Thread): void;
};

type Kept = { readonly locale?: string | undefined; readonly ownRole?: string | undefined };

export function createServers(): Servers {
  /** Every server that it is in; nothing is known yet of those that it expects. */
  const kept = new Map<string, Kept>();
  const threads = new Map<string, Thread>();
  const open = (thread: Thread): void => void threads.set(thread.id, thread);
  return {
    localeOf: (guild) => kept.get(guild)?.locale,
    parentOf: (thread) => threads.get(thread)?.parent_id ?? undefined,
    openerOf: (thread) => threads.get(thread)?.owner_id ?? undefined,
    ownRoleOf: (guild) => kept.get(guild)?.ownRole,
    expect: (guilds) => {
      for (const { id } of guilds) kept.set(id, kept.get(id) ?? {});
    },
    enter: (guild, bot) => {
      // In an outage it says nothing of itself, and is no new server.
      if (guild.unavailable) return false;
      const isNew = !kept.has(guild.id);
      kept.set(guild.id, { locale: localeOf(guild), ownRole: guild.roles.find(({ tags }) => tags?.bot_id === bot)?.id });
      for (const thread of guild.threads) open(thread);
      return isNew;
    },
    // Unavailable is an outage; gone is gone, and coming back is a new welcome.
    leave: (guild) => {
      if (!guild.unavailable) kept.delete(guild.id);
    },
    open,
    close: ({ id }) => void threads.delete(id),
  };
}
