/** A command line that was answered as a question: the card says so; where nobody understood it, what was wrong with the line is told instead. */
import type { Result } from '#src/command/define.ts';

type Answered = { readonly result: Result };

export function asQuestion<A extends Answered>(answer: A, otherwise: A): A {
  if (answer.result.kind === 'unknown') return otherwise;
  const { card, ...result } = answer.result;
  const told: Result = {
    ...result,
    card: (loc) => {
      const { blocks, ...rest } = card(loc);
      return { ...rest, blocks: [...blocks, { type: 'note', text: loc.t('errors:asQuestion') }] };
    },
  };
  return { ...answer, result: told };
}
