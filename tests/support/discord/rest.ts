/** The REST side: every call is matched and judged against Discord's document, then takes effect. Answers errors as Discord does. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { patient } from '../patience.ts';
import { type Fault, fail } from './faults.ts';
import { judge, openApi } from './judge.ts';
import { readMultipart } from './multipart.ts';
import type { Problem } from './openapi.ts';
import { createRoutes, type OpenThread, type Reply, tokenFree } from './routes.ts';
import type { Json, Upload, World } from './world.ts';

const PREFIX = '/api/v10';

/** 50035 with the errors nested by path. https://discord.com/developers/docs/reference#error-messages */
export function formError(problems: readonly Problem[]): Json {
  const errors: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as Record<string, unknown>;
    }
    node['_errors'] = [...((node['_errors'] as unknown[] | undefined) ?? []), { code, message }];
  }
  return { code: 50035, message: 'Invalid Form Body', errors };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function bodyOf(request: IncomingMessage, bytes: Buffer): { readonly body: unknown; readonly files: readonly Upload[] } {
  if (bytes.length === 0) return { body: undefined, files: [] };
  return readMultipart(request.headers['content-type'] ?? '', bytes) ?? { body: JSON.parse(bytes.toString('utf8')), files: [] };
}

export type Rest = {
  readonly server: Server;
  readonly faults: Fault[];
  readonly refused: { readonly call: string; readonly problems: readonly Problem[] }[];
};

/** `judged: false`: bodies are taken as they are and no call is remembered, for whoever measures. */
export function createRest(world: World, socketUrl: () => string, openThread: OpenThread, judged = true): Rest {
  const routes = createRoutes(world, socketUrl, openThread);
  const faults: Fault[] = [];
  const refused: Rest['refused'] = [];

  const takeFault = (method: string, path: string): Fault | undefined => {
    const fault = faults.find((each) => (each.method ?? method) === method && each.path.test(path));
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  };

  const effect = (
    method: string,
    url: URL,
    request: IncomingMessage,
    template: string,
    params: Readonly<Record<string, string>>,
    sent: ReturnType<typeof bodyOf>,
  ): Reply => {
    const route = routes[`${method} ${template}`];
    if (!route) return { status: 404, code: 0, body: { code: 0, message: `404: Not Found (the loopback has no ${method} ${template})` } };
    if (!tokenFree(template) && request.headers.authorization !== `Bot ${world.token}`)
      return { status: 401, code: 0, body: { code: 0, message: '401: Unauthorized' } };
    const problems =
      !judged || method === 'GET' || method === 'DELETE'
        ? []
        : judge(
            method,
            template,
            sent.body,
            sent.files.map((file) => file.name),
          );
    if (problems.length > 0) {
      refused.push({ call: `${method} ${template}`, problems });
      return { status: 400, code: 50035, body: formError(problems) };
    }
    return route({ params, query: url.searchParams, body: (sent.body ?? {}) as Json, files: sent.files });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://loopback');
    const path = decodeURIComponent(url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname);
    const sent = bodyOf(request, await bytesOf(request));
    const matched = openApi().match(method, path);
    const template = matched?.path ?? path;
    const note = (status: number, code?: number) => {
      if (judged) world.calls.push({ method, path, template, body: sent.body, files: sent.files, status, at: Date.now(), ...(code ? { code } : {}) });
      world.changed();
    };
    const fault = takeFault(method, path);
    if (fault && !fault.afterEffect) {
      const failed = fail(fault, response);
      return note(failed.status, failed.code);
    }
    const reply = matched
      ? effect(method, url, request, template, matched.params, sent)
      : { status: 404, body: { code: 0, message: '404: Not Found' } };
    if (fault) {
      const failed = fail(fault, response);
      return note(failed.status, failed.code);
    }
    response.writeHead(reply.status, {
      ...(reply.body === undefined ? {} : { 'content-type': 'application/json' }),
      'x-ratelimit-limit': '50',
      'x-ratelimit-remaining': '49',
      'x-ratelimit-reset-after': '1',
      'x-ratelimit-bucket': template.replaceAll(/\W/g, ''),
    });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
    note(reply.status, 'code' in reply ? reply.code : undefined);
  };

  const server = createServer(patient, (request, response) => {
    answer(request, response).catch((error: unknown) => void response.writeHead(500).end(String(error)));
  });
  return { server, faults, refused };
}
