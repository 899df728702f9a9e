/**
 * Places in a text and which of them meet. A message may hold thousands of figures and words: looking for the neighbours of each takes the
 * logarithm of their number, so that a long message costs no more than it is long.
 */

export type Place = { readonly start: number; readonly end: number };

export const overlap = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;
/** The first lies within the second. */
export const within = (one: Place, other: Place): boolean => other.start <= one.start && one.end <= other.end;

/** Finds which of the places overlap a given one, in the order in which they were given. */
export function meeting<T extends Place>(places: readonly T[]): (place: Place) => readonly T[] {
  const order = places.map((_, index) => index).sort((one, other) => (places[one]?.start ?? 0) - (places[other]?.start ?? 0));
  /** The farthest end among those that begin no later. */
  const reach: number[] = [];
  for (const index of order) reach.push(Math.max(reach.at(-1) ?? 0, places[index]?.end ?? 0));
  return (place) => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[order[middle] ?? 0]?.start ?? 0) < place.end) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low - 1; at >= 0 && (reach[at] ?? 0) > place.start; at--) {
      const index = order[at] ?? 0;
      if ((places[index]?.end ?? 0) > place.start) found.push(index);
    }
    return found.sort((one, other) => one - other).flatMap((index) => places[index] ?? []);
  };
}

/** The text with the places filled up, so that whatever is searched next does not find them again. Every place is of the text. */
export function blank(text: string, places: readonly Place[], filling = '□'): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of places.toSorted((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    blanked += text.slice(at, Math.max(at, start)) + filling.repeat(end - Math.max(at, start));
    at = end;
  }
  return at === 0 ? text : blanked + text.slice(at);
}
