/**
 * A PNG of raw pixels. The canvas writes one too, a sixth smaller, but takes six times the processor time for it: it tries every filter on every row,
 * and a chart is mostly one ground, which deflate finds by itself.
 */
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = 4;
/** Eight bits each of red, green, blue and alpha; the only methods there are; not interlaced. */
const HEADER_END = [8, 6, 0, 0, 0] as const;
const LEVEL = 3;

const compress = promisify<Buffer, { level: number }, Buffer>(deflate);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** `pixels`: RGBA, row by row, `width` × `height` of them, not multiplied by alpha. By the PNG specification, third edition. */
export async function pngOf(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  const row = width * CHANNELS;
  // Before each row the number of its filter: 0, none.
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = Buffer.alloc(8 + HEADER_END.length, Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, ...HEADER_END]));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const data = await compress(rows, { level: LEVEL });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
