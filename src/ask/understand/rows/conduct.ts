/** What one may do with a plan, who may buy it, how it is paid and what becomes of the rest. */
import type { Meaning } from '../meaning.ts';
import { type Fact, factOf, modalOf } from './facts.ts';
import type { Row } from './row.ts';

/** Matters of which the words tell for certain that they are asked. */
const SURE: ReadonlySet<string> = new Set(['carry-over', 'sharing', 'payment-methods', 'own-api-key', 'key-portability']);

/** Where a plan is chosen, or several are added up, what one may do with it is a condition. */
const OTHERWISE = ['recommend', 'cheapest', 'choose', 'in-its-place', 'total', 'each-has-one'] as const;

/** What one may do with a plan, who may buy it, how it is paid and what becomes of the rest: whatever else the words touch. */
function stated(meaning: Meaning): Fact | undefined {
  const { heard, subjects, topics, asks } = meaning;
  const sure = topics.some(({ attribute, term }) => attribute === 'buyers' || (attribute === 'rules' && SURE.has(term ?? '')));
  const said = heard.has(
    'lends',
    'somebody-else',
    'devices',
    'portable',
    'programs',
    'paid-with',
    'who-buys',
    'abroad',
    'carries-over',
    'billed-anyway',
  );
  // "Three split one, how many requests for each", "is it enough for us" are reckoned.
  const shared = heard.has('split') && heard.has('how-many', 'price');
  const figured = (heard.wanted?.unit ?? 'day') !== 'day' || heard.has('enough') || shared;
  const reckoned = figured && !topics.some(({ term }) => term === 'carry-over');
  if (!sure || !said || reckoned || subjects.offers.length === 0 || heard.has(...OTHERWISE)) return undefined;
  const modal = modalOf(meaning);
  return factOf(meaning, { told: topics, asks, ...(modal ? { modal } : {}) });
}

export const STATED: Row = { name: 'what one may do', build: stated };
