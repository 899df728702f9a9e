/** Plans of an answer that nobody can buy any more. */
import type { Entity } from '#src/catalog/types.ts';
import { sidesSold } from '#src/core/compare-verdict.ts';
import { closedText } from '../compare-verdict.ts';
import type { Scene } from '../slot-text.ts';

/** Of more it is their line that is closed. */
const MOST = 3;

/** "B (since 2026-06-01) is closed to new buyers." Nothing where all can be bought. */
export function closedOf(entities: readonly Entity[], { view, loc }: Scene): readonly string[] {
  const plans = entities.filter(({ kind }) => kind === 'plan');
  const closed = sidesSold(view, plans).filter(({ sold }) => !sold);
  return closed.length > 0 && closed.length <= MOST ? [closedText(closed, loc)] : [];
}
