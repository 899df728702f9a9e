/** Names and products that the data does not hold, what nobody has announced, whose it is. */

import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Plan } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import { clientWithTier, unknownBefore, unknownNames, unknownVersion, wholeName } from '../../mentions/unknown-words.ts';
import { meeting } from '../../places.ts';
import type { QueryOf } from '../../query/query.ts';
import { topicPath } from '../../query/topics.ts';
import { ids, type Meaning, shared } from '../meaning.ts';
import { offeredLines } from '../subjects.ts';
import { PER_PLAN, topic } from '../topic-words.ts';
import type { Row } from './row.ts';

type Unknown = QueryOf<'unknown'>;

/** Matters of an offer: what a client or an unknown name may be asked for as if it sold plans. */
const OFFERED = ['price', 'quota', 'first', 'regular', 'renewal', 'yearly', 'monthly', 'promotion', 'sale'] as const;
/** Words that make a client a means, not what is bought. */
const MEANS = [
  'supports',
  'which',
  'all',
  'recommend',
  'guide',
  'environment',
  'cheapest',
  'clients',
  'choose',
  'enough',
  'endpoint',
  'protocols',
] as const;

/** "Trae 多少钱一个月": a client asked about as if it were a plan. */
function clientSold({ heard, subjects }: Meaning): string | undefined {
  if (subjects.offers.length > 0 || subjects.models.length > 0 || !heard.has(...OFFERED) || heard.has(...MEANS)) return undefined;
  return heard.all('name').find(({ entities }) => entities.every(({ kind }) => kind === 'client'))?.text;
}

/** "Cursor is $192 a year, compared with Lite": a client with a price of its own, set against a plan. */
function clientPriced({ heard, subjects }: Meaning): string | undefined {
  if (subjects.offers.length === 0 || !heard.has(...SET_AGAINST, 'difference')) return undefined;
  const money = heard.all('money');
  const names = heard.all('name').filter(({ entities }) => entities.every(({ kind }) => kind === 'client'));
  return names.find(({ end }) => money.some(({ start }) => start >= end && PRICED.test(heard.text.slice(end, start))))?.text;
}
/** Between a product and its price. */
const PRICED = /^\s?(?:is|costs?|at|for|要|卖|是)?\s?(?:一年|一个?月|每月|每年|年付|月付|a year|a month|yearly|monthly)?\s?(?:要|是)?\s?$/i;

/** Names of other products in the text, as they were written. */
export function outsidersIn(meaning: Meaning): readonly string[] {
  const { heard, subjects } = meaning;
  const termsAt = meeting(heard.all('term').filter(({ of }) => of !== 'product'));
  const namesAt = meeting(heard.all('name').filter(({ how }) => how === 'exact'));
  const named = heard
    .all('outsider')
    .filter((found) => termsAt(found).length === 0 && !namesAt(found).some(({ start, end }) => end - start >= found.end - found.start))
    .map(({ text }) => text);
  const open = subjects.offers.length === 0 && subjects.ambiguous ? unknownBefore(heard, subjects.ambiguous) : undefined;
  const other = clientWithTier(heard) ?? clientSold(meaning) ?? clientPriced(meaning) ?? open;
  return [...new Set([...named, ...(other && !named.some((name) => other.toLowerCase().includes(name.toLowerCase())) ? [other] : [])])];
}

const SET_AGAINST = [
  'compare',
  'either',
  'cheaper',
  'dearer',
  'value',
  'recommend',
  'worth-buying',
  'quality',
  'asks-quality',
  'gives-more',
] as const;
const COMPARING = [
  'quality',
  'asks-quality',
  'gives-more',
  'compare',
  'either',
  'cheaper',
  'dearer',
  'difference',
  'value',
  'recommend',
  'more',
  'which',
  'supports',
] as const;
const MOST = 3;

/** Undefined where the data can tell of the product after all: what it equals, how its prices work, whether a client or a model is in a list. */
export function outsider(meaning: Meaning): Unknown | undefined {
  const words = outsidersIn(meaning);
  if (words.length === 0) return undefined;
  const told = meaning.subjects.offers.length > 0 ? toldBeside(meaning) : toldWithout(meaning, words);
  return told ? undefined : { kind: 'unknown', reason: 'product', words: words.slice(0, MOST), subjects: [] };
}

