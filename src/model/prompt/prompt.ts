/** The messages that a language model is sent to read a question. Pure: made from the data and what was said, nothing else. */
import { constantPart } from './constant.ts';
import { type Before, MESSAGE_MOST, messagePart } from './message-part.ts';
import type { Scene } from './named.ts';

export type PromptMessage = { readonly role: 'system' | 'user'; readonly content: string };

/** Undefined for a message that is too long to be sent whole. */
export function promptFor(message: string, before: Before, scene: Scene): readonly PromptMessage[] | undefined {
  if (message.length > MESSAGE_MOST) return undefined;
  return [
    { role: 'system', content: constantPart(scene.view) },
    { role: 'user', content: messagePart(message, before, scene) },
  ];
}
