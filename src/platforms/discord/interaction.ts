/**
 * Raw interactions → what was done, by whom, where. The same for the gateway and for HTTP; nothing past this file sees a raw payload.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
import { z } from 'zod';
import type { Asker, Chat } from '#src/command/context.ts';
import type { Handle } from './api.ts';
import { snowflake } from './snowflake.ts';

type Origin = { readonly handle: Handle; readonly asker: Asker; readonly chat: Chat };
/** The message that a pressed control stands on. `ephemeral`: only one person sees it. */
export type Carrier = { readonly id: string; readonly ephemeral: boolean };
export type Event =
  | (Origin & { readonly type: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> })
  /** The message context menu: `text` is what somebody said, without markup. */
  | (Origin & { readonly type: 'menu'; readonly text: string })
  | (Origin & { readonly type: 'completion'; readonly name: string; readonly option: string; readonly typed: string })
  | (Origin & { readonly type: 'press'; readonly customId: string; readonly value?: string; readonly carrier: Carrier })
  | (Origin & {
      readonly type: 'submission';
      readonly customId: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly carrier?: Carrier;
    });

const userSchema = z.looseObject({ id: snowflake });
const optionSchema = z.looseObject({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const messageSchema = z.looseObject({ id: snowflake, flags: z.number().default(0), content: z.string().default('') });
/** A modal's field stands in a label (type 18) or, on old clients, in an action row. */
const fieldSchema = z.looseObject({ custom_id: z.string(), value: z.string().optional(), values: z.array(z.string()).optional() });
const rootSchema = z.looseObject({ component: fieldSchema.optional(), components: z.array(fieldSchema).optional() });
const baseSchema = z.looseObject({
  id: snowflake,
  token: z.string().min(1),
  channel_id: snowflake.optional(),
  channel: z.looseObject({ id: snowflake, type: z.number().optional(), parent_id: snowflake.nullish() }).optional(),
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
  context: z.number().optional(),
  guild_id: snowflake.optional(),
  user: userSchema.optional(),
  member: z.looseObject({ user: userSchema }).optional(),
  message: messageSchema.optional(),
});
const commandData = z.looseObject({
  name: z.string(),
  type: z.number().default(1),
  options: z.array(optionSchema).default([]),
  target_id: snowflake.optional(),
  resolved: z.looseObject({ messages: z.record(z.string(), messageSchema).default({}) }).optional(),
});
const pressData = z.looseObject({ custom_id: z.string(), values: z.array(z.string()).optional() });
const modalData = z.looseObject({ custom_id: z.string(), components: z.array(rootSchema).default([]) });
const eventSchema = z.union([
  baseSchema.extend({ type: z.literal(2), data: commandData }),
  baseSchema.extend({ type: z.literal(4), data: commandData }),
  baseSchema.extend({ type: z.literal(3), data: pressData, message: messageSchema }),
  baseSchema.extend({ type: z.literal(5), data: modalData }),
]);
type Raw = z.infer<typeof eventSchema>;

const MESSAGE_MENU = 3;
const BOT_DM = 1;
const EPHEMERAL = 64;
/** Threads of announcements, public and private ones. */
const THREADS: ReadonlySet<number | undefined> = new Set([10, 11, 12]);

/** What Discord writes for people, channels, times and the like (<@1>, <#2>, <t:3:R>) is no word for us: somebody called "Max" is no plan. */
export function spoken(content: string): string {
  return content
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<(?:[@#][!&]?\d+|t:-?\d+(?::\w)?|id:\w+)>/g, ' ')
    .trim();
}

function originOf(raw: Raw): Origin | undefined {
  const user = raw.member?.user ?? raw.user;
  const channel = raw.channel_id ?? raw.channel?.id;
  if (!user || !channel) return undefined;
  // Before Discord named the context, only the missing guild told a direct message.
  const isPrivate = raw.context === undefined ? raw.guild_id === undefined : raw.context === BOT_DM;
  const within = THREADS.has(raw.channel?.type) ? raw.channel?.parent_id : undefined;
  return {
    handle: { id: raw.id, token: raw.token },
    asker: { id: user.id, ...(raw.locale ? { locale: raw.locale } : {}) },
    chat: { id: channel, private: isPrivate, ...(within ? { within } : {}), ...(raw.guild_locale ? { locale: raw.guild_locale } : {}) },
  };
}

function carrierOf(raw: Raw): Carrier | undefined {
  return raw.message && { id: raw.message.id, ephemeral: (raw.message.flags & EPHEMERAL) !== 0 };
}

function fieldsOf(roots: z.infer<typeof modalData>['components']): Readonly<Record<string, string>> {
  const inputs = roots.flatMap((root) => [...(root.component ? [root.component] : []), ...(root.components ?? [])]);
  return Object.fromEntries(inputs.map((input) => [input.custom_id, input.value ?? input.values?.[0] ?? '']));
}

/** Undefined for what we have no use for (other types, a payload without a person). */
export function readInteraction(payload: unknown): Event | undefined {
  const parsed = eventSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const raw = parsed.data;
  const origin = originOf(raw);
  if (!origin) return undefined;
  const carrier = carrierOf(raw);
  switch (raw.type) {
    case 2: {
      if (raw.data.type === MESSAGE_MENU)
        return { ...origin, type: 'menu', text: spoken(raw.data.resolved?.messages[raw.data.target_id ?? '']?.content ?? '') };
      const values = raw.data.options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, String(value)] as const]));
      return { ...origin, type: 'command', name: raw.data.name, options: Object.fromEntries(values) };
    }
    case 4: {
      const focused = raw.data.options.find((option) => option.focused);
      return focused && { ...origin, type: 'completion', name: raw.data.name, option: focused.name, typed: String(focused.value ?? '') };
    }
    case 3: {
      const value = raw.data.values?.[0];
      return carrier && { ...origin, type: 'press', customId: raw.data.custom_id, carrier, ...(value === undefined ? {} : { value }) };
    }
    case 5:
      return { ...origin, type: 'submission', customId: raw.data.custom_id, fields: fieldsOf(raw.data.components), ...(carrier ? { carrier } : {}) };
    default:
      raw satisfies never;
      return undefined;
  }
}
