/** A chart as bars of block characters: █ up to the low end, ▓ on to the typical value, ░ on to the high end, │ where the limit is. */
import type { ChartBlock, Point } from '#src/card/card.ts';
import { displayWidth, padToWidth } from '#src/card/width.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from './plain.ts';

const WIDEST_BAR = 40;
const WIDEST_LABEL = 40;
const UNKNOWN = '—';

const finite = (value: number): number => (Number.isFinite(value) ? Math.max(0, value) : 0);

function bar(point: Point, top: number, columns: number, limit: number | undefined): string {
  const at = (value: number) => Math.round((Math.min(finite(value), top) / top) * columns);
  const [low, typical, high] = [at(point.low), at(point.typical), at(point.high)];
  const cells: string[] = Array.from({ length: columns }, (_, index) => (index < low ? '█' : index < typical ? '▓' : index < high ? '░' : ' '));
  if (limit !== undefined) cells[Math.min(columns - 1, Math.max(0, at(limit) - 1))] = '│';
  return cells.join('');
}

function valueText(point: Point, loc: Localizer): string {
  const typical = loc.number(point.typical);
  return point.low === point.high ? typical : `${typical} (${loc.number(point.low)}–${loc.number(point.high)})`;
}

type Row = { readonly label: string; readonly point: Point | null };

/** What is told of a line that keeps its height: where it begins and each change, a group for each series. */
function steppedRows({ series, labels }: ChartBlock): readonly Row[] {
  const single = series.length <= 1;
  return series.flatMap(({ name, points }) =>
    points.flatMap((point, index): readonly Row[] => {
      const before = points[index - 1] ?? null;
      if (point?.typical === before?.typical) return [];
      const label = plainLine(labels[index] ?? '');
      return [{ label: single ? label : `${plainLine(name)} · ${label}`, point }];
    }),
  );
}

/** One bar for each label and series that has a point; a label without any shows a dash. */
export function chartLines(chart: ChartBlock, loc: Localizer, width: number): readonly string[] {
  const title = plainLine(chart.title) + (chart.unit ? ` (${plainLine(chart.unit)})` : '');
  const single = chart.series.length <= 1;
  const names = chart.series.map((series) => plainLine(series.name));
  const labels = chart.labels.map(plainLine);
  const each = labels.flatMap((label, index): readonly Row[] => {
    const own = chart.series.map((series, place) => ({
      label: single ? label : `${label} · ${names[place] ?? ''}`,
      point: series.points[index] ?? null,
    }));
    // A gap is worth a line where nothing else would tell of the label or of the series.
    const known = own.filter(({ point }, place) => point !== null || chart.series[place]?.points.every((each) => !each));
    return known.length > 0 ? known : own.slice(0, 1);
  });
  const rows = chart.stepped ? steppedRows(chart) : each;
  const values = rows.map(({ point }) => (point ? valueText(point, loc) : UNKNOWN));
  const limit = chart.limit && Number.isFinite(chart.limit.value) ? chart.limit.value : undefined;
  const top = Math.max(...rows.flatMap(({ point }) => (point ? [finite(point.high), finite(point.typical)] : [])), finite(limit ?? 0)) || 1;
  const labelWidth = Math.min(WIDEST_LABEL, Math.floor(width * 0.4), Math.max(1, ...rows.map(({ label }) => displayWidth(label))));
  const valueWidth = Math.max(1, ...values.map(displayWidth));
  const columns = Math.max(8, Math.min(WIDEST_BAR, width - labelWidth - valueWidth - 4));
  const fits = rows.every(({ label }) => displayWidth(label) <= labelWidth);
  const bars = rows.flatMap(({ label, point }, index) => {
    const drawn = point ? bar(point, top, columns, limit) : ' '.repeat(columns);
    const line = `${drawn}  ${values[index] ?? ''}`;
    return fits ? [`${padToWidth(label, labelWidth)}  ${line}`] : [label, `  ${line}`];
  });
  const legend = single && names[0] && names[0] !== plainLine(chart.title) ? [names[0]] : [];
  const limitLine = chart.limit ? [`│ ${plainLine(chart.limit.label)} (${loc.number(chart.limit.value)})`] : [];
  return [title, ...legend, ...bars, ...limitLine];
}
