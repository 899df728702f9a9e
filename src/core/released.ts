/** Whether a model was there on a day. */
import type { Ref, View } from '#src/catalog/types.ts';

/** `no`: its release lies after the day. `unknown`: nobody says when it came out. Throws RangeError for an entity that does not exist. */
export function isReleased(view: View, model: Ref): 'yes' | 'no' | 'unknown' {
  if (view.slot(model, 'released')) return 'yes';
  return view.upcoming(model, 'released').length > 0 ? 'no' : 'unknown';
}
