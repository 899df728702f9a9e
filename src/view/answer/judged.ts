/** The verdict on a plan in a word. */
import type { PlanEstimate } from '#src/core/types.ts';

/** More than the limit by its middle, less by its low end: likely not enough, not surely. */
export function judged({ fit, quota }: Pick<PlanEstimate, 'fit' | 'quota'>): PlanEstimate['fit'] | 'likelyExceeds' {
  const bound = quota.windows.find((use) => use.window === quota.binding);
  return fit === 'exceeds' && bound?.state === 'limited' && bound.utilisation.low < 1 ? 'likelyExceeds' : fit;
}
