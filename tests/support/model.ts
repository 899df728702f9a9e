/** A language model over loopback that speaks as OpenAI's servers do, in all their shapes, and fails in all their ways. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { patient } from '#support/patience.ts';

export type Sent = {
  readonly path: string;
  readonly key: string;
  readonly model: string;
  readonly format: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
};
/** `json`, `object`, `plain`: the strictest form of reply it accepts. */
export type Shape = 'json' | 'object' | 'plain';
/** What it does with a request: the text of its reply, a status, or worse. */
export type Does =
  | string
  | { readonly status: number }
  | { readonly broken: 'silent' | 'half' | 'cut' | 'html' | 'empty' | 'refusal' | 'no-choices' };

export type ModelServer = {
  readonly url: string;
  readonly sent: readonly Sent[];
  /** What it does from now on: the next ones in turn, then the last for good. */
  will(...does: readonly (Does | ((sent: Sent) => Does | Promise<Does>))[]): void;
  shape(shape: Shape): void;
  close(): Promise<void>;
};

export const queriesText = (...queries: readonly unknown[]): string => JSON.stringify({ queries });

const completion = (content: string, extra: object = {}): string =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...extra } }],
    usage: { prompt_tokens: 3000, completion_tokens: 40, total_tokens: 3040 },
  });

const refusedFormats: Readonly<Record<Shape, readonly string[]>> = { json: [], object: ['json_schema'], plain: ['json_schema', 'json_object'] };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function misbehave(response: ServerResponse, broken: Exclude<Extract<Does, { broken: string }>['broken'], 'silent'>): void {
  const whole = completion(queriesText({ kind: 'talk', about: 'help' }));
  if (broken === 'cut') return void response.destroy();
  const text = {
    half: whole.slice(0, whole.length / 2),
    html: '<html>502 Bad gateway</html>',
    empty: completion(''),
    refusal: JSON.stringify({ choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: null, refusal: 'I cannot do that.' } }] }),
    'no-choices': '{"object":"chat.completion","choices":[]}',
  }[broken];
  response.writeHead(200, { 'content-type': broken === 'html' ? 'text/html' : 'application/json' });
  // Half a reply, and the line stays open.
  if (broken === 'half') response.write(text);
  else response.end(text);
}

export async function startModel(port = 0): Promise<ModelServer> {
  const sent: Sent[] = [];
  let plan: readonly (Does | ((sent: Sent) => Does | Promise<Does>))[] = [queriesText({ kind: 'talk', about: 'help' })];
  let shape: Shape = 'json';

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await bodyOf(request)) as { model: string; messages: Sent['messages']; response_format?: { type: string } };
    const format = body.response_format?.type ?? 'none';
    const key = request.headers.authorization ?? '';
    const one = { path: request.url ?? '', key, model: body.model, format, messages: body.messages };
    sent.push(one);
    if (refusedFormats[shape].includes(format)) {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"response_format is not supported"}}');
      return;
    }
    const [next, ...rest] = plan;
    if (rest.length > 0) plan = rest;
    const does = typeof next === 'function' ? await next(one) : (next ?? '');
    if (typeof does === 'string') response.writeHead(200, { 'content-type': 'application/json' }).end(completion(does));
    else if ('status' in does) response.writeHead(does.status, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
    else if (does.broken !== 'silent') misbehave(response, does.broken);
  };
  const server = createServer(patient, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    sent,
    will: (...does) => {
      plan = does;
    },
    shape: (now) => {
      shape = now;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
