/**
 * What a long message costs, whatever it holds: `growth` is the cost of twice the length in times the cost of once, about 2 where nothing is looked
 * for twice and 4 where every pair is; `most` is the longest message in times a hundred ordinary questions.
 */
import { describe, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { meaningful, repeated, units } from '#support/hostile.ts';
import { readQuestions } from '../questions/questions.ts';
import { leastEffort, print } from './effort.ts';

const LONGEST = 10_000;
/** A message that is longer is read at both ends only. */
const READ_WHOLE = 2800;
const ORDINARY = 100;

const catalog = loadCatalog(dataDir);
const [lexicon, names, view] = [lexiconOf(catalog), createNames(catalog), catalog.at('2026-02-26')];

function reply(text: string): void {
  for (const query of understand(text, { lexicon, names, view }).queries) answer(query, view, { texts: lexicon.texts });
}

const questions = readQuestions()
  .filter(({ before }) => before === undefined)
  .slice(0, ORDINARY);
const hundred = leastEffort(() => {
  for (const { ask } of questions) reply(ask);
});

const texts: readonly (readonly [string, (length: number) => string])[] = [
  ...units.map((unit) => [JSON.stringify(unit), (length: number) => repeated(unit, length)] as const),
  ['every name and word', (length) => repeated(meaningful(catalog).join(' '), length)],
  ['every name and word, unspaced', (length) => repeated(meaningful(catalog).toReversed().join(''), length)],
  ['every question', (length) => repeated(questions.map(({ ask }) => ask).join('\n'), length)],
];

describe('understanding and answering a text without end', () => {
  test.each(texts)('%s', (name, text) => {
    const effort = (length: number) => leastEffort(() => reply(text(length)), 2);
    const [half, whole, longest] = [effort(READ_WHOLE / 2), effort(READ_WHOLE), effort(LONGEST)];
    print(name, { growth: whole / half, most: longest / hundred });
  });
});
