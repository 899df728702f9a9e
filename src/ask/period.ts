/** A stretch of time that has gone by: 近三个月, last 90 days, since March, 2 月到 8 月, 2026-02-12. */
import type { Day } from '#src/catalog/schema.ts';
import { behind, type DayMention, dayBefore, scanDays } from './days.ts';

/** Both inclusive; one that is not there is open. `rest`: the words that say nothing of time. */
export type Period = { readonly since?: Day; readonly until?: Day; readonly rest: string };

const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/(?:近|最近|过去)?\s?半年(?:来|以来|内)?/g, '近6个月'],
  [/(?:近|最近|过去)?\s?(?:一个?|1\s?个?)季度(?:来|以来|内)?/g, '近3个月'],
  [/\b(?:the )?(?:last|past) (?:half (?:a )?year|half-year|six months)\b/gi, 'last 6 months'],
  [/\b(?:the )?(?:last|past) quarter\b/gi, 'last 3 months'],
  [/\b(?:the )?past year\b/gi, 'last 12 months'],
  [/\b(?:the )?past month\b/gi, 'last 30 days'],
  [/\b(?:the )?past week\b/gi, 'last 7 days'],
];
/** Counts without the word that makes them a stretch of time up to now. */
const BARE_COUNT = /^([0-9]+|[一二两三四五六七八九十]+)\s?(天|个月|周|个?星期|年)(?:内|来|以来)?$|^(\d+|two|three|six)\s(days|weeks|months)$/i;
const CONNECTIVES =
  /^[\s,，、:：.。~～\-–—]+|\b(?:from|since|to|until|till|up|on|in|after|before|the|and|between|now|today|during)\b|自从|自|从|到现在|至今|以来|之后|以后|为止|截至|截止|现在|今天|[在到至起前后内来的]|[\s,，、:：.。~～\-–—?？!！]+$/gi;
/** Said of the last while in general: the default span is meant. */
const LATELY = /\b(?:recently|lately|of late)\b|最近|近期|近来|这阵子/gi;
function rewritten(text: string): string {
  const plain = REWRITES.reduce((before, [pattern, instead]) => before.replace(pattern, instead), text.normalize('NFKC').trim());
  const bare = BARE_COUNT.exec(plain);
  if (!bare) return plain;
  return bare[1] === undefined ? `last ${plain}` : `近${bare[1]}${bare[2] ?? ''}`;
}

/** English months stand alone only after a word that says so. */
function mentionsOf(text: string, today: Day): { readonly text: string; readonly mentions: readonly DayMention[] } {
  const found = scanDays(text, today);
  if (found.length > 0 || !/^[a-z]{3,9}\.?$/i.test(text)) return { text, mentions: found };
  return { text: `in ${text}`, mentions: scanDays(`in ${text}`, today) };
}

const isOneDay = ({ from, until }: DayMention) => dayBefore(until) === from;

/**
 * What a text says of time, and what else it says. A single day, or "since …", leaves the end open; "before …" leaves the beginning open.
 * Two times are the ends of one stretch.
 */
export function readPeriod(words: string, today: Day): Period {
  const { text, mentions } = mentionsOf(rewritten(words), today);
  const ends = mentions.map((mention) => behind(mention, text.slice(mention.start, mention.end), today));
  const left = ends.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text).replace(LATELY, ' ');
  const rest = left.replace(CONNECTIVES, ' ').replaceAll(/\s+/g, ' ').trim();
  const [first, second] = ends;
  if (!first) return { rest };
  if (second) {
    const [early, late] = first.from <= second.from ? [first, second] : [second, first];
    return { since: early.from, until: dayBefore(late.until), rest };
  }
  if (first.side === 'before') return { until: dayBefore(first.from), rest };
  if (first.side === 'after' || isOneDay(first)) return { since: first.from, rest };
  return { since: first.from, until: dayBefore(first.until), rest };
}
