import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Query } from '#src/ask/query.ts';
import { canonical, goldenOf, readGolden, writeGolden } from './golden.ts';
import { readQuestions } from './questions.ts';

test('every question has its accepted Query, and nothing else has one', () => {
  const asked = readQuestions().map(({ id, ask }) => [id, ask]);
  expect([...readGolden().values()].map(({ id, ask }) => [id, ask])).toEqual(asked);
});

const fact: Query = {
  kind: 'fact',
  subjects: [{ kind: 'plan', id: 'glm-lite' }],
  topics: [{ attribute: 'quotas', window: '5h' }],
  asks: 'value',
  words: 'glm lite 五小时多少次',
};

test('a Query has one form, whatever the order of its keys and the message it came from', () => {
  const other = { words: 'how much?', claim: undefined, asks: 'value', topics: [{ window: '5h', attribute: 'quotas' }], subjects: fact.subjects };
  const form = '{"kind":"fact","asks":"value","subjects":["plan:glm-lite"],"topics":[{"attribute":"quotas","window":"5h"}],"words":true}';
  expect(JSON.stringify(canonical(fact))).toBe(form);
  expect(JSON.stringify(canonical({ ...other, kind: 'fact' }))).toBe(form);
});

test('what differs in meaning differs in form', () => {
  const unknown: Query = { kind: 'unknown', reason: 'name', words: ['foo'], subjects: [] };
  const others: readonly Query[] = [
    { ...fact, asks: 'count' },
    { ...fact, subjects: [{ kind: 'line', id: 'glm-lite' }] },
    { ...fact, topics: [...fact.topics, ...fact.topics] },
    { kind: 'fact', subjects: fact.subjects, topics: fact.topics, asks: 'value' },
    unknown,
    { ...unknown, words: ['bar'] },
  ];
  expect(new Set([fact, ...others].map((query) => JSON.stringify(canonical(query))))).toHaveLength(others.length + 1);
});

test('what is written is read again, a file for each file of questions, and replaces what was there', () => {
  const dir = pathToFileURL(`${mkdtempSync(`${tmpdir()}/golden-`)}/queries/`);
  const [first, second] = [goldenOf({ id: 'in-street-1', ask: 'a' }, [fact]), goldenOf({ id: 'pier-1', ask: 'b' }, [])];
  writeGolden([first, second], dir);
  expect([...readGolden(dir).values()]).toEqual([first, second]);
  writeGolden([second], dir);
  expect([...readGolden(dir).keys()]).toEqual(['pier-1']);
  expect(readFileSync(new URL('pier.jsonl', dir), 'utf8')).toBe('{"id":"pier-1","ask":"b","queries":[]}\n');
});
