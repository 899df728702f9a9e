/** So many of one plan and so many of another: what they come to together, or which of the two is more. */
import { overlap } from '../../places.ts';
import type { Topic } from '../../query/topics.ts';
import type { Meaning } from '../meaning.ts';
import { quotaRows } from './differences.ts';
import type { Row } from './row.ts';
import { monthsIn, over, priceOf, quotaOf, type Sum, sumOf } from './sum-parts.ts';

/** What a sum of plans may be told beside; a client is what they are used in. */
const BESIDE: ReadonlySet<Topic['attribute']> = new Set(['prices', 'quotas', 'discounts', 'notes', 'equivalents', 'clients']);

/** How many of each of several plans, where it is more than one of any; one where nothing is said. */
function countsOf({ heard, subjects }: Meaning): readonly number[] | undefined {
  if (subjects.plans.length < 2 || subjects.offers.length !== subjects.plans.length) return undefined;
  const names = heard.all('name');
  const counts = subjects.plans.map((plan) => {
    const name = names.find(({ entities }) => entities.some(({ id }) => id === plan.id));
    const line =
      name && names.findLast(({ end, entities }) => end <= name.start && name.start - end <= 1 && entities.some(({ kind }) => kind === 'line'));
    return line?.count ?? name?.count ?? 1;
  });
  return counts.some((count) => count > 1) ? counts : undefined;
}

/** Two of one plan are held at once anyway: that is no question of a rule. */
const isBeside = ({ attribute, term }: Topic): boolean => BESIDE.has(attribute) || (attribute === 'rules' && term === 'stacking');

function counted(meaning: Meaning): Sum | undefined {
  const { heard, subjects, topics } = meaning;
  const counts = countsOf(meaning);
  if (!counts || meaning.use || !topics.every(isBeside) || heard.has('may', 'permitted')) return undefined;
  const months = monthsIn(meaning);
  // "A year" alone says how long, not how it is paid.
  const spans = heard.cues('window-year');
  const billed = heard.cues('yearly').some((cue) => !spans.some((span) => overlap(cue, span)));
  const rows = subjects.plans.map((plan, index) => priceOf(plan, billed ? { per: 'year' } : {}, counts[index]));
  const apart = subjects.plans.length === 2 && heard.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'value', 'more', 'which');
  if (!apart) return sumOf(meaning, { relation: 'total', rows, ...over(months) });
  const much = heard.has('gives-more', 'more', 'most', 'longest-lasting', 'value');
  const quotas = quotaRows(meaning, subjects.plans);
  const given = quotas.length === 0 && much ? subjects.plans.map((plan) => quotaOf(plan)) : quotas;
  return sumOf(meaning, { relation: 'difference', rows: [...rows, ...given], ...over(months) });
}

export const COUNTED: Row = { name: 'so many of several plans', build: counted };
