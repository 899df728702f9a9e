/** A line to a server on this machine that can be cut: from then on nothing comes through in either direction, and nobody is told. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Line = { readonly port: number; readonly url: string; cut(): void; close(): void };

/** `heard`: told of what goes to the server, after it was passed on. */
export async function lineTo(port: number, heard: (bytes: Buffer) => void = () => undefined): Promise<Line> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.on('data', (bytes) => {
      if (!whole) return;
      far.write(bytes);
      heard(bytes);
    });
    far.on('data', (bytes) => whole && near.write(bytes));
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].map((each) => each.destroy()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = (server.address() as AddressInfo).port;
  return {
    port: at,
    url: `http://127.0.0.1:${at}`,
    cut: () => {
      whole = false;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
