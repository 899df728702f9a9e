/** What an answer says of the use itself: what was taken for granted, and which figures were not used. */
import type { UseAnswer } from '#src/ask/answer/types.ts';
import type { Scene } from '../slot-text.ts';
import { teamSentence } from '../team-text.ts';

/** Sentences, none where all was said and used. */
export function saidAbout({ query }: UseAnswer, { loc }: Scene): readonly string[] {
  const { team, inputApart } = query.workload;
  return [
    ...(team ? [teamSentence(team, loc)] : []),
    ...(inputApart ? [loc.t('ask:use.inputApart')] : []),
    ...(query.left?.length ? [loc.t('ask:use.left', { figures: loc.list(query.left.map((text) => loc.t('ask:use.quoted', { text }))) })] : []),
  ];
}
