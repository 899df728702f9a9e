/** What was named and is in no Query: it is said in the reply, not dropped in silence. */
import type { HearingContext } from '#src/ask/heard.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { Entity } from '#src/catalog/types.ts';

/** A text in the Queries: ids, paths and the person's own words. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value.toLowerCase();
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}

const wordsOf = (text: string): readonly string[] => text.split(/[/=\s]/);

/** Whatever a line or a vendor is named for: a plan of it, the line, the vendor. */
function kin(entity: Entity, { view: { catalog } }: HearingContext): readonly string[] {
  switch (entity.kind) {
    case 'plan':
      return [entity.id, entity.line];
    case 'line':
      return [entity.id, entity.vendor, ...catalog.plansOf(entity.id).map(({ id }) => id)];
    case 'vendor':
      return [entity.id, ...catalog.linesOf(entity.id).flatMap((line) => [line.id, ...catalog.plansOf(line.id).map(({ id }) => id)])];
    case 'model':
      return [entity.id, entity.family];
    default:
      return [entity.id];
  }
}

/** The words of the message, each once. Talk and a question that was not understood hold nothing anyway. */
export function leftOver(message: string, queries: readonly Query[], context: HearingContext): readonly string[] {
  if (queries.every(({ kind }) => kind === 'talk' || kind === 'clarify')) return [];
  const { names, lexicon } = context;
  const texts = [...textsIn(queries)];
  const held = new Set(texts.flatMap((text) => [text, ...wordsOf(text)]));
  const lacks = (start: number, end: number): boolean => !texts.some((text) => text.includes(message.slice(start, end).toLowerCase()));
  const named = names
    .scan(message)
    .filter(({ how, tier, entities }) => how === 'exact' && !tier && !entities.some((entity) => kin(entity, context).some((id) => held.has(id))));
  const places = [...named, ...lexicon.outsiders(message)];
  const left = places.filter(({ start, end }) => lacks(start, end)).map(({ start, end }) => message.slice(start, end));
  return [...new Set(left)];
}
