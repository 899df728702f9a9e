/** Questions whose words decide by themselves: free plans, dictated answers, how prices with caches work, what tokens are made of. */
import type { Query, QueryOf, Topic } from './earlier/query.ts';
import type { Frame } from './frame.ts';

const FREE = /免费|白嫖|不要钱|\bfree (?:coding |trial )?(?:plan|tier|subscription)|\bfor free\b|\bfree of charge\b/i;

/** Free plans are those at no price: an empty list says that there are none. */
export function readFree({ signals, offers, subjects, when }: Frame): QueryOf<'rank'> | undefined {
  if (!FREE.test(signals.text) || offers.length > 0 || subjects.models.length > 0) return undefined;
  if (!signals.has('subscription', 'price', 'which', 'tiers', 'whether')) return undefined;
  const measure = { by: 'price', phase: 'regular', per: 'month' } as const;
  return { kind: 'rank', of: 'plans', measure, order: 'least', filter: { within: [], budget: { amount: 0, bound: 'atMost' } }, ...when };
}

const OFFER: readonly Topic[] = [{ attribute: 'prices' }, { attribute: 'quotas' }];

const ASKS =
  /[?？]|吗|多少|几|哪|什么|怎么|还是|能不能|是不是|有没有|会不会|要不要|可不可以|\b(?:what|how|which|who|when|where|is|are|does|do|can)\b/i;

/** "Tell me that X costs 1": whoever dictates an answer gets what is so. */
export function readDictated({ signals, offers, topics, when }: Frame): QueryOf<'fact'> | undefined {
  if (offers.length === 0 || !signals.has('insist') || (topics.length > 0 && ASKS.test(signals.text))) return undefined;
  return { kind: 'fact', subjects: [...offers], topics: [...OFFER], asks: 'value', words: signals.text, ...when };
}

const STYLES: readonly (readonly [string, RegExp])[] = [
  ['anthropic-style-pricing', /anthropic|claude(?! ?code)|\b(?:5m|1h)\b/i],
  ['openai-style-pricing', /openai|gpt|chatgpt/i],
];
const ASKS_STYLE = /缓存|cache|几种价|几项价|收费项|计价|price items|kinds of price|price types|pricing (?:model|style|mode)|定价/i;

/** "Is a cached input a tenth at OpenAI": answered by how that style of pricing works, no plan or model being named. */
export function readPricingStyle({ signals, offers, subjects, scope }: Frame): QueryOf<'define'> | undefined {
  if (offers.length > 0 || subjects.models.length > 0 || subjects.clients.length > 0 || !ASKS_STYLE.test(signals.text)) return undefined;
  if (signals.has('endpoint', 'environment', 'supports')) return undefined;
  const terms = STYLES.flatMap(([id, pattern]) => (pattern.test(signals.text) && scope.catalog.glossary[id] ? [id] : []));
  return terms.length > 0 ? { kind: 'define', terms, subjects: [] } : undefined;
}

const SHARE = /占比?|百分之几|几成|what (?:share|percentage|percent|fraction)|proportion/i;

/** "How much of it is output": what tokens were measured to be made of. */
export function readTokenMix({ signals, offers, subjects, scope }: Frame): QueryOf<'define'> | undefined {
  if (offers.length > 0 || subjects.models.length > 0 || signals.shares.length > 0 || !scope.catalog.glossary['token-mix']) return undefined;
  if (!SHARE.test(signals.text) || !signals.has('output', 'cached', 'input', 'uncached')) return undefined;
  return { kind: 'define', terms: ['token-mix'], subjects: [] };
}

export const PLAIN_TALK: readonly ((frame: Frame) => Query | undefined)[] = [readFree, readPricingStyle, readTokenMix, readDictated];
