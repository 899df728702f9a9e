/** The long connection of the loopback Feishu: takes sockets, answers pings, pushes events in one or several frames and waits for their answer. */
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { PATIENCE } from '../patience.ts';
import { decodeFrame, encodeFrame, type Frame, frameMethod, headerOf } from './frames.ts';

/** `code` 200: taken; 500: the handler threw. `data`: what the handler returned (the answer to a card callback). */
export type Ack = { readonly code: number; readonly data?: unknown };

export type SocketOptions = { clientConfig: { PingInterval: number; ReconnectInterval: number; ReconnectNonce: number; ReconnectCount: number } };

export function createSocket(server: Server, options: SocketOptions) {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (ack: { code: number; data?: string }) => void>();
  let connections = 0;
  let pings = 0;
  let silent = false;

  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (!request.url?.startsWith('/ws')) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => {
      connections += 1;
      client.on('message', (bytes) => receive(client, bytes as Buffer));
    });
  });

  function receive(client: WebSocket, bytes: Buffer): void {
    const frame = decodeFrame(bytes);
    if (frame.method === frameMethod.control) {
      pings += 1;
      if (silent) return;
      client.send(encodeFrame({ ...frame, headers: [{ key: 'type', value: 'pong' }], payload: Buffer.from(JSON.stringify(options.clientConfig)) }));
      return;
    }
    const id = headerOf(frame, 'message_id') ?? '';
    waiting.get(id)?.(JSON.parse(Buffer.from(frame.payload ?? []).toString('utf8')));
    waiting.delete(id);
  }

  let serial = 0;
  /** Pushes `event` to one connection, cut into `frames` pieces (by bytes, also inside a character). Rejects where no answer ever comes. */
  async function push(event: unknown, how: { frames?: number; type?: string } = {}): Promise<Ack> {
    const client = [...sockets.clients].find((one) => one.readyState === one.OPEN);
    if (!client) throw new Error('nobody is connected');
    serial += 1;
    const id = `push-${serial}`;
    const payload = Buffer.from(JSON.stringify(event), 'utf8');
    const sum = how.frames ?? 1;
    const size = Math.ceil(payload.length / sum);
    const answer = new Promise<{ code: number; data?: string }>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no acknowledgement')), PATIENCE);
      waiting.set(id, (ack) => {
        clearTimeout(timer);
        resolve(ack);
      });
    });
    for (let seq = 0; seq < sum; seq += 1) {
      const frame: Frame = {
        SeqID: serial,
        LogID: serial,
        service: 1,
        method: frameMethod.data,
        headers: Object.entries({ type: how.type ?? 'event', message_id: id, sum: String(sum), seq: String(seq), trace_id: `trace-${serial}` }).map(
          ([key, value]) => ({ key, value }),
        ),
        payload: payload.subarray(seq * size, (seq + 1) * size),
      };
      client.send(encodeFrame(frame));
    }
    const { code, data } = await answer;
    return data === undefined ? { code } : { code, data: JSON.parse(Buffer.from(data, 'base64').toString('utf8')) };
  }

  return {
    push,
    /** Cuts every connection without a goodbye. */
    cut: () => {
      for (const client of sockets.clients) client.terminate();
    },
    /** Stops answering pings: the peer looks alive and is dead. */
    fallSilent: (value = true) => {
      silent = value;
    },
    stats: () => ({ connections, open: [...sockets.clients].filter((one) => one.readyState === one.OPEN).length, pings }),
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}
