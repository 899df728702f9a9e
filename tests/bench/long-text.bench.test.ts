/**
 * A long message costs no more than it is long, whatever it holds. Costs are set against others of the same run: a machine that is slow or busy
 * changes nothing.
 */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { effortOf, leastEffort } from '#support/effort.ts';
import { meaningful, repeated, units } from '#support/hostile.ts';
import { readQuestions } from '../questions/questions.ts';

const LONGEST = 10_000;
/** A message that is longer is read at both ends only. */
const READ_WHOLE = 2800;
/** Twice the length costs twice as much; what looks at every pair costs four times as much. */
const GROWTH = 3;
const ORDINARY = 100;

const catalog = loadCatalog(dataDir);
const [lexicon, names, view] = [lexiconOf(catalog), createNames(catalog), catalog.at('2026-02-26')];

function reply(text: string): void {
  for (const query of understand(text, { lexicon, names, view })) answer(query, view, { texts: lexicon.texts });
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
  test.each(texts)('%s', (_, text) => {
    const [half, whole, longest] = [text(READ_WHOLE / 2), text(READ_WHOLE), text(LONGEST)];
    reply(whole);
    let [small, large, most] = [Infinity, Infinity, Infinity];
    const proven = (): boolean => large < GROWTH * small && most < hundred;
    // Further turns only where one was no proof.
    for (let turn = 0; turn < 6 && !proven(); turn++) {
      small = Math.min(
        small,
        effortOf(() => reply(half)),
      );
      large = Math.min(
        large,
        effortOf(() => reply(whole)),
      );
      most = Math.min(
        most,
        effortOf(() => reply(longest)),
      );
    }
    expect(large / small, `${small.toFixed(1)} ms for ${half.length} characters, ${large.toFixed(1)} for ${whole.length}`).toBeLessThan(GROWTH);
    expect(most / hundred, `${most.toFixed(1)} ms against ${hundred.toFixed(1)} for ${ORDINARY} questions`).toBeLessThan(1);
  });
});
