/** What an understander makes of a message. */
import type { Query } from './query/query.ts';

/** One question of a message, for finding what is written of it. `words`: without names; `rest`: what nothing in it accounts for. */
export type Clause = { readonly query: Query; readonly words: string; readonly rest: string };

/** `queries`: in canonical form, in the order of the message; at least one. `kept`: what the understander wants to know of it when the next one comes. */
export type Heard = { readonly queries: readonly Query[]; readonly clauses: readonly Clause[]; readonly kept: unknown };
