/** Questions about what is, was or means: facts, changes, definitions. */

import { counterpart, homeCurrency } from '#src/catalog/currencies.ts';
import type { Ref } from '#src/catalog/types.ts';
import { OF_MODELS } from '../answer/answerers.ts';
import { dayBefore } from '../days.ts';
import { currenciesNamed } from '../money.ts';
import type { QueryOf, Topic } from './earlier/query.ts';
import { asksOf, type Frame } from './frame.ts';
import { distinct } from './indirect.ts';
import { refOf } from './subjects.ts';
import { inOrder } from './topic-order.ts';
import { windowsOf } from './topics.ts';

const MEANING = /什么意思|啥意思|定义|怎么理解|咋理解|如何理解|是指|指的|含义|\bmean(?:s|ing)?\b|defin|stand for|what counts as/i;

/** Terms that are explained whatever is asked of them: what they are made of is in their definition. */
const EXPLAINED = new Set(['openai-style-pricing', 'anthropic-style-pricing', 'token-mix']);

const UNIT_TERMS = [
  ['unit-prompt', 'prompt'],
  ['unit-request', 'request'],
  ['unit-token', 'token'],
] as const;

/** "How does the 5-hour window work". */
const WORKS = /怎么(?:算|计算|运作|工作|回事)|如何(?:计算|运作|工作)|\bhow (?:does|do|is|are)\b.*\b(?:work|works|counted|calculated|computed)\b/i;

/** "What is a prompt", "X 是什么意思", "OpenAI 和 Anthropic 模式有什么区别". */
export function readDefine(frame: Frame): QueryOf<'define'> | undefined {
  const { signals, offers, subjects, scope } = frame;
  const meaning = MEANING.test(signals.text);
  // "What counts as a request": the unit is the term.
  const units = meaning && offers.length === 0 ? UNIT_TERMS.flatMap(([cue, id]) => (signals.has(cue) ? [id] : [])) : [];
  const terms = [...new Set([...signals.terms.map(({ id }) => id), ...units])].filter(
    (id) => (scope.catalog.glossary[id]?.definitions.length ?? 0) > 0,
  );
  if (terms.length === 0 || signals.quantities.some(({ unit }) => unit !== undefined)) return undefined;
  const works = offers.length === 0 && WORKS.test(signals.text) && !signals.has('how-many', 'unit-prompt', 'unit-request', 'unit-token');
  const explains = offers.length === 0 && terms.some((id) => EXPLAINED.has(id));
  const asked = explains || works || units.length > 0 || signals.has('define') || (signals.has('compare', 'same') && terms.length > 1);
  if (!asked || subjects.models.length > 0) return undefined;
  if (offers.length > 0 && !meaning) return undefined;
  if (!meaning && !explains && signals.has('price', 'where', 'recommend', 'cheapest', 'enough') && !signals.has('compare')) return undefined;
  return { kind: 'define', terms: terms.slice(0, 4), subjects: [...offers] };
}

const HISTORIC: ReadonlySet<string> = new Set([
  'prices',
  'quotas',
  'models',
  'availability',
  'discounts',
  'multipliers',
  'clients',
  'rules',
  'apiPrices',
]);

/** Words for a change that say of what. */
const OF_PRICES =
  /[涨降调加提改]了?价|价格?[^,，。]{0,3}[涨降变调]|涨了|price (?:hike|increase|rise|change|cut|drop)|(?:raise|raised|increase|increased|cut|hike|hiked)\b[^.,?]{0,24}\bprices?|prices? (?:go|went|gone|changed?|increased?|rise|rose)|(?:more|less) expensive|cheaper/i;

const RISE = /涨|提价|加价|贵了|(?:price )?(?:hike|hikes)|raise|went up|go up|gone up|more expensive/i;
const CUT = /降价|便宜了|price cuts?|cheaper|cut (?:its|their|the) price|dropped/i;

const directionOf = (text: string): { readonly direction?: 'up' | 'down' } =>
  RISE.test(text) === CUT.test(text) ? {} : { direction: RISE.test(text) ? 'up' : 'down' };

/** What was not there before. */
const BEGAN = /加的|加入|加进|加上|新增|上线|推出|引入|发布|新出|首次|\b(?:added|introduced?|launch(?:ed)?|released?|came? out|rolled? out)\b/i;

/** 什么时候有的, "since when is there": of a limit, its beginning. */
const SINCE_WHEN =
  /(?:什么时候|何时|哪天|几号)(?:开始|才)?有|从(?:什么时候|何时|哪天|几号)|\bsince when\b|\bwhen did\b[^.?]*\b(?:get|start|begin)\b/i;

