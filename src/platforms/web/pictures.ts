/** Charts for the views, drawn by the code that draws them for a platform. Their address says what is on them, so a payload can be shown again and again. */
import { createHash } from 'node:crypto';
import type { ChartSpec } from '#src/render/chart/spec.ts';

export type DrawChart = (spec: ChartSpec) => Promise<Uint8Array>;

export type Pictures = {
  /** The address of the picture; it is drawn when somebody looks. */
  keep(spec: ChartSpec): string;
  /** PNG; undefined for a name that was not kept, or so long ago that it had to go. */
  find(name: string): Promise<Uint8Array | undefined>;
};

export const PICTURES = '/api/picture';
/** Pictures of the answers that one person scrolls back to. */
const KEPT = 500;

export function createPictures(draw: DrawChart): Pictures {
  const specs = new Map<string, ChartSpec>();
  return {
    keep: (spec) => {
      const name = createHash('sha256').update(JSON.stringify(spec)).digest('base64url').slice(0, 22);
      specs.set(name, spec);
      const oldest = specs.keys().next().value;
      if (specs.size > KEPT && oldest !== undefined) specs.delete(oldest);
      return `${PICTURES}/${name}`;
    },
    find: async (name) => {
      const spec = specs.get(name);
      return spec && draw(spec);
    },
  };
}
