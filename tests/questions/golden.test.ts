import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Query } from '#src/ask/query/query.ts';
import { goldenOf, readGolden, writeGolden } from './golden.ts';
import { readQuestions } from './questions.ts';

test('every question has its accepted Query, and nothing else has one', () => {
  const asked = readQuestions().map(({ id, ask }) => [id, ask]);
  expect([...readGolden().values()].map(({ id, ask }) => [id, ask])).toEqual(asked);
});

const fact: Query = {
  kind: 'fact',
  subjects: ['glm-lite'],
  topics: ['quotas/5h'],
  asks: 'value',
};

test('what is written is read again, a file for each file of questions, and replaces what was there', () => {
  const dir = pathToFileURL(`${mkdtempSync(`${tmpdir()}/golden-`)}/queries/`);
  const [first, second] = [goldenOf({ id: 'asides-2026-11-a-1', ask: 'a' }, [fact]), goldenOf({ id: 'blind-2026-11-h-1', ask: 'b' }, [])];
  writeGolden([first, second], dir);
  expect([...readGolden(dir).values()]).toEqual([first, second]);
  writeGolden([second], dir);
  expect([...readGolden(dir).keys()]).toEqual(['blind-2026-11-h-1']);
  expect(readFileSync(new URL('blind-2026-11-h.jsonl', dir), 'utf8')).toBe('{"id":"blind-2026-11-h-1","ask":"b","queries":[]}\n');
});
