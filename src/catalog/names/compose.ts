/** A line and a tier make a plan: "百炼 Lite", "Lite of Bailian", "kimi andante moderato", "百炼和方舟的 Lite". */
import type { Catalog, Entity, Line, Mention, Plan } from '../types.ts';
import { linesMeant, narrowest } from './entries.ts';
import { isEveryday, namesTier } from './everyday.ts';
import type { Match } from './match.ts';
import type { Char } from './normalise.ts';

/** A mention in the making. `lines`: what a tier beside it belongs to, in order of preference. */
export type Piece = {
  readonly start: number;
  readonly end: number;
  readonly entities: readonly Entity[];
  readonly lines: readonly (readonly Line[])[];
  readonly tiers: readonly Plan[];
  readonly how: Mention['how'];
  readonly weak: boolean;
  /** The word is a tier alone; `entities` are the plans of that tier in the line spoken of, else all. */
  readonly bare: boolean;
  /** The tier named with it, which it does not have. */
  readonly lacks?: string;
};

/** What may stand between a line and its tier without telling anything. */
const FILLER =
  /^(?:coding[\s-]*plan|code[\s-]*plan|token[\s-]*plan|agent[\s-]*plan|plan|套餐|订阅|会员|版本|版|档|的|那个|这个|家|'s|[\s\-_·:：/.()（）])*$/iu;
const FILLER_BACK = /^(?:coding[\s-]*plan|plan|tier|套餐|版|档|from|of|in|on|the|[\s\-_·()（）])*$/iu;
const AND = /^\s*(?:[,，/]|和|与|跟|及|以及|、|&|and|还是|or|vs\.?|对比|比)\s*$/iu;

export function piecesOf(catalog: Catalog, matches: readonly Match[], chars: readonly Char[]): readonly Piece[] {
  return matches.flatMap(({ from, to, entry, how, weak }) => {
    const first = chars[from];
    const last = chars[to - 1];
    if (!first || !last) return [];
    const lines = linesMeant(catalog, entry.entities);
    const entities = entry.entities.length > 0 ? entry.entities : entry.tiers;
    const bare = entry.entities.length === 0 && entry.tiers.length > 0;
    return [{ start: first.start, end: last.end, entities, lines, tiers: entry.tiers, how, weak: weak || isEveryday(entry), bare }];
  });
}

const WORDS = /[^\s]+/g;

/** "GLM lite pro max": two tiers of the lines spoken of, not the one of another line that is called so. */
export function splitTiers(
  pieces: readonly Piece[],
  text: string,
  about: readonly string[] | undefined,
  tiersOf: (word: string) => readonly Plan[],
): readonly Piece[] {
  const spoken = new Set([...(about ?? []), ...pieces.flatMap(({ lines }) => lines.flat().map(({ id }) => id))]);
  const here = (plans: readonly Plan[]) => plans.some(({ line }) => spoken.has(line));
  return pieces.flatMap((piece) => {
    if (!piece.bare || spoken.size === 0 || here(piece.tiers)) return [piece];
    const words = [...text.slice(piece.start, piece.end).matchAll(WORDS)].map(({ index, 0: word }) => {
      const tiers = tiersOf(word);
      return { ...piece, start: piece.start + index, end: piece.start + index + word.length, entities: tiers, tiers };
    });
    return words.length > 1 && words.every(({ tiers }) => here(tiers)) ? words : [piece];
  });
}

/** `about`: ids of lines that were spoken of before this text. Joins lines with their tiers, gives lone tiers the line spoken of, drops what was too weak to stand alone. */
export function composed(catalog: Catalog, text: string, pieces: readonly Piece[], about: readonly string[] = []): readonly Piece[] {
  const out: Piece[] = [];
  const gap = (a: Piece, b: Piece) => text.slice(a.end, b.start);
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    const last = out.at(-1);
    if (!piece) continue;
    const between = last && gap(last, piece);
    if (last && between !== undefined && FILLER.test(between)) {
      const plans = piece.tiers.length > 0 ? plansOf(last.lines, piece.tiers) : [];
      if (plans.length > 0) {
        out[out.length - 1] = joined(last, piece, plans);
        share(text, out, piece.tiers);
        continue;
      }
      const line = sameHouse(catalog, last, piece, between);
      if (line) {
        out[out.length - 1] = { ...joined(last, piece, line.entities), lines: line.lines, weak: last.weak && piece.weak };
        continue;
      }
    }
    const next = pieces[at + 1];
    // "Build MiniMax agents": a weak word needs more than a gap to belong to what follows.
    const backwards =
      next && piece.bare && FILLER_BACK.test(gap(piece, next)) && !(piece.weak && gap(piece, next).trim() === '')
        ? plansOf(next.lines, piece.tiers)
        : [];
    if (next && backwards.length > 0 && !takesTier(pieces[at + 2], next, text)) {
      out.push(joined(piece, next, backwards));
      at++;
    } else if (last && piece.bare && last.lines.length > 0 && !last.weak && FILLER.test(between ?? '-')) {
      out[out.length - 1] = { ...last, end: piece.end, lacks: text.slice(piece.start, piece.end) };
    } else out.push(piece);
  }
  return lent(
    catalog,
    out.map((piece, at) => believed(text, piece, out[at - 1], about)).filter((piece) => !piece.weak && !isBound(text, piece)),
  );
}

const MOST = /^max(?:imum)?$/i;
const AMOUNT = /^\s?(?:of )?[¥￥$€]?\s?\d/i;

