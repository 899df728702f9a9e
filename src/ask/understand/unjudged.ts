/** Conditions that a person states and no field of a recommendation holds: they are told that nothing was judged by them. */
import { normalize } from '../normalize.ts';
import { blank, overlap, type Place } from '../places.ts';
import { tokensOf } from '../text-index.ts';
import type { Cue } from '../vocabulary/index.ts';
import { scopeFor, type UnderstandDeps } from './context.ts';
import type { Frame } from './frame.ts';
import { readSignals } from './signals.ts';
import { wishedTerms } from './wishes.ts';

const BREAK = /[,，、;；。.!！?？\n:：]+(?!\d)|但是?|而且|并且|不过|另外|\b(?:and|but|because|since|so)\b/gi;
/** Of a condition so many words are left beyond those of the question; a pair of characters tells more than one. */
const LEAST = 3;
const PER_PAIR = 1.5;
const MOST = 2;
const LONGEST = 80;

/** Terms that a recommendation goes by; others only say what the condition is about. */
const JUDGED: ReadonlySet<string> = new Set(['feature', 'rule', 'protocol']);

/** How much and how evenly they use it. */
const RHYTHM: ReadonlySet<Cue> = new Set(['burst', 'steady', 'light', 'heavy', 'beginner', 'budget-tight']);
/** Matters that are known by name, of which no need can be held against a plan. */
const MATTERS: ReadonlySet<Cue> = new Set([
  'unrecorded',
  'cached',
  'uncached',
  'billing-page',
  'usage-page',
  'extra-charge',
  'docs',
  'community',
  'mcp',
]);

function clausesOf(text: string): readonly Place[] {
  const breaks = [...text.matchAll(BREAK)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return [{ start: 0, end: 0 }, ...breaks].map(({ end }, index) => ({ start: end, end: breaks[index]?.start ?? text.length }));
}

const HAN = /\p{Script=Han}/u;

function isTelling(words: string): boolean {
  return tokensOf(words).reduce((sum, token) => sum + (HAN.test(token) ? PER_PAIR : 1), 0) >= LEAST;
}

/** A wish in words that stand apart: "it should pick the model itself". */
function isWish(clause: string, scope: Frame['scope']): boolean {
  const signals = readSignals(clause, scope);
  return ['feature', 'rule'].some((kind) => wishedTerms(signals, kind, scope).length > 0);
}

/** Told of what was or of what somebody thinks, said not to matter, or of how to answer. */
const NO_CONDITION =
  /觉得|听说|之前|以前|从前|不是问题|没问题|无所谓|不在乎|不重要|不要紧|(?:别|不要|不用|少)(?:罗列|解释|废话|啰嗦|绕弯)|\b(?:thought|felt|heard|used to|was|were|had been|no (?:issue|problem|object|concern)|(?:not|isn't) (?:a|an) (?:problem|issue|concern)|(?:doesn't|does not) matter|(?:don't|do not) (?:care|mind|list|explain|ramble))\b/i;
const DEMANDS = /必须|一定要|得有|要有|需要|\b(?:must|need(?:s|ed)?|has to|have to|should)\b/i;

/** In the person's own words, at most two. */
export function unjudgedOf({ signals, scope }: Pick<Frame, 'signals' | 'scope'>): readonly string[] {
  const { text, mentions, cues, terms, families, days, money, quantities, spans, numbers } = signals;
  const judged: readonly Place[] = [
    ...mentions,
    ...families,
    ...days,
    ...money,
    ...numbers,
    ...quantities,
    ...spans,
    ...terms.filter(({ kind }) => JUDGED.has(kind)),
    ...cues.filter(({ cue }) => RHYTHM.has(cue)),
  ];
  const rest = blank(text, cues, ' ');
  return clausesOf(text)
    .filter((clause) => !judged.some((place) => overlap(place, clause)))
    .filter((clause) => {
      const { start, end } = clause;
      const words = text.slice(start, end);
      if (NO_CONDITION.test(words) && !DEMANDS.test(words)) return false;
      const named = cues.some((each) => MATTERS.has(each.cue) && overlap(each, clause));
      return (named || isTelling(rest.slice(start, end))) && !isWish(words, scope);
    })
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(({ length }) => length <= LONGEST)
    .slice(0, MOST);
}

/** Of what somebody types to be advised. */
export function unjudgedIn(text: string, deps: UnderstandDeps): readonly string[] {
  const scope = scopeFor(deps, []);
  return unjudgedOf({ scope, signals: readSignals(normalize(text), scope) });
}
