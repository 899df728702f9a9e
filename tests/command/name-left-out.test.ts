import { describe, expect, test } from 'vitest';
import { assign } from '#src/command/assign.ts';
import { defineCommand } from '#src/command/define.ts';
import { createVocabulary } from '#src/command/vocabulary.ts';
import { createStandInNames } from '#support/names.ts';

const history = defineCommand({
  name: 'history',
  options: {
    of: { type: 'entity', kinds: ['plan'], positional: true },
    when: { type: 'text', positional: true },
    page: { type: 'integer' },
  },
  run: () => ({ card: () => ({ title: 'T', tone: 'neutral', blocks: [], summary: 'S', sources: [] }) }),
});
const deps = { names: createStandInNames(), vocabulary: createVocabulary([history], []) };
const values = (line: string): unknown => {
  const read = assign(history, line, deps);
  return read.ok ? read.value : read.problem;
};

describe('a name before free text may be left out', () => {
  test.each([
    ['red-lite since March', { of: 'red-lite', when: 'since March' }],
    ['红星 Lite 近三个月', { of: '红星 Lite', when: '近三个月' }],
    ['近三个月', { when: '近三个月' }],
    ['last 3 months --page 2', { when: 'last 3 months', page: '2' }],
    ['"last one" since March', { of: 'last one', when: 'since March' }],
  ])('%s', (line, wanted) => {
    expect(values(line)).toEqual(wanted);
  });
});
