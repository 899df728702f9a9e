/** What Chart.js does not draw: the span of an uncertain value, its figure, and the line of a limit. */
import type { Chart, Plugin } from 'chart.js';
import type { ChartSpec } from '#src/render/chart/spec.ts';

export type OverlayColors = { readonly ground: string; readonly ink: string; readonly faint: string; readonly limit: string };

const CAP = 6;
const GAP = 8;
const FIGURE_SIZE = 13;

type Brush = { readonly chart: Chart; readonly spec: ChartSpec; readonly colors: OverlayColors; readonly at: (value: number) => number };

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
function figure({ chart: { ctx }, spec, colors, at }: Brush, text: string, beyond: number, across: number): void {
  ctx.fillStyle = colors.ink;
  ctx.strokeStyle = colors.ground;
  ctx.lineWidth = 5;
  ctx.textBaseline = spec.horizontal ? 'middle' : 'bottom';
  ctx.textAlign = spec.horizontal ? 'left' : 'center';
  const [x, y] = spec.horizontal ? [at(beyond) + GAP, across] : [across, at(beyond) - GAP];
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
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
      spec.series.forEach((series, index) => {
        chart.getDatasetMeta(index).data.forEach((element, place) => {
          const value = series.values[place];
          const across = spec.horizontal ? element.y : element.x;
          const interval = series.intervals[place];
          if (value === null || value === undefined) {
            figure(brush, series.figures[place] ?? '', spec.from, across);
            return;
          }
          if (interval) whisker(brush, interval.low, interval.high, across);
          figure(brush, series.figures[place] ?? '', Math.max(value, interval?.high ?? value), across);
        });
      });
      chart.ctx.restore();
    },
  };
}
