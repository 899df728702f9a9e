/** Questions that choose: recommendations by need, rankings, comparisons. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { Filter, Measure, Needs, QueryOf, Topic } from '../query.ts';
import { asksOf, type Frame } from './frame.ts';
import { isUnitPrice, spendOf, unitPriceUnit } from './price-sums.ts';
import { readSignals } from './signals.ts';
import { windowsOf } from './topics.ts';
import { isOwnLimit, usageOf } from './usage.ts';
import { wishedTerms } from './wishes.ts';

const ids = (refs: readonly Ref[]): string[] => refs.map(({ id }) => id);

function termsOf({ signals }: Frame, kind: string): string[] {
  return [...new Set(signals.terms.filter((term) => term.kind === kind).map(({ id }) => id))];
}

export function budgetOf({ signals, subjects }: Frame): Filter['budget'] {
  const money = signals.money.find(({ bound }) => bound !== 'exact') ?? (subjects.plans.length === 0 ? signals.money[0] : undefined);
  if (!money) return undefined;
  return { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}), bound: money.bound };
}

function currencyOf({ signals }: Frame): Currency | undefined {
  const text = signals.text.replaceAll(/usd|dollars?|美元|美金|\$/gi, '');
  if (/rmb|cny|人民币|yuan|元/i.test(text)) return 'CNY';
  return text === signals.text ? undefined : 'USD';
}

/** Rules that a person needs to have, not those that a sentence touches in passing. */
const NEEDED_RULES = new Set(['sub-accounts', 'stacking', 'sharing', 'refund']);

/** Who names the primary account has no wish for others. */
const PRIMARY = /^(?:主账号|primary account)$/i;

function rulesNeeded({ signals }: Frame): string[] {
  const said = signals.terms.filter(
    ({ kind, id, start, end }) => kind === 'rule' && NEEDED_RULES.has(id) && !PRIMARY.test(signals.text.slice(start, end)),
  );
  return [...new Set(said.map(({ id }) => id))];
}

export function needsOf(frame: Frame): Needs {
  const { signals, subjects, offers } = frame;
  const said = usageOf(frame);
  const usage = said && !isOwnLimit(said, frame) ? said : undefined;
  const budget = budgetOf(frame);
  const models = ids(subjects.models);
  const level = signals.has('heavy')
    ? ('heavy' as const)
    : signals.has('beginner')
      ? ('beginner' as const)
      : signals.has('light')
        ? ('light' as const)
        : undefined;
  const families = [...new Set(signals.families.map(({ family }) => family))].filter(
    (family) => !subjects.namedLines.some(({ id }) => id.startsWith(family)),
  );
  return {
    among: [...offers],
    clients: ids(subjects.clients),
    models,
    families,
    protocols: termsOf(frame, 'protocol'),
    features: wishedTerms(signals, 'feature', frame.scope),
    rules: rulesNeeded(frame),
    rhythm: [...(signals.has('burst') ? (['burst'] as const) : []), ...(signals.has('steady') ? (['steady'] as const) : [])],
    ...(budget ? { budget } : {}),
    tightBudget: signals.has('budget-tight', 'cheapest'),
    ...(usage ? { usage } : {}),
    ...(usage && models[0] ? { model: models[0] } : {}),
    ...(signals.people && signals.people > 1 ? { people: signals.people } : {}),
    ...(signals.has('regular') ? { phase: 'regular' as const } : signals.has('first') ? { phase: 'first' as const } : {}),
    ...(signals.has('yearly') ? { per: 'year' as const } : signals.has('quarterly') ? { per: 'quarter' as const } : {}),
    ...(level ? { level } : {}),
  };
}

/** Something that a recommendation can go by. */
export function statesNeed(needs: Needs): boolean {
  const { clients, models, families, protocols, features, rules, rhythm, budget, usage, people, level, tightBudget } = needs;
  const lists = [clients, models, families, protocols, features, rules, rhythm];
  return (
    lists.some((list) => list.length > 0) || budget !== undefined || usage !== undefined || people !== undefined || level !== undefined || tightBudget
  );
}

