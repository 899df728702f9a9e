/**
 * A tree of tokens: finding all entries that begin at a place costs as much as the longest of them, however many there are. Most nodes have one child:
 * a map for each of them would take four times the memory.
 */
export type Trie<T> = { value: T | undefined; token: string | undefined; only: Trie<T> | undefined; more: Map<string, Trie<T>> | undefined };

export function createTrie<T>(): Trie<T> {
  return { value: undefined, token: undefined, only: undefined, more: undefined };
}

/** The node that the token leads to. */
export function next<T>(node: Trie<T>, token: string): Trie<T> | undefined {
  if (node.more) return node.more.get(token);
  return node.token === token ? node.only : undefined;
}

/** The same, made where it is not there yet. */
export function grown<T>(node: Trie<T>, token: string): Trie<T> {
  const known = next(node, token);
  if (known) return known;
  const made = createTrie<T>();
  if (node.more) node.more.set(token, made);
  else if (node.token === undefined || node.only === undefined) {
    node.token = token;
    node.only = made;
  } else {
    node.more = new Map([
      [node.token, node.only],
      [token, made],
    ]);
    node.token = undefined;
    node.only = undefined;
  }
  return made;
}

export function put<T>(trie: Trie<T>, tokens: Iterable<string>, value: T): void {
  let node = trie;
  for (const token of tokens) node = grown(node, token);
  node.value = value;
}
