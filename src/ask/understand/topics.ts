/** What is asked about: attributes of the data, from cues, glossary terms and names. Weak words count only where no strong one stands. */
import type { Attribute, QuotaWindow, Unit } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { Topic } from '../query.ts';
import type { Cue } from '../vocabulary/index.ts';
import type { Signals } from './signals.ts';
import type { Subjects } from './subjects.ts';

type Read = { readonly signals: Signals; readonly subjects: Subjects };

const WINDOWS: readonly (readonly [QuotaWindow, Cue, string])[] = [
  ['5h', 'window-5h', 'five-hour-window'],
  ['week', 'window-week', 'weekly-limit'],
  ['month', 'window-month', 'monthly-limit'],
];

/** Quota windows that the text names. */
export function windowsOf(signals: Signals): readonly QuotaWindow[] {
  return WINDOWS.flatMap(([window, cue, term]) => (signals.has(cue) || signals.hasTerm(term) ? [window] : []));
}

export function unitOf(signals: Signals): Unit | undefined {
  if (signals.has('unit-token') || signals.hasTerm('token')) return 'token';
  if (signals.has('unit-prompt') || signals.hasTerm('prompt')) return 'prompt';
  if (signals.has('unit-request') || signals.hasTerm('request', 'model-call')) return 'request';
  return signals.has('unit-credit') || signals.hasTerm('credit') ? 'credit' : undefined;
}

const t = (attribute: Attribute, rest: Partial<Topic> = {}): Topic => ({ attribute, ...rest });

function apiTopics({ signals, subjects }: Read): readonly Topic[] {
  const priced = signals.has('price', 'api', 'cheaper', 'dearer', 'cheapest') || signals.hasTerm('pay-as-you-go');
  const parts = (['cached', 'uncached', 'input', 'output', 'cache-write'] as const).filter((part) => signals.has(part));
  if ((subjects.models.length === 0 || signals.has('multiplier')) && !signals.has('api')) return [];
  if (!priced && parts.length === 0) return [];
  const telling = parts.length > 1 ? parts.filter((part) => part !== 'input' || !signals.has('cached', 'uncached')) : parts;
  return telling.length === 0 ? [t('apiPrices')] : telling.map((part) => t('apiPrices', { part }));
}

function priceTopics({ signals, subjects }: Read): readonly Topic[] {
  const phases = (['first', 'second', 'regular'] as const).filter((phase) => signals.has(phase));
  const per = signals.has('yearly') ? ('year' as const) : signals.has('quarterly') ? ('quarter' as const) : undefined;
  const renewal = signals.has('renewal') && signals.has('price', 'cheaper', 'dearer', 'difference', 'changed');
  const periodic = per !== undefined && subjects.models.length === 0 && !signals.has('promotion');
  if (!signals.has('price', 'cheaper', 'dearer', 'cheapest') && phases.length === 0 && !renewal && !periodic) return [];
  if (signals.has('promotion') && per && phases.length === 0 && !signals.has('total')) return [];
  if (subjects.models.length > 0 && subjects.plans.length === 0 && subjects.lines.length === 0) return [];
  const rest = per ? { per } : {};
  if (renewal) return [t('prices', { phase: 'renewal', ...rest }), t('rules', { term: 'renewal' })];
  return phases.length === 0 ? [t('prices', rest)] : phases.map((phase) => t('prices', { phase, ...rest }));
}

function quotaTopics({ signals }: Read): readonly Topic[] {
  const windows = windowsOf(signals).filter((window) => window !== 'month' || !signals.has('price') || signals.has('quota'));
  const unit = unitOf(signals);
  const counted = signals.has('quota', 'how-many', 'more', 'remaining') || unit !== undefined;
  const ofPrompts =
    unit !== undefined && signals.has('how-many', 'disagree', 'more', 'tiers', 'compare', 'each') && !signals.has('conversion', 'per-unit', 'api');
  if (signals.has('reset'))
    return (windows.length > 0 ? windows : [undefined]).map((window) => t('quotas', { aspect: 'resets', ...(window ? { window } : {}) }));
  if (windows.length > 0 && counted && !(signals.has('price') && !signals.has('quota') && unit === undefined)) {
    return windows.map((window) => t('quotas', { window, ...(unit ? { unit } : {}) }));
  }
  return signals.has('quota') || ofPrompts ? [t('quotas', unit ? { unit } : {})] : [];
}

/** "Does X take Y": a client or a model beside a plan or a line. */
function membershipTopics({ signals, subjects }: Read): readonly Topic[] {
  const owned = subjects.plans.length + subjects.lines.length > 0 || signals.has('which', 'all', 'recommend');
  const items = (attribute: 'models' | 'clients', refs: readonly Ref[]): readonly Topic[] =>
    owned ? refs.map((item) => t(attribute, { item })) : [];
  const other = signals.has('api', 'context', 'parameters', 'active', 'multiplier', 'environment');
  return [...(signals.has('environment', 'guide') ? [] : items('clients', subjects.clients)), ...(other ? [] : items('models', subjects.models))];
}

