/** Raw events → what was said, pressed or chosen. Nothing past this file sees a payload. Shapes: «接收消息», «接收消息内容结构», «卡片回传交互». */
import { z } from 'zod';
import type { Asker } from '#src/command/context.ts';
import { fieldName } from '#src/render/feishu/controls.ts';
import { wordsOf } from './words.ts';

/** The dispatcher of the SDK lays header and event side by side. */
const idSchema = z.looseObject({ open_id: z.string().min(1) });
const mentionSchema = z.looseObject({
  id: z.looseObject({ open_id: z.string().optional() }).nullish(),
});
const messageSchema = z.looseObject({
  sender: z.looseObject({ sender_type: z.string().default('user'), sender_id: idSchema }),
  message: z.looseObject({
    message_id: z.string().min(1),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    create_time: z.coerce.number(),
    thread_id: z.string().optional(),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    mentions: z.array(mentionSchema).default([]),
    user_agent: z.string().optional(),
  }),
});

export type Said = {
  readonly type: 'said';
  readonly message: string;
  readonly chat: string;
  readonly private: boolean;
  /** The topic that it was said in. */
  readonly thread?: string;
  /** The message replied to. `implied`: the first one of the topic, which Feishu names for everything that is said in it («消息管理概述»). */
  readonly parent?: { readonly message: string; readonly implied: boolean };
  /** Said in a topic to nobody by name: for the bot only in topics of its own. */
  readonly unasked?: true;
  readonly asker: Asker;
  readonly text: string;
  /** When it was said, in milliseconds. */
  readonly at: number;
};

/** Only with the permission im:user_agent:read: "… LarkLocale/en_US …". */
const LOCALE = /LarkLocale\/([A-Za-z]{2})[_-]([A-Za-z]{2})/;

function parentOf({ thread_id, root_id, parent_id }: z.infer<typeof messageSchema>['message']): Pick<Said, 'parent'> {
  return parent_id ? { parent: { message: parent_id, implied: thread_id !== undefined && parent_id === root_id } } : {};
}

/** What a person said to the bot; undefined for what is not for it (others' messages, pictures, other bots). Throws ZodError on another shape. */
export function readMessage(event: unknown, bot: string): Said | undefined {
  const { sender, message } = messageSchema.parse(event);
  const isPrivate = message.chat_type === 'p2p';
  const mentioned = message.mentions.some((mention) => mention.id?.open_id === bot);
  const unasked = !isPrivate && !mentioned && message.thread_id !== undefined && message.mentions.length === 0;
  if (sender.sender_type !== 'user' || !(isPrivate || mentioned || unasked)) return undefined;
  const words = wordsOf(message.message_type, message.content);
  if (words === undefined) return undefined;
  const [, language, region] = LOCALE.exec(message.user_agent ?? '') ?? [];
  return {
    type: 'said',
    message: message.message_id,
    chat: message.chat_id,
    private: isPrivate,
    ...(message.thread_id === undefined ? {} : { thread: message.thread_id }),
    ...parentOf(message),
    ...(unasked ? { unasked } : {}),
    asker: { id: sender.sender_id.open_id, ...(language && region ? { locale: `${language}-${region.toUpperCase()}` } : {}) },
    text: words,
    at: message.create_time,
  };
}

const actionSchema = z.looseObject({
  event_id: z.string().optional(),
  token: z.string().default(''),
  operator: z.looseObject({ open_id: z.string().optional() }).optional(),
  open_id: z.string().optional(),
  open_message_id: z.string().optional(),
  open_chat_id: z.string().optional(),
  context: z.looseObject({ open_message_id: z.string().optional(), open_chat_id: z.string().optional() }).optional(),
  action: z.looseObject({
    value: z.unknown().optional(),
    option: z.string().optional(),
    form_value: z.record(z.string(), z.unknown()).optional(),
  }),
});
/** `a`: the action id; `m`: a menu, whose chosen option is the id. */
const valueSchema = z.looseObject({
  a: z.string().min(1).optional(),
  m: z.literal(1).optional(),
  r: z.enum(['one', 'many']).default('many'),
  t: z.string().optional(),
});

export type Pressed = {
  readonly type: 'pressed';
  readonly event: string;
  readonly message: string;
  readonly chat: string;
  readonly token: string;
  readonly asker: Asker;
  /** The action id that the button carried. */
  readonly id: string;
  /** Who reads the card: one person (a private chat), or several. */
  readonly readers: 'one' | 'many';
  /** The topic that the card stands in; Feishu itself does not say. */
  readonly thread?: string;
  readonly value?: string;
  readonly fields?: Readonly<Record<string, string>>;
};

/** Values travel as an object; older clients send its JSON. */
function parsedValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function fieldsOf(form: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const filled = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '');
  return Object.fromEntries(filled.map(([name, value]) => [fieldName(name), value]));
}

/** A press on one of our cards; undefined for a card that is not ours. Throws ZodError on another shape. */
export function readAction(event: unknown): Pressed | undefined {
  const given = actionSchema.parse(event);
  const value = valueSchema.safeParse(parsedValue(given.action.value)).data;
  const message = given.context?.open_message_id ?? given.open_message_id;
  const chat = given.context?.open_chat_id ?? given.open_chat_id;
  const person = given.operator?.open_id ?? given.open_id;
  const { option } = given.action;
  const id = value?.m === undefined ? value?.a : option;
  if (!value || !id || !message || !chat || !person) return undefined;
  return {
    type: 'pressed',
    event: given.event_id ?? given.token,
    message,
    chat,
    token: given.token,
    asker: { id: person },
    id,
    readers: value.r,
    ...(value.t === undefined ? {} : { thread: value.t }),
    ...(option === undefined || value.m !== undefined ? {} : { value: option }),
    ...(given.action.form_value === undefined ? {} : { fields: fieldsOf(given.action.form_value) }),
  };
}

const addedSchema = z.looseObject({ event_id: z.string(), chat_id: z.string().min(1), operator_id: idSchema });
const menuSchema = z.looseObject({ event_id: z.string(), event_key: z.string(), operator: z.looseObject({ operator_id: idSchema }) });

/** The bot was added to a group. */
export type Added = { readonly type: 'added'; readonly event: string; readonly chat: string; readonly by: string };
/** Somebody chose an entry of the bot's menu. */
export type Chosen = { readonly type: 'chosen'; readonly event: string; readonly key: string; readonly by: string };

export function readAdded(event: unknown): Added {
  const given = addedSchema.parse(event);
  return { type: 'added', event: given.event_id, chat: given.chat_id, by: given.operator_id.open_id };
}

export function readMenu(event: unknown): Chosen {
  const given = menuSchema.parse(event);
  return { type: 'chosen', event: given.event_id, key: given.event_key, by: given.operator.operator_id.open_id };
}
