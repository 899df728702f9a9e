/** A row of the table from meanings to Queries. */
import type { Query } from '../../query/query.ts';
import type { Meaning } from '../meaning.ts';

/** `build` gives nothing for a meaning that is not the row's. */
export type Row = { readonly name: string; readonly build: (meaning: Meaning) => Query | undefined };
