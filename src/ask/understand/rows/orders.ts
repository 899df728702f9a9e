/** An extreme, or an order: the cheapest, the most for the money, the largest model. And lists by a budget. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { isSpokenWindow, shortestWindow } from '#src/catalog/spans.ts';
import type { Plan } from '#src/catalog/types.ts';
import { convertMoney, exactly, exchange, type MoneyRange, money } from '#src/core/money.ts';
import { isLimit } from '../../claims.ts';
import { conditionsIn } from '../../mentions/conditions.ts';
import { unknownWords } from '../../mentions/unknown-words.ts';
import { type Measure, measurePath } from '../../query/measures.ts';
import type { QueryOf } from '../../query/query.ts';
import type { Filter } from '../../query/select.ts';
import { type Topic, topicPath } from '../../query/topics.ts';
import { ids, type Meaning, type Quantity, shared, sharedByChoice } from '../meaning.ts';
import { budgetOf, familiesOf, kindsWanted, listed, termsOf } from '../needs.ts';
import { longPeriod, regionWanted, unlimitedIn, windowsIn } from '../spoken.ts';
import { PER_PLAN } from '../topic-words.ts';
import { isOneSided } from './comparisons.ts';
import type { Row } from './row.ts';
import { isUnitPrice, spendOf, unitPriceUnit } from './unit-prices.ts';

type Select = QueryOf<'select'>;

const priceMeasure = ({ heard }: Meaning): Measure => ({
  by: 'price',
  phase: heard.has('first') ? 'first' : 'regular',
  per: longPeriod(heard) ?? 'month',
});

const currencyOf = ({ heard }: Meaning): Currency | undefined => (heard.yuan ? homeCurrency : heard.currencies[0]);

/** Of models: by what they have themselves. */
function ofModels({ heard, topics, subjects }: Meaning): Measure | undefined {
  const of = (attribute: Topic['attribute']) => topics.find((each) => each.attribute === attribute);
  const api = of('apiPrices');
  // One model has one price list: the cheapest way to it is a plan that includes it.
  const sole = subjects.models.length === 1 && !heard.has('api') && !heard.hasTerm('pay-as-you-go') && api?.part === undefined;
  if (api && !sole) return { by: 'api-price', part: api.part ?? 'input' };
  if (of('parameters')) return { by: 'parameters', active: heard.has('active') };
  if (of('speed')) return { by: 'speed' };
  return of('context') ? { by: 'context' } : undefined;
}

/** What it is ordered by; the first that fits. */
function measureOf(meaning: Meaning): Measure | undefined {
  const { heard, topics } = meaning;
  const windows = windowsIn(heard);
  const models = ofModels(meaning);
  if (isUnitPrice(meaning) || (heard.has('value') && !topics.some(({ attribute }) => attribute === 'ratings'))) {
    const [unit, window, spend] = [unitPriceUnit(meaning), windows.at(-1), spendOf(meaning)];
    return { by: 'unit-price', ...(unit ? { unit } : {}), ...(window ? { window } : {}), ...(spend ? { spend } : {}) };
  }
  if (models) return models;
  const rating = topics.find(({ attribute, term }) => attribute === 'ratings' && term !== undefined)?.term;
  if (rating !== undefined) return { by: 'rating', dimension: rating };
  if (heard.has('ratio') && windows.includes('week') && windows.includes(shortestWindow))
    return { by: 'window-ratio', over: 'week', under: shortestWindow };
  return moneyOrQuota(meaning) ?? counted(meaning);
}

function moneyOrQuota(meaning: Meaning): Measure | undefined {
  const { heard, topics } = meaning;
  const quota: Measure = { by: 'quota', window: windowsIn(heard)[0] ?? 'month' };
  // "The most requests for 90 yuan": the money is what may be spent.
  if (mostOfUnits(meaning)) return quota;
  if (heard.has('cheapest', 'price', 'cheaper', 'dearer', 'first', 'regular', 'dearest')) return priceMeasure(meaning);
  const sized =
    mostFor(meaning) || topics.some(({ attribute }) => attribute === 'quotas') || heard.has('longest-lasting') || windowsIn(heard).length > 0;
  return sized ? quota : undefined;
}

