/** What was left out because the person said so. */
import type { Answer } from '#src/ask/answer/types.ts';
import type { Except } from '#src/ask/query/when.ts';
import type { NoteBlock } from '#src/card/card.ts';
import { idName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';

const MOST = 4;

function namesOf({ subjects = [], clients = [], models = [], sale = [] }: Except, { loc, view }: Scene): readonly string[] {
  const named = [...subjects, ...clients, ...models].map((id) => idName(id, view.catalog, loc));
  const few = named.length > MOST ? [...named.slice(0, MOST), loc.t('ask:leftOut.more', { count: named.length - MOST })] : named;
  return [...few, ...sale.map((state) => loc.t(`ask:leftOut.sale.${state}`))];
}

/** A note where something was left out of what is chosen from or listed; a named edition or phase is told by the answer itself. */
export function leftOutNote(answers: readonly Answer[], scene: Scene): readonly NoteBlock[] {
  const left = answers.flatMap((answer) =>
    'query' in answer && 'except' in answer.query && answer.query.except ? namesOf(answer.query.except, scene) : [],
  );
  const names = [...new Set(left)];
  return names.length > 0 ? [{ type: 'note', text: scene.loc.t('ask:leftOut.said', { names: scene.loc.list(names) }) }] : [];
}