/** Facts worth telling beside a recommendation. */
const TELLING: ReadonlySet<string> = new Set(['protocols', 'rules', 'features', 'prices', 'quotas', 'models', 'mcpServers', 'endpoints']);

/** "Does it pick the model": what it does, not what to take. */
const DOES = /^(?:does|do|can|will|is|are|has|have)\b/i;

/** Asks for advice, not for a yes that the data has. */
const SHOULD = /要不要|该不该|应不应该|值得|\b(?:should|worth|better)\b/i;

const PERMITTED = /能不能|可不可以|能[买订用]|可以[买订用]|允许|\b(?:can|may|allowed|permitted)\b/i;

/** What a wish may name besides models and clients. */
const WISHED: ReadonlySet<string> = new Set(['models', 'clients', 'protocols', 'features', 'prices']);

/** "Is there one that …", 有没有能用 X 的: some plan that meets what follows. */
const SOUGHT =
  /(?:有没有|有无|有啥|有什么|哪有|求(?:个|一个|推荐)?|想找(?:个|一个)?|找(?:个|一个))[^,，。;?？!！\n]*(?:的|套餐|方案|plan)(?=$|[\s,，。;?？!！])|\b(?:is there (?:a|an|any|one|some)(?:thing)?|any (?:plan|option|one)|looking for (?:a|an|one|something)|something)\b[^.,;?!\n]*\b(?:that|which|with|for)\b(?:[^.;?!\n]|\.(?=\d))*/i;

/** What is sought, where a plan is: the needs of its own words. A vendor in it is named for its models, not to buy from. */
function soughtOf(frame: Frame): Needs | undefined {
  const { signals, scope } = frame;
  const [said] = SOUGHT.exec(signals.text) ?? [];
  if (said === undefined) return undefined;
  const own = readSignals(said, scope);
  if (own.entities('plan').length > 0 || own.has('define', 'changed', 'promotion', 'exhausted')) return undefined;
  const lineless = { ...frame, signals: own, offers: [], owners: [] };
  const needs = needsOf({
    ...lineless,
    subjects: { ...frame.subjects, plans: [], lines: [], namedLines: [], clients: own.entities('client'), models: own.entities('model') },
  });
  const names = needs.models.length + needs.clients.length + needs.families.length + needs.protocols.length + needs.features.length;
  return names > 0 ? needs : undefined;
}

/** "Which one has it": a matter of fact. */
const HOLDS =
  /哪(?:一)?(?:家|个|边|款)(?:才|能|可以)?(?:有|支持|带|包含|收录|能用)|有没有|\bwhich (?:one |plan |vendor |of (?:them|the two|these) )?(?:has|have|supports?|includes?|offers?|lists?|carries|comes with)\b/i;

