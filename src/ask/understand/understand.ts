/** From words to queries: deterministic, offline, in both languages at once. */

import type { Ref } from '#src/catalog/types.ts';
import { understand as understandAnew } from '../hear/understand.ts';
import type { Clause, Heard } from '../heard.ts';
import { normalize } from '../normalize.ts';
import { blank } from '../places.ts';
import { readOwnRate, readOwnUnitPrice } from './arithmetic.ts';
import { completed, inMessage, remembered } from './asked-back.ts';
import { readExchange, readReduced } from './bill.ts';
import { clausesOf, type Clause as Part } from './clauses.ts';
import { type Scope, scopeFor, type UnderstandDeps } from './context.ts';
import { type Query, type QueryOf, query as schema, type Topic } from './earlier/query.ts';
import { focused } from './focus.ts';
import { subjectsOf } from './follow-up.ts';
import { type Frame, readFrame } from './frame.ts';
import { goesOn, leans, readLeaning } from './leaning.ts';
import { merge } from './merge.ts';
import { readOutsider, readUnlisted } from './outsiders.ts';
import { firstOf } from './readers.ts';
import { readSmallTalk, restOf, strangerFollowing, strangersOf } from './small-talk.ts';
import { refOf } from './subjects.ts';
import { translate } from './translate.ts';

/** What the data has no attribute for, and what is not known before it is announced. */
function readUnrecorded({ signals, owners, scope, when }: Frame): Query | undefined {
  // A subscription that has begun lies behind.
  const ahead = when.subscribedBefore === undefined && signals.days.some(({ from }) => from.slice(0, 4) > scope.today.slice(0, 4));
  const future = (signals.has('future') || ahead) && signals.has('still', 'changed', 'price', 'promotion', 'cheaper', 'dearer', 'sale');
  if ((!future && !signals.has('unrecorded')) || owners.length === 0) return undefined;
  return { kind: 'unknown', reason: future ? 'future' : 'topic', words: [], subjects: [...owners] };
}

/** What was kept of the last message; anything else is forgotten. */
function keptFrom(value: unknown): readonly Query[] {
  const parsed = schema.array().safeParse(value);
  return parsed.success ? parsed.data : [];
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
function questionsOf(text: string, scope: Scope): readonly Part[] {
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

/** What a clause asks, and what is told besides: a product that is only known by name. */
function answered(frame: Frame, read: Query): { readonly query: Query; readonly told: readonly Query[] } {
  // The other product of a comparison is named as unknown; what is known is told of ours.
  const outsider = read.kind !== 'unknown' || read.reason === 'topic' ? beside(frame, read) : undefined;
  const query = outsider && read.kind === 'unknown' ? overview(frame) : read;
  return { query, told: outsider ? [outsider, query] : [query] };
}

/** The words of a clause without the names, and what of them nothing accounts for. */
function wordsOf({ signals: { text, mentions, cues, terms, families, days, money } }: Frame): { readonly words: string; readonly rest: string } {
  return { words: blank(text, mentions, ' '), rest: blank(text, [...mentions, ...cues, ...terms, ...families, ...days, ...money], ' ') };
}

const isAbout = (query: Query): boolean => query.kind !== 'notForMe' && (query.kind !== 'unknown' || subjectsOf(query).length > 0);

/** What the message asks; at least one Query. Never throws, whatever the text. */
export function understand(text: string, { kept, ...given }: UnderstandDeps): Heard {
  if (process.env['HEAR'] !== undefined) return understandAnew(text, { kept, ...given });
  const last = keptFrom(kept);
  const { queries, clauses } = read(text, scopeFor({ ...given, last }, last.flatMap(subjectsOf)));
  const [first = { kind: 'talk', about: 'empty' } as const, ...more] = translate(queries);
  return { queries: [first, ...more], clauses, kept: remembered(queries, last) };
}

function read(text: string, deps: Scope): { readonly queries: readonly Query[]; readonly clauses: readonly Clause[] } {
  const scope = deps;
  const clauses = questionsOf(text, scope);
  if (clauses.length === 0) return { queries: [{ kind: 'notForMe', reason: 'empty' }], clauses: [] };
  const found: Query[] = [];
  const heard: Clause[] = [];
  const earlier = deps.last?.findLast(({ kind }) => kind !== 'clarify');
  let last: Query | undefined;
  for (const [index, clause] of clauses.entries()) {
    const frame = readFrame(clause.text, scope);
    // A question back leans on what was asked before it, and so does whoever answers it; words that name nobody are about its options.
    if (index === 0) last = frame.owners.length === 0 ? deps.last?.at(-1) : earlier;
    const { query, told } = answered(frame, inMessage(readClause(frame, last, index > 0), clauses, index));
    found.push(...told);
    heard.push(...translate([query]).map((each) => ({ query: each, ...wordsOf(frame) })));
    if (isAbout(query)) last = query;
  }
  return { queries: merge(found), clauses: heard };
}
