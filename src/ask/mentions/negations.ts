/** What is said not to be meant, and how far that reaches: 除了百炼和方舟, "anything but Kimi", "non-highspeed", 不算首购, 百炼除外. */

import { hasHan } from '#src/catalog/names/normalise.ts';
import { isProduct } from '#src/catalog/schema.ts';
import type { Place } from '../places.ts';

/** `ahead`: what follows is left out; otherwise what stands before it. */
export type NegationMention = Place & { readonly ahead: boolean };

const AHEAD_ZH = [
  '除了?(?!外)|除去|除开|抛开|撇开|刨去|刨除|避开|绕开',
  '(?<!算)不算(?!上)|(?<!是)不是(?![^,，。?？]*[吗么嘛?？])|而非|并非|不含|不包括|排除|去掉|不考虑',
  '(?<!要)不要(?:给我|再)*(?:推荐|推|说|提)?|(?:别|甭)(?:再|给我|跟我|老)*(?:推荐|推|说|提|选|用|来)|不想(?:再)?[要用买碰]|不(?:太)?喜欢|讨厌|受够了?',
  '(?<!用|为什么|为啥|干嘛)不(?:再)?用|(?<!买|为什么|为啥)不(?:再)?买|(?<!选|为什么|为啥)不(?:再)?选|(?<!订|为什么|为啥)不(?:再)?订|(?<!看)不看',
  '非(?!常|得|要|洲)',
].join('|');
const AHEAD_EN = [
  'besides|other than|apart from|aside from|except(?: for)?|excepting|excluding|barring|leav(?:ing|e) out|not counting|not including|ignor(?:ing|e)|forget(?: about)?|skip|avoid',
  'anything but|everything but|everyone but|any(?:one|body)? but|all but|but not|rather than|without|nothing|non(?=[- ])',
  "(?:that|which|who) (?:isn't|is not|aren't|are not|doesn't come from)|that's not",
  'no(?! [a-z]* ?(?:limit|cap|idea|one|need|problem|longer|more|way)\\b)|(?<!why )not(?! (?:in|on|the same|sure|only|just|a |an |be|to)\\b)',
  "(?:do not|don't) (?:want|like|need|care for|trust|recommend|suggest|give me|show me)|(?:hate|dislike|done with|tired of|sick of|fed up with)",
].join('|');
const AHEAD = new RegExp(`${AHEAD_ZH}|(?<![a-z])(?:${AHEAD_EN})(?![a-z])`, 'gi');
const BEHIND =
  /除外|以外|之外|不算在内|(?:就|都|也|全)?(?:不(?:算|要|考虑|看|用|选)|别(?:算|推荐|推|说|提|考虑))了?(?=$|[,，。;；!！?？\s])|免谈|(?<![a-z])(?:excluded|(?:aside|apart)(?! from)|(?:do not|don't|doesn't|does not) count|not (?:included|counted|wanted))(?![a-z])/gi;
const BESIDE_AHEAD =
  /^[\s\-:"“]*(?:(?:the|any|of|a|an|from|by|with|is|are|that|ones?|those|these|things?|anything|all|more|plans?|stuff) |[在用了从有选买的再是含]|其他|其它|任何|那个|那些|这个|什么|跟|和|-)*\s*$/i;
const BESIDE_BEHIND = /^[\s"”]*(?:(?:plans?|ones?|is|are|models?|stuff)\b ?|[的]|家|版|那家|那个|那些|这个|套餐|系列|模型|货|款)*\s*$/i;

/** Both are left out: "Bailian and Ark". A comma alone ends it: "not Kimi, GLM please". */
const JOINED = /^\s*(?:和|与|跟|及|以及|还有|或|、|,?\s?(?:and|or|nor)|\/|&|\+)\s*(?:the |also |any |从)*\s*$/i;
const LISTED = /^,\s?$/;

export function scanNegations(text: string): readonly NegationMention[] {
  const places = (pattern: RegExp, ahead: boolean) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, ahead }));
  return [...places(AHEAD, true), ...places(BEHIND, false)];
}

