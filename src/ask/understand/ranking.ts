/** An extreme, or an order: the cheapest, the most for the money, the largest model. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import { currenciesNamed, withoutCurrencies } from '../money.ts';
import { isOneSided } from './choices.ts';
import type { Filter, Measure, QueryOf, Topic } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { budgetOf, ids, termsOf } from './needs.ts';
import { longPeriod } from './paid-for.ts';
import { windowsOf } from './topics.ts';
import { isUnitPrice, spendOf, unitPriceUnit } from './unit-prices.ts';

/** The home currency's coin by itself, not as a part of another's name. */
const YUAN = /元/;

function currencyOf({ signals }: Frame): Currency | undefined {
  const [named] = currenciesNamed(signals.text);
  return YUAN.test(withoutCurrencies(signals.text)) ? homeCurrency : named;
}

const TELLS_APART = /谁|哪[个家款档]|\b(?:who|which)\b/gi;
const LISTED = /列|\blist(?:ed)?\b|\bshow\b/i;
const DEAREST = /最贵|priciest|most expensive|highest price/i;

function measureOf(frame: Frame): Measure | undefined {
  const { signals, topics, subjects } = frame;
  const windows = windowsOf(signals);
  const api = topics.find(({ attribute }) => attribute === 'apiPrices');
  // "Cheaper on output per 1M": the price list of models, not what a quota costs.
  if (api && subjects.models.length > 1 && frame.offers.length === 0) return { by: 'api-price', part: api.part ?? 'input' };
  if (isUnitPrice(frame) || (signals.has('value') && !topics.some(({ attribute }) => attribute === 'ratings'))) {
    const unit = unitPriceUnit(frame);
    const window = windows.at(-1);
    const spend = spendOf(frame);
    return { by: 'unit-price', ...(unit ? { unit } : {}), ...(window ? { window } : {}), ...(spend ? { spend } : {}) };
  }
  // One model has one price list: the cheapest way to it is a plan that includes it.
  const sole = subjects.models.length === 1 && !signals.has('api') && !signals.hasTerm('pay-as-you-go') && api?.part === undefined;
  if (api && !sole) return { by: 'api-price', part: api.part ?? 'input' };
  if (topics.some(({ attribute }) => attribute === 'parameters')) return { by: 'parameters', active: signals.has('active') };
  if (topics.some(({ attribute }) => attribute === 'context')) return { by: 'context' };
  const rating = topics.find(({ attribute, term }) => attribute === 'ratings' && term !== undefined);
  if (rating?.term) return { by: 'rating', dimension: rating.term };
  if (signals.has('ratio') && windows.includes('week') && windows.includes(shortestWindow))
    return { by: 'window-ratio', over: 'week', under: shortestWindow };
  // "Under 100 yuan, which has the most requests": the money is a bound, the requests make the order.
  const mostOf = signals.has('most') && signals.has('unit-request', 'unit-prompt', 'unit-token', 'quota') && budgetOf(frame) !== undefined;
  if (mostOf && !signals.has('cheapest', 'cheaper', 'dearer', 'first', 'regular')) return { by: 'quota', window: windows[0] ?? 'month' };
  if (signals.has('cheapest', 'price', 'cheaper', 'dearer', 'first', 'regular') || DEAREST.test(signals.text)) {
    const per = longPeriod(signals) ?? 'month';
    return { by: 'price', phase: signals.has('first') ? 'first' : 'regular', per };
  }
  if (topics.some(({ attribute }) => attribute === 'quotas') || signals.has('longest-lasting') || windows.length > 0)
    return { by: 'quota', window: windows[0] ?? 'month' };
  const counted = topics.find(({ attribute, item }) => (attribute === 'models' || attribute === 'clients') && item === undefined);
  if (counted || (subjects.clients.length > 1 && signals.has('supports'))) return { by: 'count', attribute: counted?.attribute ?? 'clients' };
  return undefined;
}

export function filterOf(frame: Frame): Filter {
  const { subjects, signals } = frame;
  const budget = budgetOf(frame);
  const currency = currencyOf(frame);
  const protocols = termsOf(frame, 'protocol');
  const features = termsOf(frame, 'feature');
  return {
    within: subjects.lines.length > 0 || subjects.plans.length > 0 ? [...frame.offers] : [],
    ...(subjects.clients.length > 0 ? { clients: ids(subjects.clients) } : {}),
    ...(subjects.models.length > 0 && !signals.has('parameters', 'context', 'api') ? { models: ids(subjects.models) } : {}),
    ...(protocols.length > 0 ? { protocols } : {}),
    ...(features.length > 0 ? { features } : {}),
    ...(budget ? { budget } : {}),
    ...(currency ? { currency } : {}),
  };
}

