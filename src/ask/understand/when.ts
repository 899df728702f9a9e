/** Which day and which subscribers a question is about. */
import type { Day } from '#src/catalog/schema.ts';
import { behind, dayBefore } from '../days.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import type { When } from '../query/when.ts';

const NEAR = 24;
/** Yesterday and last week have no figure and no month. */
const DATED = /\d|[月年]|month|year|[a-z]{3} (?:\d|$)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Words of a subscription make "before February 12" a matter of who subscribed, not of what held then. */
function aboutSubscribers(heard: Said, { start, end }: MentionOf<'day'>): boolean {
  return !heard.has('difference') && heard.cues('subscribed').some((cue) => cue.end > start - NEAR * 2 && cue.start < end + NEAR);
}

const isDay = (from: Day, until: Day): boolean => dayBefore(until) === from;

/** Undefined where the question is about the day itself. */
export function readWhen(heard: Said, today: Day): When | undefined {
  const legacy = heard.has('legacy', 'earlier-subscribers') || (heard.hasTerm('legacy-terms') && heard.has('old'));
  // A day in a story is not the day of the answer.
  // What was bought the other day has today's terms.
  const isOld = ({ start, end }: MentionOf<'day'>): boolean => DATED.test(heard.text.slice(start, end));
  // "After last year's change, is it now unlimited": what holds now is asked.
  const since = (day: MentionOf<'day'>): boolean =>
    !heard.has('was', 'history', 'difference', 'compare', 'legacy') && heard.cues('now', 'still').some((now) => now.start > day.end && heard.apart(day, now));
  const isMeant = (day: MentionOf<'day'>): boolean => (!heard.told(day) && !since(day)) || (isOld(day) && (heard.boughtOn(day) || heard.has('subscribed', 'legacy')));
  const [said] = heard.all('day').filter(isMeant);
  if (!said) return legacy || (heard.has('old') && !heard.has('changed', 'was', 'difference')) ? { cohort: 'earlier' } : undefined;
  const earlier = legacy ? ({ cohort: 'earlier' } as const) : {};
  switch (said.side) {
    case 'before':
      return legacy || aboutSubscribers(heard, said) ? { cohort: said.from } : { day: dayBefore(said.from) };
    case 'around':
      return { day: said.from };
    case 'after':
      return { ...earlier, ...(said.from > today ? { day: said.from } : {}) };
    default:
      return onDay(heard, said, today);
  }
}

function onDay(heard: Said, said: MentionOf<'day'>, today: Day): When {
  // "1 月订的 Pro", "bought in January": the day says whose terms hold.
  if (heard.boughtOn(said)) return { cohort: behind(said, heard.text.slice(said.start, said.end), today).until };
  const { from, until } = said;
  if (isDay(from, until)) return { day: from };
  // This month or this year is what holds now, not what will at its end.
  if (from <= today && today < until) return { since: from, until: dayBefore(until) };
  return { day: dayBefore(until), since: from, until: dayBefore(until) };
}
