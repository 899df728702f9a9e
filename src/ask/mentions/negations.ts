/** What is said not to be meant, and how far that reaches: 除了百炼和方舟, "anything but Kimi", "non-highspeed", 不算首购, 百炼除外. */
import type { Place } from '../places.ts';
import { sharesNegation } from './links.ts';

/** `ahead`: what follows is left out; otherwise what stands before it. */
export type NegationMention = Place & { readonly ahead: boolean };

const AHEAD =
  /除了?|除去|除开|抛开|(?<!算)不算(?!上)|(?<!是)不是|而非|并非|(?<!要)不要|不考虑|不含|不包括|排除|去掉|别(?:给我)?(?:推荐|说|提)|不想[要用买]|不喜欢|(?<![a-z])(?:besides|other than|apart from|except(?: for)?|excluding|aside from|not counting|anything but|everything but|all but|ignoring|rather than|without|forget|skip|avoid|non(?=[- ])|no(?! [a-z]* ?(?:limit|cap|idea|one|need|problem|longer|more|way)\b)|not(?! (?:in|on|the same|sure|only|just|a |an |be|to)\b)|(?:do not|don't) (?:want|like|need|care for))(?![a-z])/gi;
const BEHIND = /除外|以外|之外|(?:就|都)?不(?:算|要|考虑)了?(?=$|[,，。;；\s])|(?<![a-z])(?:excluded|aside)(?![a-z])/gi;
const LEAST_GAP = /^[\s-]*(?:the |any |of |a |an |在|用|了|从|-|有)*\s*$/i;

export function scanNegations(text: string): readonly NegationMention[] {
  const places = (pattern: RegExp, ahead: boolean) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, ahead }));
  return [...places(AHEAD, true), ...places(BEHIND, false)];
}

type Reached = Place & { readonly kind: string; readonly cue?: string; readonly inferred?: true };
/** Cues that may be said not to be meant; of others 不算 and the like say something else. */
const EXCLUDABLE: ReadonlySet<string> = new Set([
  'price',
  'quota',
  'first',
  'regular',
  'renewal',
  'promotion',
  'fast-edition',
  'limited',
  'international',
  'domestic',
  'yearly',
]);

/** What a negation takes off: the mention right beside it and those joined to that one. */
export function reachOf(text: string, all: readonly Reached[]): (mention: Reached) => boolean {
  const negations = all.filter((each): each is Reached & NegationMention => each.kind === 'negation');
  if (negations.length === 0) return () => false;
  const things = all
    .filter(({ kind }) => kind === 'name' || kind === 'family' || kind === 'cue' || kind === 'term')
    .sort((a, b) => a.start - b.start);
  const reached = new Set<Reached>();
  for (const { start, end, ahead } of negations) {
    let edge = ahead ? end : start;
    const row = ahead ? things.filter((each) => each.start >= end) : things.filter((each) => each.end <= start).reverse();
    let first = true;
    for (const each of row) {
      if (each.inferred) continue;
      if (each.kind === 'cue' && !EXCLUDABLE.has(each.cue ?? '')) continue;
      const [from, to] = ahead ? [edge, each.start] : [each.end, edge];
      const beside = first ? LEAST_GAP.test(text.slice(Math.min(from, to), Math.max(from, to))) : from > to || sharesNegation(text, from, to);
      if (!beside) break;
      // Only names go on: "not Kimi and cheap" leaves out Kimi.
      if (!first && each.kind !== 'name' && each.kind !== 'family' && from <= to) break;
      reached.add(each);
      edge = ahead ? Math.max(edge, each.end) : Math.min(edge, each.start);
      first = false;
    }
  }
  return (mention) => reached.has(mention);
}
