/** Which messages a model is asked to read. */
import type { Heard, HearingContext } from '#src/ask/heard.ts';
import type { ModelConfig } from '#src/config.ts';

const DOUBTFUL: ReadonlySet<string> = new Set(['unknown', 'clarify']);

/**
 * Talk is answered by the rules. What is about nothing known may still lean on what was said before; without that it is none of the trade, and stays in
 * the house.
 */
function isSmallTalk({ queries }: Heard, { earlier = [], quoted }: HearingContext): boolean {
  const leans = earlier.length > 0 || quoted !== undefined;
  return queries.every((query) => query.kind === 'talk' && !(leans && query.about === 'off-topic'));
}

/** The rules found nothing, ask back, or leave over what was named. */
const isDoubtful = ({ queries, left = [] }: Heard): boolean =>
  left.length > 0 || queries.some((query) => DOUBTFUL.has(query.kind) || (query.kind === 'talk' && query.about === 'off-topic'));

/** `rules`: how they read it. */
export function wantsModel(rules: Heard, context: HearingContext, mode: ModelConfig['mode']): boolean {
  if (mode === 'off' || isSmallTalk(rules, context)) return false;
  return mode === 'first' || isDoubtful(rules);
}
