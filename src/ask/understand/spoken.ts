/** Units, windows and periods that are spoken of. */
import type { Period, Unit } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows, windowTerm } from '#src/catalog/spans.ts';
import type { Said } from '../mentions/said.ts';
import { spanCue } from '../vocabulary/index.ts';

/** Quota windows that are named. */
export function windowsIn(heard: Said): readonly LimitWindow[] {
  return limitWindows.filter((window) => {
    const term = windowTerm(window);
    return heard.has(spanCue(window)) || (term !== undefined && heard.hasTerm(term));
  });
}

export function unitIn(heard: Said): Unit | undefined {
  if (heard.has('unit-token') || heard.hasTerm('token')) return 'token';
  if (heard.has('unit-prompt') || heard.hasTerm('prompt')) return 'prompt';
  if (heard.has('unit-request') || heard.hasTerm('request', 'model-call')) return 'request';
  return heard.has('unit-credit') || heard.hasTerm('credit') ? 'credit' : undefined;
}

/** More than a month is paid at once; undefined where no such period is named. */
export function longPeriod(heard: Said): 'year' | 'quarter' | undefined {
  return heard.has('yearly') ? 'year' : heard.has('quarterly') ? 'quarter' : undefined;
}

/** The period that is named, a month among them. */
export const periodPaid = (heard: Said): Period | undefined => longPeriod(heard) ?? (heard.has('monthly') ? 'month' : undefined);
