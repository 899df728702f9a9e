/** From words to queries: deterministic, offline, in both languages at once. */

import type { Ref } from '#src/catalog/types.ts';
import { normalize } from '../normalize.ts';
import type { Query, QueryOf, Topic } from '../query.ts';
import { readAgainstApi } from './against-api.ts';
import { readApiDifference } from './api-sums.ts';
import { readArithmetic, readOwnRate, readOwnUnitPrice } from './arithmetic.ts';
import { completed, inMessage } from './asked-back.ts';
import { readExchange, readReduced } from './bill.ts';
import { readCompare, readRecommend } from './choices.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Scope, scopeFor, type UnderstandDeps } from './context.ts';
import { readConvert } from './conversions.ts';
import { readDifference } from './differences.ts';
import { readEveryone, readMaker } from './everyone.ts';
import { focused } from './focus.ts';
import { amend, spokenOf, subjectsOf, tierOf } from './follow-up.ts';
import { type Frame, readFrame } from './frame.ts';
import { merge } from './merge.ts';
import { readOutsider, readUnlisted } from './outsiders.ts';
import { readPassage } from './passage.ts';
import { PLAIN_TALK } from './plain-talk.ts';
import { readAfford, readDaily, readNthMonth, readOffer, readTotal } from './price-sums.ts';
import { readQuotaSum, readRemainder, readUncached } from './quota-sums.ts';
import { readRank } from './ranking.ts';
import { readRates } from './rate-questions.ts';
import { readRatio } from './ratio-sums.ts';
import { readSignals, type Signals } from './signals.ts';
import { readSmallTalk, restOf, strangerFollowing, strangersOf } from './small-talk.ts';
import { readChanges, readCountedBy, readDefine, readFact, readMeaning, readTaskCounting } from './statements.ts';
import { refOf } from './subjects.ts';
import { readTopics } from './topics.ts';
import { readUnitPrice } from './unit-prices.ts';
import { readBill, readFit } from './uses.ts';

type Reader = (frame: Frame) => Query | undefined;

/** The more a question states, the earlier it is tried: a sum before a price, a choice before a fact. */
const READERS: readonly Reader[] = [
  ...PLAIN_TALK,
  readRates,
  readCountedBy,
  readTaskCounting,
  readAgainstApi,
  readExchange,
  readUncached,
  readBill,
  readReduced,
  readApiDifference,
  readOffer,
  readAfford,
  readNthMonth,
  readMaker,
  readDefine,
  readFit,
  readDaily,
  readUnitPrice,
  readRemainder,
  readConvert,
  readQuotaSum,
  readTotal,
  readDifference,
  readRatio,
  readRecommend,
  readRank,
  readCompare,
  readChanges,
  readArithmetic,
  readEveryone,
  readFact,
  readMeaning,
];

/** What the data has no attribute for, and what is not known before it is announced. */
function readUnrecorded({ signals, owners, scope, when }: Frame): Query | undefined {
  // A subscription that has begun lies behind.
  const ahead = when.subscribedBefore === undefined && signals.days.some(({ from }) => from.slice(0, 4) > scope.today.slice(0, 4));
  const future = (signals.has('future') || ahead) && signals.has('still', 'changed', 'price', 'promotion', 'cheaper', 'dearer', 'sale');
  if ((!future && !signals.has('unrecorded')) || owners.length === 0) return undefined;
  return { kind: 'unknown', reason: future ? 'future' : 'topic', words: [], subjects: [...owners] };
}

const clarifiable = 6;

/** "Lite" alone: several lines have one. */
function readAmbiguous(frame: Frame): Query | undefined {
  const { ambiguous } = frame.subjects;
  if (!ambiguous || frame.offers.length > 0) return undefined;
  const { text } = frame.signals;
  const options = ambiguous.candidates.slice(0, clarifiable).map(refOf);
  if (options.length < 2) return undefined;
  const question = `${text.slice(0, ambiguous.start)}{}${text.slice(ambiguous.start + ambiguous.text.length)}`;
  return { kind: 'clarify', text: ambiguous.text, options, question };
}

/** "And the same for X": the question before, of X. */
const SAME_FOR =
  /\b(?:the )?same (?:question |thing |sum |calculation )?(?:for|with|about|on)\b|\bditto\b|(?:同样|一样)(?:的)?(?:问题|算法|算|问)|换成|换作|改成问/i;

