/** Whatever Query an understander makes, there is a card that says something, in both languages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import type { Answer } from '#src/ask/answer/types.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { type Lang, langs } from '#src/i18n/types.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { anyDay } from '#support/paths.ts';
import { queriesOf } from '#support/queries.ts';
import { catalog, expectReadable } from '#support/readable.ts';

const localizers = createLocalizers();
const { texts } = lexiconOf(catalog);
const words = ['price', 'refund rules', 'quota of 5 hours', 'what changed in February', 'first purchase offer', 'sharing an account', 'Moonbeam'];
const queries = queriesOf(catalog, words);
const today = '2026-11-22';

function cardOf(asked: readonly Query[], day: string, lang: Lang) {
  const view = catalog.at(day);
  return answerCard(
    asked.map((query) => answer(query, view, { texts })),
    localizers[lang],
  );
}

function check(asked: readonly Query[], day: string): void {
  for (const lang of langs) expectReadable(cardOf(asked, day, lang), lang, `${JSON.stringify(asked)} on ${day} in ${lang}`);
}

test('one question on any day', () => {
  fc.assert(
    fc.property(queries, anyDay, (query, day) => check([query], day)),
    { numRuns: 120 },
  );
});

test('several questions at once', () => {
  fc.assert(
    fc.property(fc.array(queries, { minLength: 2, maxLength: 4 }), anyDay, (asked, day) => check(asked, day)),
    { numRuns: 25 },
  );
});

test('who makes a client is not recorded, and said so', () => {
  for (const { id } of catalog.clients) check([{ kind: 'fact', subjects: [id], topics: ['maker'], asks: 'value' }], today);
});

const [model, client] = [catalog.models[0], catalog.clients[0]].map((entity) => entity?.id ?? '');

const monthly = (subject: typeof model) => ({ subject, term: 'prices/month' });

test.each([
  ['the price of a month of a model', { kind: 'sum', relation: 'total', rows: [monthly(model)] }],
  ['months of a model for a sum of money', { kind: 'sum', relation: 'into', rows: [{ amount: 20 }, monthly(model)] }],
  ['the second month of a client', { kind: 'sum', relation: 'each', rows: [{ subject: client, term: 'prices/month/nth=2' }] }],
  [
    'API prices of two clients',
    { kind: 'sum', relation: 'difference', rows: [client, client].map((subject) => ({ subject, term: 'apiPrices/input' })) },
  ],
])('%s is not to be had: what is known of it is said instead', (_, asked) => {
  const query = asked as Query;
  check([query], today);
  expect(answer(query, catalog.at(today), { texts })).toMatchObject({ kind: 'unknown', subjects: [expect.anything()] });
});

test('tokens of a client have no price: what is known of it is said instead', () => {
  const query: Query = {
    kind: 'use',
    asks: 'bill',
    models: client ? [client] : [],
    subjects: [],
    workload: { use: { amount: 1_000_000, unit: 'token', per: 'once' }, parts: [0, 1_000_000, 0] },
  };
  check([query], today);
  expect(answer(query, catalog.at(today), { texts })).toMatchObject({ kind: 'unknown', subjects: [expect.anything()] });
});

test('two texts of the data in answer to two questions both lead', () => {
  const view = catalog.at(today);
  const held = catalog.lines
    .flatMap((line) => view.slots(line, 'notes').flatMap(({ readings }) => readings.map(({ lead }) => ({ line, lead }))))
    .slice(0, 2);
  const answers = held.map(({ line, lead }): Answer => ({ kind: 'passage', view, subject: line, held: { attribute: 'notes', held: lead } }));
  for (const lang of langs) {
    const { summary } = answerCard(answers, localizers[lang]);
    for (const { lead } of held) expect(summary).toContain(lead.fact.text[lang].slice(0, 20));
  }
});