type Reached = Place & { readonly kind: string; readonly cue?: string; readonly id?: string; readonly inferred?: true };
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
/** A name, or a kind of what is sold. */
const isName = ({ kind, id }: Reached): boolean => kind === 'name' || kind === 'family' || (kind === 'term' && id !== undefined && isProduct(id));
/** "No ban risk" is a wish: a term is left out only with a cue of the same words. */
const isReachable = (mention: Reached): boolean => isName(mention) || (mention.kind === 'cue' && EXCLUDABLE.has(mention.cue ?? ''));
const covers = (one: Place, other: Place): boolean => one.start <= other.start && other.end <= one.end;

/** Names after the first that are left out with it: joined by a word, or listed before one that is. */
function joinedTo(text: string, first: Reached, rest: readonly Reached[]): readonly Reached[] {
  const names = rest.filter(isName);
  const found: Reached[] = [];
  let [edge, sure] = [first.end, 0];
  for (const each of names) {
    if (each.start < edge) {
      found.push(each);
      continue;
    }
    const between = text.slice(edge, each.start);
    const joined = JOINED.test(between);
    if (!joined && !LISTED.test(between)) break;
    found.push(each);
    if (joined) sure = found.length;
    edge = each.end;
  }
  return hasHan(text.slice(first.start - 2, edge)) ? untilComma(text, first, found) : found.slice(0, sure);
}

/** Chinese lists with 、: a comma begins something else. */
function untilComma(text: string, first: Reached, found: readonly Reached[]): readonly Reached[] {
  const at = found.findIndex(({ start }, index) => LISTED.test(text.slice(found[index - 1]?.end ?? first.end, start)));
  return at < 0 ? found : found.slice(0, at);
}

/** "The first-purchase offers": cues right beside the first are the same thing. */
function besideCue(text: string, first: Reached, rest: readonly Reached[]): readonly Reached[] {
  let edge = first.end;
  const found: Reached[] = [];
  for (const each of rest) {
    if (each.cue !== 'promotion' || !/^\s?的?$/.test(text.slice(edge, each.start))) break;
    found.push(each);
    edge = Math.max(edge, each.end);
  }
  return found;
}

/** What a negation takes off: the mention right beside it, those joined to that one, and whatever else the same words say. */
export function reachOf(text: string, all: readonly Reached[]): (mention: Reached) => boolean {
  const negations = all.filter((each): each is Reached & NegationMention => each.kind === 'negation');
  if (negations.length === 0) return () => false;
  const things = all.filter((each) => isReachable(each) && !each.inferred).sort((a, b) => a.start - b.start || b.end - a.end);
  const reached: Reached[] = [];
  for (const { start, end, ahead } of negations) {
    const row = ahead ? things.filter((each) => each.start >= end) : things.filter((each) => each.end <= start).reverse();
    const [first] = row;
    if (!first) continue;
    const gap = ahead ? text.slice(end, first.start) : text.slice(first.end, start);
    if (!(ahead ? BESIDE_AHEAD : BESIDE_BEHIND).test(gap)) continue;
    reached.push(first);
    if (isName(first)) reached.push(...(ahead ? joinedTo(text, first, row.slice(1)) : joinedBefore(text, first, row.slice(1))));
    else if (ahead) reached.push(...besideCue(text, first, row.slice(1)));
  }
  return (mention) =>
    mention.kind !== 'negation' &&
    reached.some(
      (each) => mention === each || ((mention.kind === 'cue' || mention.kind === 'term' || mention.kind === 'family') && covers(each, mention)),
    );
}

/** "百炼和方舟除外". */
function joinedBefore(text: string, last: Reached, rest: readonly Reached[]): readonly Reached[] {
  const found: Reached[] = [];
  let edge = last.start;
  for (const each of rest.filter(isName)) {
    if (each.end > edge) found.push(each);
    else if (JOINED.test(text.slice(each.end, edge))) {
      found.push(each);
      edge = each.start;
    } else break;
  }
  return found;
}
