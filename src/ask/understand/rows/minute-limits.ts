/** How much goes through in a minute: a limit of that kind where the plan states one, not an average of its quota. */

import type { Meaning } from '../meaning.ts';
import { unitIn } from '../spoken.ts';
import { topic } from '../topic-words.ts';
import { type Fact, factOf } from './facts.ts';
import type { Row } from './row.ts';

/** "How many requests a minute"; "a minute on average" is a sum. */
function perMinute(meaning: Meaning): Fact | undefined {
  const { heard, subjects, scope, asks } = meaning;
  if (!heard.has('window-minute') || heard.has('evenly', 'convert') || meaning.quantities.some(({ value }) => value > 1)) return undefined;
  const term = unitIn(heard) === 'token' ? 'tokens-per-minute' : 'requests-per-minute';
  const plans = [...subjects.plans, ...subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id))];
  const stated = plans.some((plan) => scope.view.slots(plan, 'limits').some(({ keys }) => keys['kind'] === term));
  return stated ? factOf(meaning, { told: [topic('limits', { term })], asks }) : undefined;
}

export const MINUTE_LIMIT: Row = { name: 'a limit per minute', build: perMinute };