/** "The most generous for $20": what may be spent, and nobody in particular. */
const mostFor = (meaning: Meaning): boolean => meaning.heard.has('most') && meaning.subjects.plans.length === 0 && budgetOf(meaning) !== undefined;

const mostOfUnits = ({ heard }: Meaning): boolean =>
  heard.has('most') && heard.has('unit-request', 'unit-prompt', 'unit-token') && !heard.has('cheapest', 'cheaper', 'dearer', 'dearest');

function counted({ heard, topics, subjects }: Meaning): Measure | undefined {
  const list = topics.find(({ attribute, item }) => (attribute === 'models' || attribute === 'clients') && item === undefined);
  if (list) return { by: 'count', attribute: list.attribute };
  return subjects.clients.length > 1 && heard.has('supports') ? { by: 'count', attribute: 'clients' } : undefined;
}

export function filterOf(meaning: Meaning): Filter {
  const { subjects, heard } = meaning;
  const budget = budgetOf(meaning);
  const currency = currencyOf(meaning);
  const region = subjects.offers.length === 0 ? regionWanted(heard) : undefined;
  return {
    ...listed('clients', ids(subjects.clients)),
    ...(heard.has('parameters', 'context', 'api') ? {} : listed('models', ids(subjects.models))),
    ...listed('families', familiesOf(meaning)),
    ...listed('protocols', termsOf(meaning, 'protocol')),
    ...listed('features', termsOf(meaning, 'feature')),
    ...(budget ? { budget } : {}),
    ...(currency ? { currency } : {}),
    ...(region ? { region } : {}),
    ...listed('noCap', unlimitedIn(heard)),
  };
}

const BESIDES: ReadonlySet<string> = new Set(['prices', 'quotas', 'models', 'clients', 'protocols', 'rules', 'features']);
const ORDERED: Readonly<Partial<Record<Measure['by'], readonly Topic['attribute'][]>>> = {
  price: ['prices', 'discounts'],
  quota: ['quotas'],
};

/** What is asked besides the figure that it is ordered by, where the whole list of it is not. */
function besidesOf({ topics, heard }: Meaning, { by }: Measure): readonly string[] {
  const ordered = ORDERED[by] ?? ['prices', 'quotas', 'worth'];
  return topics
    .filter(({ attribute, window, item, family, name }) => {
      if (!BESIDES.has(attribute) || ordered.includes(attribute) || item !== undefined || family !== undefined || name !== undefined) return false;
      // A word for what is counted asks for no quota: "three questions at once".
      return attribute !== 'quotas' || window !== undefined || heard.has('quota', 'amount');
    })
    .map(topicPath);
}

type Ordered = { readonly measure: Measure; readonly order: 'least' | 'most'; readonly each?: boolean };

const selectOf = (meaning: Meaning, { measure, order, each }: Ordered, rest: Partial<Select>): Select => ({
  kind: 'select',
  of: 'plans',
  ...listed('among', [...ids(meaning.subjects.offers), ...kindsWanted(meaning)]),
  by: measurePath(measure),
  order,
  ...(each ? { take: 'each' as const } : {}),
  ...rest,
  ...listed(
    'conditions',
    rest.of === undefined || rest.of === 'plans' ? [...(rest.conditions ?? conditionsIn(meaning.heard, meaning.scope.catalog))] : [],
  ),
  ...sharedByChoice(meaning, false),
});

const filtered = (filter: Filter): Pick<Select, 'filter'> => (Object.keys(filter).length > 0 ? { filter } : {});

/** "At most 50 a month: how far up can I go with A, B and C": the dearest tier of each that the budget pays. */
function upTo(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  const budget = budgetOf(meaning);
  if (!budget || budget.bound === 'exact' || subjects.lines.length < 2 || !heard.has('each', 'tiers', 'which') || !heard.has('up-to-tier'))
    return undefined;
  return selectOf(
    meaning,
    { measure: { ...priceMeasure(meaning), per: 'month' } as Measure, order: 'most', each: true },
    filtered(filterOf(meaning)),
  );
}