export function readRecommend(frame: Frame): QueryOf<'recommend'> | undefined {
  const { signals, offers, when } = frame;
  const sought = frame.subjects.plans.length > 0 || offers.length === 0 ? soughtOf(frame) : undefined;
  if (sought) return { kind: 'recommend', needs: sought, words: signals.text, ...when };
  const needs = needsOf(frame);
  const plain = offers.length === 1 && asksOf(frame) === 'whether' && !signals.has('worth-buying', 'either', 'which');
  // "The most requests per yuan": an order by a figure, not advice.
  if (spendOf(frame) !== undefined && signals.has('most', 'least', 'sort')) return undefined;
  const asked =
    (signals.has('recommend') && !(plain && DOES.test(signals.text))) ||
    signals.has('worth-buying') ||
    (signals.has('choose') && signals.has('which', 'either'));
  // "Does a friend whom I refer get a discount": the word is the rule's.
  if (signals.hasTerm('referral') && /朋友|好友|邀请|奖励|返|friend|refer|invit|reward/i.test(signals.text)) return undefined;
  // "Can one buy it with a sub-account": whether it is allowed.
  if (PERMITTED.test(signals.text) && frame.topics.some(({ attribute, term }) => attribute === 'rules' && term !== undefined)) return undefined;
  const useful = (needs.usage !== undefined || needs.rhythm.length > 0) && offers.length === 0 && signals.has('which');
  const between =
    offers.length > 1 &&
    !HOLDS.test(signals.text) &&
    signals.has('either', 'which') &&
    (needs.clients.length > 0 || needs.models.length > 0 || needs.families.length > 0 || needs.features.length > 0 || needs.rhythm.length > 0);
  // "Want the widest choice of Qwen": a wish without a question.
  const wishes =
    signals.has('wants') &&
    offers.length === 0 &&
    !signals.has('which', 'whether', 'how-many', 'where', 'define', 'context', 'parameters', 'api') &&
    frame.topics.every(({ item, family, attribute }) => item !== undefined || family !== undefined || WISHED.has(attribute)) &&
    needs.clients.length + needs.models.length + needs.families.length + needs.features.length + needs.protocols.length > 0;
  // Who subscribed earlier asks whether to stay.
  const stays =
    (when.legacy || when.subscribedBefore) &&
    offers.length > 0 &&
    signals.has('renewal') &&
    (signals.has('either', 'value', 'choose') || SHOULD.test(signals.text));
  const suited =
    signals.has('which') &&
    needs.budget !== undefined &&
    needs.budget.bound !== 'exact' &&
    (needs.usage !== undefined || needs.features.length + needs.rules.length > 0);
  if (!(asked || between || suited || useful || wishes || stays)) return undefined;
  // "Kimi or MiniMax, which is better" without a need is a comparison.
  if (offers.length > 1 && !statesNeed(needs)) return undefined;
  const worth = signals.has('worth-buying') && offers.length > 0 && offers.length < 3;
  const wished = [...needs.features, ...needs.rules, ...needs.protocols];
  const told = [...wished, ...wished.flatMap((id) => frame.scope.catalog.glossary[id]?.opposite ?? [])];
  const topics = frame.topics.filter(
    ({ attribute, item, term, aspect }) =>
      item === undefined &&
      TELLING.has(attribute) &&
      !(term !== undefined && told.includes(term)) &&
      !(aspect === 'resets' && needs.rhythm.length > 0),
  );
  return {
    kind: 'recommend',
    needs,
    words: signals.text,
    ...(topics.length > 0 ? { topics: [...topics] } : {}),
    ...(worth ? { worth: true as const } : {}),
    ...when,
  };
}

const LISTED = /列|\blist(?:ed)?\b|\bshow\b/i;
const DEAREST = /最贵|priciest|most expensive|highest price/i;