const ELLIPTIC = /^(?:那|那么|and\b|what about|how about|then\b|or\b|also\b|换成|如果|if\b|还有|再)|呢\s*[?？]?$|instead\s*\?*$/i;

/** "What do the two share": those spoken of before. */
const THEM =
  /那家|那个(?!月)|两家|两个(?!月|星期|礼拜|小时|人)|两者|二者|两边|俩|它们?|他们家|\b(?:both|the two|these two|they|them|it|that one|either(?: one)?|the former|the latter)\b/i;

/** "Which plan is cheapest" chooses among several: after one plan it is about the market. */
const WHICH_PLAN = /哪个套餐|哪款套餐|哪一?家|什么套餐|\bwhich (?:plan|vendor|provider|subscription)\b/i;

function choosesAnew({ signals, owners }: Frame, last: Query): boolean {
  const before = subjectsOf(last);
  return owners.length === 0 && before.length === 1 && before[0]?.kind === 'plan' && WHICH_PLAN.test(signals.text) && !ELLIPTIC.test(signals.text);
}

/** It says too little by itself, and there is an earlier question to lean on. */
function leans(frame: Frame, last: Query): boolean {
  const { signals, owners, topics, subjects, offers } = frame;
  if (offers.length === 0 && !subjects.ambiguous && subjectsOf(last).length > 1 && THEM.test(signals.text)) return true;
  // Thanks and no question end the talk.
  if (signals.has('thanks') && topics.length === 0 && owners.length === 0 && !/[?？]|呢|\b(?:what|how)\b/i.test(signals.text)) return false;
  if (SAME_FOR.test(signals.text) && offers.length > 0) return true;
  if (/^(?:and|那|what about|how about|如果|if)/i.test(signals.text) && offers.length === 0) return true;
  if (signals.has('all', 'define') && !ELLIPTIC.test(signals.text)) return false;
  if (choosesAnew(frame, last)) return false;
  // Who sets two side by side says what is to be compared.
  if (offers.length > 1 && signals.has('compare', 'either', 'value') && !ELLIPTIC.test(signals.text)) return false;
  return owners.length === 0 || topics.length === 0 || subjects.ambiguous !== undefined
    ? ELLIPTIC.test(signals.text) || signals.text.length <= 40
    : false;
}

/** "换算成模型调用是多少": in another unit. */
const intoUnit = ({ signals }: Frame): boolean => signals.asked?.unit !== undefined && (signals.asked.into === true || signals.has('convert'));

/** A question about a quota of plans, whose words go on to hold. */
function counted(last: Query): last is QueryOf<'fact'> {
  return last.kind === 'fact' && last.topics.some(({ attribute }) => attribute === 'quotas') && last.subjects.some(({ kind }) => kind !== 'model');
}

/** The earlier question and this one, read as one: "一周几次 prompt", then "按 GLM-5 算呢". */
function together(last: Query, { signals, scope }: Frame): Signals {
  return counted(last) && last.words ? readSignals(`${last.words}\n${signals.text}`, scope) : signals;
}

/** A client is what somebody works with: beside plans spoken of before, the question is of them. */
function namesNobody({ owners }: Frame, last: Query): boolean {
  if (owners.length === 0) return true;
  return owners.every(({ kind }) => kind === 'client') && subjectsOf(last).some(({ kind }) => kind === 'plan' || kind === 'line');
}

/** The question as if it named those of the one before. */
function inherit(frame: Frame, last: Query, onModel: boolean): Frame {
  const { catalog } = frame.scope;
  const owners = spokenOf(last, frame);
  const lines = owners.flatMap(({ kind, id }) => (kind === 'line' ? (catalog.get('line', id) ?? []) : []));
  const subjects = {
    ...frame.subjects,
    plans: owners.flatMap(({ kind, id }) => (kind === 'plan' ? (catalog.get('plan', id) ?? []) : [])),
    lines,
    namedLines: lines,
    models: onModel ? frame.subjects.models : [...owners.filter(({ kind }) => kind === 'model'), ...frame.subjects.models],
  };
  return {
    ...frame,
    owners,
    offers: owners.filter(({ kind }) => kind === 'plan' || kind === 'line'),
    subjects,
    topics: readTopics(frame.signals, subjects),
  };
}

/** "Per year 呢" after a sum: the same sum over another time. */
function goesOnReckoning(frame: Frame, last: Query): Query | undefined {
  if ((last.kind !== 'use' && last.kind !== 'sum') || frame.owners.length > 0 || frame.subjects.ambiguous) return undefined;
  if (!frame.topics.every(({ attribute, phase }) => attribute === 'prices' && phase === undefined)) return undefined;
  const next = amend(last, frame);
  return next && JSON.stringify(next) !== JSON.stringify(last) ? next : undefined;
}