/** It asks for an extreme or an order, over more than two that are named. */
function isOrder(meaning: Meaning): boolean {
  const { heard, subjects, topics } = meaning;
  const largest = heard.has('top') && topics.some(({ attribute }) => attribute === 'context' || attribute === 'parameters');
  const extreme = largest || heard.has('cheapest', 'least', 'most', 'longest-lasting', 'sort');
  const wide = heard.has('which', 'all', 'sort', 'cheapest', 'tiers') || subjects.lines.length > 0 || subjects.models.length > 1 || mostFor(meaning);
  const comparative = heard.has('value', 'cheaper') && heard.has('which');
  if (!(extreme || comparative) || !wide) return false;
  const { plans, lines } = subjects;
  const inCalls = windowsIn(heard).length > 0 && heard.has('unit-request') && plans.length === 2;
  return !(plans.length > 0 && plans.length < 3 && lines.length === 0 && !inCalls);
}

/** Two matters, or one told of each: a comparison shows both. */
function isComparison(meaning: Meaning): boolean {
  const { heard, subjects, topics } = meaning;
  const quotas = topics.some(({ attribute }) => attribute === 'quotas');
  // "The cheapest tier of A, B and C with their quotas": each is told, they are not ranked.
  if (subjects.indirect && subjects.plans.length > 1 && heard.has('entry', 'top', 'middle') && quotas) return true;
  // "Who is cheapest and who gives the most".
  if (subjects.plans.length > 1 && quotas && heard.cues('tells-apart').length > 1) return true;
  // The first month and later ones together are two prices.
  return isOneSided(meaning) || (heard.has('first') && heard.has('regular') && subjects.offers.length > 1);
}

/** One line makes no order of counts; a list of prices and prompts makes none either. */
function isList({ heard, subjects, topics }: Meaning, { by }: Measure): boolean {
  if ((by === 'count' || by === 'rating') && subjects.offers.length === 1) return true;
  const plain = heard.has('listed') && !heard.has('cheapest', 'least', 'most', 'longest-lasting');
  return plain && by === 'price' && topics.some(({ attribute }) => attribute === 'quotas');
}

const OF_MODELS: ReadonlySet<Measure['by']> = new Set(['parameters', 'context', 'api-price', 'speed']);
const OF_LINES: ReadonlySet<Measure['by']> = new Set(['count', 'rating', 'window-ratio']);
const CHEAP: ReadonlySet<Measure['by']> = new Set(['price', 'unit-price', 'api-price']);

/** Over a set: all plans, the tiers of a line, models named. */
function order(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  const tier = upTo(meaning);
  if (tier) return tier;
  if (!isOrder(meaning) || isComparison(meaning)) return undefined;
  const measure = measureOf(meaning);
  if (!measure || isList(meaning, measure)) return undefined;
  const [models, lines] = [OF_MODELS.has(measure.by), OF_LINES.has(measure.by)];
  const most = CHEAP.has(measure.by) ? heard.has('dearer', 'dearest') : !heard.has('least');
  const each = heard.has('each', 'all') && heard.has('of-every-vendor');
  const { models: named, families, region, ...filter } = filterOf(meaning);
  const ofPlans = { ...filter, ...listed('families', families ?? []), ...(named ? { models: named } : {}), ...(region && !lines ? { region } : {}) };
  const besides = models || lines ? [] : besidesOf(meaning, measure);
  return selectOf(
    meaning,
    { measure, order: most ? 'most' : 'least', each },
    {
      of: models ? 'models' : lines ? 'lines' : 'plans',
      ...(models && subjects.models.length > 0 ? { among: ids(subjects.models) } : {}),
      ...filtered(models ? filter : ofPlans),
      ...listed('show', besides),
    },
  );
}

