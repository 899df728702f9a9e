/** What an understander makes of a message, and the port of those who understand. */
import type { Names, View } from '#src/catalog/types.ts';
import type { Lexicon } from './lexicon.ts';
import type { Query } from './query/query.ts';

/** One question of a message, for finding what is written of it. `words`: without names; `rest`: what nothing in it accounts for. */
export type Clause = { readonly query: Query; readonly words: string; readonly rest: string };

/**
 * `queries`: in canonical form, in the order of the message; at least one. `kept`: what the understander wants to know of it when the next one comes.
 * `by`: a model read it; the rules where it is absent. `left`: what was named and is in no Query; `doubtful`: so much of it that another question may
 * have been meant. `otherwise`: how the rules read it, where that is another question.
 */
export type Heard = {
  readonly queries: readonly Query[];
  readonly clauses: readonly Clause[];
  readonly kept: unknown;
  readonly by?: 'model';
  readonly left?: readonly string[];
  readonly doubtful?: true;
  readonly otherwise?: readonly Query[];
};

/**
 * `kept`: what the same person asked last in the same chat, if that is not long ago; `earlier`: what they said, oldest first; `quoted`: words of
 * somebody's that the message replies to.
 */
export type HearingContext = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly view: View;
  readonly kept?: unknown;
  readonly earlier?: readonly string[];
  readonly quoted?: string;
};

/** Never rejects, whatever the message. */
export type Understander = (message: string, context: HearingContext) => Promise<Heard>;