/** "At most 50 a month: how far up can I go with A, B and C": the dearest tier of each that the budget pays. */
function withinBudget(frame: Frame): QueryOf<'rank'> | undefined {
  const { signals, subjects, when } = frame;
  const budget = budgetOf(frame);
  if (!budget || budget.bound === 'exact' || subjects.lines.length < 2 || !signals.has('each', 'tiers', 'which')) return undefined;
  if (!UP_TO.test(signals.text)) return undefined;
  const measure = { by: 'price', phase: signals.has('first') ? 'first' : 'regular', per: 'month' } as const;
  return { kind: 'rank', of: 'plans', measure, order: 'most', each: true, filter: filterOf(frame), ...when };
}
const UP_TO = /哪(?:一)?(?:档|个套餐|款)|什么(?:档|套餐)|\b(?:which|what) (?:tier|plan)s?\b|how far/i;

/** What a plan is asked about besides the figure that it is ranked by, where the whole list of it is not. */
function besidesOf({ topics, signals }: Frame, { by }: Measure): readonly Topic[] {
  const ordered: readonly Topic['attribute'][] =
    by === 'price' ? ['prices', 'discounts'] : by === 'quota' ? ['quotas'] : ['prices', 'quotas', 'worth'];
  return topics.filter(
    ({ attribute, window, item, family, name }) =>
      BESIDES.has(attribute) &&
      !ordered.includes(attribute) &&
      !item &&
      !family &&
      !name &&
      // A word for what is counted asks for no quota: "three questions at once".
      (attribute !== 'quotas' || window !== undefined || signals.has('quota', 'amount')),
  );
}
const BESIDES: ReadonlySet<string> = new Set(['prices', 'quotas', 'models', 'clients', 'protocols', 'rules', 'features']);

/** An extreme, or an order, over a set: all plans, the tiers of a line, models named. */
export function readRank(frame: Frame): QueryOf<'rank'> | undefined {
  const { signals, subjects, when } = frame;
  const upTo = withinBudget(frame);
  if (upTo) return upTo;
  const largest = signals.has('top') && frame.topics.some(({ attribute }) => attribute === 'context' || attribute === 'parameters');
  const extreme = largest || signals.has('cheapest', 'least', 'most', 'longest-lasting', 'sort');
  const wide = signals.has('which', 'all', 'sort', 'cheapest', 'tiers') || subjects.lines.length > 0 || subjects.models.length > 1;
  const comparative = signals.has('value', 'cheaper') && signals.has('which');
  if (!(extreme || comparative) || !wide) return undefined;
  const inCalls = windowsOf(signals).length > 0 && signals.has('unit-request') && subjects.plans.length === 2;
  if (subjects.plans.length > 0 && subjects.plans.length < 3 && subjects.lines.length === 0 && !inCalls) return undefined;
  // "The cheapest tier of A, B and C with their quotas": each is told, they are not ranked.
  if (
    subjects.indirect &&
    subjects.plans.length > 1 &&
    signals.has('entry', 'top', 'middle') &&
    frame.topics.some(({ attribute }) => attribute === 'quotas')
  )
    return undefined;
  if (isOneSided(frame)) return undefined;
  // "Who is cheapest and who gives the most": two orders make a comparison.
  if (subjects.plans.length > 1 && frame.topics.some(({ attribute }) => attribute === 'quotas') && (signals.text.match(TELLS_APART)?.length ?? 0) > 1)
    return undefined;
  // The first month and later ones together are two prices: a comparison shows both.
  if (signals.has('first') && signals.has('regular') && frame.offers.length > 1) return undefined;
  const measure = measureOf(frame);
  if (!measure) return undefined;
  // "List every client of A": one line makes no order.
  if ((measure.by === 'count' || measure.by === 'rating') && frame.offers.length === 1) return undefined;
  // "List prices and prompts": two matters make no order.
  if (
    LISTED.test(signals.text) &&
    !signals.has('cheapest', 'least', 'most', 'longest-lasting') &&
    measure.by === 'price' &&
    frame.topics.some(({ attribute }) => attribute === 'quotas')
  )
    return undefined;
  const ofModels = measure.by === 'parameters' || measure.by === 'context' || measure.by === 'api-price';
  const ofLines = measure.by === 'count' || measure.by === 'rating' || measure.by === 'window-ratio';
  const cheap = measure.by === 'price' || measure.by === 'unit-price' || measure.by === 'api-price';
  const most = cheap ? signals.has('dearer') || DEAREST.test(signals.text) : !signals.has('least');
  const filter = filterOf(frame);
  const besides = ofModels || ofLines ? [] : besidesOf(frame, measure);
  return {
    kind: 'rank',
    of: ofModels ? 'models' : ofLines ? 'lines' : 'plans',
    measure,
    order: most ? 'most' : 'least',
    ...(signals.has('each', 'all') &&
    /每家|各家|每个厂|各厂|every vendor|each vendor|every provider|each provider|per vendor|of each|of every/i.test(signals.text)
      ? { each: true as const }
      : {}),
    filter: ofModels ? { ...filter, within: subjects.models.length > 0 ? [...subjects.models] : filter.within } : filter,
    ...(besides.length > 0 ? { topics: [...besides] } : {}),
    ...when,
  };
}
