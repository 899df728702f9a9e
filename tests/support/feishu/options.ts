export type FeishuOptions = {
  readonly appId: string;
  readonly appSecret: string;
  readonly botOpenId: string;
  /** Scopes that the published version has. */
  scopes: string[];
  callbackType: 'websocket' | 'webhook';
  callbacks: string[];
  /** TLS, under a name that only a proxy can reach. */
  readonly secure?: boolean;
  /** Messages a chat takes within a second (the real one: 5). */
  perSecond: number;
  /** False: cards are taken as they are and no call is remembered, for whoever measures. */
  readonly judged?: boolean;
  /** The chat of a message that somebody sent (to reply to it). */
  chatOf(messageId: string): string | undefined;
};

export const allScopes = [
  'im:message.reactions:write_only',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:message:send_as_bot',
  'im:resource',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
  'application:application:self_manage',
];

/** With what it takes to read a message that is replied to in a group. */
export const readingScopes = [...allScopes, 'im:message:readonly', 'im:message.group_msg'];
