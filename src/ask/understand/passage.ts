/** What the data says in words that the question uses and no rule accounts for: a remark of a source, an event, advice. */
import type { Ref } from '#src/catalog/types.ts';
import { blank } from '../places.ts';
import type { Query, QueryOf } from '../query.ts';
import type { Scope } from './context.ts';
import { subjectsOf } from './follow-up.ts';
import type { Frame } from './frame.ts';

/** Those who may have said it: what the query is about, the line of a plan, the plans of a line, the lines of a model's maker. */
function tellersOf(query: Query, { catalog }: Scope): readonly Ref[] {
  return subjectsOf(query).flatMap((ref): readonly Ref[] => {
    const entity = catalog.find(ref);
    switch (entity?.kind) {
      case 'plan':
        return [ref, { kind: 'line', id: entity.line }];
      case 'line':
        return [ref, { kind: 'vendor', id: entity.vendor }, ...catalog.plansOf(entity.id).map(({ id }): Ref => ({ kind: 'plan', id }))];
      case 'model':
        return [ref, ...(entity.vendor === undefined ? [] : catalog.linesOf(entity.vendor).map(({ id }): Ref => ({ kind: 'line', id })))];
      default:
        return entity ? [ref] : [];
    }
  });
}

/** It was said by the day. */
function isSaid({ catalog, today }: Scope, { of, attribute, index }: Omit<QueryOf<'passage'>, 'kind'>): boolean {
  const fact = (catalog.find(of)?.[attribute as 'notes'] as readonly { readonly day?: string; readonly from?: string }[] | undefined)?.[index];
  return fact !== undefined && (fact.day ?? fact.from ?? '') <= today;
}

/** Undefined for small talk, and where nothing written has the words. */
export function readPassage({ signals, scope }: Frame, query: Query): QueryOf<'passage'> | undefined {
  if (query.kind === 'notForMe' || query.kind === 'clarify' || (query.kind === 'unknown' && query.reason !== 'topic')) return undefined;
  const { text, mentions, cues, terms, families, days, money } = signals;
  const within = new Set(tellersOf(query, scope).map(({ kind, id }) => `${kind}:${id}`));
  const { texts } = scope.lexicon;
  const words = blank(text, mentions, ' ');
  const rest = blank(text, [...mentions, ...cues, ...terms, ...families, ...days, ...money], ' ');
  const fits: Parameters<typeof texts.passage>[2]['fits'] = ({ owner, attribute, index }) => isSaid(scope, { of: owner, attribute, index });
  // Somebody else's text may tell of those named, too: it has to match better.
  const found =
    texts.passage(words, rest, { ...(within.size > 0 ? { within } : {}), needs: query.kind === 'unknown' ? 'little' : 'enough', fits }) ??
    (within.size > 0 ? texts.passage(words, rest, { needs: 'much', fits }) : undefined);
  return found && { kind: 'passage', of: found.owner, attribute: found.attribute, index: found.index };
}
