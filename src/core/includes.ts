/** Whether a plan takes a client, serves a model or speaks a protocol, by the lists it states or inherits. */
import type { Held, Ref, View } from '#src/catalog/types.ts';

export type ListAttribute = 'models' | 'clients' | 'protocols';
/** `unknown`: no list, or one that does not claim to be complete. `held`: the list that says so. */
export type Inclusion = { readonly answer: 'yes' | 'no' | 'unknown'; readonly held?: Held<ListAttribute> };

/** Throws RangeError for an entity that does not exist. */
export function includes(view: View, entity: Ref, attribute: ListAttribute, id: string): Inclusion {
  const held = view.slot(entity, attribute)?.readings[0]?.lead;
  if (!held) return { answer: 'unknown' };
  if (held.fact.items.includes(id)) return { answer: 'yes', held };
  return { answer: held.fact.complete ? 'no' : 'unknown', held };
}