const BY_CUE: readonly (readonly [Cue, readonly Topic[]])[] = [
  ['protocols', [t('protocols')]],
  ['endpoint', [t('endpoints')]],
  ['key', [t('endpoints'), t('links', { link: 'keys' }), t('rules', { term: 'own-api-key' })]],
  ['environment', [t('environment'), t('notes', { term: 'model-mapping' })]],
  ['mcp', [t('mcpServers')]],
  ['rating', [t('ratings')]],
  ['usage-page', [t('links', { link: 'usage' }), t('notes', { term: 'remainder' })]],
  ['billing-page', [t('links', { link: 'billing' }), t('notes', { term: 'manage-subscription' })]],
  ['community', [t('links', { link: 'community' })]],
  ['context', [t('context')]],
  ['parameters', [t('parameters')]],
  ['active', [t('parameters')]],
  ['recipe', [t('recipes')]],
  ['sale', [t('availability', { term: 'new' })]],
  ['multiplier', [t('multipliers')]],
  ['equivalent', [t('equivalents')]],
  ['worth', [t('worth')]],
  ['site', [t('links', { link: 'site' })]],
  ['docs', [t('links', { link: 'docs' })]],
];
const WEAK_BY_CUE: readonly (readonly [Cue, readonly Topic[]])[] = [
  ['models', [t('models')]],
  ['clients', [t('clients')]],
  ['guide', [t('links', { link: 'guide' })]],
  ['renewal', [t('rules', { term: 'renewal' }), t('prices', { phase: 'renewal' })]],
  ['tiers', [t('prices'), t('quotas')]],
];

/** Terms whose figures have an attribute of their own. */
const BY_TERM: Readonly<Record<string, readonly Topic[]>> = {
  multiplier: [t('multipliers')],
  'context-window': [t('context')],
  parameters: [t('parameters')],
  'first-purchase-price': [t('prices', { phase: 'first' })],
  'regular-price': [t('prices', { phase: 'regular' })],
  mcp: [t('mcpServers')],
  'model-mapping': [t('environment'), t('notes', { term: 'model-mapping' })],
  remainder: [t('links', { link: 'usage' }), t('notes', { term: 'remainder' })],
  'manage-subscription': [t('links', { link: 'billing' }), t('notes', { term: 'manage-subscription' })],
  'promotion-end': [t('discounts'), t('prices', { phase: 'first' }), t('notes', { term: 'promotion-end' })],
  counting: [t('notes', { term: 'counting', aspect: 'counting' })],
  'quota-mechanism': [t('quotas', { aspect: 'resets' }), t('notes', { term: 'quota-mechanism' })],
};
/** Topics that words of everyday use touch by chance. */
const VAGUE_TOPICS = new Set(['positioning', 'summary', 'burst-use', 'steady-use', 'scenarios', 'data-currency', 'client-access', 'model-choice']);

function termTopics({ signals }: Read): readonly Topic[] {
  return signals.terms.flatMap(({ id, kind }): readonly Topic[] => {
    const own = BY_TERM[id];
    if (own) return own;
    if (kind === 'rule') return [t('rules', { term: id })];
    if (kind === 'feature') return [t('features', { term: id })];
    if (kind === 'protocol') return [t('protocols', { term: id })];
    if (kind === 'product') return [t('equivalents', { term: id })];
    if (kind === 'dimension' && (signals.has('rating') || !signals.has('value', 'worth-buying'))) return [t('ratings', { term: id })];
    if (kind === 'topic' && !VAGUE_TOPICS.has(id)) return [t('notes', { term: id })];
    return [];
  });
}

/** A promotion for a quarter or a year is a discount; one for nobody in particular may be a first-purchase price too. */
function promotionTopics({ signals }: Read): readonly Topic[] {
  if (!signals.has('promotion')) return [];
  const pers = (['quarterly', 'yearly', 'monthly'] as const)
    .filter((cue) => signals.has(cue))
    .map((cue) => (({ quarterly: 'quarter', yearly: 'year', monthly: 'month' }) as const)[cue]);
  return pers.length > 0 ? pers.map((per) => t('discounts', { per })) : [t('discounts'), t('prices', { phase: 'first' })];
}

const counting = ({ signals }: Read): boolean =>
  signals.has('conversion') && (unitOf(signals) !== undefined || signals.terms.some(({ kind }) => kind === 'task')) && !signals.has('price', 'value');

function distinct(topics: readonly Topic[]): readonly Topic[] {
  const found = new Map(topics.map((topic) => [JSON.stringify(topic), topic]));
  const all = [...found.values()];
  // A general word says nothing beside a precise one: "评分" beside a dimension, "额度" beside a window.
  return all.filter((topic) => {
    const precise = all.some(
      (other) =>
        other !== topic && other.attribute === topic.attribute && Object.keys(other).length > Object.keys(topic).length && agrees(topic, other),
    );
    return !precise;
  });
}

const agrees = (general: Topic, precise: Topic): boolean => Object.entries(general).every(([key, value]) => precise[key as keyof Topic] === value);

/** Most precise first in the order of the text's attributes; empty where the text asks about nothing in particular. */
export function readTopics(signals: Signals, subjects: Subjects): readonly Topic[] {
  const read: Read = { signals, subjects };
  const api = apiTopics(read);
  const strong = [
    ...api,
    ...(api.length > 0 && subjects.plans.length === 0 ? [] : priceTopics(read)),
    ...(counting(read) && !signals.has('quota') ? [] : quotaTopics(read)),
    ...promotionTopics(read),
    ...membershipTopics(read),
    ...BY_CUE.flatMap(([cue, topics]) => (signals.has(cue) ? topics : [])),
    ...termTopics(read),
    ...(counting(read) ? [t('notes', { term: 'counting', aspect: 'counting' })] : []),
  ];
  const alone = subjects.models.length > 0 && subjects.plans.length + subjects.lines.length === 0;
  const weak = WEAK_BY_CUE.filter(([cue]) => !alone || cue !== 'models');
  const found = strong.length > 0 ? strong : weak.flatMap(([cue, topics]) => (signals.has(cue) ? topics : []));
  return distinct(found);
}