/** "Which one gives 90,000 requests a month", "at least 30,000 a week": plans told by a quota that they have, or by the least that it is to be. */
function byQuota(meaning: Meaning): Select | undefined {
  const { heard, subjects, quantities, scope } = meaning;
  if (subjects.plans.length > 0 || subjects.models.length > 0 || heard.has('enough', 'own', 'recommend', 'cheapest')) return undefined;
  const [named] = windowsIn(heard);
  const windowOf = ({ per }: Quantity) => (isSpokenWindow(per) ? per : per === undefined ? named : undefined);
  const said = quantities.find((each) => each.unit !== undefined && QUOTA_UNITS.has(each.unit) && windowOf(each) !== undefined);
  const window = said && windowOf(said);
  if (!said || !window) return undefined;
  const least = heard.isLeast(said);
  // As much as no plan has is somebody's use.
  const known = isSpokenWindow(said.per) && isLimit(said.value, scope.view, scope.catalog.plans, said.per);
  const asked = least ? heard.has('which', 'all', 'whether', 'subscription', 'asks-any', 'listed') : heard.has('which') && known;
  if (!asked) return undefined;
  const unit = said.unit === 'times' ? {} : { unit: said.unit as 'request' };
  return {
    kind: 'select',
    of: 'plans',
    ...listed('among', ids(subjects.offers)),
    filter: { quota: { amount: said.value, ...unit, window, bound: least ? 'atLeast' : 'exact' } },
    ...shared(meaning),
  };
}
const QUOTA_UNITS: ReadonlySet<string> = new Set(['prompt', 'request', 'token', 'credit', 'times']);

/** "A DeepSeek and a Kimi model in one plan": each plan that has them all. */
function inOne(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  if (subjects.offers.length > 0 || !heard.has('in-one') || heard.has('api', 'context', 'parameters')) return undefined;
  const filter = filterOf(meaning);
  const wished = [filter.clients, filter.models, filter.families, filter.protocols].flatMap((list) => list ?? []);
  return wished.length > 1 ? selectOf(meaning, { measure: priceMeasure(meaning), order: 'least' }, filtered(filter)) : undefined;
}

/** "Which has no weekly limit": of all, or of those that are set against each other. */
function limitless(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  if (unlimitedIn(heard).length === 0 || subjects.offers.length === 1) return undefined;
  if (subjects.offers.length > 0 && !heard.has('which', 'all', 'whether', 'subscription', 'tiers')) return undefined;
  const filter = filterOf(meaning);
  // Of those that are named, and nothing else asked, each is told.
  if (subjects.offers.length > 0 && Object.keys(filter).length < 2) return undefined;
  return selectOf(meaning, { measure: priceMeasure(meaning), order: 'least' }, filtered(filter));
}

/** What a month of the plan costs as its price stands. */
function monthly({ scope: { view } }: Meaning, plan: Plan): MoneyRange | undefined {
  const fact = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact;
  return fact && exactly(money(fact.amount, fact.currency));
}

/** "Anything cheaper than both": below the least of their prices, and none of them; by the rate of the day where they are of two currencies. */
function cheaperThan(meaning: Meaning): Select | undefined {
  const { heard, subjects, scope, except } = meaning;
  if (!heard.has('cheaper-than-these') || subjects.plans.length === 0 || subjects.lines.length > 0) return undefined;
  const prices = subjects.plans.flatMap((plan) => monthly(meaning, plan) ?? []);
  const [first] = prices;
  if (!first || prices.length < subjects.plans.length) return undefined;
  const inOne = (price: MoneyRange) => {
    const by = price.currency === first.currency ? undefined : exchange(scope.view, price.currency, first.currency);
    return Number((by ? convertMoney(price, by) : price).typical);
  };
  const least = prices.toSorted((one, other) => inOne(one) - inOne(other))[0] ?? first;
  const { among: _, ...select } = selectOf(
    meaning,
    { measure: priceMeasure(meaning), order: 'least' },
    {
      filter: { ...filterOf(meaning), budget: { amount: Number(least.typical), currency: least.currency, bound: 'below' } },
    },
  );
  return { ...select, except: { ...except, subjects: [...(except?.subjects ?? []), ...ids(subjects.plans)] } };
}

