/** The command line with a model: a request for each question, with its words, answered by what comes back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { queriesText, startModel } from '#support/model.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');

test('--batch asks it once for each question', async () => {
  const server = await startModel();
  const plans = ['glm-lite', 'kimi-pro'];
  server.will(({ messages }) => {
    const id = plans.find((plan) => messages.at(-1)?.content.includes(`which is ${plan}`)) ?? 'ark-lite';
    return queriesText({ kind: 'fact', asks: 'value', subjects: [id], topics: ['prices/regular/month'] });
  });
  const env = { PATH: process.env['PATH'], LLM_BASE_URL: server.url, LLM_API_KEY: 'x', LLM_MODEL: 'm' };
  const child = spawn(process.execPath, [cli, 'ask', '--batch', '--as-of', '2026-11-30'], { env, cwd: '/' });
  const lines = plans.map((plan, id) => JSON.stringify({ id, text: `wats the damage of the one which is ${plan}` }));
  child.stdin.end(`${[...lines, JSON.stringify({ id: 2, text: '/compare ark bailian' })].join('\n')}\n`);
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const replies = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string });
  expect(replies.map((reply) => reply.text)).toMatchObject([expect.stringContaining('¥118'), expect.stringContaining('¥199'), expect.anything()]);
  expect(server.sent.map(({ messages }) => messages.at(-1)?.content.split('\n').at(-1))).toEqual([
    'wats the damage of the one which is glm-lite',
    'wats the damage of the one which is kimi-pro',
  ]);
  await server.close();
});
