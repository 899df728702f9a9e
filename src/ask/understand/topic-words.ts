/** Which topics the words for them point to. Ids of terms are those of the glossary; one that it lacks is simply not found. */
import type { Cue } from '../mentions/senses.ts';
import type { Topic } from '../query/topics.ts';

export const topic = (attribute: Topic['attribute'], rest: Partial<Topic> = {}): Topic => ({ attribute, ...rest });
const t = topic;

/** What every plan has for itself. */
export const PER_PLAN: ReadonlySet<string> = new Set(['prices', 'quotas', 'availability', 'discounts', 'equivalents', 'worth', 'multipliers']);

export const COUNTING = t('notes', { aspect: 'counting', term: 'counting' });

export const BY_CUE: readonly (readonly [Cue, readonly Topic[]])[] = [
  ['protocols', [t('protocols')]],
  ['endpoint', [t('endpoints')]],
  ['key', [t('endpoints'), t('links', { link: 'keys' }), t('rules', { term: 'own-api-key' })]],
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
  ['takes-most', [t('multipliers')]],
  ['checks-usage', [t('links', { link: 'usage' }), t('notes', { term: 'remainder' })]],
  ['least-seats', [t('seats')]],
  ['equivalent', [t('equivalents')]],
  ['worth', [t('worth')]],
  ['stack', [t('rules', { term: 'stacking' })]],
  ['exhausted', [t('rules', { term: 'exhausted' })]],
  ['used-up', [t('rules', { term: 'exhausted' })]],
  ['extra-charge', [t('rules', { term: 'balance-fallback' })]],
  ['many-keys', [t('rules', { term: 'multiple-keys' })]],
  ['steps-down', [t('rules', { term: 'downgrade' })]],
  ['portable', [t('rules', { term: 'key-portability' })]],
  ['trains', [t('rules', { term: 'data-use' })]],
  ['carries-over', [t('rules', { term: 'carry-over' })]],
  ['billed-anyway', [t('rules', { term: 'own-api-key' }), t('rules', { term: 'balance-fallback' })]],
  ['rate-limited', [t('limits', { term: 'requests-per-minute' }), t('notes', { term: 'concurrency' })]],
  ['beyond-length', [t('notes', { term: 'pricing-extras' }), t('fees')]],
  ['maker', [t('highlights', { aspect: 'maker' })]],
  ['site', [t('links', { link: 'site' })]],
  ['docs', [t('links', { link: 'docs' })]],
  ['successor', [t('renewsAs', { aspect: 'successor' })]],
];
/** They count only where no other topic is named. */
export const WEAK_BY_CUE: readonly (readonly [Cue, readonly Topic[]])[] = [
  ['models', [t('models')]],
  ['clients', [t('clients')]],
  ['guide', [t('links', { link: 'guide' })]],
  ['address', [t('endpoints')]],
  ['renewal', [t('rules', { term: 'renewal' }), t('prices', { phase: 'renewal' })]],
  ['tiers', [t('prices'), t('quotas')]],
  ['free', [t('prices')]],
];

/** Terms whose figures have an attribute of their own. */
export const BY_TERM: Readonly<Record<string, readonly Topic[]>> = {
  multiplier: [t('multipliers')],
  'context-window': [t('context')],
  parameters: [t('parameters')],
  'first-purchase-price': [t('prices', { phase: 'first' })],
  'regular-price': [t('prices', { phase: 'regular' })],
  mcp: [t('mcpServers')],
  'model-mapping': [t('routes'), t('environment'), t('notes', { term: 'model-mapping' })],
  restock: [t('saleTimes'), t('availability', { term: 'new' }), t('notes', { term: 'restock' })],
  'seats-per-order': [t('seats')],
  'requests-per-minute': [t('limits', { term: 'requests-per-minute' })],
  'tokens-per-minute': [t('limits', { term: 'tokens-per-minute' })],
  'credit-pack': [t('packs')],
  'overage-price': [t('overage')],
  'extra-fee': [t('fees'), t('notes', { term: 'pricing-extras' })],
  'credits-given': [t('grants')],
  'pricing-extras': [t('notes', { term: 'pricing-extras' }), t('fees')],
  weights: [t('links', { link: 'weights' })],
  benchmarks: [t('benchmarks')],
  'who-may-buy': [t('buyers')],
  'at-renewal': [t('renewsAs'), t('availability', { term: 'renewal' })],
  'release-day': [t('released')],
  speed: [t('speed'), t('notes', { term: 'speed' })],
  remainder: [t('links', { link: 'usage' }), t('notes', { term: 'remainder' })],
  'manage-subscription': [t('links', { link: 'billing' }), t('notes', { term: 'manage-subscription' })],
  'promotion-end': [t('discounts'), t('prices', { phase: 'first' }), t('notes', { term: 'promotion-end' })],
  counting: [COUNTING],
  'image-input': [t('features', { term: 'image-input' }), t('mcpServers')],
  'quota-mechanism': [t('quotas', { aspect: 'resets' }), t('notes', { term: 'quota-mechanism' })],
  // What happens to the balance is told with what happens to the plan.
  'balance-fallback': [t('rules', { term: 'exhausted' }), t('rules', { term: 'balance-fallback' })],
};

/** The attribute of a term of each kind. */
export const BY_KIND: Readonly<Record<string, Topic['attribute']>> = {
  rule: 'rules',
  feature: 'features',
  protocol: 'protocols',
  product: 'equivalents',
  dimension: 'ratings',
  topic: 'notes',
};

/** Topics that words of everyday use touch by chance. */
export const VAGUE: ReadonlySet<string> = new Set([
  'positioning',
  'summary',
  'burst-use',
  'steady-use',
  'scenarios',
  'data-currency',
  'client-access',
  'model-choice',
]);

/** Terms of a plan's purchase; beside other rules they only say when. */
export const CIRCUMSTANCE: ReadonlySet<string> = new Set(['exhausted', 'renewal', 'legacy-terms', 'new-users-only']);
/** What has figures of its own: beside it the quota and the price are not asked about (并发上限, 加量包多少钱). */
const SPECIAL: ReadonlySet<Topic['attribute']> = new Set(['mcpServers', 'limits', 'packs', 'overage', 'fees', 'grants', 'seats']);
export const isSpecial = ({ attribute, term }: Topic): boolean =>
  SPECIAL.has(attribute) || (attribute === 'notes' && (term === 'concurrency' || term === 'included-credit'));

export const PARTS = ['cached', 'uncached', 'input', 'output', 'cache-write'] as const;
