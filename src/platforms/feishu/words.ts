/** The words of a message, as people said them («接收消息内容结构»). */
import { z } from 'zod';
import { postText } from './post.ts';

const textContent = z.looseObject({ text: z.string() });
/** Addresses arrive as `[words](address)`. */
const LINK = /\[([^\]]*)\]\((?:https?:\/\/|mailto:)[^)\s]*\)/g;
/** Whoever is mentioned is no word for us: somebody called "Max" is no plan. */
const MENTION = /@_(?:user_\d+|all)/g;
/** `content`: JSON by the message's type. Undefined for what is no text: pictures, files, cards. */
export function wordsOf(type: string, content: string): string | undefined {
  try {
    const value: unknown = JSON.parse(content);
    const words = type === 'text' ? textContent.safeParse(value).data?.text.replace(LINK, '$1') : type === 'post' ? postText(value) : undefined;
    return words?.replace(MENTION, ' ').trim();
  } catch {
    return undefined;
  }
}