const equals = ({ topics }: Meaning): boolean => topics.some(({ attribute }) => attribute === 'equivalents');
const aProduct = ({ heard }: Meaning): boolean => heard.all('term').some(({ of }) => of === 'product');

/** Beside plans that the data has: it is what they are measured by, or nothing is made of it. */
function toldBeside(meaning: Meaning): boolean {
  const { heard } = meaning;
  const against = heard.has(...SET_AGAINST) && !heard.has('equivalent', 'ratio', 'how-many', 'convert', 'same');
  return (!against && (equals(meaning) || aProduct(meaning))) || !heard.has(...COMPARING);
}

/** Of nobody in particular: what it equals, how prices of its style work, what a client is set to. */
function toldWithout(meaning: Meaning, words: readonly string[]): boolean {
  const { heard, subjects } = meaning;
  const style = heard.has('pricing-style', 'environment') || heard.hasTerm('openai-style-pricing', 'anthropic-style-pricing', 'token-mix');
  const means = subjects.clients.length > 0 && words.every((word) => !word.includes(' ')) && heard.has(...MEANS);
  return style || means || equals(meaning) || (aProduct(meaning) && heard.has('equivalent'));
}

/** "Does Windsurf work with A": a client or a model that the data does not know is held against the lists that it has. */
function unlisted(meaning: Meaning): QueryOf<'fact'> | undefined {
  const { heard, subjects, topics } = meaning;
  const wondered = heard.has('supports') || (heard.has('usable') && heard.has('asks-whether') && subjects.offers.length > 0);
  if (!wondered || heard.has('paid-with') || subjects.clients.length + subjects.models.length > 0 || heard.all('family').length > 0) return undefined;
  // "Any of these plans" asks for no price.
  const asked = topics.filter(({ attribute }) => heard.has('price', 'quota') || (attribute !== 'prices' && attribute !== 'quotas'));
  if (!asked.every(({ attribute, item }) => (attribute === 'clients' || attribute === 'models') && item === undefined)) return undefined;
  const [found] = [...outsidersIn(meaning), ...unknownNames(heard)];
  if (found === undefined) return undefined;
  const name = wholeName(found, heard);
  const tool = subjects.offers.length === 0 || heard.has('clients', 'tool');
  const lists = heard.has('models') ? (['models'] as const) : tool ? (['clients'] as const) : (['clients', 'models'] as const);
  return {
    kind: 'fact',
    subjects: ids(subjects.offers),
    topics: lists.map((attribute) => topicPath(topic(attribute, { name }))),
    asks: 'whether',
    modal: 'supports',
    ...shared(meaning),
  };
}

/** What the data has no attribute for, and what is not known before it is announced. */
function unrecorded({ heard, subjects, scope, when }: Meaning): Unknown | undefined {
  // A subscription that has begun lies behind.
  const ahead = when?.cohort === undefined && heard.all('day').some(({ from }) => from.slice(0, 4) > scope.today.slice(0, 4));
  const future =
    heard.has('will-change') || ((heard.has('future') || ahead) && heard.has('still', 'changed', 'price', 'promotion', 'cheaper', 'dearer', 'sale'));
  if ((!future && !heard.has('unrecorded')) || subjects.owners.length === 0) return undefined;
  return { kind: 'unknown', reason: future ? 'future' : 'topic', subjects: ids(subjects.owners) };
}

/** A house that sells its API alone, asked for a plan: what the data says of it. */
function sellsNone({ heard, subjects, scope }: Meaning): QueryOf<'fact'> | undefined {
  const { lines, offers } = subjects;
  if (lines.length === 0 || lines.length < offers.length || lines.some(({ product }) => product !== 'api')) return undefined;
  const asked = heard.has('subscription') && heard.has('whether', 'price', 'quota', 'tiers') && !heard.has('api');
  const said = scope.catalog.glossary['positioning'] !== undefined && lines.some(({ notes }) => notes?.some(({ topic }) => topic === 'positioning'));
  return asked && said ? { kind: 'fact', subjects: ids(lines), topics: ['notes/positioning'], asks: 'whether' } : undefined;
}

