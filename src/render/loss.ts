/** What a renderer could not show in full. Every loss is also marked in the answer itself; the list is for the log and for tests. */
import type { Block } from '#src/card/card.ts';

export type Loss = { readonly block: Block['type'] | 'card'; readonly what: string; readonly count: number };
