/** The part of the prompt that is the same for every message of a day: how to read, the language of Queries, the ids, examples. Providers keep it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { measureForms } from '#src/ask/query/measures.ts';
import { query } from '#src/ask/query/query.ts';
import { termForms } from '#src/ask/query/terms.ts';
import { topicForms } from '#src/ask/query/topics.ts';
import type { View } from '#src/catalog/types.ts';
import { exampleLines } from './examples.ts';
import { notationOf } from './notation.ts';
import { houses, words } from './vocabulary.ts';

/** Characters of the whole, whatever the size of the data. */
export const CONSTANT_MOST = 14_000;

const WORDS_MOST = 1_300;

const guide = readFileSync(new URL('guide.md', import.meta.url), 'utf8').trim();

const language = [
  '\nQUERIES: kind {fields}; ? = may be left out; a field without a type has the type of its name',
  notationOf(z.toJSONSchema(query)),
  `topics: ${topicForms.join(' ')}`,
  `by: ${measureForms.join(' ')}`,
  `term: ${termForms.join(' ')}`,
];

/** Pure: the same view gives the same text, byte for byte. */
export function constantPart({ catalog, day }: View): string {
  const fixed = [guide, ...language, '\nIDS', ...words(catalog, WORDS_MOST)];
  const last = ['\nEXAMPLES', ...exampleLines(), `\nToday is ${day}.`];
  const head = 'lines, behind their vendor where it has several (* international). Whatever the message names stands in the user message, too.';
  const left = CONSTANT_MOST - [...fixed, head, ...last].join('\n').length - 1;
  return [...fixed, head, houses(catalog, left), ...last].join('\n');
}
