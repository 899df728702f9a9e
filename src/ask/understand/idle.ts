/** Parts of a message that change nothing: without them it would be understood the same, so they were not considered. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { storiesIn } from '../mentions/clauses.ts';
import { hear, type Scope } from '../mentions/said.ts';
import { restLength } from '../mentions/unknown-words.ts';
import { overlap, type Place } from '../places.ts';
import { canonical } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';

/** `words`: as they were written; `asks`: a question that is not answered then. */
export type Idle = { readonly words: string; readonly asks: boolean };
/** `doubtful`: a question that the Queries do not answer is among them, or most of the message. */
export type Unheard = { readonly parts: readonly Idle[]; readonly doubtful: boolean };

const BREAK =
  /[,，、;；。!！?？\n:：()（）]+(?!\d)|\.(?=\s|$)|\s[-–—]+\s|但是?|而且|并且|不过|另外|顺便|\b(?:and|but|because|since|so|if|although)\b/giu;
const ASKS =
  /[?？]|吗$|多少|几[个款家倍次天]|哪|谁|怎么|如何|什么|是不是|能不能|会不会|有没有|值不值|够不够|[一]共|合计|\b(?:what|which|how|when|where|who|does|do i|should i|can i|is it|total)\b/i;
/** How to answer, and words that open or close a message. */
const MANNER =
  /^(?:verify|good (?:morning|evening|afternoon)|不好意思.*|cost and limits please|choose me one|any (?:ideas|advice|thoughts)|(?:what|anything|something) else|serious(?:ly)?|ok serious q|thanks.*|(?:请|麻烦)?帮(?:我|忙)?(?:核|看|算)一下.*|列个表.*|废话.*|我就问一句|问一下|要求|谢谢.*|在线等|说实话|只看钱|价格|额度)$/i;
/** Longer messages are read as they are; so many readings of one are enough. */
const LONGEST = 700;
const MOST_PARTS = 14;
const LEAST_REST = { han: 2, latin: 3 } as const;

/** The person's own words in a Query tell no two apart. */
const QUOTED: ReadonlySet<string> = new Set(['conditions', 'question', 'words', 'text', 'left']);
const meant = (queries: readonly Query[]): string =>
  JSON.stringify(canonical(queries), (key, value: unknown) => (QUOTED.has(key) ? undefined : value));

function partsOf(text: string): readonly Place[] {
  const breaks = [...text.matchAll(BREAK)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return [{ start: 0, end: 0 }, ...breaks]
    .map(({ end }, index) => ({ start: end, end: breaks[index]?.start ?? text.length }))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** It says something, beside the small words of a language and how to answer. */
function tells(words: string, scope: Scope): boolean {
  if (MANNER.test(words)) return false;
  const heard = hear(words, scope);
  return heard.all('number').length > 0 || restLength(heard) >= (hasHan(words) ? LEAST_REST.han : LEAST_REST.latin);
}

/** What a Query tells of: attributes of whom it names. */
function toldBy(query: Query): readonly string[] {
  if (query.kind === 'fact' || query.kind === 'compare') return query.topics;
  if (query.kind === 'select') return [query.by?.split('/')[0] ?? '', ...(query.show ?? [])];
  return query.kind === 'sum' ? query.rows.flatMap(({ term }) => term?.split('/')[0] ?? []) : [];
}

/** The question is one that is answered already: it says again what another part of the message does. */
function isHeld(again: Query, queries: readonly Query[]): boolean {
  if (again.kind === 'sum' || again.kind === 'use') return queries.some((query) => meant([query]) === meant([again]));
  return queries.some((query) => {
    const holds = (path: string): boolean => toldBy(query).includes(path);
    if (query.kind === 'sum') return toldBy(again).some(holds);
    return query.kind === again.kind && toldBy(again).every(holds);
  });
}

const MOST_OF_IT = 0.5;

/** `read`: what a text is understood as, after what was asked before. Every part is left out once: a Query that stays as it was does not hold it. */
export function unheardIn(
  text: string,
  queries: readonly Query[],
  read: (text: string, before?: readonly Query[]) => readonly Query[],
  scope: Scope,
): Unheard {
  const parts = text.length > LONGEST ? [] : partsOf(text);
  if (parts.length < 2 || parts.length > MOST_PARTS) return { parts: [], doubtful: false };
  const whole = meant(queries);
  const stories = storiesIn(text);
  const idle = parts.flatMap((part) => {
    const words = text.slice(part.start, part.end).trim();
    if (stories.some((story) => overlap(part, story)) || !tells(words, scope)) return [];
    if (meant(read(text.slice(0, part.start) + text.slice(part.end))) !== whole) return [];
    const asks = ASKS.test(text.slice(part.start, part.end + 1));
    return asks && read(words, queries).every((query) => isHeld(query, queries)) ? [] : [{ words, asks }];
  });
  const most = idle.length > 2 && idle.length >= parts.length * MOST_OF_IT;
  return { parts: idle, doubtful: most || idle.some(({ asks }) => asks) };
}
