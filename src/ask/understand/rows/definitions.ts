/** What something means: terms of the glossary, how prices with caches work, what tokens are made of. */
import type { QueryOf } from '../../query/query.ts';
import { ids, type Meaning } from '../meaning.ts';
import type { Row } from './row.ts';

type Define = QueryOf<'define'>;

/** Terms that are explained whatever is asked of them: what they are made of is in their definition. */
const EXPLAINED: ReadonlySet<string> = new Set(['openai-style-pricing', 'anthropic-style-pricing', 'token-mix']);
const UNIT_TERMS = { 'unit-prompt': 'prompt', 'unit-request': 'request', 'unit-token': 'token' } as const;
const MOST = 4;
const FEW = 3;

const defined = ({ scope }: Meaning, terms: readonly string[]): readonly string[] =>
  [...new Set(terms)].filter((id) => (scope.catalog.glossary[id]?.definitions.length ?? 0) > 0);

const unitTerms = ({ heard }: Meaning): readonly string[] =>
  (Object.keys(UNIT_TERMS) as (keyof typeof UNIT_TERMS)[]).filter((cue) => heard.has(cue)).map((cue) => UNIT_TERMS[cue]);

/** The question is what a word means, how it works, or what sets two terms apart. */
function asksMeaning({ heard, subjects }: Meaning, terms: readonly string[], hasUnits: boolean): boolean {
  if (hasUnits || heard.has('define') || (heard.has('compare', 'same') && terms.length > 1)) return true;
  // "How does the 5-hour window work".
  const works = heard.has('works') && !heard.has('how-many', 'unit-prompt', 'unit-request', 'unit-token');
  return works && subjects.offers.length === 0;
}

/** "What is a prompt", "X 是什么意思", "OpenAI 和 Anthropic 模式有什么区别". */
function define(meaning: Meaning): Define | undefined {
  const { heard, subjects, quantities } = meaning;
  const { offers, models } = subjects;
  const asked = heard.has('meaning');
  // "What counts as a request": the unit is the term.
  const units = asked && offers.length === 0 ? unitTerms(meaning) : [];
  const terms = defined(meaning, [...heard.all('term').map(({ id }) => id), ...units]);
  if (terms.length === 0 || quantities.some(({ unit }) => unit !== undefined)) return undefined;
  if (models.length > 0 || (offers.length > 0 && !asked)) return undefined;
  const explains = offers.length === 0 && terms.some((id) => EXPLAINED.has(id));
  if (!explains && !asksMeaning(meaning, terms, units.length > 0)) return undefined;
  return { kind: 'define', terms: terms.slice(0, MOST), subjects: ids(offers) };
}

const STYLES = { 'anthropic-style-pricing': 'anthropic-style', 'openai-style-pricing': 'openai-style' } as const;

const isNobodys = ({ subjects }: Meaning): boolean => subjects.offers.length === 0 && subjects.models.length === 0;

/** "Is a cached input a tenth at OpenAI": answered by how that style of pricing works, no plan or model being named. */
function pricingStyle(meaning: Meaning): Define | undefined {
  const { heard, subjects } = meaning;
  if (!isNobodys(meaning) || subjects.clients.length > 0 || !heard.has('pricing-style')) return undefined;
  const terms = (Object.keys(STYLES) as (keyof typeof STYLES)[]).filter((id) => heard.has(STYLES[id]));
  return defined(meaning, terms).length > 0 ? { kind: 'define', terms: [...defined(meaning, terms)], subjects: [] } : undefined;
}

/** "How much of it is output": what tokens were measured to be made of. */
function tokenMix(meaning: Meaning): Define | undefined {
  const { heard } = meaning;
  if (!isNobodys(meaning) || heard.all('share').length > 0 || !heard.has('share-of-all')) return undefined;
  return { kind: 'define', terms: ['token-mix'], subjects: [] };
}

const LEAST_SHARE = 0.4;

/** Ways of pricing are defined, not listed: "is cached input usually a tenth". */
function wayOfPricing(meaning: Meaning): Define | undefined {
  const { heard, topics, scope, subjects } = meaning;
  if (!isNobodys(meaning) || subjects.ambiguous || heard.has('which', 'all', 'each', 'cheapest')) return undefined;
  if (!topics.some(({ attribute }) => attribute === 'apiPrices' || attribute === 'protocols')) return undefined;
  const [term] = scope.lexicon.texts.terms(heard.text);
  return term && term.share >= LEAST_SHARE ? { kind: 'define', terms: [term.id], subjects: [] } : undefined;
}

/** Terms and nothing else: "a user prompt, is that a session". */
function bare(meaning: Meaning): Define | undefined {
  const terms = defined(
    meaning,
    meaning.heard.all('term').map(({ id }) => id),
  );
  return meaning.subjects.owners.length === 0 && terms.length > 0 && !meaning.heard.has('sort', 'seeks')
    ? { kind: 'define', terms: terms.slice(0, FEW), subjects: [] }
    : undefined;
}

export const STYLE_DEFINITIONS: readonly Row[] = [
  { name: 'how a style of pricing works', build: pricingStyle },
  { name: 'what tokens are made of', build: tokenMix },
];
export const DEFINE: Row = { name: 'what a term means', build: define };
export const WAY_OF_PRICING: Row = { name: 'a way of pricing', build: wayOfPricing };
export const BARE_TERMS: Row = { name: 'terms alone', build: bare };
