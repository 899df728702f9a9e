/** Questions that choose: recommendations by need, and comparisons. */
import type { Needs, QueryOf, Topic } from './earlier/query.ts';
import { asksOf, type Frame } from './frame.ts';
import { needsOf, statesNeed } from './needs.ts';
import { readSignals } from './signals.ts';
import { REFERS } from './topics.ts';
import { isUnitPrice, spendOf } from './unit-prices.ts';
import { unjudgedOf } from './unjudged.ts';
import { useIn } from './uses.ts';
import { isDenied } from './wishes.ts';

/** Facts worth telling beside a recommendation. */
const TELLING: ReadonlySet<string> = new Set(['protocols', 'rules', 'features', 'prices', 'quotas', 'models', 'mcpServers', 'endpoints']);

/** "Does it pick the model": what it does, not what to take. */
const DOES = /^(?:does|do|can|will|is|are|has|have)\b/i;

/** Asks for advice, not for a yes that the data has. */
const SHOULD = /要不要|该不该|应不应该|值得|\b(?:should|worth|better)\b/i;

/** "Worth 469": of buying, not of what it comes to at API prices. */
const WORTH_PRICE = /\bworth (?:the |its )?(?:[¥$]\s?)?\d+(?! ?(?:of|times|x\b))/i;

const PERMITTED = /能不能|可不可以|能[买订用]|可以[买订用]|允许|\b(?:can|may|allowed|permitted)\b/i;

/** What a wish may name besides models and clients. */
const WISHED: ReadonlySet<string> = new Set(['models', 'clients', 'protocols', 'features', 'prices', 'rules']);

/** "Is there one that …", 有没有能用 X 的: some plan that meets what follows. */
const SOUGHT =
  /(?:有没有|有无|有啥|有什么|哪有|求(?:个|一个|推荐)?|想找(?:个|一个)?|找(?:个|一个))[^,，。;?？!！\n]*(?:的|套餐|方案|plan)(?=$|[\s,，。;?？!！])|\b(?:is there (?:a|an|any|one|some)(?:thing)?|any (?:plan|option|one)|looking for (?:a|an|one|something)|something|anything)\b[^.,;?!\n]*\b(?:that|which|with|for)\b(?:[^.;?!\n]|\.(?=\d))*/i;

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
  /哪(?:一)?(?:家|个|边|款)(?:才|能|可以)?(?:有|支持|带|包含|收录|能用)|有没有|\bwho (?:has|have|supports|includes|offers)\b|\bwhich (?:one |plan |vendor |of (?:them|the two|these) )?(?:has|have|supports?|includes?|offers?|lists?|carries|comes with)\b/i;

