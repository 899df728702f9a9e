/** What the loopback Feishu remembers: messages, images, slash commands, and every request it was sent. */

/** A message that somebody wrote, as «获取指定消息的内容» gives it. */
export type Written = {
  readonly chat_id: string;
  readonly msg_type: string;
  readonly content: string;
  readonly type?: 'p2p' | 'group';
  readonly sender?: string;
  readonly deleted?: true;
};

export type SentMessage = {
  readonly message_id: string;
  readonly chat_id: string;
  readonly msg_type: string;
  readonly content: string;
  readonly uuid?: string;
  readonly parent_id?: string;
  readonly in_thread: boolean;
  /** The topic that was opened for it. */
  readonly thread_id?: string;
  /** Only this person sees it (ephemeral card). */
  readonly only?: string;
  readonly at: number;
  updates: { readonly content: string; readonly by: 'patch' | 'token' }[];
};

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string | undefined;
  readonly at: number;
};

export type SlashCommand = {
  command_id: string;
  command: string;
  description: { default_value: string; i18n?: Record<string, string> };
};

export type Uploaded = { readonly key: string; readonly bytes: Buffer };

export type FeishuState = {
  readonly calls: Call[];
  readonly messages: SentMessage[];
  readonly images: Uploaded[];
  readonly written: Map<string, Written>;
  /** Topics by the message that they were opened on. */
  readonly topics: Map<string, string>;
  slash: SlashCommand[];
  /** On messages, in their order; `shown` until it is taken off. */
  readonly reactions: { readonly message: string; readonly emoji: string; shown: boolean }[];
  /** Update tokens of card callbacks: which message, and how often used. */
  readonly updateTokens: Map<string, { readonly message_id: string; uses: number }>;
  readonly revoked: Set<string>;
  issued: number;
  token: string | undefined;
};

export function createFeishuState(): FeishuState {
  return {
    calls: [],
    messages: [],
    images: [],
    written: new Map(),
    topics: new Map(),
    slash: [],
    reactions: [],
    updateTokens: new Map(),
    revoked: new Set(),
    issued: 0,
    token: undefined,
  };
}