const beginsWhen = (frame: Frame): boolean =>
  asksOf(frame) === 'when' &&
  (BEGAN.test(frame.signals.text) ||
    (SINCE_WHEN.test(frame.signals.text) &&
      frame.topics.length > 0 &&
      frame.topics.every(({ attribute, window, aspect }) => attribute === 'quotas' && window !== undefined && aspect === undefined)));

/** "涨价了吗", "what changed since March", "原来多少". */
export function readChanges(frame: Frame): QueryOf<'changes'> | undefined {
  const { signals, owners, topics } = frame;
  const began = beginsWhen(frame);
  const asked =
    signals.has('changed') ||
    (began && SINCE_WHEN.test(signals.text)) ||
    (signals.has('history') && !signals.has('was')) ||
    (signals.has('updated') && asksOf(frame) !== 'value' && !signals.has('insist'));
  const period = signals.days.find(({ side }) => side === 'on');
  const after = signals.days.find(({ side }) => side === 'after');
  if (!asked && !(after && signals.has('which', 'how-many', 'whether', 'define'))) return undefined;
  // "Is there a yearly price after March" asks for a price.
  if (!asked && topics.some(({ per }) => per !== undefined)) return undefined;
  if (signals.has('where', 'environment') || frame.when.subscribedBefore) return undefined;
  // "What was the price back then" asks what held, not what changed.
  if (signals.has('history') && frame.when.day && topics.length > 0 && !signals.has('changed', 'updated')) return undefined;
  // "Is there a promotion after March" asks for its last day.
  if (after && signals.has('promotion') && !signals.has('changed')) return undefined;
  // "What happens when it runs out" asks for a rule.
  if (topics.some(({ attribute, term }) => attribute === 'rules' && term === 'exhausted')) return undefined;
  if (owners.length === 0 && !signals.has('all', 'which', 'up-to-now') && !period && !after) return undefined;
  const priced = OF_PRICES.test(signals.text) ? (['prices'] as const) : [];
  const direction = directionOf(signals.text);
  const said = topics.map(({ attribute }) => attribute).filter((attribute) => HISTORIC.has(attribute));
  // 周限啥时候加的: the window alone names the limit.
  const named = began && said.length === 0 && windowsOf(signals).length > 0 ? (['quotas'] as const) : said;
  // What rises or falls is a price; "how many times" counts the rises.
  const attributes = direction.direction && !signals.has('quota') ? ['prices' as const] : [...new Set([...priced, ...named])];
  const since = after?.from ?? period?.from;
  const windows = attributes.includes('quotas') ? windowsOf(signals) : [];
  return {
    kind: 'changes',
    subjects: [...owners],
    attributes,
    ...(since ? { since } : {}),
    ...(attributes.every((attribute) => attribute === 'prices') ? direction : {}),
    ...(period ? { until: dayBefore(period.until) } : {}),
    ...(began ? { began } : {}),
    ...(windows.length > 0 ? { windows: [...windows] } : {}),
    words: signals.text,
  };
}

/** A figure that the question takes for granted. */
export function claimOf({ signals, subjects }: Frame): QueryOf<'fact'>['claim'] {
  const [money] = signals.money.filter(({ bound }) => bound === 'exact');
  if (money && (subjects.plans.length > 0 || signals.has('first', 'promotion', 'still')))
    return { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}) };
  const free = signals.numbers.filter(({ glued, start }) => !glued && !signals.spans.some((span) => span.start === start));
  const [plain] = free.filter(({ start }) => !signals.quantities.some((quantity) => quantity.start === start && quantity.unit !== undefined));
  // "I read that it was 99": a figure beside a plan and a price.
  if (plain && signals.has('disagree') && subjects.plans.length === 1 && windowsOf(signals).length === 0) return { amount: plain.value };
  const [bare] = free.filter(({ value }) => !Number.isInteger(value));
  return bare && signals.has('first', 'promotion') ? { amount: bare.value } : undefined;
}

/** "Is it still 40": a price that the plan has or had. */
function pricedClaim({ signals, subjects, scope }: Frame): number | undefined {
  const ids = [...subjects.plans.map(({ id }) => id), ...subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id).map((plan) => plan.id))];
  const found = signals.numbers.find(
    (number) =>
      !number.glued &&
      !signals.quantities.some(({ start, unit }) => start === number.start && unit !== undefined) &&
      scope.lexicon.plansAt(number.value).some(({ plan }) => ids.includes(plan.id)),
  );
  return found?.value;
}

