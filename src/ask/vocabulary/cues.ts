/**
 * What the words of a question can point to, besides names and glossary terms. First part: what is asked about; then windows, units and kinds of
 * tokens; then how it is asked. The phrases are in zh.ts and en.ts; none of them names a vendor, a plan or a model.
 */
export const cues = [
  // What is asked about.
  ...[
    'price',
    'first',
    'second',
    'regular',
    'renewal',
    'monthly',
    'quarterly',
    'yearly',
    'quota',
    'amount',
    'models',
    'clients',
    'protocols',
    'endpoint',
  ],
  ...['key', 'environment', 'mcp', 'sale', 'promotion', 'reset', 'multiplier', 'equivalent', 'worth', 'rating', 'site', 'usage-page', 'billing-page'],
  ...['docs', 'community', 'guide', 'context', 'parameters', 'active', 'api', 'history', 'recipe', 'conversion', 'value', 'tiers', 'overview'],
  // Windows, units, kinds of tokens.
  ...['window-5h', 'window-day', 'window-week', 'window-month', 'window-hour', 'window-minute', 'window-year', 'window-quarter'],
  ...['unit-prompt', 'unit-request', 'unit-token', 'unit-credit', 'unit-task'],
  ...['cached', 'uncached', 'input', 'output', 'cache-write'],
  // How it is asked.
  ...[
    'define',
    'how-many',
    'which',
    'whether',
    'why',
    'when',
    'where',
    'how',
    'compare',
    'either',
    'recommend',
    'choose',
    'worth-buying',
    'cheapest',
    'least',
  ],
  ...[
    'most',
    'longest-lasting',
    'total',
    'difference',
    'ratio',
    'convert',
    'enough',
    'changed',
    'updated',
    'still',
    'all',
    'each',
    'per',
    'disagree',
    'sort',
    'shared',
  ],
  ...['only-here', 'except', 'supports', 'old', 'now', 'was', 'cheaper', 'dearer', 'people', 'team', 'beginner', 'light', 'heavy', 'burst', 'steady'],
  ...[
    'budget-tight',
    'international',
    'domestic',
    'entry',
    'middle',
    'top',
    'fast-edition',
    'save',
    'subscription',
    'legacy',
    'first-time',
    'same',
    'more',
    'exchange',
  ],
  ...['remaining', 'per-unit', 'lowest-tier', 'stack', 'percent', 'greeting', 'thanks', 'help', 'bot', 'insist', 'also', 'one-of', 'up-to-now'],
] as const;

export type Cue = (typeof cues)[number];
/** Phrases of a cue, divided by "|". */
export type Vocabulary = Readonly<Record<Cue, string>>;
