/** How old the data in force is. */
import { newestCheck, staleFacts } from './catalog/coverage.ts';
import type { Day } from './catalog/schema.ts';
import type { Catalog } from './catalog/types.ts';

/** `stale`: facts that want looking at again; `newest`: days since the latest check of any fact; `loadedAt`: milliseconds since 1970. */
export type DataAge = { readonly stale: number; readonly newest: number; readonly loadedAt: number };

/** Reckoned anew once a day, and when other data is in force. */
export function createDataAge(inForce: () => Catalog, today: () => Day): () => DataAge {
  let known: (DataAge & { readonly of: Catalog; readonly day: Day }) | undefined;
  return () => {
    const [catalog, day] = [inForce(), today()];
    if (known?.of !== catalog || known.day !== day) {
      const loadedAt = known?.of === catalog ? known.loadedAt : Date.now();
      known = { of: catalog, day, stale: staleFacts(catalog, day).length, newest: newestCheck(catalog, day), loadedAt };
    }
    return known;
  };
}
