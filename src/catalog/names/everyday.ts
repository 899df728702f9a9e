/** Tiers that are words of every day ("Go", "Build"): when such a word is a name. */
import type { Plan } from '../types.ts';
import type { Entry } from './entries.ts';

/** The word is nothing but a tier, and one of the plans that have it is marked as called by a common word: it is as common for the others. */
export function isEveryday({ entities, tiers }: Pick<Entry, 'entities' | 'tiers'>): boolean {
  return entities.length === 0 && tiers.some((plan: Plan) => plan.everyday === true);
}

/** Words around a name in a short reply: "and Build?", "what about the Go plan". */
const AROUND =
  /\b(?:and|or|vs|versus|what|about|how|the|much|many|is|does|for|of|plan|plans|tier|quota|price|cost|costs|month|monthly|year|yearly|per|a|it|then|instead)\b/giu;
const LATIN_WORD = /[a-z]{2,}/giu;

/** In a reply about its line: written as a name, or among no words but those of a short question. `start`, `end`: where the word stands. */
export function namesTier(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  const sentenceStart = /(?:^|[.!?。！？\n])\s*$/u.test(text.slice(0, start));
  if (/^\p{Lu}/u.test(word) && !sentenceStart) return true;
  const rest = `${text.slice(0, start)} ${text.slice(end)}`.replaceAll(AROUND, ' ');
  return (rest.match(LATIN_WORD) ?? []).length === 0;
}
