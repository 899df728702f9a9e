/** Which day and which subscribers a question is about. */
import type { Day } from '#src/catalog/schema.ts';
import { behind, dayBefore } from '../days.ts';
import type { When } from './earlier/query.ts';
import type { Signals } from './signals.ts';

/** Words that make "before February 12" a matter of who subscribed, not of what held then. */
const SUBSCRIBED = /订|买|购|开通|续费|入的|上车|subscri|bought|purchas|sign(?:ed)? up|order|legacy|grandfather|old plan|keep|renew/i;
const NEAR = 24;

function aboutSubscribers(signals: Signals, start: number, end: number): boolean {
  const around = signals.text.slice(Math.max(0, start - NEAR * 2), end + NEAR);
  return SUBSCRIBED.test(around) && !signals.has('difference');
}

const BOUGHT_AFTER = /^(?:份|的时候)?(?:就)?(?:订|买|购|开通|开的|入的|上车|续的)/;
const BOUGHT_BEFORE = /\b(?:(?:subscriber|user|customer|subscription)\b[^.,?]{0,12}|(?:bought|purchased|subscribed|signed up)\b[^.,?]{0,40})$/i;

/** "1 月订的 Pro", "bought in January": the day says whose terms hold. */
function boughtThen({ text }: Signals, start: number, end: number): boolean {
  return (
    BOUGHT_AFTER.test(text.slice(end, end + 8)) ||
    BOUGHT_BEFORE.test(text.slice(Math.max(0, start - 60), start).replace(/\b(?:in|on|from|since)\s*$/i, ''))
  );
}

const isDay = (from: Day, until: Day): boolean => dayBefore(until) === from;

/** Nothing where the question is about the day itself. */
export function readWhen(signals: Signals, today: Day): When {
  const legacy = signals.has('legacy') || (signals.hasTerm('legacy-terms') && signals.has('old'));
  const [said] = signals.days;
  if (!said) return legacy || (signals.has('old') && !signals.has('changed', 'was', 'difference')) ? { legacy: true } : {};
  if (said.side === 'before') {
    if (legacy || aboutSubscribers(signals, said.start, said.end)) return { subscribedBefore: said.from };
    return { day: dayBefore(said.from) };
  }
  if (said.side === 'on' && boughtThen(signals, said.start, said.end)) {
    return { subscribedBefore: behind(said, signals.text.slice(said.start, said.end), today).until };
  }
  if (said.side === 'around') return { day: said.from };
  if (said.side === 'after') return { ...(legacy ? { legacy: true } : {}), ...(said.from > today ? { day: said.from } : {}) };
  if (isDay(said.from, said.until)) return { day: said.from };
  // This month or this year is what holds now, not what will at its end.
  if (said.from <= today && today < said.until) return { period: { from: said.from, until: said.until } };
  return { day: dayBefore(said.until), period: { from: said.from, until: said.until } };
}
