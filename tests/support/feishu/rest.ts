/** The REST half of the loopback Feishu: business errors come as HTTP 400 with a code, as the real one sends them, or as HTTP 200 when a fault says so. */

import { checkCard } from './card-check.ts';
import { isObject } from './card-problem.ts';
import type { FeishuOptions } from './options.ts';
import type { Call, FeishuState, SentMessage } from './store.ts';

export type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };
type Route = { readonly method: string; readonly path: RegExp; readonly scope?: string; answer(call: Call, match: RegExpExecArray): Answer };

export const ok = (data: unknown = {}): Answer => ({ status: 200, body: { code: 0, msg: 'success', data } });
export const refuse = (code: number, msg: string, status = 400): Answer => ({ status, body: { code, msg, error: { log_id: 'loopback' } } });

/** Answers one call; the caller has taken care of faults. */
export function createRest(state: FeishuState, options: FeishuOptions) {
  /** Counted apart from the list, which a long load cuts short. */
  let sent = 0;
  const routes: readonly Route[] = [
    {
      method: 'POST',
      path: /^\/open-apis\/auth\/v3\/tenant_access_token\/internal$/,
      answer: (call) => {
        const body = isObject(call.body) ? call.body : {};
        if (body['app_id'] !== options.appId) return { status: 200, body: { code: 10003, msg: 'invalid param' } };
        if (body['app_secret'] !== options.appSecret) return { status: 200, body: { code: 10014, msg: 'app secret invalid' } };
        // «自建应用获取 tenant_access_token»: whoever asks gets the token that is good for another half hour, and no new one.
        if (state.token === undefined || state.revoked.has(state.token)) {
          state.issued += 1;
          state.token = `t-loopback-${state.issued}`;
        }
        return { status: 200, body: { code: 0, msg: 'ok', tenant_access_token: state.token, expire: 7200 } };
      },
    },
    {
      method: 'GET',
      path: /^\/open-apis\/bot\/v3\/info$/,
      answer: () => ({ status: 200, body: { code: 0, msg: 'ok', bot: { open_id: options.botOpenId, app_name: '算盘', activate_status: 2 } } }),
    },
    {
      method: 'GET',
      path: /^\/open-apis\/application\/v6\/scopes$/,
      answer: () => ok({ scopes: options.scopes.map((scope_name) => ({ scope_name, grant_status: 1 })) }),
    },
    {
      method: 'GET',
      path: /^\/open-apis\/application\/v6\/applications\/[^/]+$/,
      scope: 'application:application:self_manage',
      answer: () => ok({ app: { callback_info: { callback_type: options.callbackType, subscribed_callbacks: options.callbacks } } }),
    },
    {
      method: 'POST',
      path: /^\/open-apis\/im\/v1\/messages$/,
      scope: 'im:message:send_as_bot',
      answer: (call) => send(call, String(field(call, 'receive_id'))),
    },
    {
      method: 'POST',
      path: /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/,
      scope: 'im:message:send_as_bot',
      answer: (call, match) => {
        const chat = options.chatOf(String(match[1]));
        return chat === undefined ? refuse(230001, 'no such message') : send(call, chat, String(match[1]));
      },
    },
    {
      method: 'GET',
      path: /^\/open-apis\/im\/v1\/messages\/([^/]+)$/,
      scope: 'im:message:readonly',
      answer: (_call, match) => found(decodeURIComponent(String(match[1]))),
    },
    {
      method: 'POST',
      path: /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reactions$/,
      scope: 'im:message.reactions:write_only',
      answer: (call, match) => {
        const emoji = String((field(call, 'reaction_type') as { emoji_type?: unknown } | undefined)?.emoji_type);
        state.reactions.push({ message: String(match[1]), emoji, shown: true });
        return ok({ reaction_id: `reaction-${state.reactions.length}` });
      },
    },
    {
      method: 'DELETE',
      path: /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reactions\/reaction-(\d+)$/,
      scope: 'im:message.reactions:write_only',
      answer: (_call, match) => {
        const reaction = state.reactions[Number(match[2]) - 1];
        if (!reaction?.shown) return refuse(231001, 'no such reaction');
        reaction.shown = false;
        return ok();
      },
    },
    {
      method: 'PATCH',
      path: /^\/open-apis\/im\/v1\/messages\/([^/]+)$/,
      answer: (call, match) => {
        const message = state.messages.find((sent) => sent.message_id === match[1]);
        if (!message) return refuse(230001, 'no such message');
        return update(message, String(field(call, 'content')), 'patch');
      },
    },
    {
      method: 'POST',
      path: /^\/open-apis\/interactive\/v1\/card\/update$/,
      answer: (call) => {
        const entry = state.updateTokens.get(String(field(call, 'token')));
        if (!entry) return refuse(300030, 'the token is invalid');
        if (entry.uses >= 2) return refuse(300040, 'the token was used up');
        entry.uses += 1;
        const message = state.messages.find((sent) => sent.message_id === entry.message_id);
        return message ? update(message, JSON.stringify(field(call, 'card')), 'token') : refuse(200000, 'recalled');
      },
    },
    {
      method: 'POST',
      path: /^\/open-apis\/ephemeral\/v1\/send$/,
      answer: (call) => {
        const bad = refusalOf(JSON.stringify(field(call, 'card')));
        if (bad) return bad;
        if (JSON.stringify(field(call, 'card')).includes('i18n_content')) return refuse(230099, 'local i18n is not supported');
        return ok({
          message_id: keep(call, String(field(call, 'chat_id')), {
            only: String(field(call, 'open_id')),
            content: JSON.stringify(field(call, 'card')),
            type: 'interactive',
          }).message_id,
        });
      },
    },
    {
      method: 'GET',
      path: /^\/open-apis\/application\/v7\/app_slash_commands$/,
      scope: 'application:app_slash_command:read',
      answer: () => ok({ items: state.slash }),
    },
    {
      method: 'POST',
      path: /^\/open-apis\/application\/v7\/app_slash_commands$/,
      scope: 'application:app_slash_command:write',
      answer: (call) => {
        const body = call.body as { command: string; description: { default_value: string } };
        if (state.slash.some((one) => one.command === body.command)) return refuse(40000000, 'command already exists');
        state.slash.push({ command_id: `slash-${state.calls.length}`, ...body });
        return ok({ command_id: `slash-${state.calls.length}` });
      },
    },
    {
      method: 'PATCH',
      path: /^\/open-apis\/application\/v7\/app_slash_commands\/([^/]+)$/,
      scope: 'application:app_slash_command:write',
      answer: (call, match) => {
        const one = state.slash.find((other) => other.command_id === match[1]);
        if (!one) return refuse(40000001, 'no such command');
        one.description = (call.body as { description: { default_value: string } }).description;
        return ok();
      },
    },
    {
      method: 'DELETE',
      path: /^\/open-apis\/application\/v7\/app_slash_commands\/([^/]+)$/,
      scope: 'application:app_slash_command:write',
      answer: (_call, match) => {
        state.slash = state.slash.filter((one) => one.command_id !== match[1]);
        return ok();
      },
    },
  ];

  function answer(call: Call): Answer {
    const route = routes.find((one) => one.method === call.method && one.path.test(call.path));
    if (!route) return { status: 404, body: { code: 404, msg: `no route ${call.method} ${call.path}` } };
    const open = call.path.includes('/auth/v3/');
    if (!open && (call.token === undefined || call.token !== state.token || state.revoked.has(call.token))) {
      return refuse(99991663, 'Invalid access token for authorization. Please make a test attempt with the correct token.');
    }
    if (route.scope !== undefined && !options.scopes.includes(route.scope)) {
      return refuse(99991672, `Access denied. One of the following scopes is required: [${route.scope}].`);
    }
    return route.answer(call, route.path.exec(call.path) as RegExpExecArray);
  }

  /** «获取指定消息的内容»: in a group it takes a second permission. */
  function found(id: string): Answer {
    const sent = state.messages.find((one) => one.message_id === id);
    const written =
      state.written.get(id) ?? (sent && { chat_id: sent.chat_id, msg_type: sent.msg_type, content: sent.content, sender: options.appId });
    if (!written) return refuse(230001, 'invalid message_id');
    const inGroup = 'type' in written ? written.type !== 'p2p' : true;
    if (inGroup && !options.scopes.includes('im:message.group_msg'))
      return refuse(230027, 'Lack of necessary permissions, ext=need scope: im:message.group_msg');
    const { chat_id, msg_type, content, sender = 'ou_somebody' } = written;
    const deleted = 'deleted' in written;
    const body = { content: deleted ? 'This message was recalled' : content };
    const sender_type = sender.startsWith('cli_') ? 'app' : 'user';
    return ok({
      items: [{ message_id: id, chat_id, msg_type, deleted, body, sender: { id: sender, id_type: 'open_id', sender_type, tenant_key: 't' } }],
    });
  }

  function send(call: Call, chat: string, parent?: string): Answer {
    const uuid = field(call, 'uuid');
    const before = typeof uuid === 'string' ? state.messages.find((sent) => sent.uuid === uuid) : undefined;
    if (before) return ok(before);
    if (typeof uuid === 'string' && uuid.length > 50) return refuse(230001, 'uuid over 50');
    const recent = state.messages.filter((sent) => sent.chat_id === chat && call.at - sent.at < 1000);
    if (recent.length >= options.perSecond) return refuse(230020, 'This operation triggers the frequency limit.');
    const type = String(field(call, 'msg_type'));
    const content = String(field(call, 'content'));
    const bad = options.judged === false ? undefined : type === 'interactive' ? refusalOf(content) : badText(type, content);
    return bad ?? ok(keep(call, chat, { content, type, ...(parent === undefined ? {} : { parent }) }));
  }

  function keep(call: Call, chat: string, what: { content: string; type: string; parent?: string; only?: string }): SentMessage {
    const uuid = field(call, 'uuid');
    sent += 1;
    const message: SentMessage = {
      message_id: `om_sent_${sent}`,
      chat_id: chat,
      msg_type: what.type,
      content: what.content,
      in_thread: field(call, 'reply_in_thread') === true,
      ...(field(call, 'reply_in_thread') === true ? { thread_id: topicOf(what.parent) } : {}),
      at: call.at,
      updates: [],
      ...(typeof uuid === 'string' ? { uuid } : {}),
      ...(what.parent === undefined ? {} : { parent_id: what.parent }),
      ...(what.only === undefined ? {} : { only: what.only }),
    };
    state.messages.push(message);
    return message;
  }

  /** A reply in a topic goes into the topic of its parent; without one, one is opened. */
  function topicOf(parent = ''): string {
    const topic = state.topics.get(parent) ?? `omt_opened_${state.topics.size + 1}`;
    state.topics.set(parent, topic);
    return topic;
  }

  function update(message: SentMessage, content: string, by: 'patch' | 'token'): Answer {
    const bad = refusalOf(content);
    if (bad) return bad;
    message.updates.push({ content, by });
    return ok();
  }

  return { answer };
}

/** How Feishu refuses a card: 230025 for its size, else 230099 with the sub-code in the message. */
export function refusalOf(content: string): Answer | undefined {
  const first = checkCard(parsed(content))[0];
  if (!first) return undefined;
  if (first.code === 230025) return refuse(230025, 'The length of the message content reaches its limit.');
  return refuse(230099, `Failed to create card content, ext=ErrCode: ${first.code}; ErrPath: ROOT${first.at}; ErrMsg: ${first.why}; `);
}

function badText(type: string, content: string): Answer | undefined {
  const value = parsed(content);
  if (type === 'text') return isObject(value) && typeof value['text'] === 'string' ? undefined : refuse(230001, 'invalid message content');
  if (type === 'image') return isObject(value) && typeof value['image_key'] === 'string' ? undefined : refuse(230001, 'invalid message content');
  return refuse(230001, `unknown msg_type ${type}`);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function field(call: Call, name: string): unknown {
  return isObject(call.body) ? (call.body as Record<string, unknown>)[name] : undefined;
}
