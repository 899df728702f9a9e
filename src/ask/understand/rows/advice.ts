/** Questions that ask what to take: by need, among those that are named or among all. */

import { isStillSold } from '#src/core/sale.ts';
import { conditionsIn } from '../../mentions/conditions.ts';
import { isDenied } from '../../mentions/wishes.ts';
import type { QueryOf } from '../../query/query.ts';
import { topicPath } from '../../query/topics.ts';
import { ids, type Meaning, readMeaning, sharedByChoice } from '../meaning.ts';
import { hasRhythm, kindsWanted, listed, type Needs, needsOf, statesNeed } from '../needs.ts';
import { namesLine } from '../subjects.ts';
import type { Row } from './row.ts';
import { isUnitPrice } from './unit-prices.ts';

type Select = QueryOf<'select'>;

/** Facts worth telling beside a recommendation. */
const TELLING: ReadonlySet<string> = new Set(['protocols', 'rules', 'features', 'prices', 'quotas', 'models', 'mcpServers', 'endpoints']);
/** What a wish may name besides models and clients. */
const WISHED: ReadonlySet<string> = new Set(['models', 'clients', 'protocols', 'features', 'prices', 'rules']);

const count = (needs: Needs, ...lists: readonly ('clients' | 'models' | 'families' | 'features' | 'protocols' | 'rules')[]): number =>
  lists.reduce((sum, list) => sum + (needs.filter?.[list]?.length ?? 0), 0);

/** What is sought, where a plan is: the needs of its own words and the money of the rest. A vendor in it is named for its models, not to buy from. */
function soughtOf(meaning: Meaning): Needs | undefined {
  const { heard, scope } = meaning;
  const [said] = heard.cues('sought');
  if (!said) return undefined;
  const own = readMeaning(heard.text.slice(said.start, said.end), scope);
  const named = own.heard.all('name').filter((name) => !namesLine(name));
  const all: typeof own.heard.all = (kind) => (kind === 'name' ? (named as never) : own.heard.all(kind));
  const needs = needsOf({ ...own, heard: { ...own.heard, all }, subjects: { ...own.subjects, plans: [], lines: [], offers: [], namedLines: [] } });
  if (count(needs, 'models', 'clients', 'families', 'protocols', 'features') === 0) return undefined;
  const whole = needsOf(meaning);
  return { ...whole, ...needs, filter: { ...whole.filter, ...needs.filter } };
}

/** It asks what to buy in so many words. */
function asksAdvice({ heard, subjects, asks }: Meaning): boolean {
  const plain = subjects.offers.length === 1 && asks === 'whether' && !heard.has('worth-buying', 'either', 'which');
  // "Does it pick the model": what it does, not what to take.
  if (heard.has('recommend') && !(plain && heard.has('does-it') && !heard.has('recommended'))) return true;
  return heard.has('worth-buying', 'worth-price') || (heard.has('choose') && heard.has('which', 'either'));
}

const usesOf = ({ use }: Needs): boolean => use?.use !== undefined || use?.parts !== undefined;

/** "Want the widest choice of Qwen": a wish without a question. */
function wishes({ heard, topics }: Meaning, needs: Needs): boolean {
  const wish = heard.has('wants') || (heard.has('team') && count(needs, 'rules') > 0);
  if (!wish || heard.has('which', 'whether', 'how-many', 'where', 'define', 'context', 'parameters', 'api')) return false;
  const ofList = topics.every(({ item, family, attribute }) => item !== undefined || family !== undefined || WISHED.has(attribute));
  return ofList && count(needs, 'clients', 'models', 'families', 'features', 'protocols', 'rules') > 0;
}

/** A need beyond what it may cost: that alone asks for a list. */
function statesMore(needs: Needs): boolean {
  const { budget: _, ...filter } = needs.filter ?? {};
  return Object.keys(filter).length > 0 || usesOf(needs) || (needs.manner ?? []).length > 0 || needs.people !== undefined;
}

