/** multipart/form-data as Discord takes it: `payload_json` and `files[n]`. Split on bytes, since files are no text. */
import type { Upload } from './world.ts';

export type Parts = { readonly body: unknown; readonly files: readonly Upload[] };

/** Undefined when the type is not multipart. */
export function readMultipart(type: string, bytes: Buffer): Parts | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(type)?.[1];
  if (!boundary) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  let body: unknown;
  const files: Upload[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; ) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = bytes.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    const content = part.subarray(split + 4);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    if (name === 'payload_json') body = JSON.parse(content.toString('utf8'));
    const place = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (place !== undefined) files[Number(place)] = { name: /filename="([^"]*)"/.exec(head)?.[1] ?? '', bytes: Buffer.from(content) };
    at = next;
  }
  return { body, files };
}
