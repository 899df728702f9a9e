/** A Feishu on loopback: REST, the long connection, image upload, and the faults that the real one has. It checks every card that it is sent. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { PATIENCE, patient } from '../patience.ts';
import { allScopes, type FeishuOptions } from './options.ts';
import { type Answer, createRest, ok } from './rest.ts';
import { createSocket } from './socket.ts';
import { type Call, createFeishuState, type SentMessage, type Written } from './store.ts';

/** A fault: the next matching calls are answered so (or the connection is cut). */
type Failure = Answer | 'reset' | 'silence' | 'unheard';
type Fault = { readonly path: RegExp; left: number; readonly answer: Failure };

/** For "feishu.test", a name that leads nowhere: certificate and key in one, good until 2126; for `NODE_EXTRA_CA_CERTS` of a process that is to trust it. */
export const certificate = new URL('./feishu.test.pem', import.meta.url).pathname;

export type LoopbackFeishu = Awaited<ReturnType<typeof startFeishu>>;

/** Starts one on a free port. `close()` ends it. */
export async function startFeishu(given: Partial<FeishuOptions> = {}) {
  const options: FeishuOptions = {
    appId: 'cli_0123456789abcdef',
    appSecret: 'x',
    botOpenId: 'ou_bot',
    scopes: [...allScopes],
    callbackType: 'websocket',
    callbacks: ['card.action.trigger'],
    perSecond: 5,
    chatOf: (id) => chats.get(id) ?? state.messages.find((sent) => sent.message_id === id)?.chat_id,
    ...given,
  };
  const chats = new Map<string, string>();
  const state = createFeishuState();
  const rest = createRest(state, options);
  const faults: Fault[] = [];
  const waiters = new Set<() => void>();
  const endpoint = { refuse: undefined as { code: number; msg: string } | undefined, down: false };
  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response);
  const pem = options.secure ? readFileSync(certificate) : undefined;
  const server = pem ? createSecureServer({ ...patient, cert: pem, key: pem }, listener) : createServer(patient, listener);
  const clientConfig = { PingInterval: 60, ReconnectCount: -1, ReconnectInterval: 0.05, ReconnectNonce: 0.05 };
  const socket = createSocket(server, { clientConfig });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = options.secure ? `https://feishu.test:${port}` : `http://127.0.0.1:${port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = new URL(request.url ?? '/', url);
    const raw = await bytesOf(request);
    const call: Call = {
      method: request.method ?? 'GET',
      path: at.pathname,
      query: at.searchParams,
      body: bodyOf(request, raw),
      token: request.headers.authorization?.replace('Bearer ', ''),
      at: Date.now(),
    };
    if (options.judged !== false) state.calls.push(call);
    const fault = faults.find((one) => one.left > 0 && one.path.test(`${call.method} ${call.path}`));
    if (fault) fault.left -= 1;
    if (fault?.answer === 'reset') return void request.socket.destroy();
    if (fault?.answer === 'silence') return;
    if (fault?.answer === 'unheard') return void rest.answer(call);
    const answer = fault
      ? fault.answer
      : at.pathname === '/callback/ws/endpoint'
        ? connect(call)
        : at.pathname.endsWith('/im/v1/images')
          ? upload(request, raw)
          : rest.answer(call);
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
    response.end(JSON.stringify(answer.body));
    for (const waiter of waiters) waiter();
  }

  function connect(call: Call): Answer {
    const body = call.body as { AppID?: string; AppSecret?: string };
    if (endpoint.down) return { status: 502, body: {} };
    if (endpoint.refuse) return { status: 200, body: { ...endpoint.refuse, data: {} } };
    if (body.AppID !== options.appId || body.AppSecret !== options.appSecret)
      return { status: 200, body: { code: 514, msg: 'app secret invalid', data: {} } };
    return {
      status: 200,
      body: { code: 0, msg: '', data: { URL: `${url.replace('http', 'ws')}/ws?first=1&device_id=7&service_id=33`, ClientConfig: clientConfig } },
    };
  }

  function upload(request: IncomingMessage, raw: Buffer): Answer {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
    if (boundary === undefined) return { status: 400, body: { code: 234001, msg: 'Invalid request param.' } };
    const image = partOf(raw, boundary, 'image');
    if (!image) return { status: 400, body: { code: 234001, msg: 'Invalid request param.' } };
    const key = `img_v3_${state.images.length + 1}`;
    state.images.push({ key, bytes: image });
    return ok({ image_key: key });
  }

  /** Resolves when `find` finds something, rejects where it never does. */
  async function until<T>(find: () => T | undefined): Promise<T> {
    const limit = Date.now() + PATIENCE;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > limit) throw new Error('waited in vain');
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiters.delete(wake);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(wake, 20);
        waiters.add(wake);
      });
    }
  }

  return {
    url,
    options,
    state,
    endpoint,
    clientConfig,
    push: socket.push,
    cut: socket.cut,
    fallSilent: socket.fallSilent,
    stats: socket.stats,
    until,
    /** Tells the server of a message that somebody sent, so that it can be replied to. */
    addMessage: (messageId: string, chatId: string) => void chats.set(messageId, chatId),
    /** Somebody writes something that the bot is not told of; gives its id, to reply to it. */
    write: (written: Written): string => {
      const id = `om_written_${state.written.size + 1}`;
      state.written.set(id, written);
      return id;
    },
    /** The next `times` calls whose "METHOD /path" matches are answered with `answer`; `silence`: never; `unheard`: never, but they take effect. */
    fail: (path: RegExp, answer: Failure, times = 1) => void faults.push({ path, answer, left: times }),
    /** From now on nothing goes wrong. */
    mend: () => void faults.splice(0),
    /** The token in use is no longer good, as after a reset of the app's secret. */
    revokeToken: () => {
      if (state.token !== undefined) state.revoked.add(state.token);
    },
    /** The reply to a message, once it is there. */
    replyTo: (messageId: string): Promise<SentMessage> => until(() => state.messages.find((sent) => sent.parent_id === messageId)),
    close: async () => {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function bodyOf(request: IncomingMessage, raw: Buffer): unknown {
  if (!request.headers['content-type']?.includes('json') || raw.length === 0) return undefined;
  return JSON.parse(raw.toString('utf8'));
}

/** The bytes of one part of a multipart body; the SDK gives a Buffer no file name, so parsers of forms would read it as text. */
function partOf(raw: Buffer, boundary: string, name: string): Buffer | undefined {
  const start = raw.indexOf(`name="${name}"`);
  if (start < 0) return undefined;
  const from = raw.indexOf('\r\n\r\n', start) + 4;
  const to = raw.indexOf(`\r\n--${boundary}`, from);
  return to < 0 ? undefined : raw.subarray(from, to);
}
