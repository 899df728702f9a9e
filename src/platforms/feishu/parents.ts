/** The message that somebody replied to: the bot's own by its id, another's by its words, fetched where the app may («获取指定消息的内容»). Nothing of it is kept. */
import { z } from 'zod';
import type { RepliedTo } from '#src/command/context.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type { Logger } from '#src/log.ts';
import type { FeishuApi } from './api.ts';
import { FeishuError } from './errors.ts';
import type { Said } from './ingress.ts';
import type { Posts } from './posts.ts';
import { wordsOf } from './words.ts';

/** Never rejects. Undefined where nobody pointed at a message. */
export type ReadParent = (said: Pick<Said, 'chat' | 'parent'>) => Promise<RepliedTo | undefined>;

export type ParentDeps = { readonly api: FeishuApi; readonly posts: Posts; readonly appId: string; readonly log: Logger };

const foundSchema = z.looseObject({
  items: z
    .array(
      z.looseObject({
        chat_id: z.string().optional(),
        msg_type: z.string(),
        deleted: z.boolean().default(false),
        sender: z.looseObject({ id: z.string().default('') }).optional(),
        body: z.looseObject({ content: z.string().default('') }).optional(),
      }),
    )
    .default([]),
});

const unseen = (why: TextKey): RepliedTo => ({ type: 'unseen', why });

function whyNot(error: unknown): TextKey {
  if (!(error instanceof FeishuError)) return 'errors:repliedTo.failed';
  if (error.kind === 'gone') return 'errors:repliedTo.deleted';
  return error.kind === 'permission' || error.kind === 'barred' ? 'feishu:repliedTo.hidden' : 'errors:repliedTo.failed';
}

export function createReadParent({ api, posts, appId, log }: ParentDeps): ReadParent {
  async function read(message: string, chat: string): Promise<RepliedTo> {
    if (await posts.isOwn(message)) return { type: 'answer', message };
    const found = await api.call({ method: 'GET', path: `/open-apis/im/v1/messages/${encodeURIComponent(message)}` });
    const [first] = foundSchema.parse(found).items;
    // A message of another chat is not what anybody here replied to.
    if (!first || first.deleted || first.chat_id !== chat) return unseen('errors:repliedTo.deleted');
    if (first.sender?.id === appId) return { type: 'answer', message };
    const text = wordsOf(first.msg_type, first.body?.content ?? '');
    return text ? { type: 'words', text } : unseen('errors:repliedTo.wordless');
  }

  return async ({ chat, parent }) => {
    if (!parent) return undefined;
    let found: RepliedTo;
    try {
      found = await read(parent.message, chat);
    } catch (error) {
      log.info({ err: error }, 'the message replied to cannot be read');
      found = unseen(whyNot(error));
    }
    if (!parent.implied) return found;
    return found.type === 'unseen' ? undefined : { ...found, implied: true };
  };
}
