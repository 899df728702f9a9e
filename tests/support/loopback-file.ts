/** A file on this machine's own HTTP, as a host of releases would serve it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LoopbackFile = {
  readonly url: string;
  readonly asked: () => number;
  serve(how: string | ((response: ServerResponse) => void)): void;
  close(): Promise<void>;
};

/** Serves nothing (404) until it is told what; a text goes out with an ETag where it holds a hash. */
export async function loopbackFile(): Promise<LoopbackFile> {
  let [asked, how] = [0, undefined as string | ((response: ServerResponse) => void) | undefined];
  const server = createServer((request, response) => {
    asked++;
    if (typeof how === 'function') return how(response);
    const tag = /"hash": ?("[0-9a-f]{64}")/.exec(how ?? '')?.[1];
    if (tag) response.setHeader('etag', tag);
    response.statusCode = how === undefined ? 404 : tag && request.headers['if-none-match'] === tag ? 304 : 200;
    response.end(response.statusCode === 200 ? how : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.json`,
    asked: () => asked,
    serve: (next) => {
      how = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
