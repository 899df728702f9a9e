/** Questions that name nobody: a list by price or quota, a plan told by its figures alone, asking back, or a name that the data does not know. */
import type { Plan, Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Filter, Query, QueryOf, Topic } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { byMultiple } from './indirect.ts';
import { budgetOf } from './needs.ts';
import { longPeriod } from './paid-for.ts';
import { filterOf } from './ranking.ts';
import { strangerNames } from './small-talk.ts';
import { refOf } from './subjects.ts';
import { windowsOf } from './topics.ts';

const PER_PLAN = new Set(['prices', 'quotas', 'availability', 'discounts', 'equivalents', 'worth', 'multipliers']);

function rankByPrice(frame: Frame, filter: Filter): QueryOf<'rank'> {
  const { signals } = frame;
  const per = longPeriod(signals) ?? 'month';
  return {
    kind: 'rank',
    of: 'plans',
    measure: { by: 'price', phase: signals.has('first') ? 'first' : 'regular', per },
    order: signals.has('dearer') || (signals.has('most') && /贵|expensive|pric(?:ey|iest)/i.test(signals.text)) ? 'most' : 'least',
    filter,
    ...frame.when,
  };
}

/** Plans of any line whose older subscribers keep this price. */
function legacyPlans({ signals, scope, when }: Frame): readonly Plan[] {
  if (!when.legacy && !when.subscribedBefore) return [];
  return signals.numbers.flatMap(({ value, glued }) =>
    glued ? [] : scope.lexicon.plansAt(value).flatMap(({ plan, fact }) => (typeof fact.for === 'object' ? [plan] : [])),
  );
}

/** Plans of any line whose older subscribers keep this quota. */
function legacyQuotas({ signals, scope, when }: Frame): readonly Plan[] {
  if ((!when.legacy && !when.subscribedBefore) || windowsOf(signals).length === 0) return [];
  const figures = signals.numbers.filter(({ glued }) => !glued).map(({ value }) => value);
  return scope.catalog.plans.filter(({ quotas = [] }) =>
    quotas.some((fact) => typeof fact.for === 'object' && figures.includes(Number(fact.amount))),
  );
}

const about = (plans: readonly Plan[], topics: readonly Topic[], frame: Frame): QueryOf<'fact'> => ({
  kind: 'fact',
  subjects: [...new Set(plans)].map(refOf),
  topics: topics.length > 0 ? [...topics] : [{ attribute: 'prices' }],
  asks: 'value',
  words: frame.signals.text,
  ...frame.when,
});

/** Asks whose quota is meant. */
function whose({ scope, signals }: Frame): QueryOf<'clarify'> | undefined {
  const lines: Ref[] = scope.catalog.lines
    .filter(({ id, product, region }) => product === 'coding-plan' && region === 'cn' && plansOffered(scope.view, id).length > 0)
    .map(({ kind, id }) => ({ kind, id }));
  return lines.length > 1 ? { kind: 'clarify', text: '', options: lines.slice(0, 6), question: `{} ${signals.text}` } : undefined;
}

/** "GLM-9": a version that the family does not have here. */
function unknownVersion({ signals }: Frame): string | undefined {
  return signals.families.flatMap(({ start, end }) => {
    const version = /^[-\s]?\d+(?:\.\d+)?(?![\d.]|\s?[档块元万亿个家款次%])/.exec(signals.text.slice(end))?.[0];
    return version === undefined ? [] : [signals.text.slice(start, end) + version];
  })[0];
}

/** "DeepSeek 有没有套餐": the models are known, a plan of their maker is not. */
export function readMaker({ signals, offers, subjects, scope }: Frame): QueryOf<'unknown'> | undefined {
  if (offers.length > 0 || subjects.models.length > 0 || !signals.has('subscription') || !signals.has('whether', 'price', 'quota')) return undefined;
  if (signals.has('which', 'all', 'supports', 'each', 'models')) return undefined;
  const named = signals.families.find(({ family }) => scope.catalog.models.some((model) => model.family === family && model.vendor === undefined));
  return named && { kind: 'unknown', reason: 'product', words: [signals.text.slice(named.start, named.end)], subjects: [] };
}

/** "The 7.9 deal": plans that have or had a price with a fraction, which nobody says of anything else. */
function atOddPrice({ signals, scope }: Frame): readonly Plan[] {
  const [said, next] = signals.numbers.filter(({ glued, value }) => !glued && !Number.isInteger(value));
  if (!said || next || signals.quantities.some(({ start, unit }) => start === said.start && unit !== undefined)) return [];
  const plans = [...new Set(scope.lexicon.plansAt(said.value).map(({ plan }) => plan))];
  return plans.length < 3 ? plans : [];
}

export function readEveryone(frame: Frame): Query | undefined {
  const { signals, offers, topics, subjects, scope } = frame;
  if (offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous) return undefined;
  const names = strangerNames(frame);
  const version = unknownVersion(frame);
  if (version !== undefined) return { kind: 'unknown', reason: 'name', words: [version], subjects: [] };
  const perPlan = topics.some(({ attribute }) => PER_PLAN.has(attribute));
  if (names.length > 0 && (perPlan || topics.some(({ attribute }) => attribute === 'models' || attribute === 'rules'))) {
    return { kind: 'unknown', reason: 'name', words: [...names].slice(0, 3), subjects: [] };
  }
  // Ways of pricing are defined, not listed: "is cached input usually a tenth".
  const [meaning] =
    topics.some(({ attribute }) => attribute === 'apiPrices' || attribute === 'protocols') && !signals.has('which', 'all', 'each', 'cheapest')
      ? scope.lexicon.texts.terms(signals.text)
      : [];
  if (meaning && meaning.share >= 0.4) return { kind: 'define', terms: [meaning.id], subjects: [] };
  const priced = atOddPrice(frame);
  // A promotion's price is told with the one that follows it.
  if (priced.length > 0)
    return about(
      priced,
      topics.filter(({ attribute }) => attribute !== 'prices' && attribute !== 'discounts').concat({ attribute: 'prices' }),
      frame,
    );
  const told = byMultiple(signals, scope.catalog.lines, scope);
  if (told.length > 0 && signals.has('which', 'price', 'quota', 'subscription')) return about(told, topics, frame);
  const keeping = legacyQuotas(frame);
  if (keeping.length > 0)
    return about(
      keeping,
      topics.filter(({ attribute }) => attribute === 'quotas').length > 0
        ? topics
        : windowsOf(signals).map((window) => ({ attribute: 'quotas', window })),
      frame,
    );
  const kept = legacyPlans(frame);
  if (kept.length > 0) return about(kept, [{ attribute: 'prices', phase: 'renewal' }], frame);
  const budget = budgetOf(frame);
  if (budget && (perPlan || signals.has('which', 'recommend', 'subscription', 'whether', 'price', 'tiers') || topics.length === 0))
    return rankByPrice(frame, { ...filterOf(frame), budget });
  if (!perPlan || signals.has('legacy')) return undefined;
  const windows = windowsOf(signals);
  const [window] = windows;
  if (topics.some(({ attribute }) => attribute === 'prices')) return rankByPrice(frame, filterOf(frame));
  if (!topics.some(({ attribute }) => attribute === 'quotas')) return undefined;
  if (window && signals.has('which', 'all', 'each'))
    return { kind: 'rank', of: 'plans', measure: { by: 'quota', window }, order: 'most', filter: filterOf(frame), ...frame.when };
  return whose(frame);
}
