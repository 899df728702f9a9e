/** Topics in the order in which a question names them: what is asked first is answered first. */
import { isLimitWindow } from '#src/catalog/spans.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { Topic } from './earlier/query.ts';
import type { Signals } from './signals.ts';
import { BY_CUE, BY_TERM, WEAK_BY_CUE } from './topic-rules.ts';

type Place = { readonly start: number };

const first = (places: readonly Place[]): number | undefined => (places.length > 0 ? Math.min(...places.map(({ start }) => start)) : undefined);

const PHASE_CUES = { first: 'first', second: 'second', regular: 'regular', renewal: 'renewal' } as const;

/** Where the words of a topic stand; undefined where they cannot be told apart from others. */
function placeOf(topic: Topic, { mentions, families, terms, at }: Signals): number | undefined {
  const { attribute, item, family, term, window, phase } = topic;
  if (item) return first(mentions.filter(({ entities }) => entities.some(({ id }) => id === item.id)));
  if (family !== undefined) return first(families.filter((each) => each.family === family));
  const named = terms.filter(({ id }) => id === term || BY_TERM[id]?.some((own) => own.attribute === attribute && own.term === term));
  if (term !== undefined && named.length > 0) return first(named);
  if (isLimitWindow(window)) return at(spanCue(window));
  if (attribute === 'discounts') return at('promotion');
  if (phase !== undefined) return at(PHASE_CUES[phase]) ?? at('promotion');
  if (attribute === 'prices') return at('price') ?? at('cheapest');
  if (attribute === 'quotas') return at('quota') ?? at('amount');
  const cues = [...BY_CUE, ...WEAK_BY_CUE].filter(([, topics]) => topics.some((own) => own.attribute === attribute && own.term === term));
  return first(cues.flatMap(([cue]) => at(cue) ?? []).map((start) => ({ start })));
}

/** Stable: a topic without a place of its own stays behind the one before it. */
export function inOrder(topics: readonly Topic[], signals: Signals): readonly Topic[] {
  let last = -1;
  const placed = topics.map((topic) => {
    last = placeOf(topic, signals) ?? last;
    return { topic, start: last };
  });
  return placed.toSorted((one, other) => one.start - other.start).map(({ topic }) => topic);
}
