/**
 * What is sent for a card, made once. The same card goes to many askers when its answer is given again, and what is sent differs only in what the
 * ids of its controls begin with: that is put in anew for each. What is seen once only is not kept.
 */
import type { Card } from '#src/card/card.ts';
import type { Outcome } from '#src/command/context.ts';

/** `alike`: nothing in it is this asker's but what the ids begin with. It is plain JSON. */
export type Written<T> = { readonly value: T; readonly alike: boolean };

export type Stencils<T> = {
  /** `way`: how the card is written, where there are several. */
  write(outcome: Outcome, way: string, write: () => Promise<Written<T>>): Promise<T>;
};

const SEEN = 'seen';

export function createStencils<T>(): Stencils<T> {
  /** By card and way: that it was written once, or its text around the places where the ids of an asker begin. */
  const kept = new WeakMap<Card, Map<string, typeof SEEN | readonly string[]>>();
  return {
    write: async (outcome, way, write) => {
      const card = outcome.card();
      const ways = kept.get(card) ?? new Map<string, typeof SEEN | readonly string[]>();
      kept.set(card, ways);
      const found = ways.get(way);
      if (found !== undefined && found !== SEEN) return JSON.parse(found.join(outcome.idHead)) as T;
      const { value, alike } = await write();
      if (alike) ways.set(way, found === SEEN ? JSON.stringify(value).split(outcome.idHead) : SEEN);
      return value;
    },
  };
}
