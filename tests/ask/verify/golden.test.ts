/** The accepted Query of every own question holds nothing that its messages did not say; with one figure changed it is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Query, query as schema } from '#src/ask/query/query.ts';
import { verify } from '#src/ask/verify/verify.ts';
import { altered } from '#support/altered.ts';
import { heard } from '#support/heard.ts';
import { catalog } from '#support/readable.ts';
import { readGolden } from '../../questions/golden.ts';
import { type Asked, readQuestions } from '../../questions/questions.ts';

const golden = readGolden();
const questions = readQuestions();
const saidBy = ({ ask, before = [], day }: Asked) => [ask, ...before].map((text) => heard(text, day));
const read = ({ id }: Asked): readonly Query[] => schema.array().parse(golden.get(id)?.queries ?? []);
const verified = (asked: Asked, queries: readonly Query[]) => verify(queries, { said: saidBy(asked), catalog, day: asked.day });

test('every accepted Query', () => {
  const refused = questions.flatMap((asked) => {
    const found = verified(asked, read(asked));
    return found.ok ? [] : [`${asked.id} ${asked.ask}: ${found.problems.map(({ at, value }) => `${at} ${value}`).join(', ')}`];
  });
  expect(refused).toEqual([]);
});

/** Those with a figure or a day in them. */
const withFigures = questions.filter((asked) => altered(read(asked), (figure) => figure + 1).length > 0);

describe('an accepted Query with one figure changed', () => {
  const by = fc.oneof(
    fc.constantFrom<(figure: number) => number>(
      (figure) => figure * 2,
      (figure) => figure * 10,
      (figure) => figure / 4,
      (figure) => figure + 3,
    ),
    fc.integer({ min: 11, max: 1_000_000_000 }).map((other) => () => other),
  );

  test('is refused in 96 of 100 cases and more', () => {
    const counts = { refused: 0, all: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...withFigures), by, (asked, change) => {
        const said = saidBy(asked);
        for (const queries of altered(read(asked), change)) {
          const parsed = schema.array().safeParse(queries);
          if (!parsed.success || JSON.stringify(queries) === JSON.stringify(read(asked))) continue;
          counts.all += 1;
          if (!verify(parsed.data, { said, catalog, day: asked.day }).ok) counts.refused += 1;
        }
      }),
      { numRuns: 600 },
    );
    expect(counts.all).toBeGreaterThan(500);
    expect(counts.refused / counts.all).toBeGreaterThan(0.96);
  });
});
