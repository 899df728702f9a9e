/** The proxy itself; see proxy.ts. */
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

const credentials = decodeURIComponent(process.argv[2] ?? '');
const expected = credentials ? `Basic ${Buffer.from(credentials).toString('base64')}` : undefined;
const server = createServer((_, response) => void response.writeHead(405).end());

server.on('connect', (request, client, head) => {
  client.on('error', () => undefined);
  if (expected && request.headers['proxy-authorization'] !== expected) {
    client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    return;
  }
  process.send?.(request.url);
  const upstream = connect({ host: '127.0.0.1', port: Number(request.url?.split(':').at(-1)) }, () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
