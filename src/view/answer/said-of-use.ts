/** What an answer says of the use itself: what was taken for granted, and which figures were not used. */
import type { UseAnswer } from '#src/ask/answer/types.ts';
import type { Scene } from '../slot-text.ts';
import { teamSentence } from '../team-text.ts';

const clock = (hour: number): string => `${Math.floor(hour)}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`;

/** Sentences, none where all was said and used. */
export function saidAbout({ query }: UseAnswer, { loc }: Scene): readonly string[] {
  const { team, groups, inputApart, startHour, zone } = query.workload;
  return [
    ...(team ? [teamSentence(team, loc, groups !== undefined)] : []),
    ...(zone !== undefined && startHour !== undefined ? [loc.t('ask:use.zone', { hour: clock(startHour) })] : []),
    ...(inputApart ? [loc.t('ask:use.inputApart')] : []),
    ...(query.left?.length ? [loc.t('ask:use.left', { figures: loc.list(query.left.map((text) => loc.t('ask:use.quoted', { text }))) })] : []),
  ];
}