/** "Max 250 yuan": no tier, but the most that is to be spent. */
const isBound = (text: string, { bare, start, end }: Piece): boolean => bare && MOST.test(text.slice(start, end)) && AMOUNT.test(text.slice(end));

/** A word of every day is a tier where it goes on with a list of them ("Go and Build of …"), or in a reply about its line. */
function believed(text: string, piece: Piece, before: Piece | undefined, about: readonly string[]): Piece {
  if (!piece.weak || !piece.bare || !isEveryday({ entities: [], tiers: piece.tiers })) return piece;
  const listed = before && AND.test(text.slice(before.end, piece.start)) ? plansOf(linesNamed(before), piece.tiers) : [];
  const spoken = listed.length > 0 ? listed : plansOf([about.map((id) => ({ id }))], piece.tiers);
  return spoken.length > 0 && (listed.length > 0 || namesTier(text, piece.start, piece.end)) ? { ...piece, entities: spoken, weak: false } : piece;
}

/** The plans of those tiers in the first group of lines that has any. */
function plansOf(lines: readonly (readonly { readonly id: string }[])[], tiers: readonly Plan[]): readonly Plan[] {
  for (const group of lines) {
    const plans = tiers.filter((plan) => group.some((line) => line.id === plan.line));
    if (plans.length > 0) return plans;
  }
  return [];
}

function joined(a: Piece, b: Piece, entities: readonly Entity[]): Piece {
  const how = [a.how, b.how].find((one) => one !== 'exact') ?? 'exact';
  return { start: a.start, end: b.end, entities, lines: [], tiers: [], how, weak: false, bare: false };
}

/** "阿里 百炼", "Kimi（月之暗面）", "OpenAI 的 ChatGPT Plus": two names of one house; what the narrower says. One name twice is no such pair. */
function sameHouse(catalog: Catalog, a: Piece, b: Piece, between: string): Piece | undefined {
  // The word of a tier belongs to the line beside it or to none.
  if (a.bare || b.bare) return undefined;
  const houses = (piece: Piece) =>
    new Set(
      piece.entities.map((one) => {
        const line = one.kind === 'plan' ? catalog.get('line', one.line) : one;
        return line?.kind === 'line' ? line.vendor : line?.kind === 'vendor' ? line.id : undefined;
      }),
    );
  const [ofA, ofB] = [houses(a), houses(b)];
  if (ofA.size !== 1 || ofB.size !== 1 || ofA.has(undefined) || [...ofA][0] !== [...ofB][0]) return undefined;
  if (a.entities.every((entity) => b.entities.includes(entity)) && between !== '' && !/[(（]/u.test(between)) return undefined;
  const narrow = narrowest(catalog, [...new Set([...a.entities, ...b.entities])]);
  if (narrow.length !== 1) return undefined;
  return a.entities.includes(narrow[0] as Entity) ? a : b;
}

/** The name is followed by a tier of its own: "lite 百炼 pro" is a lone Lite and 百炼 Pro. */
function takesTier(tier: Piece | undefined, name: Piece, text: string): boolean {
  return tier !== undefined && FILLER.test(text.slice(name.end, tier.start)) && plansOf(name.lines, tier.tiers).length > 0;
}

/** "百炼和方舟的 Lite": names joined by "and" to the plan just made mean the same tier of theirs. */
function share(text: string, pieces: Piece[], tiers: readonly Plan[]): void {
  for (let at = pieces.length - 2; at >= 0; at--) {
    const [name, after] = [pieces[at], pieces[at + 1]];
    if (!name || !after || !AND.test(text.slice(name.end, after.start))) return;
    const plans = plansOf(name.lines, tiers);
    if (plans.length === 0) return;
    pieces[at] = { ...name, entities: plans, lines: [] };
  }
}

/** How many of the lines spoken of before are remembered. */
const REMEMBERED = 8;

/** A lone tier belongs to the last line spoken of that has it, else to the first one after it, else to the house of a model spoken of. */
function lent(catalog: Catalog, pieces: readonly Piece[]): readonly Piece[] {
  const both = (all: readonly Piece[], linesOf: LinesOf) => lentAlong(lentAlong(all, linesOf).toReversed(), linesOf).toReversed();
  return both(both(pieces, linesNamed), (piece) =>
    piece.entities.flatMap((entity) => (entity.kind === 'model' && entity.vendor ? [catalog.linesOf(entity.vendor)] : [])),
  );
}

type LinesOf = (piece: Piece) => readonly (readonly { readonly id: string }[])[];

function lentAlong(pieces: readonly Piece[], linesOf: LinesOf): readonly Piece[] {
  let spoken: ReturnType<LinesOf> = [];
  return pieces.map((piece) => {
    if (piece.bare && piece.tiers.length > 1 && piece.entities.length === piece.tiers.length) {
      const plans = spoken.map((lines) => plansOf([lines], piece.tiers)).find((found) => found.length > 0);
      return plans ? { ...piece, entities: plans } : piece;
    }
    spoken = [...linesOf(piece), ...spoken].slice(0, REMEMBERED);
    return piece;
  });
}

function linesNamed(piece: Piece): ReturnType<LinesOf> {
  const plans = piece.entities.filter((entity): entity is Plan => entity.kind === 'plan');
  return plans.length > 0 ? [plans.map(({ line }) => ({ id: line }))] : piece.lines;
}
