/** What all of a comparison have in a list, and what only one has. */
import type { CompareAsked } from '#src/ask/answer/asked.ts';
import type { Comparison, Row } from '#src/core/compare-types.ts';
import { refName, termName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';

/** A model, a client or a protocol of a list by its name. */
export function itemName(row: Row, id: string, { loc, view }: Scene): string {
  if (row.attribute === 'protocols') return termName(id, view.catalog, loc);
  return refName({ kind: row.attribute === 'clients' ? 'client' : 'model', id }, view.catalog, loc);
}

/** `sets`: what comes first, that of one or that of all. */
export function setSentences(row: Row, comparison: Comparison, scene: Scene, sets: CompareAsked['asks']): readonly string[] {
  const { loc, view } = scene;
  if (!row.set) return [];
  const named = (ids: readonly string[]) => loc.list(ids.map((id) => itemName(row, id, scene)));
  const what = loc.t(`fact:attributes.${row.attribute}`);
  const none = row.set.disjoint ? [loc.t('ask:sets.none', { what })] : [];
  const shared = row.set.shared.length > 0 ? [loc.t('ask:sets.shared', { what, items: named(row.set.shared) })] : none;
  const only = row.set.only.flatMap((ids, index) => {
    const side = comparison.sides[index];
    return side && ids.length > 0 ? [loc.t('ask:sets.only', { side: refName(side, view.catalog, loc), items: named(ids) })] : [];
  });
  return sets === 'only' ? [...only, ...shared] : [...shared, ...only];
}
