import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartBlock } from '#src/card/card.ts';
import { chartSpec } from '#src/render/chart/spec.ts';
import { anyCard } from '#support/cards.ts';
import { localizerOf } from '#support/discord/render.ts';

const point = (low: number, typical: number, high: number) => ({ low, typical, high });
const block: ChartBlock = {
  type: 'chart',
  kind: 'bar',
  title: 'Use of each window',
  unit: '%',
  labels: ['Ark Lite', 'GLM Lite', 'Kimi'],
  series: [{ name: 'Use', points: [point(30, 43, 62), point(10, 10, 10), null] }],
  limit: { value: 100, label: '100%' },
  alt: 'x',
};
const spec = (more: Partial<ChartBlock> = {}, lang: 'zh' | 'en' = 'en') => chartSpec({ ...block, ...more }, localizerOf(lang));

describe('a chart as a description of its picture', () => {
  test('has the typical values, their spans and their figures; an unknown one is a gap', () => {
    expect(spec().series[0]).toMatchObject({
      values: [43, 10, null],
      intervals: [{ low: 30, high: 62 }, null, null],
      figures: ['43% (30–62%)', '10%', '—'],
    });
  });

  test('has an axis that holds every span and the limit', () => {
    const { from, to } = spec();
    expect([from <= 0, to >= 100]).toEqual([true, true]);
    expect(spec({ series: [{ name: 's', points: [point(-5, 200, 300)] }] })).toMatchObject({ from: -5, to: 300 * 1.08 });
  });

  test('lies down when names are long or many', () => {
    expect(spec().horizontal).toBe(false);
    expect(spec({ labels: ['Bailian Coding Plan Lite', 'b', 'c'] }).horizontal).toBe(true);
    expect(spec({ labels: ['百炼套餐一号', 'b', 'c'] }).horizontal).toBe(true);
    expect(spec({ kind: 'line', labels: ['2026-02-12 to 2026-04-01', 'b', 'c'] }).horizontal).toBe(false);
  });

  test('shortens large figures as each language does', () => {
    const large = { series: [{ name: 's', points: [point(152_000, 152_000, 152_000)] }], unit: 'tokens' };
    expect([spec(large).series[0]?.figures[0], spec(large, 'zh').series[0]?.figures[0]]).toEqual(['152K', '15.2 万']);
  });

  test('of a line that keeps its height says a figure where it begins and changes, and none of what is not there', () => {
    const points = [null, point(40, 40, 40), point(40, 40, 40), point(49, 49, 49), null];
    const made = spec({ kind: 'line', stepped: true, unit: 'CNY', labels: ['a', 'b', 'c', 'd', 'e'], series: [{ name: 's', points }] });
    expect(made.series[0]).toMatchObject({ values: [null, 40, 40, 49, null], figures: ['', '40', '', '49', ''] });
  });

  test('writes signs that the font lacks in others', () => {
    expect(spec({ title: '1 prompt ≈ 15 → 20' }).title).toBe('1 prompt ~ 15 -> 20');
  });

  test('is made of any chart, and is plain data', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        for (const each of any.blocks.filter((one) => one.type === 'chart')) {
          const made = chartSpec(each, localizerOf('zh'));
          expect(JSON.parse(JSON.stringify(made))).toEqual(made);
          expect(made.from).toBeLessThan(made.to);
        }
      }),
    );
  });
});
