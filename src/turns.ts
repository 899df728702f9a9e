/** Who is worked for next: of those who wait each person in turn, so that whoever asks much at once holds up themselves and nobody else. */

export type Turns = {
  /** Does the work when its turn has come; gives what it gives. */
  take<T>(person: string, work: () => Promise<T>): Promise<T>;
  /** How much waits for its turn: of all, or of one person. */
  waiting(person?: string): number;
};

export type Most = { readonly ofAll?: number; readonly ofOne?: number };

/** At most so many are begun at a time; most of them wait for a store, or for a language model. */
export function createTurns({ ofAll = 64, ofOne = 4 }: Most = {}): Turns {
  /** What waits, by person, in the order in which they come to their turn; each person's own in the order in which they asked. */
  const lines = new Map<string, (() => void)[]>();
  const begun = new Map<string, number>();
  let busy = 0;
  let waiting = 0;

  const mayBegin = (person: string): boolean => busy < ofAll && (begun.get(person) ?? 0) < ofOne;

  function count(person: string, more: 1 | -1): void {
    busy += more;
    const left = (begun.get(person) ?? 0) + more;
    if (left > 0) begun.set(person, left);
    else begun.delete(person);
  }

  function next(): void {
    for (const [person, [begin, ...rest]] of lines) {
      if (!mayBegin(person)) continue;
      // To the end of the row.
      lines.delete(person);
      if (rest.length > 0) lines.set(person, rest);
      waiting -= 1;
      count(person, 1);
      begin?.();
      return;
    }
  }

  return {
    take: async (person, work) => {
      if (mayBegin(person)) count(person, 1);
      else {
        waiting += 1;
        await new Promise<void>((begin) => lines.set(person, [...(lines.get(person) ?? []), begin]));
      }
      try {
        return await work();
      } finally {
        count(person, -1);
        // What came in meanwhile is looked at before the next begins.
        setImmediate(next);
      }
    },
    waiting: (person) => (person === undefined ? waiting : (lines.get(person)?.length ?? 0)),
  };
}
