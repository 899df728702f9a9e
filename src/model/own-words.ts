/**
 * The words that Queries quote are the person's, never a model's: each is put in the place of what the model wrote for it. Nothing that a model words is
 * ever shown.
 */
import { OWN_SHARE, piecesOf } from '#src/ask/pieces.ts';
import type { Query } from '#src/ask/query/query.ts';
import { parseTopic, topicPath } from '#src/ask/query/topics.ts';

/** What was said in between is no longer than this times what was quoted. */
const STRETCH = 3;

/** The shortest stretch of the text that has most of these pieces; undefined where it has too few of them. */
function stretchOf(text: string, wanted: ReadonlySet<string>): string | undefined {
  const pieces = piecesOf(text);
  const needed = new Set(pieces.filter((piece) => wanted.has(piece.text)).map((piece) => piece.text)).size;
  if (needed === 0 || needed < OWN_SHARE * wanted.size) return undefined;
  let best: string | undefined;
  for (const [index, first] of pieces.entries()) {
    if (!wanted.has(first.text)) continue;
    const found = new Set<string>();
    for (const last of pieces.slice(index)) {
      if (wanted.has(last.text)) found.add(last.text);
      if (found.size < needed) continue;
      const stretch = text.slice(first.start, last.end);
      if (best === undefined || stretch.length < best.length) best = stretch;
      break;
    }
  }
  return best;
}

/** The person's own words that a quotation stands for; undefined where nobody said so. `said`: the message, then what was said before it. */
export function ownWords(quoted: string, said: readonly string[]): string | undefined {
  const wanted = new Set(piecesOf(quoted).map(({ text }) => text));
  for (const text of said) {
    const at = text.toLowerCase().indexOf(quoted.trim().toLowerCase());
    if (at >= 0 && quoted.trim() !== '' && text.toLowerCase().length === text.length) return text.slice(at, at + quoted.trim().length);
    const stretch = stretchOf(text, wanted);
    if (stretch !== undefined && stretch.length <= STRETCH * Math.max(quoted.length, 8)) return stretch;
  }
  return undefined;
}

/** Fields that quote. `text` of a clarification and of a claim, `name` of a product that is not held. */
const QUOTING: ReadonlySet<string> = new Set(['words', 'conditions', 'editions', 'left', 'name', 'text']);
const PATHS: ReadonlySet<string> = new Set(['topics', 'show']);

type Quoted = { readonly value: unknown; readonly unsaid: readonly string[] };

/** What only a person can name in a path: `clients/name=…`, `counting/for=…`. */
function pathQuoted(path: string, said: readonly string[]): Quoted {
  const topic = parseTopic(path);
  if (topic.name === undefined) return { value: path, unsaid: [] };
  const own = ownWords(topic.name, said);
  return own === undefined ? { value: path, unsaid: [topic.name] } : { value: topicPath({ ...topic, name: own }), unsaid: [] };
}

function quotedIn(value: unknown, key: string, said: readonly string[]): Quoted {
  if (typeof value === 'string') {
    if (PATHS.has(key)) return pathQuoted(value, said);
    if (!QUOTING.has(key)) return { value, unsaid: [] };
    const own = ownWords(value, said);
    return own === undefined ? { value, unsaid: [value] } : { value: own, unsaid: [] };
  }
  if (Array.isArray(value)) {
    const all = value.map((each) => quotedIn(each, key, said));
    return { value: all.map((each) => each.value), unsaid: all.flatMap(({ unsaid }) => unsaid) };
  }
  if (typeof value !== 'object' || value === null) return { value, unsaid: [] };
  const fields = Object.entries(value).map(([name, field]) => [name, quotedIn(field, name, said)] as const);
  return {
    value: Object.fromEntries(fields.map(([name, field]) => [name, field.value])),
    unsaid: fields.flatMap(([, { unsaid }]) => unsaid),
  };
}

/** A question back asks the message itself, with a place for the choice. */
function askedBack(query: Query, message: string): Query {
  if (query.kind !== 'clarify') return query;
  const at = query.text === '' ? -1 : message.indexOf(query.text);
  const question = at < 0 ? `{} ${message}` : `${message.slice(0, at)}{}${message.slice(at + query.text.length)}`;
  return { ...query, question };
}

/** The Queries with the person's own words, and what is quoted though nobody said it. `said`: the message first. */
export function inOwnWords(
  queries: readonly Query[],
  said: readonly string[],
): { readonly queries: readonly Query[]; readonly unsaid: readonly string[] } {
  const all = queries.map((query) => {
    const { value, unsaid } = quotedIn(query, '', said);
    return { query: askedBack(value as Query, said[0] ?? ''), unsaid };
  });
  return { queries: all.map(({ query }) => query), unsaid: all.flatMap(({ unsaid }) => unsaid) };
}