/** What tells, without a question for advice, that a choice is wanted; the first that holds is enough. */
const CALLS: Readonly<Record<string, (meaning: Meaning, needs: Needs) => boolean>> = {
  'a use and which': ({ heard, subjects }, needs) =>
    subjects.offers.length === 0 &&
    ((heard.has('which') && (usesOf(needs) || hasRhythm(needs))) || (heard.has('either') && usesOf(needs) && subjects.models.length === 0)),
  // "Anything very cheap, I only use it now and then": how much and how dear is a need.
  'something of a kind': ({ heard, subjects }, needs) =>
    subjects.offers.length === 0 && heard.has('seeks') && statesMore(needs) && !heard.has('api', 'context', 'parameters'),
  // "The cheapest that lasts" of a use is a matter of that use, not of list prices alone.
  'the cheapest that lasts': ({ heard, subjects }, needs) =>
    usesOf(needs) && heard.has('cheapest') && subjects.offers.every(({ kind }) => kind !== 'plan'),
  'one or the other for a need': ({ heard, subjects }, needs) =>
    subjects.offers.length > 1 && !heard.has('holds') && heard.has('either', 'which') && namesNeed(needs),
  // Who subscribed earlier asks whether to stay.
  'stay or go': ({ heard, subjects, when }) =>
    when?.cohort !== undefined && subjects.offers.length > 0 && heard.has('renewal') && heard.has('either', 'value', 'choose', 'should'),
  'which for a budget': ({ heard }, needs) => {
    const budget = needs.filter?.budget;
    return heard.has('which') && budget !== undefined && budget.bound !== 'exact' && (usesOf(needs) || count(needs, 'features', 'rules') > 0);
  },
  // "Under 100, two of us at 150 a day": what they would spend, and what it is to bear.
  'a budget and a need': ({ heard, subjects, asks }, needs) => {
    const budget = needs.filter?.budget;
    if (subjects.offers.length > 0 || budget === undefined || budget.bound === 'exact' || asks !== 'value') return false;
    if (heard.has('most', 'least', 'sort', 'which', 'all', 'price', 'cheapest', 'api')) return usesOf(needs) && !heard.has('most', 'least', 'sort');
    return usesOf(needs) || (needs.manner ?? []).includes('heavy') || count(needs, 'clients', 'models', 'families', 'features') > 0;
  },
  // "Top 5 coding plans": by what, nobody says.
  'a ranking without a measure': ({ heard, subjects, topics }) =>
    subjects.owners.length + topics.length === 0 && heard.has('sort') && heard.has('subscription'),
  // "I hate switching models by hand": what is not wanted is a wish too.
  'what is not wanted': ({ heard }, needs) =>
    heard.all('term').some((term) => term.of === 'feature' && isDenied(heard.text, term)) && count(needs, 'features') > 0,
  'where data stays': ({ heard, subjects }) => subjects.offers.length === 0 && heard.has('stays-home') && heard.has('which', 'all'),
  // "Choose by this": of what, is said by the needs.
  'a choice by needs': ({ heard, subjects, topics }, needs) =>
    heard.has('choose') && subjects.offers.length + subjects.models.length + topics.length === 0 && statesMore(needs),
  'a wish': (meaning, needs) => meaning.subjects.offers.length === 0 && wishes(meaning, needs),
};

const namesNeed = (needs: Needs): boolean => count(needs, 'clients', 'models', 'families', 'features') > 0 || hasRhythm(needs);

/** It tells a need that calls for a choice. */
const tellsNeed = (meaning: Meaning, needs: Needs): boolean => Object.values(CALLS).some((calls) => calls(meaning, needs));

/** Another matter: a rule, an order by a figure. */
function isElsewhere(meaning: Meaning, needs: Needs): boolean {
  const { heard, topics } = meaning;
  const { manner = [], ...rest } = needs;
  const how = manner.filter((each) => each !== 'tight');
  const others = how.length > 0 ? { ...rest, manner: how } : rest;
  if (isUnitPrice(meaning) && heard.has('cheapest', 'least', 'most', 'sort') && !statesNeed(others)) return true;
  // "Does a friend whom I refer get a discount": the word is the rule's.
  if (heard.hasTerm('referral') && heard.has('refers')) return true;
  // "Can one buy it with a sub-account": whether it is allowed.
  return heard.has('permitted') && topics.some(({ attribute, term }) => attribute === 'rules' && term !== undefined);
}

