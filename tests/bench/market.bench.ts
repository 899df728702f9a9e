/** The same questions, put to the data and to ten times as much of it: what the latter costs, in times the former. */
import { test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { createLexicon } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { subjectIds } from '#src/ask/query/subjects.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { buildCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { multiplied } from '#support/multiplied.ts';
import { readQuestions } from '../questions/questions.ts';
import { growthOf, print } from './effort.ts';

const TIMES = 10;
const questions = readQuestions().filter(({ before }, index) => before === undefined && index % 4 === 0);

function houseOf(catalog: Catalog) {
  const [lexicon, names] = [createLexicon(catalog), createNames(catalog)];
  const read = ({ ask, day }: (typeof questions)[number]) => understand(ask, { lexicon, names, view: catalog.at(day) }).queries;
  const asked = questions.map((question) => ({ view: catalog.at(question.day), queries: read(question) }));
  const reply = (wanted: (query: Query) => boolean) => {
    for (const { view, queries } of asked) for (const query of queries.filter(wanted)) answer(query, view, { texts: lexicon.texts });
  };
  return { understand: () => questions.map(read), reply };
}

const [small, large] = [houseOf(buildCatalog(multiplied(1))), houseOf(buildCatalog(multiplied(TIMES)))];

/** Nobody is named: the answer is found by looking at everybody. */
const ofEveryone = (query: Query): boolean => subjectIds(query).length === 0;

const works: readonly (readonly [string, (house: typeof small) => void])[] = [
  ['understanding', (house) => house.understand()],
  ['answering about what is named', (house) => house.reply((query) => !ofEveryone(query))],
  ['answering by a look at the whole market', (house) => house.reply(ofEveryone)],
];

test.each(works)('%s', (name, work) => {
  print(
    name,
    growthOf(
      () => work(small),
      () => work(large),
    ),
  );
});
