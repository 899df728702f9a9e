/** Which attributes the words for them point to. Ids of terms are those of the glossary; one that it lacks is simply not found. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { Cue } from '../vocabulary/index.ts';
import type { Topic } from './earlier/query.ts';

export const topic = (attribute: Attribute, rest: Partial<Topic> = {}): Topic => ({ attribute, ...rest });
const t = topic;

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
  ['equivalent', [t('equivalents')]],
  ['worth', [t('worth')]],
  ['stack', [t('rules', { term: 'stacking' })]],
  ['exhausted', [t('rules', { term: 'exhausted' })]],
  ['extra-charge', [t('rules', { term: 'balance-fallback' })]],
  ['maker', [t('highlights', { aspect: 'maker' })]],
  ['site', [t('links', { link: 'site' })]],
  ['docs', [t('links', { link: 'docs' })]],
];
export const WEAK_BY_CUE: readonly (readonly [Cue, readonly Topic[]])[] = [
  ['models', [t('models')]],
  ['clients', [t('clients')]],
  ['guide', [t('links', { link: 'guide' })]],
  ['renewal', [t('rules', { term: 'renewal' }), t('prices', { phase: 'renewal' })]],
  ['tiers', [t('prices'), t('quotas')]],
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
  'at-renewal': [t('renewsAs'), t('availability', { term: 'renewal' })],
  'release-day': [t('released')],
  remainder: [t('links', { link: 'usage' }), t('notes', { term: 'remainder' })],
  'manage-subscription': [t('links', { link: 'billing' }), t('notes', { term: 'manage-subscription' })],
  'promotion-end': [t('discounts'), t('prices', { phase: 'first' }), t('notes', { term: 'promotion-end' })],
  counting: [t('notes', { term: 'counting', aspect: 'counting' })],
  'quota-mechanism': [t('quotas', { aspect: 'resets' }), t('notes', { term: 'quota-mechanism' })],
};
/** Topics that words of everyday use touch by chance. */
export const VAGUE_TOPICS = new Set([
  'positioning',
  'summary',
  'burst-use',
  'steady-use',
  'scenarios',
  'data-currency',
  'client-access',
  'model-choice',
]);