function measureOf(frame: Frame): Measure | undefined {
  const { signals, topics, subjects } = frame;
  const windows = windowsOf(signals);
  if (isUnitPrice(frame) || (signals.has('value') && !topics.some(({ attribute }) => attribute === 'ratings'))) {
    const unit = unitPriceUnit(frame);
    const window = windows.at(-1);
    const spend = spendOf(frame);
    return { by: 'unit-price', ...(unit ? { unit } : {}), ...(window ? { window } : {}), ...(spend ? { spend } : {}) };
  }
  const api = topics.find(({ attribute }) => attribute === 'apiPrices');
  // One model has one price list: the cheapest way to it is a plan that includes it.
  const sole = subjects.models.length === 1 && !signals.has('api') && !signals.hasTerm('pay-as-you-go') && api?.part === undefined;
  if (api && !sole) return { by: 'api-price', part: api.part ?? 'input' };
  if (topics.some(({ attribute }) => attribute === 'parameters')) return { by: 'parameters', active: signals.has('active') };
  if (topics.some(({ attribute }) => attribute === 'context')) return { by: 'context' };
  const rating = topics.find(({ attribute, term }) => attribute === 'ratings' && term !== undefined);
  if (rating?.term) return { by: 'rating', dimension: rating.term };
  if (signals.has('ratio') && windows.includes('week') && windows.includes('5h')) return { by: 'window-ratio', over: 'week', under: '5h' };
  if (signals.has('cheapest', 'price', 'cheaper', 'dearer', 'first', 'regular') || DEAREST.test(signals.text)) {
    const per = signals.has('yearly') ? ('year' as const) : signals.has('quarterly') ? ('quarter' as const) : ('month' as const);
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

/** An extreme, or an order, over a set: all plans, the tiers of a line, models named. */
export function readRank(frame: Frame): QueryOf<'rank'> | undefined {
  const { signals, subjects, when } = frame;
  const upTo = withinBudget(frame);
  if (upTo) return upTo;
  const extreme = signals.has('cheapest', 'least', 'most', 'longest-lasting', 'sort');
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
    ...when,
  };
}

const LACKS = /没有|缺|少了|少哪|不支持|不在|\bbut (?:not|isn't|aren't)\b|\b(?:lacks?|missing|doesn't|does not|don't|not in|not on)\b/i;

/** "In A but not in B": what one of two lists has and the other lacks. */
function isOneSided({ signals, topics, offers }: Frame): boolean {
  if (signals.has('only-here')) return true;
  const lists = topics.some(({ attribute, item, family }) => (attribute === 'models' || attribute === 'clients') && !item && !family);
  return lists && offers.length === 2 && LACKS.test(signals.text);
}
/** Attributes whose terms have a yes or no for each. */
const STATED: ReadonlySet<string> = new Set(['protocols', 'rules', 'features']);
export function readCompare(frame: Frame): QueryOf<'compare'> | undefined {
  const { signals, subjects, topics, offers, when } = frame;
  const sides = offers.length > 1 ? offers : offers.length === 0 && subjects.models.length > 1 ? subjects.models : offers;
  if (sides.length < 2) return undefined;
  // A day is asked for.
  if (topics.length === 0 && asksOf(frame) === 'when') return undefined;
  // "Which of the two speaks Anthropic" has a yes or no for each.
  if (
    topics.length > 0 &&
    topics.every(({ item, family, attribute, term }) => item !== undefined || family !== undefined || (STATED.has(attribute) && term !== undefined))
  )
    return undefined;
  const asked =
    signals.has(
      'compare',
      'either',
      'difference',
      'cheaper',
      'dearer',
      'more',
      'same',
      'shared',
      'only-here',
      'which',
      'recommend',
      'ratio',
      'value',
      'most',
      'longest-lasting',
      'least',
    ) ||
    topics.length === 0 ||
    topics.some(({ attribute, term }) => attribute === 'notes' && term === 'price-difference');
  if (!asked) return undefined;
  const listed = topics.length === 0 || topics.some(({ attribute }) => attribute === 'models' || attribute === 'clients');
  const sets = !listed ? undefined : signals.has('shared') ? ('shared' as const) : isOneSided(frame) ? ('only' as const) : undefined;
  if (offers.length === 0 && topics.some(({ attribute }) => attribute === 'multipliers')) return undefined;
  // How prompts and requests count is told of each, not set against each other.
  if (topics.length > 0 && topics.every(({ aspect }) => aspect === 'counting')) return undefined;
  // "Why would one pick A if B is cheaper": what speaks for each, beside what is known already.
  const others =
    (signals.has('why') && signals.has('recommend', 'choose')) || (signals.has('except') && !sets && signals.has('compare', 'difference'));
  // "Which gives the most": of what one may use.
  const much: readonly Topic[] =
    topics.length === 0 && offers.length > 0 && signals.has('most', 'longest-lasting') && !signals.has('value', 'recommend') && !sets
      ? [{ attribute: 'quotas' }, { attribute: 'prices' }]
      : topics;
  return { kind: 'compare', subjects: [...sides], topics: others ? [] : [...much], ...(sets ? { sets } : {}), ...when };
}