/** What else is asked about those to choose among. */
function shown({ topics, scope }: Meaning, needs: Needs): readonly string[] {
  const { features = [], rules = [], protocols = [] } = needs.filter ?? {};
  const wished = [...features, ...rules, ...protocols];
  const told = new Set([...wished, ...wished.flatMap((id) => scope.catalog.glossary[id]?.opposite ?? [])]);
  return topics
    .filter(({ attribute, item, term, aspect }) => {
      if (item !== undefined || !TELLING.has(attribute)) return false;
      return !(term !== undefined && told.has(term)) && !(aspect === 'resets' && hasRhythm(needs));
    })
    .map(topicPath);
}

function conditionsOf(meaning: Meaning): { readonly conditions?: string[] } {
  const conditions = conditionsIn(meaning.heard, meaning.scope.catalog);
  // A figure that no need was made of is told too, where no condition holds it already.
  const figures = (meaning.use?.left ?? []).filter((text) => !conditions.some((said) => said.includes(text)));
  const left = [...conditions, ...figures];
  return left.length > 0 ? { conditions: left } : {};
}

const selectOf = (meaning: Meaning, needs: Needs, among: readonly string[]): Select => ({
  kind: 'select',
  of: 'plans',
  ...listed('among', among.length > 0 ? among : kindsWanted(meaning)),
  ...needs,
  advise: true,
  ...conditionsOf(meaning),
  ...sharedByChoice(meaning, true),
});

/** "Something in place of Max": anything but what is named. */
function inPlaceOf(meaning: Meaning): Select | undefined {
  const { heard, subjects, scope } = meaning;
  const { catalog, view } = scope;
  const vendors = new Set([...subjects.plans.map(({ line }) => catalog.get('line', line)?.vendor), ...subjects.lines.map(({ vendor }) => vendor)]);
  const asked = heard.has('in-its-place') && meaning.except === undefined && !heard.has('cheaper-than-these', 'total');
  // What took the place of a plan that is gone is known.
  if (!asked || vendors.size !== 1 || !subjects.offers.every((each) => isStillSold(view, each))) return undefined;
  const query = selectOf(meaning, needsOf({ ...meaning, subjects: { ...subjects, models: [] } }), []);
  // A second one is wanted, not two of the same.
  const { rules: _rules, ...held } = query.filter ?? {};
  const rules = (query.filter?.rules ?? []).filter((rule) => rule !== 'stacking');
  const filter = { ...held, ...listed('rules', rules), ...(heard.has('domestic') ? { region: 'cn' as const } : {}) };
  // Who wants it cheaper may stay with the house; who wants another does not.
  const cheaper = heard.has('cheaper', 'cheapest', 'budget-tight');
  const left = subjects.offers.map(({ id }) => (cheaper ? id : (catalog.get('plan', id)?.line ?? id)));
  return {
    ...query,
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    except: { subjects: [...new Set(left)] },
  };
}

function advice(meaning: Meaning): Select | undefined {
  const { heard, subjects, asks } = meaning;
  const other = inPlaceOf(meaning);
  if (other) return other;
  const sought = soughtOf(meaning);
  if (sought) return selectOf(meaning, sought, []);
  const needs = needsOf(meaning);
  if (isElsewhere(meaning, needs) || !(asksAdvice(meaning) || tellsNeed(meaning, needs))) return undefined;
  const { offers } = subjects;
  // "Kimi or MiniMax, which is better" without a need is a comparison.
  if (offers.length > 1 && !statesNeed(needs)) return undefined;
  const judged = heard.has('worth-buying', 'worth-price') || (heard.has('recommended') && asks === 'whether');
  const worth = judged && offers.length > 0 && offers.length < 3;
  const show = shown(meaning, needs);
  return { ...selectOf(meaning, needs, ids(offers)), ...(show.length > 0 ? { show: [...show] } : {}), ...(worth ? { worth: true as const } : {}) };
}

/** A choice that is told by words which no field holds: they are said to be left out, rather than that they are not known. */
export const choiceOf = (meaning: Meaning): Select => selectOf(meaning, needsOf(meaning), []);

export const ADVICE: Row = { name: 'what to take', build: advice };
