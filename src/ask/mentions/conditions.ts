/** Conditions that a person states and no field of a selection holds, in their own words. */

import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { blank, overlap, type Place } from '../places.ts';
import { tokensOf } from '../text-index.ts';
import type { Said } from './said.ts';
import type { Cue } from './senses.ts';
import { wishedTerms } from './wishes.ts';

const BREAK = /[,，、;；。.!！?？\n:：]+(?!\d)|但是?|而且|并且|不过|另外|\b(?:and|but|because|since|so)\b/gi;
/** Of a condition so many words are left beyond those of the question; a pair of characters tells more than one. */
const LEAST = 3;
const PER_PAIR = 1.5;
const MOST = 3;
/** Nobody chooses among so many: it counts something else. */
const MOST_CHOICES = 100;
const LONGEST = 80;

/** Terms that a selection goes by; others only say what the condition is about. */
const JUDGED: ReadonlySet<string> = new Set(['feature', 'rule', 'protocol']);
/** How much and how evenly they use it. */
const RHYTHM: ReadonlySet<Cue> = new Set<Cue>(['burst', 'steady', 'light', 'heavy', 'beginner', 'budget-tight']);
/** Matters that are known by name, of which no need can be held against a plan. */
const MATTERS: ReadonlySet<Cue> = new Set<Cue>([
  'unrecorded',
  'cached',
  'uncached',
  'billing-page',
  'usage-page',
  'extra-charge',
  'docs',
  'community',
  'mcp',
  'context',
  'parameters',
]);

/** Told of what was or of what somebody thinks, said not to matter, or of how to answer. */
const NO_CONDITION =
  /觉得|听说|之前|以前|从前|不是问题|没问题|无所谓|不在乎|不重要|不要紧|(?:别|不要|不用|少)(?:罗列|解释|废话|啰嗦|绕弯)|说清楚|唠叨|在线等|白嫖|\b(?:thought|felt|heard|used to|was|were|had been|no (?:issue|problem|object|concern)|(?:not|isn't) (?:a|an) (?:problem|issue|concern)|(?:doesn't|does not) matter|(?:don't|do not) (?:care|mind|list|explain|ramble))\b/i;
/** The question itself. */
const CHOICE =
  /(?:选|买|用|订|入)(?:谁|哪)|哪[家个]|谁家|(?:挑|选|推荐)一?[个款家](?:给我|吧|就行|$)|\bwhich (?:one )?(?:to|should|do|would)\b|^\s*(?:choose|pick|recommend|give) me (?:one|something)\s*$/i;
const DEMANDS = /必须|一定要|得有|要有|需要|\b(?:must|need(?:s|ed)?|has to|have to|should)\b/i;

function piecesOf(text: string): readonly Place[] {
  const breaks = [...text.matchAll(BREAK)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return [{ start: 0, end: 0 }, ...breaks].map(({ end }, index) => ({ start: end, end: breaks[index]?.start ?? text.length }));
}

const isTelling = (words: string): boolean => tokensOf(words).reduce((sum, token) => sum + (hasHan(token) ? PER_PAIR : 1), 0) >= LEAST;

/** At most two, in the order of the text. */
export function conditionsIn(heard: Said, catalog: Catalog): readonly string[] {
  const { text } = heard;
  const phrases = heard.all('cue');
  const judged: readonly Place[] = [
    ...(['name', 'family', 'day', 'money'] as const).flatMap((kind): readonly Place[] => heard.all(kind)),
    // A figure that says neither how much nor who belongs to what is said with it: "600,000 lines of code".
    ...heard.roles.figures.filter(({ role, value }) => role !== 'left' && (role !== 'choice' || value < MOST_CHOICES)),
    ...heard.all('term').filter(({ of }) => JUDGED.has(of)),
    ...phrases.filter(({ cue }) => RHYTHM.has(cue)),
  ];
  const rest = blank(text, phrases, ' ');
  const wishes = (piece: Place): boolean => {
    const words = text.slice(piece.start, piece.end);
    const own = { ...heard, text: words, all: () => [] };
    return ['feature', 'rule'].some((kind) => wishedTerms(own, kind, catalog).length > 0);
  };
  return piecesOf(text)
    .filter((piece) => !judged.some((place) => overlap(place, piece)))
    .filter((piece) => {
      const words = text.slice(piece.start, piece.end);
      if (NO_CONDITION.test(words) && !DEMANDS.test(words)) return false;
      const named = phrases.some((each) => MATTERS.has(each.cue) && overlap(each, piece));
      return (named || (isTelling(rest.slice(piece.start, piece.end)) && !CHOICE.test(words))) && !wishes(piece);
    })
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(({ length }) => length <= LONGEST)
    .slice(0, MOST);
}
