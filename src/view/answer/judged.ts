/** The verdict on a plan in a word. */
import type { PlanEstimate } from '#src/core/types.ts';

/** From so many times to one the middle of a range tells nothing. */
const TOO_WIDE = 100;

/** Of a use that may be so many times the limit "only just" says too much. */
const FAR_OVER = 1.5;

/** More than the limit by its middle, less by its low end: likely not enough, not surely; of a range that may mean anything nothing is told. */
export function judged({ fit, quota }: Pick<PlanEstimate, 'fit' | 'quota'>): PlanEstimate['fit'] | 'likelyExceeds' | 'likelyFits' {
  const bound = quota.windows.find((use) => use.window === quota.binding);
  if (bound?.state === 'limited') {
    const { low, high } = bound.utilisation;
    if (low < 1 && high > 1 && high > low * TOO_WIDE) return 'unknown';
  }
  if (fit === 'tight' && bound?.state === 'limited' && bound.utilisation.high > FAR_OVER) return 'likelyFits';
  return fit === 'exceeds' && bound?.state === 'limited' && bound.utilisation.low < 1 ? 'likelyExceeds' : fit;
}