/** "DeepSeek 有没有套餐": the models are known, a plan of their maker is not. */
function maker(meaning: Meaning): Unknown | QueryOf<'fact'> | undefined {
  const { heard, subjects, scope } = meaning;
  const none = sellsNone(meaning);
  if (none) return none;
  if (subjects.offers.length > 0 || subjects.models.length > 0 || !heard.has('subscription') || !heard.has('whether', 'price', 'quota'))
    return undefined;
  const named = heard.all('family').find(({ family }) => scope.catalog.models.some((model) => model.family === family && model.vendor === undefined));
  return named && { kind: 'unknown', reason: 'product', words: [heard.text.slice(named.start, named.end)], subjects: [] };
}

const OF_PLANS: ReadonlySet<string> = new Set([...PER_PLAN, 'models', 'rules']);

/** A name that nobody goes by, of whom something is asked that a plan has; a version of a family that it does not have here. */
function name({ heard, subjects, topics }: Meaning): Unknown | undefined {
  if (subjects.offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous) return undefined;
  const version = unknownVersion(heard);
  if (version !== undefined) return { kind: 'unknown', reason: 'name', words: [version], subjects: [] };
  const names = unknownNames(heard);
  if (names.length === 0 || !topics.some(({ attribute }) => OF_PLANS.has(attribute))) return undefined;
  return { kind: 'unknown', reason: 'name', words: names.slice(0, MOST), subjects: [] };
}

const clarifiable = 6;

/** "Lite" alone: several lines have one. */
function ambiguous(meaning: Meaning): QueryOf<'clarify'> | undefined {
  const { heard, subjects } = meaning;
  const { ambiguous: open } = subjects;
  if (!open || subjects.offers.length > 0 || open.candidates.length < 2) return undefined;
  const question = `${heard.text.slice(0, open.start)}{}${heard.text.slice(open.start + open.text.length)}`;
  return { kind: 'clarify', text: open.text, options: ids(likeliest(open.candidates, meaning).slice(0, clarifiable)), question };
}

/** How many sources speak of it: of what is known widely there are more. */
const sourcesOf = (plan: Plan): number =>
  new Set(Object.values(plan).flatMap((value) => (Array.isArray(value) ? value.map((fact: { readonly source?: string }) => fact.source) : []))).size;

/** Few buttons hold few plans: first those on sale in the region of whoever writes so, and of these those that most sources speak of. */
function likeliest(plans: readonly Plan[], { heard, scope }: Meaning): readonly Plan[] {
  const { catalog, view } = scope;
  const home = hasHan(heard.text) ? 'cn' : 'intl';
  const likely = (plan: Plan): number => {
    const line = catalog.get('line', plan.line);
    const sold = line !== undefined && plansOffered(view, line.id).some(({ id }) => id === plan.id);
    return (sold ? 2 : 0) + (line?.region === home ? 1 : 0);
  };
  const ranked = plans.map((plan) => ({ plan, likely: likely(plan), sources: sourcesOf(plan) }));
  return ranked.toSorted((one, other) => other.likely - one.likely || other.sources - one.sources).map(({ plan }) => plan);
}

const OWN: ReadonlySet<string> = new Set(['quotas', 'limits', 'saleTimes']);
/** What the person's own plan does, not what there is. */
const OF_ONE: ReadonlySet<string> = new Set(['carry-over', 'renewal', 'own-api-key', 'balance-fallback']);

/** Whose quota is meant, where nobody is named. */
function whose({ heard, subjects, topics, scope }: Meaning): QueryOf<'clarify'> | undefined {
  const own = topics.some(({ attribute, term }) => OWN.has(attribute) || OF_ONE.has(term ?? ''));
  if (subjects.owners.length > 0 || !own || heard.has('legacy', 'which', 'all')) return undefined;
  const lines = offeredLines(scope, 'cn');
  return lines.length > 1 ? { kind: 'clarify', text: '', options: ids(lines.slice(0, clarifiable)), question: `{} ${heard.text}` } : undefined;
}

export const UNLISTED: Row = { name: 'a client or model that is not known', build: unlisted };
export const OUTSIDER: Row = {
  name: 'a product that is not held',
  build: (meaning) => (meaning.subjects.offers.length === 0 ? outsider(meaning) : undefined),
};
export const UNRECORDED: Row = { name: 'what the data has no field for', build: unrecorded };
export const MAKER: Row = { name: 'a maker without a plan', build: maker };
export const UNKNOWN_NAME: Row = { name: 'a name that nobody goes by', build: name };
export const AMBIGUOUS: Row = { name: 'a tier of several lines', build: ambiguous };
export const WHOSE: Row = { name: 'whose it is', build: whose };