export function readRecommend(frame: Frame): QueryOf<'recommend'> | undefined {
  const { signals, offers, when } = frame;
  const sought = frame.subjects.plans.length > 0 || offers.length === 0 ? soughtOf(frame) : undefined;
  const conditions = unjudgedOf(frame);
  // A figure that no need was made of is told too, where no condition holds it already.
  const figures = (useIn(frame)?.left ?? []).filter((text) => !conditions.some((said) => said.includes(text)));
  const left = [...conditions, ...figures];
  const unjudged = left.length > 0 ? { unjudged: [...left] } : {};
  if (sought) return { kind: 'recommend', needs: sought, ...unjudged, words: signals.text, ...when };
  const needs = needsOf(frame);
  const plain = offers.length === 1 && asksOf(frame) === 'whether' && !signals.has('worth-buying', 'either', 'which');
  // "The most requests per yuan": an order by a figure, not advice.
  if (spendOf(frame) !== undefined && signals.has('most', 'least', 'sort')) return undefined;
  // "Which has the lowest price per prompt": so does who asks by price alone.
  const { tightBudget: _, ...others } = needs;
  if (isUnitPrice(frame) && signals.has('cheapest', 'least', 'most', 'sort') && !statesNeed({ ...others, tightBudget: false })) return undefined;
  const asked =
    (signals.has('recommend') && !(plain && DOES.test(signals.text))) ||
    signals.has('worth-buying') ||
    WORTH_PRICE.test(signals.text) ||
    (signals.has('choose') && signals.has('which', 'either'));
  // "Does a friend whom I refer get a discount": the word is the rule's.
  if (signals.hasTerm('referral') && REFERS.test(signals.text)) return undefined;
  // "Can one buy it with a sub-account": whether it is allowed.
  if (PERMITTED.test(signals.text) && frame.topics.some(({ attribute, term }) => attribute === 'rules' && term !== undefined)) return undefined;
  const useful = (needs.use !== undefined || needs.rhythm.length > 0) && offers.length === 0 && signals.has('which');
  // "The cheapest that lasts" of a use is a matter of that use, not of list prices alone.
  const lasting = needs.use !== undefined && signals.has('cheapest') && offers.every(({ kind }) => kind !== 'plan');
  const between =
    offers.length > 1 &&
    !HOLDS.test(signals.text) &&
    signals.has('either', 'which') &&
    (needs.clients.length > 0 || needs.models.length > 0 || needs.families.length > 0 || needs.features.length > 0 || needs.rhythm.length > 0);
  // "Want the widest choice of Qwen": a wish without a question.
  const wishes =
    (signals.has('wants') || (signals.has('team') && needs.rules.length > 0)) &&
    offers.length === 0 &&
    !signals.has('which', 'whether', 'how-many', 'where', 'define', 'context', 'parameters', 'api') &&
    frame.topics.every(({ item, family, attribute }) => item !== undefined || family !== undefined || WISHED.has(attribute)) &&
    needs.clients.length + needs.models.length + needs.families.length + needs.features.length + needs.protocols.length + needs.rules.length > 0;
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
    (needs.use !== undefined || needs.features.length + needs.rules.length > 0);
  // "I hate switching models by hand": what is not wanted is a wish too.
  const unwanted =
    signals.terms.some(({ kind, start, end }) => kind === 'feature' && isDenied(signals.text, start, end)) && needs.features.length > 0;
  if (!(unwanted || asked || between || suited || useful || lasting || wishes || stays)) return undefined;
  // "Kimi or MiniMax, which is better" without a need is a comparison.
  if (offers.length > 1 && !statesNeed(needs)) return undefined;
  const worth = (signals.has('worth-buying') || WORTH_PRICE.test(signals.text)) && offers.length > 0 && offers.length < 3;
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
    ...unjudged,
    words: signals.text,
    ...(topics.length > 0 ? { topics: [...topics] } : {}),
    ...(worth ? { worth: true as const } : {}),
    ...when,
  };
}

const LACKS = /没有|缺|少了|少哪|不支持|不在|\bbut (?:not|isn't|aren't)\b|\b(?:lacks?|missing|doesn't|does not|don't|not in|not on)\b/i;

/** "In A but not in B": what one of two lists has and the other lacks. */
export function isOneSided({ signals, topics, offers }: Frame): boolean {
  if (signals.has('only-here')) return true;
  const lists = topics.some(({ attribute, item, family }) => (attribute === 'models' || attribute === 'clients') && !item && !family);
  return lists && offers.length === 2 && LACKS.test(signals.text.replaceAll('有没有', ''));
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
    (topics.length === 0 && !signals.has('define')) ||
    (offers.length === 2 && isOneSided(frame)) ||
    topics.some(({ attribute, term }) => attribute === 'notes' && term === 'price-difference');
  if (!asked) return undefined;
  const listed = topics.length === 0 || topics.some(({ attribute }) => attribute === 'models' || attribute === 'clients');
  const sets = !listed ? undefined : signals.has('shared') ? ('shared' as const) : isOneSided(frame) ? ('only' as const) : undefined;
  if (offers.length === 0 && topics.some(({ attribute }) => attribute === 'multipliers')) return undefined;
  // How prompts and requests count is told of each, not set against each other.
  if (topics.length > 0 && topics.every(({ aspect }) => aspect === 'counting' || aspect === 'resets')) return undefined;
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
