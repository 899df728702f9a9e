/**
 * A chart block → a plain description of the picture: a Chart.js configuration without functions, and what is drawn over it (uncertainty,
 * the limit, figures). It is drawn at the edge; nothing here needs a canvas.
 */
import type { ChartBlock, Point } from '#src/card/card.ts';
import { displayWidth, truncateToWidth, wrapToWidth } from '#src/card/width.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from '../text/plain.ts';

export type Interval = { readonly low: number; readonly high: number };
export type ChartSpec = {
  /** In CSS pixels; the picture has twice as many for sharp screens. */
  readonly width: number;
  readonly height: number;
  readonly kind: 'bar' | 'line';
  readonly stepped: boolean;
  /** Bars lie down when their names are long or many: a phone reads names from left to right. */
  readonly horizontal: boolean;
  readonly title: string;
  readonly unit: string;
  /** Each in as many lines as its name takes: none is cut. */
  readonly labels: readonly (readonly string[])[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly values: readonly (number | null)[];
    readonly intervals: readonly (Interval | null)[];
    readonly figures: readonly string[];
  }[];
  readonly limit?: { readonly value: number; readonly label: string };
  /** The value axis runs at least from here to there; both include every interval and the limit. */
  readonly from: number;
  readonly to: number;
};

/** Okabe and Ito's palette, told apart by colour-blind readers; the order keeps neighbours of different lightness. https://jfly.uni-koeln.de/color/ */
const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442', '#999999'] as const;
/** Discord shows a picture at most 400 × 300 large, a phone smaller still: a narrow picture keeps its words readable there. */
const WIDTH = 600;
const LABEL_COLUMNS = 22;
/** Of a series, in the legend. */
const NAME_COLUMNS = 40;
const UPRIGHT = { bars: 6, columns: 10 } as const;
const BASE_HEIGHT = 140;
const UPRIGHT_HEIGHT = 270;
const ROW = { bar: 22, label: 10 } as const;
const TALLEST = 1600;
const HEADROOM = 1.08;

/** Signs that the drawing font lacks (a test draws every sign of the data), as it can write them. */
const substitutes: Readonly<Record<string, string>> = {
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  '→': '->',
  '←': '<-',
  '✓': '*',
  '✗': 'x',
  '⚠': '!',
  '₹': 'Rs ',
};
const drawable = (text: string): string => plainLine(text).replace(/[≈≤≥→←✓✗⚠₹]/g, (sign) => substitutes[sign] ?? sign);

const finite = (value: number): boolean => Number.isFinite(value);
const known = (point: Point | null | undefined): Point | null => (point && finite(point.typical) ? point : null);

function intervalOf(point: Point): Interval | null {
  const low = finite(point.low) ? Math.min(point.low, point.typical) : point.typical;
  const high = finite(point.high) ? Math.max(point.high, point.typical) : point.typical;
  return low < high ? { low, high } : null;
}

/** "43", "19–31": what is written beside the bar. Large figures are shortened as the language does it. */
function figureOf(point: Point | null, unit: string, loc: Localizer): string {
  if (!point) return '—';
  const short = (value: number): string => (Math.abs(value) >= 10_000 ? loc.compact(value) : loc.number(value, Math.abs(value) < 10 ? 2 : 1));
  const tail = unit === '%' ? '%' : '';
  const interval = intervalOf(point);
  return interval ? `${short(point.typical)}${tail} (${short(interval.low)}–${short(interval.high)}${tail})` : `${short(point.typical)}${tail}`;
}

/** Nothing is known of the label: a dash says so, once. */
const isUntold = ({ series }: ChartBlock, place: number): boolean => series.every(({ points }) => !known(points[place]));

/** Rows that a label takes: its bars, or its name where that is taller. */
function rowsOf({ series }: ChartBlock, lines: readonly string[], place: number): number {
  const bars = series.filter(({ points }) => known(points[place])).length;
  return Math.max(1, bars, lines.length);
}

/** Pure and total: a point that is not a finite figure is a gap. */
export function chartSpec(block: ChartBlock, loc: Localizer): ChartSpec {
  const labels = block.labels.map((label) => wrapToWidth(drawable(label), LABEL_COLUMNS));
  const horizontal =
    block.kind === 'bar' &&
    (labels.length * block.series.length > UPRIGHT.bars ||
      labels.some((lines) => lines.length > 1 || lines.some((line) => displayWidth(line) > UPRIGHT.columns)));
  const unit = drawable(block.unit ?? '');
  const series = block.series.map((each, index) => {
    const points = block.labels.map((_, place) => known(each.points[place]));
    return {
      name: truncateToWidth(drawable(each.name), NAME_COLUMNS),
      color: palette[index % palette.length] ?? palette[0],
      values: points.map((point) => point?.typical ?? null),
      intervals: points.map((point) => (point ? intervalOf(point) : null)),
      figures: points.map((point, place) => {
        // A line that keeps its height says so itself: its figure stands where it changes.
        if (block.stepped) return point && point.typical !== points[place - 1]?.typical ? figureOf(point, unit, loc) : '';
        return point || (index === 0 && isUntold(block, place)) ? figureOf(point, unit, loc) : '';
      }),
    };
  });
  const limit = block.limit && finite(block.limit.value) ? { value: block.limit.value, label: drawable(block.limit.label) } : undefined;
  const reached = series.flatMap(({ values, intervals }) => [...values, ...intervals.flatMap((each) => (each ? [each.low, each.high] : []))]);
  const figures = [...reached, limit?.value ?? null].filter((value) => value !== null);
  const rows = labels.reduce((sum, lines, place) => sum + rowsOf(block, lines, place), 0);
  return {
    width: WIDTH,
    height: horizontal ? Math.min(TALLEST, BASE_HEIGHT + rows * ROW.bar + labels.length * ROW.label) : BASE_HEIGHT + UPRIGHT_HEIGHT,
    kind: block.kind,
    stepped: block.stepped ?? false,
    horizontal,
    title: truncateToWidth(drawable(block.title), 56),
    unit,
    labels,
    series,
    ...(limit ? { limit } : {}),
    from: Math.min(0, ...figures),
    to: Math.max(0, ...figures) * HEADROOM || 1,
  };
}
