/**
 * A chart block → the specification of VChart 1.12, which Feishu's clients draw and its server checks («图表»). Only data, no functions.
 * Bars lie, so that long names can be read on a phone; an interval is a thin bar over its typical value, or a band around its line.
 */
import type { ChartBlock, Point } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';

export type VChartSpec = { readonly type: 'common'; readonly axes: readonly object[]; readonly [key: string]: unknown };

/** `figure`: what is written beyond a bar with its interval, and at the point of a line where it changes. */
type Datum = {
  readonly label: string;
  readonly series: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly figure: string;
};

/** Readable on the light and on the dark theme alike. */
const WHISKER = '#8f959e';
const LIMIT = '#f54a45';
/** Of the axis of amounts beyond the highest: for the figures of intervals, which stand beyond their bars. */
const ROOM = { none: 1.1, figures: 1.35 } as const;

/** What the client writes beside a bar or shows on a touch: two decimals, and three digits of what is smaller than one. */
function rounded(value: number): number {
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(3));
}

/** Labels of a band axis are its keys: two of one name would fall together. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const figureOf = (value: number, low: number, high: number): string =>
  low === high ? figures.format(value) : `${figures.format(value)} (${figures.format(low)}–${figures.format(high)})`;
const isFinitePoint = (point: Point) => Number.isFinite(point.low) && Number.isFinite(point.typical) && Number.isFinite(point.high);

function dataOf(block: ChartBlock, labels: readonly string[]): readonly Datum[] {
  const names = distinct(block.series.map((series) => plainLine(series.name)));
  return block.series.flatMap((series, place) =>
    labels.flatMap((label, index) => {
      const point = series.points[index];
      if (!point || !isFinitePoint(point)) return [];
      const value = rounded(point.typical);
      const before = series.points[index - 1];
      const [low, high] = [rounded(point.low), rounded(point.high)];
      const unchanged = block.stepped && before && rounded(before.typical) === value;
      return [{ label, series: names[place] ?? '', value, low, high, figure: unchanged ? '' : figureOf(value, low, high) }];
    }),
  );
}

function bars(several: boolean, exact: boolean): readonly object[] {
  const place = {
    direction: 'horizontal',
    dataIndex: 0,
    yField: several ? ['label', 'series'] : 'label',
    ...(several ? { seriesField: 'series' } : {}),
  };
  const label = { visible: true, position: 'outside', formatter: '{figure}', style: { fill: WHISKER, stroke: 'transparent' } };
  // Rests on the end of the interval and shows nothing but the figure.
  const figure = { type: 'bar', ...place, xField: 'high', stack: false, barMaxWidth: 24, bar: { style: { fillOpacity: 0 } }, label };
  const bar = { type: 'bar', ...place, xField: 'value', barMaxWidth: 24, ...(exact ? { label: { visible: true, position: 'outside' } } : {}) };
  const whisker = { type: 'rangeColumn', ...place, xField: ['low', 'high'], barWidth: 4, bar: { style: { fill: WHISKER, fillOpacity: 0.9 } } };
  return exact ? [bar] : [bar, whisker, figure];
}

function lines(several: boolean, exact: boolean, stepped: boolean): readonly object[] {
  const place = { dataIndex: 0, xField: 'label', stack: false, ...(several ? { seriesField: 'series' } : {}) };
  const band = { type: 'rangeArea', ...place, yField: ['low', 'high'], area: { style: { fillOpacity: 0.15 } } };
  // Above and beside the rise of a step, so that no line strikes it out.
  const label = { visible: true, position: 'top-right', formatter: '{figure}' };
  const steps = { line: { style: { curveType: 'stepAfter' } }, label };
  const line = { type: 'line', ...place, yField: 'value', ...(stepped ? steps : {}) };
  return exact ? [line] : [band, line];
}

function limitLine({ limit }: ChartBlock, lying: boolean): object {
  if (!limit || !Number.isFinite(limit.value)) return {};
  return {
    markLine: [
      {
        ...(lying ? { x: limit.value } : { y: limit.value }),
        label: { text: plainLine(limit.label), position: lying ? 'end' : 'insideEndTop' },
        line: { style: { stroke: LIMIT, lineDash: [4, 4] } },
        endSymbol: { visible: false },
      },
    ],
  };
}

/** Only what is drawn: a card has little room. */
function drawn({ label, series, value, low, high, figure }: Datum, several: boolean, exact: boolean, stepped: boolean): object {
  return { label, ...(several ? { series } : {}), value, ...(exact ? {} : { low, high }), ...(stepped || !exact ? { figure } : {}) };
}

/** The specification; undefined where there is not one point to draw. */
export function vchartSpec(block: ChartBlock): VChartSpec | undefined {
  const labels = distinct(block.labels.map(plainLine));
  const values = dataOf(block, labels);
  if (values.length === 0) return undefined;
  const lying = block.kind === 'bar';
  const several = block.series.length > 1;
  const exact = values.every((datum) => datum.low === datum.value && datum.high === datum.value);
  const highest = Math.max(...values.map((datum) => datum.high), block.limit?.value ?? Number.NEGATIVE_INFINITY);
  const amounts = {
    type: 'linear',
    min: Math.min(0, ...values.map((datum) => datum.low)),
    ...(highest > 0 ? { max: rounded(highest * (lying && !exact ? ROOM.figures : ROOM.none)) } : {}),
  };
  const title = block.unit ? `${plainLine(block.title)} (${plainLine(block.unit)})` : plainLine(block.title);
  return {
    type: 'common',
    title: { visible: true, text: title, textStyle: { fontSize: 14 } },
    data: [{ id: 'values', values: values.map((datum) => drawn(datum, several, exact, block.stepped ?? false)) }],
    series: lying ? bars(several, exact) : lines(several, exact, block.stepped ?? false),
    // A band's domain is drawn from the bottom up; the first label belongs on top.
    axes: lying
      ? [
          { orient: 'left', type: 'band', domain: labels.toReversed() },
          { orient: 'bottom', ...amounts },
        ]
      : [
          { orient: 'bottom', type: 'band', domain: labels },
          { orient: 'left', ...amounts },
        ],
    ...limitLine(block, lying),
    legends: { visible: several, orient: 'bottom' },
  };
}