/** Where something is found is told of each, not compared. */
const isPlace = ({ attribute }: Topic): boolean => attribute === 'links' || attribute === 'endpoints' || attribute === 'recipes';

/** "GLM-5 烧几倍", "那 Lite 的 5 小时是几次": a tier of its maker's, on the model spoken of. */
function ofModelSpoken(frame: Frame, last: Query): Query | undefined {
  const models = subjectsOf(last);
  if (!frame.subjects.ambiguous || frame.owners.length > 0 || models.some(({ kind }) => kind !== 'model')) return undefined;
  const plans = tierOf(frame, models);
  if (plans.length === 0) return undefined;
  const { ambiguous: _, ...rest } = frame.subjects;
  const subjects = { ...rest, plans, models };
  const offers = plans.map(refOf);
  return firstOf({ ...frame, subjects, offers, owners: offers, topics: readTopics(frame.signals, subjects) });
}

function readLeaning(frame: Frame, last: Query): Query | undefined {
  if (SAME_FOR.test(frame.signals.text) && frame.offers.length > 0) return amend(last, { ...frame, topics: [] });
  const sum = goesOnReckoning(frame, last);
  if (sum) return sum;
  const defines =
    last.kind === 'define' &&
    frame.owners.length === 0 &&
    frame.signals.terms.some(({ id }) => (frame.scope.catalog.glossary[id]?.definitions.length ?? 0) > 0);
  if (defines) return amend(last, frame);
  const weighed = ofModelSpoken(frame, last);
  if (weighed) return weighed;
  const onModel = counted(last) && frame.offers.length === 0 && frame.subjects.models.length > 0;
  const inherited = inherit(
    onModel || frame.signals.has('ratio') || intoUnit(frame) ? { ...frame, signals: together(last, frame) } : frame,
    last,
    onModel,
  );
  const incomplete =
    namesNobody(frame, last) && (inherited.topics.length > 0 || frame.signals.has('recommend', 'worth-buying')) && !frame.subjects.ambiguous;
  // "And per year" after a sum is the sum of a year.
  const summed = last.kind === 'sum' && last.relation === 'total' && frame.topics.every(({ attribute }) => attribute === 'prices');
  if ((incomplete && !summed) || onModel) {
    const own = firstOf(inherited);
    if (own && (frame.owners.length > 0 || !(own.kind === 'fact' && last.kind === 'compare') || own.topics.some(isPlace))) return own;
  }
  return amend(last, frame);
}

function firstOf(frame: Frame): Query | undefined {
  for (const read of READERS) {
    const query = read(frame);
    if (query) return query;
  }
  return undefined;
}

/** Later questions of one message are about what the first was about, unless they say otherwise. */
function goesOn(frame: Frame, last: Query): boolean {
  const { signals, topics, subjects } = frame;
  const asks = topics.length > 0 || subjects.ambiguous !== undefined || (signals.families.length > 0 && signals.has('whether', 'supports'));
  return namesNobody(frame, last) && asks && !signals.has('all');
}

function readClause(frame: Frame, last: Query | undefined, sameMessage: boolean): Query {
  const outsider = readUnlisted(frame) ?? (frame.offers.length === 0 ? readOutsider(frame) : undefined);
  if (outsider) return outsider;
  const stranger = strangerFollowing(frame);
  if (last && !stranger && (leans(frame, last) || (sameMessage && goesOn(frame, last)))) {
    const query = readLeaning(frame, last);
    if (query) return query;
  }
  if (last && stranger) return { kind: 'unknown', reason: 'name', words: [stranger], subjects: [] };
  const small = readSmallTalk(frame);
  if (small) return small;
  // A price or an amount that the person names needs no plan.
  return (
    readExchange(frame) ??
    readUnrecorded(frame) ??
    (frame.subjects.models.length === 0 ? readReduced(frame) : undefined) ??
    readOwnUnitPrice(frame) ??
    readOwnRate(frame) ??
    readAmbiguous(frame) ??
    firstOf(focused(frame) ?? frame) ??
    readRest(frame)
  );
}

const OFFER: readonly Topic[] = [{ attribute: 'prices' }, { attribute: 'quotas' }];
const MODEL: readonly Topic[] = [{ attribute: 'highlights' }, { attribute: 'parameters' }, { attribute: 'context' }, { attribute: 'apiPrices' }];

