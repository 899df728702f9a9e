/** When and for whom a fact holds, and how it stands on a day. */
import { daysBetween } from './days.ts';
import type { Attribute, Basis, Cohort, Day, Fact, Source } from './schema.ts';
import type { Catalog, Held, Ref, Who } from './types.ts';

/** A source is looked at again within a quarter; older figures are shown with a warning. */
export const STALE_AFTER = 90;

type Timed = { readonly from?: Day | undefined; readonly until?: Day | undefined; readonly retracted?: Day | undefined; readonly day?: Day };

/** The first day it holds, where that is known. An event holds from the day it happened. */
export function startOf(fact: Timed): Day | undefined {
  return fact.from ?? fact.day;
}

/** The first day it no longer holds: its end, or its source taking it back. */
export function endOf({ until, retracted }: Timed): Day | undefined {
  return until !== undefined && retracted !== undefined ? (until < retracted ? until : retracted) : (until ?? retracted);
}

/** From its start (inclusive; unknown: always) to its end (exclusive). */
export function holdsOn(fact: Timed, day: Day): boolean {
  const start = startOf(fact);
  const end = endOf(fact);
  return (start === undefined || start <= day) && (end === undefined || day < end);
}

/** A buyer of the day is not bound by what older subscribers keep, nor they by what new ones get. */
export function holdsFor(cohort: Cohort | undefined, who: Who): boolean {
  if (cohort === undefined) return true;
  if (cohort === 'new') return who.subscribedBefore === undefined;
  return who.subscribedBefore !== undefined && who.subscribedBefore <= cohort.subscribedBefore;
}

export type Standing = {
  readonly source: Source & { readonly id: string };
  readonly basis: Basis;
  readonly checked: Day;
  readonly age: number;
  readonly stale: boolean;
  readonly startUnknown: boolean;
};

type Provenance = Timed & { readonly source: string; readonly checked?: Day | undefined; readonly basis?: Basis | undefined };

/** Provenance of a fact, filled in from its source, with its age on the day. Throws RangeError for a source that is not there. */
export function standingOf(sources: Catalog['sources'], fact: Provenance, day: Day): Standing {
  const source = sources[fact.source];
  if (!source) throw new RangeError(`no such source: ${fact.source}`);
  const checked = fact.checked ?? source.date;
  const seen = checked < source.date ? checked : source.date;
  // What happened on a day does not grow old.
  const age = fact.day === undefined ? aged(checked, day) : { ...aged(checked, day), stale: false };
  return { source, basis: fact.basis ?? source.basis, checked, ...age, startUnknown: startOf(fact) === undefined && day < seen };
}

/** Days since the check, and whether that is too long. */
export function aged(checked: Day, day: Day): { readonly age: number; readonly stale: boolean } {
  const age = Math.max(0, daysBetween(checked, day));
  return { age, stale: age > STALE_AFTER };
}

export function held<A extends Attribute>(sources: Catalog['sources'], statedBy: Ref, fact: Fact<A>, day: Day): Held<A> {
  return { fact, statedBy, ...standingOf(sources, fact, day) };
}
