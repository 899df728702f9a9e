/** Units, windows and periods that are spoken of. */
import type { Period, Unit } from '#src/catalog/schema.ts';
import { isSpokenWindow, type LimitWindow, limitWindows, windowTerm } from '#src/catalog/spans.ts';
import type { Said } from '../mentions/said.ts';
import { overlap } from '../places.ts';
import { spanCue } from '../vocabulary/index.ts';

/** Quota windows that are named. */
export function windowsIn(heard: Said): readonly LimitWindow[] {
  return limitWindows.filter((window) => {
    const term = windowTerm(window);
    return (isSpokenWindow(window) && heard.has(spanCue(window))) || (term !== undefined && heard.hasTerm(term));
  });
}

/** Windows that are to have no limit: "no weekly cap". */
export function unlimitedIn(heard: Said): readonly LimitWindow[] {
  const without = heard.cues('without-limit');
  return without.length === 0
    ? []
    : limitWindows.filter((window) => heard.cues(spanCue(window)).some((cue) => without.some((each) => overlap(each, cue))));
}

export function unitIn(heard: Said): Unit | undefined {
  if (heard.has('unit-token') || heard.hasTerm('token')) return 'token';
  if (heard.has('unit-prompt') || heard.hasTerm('prompt')) return 'prompt';
  if (heard.has('unit-request') || heard.hasTerm('request', 'model-call')) return 'request';
  return heard.has('unit-credit') || heard.hasTerm('credit') ? 'credit' : undefined;
}

/** The region that is meant; undefined where none is, or both are. A word that is said not to be meant means the other one. */
export function regionIn(heard: Said): 'cn' | 'intl' | undefined {
  const away = heard.has('international') || heard.denies('domestic');
  const home = heard.has('domestic', 'stays-home') || heard.denies('international');
  return away === home ? undefined : away ? 'intl' : 'cn';
}

/** The region that a selection is held to: abroad where it is said, home where abroad is said not to be meant; the home market goes without saying. */
export function regionWanted(heard: Said): 'cn' | 'intl' | undefined {
  const region = regionIn(heard);
  return region === 'cn' && !heard.denies('international') && !heard.has('stays-home') ? undefined : region;
}

/** "Half a year" is six months, not a price by the year. */
function isHalved(heard: Said): boolean {
  const halves = heard.roles.figures.filter(({ role, value }) => role === 'months' && value === 6);
  const years = heard.cues('yearly');
  return halves.length > 0 && years.every(({ start }) => halves.some(({ end }) => start >= end && start - end <= 1));
}

/** More than a month is paid at once; undefined where no such period is named. */
export function longPeriod(heard: Said): 'year' | 'quarter' | undefined {
  return heard.has('yearly') && !isHalved(heard) ? 'year' : heard.has('quarterly') ? 'quarter' : undefined;
}

/** The period that is named, a month among them. */
export const periodPaid = (heard: Said): Period | undefined => longPeriod(heard) ?? (heard.has('monthly') ? 'month' : undefined);
