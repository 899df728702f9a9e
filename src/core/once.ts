/** What holds on a day does not change: what was worked out for a view is kept with it. */
import type { View } from '#src/catalog/types.ts';

/** Questions hold any number of months and seats; what is asked again and again is far less. */
const MOST = 4000;

/** `work`, done once for each view and key, as long as there are not more than `most`; the key tells apart all that the result depends on. */
export function oncePerView<Args extends readonly unknown[], Result>(
  keyOf: (...args: Args) => string,
  work: (view: View, ...args: Args) => Result,
  most = MOST,
): (view: View, ...args: Args) => Result {
  const known = new WeakMap<View, Map<string, Result>>();
  return (view, ...args) => {
    const own = known.get(view) ?? new Map<string, Result>();
    known.set(view, own);
    const key = keyOf(...args);
    const found = own.get(key);
    if (found !== undefined || own.has(key)) return found as Result;
    const result = work(view, ...args);
    if (own.size >= most) own.clear();
    own.set(key, result);
    return result;
  };
}
