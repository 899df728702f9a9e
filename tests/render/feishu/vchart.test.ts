import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { ISpec } from '@visactor/vchart';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartBlock, Point } from '#src/card/card.ts';
import { vchartSpec } from '#src/render/feishu/vchart.ts';
import { drawChart } from '#support/feishu/draw-chart.ts';

const point = (low: number, typical: number, high: number): Point => ({ low, typical, high });
const exactly = (value: number): Point => point(value, value, value);

const usage: ChartBlock = {
  type: 'chart',
  kind: 'bar',
  title: '配额使用率',
  unit: '%',
  labels: ['Kimi Allegretto', 'GLM Pro', 'MiniMax Plus 极速版'],
  series: [
    { name: '5 小时', points: [point(8, 31, 70), point(60, 88, 130), exactly(110)] },
    { name: '每周', points: [point(20, 40, 60), null, point(50, 70, 90)] },
  ],
  limit: { value: 100, label: '限额 100%' },
  alt: 'alt',
};
const costs: ChartBlock = {
  type: 'chart',
  kind: 'line',
  title: 'Cost',
  labels: ['1', '2', '3'],
  series: [{ name: 'Lite', points: [exactly(40), exactly(80), exactly(120)] }],
  alt: 'alt',
};

/** Share of pixels that are not white. */
async function ink(png: Buffer): Promise<number> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let dark = 0;
  for (let index = 0; index < data.length; index += 4)
    if ((data[index] ?? 255) + (data[index + 1] ?? 255) + (data[index + 2] ?? 255) < 720) dark += 1;
  return dark / (data.length / 4);
}

describe('a chart specification', () => {
  test('is one that VChart 1.12 types and draws', async () => {
    const spec = vchartSpec(usage);
    const typed: ISpec = spec as unknown as ISpec;
    const { png, errors } = await drawChart(typed);
    expect(errors).toEqual([]);
    expect(await ink(png)).toBeGreaterThan(0.03);
  });

  test('draws an interval as a thin bar, the limit as a line, several series with a legend', () => {
    expect(vchartSpec(usage)).toMatchObject({
      type: 'common',
      series: [
        { type: 'bar', direction: 'horizontal', yField: ['label', 'series'], seriesField: 'series' },
        { type: 'rangeColumn', xField: ['low', 'high'] },
        // Seen by its figure alone, beyond the end of the interval.
        { type: 'bar', xField: 'high', bar: { style: { fillOpacity: 0 } }, label: { position: 'outside', formatter: '{figure}' } },
      ],
      markLine: [{ x: 100, label: { text: '限额 100%' } }],
      legends: { visible: true },
      title: { text: '配额使用率 (%)' },
    });
  });

  test('draws exact figures without an interval, with the figure beside the bar', async () => {
    const spec = vchartSpec({ ...costs, kind: 'bar' });
    expect(spec?.['series']).toEqual([expect.objectContaining({ type: 'bar', label: { visible: true, position: 'outside' } })]);
    expect((await drawChart(vchartSpec(costs) ?? {})).errors).toEqual([]);
  });

  test('writes the figure of an interval, and of a step where it begins and changes', async () => {
    const written = (spec: ReturnType<typeof vchartSpec>) =>
      (spec?.['data'] as [{ values: { figure?: string }[] }])[0].values.map(({ figure }) => figure);
    expect(written(vchartSpec(usage))).toEqual(['31 (8–70)', '88 (60–130)', '110', '40 (20–60)', '70 (50–90)']);
    const steps = vchartSpec({ ...costs, stepped: true, series: [{ name: 'Lite', points: [exactly(40), exactly(40), exactly(1078)] }] });
    expect(written(steps)).toEqual(['40', '', '1,078']);
    expect(steps?.['series']).toEqual([expect.objectContaining({ type: 'line', line: { style: { curveType: 'stepAfter' } } })]);
    expect((await drawChart(steps ?? {})).errors).toEqual([]);
  });

  test('leaves out what is unknown and keeps its label', () => {
    const spec = vchartSpec({ ...costs, series: [{ name: 'Lite', points: [exactly(40), null, exactly(120)] }] });
    expect(spec?.['data']).toEqual([{ id: 'values', values: [expect.objectContaining({ label: '1' }), expect.objectContaining({ label: '3' })] }]);
    expect(spec?.axes[0]).toMatchObject({ domain: ['1', '2', '3'] });
  });

  test('writes figures as people read them', () => {
    const third = { low: 0.1 + 0.2, typical: 80 / 3, high: 100 / 3 };
    expect(vchartSpec({ ...costs, labels: ['1'], series: [{ name: 'Lite', points: [third] }] })?.['data']).toEqual([
      { id: 'values', values: [{ label: '1', value: 26.67, low: 0.3, high: 33.33, figure: '26.67 (0.3–33.33)' }] },
    ]);
  });

  test('tells two labels of one name apart', () => {
    expect(vchartSpec({ ...costs, labels: ['Pro', 'Pro', 'Max'] })?.axes[0]).toMatchObject({ domain: ['Pro', 'Pro (2)', 'Max'] });
  });

  test('has its first label on top when bars lie', () => {
    expect(vchartSpec(usage)?.axes[0]).toMatchObject({ orient: 'left', domain: ['MiniMax Plus 极速版', 'GLM Pro', 'Kimi Allegretto'] });
  });

  test('of an unknown kind would be refused by the drawing', async () => {
    expect((await drawChart({ type: 'no-such-chart' })).errors).toEqual(['init chart fail']);
  });

  test('is none where there is nothing to draw', () => {
    expect(vchartSpec({ ...costs, series: [{ name: 'Lite', points: [null, null, null] }] })).toBeUndefined();
  });

  test('is drawn whatever the figures', async () => {
    const figure = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(0));
    const any = fc.tuple(figure, figure, figure).map((three) => {
      const [low = 0, typical = 0, high = 0] = three.toSorted((a, b) => a - b);
      return point(low, typical, high);
    });
    const chart = fc.record({
      kind: fc.constantFrom('bar' as const, 'line' as const),
      points: fc.array(fc.option(any), { minLength: 1, maxLength: 6 }),
      limit: figure,
    });
    await fc.assert(
      fc.asyncProperty(chart, async ({ kind, points, limit }) => {
        const block: ChartBlock = {
          ...costs,
          kind,
          labels: points.map((_one, index) => `L${index}`),
          series: [
            { name: 'a', points },
            { name: 'b', points },
          ],
          limit: { value: limit, label: 'x' },
        };
        const spec = vchartSpec(block);
        if (spec) expect((await drawChart(spec)).errors).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