function overviewOf({ kind, id }: Ref): readonly Topic[] {
  if (kind === 'model') return MODEL;
  return kind === 'client' ? [{ attribute: 'clients', item: { kind, id } }] : OFFER;
}

/** Names without a matter: an overview. Otherwise it was not understood. */
function readRest(frame: Frame): Query {
  // Whoever dictates an answer gets what is so.
  const [named] = frame.offers;
  if (named && frame.signals.has('insist')) return overview(frame);
  const { owners, signals, subjects, when } = frame;
  const strangers = strangersOf(frame);
  const [owner] = owners;
  if (!owner) return { kind: 'unknown', reason: strangers.length > 0 ? 'name' : 'question', words: [...strangers].slice(0, 5), subjects: [] };
  // "How does it come about" asks for something, whatever is left of its words.
  const bare = restOf(frame).length <= 4 && !signals.has('how', 'why', 'where', 'convert') && !(signals.has('how-many') && strangers.length > 0);
  if (bare || subjects.indirect || signals.has('overview', 'tiers')) {
    return overview(frame);
  }
  // A day and a name: what happened then.
  if (when.day) return { kind: 'fact', subjects: [...owners], topics: [{ attribute: 'events' }], asks: 'value', words: signals.text, ...when };
  return { kind: 'unknown', reason: 'topic', words: [...strangers].slice(0, 5), text: signals.text, subjects: [...owners] };
}

/** The questions of a message; the answer to a question back is that question, completed. */
function questionsOf(text: string, scope: Scope): readonly Clause[] {
  const clauses = clausesOf(normalize(text));
  const [only] = clauses;
  const asked = scope.last?.find((query): query is QueryOf<'clarify'> => query.kind === 'clarify');
  if (!only || clauses.length > 1 || !asked) return clauses;
  const whole = completed(asked, readFrame(only.text, scope));
  return whole === undefined ? clauses : clausesOf(whole);
}

const beside = (frame: Frame, read: Query): Query | undefined =>
  frame.offers.length > 0 && !(read.kind === 'fact' && read.topics.some(({ name }) => name !== undefined)) ? readOutsider(frame) : undefined;

function overview({ owners, signals, when }: Frame): Query {
  const [first] = owners;
  return {
    kind: 'fact',
    subjects: [...owners],
    topics: first ? [...overviewOf(first)] : [...OFFER],
    asks: 'value',
    words: signals.text,
    ...when,
  };
}

/** What a clause asks, and what is told besides: a product that is only known by name, and what is written of the matter. */
function answered(frame: Frame, read: Query): { readonly query: Query; readonly told: readonly Query[] } {
  // The other product of a comparison is named as unknown; what is known is told of ours.
  const outsider = read.kind !== 'unknown' || read.reason === 'topic' ? beside(frame, read) : undefined;
  const query = outsider && read.kind === 'unknown' ? overview(frame) : read;
  if (outsider) return { query, told: [outsider, query] };
  // The words of a use are accounted for.
  const passage = query.kind === 'use' ? undefined : readPassage(frame, query);
  if (!passage) return { query, told: [query] };
  // What was written answers what no attribute does.
  return { query, told: query.kind === 'unknown' ? [passage] : [query, passage] };
}

const isAbout = (query: Query): boolean => query.kind !== 'notForMe' && (query.kind !== 'unknown' || subjectsOf(query).length > 0);

/** Queries in the order of the questions; at least one. Never throws, whatever the text. */
export function understand(text: string, deps: UnderstandDeps): readonly Query[] {
  const scope = scopeFor(deps, (deps.last ?? []).flatMap(subjectsOf));
  const clauses = questionsOf(text, scope);
  if (clauses.length === 0) return [{ kind: 'notForMe', reason: 'empty' }];
  const found: Query[] = [];
  const earlier = deps.last?.findLast(({ kind }) => kind !== 'clarify');
  let last: Query | undefined;
  for (const [index, clause] of clauses.entries()) {
    const frame = readFrame(clause.text, scope);
    // A question back leans on what was asked before it, and so does whoever answers it; words that name nobody are about its options.
    if (index === 0) last = frame.owners.length === 0 ? deps.last?.at(-1) : earlier;
    const { query, told } = answered(frame, inMessage(readClause(frame, last, index > 0), clauses, index));
    found.push(...told);
    if (isAbout(query)) last = query;
  }
  return merge(found);
}