/** "百炼首月 7.9 那个": of a line's tiers the one that has or had the price, on sale or not. */
function priced({ owners, scope }: Frame, claim: QueryOf<'fact'>['claim']): readonly Ref[] {
  if (!claim) return owners;
  const having = scope.lexicon.plansAt(claim.amount, claim.currency).map(({ plan }) => plan);
  return owners.flatMap((owner) => {
    const plans = owner.kind === 'line' ? having.filter(({ line }) => line === owner.id) : [];
    return plans.length > 0 ? distinct(plans).map(refOf) : [owner];
  });
}

const MODALS: readonly (readonly [NonNullable<QueryOf<'fact'>['modal']>, RegExp])[] = [
  [
    'over',
    /停售|停卖|停了|下架|售罄|卖完|没了|没有了|取消|结束|过期|关闭|关了|discontinu|sold out|stop(?:ped)? sell|no longer|\b(?:ended|expired|over|gone|closed|retired)\b/i,
  ],
  ['supports', /支持/],
  ['will', /会不会|会/],
  ['may', /能不能|可不可以|可以|能否|能|\b(?:can|could|may|allowed)\b/i],
  ['has', /有没有|有/],
  ['needs', /要不要|需要|需不需要|要|\bneed/i],
  ['will', /\b(?:do|does|did|will|would|is|are|was|were|has|have)\b/i],
];

/** 会扣钱吗 is answered 会 or 不会; English says yes or no to any verb. */
function modalOf({ signals }: Frame): QueryOf<'fact'>['modal'] {
  return MODALS.find(([, pattern]) => pattern.test(signals.text))?.[0];
}

/** "One page says 600, another 400": figures that a plan's quota has or had say what is asked about. */
function byFigures({ signals, subjects }: Frame): readonly Topic[] {
  const figures = new Set(signals.numbers.flatMap(({ glued, value }) => (glued ? [] : [value])));
  const windows = subjects.plans.flatMap(({ quotas = [] }) =>
    quotas.flatMap(({ amount, window }) => (typeof amount === 'number' && figures.has(amount) ? [window] : [])),
  );
  return [...new Set(windows)].map((window) => ({ attribute: 'quotas', window }));
}

/** "还有吗" without a matter is about the sale; a window without a unit is about its quota. */
function implied(frame: Frame): readonly Topic[] {
  const { signals, subjects } = frame;
  const windows = windowsOf(signals);
  // "Lite monthly?" may mean either.
  const price: readonly Topic[] = windows.length === 1 && windows[0] === 'month' ? [{ attribute: 'prices' }] : [];
  if (windows.length > 0 && subjects.models.length === 0) return [...price, ...windows.map((window) => ({ attribute: 'quotas', window }) as const)];
  if (signals.money.length > 0 && frame.offers.length > 0) return [{ attribute: 'prices' }];
  const figured = byFigures(frame);
  if (figured.length > 0) return figured;
  if (signals.has('still')) return [{ attribute: 'availability', term: 'new' }];
  if (subjects.models.length > 0 && frame.offers.length > 0) return subjects.models.map((item) => ({ attribute: 'models', item }) as const);
  return [];
}

export function factTopics(frame: Frame): readonly Topic[] {
  return frame.topics.length > 0 ? frame.topics : implied(frame);
}

/** Units between which a question asks: 按请求还是按 token, "per request or per token". */
const UNIT_CHOICE =
  /按[^,，。;?？!！]{1,10}(?:还是|或者?|or)\s?(?:按|算)?[^,，。;?？!！]{1,8}|\b(?:per|by|in) (?:the )?(?:prompt|request|call|token|message|question)s? or (?:(?:per|by|in) )?(?:the )?(?:prompt|request|call|token|message|question)s?\b/i;

/** "By request or by token": in which units the quota is told. */
export function readCountedBy(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, offers, when } = frame;
  if (offers.length === 0 || !UNIT_CHOICE.test(signals.text) || signals.has('price', 'cheaper', 'value', 'yearly', 'quarterly')) return undefined;
  const units = (['unit-prompt', 'unit-request', 'unit-token', 'unit-credit', 'amount'] as const).filter((cue) => signals.has(cue));
  const windows = windowsOf(signals);
  if (units.length === 0 && windows.length > 1)
    return {
      kind: 'fact',
      subjects: [...offers],
      topics: windows.map((window) => ({ attribute: 'quotas', window })),
      asks: 'value',
      words: signals.text,
      ...when,
    };
  if (units.length === 0) return undefined;
  return { kind: 'fact', subjects: [...offers], topics: [{ attribute: 'quotas', aspect: 'unit' }], asks: 'value', words: signals.text, ...when };
}

