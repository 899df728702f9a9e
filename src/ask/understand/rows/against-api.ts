/** A plan set against paying for each call. */
import type { Meaning } from '../meaning.ts';
import { topic } from '../topic-words.ts';
import { isAgainstApi } from '../topics-of-things.ts';
import { type Fact, factOf } from './facts.ts';
import type { Row } from './row.ts';

/** "Is it cheaper than the API": what the data says the plan is worth, else both prices. */
function againstApi(meaning: Meaning): Fact | undefined {
  const { heard, subjects, scope } = meaning;
  const sold = subjects.lines.some(({ product }) => product === 'api');
  const named = sold || heard.includes('api') || heard.hasTerm('pay-as-you-go');
  const weighed = named && heard.has('value', 'pays-off', 'save', 'worth-buying') && heard.has('which', 'either', 'compare', 'asks-whether');
  const bare = subjects.models.length === 0 && subjects.offers.length > 0 && meaning.use === undefined && heard.all('quantity').length === 0;
  if (!isAgainstApi(meaning) && !(weighed && bare && !heard.has('api-access'))) return undefined;
  const valued = subjects.offers.some((each) => scope.view.slots(each, 'worth').some(({ readings }) => readings.length > 0));
  if (valued) return factOf(meaning, { told: [topic('worth')], asks: meaning.asks });
  return factOf(meaning, { told: [...(sold ? [] : [topic('prices')]), topic('apiPrices')], asks: 'value' });
}

export const AGAINST_API: Row = { name: 'a plan against the API', build: againstApi };
