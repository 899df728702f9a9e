/** Which model answers a call: plans send calls by an old name to the model that took its place. */
import type { Held, Ref, View } from '#src/catalog/types.ts';

/** `by`: the fact that says so; absent where the call is answered by the model that it names. */
export type Answering = { readonly model: string; readonly by?: Held<'routes'> };

/** `model`: id of the model that is called. Throws RangeError for an entity that does not exist. */
export function answeringModel(view: View, entity: Ref, model: string): Answering {
  const by = view.slot(entity, 'routes', { model })?.readings[0]?.lead;
  return by ? { model: by.fact.to, by } : { model };
}
