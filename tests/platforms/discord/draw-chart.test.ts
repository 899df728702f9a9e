import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createDrawChart } from '#src/platforms/discord/draw-chart.ts';
import { keptPictures } from '#src/platforms/kept-pictures.ts';
import { chartSpec } from '#src/render/chart/spec.ts';
import { localizerOf } from '#support/discord/render.ts';

const point = (low: number, typical: number, high: number) => ({ low, typical, high });
const spec = (title: string) =>
  chartSpec(
    {
      type: 'chart',
      kind: 'bar',
      title,
      unit: '%',
      labels: ['百炼 Coding Plan Lite', 'GLM Lite', 'Kimi'],
      series: [{ name: '用量', points: [point(30, 43, 62), point(10, 10, 10), null] }],
      limit: { value: 100, label: '上限' },
      alt: 'x',
    },
    localizerOf('zh'),
  );

/** The pixels of a picture that have exactly this colour. */
async function count(png: Buffer, [red, green, blue]: readonly [number, number, number]): Promise<number> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found += 1;
  return found;
}

describe('a chart', () => {
  const draw = createDrawChart();

  test('is a PNG with bars, spans and the limit, twice as dense as it is large', async () => {
    const wanted = spec('各套餐每月额度用量');
    const png = await draw(wanted);
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([wanted.width * 2, wanted.height * 2]);
    expect(await count(png, [0x00, 0x72, 0xb2])).toBeGreaterThan(5000);
    expect(await count(png, [0xd9, 0x30, 0x25])).toBeGreaterThan(300);
    expect(await count(png, [0x1f, 0x23, 0x29])).toBeGreaterThan(500);
    expect(png.length).toBeLessThan(500_000);
  });

  test('that was drawn before, or is just being drawn, is not drawn again', async () => {
    const kept = keptPictures(draw);
    expect(kept.ready(spec('same'))).toBeUndefined();
    const [one, another] = await Promise.all([kept.draw(spec('same')), kept.draw(spec('same'))]);
    expect(another).toBe(one);
    expect(await kept.draw(spec('same'))).toBe(one);
    expect(kept.ready(spec('same'))).toBe(one);
    expect(await kept.draw(spec('other'))).not.toBe(one);
  });

  test('is forgotten where many others were drawn since, and one that failed is tried again', async () => {
    let calls = 0;
    const kept = keptPictures(async ({ title }) => {
      calls += 1;
      if (title === 'broken' && calls === 1) throw new Error('no canvas');
      return Buffer.from(title);
    });
    await expect(kept.draw(spec('broken'))).rejects.toThrow('no canvas');
    expect((await kept.draw(spec('broken'))).toString()).toBe('broken');
    for (let n = 0; n < 64; n += 1) await kept.draw(spec(`${n}`));
    expect([kept.ready(spec('broken')), kept.ready(spec('63'))?.toString()]).toEqual([undefined, '63']);
  });

  test('is drawn from any kind of data without a figure', async () => {
    const empty = chartSpec({ type: 'chart', kind: 'line', title: '', labels: [], series: [], alt: '' }, localizerOf('en'));
    expect((await draw(empty)).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('the font', () => {
  const { resolve } = createRequire(import.meta.url);
  const context = createCanvas(48, 48).getContext('2d');
  /** What a character looks like; one that the font lacks looks like one that does not exist. */
  const look = (character: string): string => {
    context.clearRect(0, 0, 48, 48);
    context.fillText(character, 8, 36);
    return Buffer.from(context.getImageData(0, 0, 48, 48).data).toString('base64');
  };
  beforeAll(() => {
    const names = ['chinese-simplified', 'latin', 'latin-ext'];
    for (const name of names)
      GlobalFonts.registerFromPath(resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${name}-400-normal.woff2`), `Coverage ${name}`);
    context.font = `28px ${names.map((name) => `"Coverage ${name}"`).join(', ')}`;
  });

  /** Names are what charts are labelled with. */
  function namesOf(value: unknown): readonly string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      ['names', 'tier'].includes(key) ? Object.values(inner as Record<string, string>) : namesOf(inner),
    );
  }

  test('has every character of every name in the data and of every word of ours', () => {
    const names = globSync('data/{vendors,lines,plans,models,clients}/*.yaml').flatMap((path) => namesOf(parse(readFileSync(path, 'utf8'))));
    const ours = globSync('locales/*/{common,compare,cost,changes,recommend,plan,fact}.json').map((path) => readFileSync(path, 'utf8'));
    const drawn = chartSpec(
      { type: 'chart', kind: 'bar', title: '', labels: [...new Set([...names, ...ours].join(''))], series: [], alt: '' },
      localizerOf('zh'),
    ).labels;
    const missing = [...new Set(drawn.join(''))].filter(
      (character) => character.trim() !== '' && [look('\uffff'), look('\u{10ffff}')].includes(look(character)),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  test('shows what it lacks', () => {
    expect([look('\uffff'), look('\u{10ffff}')]).toContain(look('☭'));
  });
});
