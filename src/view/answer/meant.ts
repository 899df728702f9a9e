/** What is said of how a message was read: what was named and left out, and the other reading, on a button. */
import type { Query } from '#src/ask/query/query.ts';
import { subjectIds } from '#src/ask/query/subjects.ts';
import { parseTopic } from '#src/ask/query/topics.ts';
import type { ActionButton, NoteBlock } from '#src/card/card.ts';
import { inFewWords } from '../few-words.ts';
import { idName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';

/** `left`: what was named and is in no Query; `doubtful`: another question may have been meant; `otherwise`: what else it may have meant, and what asks for that. */
export type ReadAs = {
  readonly left: readonly string[];
  readonly doubtful?: boolean;
  readonly otherwise: { readonly queries: readonly Query[]; readonly args: Readonly<Record<string, string>> };
};

const MOST_NAMES = 2;
const MOST_TOPICS = 2;
const MOST_LEFT = 4;

/** What a Query asks about, in a word or two. */
function matterOf(query: Query, { loc }: Scene): string {
  const paths = query.kind === 'fact' || query.kind === 'compare' ? query.topics : [];
  const topics = [...new Set(paths.map((path) => loc.t(`fact:attributes.${parseTopic(path).attribute}`)))].slice(0, MOST_TOPICS);
  return topics.length > 0 ? loc.list(topics) : loc.t(`ask:meant.kinds.${query.kind}`);
}

/** "GLM Lite: price". */
function titleOf(query: Query, scene: Scene): string {
  const { loc, view } = scene;
  const names = subjectIds(query).map((id) => idName(id, view.catalog, loc));
  const who = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names;
  const matter = matterOf(query, scene);
  return who.length > 0 ? loc.t('ask:meant.of', { names: who.join(' / '), matter }) : matter;
}

/** "I meant …": asks for the message as the rules read it. */
export function meantButton({ otherwise: { queries, args } }: ReadAs, scene: Scene): readonly ActionButton[] {
  const [first] = queries;
  if (!first) return [];
  const label = scene.loc.t('ask:meant.button', { title: titleOf(first, scene) });
  return [{ type: 'action', label, style: 'primary', act: { command: 'ask', args } }];
}

/** What was named and has no part in the answer. */
export function leftOverNote({ left, doubtful }: ReadAs, { loc }: Scene): readonly NoteBlock[] {
  return left.length === 0 || doubtful
    ? []
    : [{ type: 'note', text: loc.t('ask:meant.left', { words: loc.list(left.slice(0, MOST_LEFT).map(inFewWords)) }) }];
}

/** So much has no part in the answer that it is said first. */
export function doubtSentence({ left, doubtful }: ReadAs, { loc }: Scene): readonly string[] {
  const quoted = left.slice(0, MOST_LEFT).map((text) => loc.t('ask:use.quoted', { text: inFewWords(text) }));
  return doubtful ? [loc.t('ask:meant.doubtful', { words: loc.list(quoted) })] : [];
}
