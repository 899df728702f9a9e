/** Draws a chart specification as Feishu's clients would, without a browser; throws where VChart 1.12 does not take it. */
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, ImageData, loadImage } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const font = require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2');

type Drawn = { readonly png: Buffer; readonly errors: readonly string[] };
type Chart = { renderAsync(): Promise<unknown>; getImageBuffer(): Promise<Buffer>; release(): void };
type VChartClass = new (spec: object, options: object) => Chart;

let loaded: VChartClass | undefined;

/** The CommonJS build; its ES build is not one that Node can load. */
function vchart(): VChartClass {
  if (!loaded) {
    GlobalFonts.registerFromPath(font, 'Noto Sans SC');
    loaded = (require('@visactor/vchart') as { VChart: VChartClass }).VChart;
  }
  return loaded;
}

/** PNG of `spec`; `errors`: what VChart complained of on the way. */
export async function drawChart(spec: object, size: { width: number; height: number } = { width: 640, height: 360 }): Promise<Drawn> {
  const errors: string[] = [];
  const VChart = vchart();
  const chart = new VChart(
    { ...spec, ...size, background: '#ffffff', theme: { fontFamily: 'Noto Sans SC' } },
    {
      mode: 'node',
      modeParams: { createCanvas, createImageData: (width: number, height: number) => new ImageData(width, height), loadImage },
      animation: false,
      dpr: 2,
      disableTriggerEvent: true,
      onError: (...parts: unknown[]) => errors.push(parts.map(String).join(' ')),
    },
  );
  await chart.renderAsync();
  const png = await chart.getImageBuffer();
  chart.release();
  return { png, errors };
}