/** Kinds of work that the text names: a refactoring, a simple question. */
const tasksIn = ({ terms }: Frame['signals']): readonly string[] => [...new Set(terms.flatMap(({ id, kind }) => (kind === 'task' ? [id] : [])))];

/** "How many calls does a refactoring trigger": how work of that kind is counted, no amount being given. */
export function readTaskCounting(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, offers, when } = frame;
  const tasks = tasksIn(signals);
  const { asked } = signals;
  const calls = asked?.unit === 'request' || (asked?.unit === 'times' && asked.per === undefined);
  if (tasks.length === 0 || offers.length === 0 || !calls || windowsOf(signals).length > 0) return undefined;
  if (signals.quantities.some(({ value, unit }) => value !== 1 && unit !== undefined)) return undefined;
  return {
    kind: 'fact',
    subjects: [...offers],
    topics: tasks.map((term) => ({ attribute: 'notes', term, aspect: 'counting' })),
    asks: asksOf(frame),
    words: signals.text,
    ...when,
  };
}

export function readFact(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, when } = frame;
  const asks = asksOf(frame);
  // What is offered has days of its own.
  const offered = frame.topics.some(({ attribute, phase }) => attribute === 'discounts' || phase === 'first' || phase === 'second');
  const events: readonly Topic[] = asks === 'when' && !offered && !signals.has('reset', 'promotion', 'still') ? [{ attribute: 'events' }] : [];
  const price = frame.topics.length === 0 && (asks === 'when' || signals.has('still', 'was', 'now')) ? pricedClaim(frame) : undefined;
  const topics: readonly Topic[] = price === undefined ? [...events, ...inOrder(factTopics(frame), signals)] : [{ attribute: 'prices' }];
  if (topics.length === 0) return undefined;
  // Who subscribed earlier and asks of a renewal asks whether their terms stay.
  const kept: readonly Topic[] =
    (when.subscribedBefore || when.legacy) && topics.some(({ attribute, phase }) => attribute === 'prices' && phase === 'renewal')
      ? [{ attribute: 'rules', term: 'legacy-terms' }]
      : [];
  // "Which plans take Trae" asks of all lines, not of Trae.
  const everyone = frame.offers.length === 0 && topics.every(({ item }) => item !== undefined);
  const claim = price === undefined ? claimOf(frame) : { amount: price };
  // "GLM-5: by the API or on Lite, what does the API cost": that model's figures, beside what the plan costs.
  const ofModels = frame.subjects.models.length > 0 && topics.every(({ attribute }) => OF_MODELS.has(attribute));
  const owners = everyone ? [] : ofModels ? [...frame.offers, ...frame.subjects.models] : priced(frame, claim);
  const beside: readonly Topic[] = ofModels && frame.subjects.plans.length > 0 && signals.has('either', 'compare') ? [{ attribute: 'prices' }] : [];
  const past = signals.has('was') && !when.day && !when.period && !when.legacy && !when.subscribedBefore && !signals.has('now', 'still');
  const previous =
    (past || signals.days.some(({ side }) => side === 'around')) && topics.some(({ attribute }) => attribute === 'prices' || attribute === 'quotas');
  const modal = asks === 'whether' ? modalOf(frame) : undefined;
  const exchange = signals.has('exchange') ? (currenciesNamed(signals.text)[0] ?? counterpart(homeCurrency)) : undefined;
  return {
    kind: 'fact',
    subjects: [...owners],
    topics: [...kept, ...topics, ...beside],
    asks,
    ...(claim ? { claim } : {}),
    ...(previous ? { previous: true as const } : {}),
    ...(modal ? { modal } : {}),
    ...(signals.has('disagree') ? { disputed: true as const } : {}),
    words: signals.text,
    ...(exchange ? { currency: exchange } : {}),
    ...when,
  };
}

/** Terms and nothing else: "a user prompt, is that a session". */
export function readMeaning(frame: Frame): QueryOf<'define'> | undefined {
  const { signals, owners, scope } = frame;
  const terms = [...new Set(signals.terms.map(({ id }) => id))].filter((id) => (scope.catalog.glossary[id]?.definitions.length ?? 0) > 0);
  return owners.length === 0 && terms.length > 0 ? { kind: 'define', terms: terms.slice(0, 3), subjects: [] } : undefined;
}
