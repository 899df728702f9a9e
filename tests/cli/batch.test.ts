import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { help } from '#commands/help.ts';
import { settings } from '#commands/settings.ts';
import { runBatch } from '#src/cli/batch.ts';
import { defineCommand } from '#src/command/define.ts';
import { createChat, localizers } from '#support/chat.ts';

const ask = defineCommand({
  name: 'ask',
  hidden: true,
  options: { question: { type: 'text', positional: true, required: true } },
  async run({ memory, today }, { question }) {
    const before = await memory.get();
    await memory.set(question, true);
    return {
      queries: [{ kind: 'fact', question }],
      card: (loc) => ({
        title: loc.lang,
        tone: 'info',
        blocks: [],
        summary: `${question} on ${today} after ${typeof before === 'string' ? before : 'nothing'}`,
        sources: [],
      }),
    };
  },
});

async function batch(lines: readonly (string | object)[], terms: { asOf?: string; lang?: 'zh' | 'en' } = {}) {
  const { app } = await createChat({ commands: [ask, settings, help] });
  const written: string[] = [];
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await runBatch({ app, localizers, input: Readable.from([text]), write: (line) => written.push(line), ...terms });
  return written.map((line) => JSON.parse(line) as { id: unknown; kind: string; text: string; queries: unknown[]; ms: number });
}

describe('a line', () => {
  test('is answered with its id, kind, whole text, queries and time, in order', async () => {
    const [first, second, ...more] = await batch([
      { id: 'a', text: 'how much' },
      { id: 7, text: '多少钱' },
    ]);
    expect(first).toEqual({
      id: 'a',
      kind: 'answer',
      text: 'en\n\nhow much on 2026-02-26 after nothing',
      queries: [{ kind: 'fact', question: 'how much' }],
      ms: expect.any(Number),
    });
    expect(second).toMatchObject({ id: 7, text: expect.stringMatching(/^zh/) });
    expect(more).toEqual([]);
  });

  test('is a chat of its own; its context is what the same person said before', async () => {
    const answers = await batch([
      { id: 1, text: 'b', context: ['z', 'a'] },
      { id: 2, text: 'c' },
      { id: 3, text: '/settings', context: ['/settings --lang=zh'] },
      { id: 4, text: '/settings' },
    ]);
    expect(answers.map(({ text }) => text.split('\n')[2])).toEqual([
      'b on 2026-02-26 after a',
      'c on 2026-02-26 after nothing',
      '语言：中文；货币：自动。',
      'Language: automatic; currency: automatic.',
    ]);
  });

  test('its own day and language beat those of the command line', async () => {
    const answers = await batch(
      [
        { id: 1, text: 'x', asOf: '2026-02-01', lang: 'en' },
        { id: 2, text: 'x' },
        { id: 3, text: 'x', asOf: null, context: null, lang: null },
      ],
      {
        asOf: '2026-01-20',
        lang: 'zh',
      },
    );
    expect(answers.map(({ text }) => text)).toEqual([
      'en\n\nx on 2026-02-01 after nothing',
      'zh\n\nx on 2026-01-20 after nothing',
      'zh\n\nx on 2026-01-20 after nothing',
    ]);
  });
});

test('a bad line is answered with the reason, and the next one is read', async () => {
  const answers = await batch([
    'nonsense',
    '[1]',
    '',
    { id: 'x' },
    { id: 'y', text: 'a', lang: 'fr' },
    { id: 'z', text: 'a', asOf: '2026-02-30' },
    { id: 'c', text: 'a', lang: 'zh', context: 'b' },
    { id: 'ok', text: '/nothing' },
    { id: 'good', text: 'a' },
  ]);
  expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
    [null, 'unknown'],
    [null, 'unknown'],
    ['x', 'unknown'],
    ['y', 'unknown'],
    ['z', 'unknown'],
    ['c', 'unknown'],
    ['ok', 'unknown'],
    ['good', 'answer'],
  ]);
  expect(answers.slice(0, 6).map(({ text }) => text)).toEqual([
    'This line is not JSON.',
    'This line is not a JSON object.',
    '“text” must be a text.',
    '“lang” must be zh or en.',
    '“asOf” must be a day as YYYY-MM-DD.',
    'context 必须是文本列表。',
  ]);
});
