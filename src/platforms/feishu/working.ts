/**
 * Shows that an answer is being worked on, where it takes long: a reaction on the question, which is taken off again. Feishu has no typing indicator for
 * bots. «添加消息表情回复»: https://open.feishu.cn/document/server-docs/im-v1/message-reaction/create
 */
import { z } from 'zod';
import type { Logger } from '#src/log.ts';
import type { FeishuApi } from './api.ts';
import { FeishuError } from './errors.ts';

export type Working = {
  /** What `work` gives; meanwhile the message shows that it is being worked on. Rejects as `work` does. */
  during<T>(message: string, work: Promise<T>): Promise<T>;
};

export type WorkingDeps = {
  readonly api: FeishuApi;
  readonly log: Logger;
  /** Work that is over sooner is not shown, in milliseconds. */
  readonly after?: number;
};

const AFTER_MS = 500;
const EMOJI = 'Typing';
const added = z.looseObject({ reaction_id: z.string() });

export function createWorking({ api, log, after = AFTER_MS }: WorkingDeps): Working {
  let permitted = true;

  const reactions = (message: string): string => `/open-apis/im/v1/messages/${encodeURIComponent(message)}/reactions`;

  async function add(message: string): Promise<string | undefined> {
    if (!permitted) return undefined;
    try {
      const data = await api.call({ method: 'POST', path: reactions(message), body: { reaction_type: { emoji_type: EMOJI } } });
      return added.parse(data).reaction_id;
    } catch (error) {
      // An app without the permission lacks it until it is published anew.
      permitted = !(error instanceof FeishuError && error.code !== 0);
      log.info({ err: error }, 'a reaction could not be added');
      return undefined;
    }
  }

  async function remove(message: string, adding: Promise<string | undefined>): Promise<void> {
    const reaction = await adding;
    if (reaction === undefined) return;
    await api
      .call({ method: 'DELETE', path: `${reactions(message)}/${encodeURIComponent(reaction)}` })
      .catch((error: unknown) => log.info({ err: error }, 'a reaction could not be taken off'));
  }

  return {
    during: async (message, work) => {
      let adding: Promise<string | undefined> | undefined;
      const timer = setTimeout(() => {
        adding = add(message);
      }, after);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
        // Nobody waits for it.
        if (adding) void remove(message, adding);
      }
    },
  };
}