/** "Which can somebody in Germany buy": no plan states that; it is admitted, with those that are sold abroad. */
function payable(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  const [away, paid] = [heard.cues('abroad'), heard.cues('paid-with')];
  if (away.length + paid.length === 0 || subjects.offers.length > 0 || !heard.has('which', 'all', 'whether', 'subscription', 'recommend', 'cheapest'))
    return undefined;
  const words = [...away, ...paid].map(({ start, end }) => heard.text.slice(start, end));
  const filter = { ...filterOf(meaning), ...(away.length > 0 ? { region: 'intl' as const } : {}) };
  return selectOf(meaning, { measure: priceMeasure(meaning), order: 'least' }, { ...filtered(filter), conditions: [...new Set(words)] });
}

/** Free plans are those at no price: an empty list says that there are none. */
function free(meaning: Meaning): Select | undefined {
  const { heard, subjects } = meaning;
  if (!heard.has('free') || subjects.owners.length > 0) return undefined;
  const measure = { by: 'price', phase: 'regular', per: 'month' } as const;
  return selectOf(meaning, { measure, order: 'least' }, { filter: { budget: { amount: 0, bound: 'atMost' } } });
}

/** What one pays is told of, or where: what may be spent, a region, prices. */
function listedByPrice(meaning: Meaning, budget: Filter['budget'], perPlan: boolean): boolean {
  const { heard, topics } = meaning;
  // What a plan is to have limits the list, and asks for nothing else.
  const wished = topics.every(({ item, family, term }) => item !== undefined || family !== undefined || term !== undefined);
  if (budget && (perPlan || wished || heard.has('which', 'recommend', 'subscription', 'whether', 'price', 'tiers'))) return true;
  // "Where did the paying people go": a list answers whoever asks for prices and nothing else.
  return (
    !heard.has('legacy') &&
    topics.some(({ attribute }) => attribute === 'prices') &&
    (unknownWords(heard).length === 0 || heard.all('family').length > 0)
  );
}

/** A list by price or quota, of nobody in particular. */
function everyone(meaning: Meaning): Select | undefined {
  const { heard, topics, subjects, asks } = meaning;
  if (subjects.offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous) return undefined;
  const perPlan = topics.some(({ attribute }) => PER_PLAN.has(attribute));
  // Beside a rule a price is of whoever asks for that rule.
  if (topics.some(({ attribute }) => attribute === 'rules') && !heard.has('which', 'all', 'cheapest', 'listed', 'recommend')) return undefined;
  const budget = budgetOf(meaning);
  // "Is there still an offer for Double 11": whether one runs, not who is cheapest.
  if (heard.has('promotion') && asks !== 'value' && asks !== 'count' && budget === undefined && !heard.has('cheapest', 'which')) return undefined;
  if (listedByPrice(meaning, budget, perPlan)) {
    const order = heard.has('dearer', 'dearest') ? 'most' : 'least';
    return selectOf(meaning, { measure: priceMeasure(meaning), order }, filtered({ ...filterOf(meaning), ...(budget ? { budget } : {}) }));
  }
  if (!perPlan || heard.has('legacy')) return undefined;
  const [window] = windowsIn(heard);
  const sized = topics.some(({ attribute }) => attribute === 'quotas') && window && heard.has('which', 'all', 'each');
  return sized ? selectOf(meaning, { measure: { by: 'quota', window }, order: 'most' }, filtered(filterOf(meaning))) : undefined;
}

export const BY_QUOTA: Row = { name: 'a plan by its quota', build: byQuota };
export const LIMITLESS: Row = { name: 'plans without a limit', build: limitless };
export const IN_ONE: Row = { name: 'plans with several things at once', build: inOne };
export const PAYABLE: Row = { name: 'who can buy and how it is paid', build: payable };
export const CHEAPER: Row = { name: 'what is cheaper than a plan', build: cheaperThan };
export const FREE: Row = { name: 'free plans', build: free };
export const ORDER: Row = { name: 'an extreme or an order', build: order };
export const EVERYONE: Row = { name: 'a list of everyone', build: everyone };
