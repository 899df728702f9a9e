import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { pngOf } from '#src/platforms/discord/png.ts';

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, data: Buffer.from(context.getImageData(0, 0, image.width, image.height).data) };
}

test('a picture has the pixels that were drawn, as the canvas itself would write them', async () => {
  const surface = createCanvas(301, 97);
  const context = surface.getContext('2d');
  const gradient = context.createLinearGradient(0, 0, 301, 97);
  gradient.addColorStop(0, '#2b2d31');
  gradient.addColorStop(1, '#ff6b6b');
  context.fillStyle = gradient;
  context.fillRect(0, 0, 301, 97);
  context.fillStyle = '#f2f3f5';
  context.font = '20px sans-serif';
  context.fillText('¥49 / 83%', 20, 50);
  const written = await pixelsOf(await pngOf(surface.data(), surface.width, surface.height));
  const expected = await pixelsOf(await surface.encode('png'));
  expect([written.width, written.height]).toEqual([301, 97]);
  expect(written.data.equals(expected.data)).toBe(true);
  expect(new Set(written.data).size).toBeGreaterThan(100);
});
