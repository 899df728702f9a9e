import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '#src/model/client.ts';
import { ModelFault } from '#src/model/fault.ts';
import { readReply } from '#src/model/reply.ts';
import { type Does, type ModelServer, queriesText, type Shape, startModel } from '#support/model.ts';
import { PATIENCE } from '#support/patience.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

const client = (timeoutMs = PATIENCE) => createClient({ baseUrl: server.url, apiKey: 'k-1', model: 'm-1', timeoutMs });
const messages = [{ role: 'user', content: 'hello' }] as const;
const help = queriesText({ kind: 'talk', about: 'help' });

describe('a server that accepts', () => {
  test.each<[what: Shape, formats: readonly string[], then: readonly string[]]>([
    ['json', ['json_schema'], ['json_schema']],
    ['object', ['json_schema', 'json_object'], ['json_object']],
    ['plain', ['json_schema', 'json_object', 'none'], ['none']],
  ])('%s is asked in its strictest form, which is found out once', async (shape, formats, then) => {
    server.shape(shape);
    server.will(help);
    const ask = client();
    expect((await ask(messages)).text).toBe(help);
    expect(server.sent.map(({ format }) => format)).toEqual(formats);
    await ask(messages);
    expect(server.sent.slice(formats.length).map(({ format }) => format)).toEqual(then);
  });
});

test('the request holds the key, the model and the messages, and the reply its tokens', async () => {
  server.will(help);
  expect(await client()(messages)).toEqual({ text: help, usage: { input: 3000, output: 40 } });
  expect(server.sent).toMatchObject([{ path: '/v1/chat/completions', key: 'Bearer k-1', model: 'm-1', messages }]);
});

test.each<[fault: string, does: Does, timeout: number]>([
  ['key', { status: 401 }, PATIENCE],
  ['key', { status: 403 }, PATIENCE],
  ['gone', { status: 404 }, PATIENCE],
  ['limited', { status: 429 }, PATIENCE],
  ['server', { status: 503 }, PATIENCE],
  ['refused', { status: 402 }, PATIENCE],
  ['timeout', { broken: 'silent' }, 150],
  ['timeout', { broken: 'half' }, 150],
  ['network', { broken: 'cut' }, PATIENCE],
  ['malformed', { broken: 'html' }, PATIENCE],
  ['malformed', { broken: 'empty' }, PATIENCE],
  ['malformed', { broken: 'no-choices' }, PATIENCE],
  ['refused', { broken: 'refusal' }, PATIENCE],
])('%s: %j', async (fault, does, timeout) => {
  server.will(does);
  const error = await client(timeout)(messages).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ModelFault);
  expect((error as ModelFault).fault).toBe(fault);
  // Never a second time; where this process was held up for longer than the model is given, not even once.
  expect(server.sent.length).toBeLessThanOrEqual(1);
  if (fault !== 'timeout') expect(server.sent).toHaveLength(1);
});

test('a server that is gone is a fault like any other', async () => {
  const ask = client();
  await server.close();
  await expect(ask(messages)).rejects.toMatchObject({ fault: 'network' });
});

describe('a reply', () => {
  const queries = [{ kind: 'talk', about: 'help' }];
  test.each([
    ['bare', help],
    ['a list without its name', JSON.stringify(queries)],
    ['in prose, with brackets of its own', `Sure {here}: [it] is\n${help}\nHope that helps :}`],
    ['in a fence', `\`\`\`json\n${help}\n\`\`\``],
    ['after thinking aloud', `<think>Is it {"queries":[{"kind":"talk","about":"bot"}]}? No.</think>${help}`],
    ['after thinking that never began', `hm {"queries":[{"kind":"talk","about":"bot"}]}</think>\n${help}`],
    ['with fields that say nothing', '{"queries":[{"kind":"talk","about":"help","when":null,"advise":false}]}'],
  ])('%s is read', (_, text) => {
    expect(readReply(text)).toEqual({ ok: true, queries });
  });

  test.each([
    ['prose alone', 'GLM Lite costs 49 yuan.'],
    ['half of it', help.slice(0, -3)],
    ['another kind', '{"queries":[{"kind":"sell","text":"buy this"}]}'],
    ['a field too many', '{"queries":[{"kind":"talk","about":"help","text":"Buy now!"}]}'],
    ['no path', '{"queries":[{"kind":"fact","subjects":[],"topics":["money"],"asks":"value"}]}'],
    ['none', '{"queries":[]}'],
    ['brackets without end', '['.repeat(30_000)],
  ])('%s is none', (_, text) => {
    expect(readReply(text)).toMatchObject({ ok: false });
  });
});
