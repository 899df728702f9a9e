/** A time limit for what others do, that does not count the time in which this process itself was too busy to listen. */

export const LATE = Symbol('late');

/** The limit passes in so many slices: a turn of the event loop that takes long uses up one of them, whatever its length. */
const SLICES = 10;

/** What `work` gives, or LATE after `ms` milliseconds. Rejects as `work` does. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    const slice = (left: number) => {
      // What has arrived is read before the turn is over.
      timer = setTimeout(() => (left > 1 ? slice(left - 1) : setImmediate(resolve, LATE)), ms / SLICES);
    };
    slice(SLICES);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
