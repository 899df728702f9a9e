/**
 * Names that several things bear: an editor and the plans of its maker ("Cursor"), a house and the protocol or the way of billing called after it
 * ("OpenAI"), a house and its models ("DeepSeek"), a product and the measure that others take by it ("Claude Pro"). What stands around says which is meant.
 */
import type { Entity, Mention } from '#src/catalog/types.ts';
import type { Lexicon, Spotted } from '../lexicon.ts';
import { meeting, type Place, within } from '../places.ts';
import type { Cue } from '../vocabulary/index.ts';
import { formIn } from './forms.ts';

/** What sets two names side by side; a comma lists them. */
const SET_BESIDE = /^\s*(?:和|与|跟|同|\/|&|\+|或者?|还是|对?比|vs\.?|versus|and|or|than|plus)\s*$/i;
const LISTED = /^\s*(?:、|,|，|or|and)\s*$/i;

const SOLD_AFTER =
  /^(?:['’]s)?\s?(?:的|家的?)?\s?(?:plans?\b|subscriptions?\b|tiers?\b|pric(?:es?|ing)\b|costs?\b|套餐|会员|订阅|价格|多少钱|收费|怎么(?:收费|卖|买)|包月|月费|哪[个款]?(?:套餐|档)|都?有(?:哪些|什么|几[个种])?(?:套餐|档|会员|版本))/i;
const SOLD_BEFORE =
  /(?:\bhow much (?:is|are|does|do|for)|\b(?:prices?|pricing|costs?|fees?|packs?|credits?|quotas?|limits?) (?:of|for)|\bbuy|\bsubscribe to|\bsign up for|\bpay for|买|订阅|开通|续费)\s?(?:the |a |个|了)?$/i;
/** Before a tool that something is used in. */
const USED_BEFORE =
  /(?:\b(?:in|with|inside|from|through|via|into|for|use|used|using|uses|support|supports|supporting|accepts?)\s(?:the )?|在|用|接入?|进|从|支持|兼容|主力是?)\s?$/i;
/** "支持 Trae 的套餐" are the plans of whomever that the tool takes, not those of its maker. */
const TAKEN_BEFORE = /(?:支持|兼容|适配|接入|能用|可以用)\s?$/;
const USED_AFTER = /^\s?(?:里|中|上|内|编辑器|客户端|ide\b|editor\b|哪[家个些款](?:(?!好用).){0,6}?(?:(?<!好)用|支持|带)|能不能用|(?:可以|能)用在)/i;
/** What a name is to work with: some plan or other. */
const ANY_PLAN = /\bplans?\b|套餐|哪家/i;
const PROTOCOL_AFTER = /^\s?(?:兼容|协议|格式|接口|地址|端点|protocol|compatible|format|endpoint|base ?url|sdk|api (?:format|protocol))/i;
const SPOKEN_BEFORE = /(?:\b(?:supports?|supporting|speaks?|accepts?)\s(?:the )?|支持|兼容|走的?是?)\s?$/i;
const MODELS_BEFORE =
  /(?:能用|能跑|支持|包含|包括|带|有|跑)[^,，。?？]{0,10}$|\b(?:an?|any|some|with|includes?|including|has|have|runs?|supports?|offers?|gives?)\s[^,.?]{0,16}$/i;
const MODELS_AFTER = /^\s?(?:的?模型|models?\b|哪[家个些款].{0,6}(?:有|能?用|支持|带)|都?能用)/i;

const OF_SET_UP: ReadonlySet<Cue> = new Set<Cue>(['guide', 'environment', 'endpoint', 'protocols']);
const OF_PROTOCOLS: ReadonlySet<Cue> = new Set<Cue>(['supports', 'protocols', 'endpoint']);
const OF_EQUALS: ReadonlySet<Cue> = new Set<Cue>(['equivalent', 'convert']);
const OF_ANY: ReadonlySet<Cue> = new Set<Cue>(['which', 'all', 'tiers']);

const isOffer = ({ kind }: Entity): boolean => kind === 'vendor' || kind === 'line' || kind === 'plan';
const isClient = ({ kind }: Entity): boolean => kind === 'client';
const offers = ({ entities }: Mention): boolean => entities.some(isOffer);

/** What the last question was about: plans or whose they are, and what can be used with them. */
export type Spoken = { readonly offers: boolean; readonly clients: boolean };

type Around = {
  readonly text: string;
  readonly names: readonly Mention[];
  /** What the words of the text say, names or not. */
  readonly cues: ReadonlySet<Cue>;
  readonly phrasesAt: (place: Place) => readonly Spotted[];
  readonly spoken: Spoken;
};

const before = ({ start }: Place, { text }: Around): string => text.slice(0, start);
const after = ({ end }: Place, { text }: Around): string => text.slice(end);
const between = (one: Place, other: Place, { text }: Around): string => text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
const says = ({ cues }: Around, wanted: ReadonlySet<Cue>): boolean => !cues.isDisjointFrom(wanted);

/** An editor and plans: the offer alone, or the client alone. */
const isTool = (name: Mention): boolean => offers(name) && name.entities.some(isClient);

/** The names that stand in one row with this one. */
function rowOf(name: Mention, around: Around): readonly Mention[] {
  const { names } = around;
  const row = [name];
  const at = names.indexOf(name);
  const joined = (one: Mention, other: Mention) => SET_BESIDE.test(between(one, other, around)) || LISTED.test(between(one, other, around));
  for (let next = at + 1; next < names.length && joined(names[next - 1] as Mention, names[next] as Mention); next++) row.push(names[next] as Mention);
  for (let next = at - 1; next >= 0 && joined(names[next] as Mention, names[next + 1] as Mention); next--) row.unshift(names[next] as Mention);
  return row;
}

function isBought(name: Mention, around: Around): boolean {
  const listed = rowOf(name, around);
  const sells = SOLD_AFTER.test(after(name, around));
  if (sells && TAKEN_BEFORE.test(before(listed[0] ?? name, around))) return false;
  if (sells || SOLD_BEFORE.test(before(name, around))) return true;
  const row = listed.filter((other) => other !== name);
  if (row.some(({ entities }) => !entities.some(isOffer))) return false;
  const sold = around.names.filter((other) => offers(other) && !isTool(other));
  // "Copilot 和 Cursor 哪个便宜" sets two products side by side.
  if (sold.some((other) => SET_BESIDE.test(between(name, other, around)))) return true;
  // "Six of us on Trae, how much a year": nothing else is there to buy.
  if (sold.length === 0 && around.cues.has('price') && !['which', 'recommend', 'cheapest', 'supports'].some((cue) => around.cues.has(cue as never)))
    return true;
  if (USED_BEFORE.test(before(name, around)) || USED_AFTER.test(after(name, around))) return false;
  if (sold.length > 0) return row.some((other) => sold.includes(other));
  if (says(around, OF_SET_UP) || around.spoken.clients) return false;
  // "Does Cursor support Opus" is about its plans, "does Cursor work with any of these plans" about the editor.
  return !around.cues.has('supports') || !ANY_PLAN.test(after(name, around));
}

/** The words of the name are also those of a protocol. */
const isWordOfProtocol = (name: Mention, { phrasesAt }: Around): boolean =>
  phrasesAt(name).some(
    (phrase) =>
      within(name, phrase) &&
      phrase.senses.some((sense) => (sense.type === 'term' ? sense.term.kind === 'protocol' : sense.type === 'cue' && sense.cue === 'protocols')),
  );

function isProtocol(name: Mention, around: Around): boolean {
  if (!name.entities.every(({ kind }) => kind === 'vendor') || !isWordOfProtocol(name, around)) return false;
  if (PROTOCOL_AFTER.test(after(name, around))) return true;
  const row = rowOf(name, around);
  const others = around.names.filter((other) => offers(other) && !row.includes(other));
  const [first] = row;
  const asked = says(around, OF_PROTOCOLS) || (first !== undefined && SPOKEN_BEFORE.test(before(first, around)));
  return asked && (others.length > 0 || around.spoken.offers || says(around, OF_ANY));
}

/** How a house bills for tokens, where neither a model nor a plan is named: a way of billing goes by its name. */
function isBilling(name: Mention, isRival: (place: Place) => boolean, around: Around): boolean {
  if (!name.entities.every(({ kind }) => kind === 'vendor') || formIn(around.text, 'pricing-style').length === 0) return false;
  if (around.names.some((other) => other.entities.some(({ kind }) => kind === 'model' || kind === 'plan'))) return false;
  return isRival(name) || isWordOfProtocol(name, around);
}

/** "Equals how many Claude Pro": what a quota is measured by, where something else is asked about. */
function isMeasure(name: Mention, isRival: (place: Place) => boolean, around: Around): boolean {
  if (!says(around, OF_EQUALS) || !isRival(name)) return false;
  return around.names.some((other) => other !== name && offers(other) && !isRival(other)) || around.spoken.offers;
}

const isFamily = ({ senses }: Spotted): boolean => senses.some(({ type }) => type === 'family');

/** The list of families of models that a name stands in, from its first to its last. */
function familiesAround(name: Mention, families: readonly Place[], around: Around): Place & { readonly pure: boolean } {
  const listed = (one: Place, other: Place) => LISTED.test(between(one, other, around)) || SET_BESIDE.test(between(one, other, around));
  const at = families.findIndex((family) => within(family, name));
  let [first, last] = [at, at];
  while (first > 0 && listed(families[first - 1] as Place, families[first] as Place)) first--;
  while (last + 1 < families.length && listed(families[last] as Place, families[last + 1] as Place)) last++;
  const row = families.slice(first, last + 1);
  const named = meeting(around.names);
  return {
    start: row[0]?.start ?? name.start,
    end: Math.max(name.end, row.at(-1)?.end ?? 0),
    pure: row.some((family) => named(family).length === 0),
  };
}

/** The models of a house, among what something else has: a house that sells plans of its own only in a list with models. */
function isOfModels(name: Mention, families: readonly Place[], around: Around): boolean {
  if (!families.some((family) => within(family, name)) || name.entities.some(({ kind }) => kind === 'plan')) return false;
  const row = familiesAround(name, families, around);
  if (!row.pure && !name.entities.every(({ kind }) => kind === 'vendor')) return false;
  const others = around.names.some((other) => offers(other) && (other.end <= row.start || other.start >= row.end));
  if (!others && !says(around, OF_ANY)) return false;
  return MODELS_BEFORE.test(before(row, around)) || MODELS_AFTER.test(after(row, around));
}

type OneMeaning = { readonly names: readonly Mention[]; readonly phrases: readonly Spotted[] };

/** The names, each in the one meaning that its place leaves it; what is meant as a word of the trade is a name no more, and a measure names no models. */
export function withOneMeaning(
  names: readonly Mention[],
  phrases: readonly Spotted[],
  { text, lexicon, spoken }: { readonly text: string; readonly lexicon: Lexicon; readonly spoken: Spoken },
): OneMeaning {
  if (!names.some(offers)) return { names, phrases };
  const cues = new Set(lexicon.cuesIn(text).map(({ cue }) => cue));
  const around: Around = { text, names, cues, phrasesAt: meeting(phrases), spoken };
  const rivalsAt = meeting(lexicon.rivals(text));
  const families = phrases.filter(isFamily);
  const isRival = (place: Place) => rivalsAt(place).length > 0;
  const measures = names.filter((name) => offers(name) && !isTool(name) && isMeasure(name, isRival, around));
  const isWord = (name: Mention) =>
    measures.includes(name) || isProtocol(name, around) || isBilling(name, isRival, around) || isOfModels(name, families, around);
  const measuresAt = meeting(measures);
  return {
    names: names.flatMap((name): readonly Mention[] => {
      if (isTool(name)) return [{ ...name, entities: name.entities.filter(isBought(name, around) ? isOffer : isClient) }];
      return offers(name) && isWord(name) ? [] : [name];
    }),
    phrases: phrases.filter((phrase) => !isFamily(phrase) || measuresAt(phrase).length === 0),
  };
}
