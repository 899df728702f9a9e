/** What Chart.js does not draw: the span of an uncertain value, its figure, and the line of a limit. */
import type { Chart, Plugin } from 'chart.js';
import type { ChartSpec } from '#src/render/chart/spec.ts';

export type OverlayColors = { readonly ground: string; readonly ink: string; readonly faint: string; readonly limit: string };

const CAP = 6;
const GAP = 8;
const FIGURE_SIZE = 13;

type Brush = { readonly chart: Chart; readonly spec: ChartSpec; readonly colors: OverlayColors; readonly at: (value: number) => number };
/** `beyond`: the value that it stands beyond; `across`: the middle of its bar or point on the other axis. */
type Figure = { readonly text: string; readonly beyond: number; readonly across: number };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A line from low to high along the value axis, with caps; `across`: where the bar's middle is on the other axis. */
function whisker({ chart: { ctx }, spec, colors, at }: Brush, low: number, high: number, across: number): void {
  const [from, to] = [at(low), at(high)];
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  };
  ctx.strokeStyle = colors.ink;
  ctx.lineWidth = 2;
  if (spec.horizontal) {
    line(from, across, to, across);
    for (const end of [from, to]) line(end, across - CAP, end, across + CAP);
  } else {
    line(across, from, across, to);
    for (const end of [from, to]) line(across - CAP, end, across + CAP, end);
  }
}

/** Written on an edge of the ground's colour, so that a line behind it does not strike it out. */
function write({ chart: { ctx }, colors }: Brush, text: string, x: number, y: number): void {
  ctx.fillStyle = colors.ink;
  ctx.strokeStyle = colors.ground;
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

/** Beyond the ends of bars that lie. */
function figuresBeside(brush: Brush, figures: readonly Figure[]): void {
  const { ctx } = brush.chart;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  for (const { text, beyond, across } of figures) write(brush, text, brush.at(beyond) + GAP, across);
}

/** Above their points, else below, the higher ones first; where neither is free, the figure is left to the words of the answer. */
function figuresAbove(brush: Brush, figures: readonly Figure[]): void {
  const { chart, spec, at } = brush;
  const { ctx } = chart;
  const taken: Box[] = [];
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  for (const { text, beyond, across } of figures.toSorted((one, other) => other.beyond - one.beyond)) {
    const { width } = ctx.measureText(text);
    // Beside the rise of a step, not on it.
    const left = spec.stepped ? across + GAP : across - width / 2;
    const places = [at(beyond) - GAP / 2, at(beyond) + FIGURE_SIZE + GAP / 2];
    const free = places
      .map((bottom): Box => ({ left, right: left + width, top: bottom - FIGURE_SIZE, bottom }))
      .find((box) => !taken.some((other) => meet(box, other)));
    if (!free) continue;
    taken.push(free);
    write(brush, text, left, free.bottom);
  }
}

function limitLine({ chart: { ctx, chartArea }, spec, colors, at }: Brush): void {
  if (!spec.limit) return;
  const place = at(spec.limit.value);
  ctx.strokeStyle = colors.limit;
  ctx.fillStyle = colors.limit;
  ctx.lineWidth = 2;
  ctx.setLineDash([8, 6]);
  ctx.beginPath();
  if (spec.horizontal) {
    ctx.moveTo(place, chartArea.top);
    ctx.lineTo(place, chartArea.bottom);
  } else {
    ctx.moveTo(chartArea.left, place);
    ctx.lineTo(chartArea.right, place);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textBaseline = 'bottom';
  ctx.textAlign = spec.horizontal ? 'center' : 'right';
  if (spec.horizontal) ctx.fillText(spec.limit.label, place, chartArea.top);
  else ctx.fillText(spec.limit.label, chartArea.right, place - 2);
}

export function chartOverlay(spec: ChartSpec, colors: OverlayColors): Plugin {
  return {
    id: 'overlay',
    afterDatasetsDraw: (chart) => {
      const scale = chart.scales[spec.horizontal ? 'x' : 'y'];
      if (!scale) return;
      const brush: Brush = { chart, spec, colors, at: (value) => scale.getPixelForValue(value) };
      const family = chart.options.font?.family ?? '';
      chart.ctx.save();
      chart.ctx.font = `${FIGURE_SIZE}px ${family}`;
      limitLine(brush);
      const figures: Figure[] = [];
      spec.series.forEach((series, index) => {
        chart.getDatasetMeta(index).data.forEach((element, place) => {
          const value = series.values[place];
          const across = spec.horizontal ? element.y : element.x;
          const interval = series.intervals[place];
          const text = series.figures[place] ?? '';
          const known = value !== null && value !== undefined;
          if (known && interval) whisker(brush, interval.low, interval.high, across);
          if (text !== '') figures.push({ text, beyond: known ? Math.max(value, interval?.high ?? value) : spec.from, across });
        });
      });
      (spec.horizontal ? figuresBeside : figuresAbove)(brush, figures);
      chart.ctx.restore();
    },
  };
}
