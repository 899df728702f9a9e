/**
 * The day that a card is about, and until when what it shows was looked at where that is earlier: nobody knows what changed since. Where all of it
 * was looked at later, since when: nobody knows what was before.
 */
import type { Day } from '#src/catalog/schema.ts';
import type { Scene } from './slot-text.ts';

type AsOf = { readonly within?: boolean; readonly days?: readonly Day[] };

/**
 * "As of 2026-11-30" where something shown was looked at on that day; else "2026-11-30, data to 2026-10-09". To be called once
 * everything is cited. `within`: as a part of a line and not its beginning. `days`: those that the card is about, where they are several.
 */
export function asOfText({ view, loc, cites }: Scene, { within, days = [view.day] }: AsOf = {}): string {
  const day = loc.list(days.map((each) => loc.day(each)));
  const asOf = loc.t(within ? 'common:asOf' : 'fact:asOf', { day });
  const [oldest, newest] = [cites.oldest(), cites.newest()];
  if (oldest !== undefined && oldest > view.day) return loc.t('fact:readLater', { asOf, day: loc.day(oldest) });
  if (newest === undefined || newest >= view.day) return asOf;
  return loc.t('fact:onRecord', { asOf: loc.t(within ? 'fact:askedForWithin' : 'fact:askedFor', { day }), day: loc.day(newest) });
}
