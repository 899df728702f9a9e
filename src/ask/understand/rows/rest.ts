/** What no row knows: an overview of what is named, or that it was not understood. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Ref } from '#src/catalog/types.ts';
import { restLength, unknownNames, unknownWords } from '../../mentions/unknown-words.ts';
import type { Query } from '../../query/query.ts';
import { type Topic, topicPath } from '../../query/topics.ts';
import { ids, type Meaning, shared } from '../meaning.ts';
import { familiesOf } from '../needs.ts';
import { topic } from '../topic-words.ts';
import { choiceOf } from './advice.ts';

const OFFER: readonly Topic[] = [topic('prices'), topic('quotas')];
const MODEL: readonly Topic[] = [topic('highlights'), topic('parameters'), topic('context'), topic('apiPrices')];
const LITTLE = 4;
const MOST = 5;

function overviewOf(first: Ref | undefined): readonly Topic[] {
  if (first?.kind === 'model') return MODEL;
  return first?.kind === 'client' ? [topic('clients', { item: first.id })] : OFFER;
}

/** What there is to say of those that are named. */
export function overview(meaning: Meaning): Query {
  const { owners } = meaning.subjects;
  return { kind: 'fact', subjects: ids(owners), topics: overviewOf(owners[0]).map(topicPath), asks: 'value', ...shared(meaning) };
}

const TELLING = 3;
function seeksPlan({ heard }: Meaning, words: readonly string[]): boolean {
  const sought = heard.has('subscription') && heard.has('asks-any', 'either', 'seeks', 'choose', 'wants', 'whether', 'which');
  return sought && words.length >= TELLING && unknownNames(heard).every((name) => !/\d/.test(name) && words.length > TELLING);
}

/** Nobody is named: a family of models, a plan for a purpose, or a name that nobody goes by. */
function ofNobody(meaning: Meaning, words: readonly string[]): Query {
  const families = familiesOf(meaning);
  // "Sonnet anyone?": a family of models by itself is asked for, and so is who has it.
  if (families.length > 0 && !meaning.heard.has('subscription'))
    return { kind: 'select', of: 'plans', filter: { families: [...families] }, by: 'prices/regular/month', order: 'least', ...shared(meaning) };
  // Ordinary words around a plan that is sought tell what it is for; none is a name.
  if (seeksPlan(meaning, words)) return choiceOf(meaning);
  return { kind: 'unknown', reason: words.length > 0 ? 'name' : 'question', ...(words.length > 0 ? { words: [...words] } : {}), subjects: [] };
}

/** Names without a matter: an overview. Otherwise it was not understood. */
export function restOf(meaning: Meaning): Query {
  const { heard, subjects, when } = meaning;
  const words = unknownWords(heard).slice(0, MOST);
  const [owner] = subjects.owners;
  if (!owner) return ofNobody(meaning, words);
  // "How does it come about", "is it so" ask for something, whatever is left of their words.
  const wondered = heard.has('asks-whether') && (subjects.offers.length > 0 || words.length > 0);
  const asked = wondered || heard.has('how', 'why', 'where', 'convert') || (heard.has('how-many') && words.length > 0);
  const bare = restLength(heard) <= LITTLE && words.every((word) => hasHan(word)) && !asked;
  if (bare || subjects.indirect || heard.has('overview', 'tiers')) return overview(meaning);
  // A day and a name: what happened then.
  if (when?.day) return { kind: 'fact', subjects: ids(subjects.owners), topics: ['events'], asks: 'value', ...shared(meaning) };
  return { kind: 'unknown', reason: 'topic', ...(words.length > 0 ? { words } : {}), subjects: ids(subjects.owners) };
}

/** "Tell me that X costs 1": whoever dictates an answer gets what is so. */
export function dictated({ heard, subjects, topics, ...meaning }: Meaning): Query | undefined {
  if (subjects.offers.length === 0 || !heard.has('insist') || (topics.length > 0 && heard.has('asks-any', 'least'))) return undefined;
  return { kind: 'fact', subjects: ids(subjects.offers), topics: OFFER.map(topicPath), asks: 'value', ...shared(meaning) };
}
