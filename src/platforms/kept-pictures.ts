/** Pictures that were drawn before: the same question gives the same chart, and nobody waits for it a second time. */
import type { ChartSpec } from '#src/render/chart/spec.ts';

export type DrawChart = (spec: ChartSpec) => Promise<Buffer>;
export type KeptPictures = {
  /** PNG. The same chart is drawn once, however many ask for it at a time; one that could not be drawn is tried again. */
  readonly draw: DrawChart;
  /** At once, where it was drawn lately. */
  readonly ready: (spec: ChartSpec) => Buffer | undefined;
};

/** About 75 KB each. */
const KEPT = 64;

export function keptPictures(draw: DrawChart): KeptPictures {
  const drawn = new Map<string, Buffer>();
  const underWay = new Map<string, Promise<Buffer>>();

  const keep = (key: string, picture: Buffer): void => {
    drawn.set(key, picture);
    const oldest = drawn.keys().next().value;
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
  };

  return {
    ready: (spec) => drawn.get(JSON.stringify(spec)),
    draw: async (spec) => {
      const key = JSON.stringify(spec);
      const found = drawn.get(key) ?? underWay.get(key);
      if (found) return found;
      const drawing = draw(spec);
      underWay.set(key, drawing);
      try {
        const picture = await drawing;
        keep(key, picture);
        return picture;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
