/** What an invocation asks for: a command with values, or the reason why there is none. */
import type { ActionIds } from '#src/command/action-id.ts';
import type { Declared, Invocation, RepliedTo } from '#src/command/context.ts';
import { readLine } from '#src/command/line.ts';
import type { Values } from '#src/command/problem.ts';
import type { Vocabulary } from '#src/command/vocabulary.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type { Lang } from '#src/i18n/types.ts';

/** Where the words come from decides how they are read: a typed line still has to be split into options. */
export type Request =
  | { readonly type: 'values'; readonly command: Declared; readonly values: Values; readonly pressed?: Pressed }
  | { readonly type: 'line'; readonly command: Declared; readonly line: string }
  /** `quoted`: they are those of the message replied to. */
  | { readonly type: 'words'; readonly text: string; readonly quoted?: true }
  | { readonly type: 'unseen'; readonly why: TextKey }
  | { readonly type: 'unknown-command'; readonly name: string }
  | { readonly type: 'stale' }
  | { readonly type: 'ignored' };

/** A press: in which language the card was, and whether the presser is who it was for. */
export type Pressed = { readonly lang: Lang; readonly own: boolean };

type Deps = { readonly vocabulary: Vocabulary; readonly ids: ActionIds; readonly help: Declared | undefined };

/** A mention and a question mark say nothing of their own. */
const HAS_WORDS = /[\p{L}\p{N}]/u;

/** Who says nothing of their own in reply to a message asks what that message says. */
function ofText(said: string, replyTo: RepliedTo | undefined, { vocabulary, help }: Deps): Request {
  const bare = replyTo !== undefined && !HAS_WORDS.test(said);
  if (bare && replyTo.type === 'unseen') return replyTo;
  const quoted = bare && replyTo.type === 'words' ? replyTo.text : undefined;
  const line = readLine(quoted ?? said, vocabulary);
  switch (line.type) {
    case 'command':
      return { type: 'line', command: line.command, line: line.rest };
    case 'unknown-command':
      return line;
    case 'words':
      return quoted === undefined ? line : { ...line, quoted: true };
    case 'empty':
      return help ? { type: 'values', command: help, values: {} } : { type: 'ignored' };
    default:
      return line satisfies never;
  }
}

async function ofAction(invocation: Extract<Invocation, { type: 'action' }>, { vocabulary, ids }: Deps): Promise<Request> {
  const decoded = await ids.decode(invocation.id, invocation.asker);
  const command = decoded.ok ? vocabulary.command(decoded.act.command) : undefined;
  if (!decoded.ok || !command) return { type: 'stale' };
  const chosen = decoded.option !== undefined && invocation.value !== undefined ? { [decoded.option]: invocation.value } : {};
  const filled = Object.entries(invocation.fields ?? {}).filter(([, value]) => value.trim() !== '');
  return {
    type: 'values',
    command,
    values: { ...decoded.act.args, ...chosen, ...Object.fromEntries(filled) },
    pressed: { lang: decoded.lang, own: decoded.own },
  };
}

export async function toRequest(invocation: Invocation, deps: Deps): Promise<Request> {
  switch (invocation.type) {
    case 'text':
      return invocation.addressed ? ofText(invocation.text, invocation.replyTo, deps) : { type: 'ignored' };
    case 'command': {
      const command = deps.vocabulary.command(invocation.command);
      return command ? { type: 'values', command, values: invocation.options } : { type: 'unknown-command', name: invocation.command };
    }
    case 'action':
      return ofAction(invocation, deps);
    default:
      return invocation satisfies never;
  }
}
