/** What is looked up once: texts do not change while the program runs. */

/** Keys are our own and few; the bound is for keys that are made from what people type. */
const MOST = 10_000;

/** `look`, done once for each id; `idOf`, the key itself unless told otherwise, tells apart all that the result depends on. */
export function remembering<Args extends readonly [string, ...unknown[]], T>(
  look: (...args: Args) => T,
  idOf: (...args: Args) => string = (...[key]) => key,
): (...args: Args) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const id = idOf(...args);
    const before = known.get(id);
    if (before !== undefined || known.has(id)) return before as T;
    const found = look(...args);
    if (known.size < MOST) known.set(id, found);
    return found;
  };
}
