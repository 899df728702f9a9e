/** Payloads as the real Feishu pushes them (shapes from its event pages «接收消息», «卡片回传交互», «机器人进群», «机器人自定义菜单事件»). */

let serial = 0;
const next = (prefix: string) => {
  serial += 1;
  return `${prefix}_${serial.toString(16).padStart(8, '0')}`;
};

function envelope(type: string, event: unknown, given: { eventId?: string; createdAt?: number; token?: string } = {}) {
  return {
    schema: '2.0',
    header: {
      event_id: given.eventId ?? next('ev'),
      event_type: type,
      create_time: String(given.createdAt ?? Date.now()),
      token: given.token ?? 'verification',
      app_id: 'cli_0123456789abcdef',
      tenant_key: 'tenant',
    },
    event,
  };
}

export type MessageGiven = {
  readonly text?: string;
  /** Rich text: paragraphs of nodes, with `@bot` as a node { tag: 'at', user_id: '@_user_1' }. */
  readonly post?: { readonly title?: string; readonly content: readonly (readonly unknown[])[] };
  readonly chat?: string;
  readonly type?: 'p2p' | 'group';
  readonly from?: string;
  readonly messageId?: string;
  readonly thread?: string;
  readonly parent?: string;
  /** The first message of the topic, or of a chain of replies. */
  readonly root?: string;
  readonly mentions?: readonly { readonly key: string; readonly openId: string; readonly name: string }[];
  readonly userAgent?: string;
  readonly createdAt?: number;
  readonly messageType?: string;
  readonly content?: string;
};

export const botMention = { key: '@_user_1', openId: 'ou_bot', name: '算盘' };

/** A message in a group that mentions the bot (unless `mentions` says otherwise), or one in a private chat. */
export function messageEvent(given: MessageGiven) {
  const type = given.type ?? 'group';
  const mentions = given.mentions ?? (type === 'group' ? [botMention] : []);
  const text = given.text === undefined ? undefined : type === 'group' && given.mentions === undefined ? `@_user_1 ${given.text}` : given.text;
  const message_id = given.messageId ?? next('om');
  const event = {
    sender: { sender_id: { open_id: given.from ?? 'ou_ann', union_id: 'on_ann', user_id: 'ann' }, sender_type: 'user', tenant_key: 'tenant' },
    message: {
      message_id,
      create_time: String(given.createdAt ?? Date.now()),
      chat_id: given.chat ?? (type === 'p2p' ? 'oc_p2p' : 'oc_group'),
      chat_type: type,
      message_type: given.messageType ?? (given.post ? 'post' : 'text'),
      content: given.content ?? JSON.stringify(given.post ? { title: given.post.title ?? '', content: given.post.content } : { text }),
      ...(given.thread === undefined ? {} : { thread_id: given.thread, root_id: given.root ?? 'om_root', parent_id: given.root ?? 'om_root' }),
      ...(given.parent === undefined ? {} : { parent_id: given.parent, root_id: given.root ?? given.parent }),
      ...(mentions.length === 0
        ? {}
        : {
            mentions: mentions.map((one) => ({
              key: one.key,
              id: { open_id: one.openId, union_id: 'on', user_id: '' },
              name: one.name,
              tenant_key: 'tenant',
            })),
          }),
      ...(given.userAgent === undefined ? {} : { user_agent: given.userAgent }),
    },
  };
  return { messageId: message_id, chat: event.message.chat_id, event: envelope('im.message.receive_v1', event, given) };
}

/** A press, a choice or a submitted form. `value` is what the card's behavior carried. */
export function cardEvent(given: {
  readonly messageId: string;
  readonly chat?: string;
  readonly value: unknown;
  readonly tag?: 'button' | 'select_static';
  readonly option?: string;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly from?: string;
  readonly token?: string;
  readonly eventId?: string;
}) {
  const token = given.token ?? `c-${next('token')}`;
  const event = {
    operator: { tenant_key: 'tenant', open_id: given.from ?? 'ou_ann', union_id: 'on_ann' },
    token,
    action: {
      value: given.value,
      tag: given.tag ?? 'button',
      timezone: 'Asia/Shanghai',
      ...(given.option === undefined ? {} : { option: given.option }),
      ...(given.form === undefined ? {} : { form_value: given.form, name: given.name ?? 'submit' }),
    },
    host: 'im_message',
    context: { open_message_id: given.messageId, open_chat_id: given.chat ?? 'oc_group' },
  };
  return { token, event: envelope('card.action.trigger', event, given.eventId === undefined ? {} : { eventId: given.eventId }) };
}

export function botAddedEvent(chat = 'oc_new', eventId?: string) {
  return envelope(
    'im.chat.member.bot.added_v1',
    {
      chat_id: chat,
      operator_id: { open_id: 'ou_ann', union_id: 'on_ann' },
      external: false,
      operator_tenant_key: 'tenant',
      name: '开发群',
      i18n_names: { zh_cn: '开发群' },
    },
    eventId === undefined ? {} : { eventId },
  );
}

export function menuEvent(key: string, from = 'ou_ann', eventId?: string) {
  return envelope(
    'application.bot.menu_v6',
    { operator: { operator_name: 'Ann', operator_id: { open_id: from, union_id: 'on_ann', user_id: '' } }, event_key: key, timestamp: Date.now() },
    eventId === undefined ? {} : { eventId },
  );
}
