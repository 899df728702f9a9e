/** A tree of tokens: finding all entries that begin at a place costs as much as the longest of them, however many there are. */
export type Trie<T> = { value?: T; readonly next: Map<string, Trie<T>> };

export function createTrie<T>(): Trie<T> {
  return { next: new Map() };
}

export function put<T>(trie: Trie<T>, tokens: Iterable<string>, value: T): void {
  let node = trie;
  for (const token of tokens) {
    const found = node.next.get(token) ?? createTrie<T>();
    node.next.set(token, found);
    node = found;
  }
  node.value = value;
}
