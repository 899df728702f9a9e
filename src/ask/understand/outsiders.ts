/** Products that the data does not hold, asked about as if it did: they are named as unknown, and nobody else's figures are given for them. */
import { meeting, overlap } from '../places.ts';
import type { QueryOf } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { strangerNames } from './small-talk.ts';

/** Matters of an offer: what a client or an unknown name may be asked for as if it sold plans. */
const OFFERED = ['price', 'quota', 'first', 'regular', 'renewal', 'yearly', 'monthly', 'promotion', 'sale'] as const;
/** Words that make a client a means, not what is bought. */
const MEANS = [
  'supports',
  'which',
  'all',
  'recommend',
  'guide',
  'environment',
  'cheapest',
  'clients',
  'choose',
  'enough',
  'endpoint',
  'protocols',
] as const;
/** A full stop ends a sentence, not a name. */
const NAME = /(?:^|[^\p{L}\p{N}.])([A-Za-z][A-Za-z0-9.]+[A-Za-z0-9])\s$/u;
const PLAIN =
  /^(?:the|and|for|with|between|about|does|what|which|how|much|many|is|are|per|get|buy|take|want|need|have|has|from|price|quota|compare|versus|old|new|legacy|both|only|just|plan|plans|entry|tier|coding|cheapest|best|current|latest|yearly|monthly|year|new-year|upgrade|upgrading|switch|than|then|also|any|all|every|each|this|that|my|your|our|their|on|in|of|to|use|using|choose|pick|should|can|will|still|now|between|including|include|includes|regular|normal|first|intro|even|go|going|instead|vs|or|if|say|says|when|while|because|since|until|after|before|over|under)$/i;

/** "Foo Pro": a name that nobody knows before the name of a tier. */
function strangerBeforeTier({ signals, subjects }: Frame): string | undefined {
  const { ambiguous } = subjects;
  if (!ambiguous) return undefined;
  const word = NAME.exec(signals.text.slice(0, ambiguous.start))?.[1];
  if (!word || PLAIN.test(word)) return undefined;
  const place = { start: ambiguous.start - word.length - 1, end: ambiguous.start - 1 };
  const said = [...signals.cues, ...signals.terms, ...signals.days, ...signals.mentions].some((each) => overlap(each, place));
  return said ? undefined : `${word} ${ambiguous.text}`;
}

/** "Cursor Pro", "Trae 多少钱一个月": a client asked about as if it were a plan. */
function clientAsProduct(frame: Frame): string | undefined {
  const { signals, subjects } = frame;
  const clients = signals.mentions.filter(({ entities }) => entities.every(({ kind }) => kind === 'client'));
  for (const { end, text } of clients) {
    const tier = signals.mentions.find(({ start, entities }) => start - end >= 0 && start - end <= 1 && entities.some(({ kind }) => kind === 'plan'));
    // "Kilo Code plus Roo Code": the word joins.
    const joins = tier !== undefined && tier.text === 'plus' && signals.mentions.some(({ start }) => start > tier.end && start - tier.end <= 1);
    if (tier && !joins) return `${text} ${tier.text}`;
  }
  const sold = frame.offers.length === 0 && clients.length > 0 && signals.has(...OFFERED) && !signals.has(...MEANS) && subjects.models.length === 0;
  return sold ? clients[0]?.text : undefined;
}

/** Names of other products in the text, as they were written. */
export function outsidersIn(frame: Frame): readonly string[] {
  const { signals } = frame;
  const termsAt = meeting(signals.terms.filter(({ kind }) => kind !== 'product'));
  const namesAt = meeting(signals.mentions.filter(({ how }) => how === 'exact'));
  const named = signals.outsiders
    .filter((found) => termsAt(found).length === 0 && !namesAt(found).some(({ start, end }) => end - start >= found.end - found.start))
    .map(({ start, end }) => signals.text.slice(start, end));
  const other = clientAsProduct(frame) ?? (frame.offers.length === 0 ? strangerBeforeTier(frame) : undefined);
  return [...new Set([...named, ...(other && !named.some((name) => other.toLowerCase().includes(name.toLowerCase())) ? [other] : [])])];
}

/** Undefined where the data can tell of the product after all: what it equals, how its prices work, whether a client or a model is in a list. */
export function readOutsider(frame: Frame): QueryOf<'unknown'> | undefined {
  const { signals, subjects, offers } = frame;
  const words = outsidersIn(frame);
  if (words.length === 0) return undefined;
  if (frame.topics.some(({ attribute }) => attribute === 'equivalents') && offers.length > 0) return undefined;
  if (signals.terms.some(({ kind }) => kind === 'product') && (offers.length > 0 || signals.has('equivalent'))) return undefined;
  if (signals.has('cached', 'cache-write', 'define', 'protocols', 'environment') && offers.length === 0) return undefined;
  if (offers.length > 0 && !signals.has('compare', 'either', 'cheaper', 'dearer', 'difference', 'value', 'recommend', 'more', 'which', 'supports'))
    return undefined;
  if (offers.length === 0 && subjects.clients.length > 0 && words.every((word) => !/\s/.test(word)) && signals.has(...MEANS)) return undefined;
  return { kind: 'unknown', reason: 'product', words: words.slice(0, 3), subjects: [] };
}

const WORD_ON = /^ (?:[A-Z][\w.-]*|cli|code|ide)(?![\w])/i;

/** "Gemini" of "Gemini CLI": a name with the words that belong to it. */
function whole(name: string, text: string): string {
  const at = text.indexOf(name);
  const more = at < 0 ? undefined : WORD_ON.exec(text.slice(at + name.length))?.[0];
  return more !== undefined && /[A-Z]/.test(more) ? `${name}${more}` : name;
}

/** "Does Windsurf work with A": a client or a model that the data does not know is held against the lists that it has. */
export function readUnlisted(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, subjects, offers, topics, when } = frame;
  if (!signals.has('supports') || subjects.clients.length + subjects.models.length > 0 || signals.families.length > 0) return undefined;
  if (offers.length === 0 && !signals.has('which', 'all')) return undefined;
  // "Any of these plans" asks for no price.
  const asked = topics.filter(({ attribute }) => signals.has('price', 'quota') || (attribute !== 'prices' && attribute !== 'quotas'));
  if (!asked.every(({ attribute, item }) => (attribute === 'clients' || attribute === 'models') && item === undefined)) return undefined;
  const [name] = [...outsidersIn(frame), ...strangerNames(frame)];
  if (name === undefined) return undefined;
  const said = whole(name, signals.text);
  const tool = offers.length === 0 || signals.has('clients') || /\b(?:cli|code|ide|editor|agent)\b|编辑器|插件|工具/i.test(signals.text);
  const lists = signals.has('models') ? (['models'] as const) : tool ? (['clients'] as const) : (['clients', 'models'] as const);
  return {
    kind: 'fact',
    subjects: [...offers],
    topics: lists.map((attribute) => ({ attribute, name: said })),
    asks: 'whether',
    modal: 'supports',
    words: signals.text,
    ...when,
  };
}
