/** A chart specification → PNG. The canvas, Chart.js and the font are loaded with the first chart: most answers have none. */
import { createRequire } from 'node:module';
import type { ChartConfiguration, Chart as ChartJs, Plugin } from 'chart.js';
import type { ChartSpec } from '#src/render/chart/spec.ts';
import type { DrawChart } from '../kept-pictures.ts';
import { chartOverlay } from './chart-overlay.ts';

/** The first holds Latin too; the others have what is rare in it. */
const FONT_FILES = ['chinese-simplified', 'latin', 'latin-ext'] as const;
const FAMILY = 'Suanpan Sans';
/** Paper: a picture does not know the reader's theme, and dark on light reads in both, also where it is opened or printed. */
const colors = { ground: '#f7f8fa', ink: '#1f2329', faint: '#5b626c', grid: '#dfe2e6', limit: '#d93025' } as const;
const DENSITY = 2;
const TITLE_SIZE = 18;

type Toolbox = { readonly canvas: typeof import('@napi-rs/canvas'); readonly Chart: typeof ChartJs };

async function load(): Promise<Toolbox> {
  const canvas = await import('@napi-rs/canvas');
  const { default: Chart } = await import('chart.js/auto');
  const { resolve } = createRequire(import.meta.url);
  for (const name of FONT_FILES) {
    const file = resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${name}-400-normal.woff2`);
    // It gives null for a file that it cannot read, and would then draw boxes for characters.
    if (canvas.GlobalFonts.registerFromPath(file, `${FAMILY} ${name}`) === null) throw new Error(`cannot read the font ${file}`);
  }
  Chart.defaults.font.family = FONT_FILES.map((name) => `"${FAMILY} ${name}"`).join(', ');
  Chart.defaults.font.size = 15;
  Chart.defaults.color = colors.ink;
  return { canvas, Chart };
}

/** What the longest figure takes beyond the end of its bar. */
function figureRoom(spec: ChartSpec): number {
  return 24 + 7 * Math.max(0, ...spec.series.flatMap(({ figures }) => figures.map((figure) => figure.length)));
}

function configOf(spec: ChartSpec): ChartConfiguration {
  const value = {
    suggestedMin: spec.from,
    suggestedMax: spec.to,
    grid: { color: colors.grid },
    ticks: { color: colors.faint, maxTicksLimit: 8 },
    title: { display: spec.unit !== '', text: spec.unit, color: colors.faint },
  };
  const category = { grid: { display: false }, ticks: { color: colors.ink, autoSkip: spec.kind === 'line' } };
  const ground: Plugin = {
    id: 'ground',
    beforeDraw: ({ ctx, width, height }) => {
      ctx.fillStyle = colors.ground;
      ctx.fillRect(0, 0, width, height);
    },
  };
  return {
    type: spec.kind,
    data: {
      labels: spec.labels.map((lines) => (lines.length === 1 ? lines[0] : [...lines])),
      datasets: spec.series.map((series) => ({
        label: series.name,
        data: [...series.values],
        backgroundColor: series.color,
        borderColor: series.color,
        borderWidth: spec.kind === 'line' ? 3 : 0,
        pointRadius: 4,
        maxBarThickness: 34,
        spanGaps: false,
        // A bar that is not there takes no room from those that are.
        skipNull: true,
        stepped: spec.stepped,
      })),
    },
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: DENSITY,
      locale: 'en-US',
      indexAxis: spec.horizontal ? 'y' : 'x',
      // Room for the figures that stand beyond the ends of the bars.
      layout: { padding: { top: 12, right: spec.horizontal ? figureRoom(spec) : 40, bottom: 12, left: 12 } },
      scales: spec.horizontal ? { x: value, y: category } : { x: category, y: value },
      plugins: {
        title: { display: spec.title !== '', text: spec.title, font: { size: TITLE_SIZE, weight: 'normal' }, padding: { bottom: 28 } },
        legend: { display: spec.series.length > 1, position: 'bottom' },
        tooltip: { enabled: false },
      },
    },
    plugins: [ground, chartOverlay(spec, colors)],
  };
}

/** Draws one after another and lets the event loop breathe in between, since a picture takes tens of milliseconds and others wait for their answer. */
export function createDrawChart(): DrawChart {
  let toolbox: Promise<Toolbox> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const draw = async (spec: ChartSpec): Promise<Buffer> => {
    toolbox ??= load();
    const { canvas, Chart } = await toolbox;
    await new Promise((resolve) => setImmediate(resolve));
    // Chart.js multiplies the size by the density itself.
    const surface = canvas.createCanvas(spec.width, spec.height);
    const chart = new Chart(surface, configOf(spec));
    try {
      return await surface.encode('png');
    } finally {
      chart.destroy();
    }
  };

  return (spec) => {
    const drawn = turn.then(() => draw(spec));
    turn = drawn.catch(() => {});
    return drawn;
  };
}
