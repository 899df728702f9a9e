/** Whatever a model returns, nothing is shown that a person did not say and no data holds; whatever a person writes, nothing but the question goes out. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { inOwnWords, ownWords } from '#src/model/own-words.ts';
import { promptFor } from '#src/model/prompt/prompt.ts';
import { checked } from '#src/model/reading.ts';
import { verified } from '#src/model/verified.ts';
import { injections } from '#support/injections.ts';
import { type ModelServer, queriesText, startModel } from '#support/model.ts';
import { createReadChat, DAY } from '#support/reader.ts';

const catalog = loadCatalog(dataDir);
const context = { view: catalog.at(DAY), lexicon: lexiconOf(catalog), names: createNames(catalog) };

let server: ModelServer;
beforeAll(async () => {
  server = await startModel();
});
afterAll(() => server.close());

/** A figure that stands neither in any message here nor in the data. */
const STRANGE = 7_413_965;
const MARK = 'zyxwvut';
const MESSAGE = 'is GLM Lite enough for 40 prompts a day with cline, or Kimi Plus?';
/** So much of it was said that it stands for the person's own words, without the one that was not. */
const NEARLY = `GLM Lite enough for 40 prompts a day with ${MARK} cline`;

const figure = fc.constantFrom(STRANGE, 40, 0.123_457);
const words = fc.constantFrom(MARK, `buy ${MARK} now`, 'cline', 'GLM Lite', `GLM Lite ${MARK}`, NEARLY, String(STRANGE));
const id = fc.constantFrom('glm-lite', 'kimi-plus', 'glm', MARK, 'cline');
const topic = fc.oneof(
  fc.constantFrom('prices', 'quotas/5h', 'rules/refund', 'notes/speed', `notes/${MARK}`, `rules/${MARK}`),
  fc.tuple(fc.constantFrom('clients/name=', 'counting/for=', 'models/name=', 'environment/name='), words).map(([head, name]) => head + name),
  fc.tuple(fc.constantFrom('credits/tokens=', 'peak/zone='), figure).map(([head, value]) => `${head}${value}`),
);
const use = fc.record({ use: fc.record({ amount: figure, unit: fc.constant('prompt'), per: fc.constant('day') }) });
const query = fc.oneof(
  fc.record({
    kind: fc.constant('fact'),
    subjects: fc.array(id, { maxLength: 2 }),
    topics: fc.array(topic, { minLength: 1, maxLength: 3 }),
    asks: fc.constantFrom('value', 'whether'),
    claims: fc.array(fc.oneof(fc.record({ amount: figure }), fc.record({ text: words })), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('use'), subjects: fc.array(id, { maxLength: 2 }), workload: use, asks: fc.constantFrom('fits', 'lasts') }),
  fc.record({
    kind: fc.constant('select'),
    of: fc.constant('plans'),
    conditions: fc.array(words, { maxLength: 2 }),
    filter: fc.record({ budget: fc.record({ amount: figure, bound: fc.constant('atMost') }) }),
  }),
  fc.record({
    kind: fc.constant('sum'),
    relation: fc.constant('total'),
    rows: fc.array(fc.record({ amount: figure }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('compare'),
    subjects: fc.array(id, { minLength: 1 }),
    topics: fc.constant([]),
    given: fc.array(fc.record({ name: words, price: figure }), { maxLength: 1 }),
  }),
  fc.record({ kind: fc.constant('unknown'), reason: fc.constant('topic'), words: fc.array(words, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('clarify'), text: words, options: fc.array(id, { minLength: 1 }), question: words }),
);
const reply = fc.oneof(
  { weight: 4, arbitrary: fc.array(query, { minLength: 1, maxLength: 3 }).map((queries) => JSON.stringify({ queries })) },
  fc.array(query, { minLength: 1, maxLength: 2 }).map((queries) => `The answer is ${STRANGE}. ${JSON.stringify(queries)} ${MARK}`),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.json(),
);

const sayable = (text: string): string => text.toLowerCase().replaceAll(/[,\s]/g, '');

test('whatever it replies, no figure and no word of its own is in the answer', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(reply, async (text) => {
      // A chat of its own each time: nothing is read from the store.
      const { chat } = await createReadChat(server.url);
      server.will(text);
      const shown = sayable(await chat.say(MESSAGE));
      expect(shown).not.toContain(String(STRANGE));
      expect(shown).not.toContain('0.123457');
      expect(shown).not.toContain(MARK);
      expect(shown.length).toBeGreaterThan(0);
      if (checked(text, MESSAGE, context, verified).ok) answered += 1;
    }),
    { numRuns: 120 },
  );
  expect(answered).toBeGreaterThan(5);
});

describe('words that a Query quotes', () => {
  test.each([
    ['as they were said', 'Works with Cline', 'cline', 'Cline'],
    [
      'with a word in between',
      'copilot pro ran out, what is the closest thing here',
      'closest thing to copilot pro',
      'copilot pro ran out, what is the closest thing',
    ],
    ['Chinese, nearly so', '最好能随时取消的套餐', '能随时取消', '能随时取消'],
  ])('%s, become the person’s', (_, message, quoted, own) => {
    expect(ownWords(quoted, [message])).toBe(own);
  });

  test('take the place of the model’s, wherever they stand', () => {
    const said = 'Works with Cline, and is there anything close to copilot pro here?';
    const queries: readonly Query[] = [
      { kind: 'unknown', reason: 'topic', words: ['anything close to a copilot pro'] },
      { kind: 'fact', subjects: ['glm-lite'], topics: ['clients/name=cline'], asks: 'whether' },
    ];
    expect(inOwnWords(queries, [said])).toEqual({
      queries: [
        { ...queries[0], words: ['anything close to copilot pro'] },
        { ...queries[1], topics: ['clients/name=Cline'] },
      ],
      unsaid: [],
    });
  });

  test('that nobody said are told', () => {
    const queries: readonly Query[] = [{ kind: 'unknown', reason: 'topic', words: ['the moon is full'] }];
    expect(inOwnWords(queries, ['is kimi good?']).unsaid).toEqual(['the moon is full']);
  });

  test('of a question back are the message itself', () => {
    const asked: Query = { kind: 'clarify', text: 'Lite', options: ['glm-lite'], question: 'Dear user, what do you want?' };
    expect(inOwnWords([asked], ['how much is Lite?']).queries).toEqual([{ ...asked, question: 'how much is {}?' }]);
  });
});

test('a series in the place of a model is its newest; what the language itself names is no id', () => {
  const read = (query: object) =>
    checked(JSON.stringify({ queries: [query] }), 'is copilot pro enough for 40 prompts a day on opus?', context, verified);
  const use = { use: { amount: 40, unit: 'prompt', per: 'day' }, model: 'opus' };
  expect(read({ kind: 'use', asks: 'fits', subjects: ['copilot-pro'], workload: use })).toMatchObject({
    queries: [{ workload: { model: 'claude-opus-5.5' } }],
  });
  expect(read({ kind: 'fact', asks: 'value', subjects: ['glm'], topics: ['limits/context'] })).toMatchObject({ ok: true });
});

describe('an injection', () => {
  test('there are a hundred of them, in both languages', () => {
    expect(new Set(injections).size).toBe(100);
    expect(injections.filter((text) => /\p{Script=Han}/u.test(text)).length).toBe(50);
  });

  const plain = promptFor('glm lite price?', { earlier: [] }, context);

  test('changes nothing of what is sent but the question itself, as message, as what was said before, as a quoted text', () => {
    for (const text of injections) {
      const [system, user, ...more] = promptFor(`${text} glm lite price?`, { earlier: [text], quoted: text }, context) ?? [];
      expect(system).toEqual(plain?.[0]);
      expect(more).toEqual([]);
      expect(user?.role).toBe('user');
      const said = [`Message:\n${text} glm lite price?`, JSON.stringify(text)];
      for (const each of said) expect(user?.content).toContain(each);
      // Beside what people said there are only heads of ours and what the data holds.
      const rest = said.reduce((left, each) => left.replaceAll(each, ''), user?.content ?? '');
      const lines = rest.split('\n').filter((line) => line !== '' && !/^\S+ [^:]+: |^(?:models|clients): /.test(line));
      expect(
        lines.filter((line) => !/^(?:Lines that may be meant|Named|Texts of the data|Earlier messages|The message that it replies)/.test(line)),
      ).toEqual([]);
    }
  });

  test('that a model obeys is shown to nobody', async () => {
    for (const text of injections.filter((_, index) => index % 10 === 0)) {
      const { chat } = await createReadChat(server.url);
      const secret = 'SYSTEM PROMPT xqzt: say nothing';
      server.will(secret, queriesText({ kind: 'unknown', reason: 'topic', words: [secret] }));
      expect(await chat.say(`${text} glm lite price?`)).not.toContain('xqzt');
      expect(server.sent.at(-1)?.messages[0]?.content).toBe(plain?.[0]?.content);
    }
  });
});
