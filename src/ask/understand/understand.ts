/** From words to Queries: deterministic, offline, in both languages at once. */

import type { Heard, Clause as Told, Understander } from '../heard.ts';
import { leftOver } from '../left-over.ts';
import { askingPart, type Clause, clausesOf } from '../mentions/clauses.ts';
import { hear, type Said } from '../mentions/said.ts';
import { unknownFollowing, unknownNames, wordsLeft } from '../mentions/unknown-words.ts';
import { normalize } from '../normalize.ts';
import { type Query, type QueryOf, query as schema } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import { verify } from '../verify/verify.ts';
import { refsOf } from './about.ts';
import { completed, inMessage, isAbout, remembered } from './asked-back.ts';
import { followUp, goesOn, leans } from './follow-up.ts';
import { unheardIn } from './idle.ts';
import { ids, type Meaning, meaningOf, readMeaning } from './meaning.ts';
import { merge } from './merge.ts';
import { partsBeside } from './parts.ts';
import { compareGiven } from './rows/given.ts';
import { EXCHANGE, OWN_SUMS } from './rows/own-sums.ts';
import { REDUCED } from './rows/price-sums.ts';
import { dictated, restOf } from './rows/rest.ts';
import { AMBIGUOUS, OUTSIDER, outsider, UNLISTED, UNRECORDED } from './rows/unknowns.ts';
import { after, type Scope, scopeFor } from './scope.ts';
import { queryOf } from './table.ts';
import { readTalk } from './talk.ts';

/** `kept`: what the same person asked last in the same chat, if that is not long ago. */
export type UnderstandDeps = Pick<Scope, 'lexicon' | 'names' | 'view'> & { readonly kept?: unknown };

/** Anything that is no list of Queries is forgotten. */
const keptFrom = (value: unknown): readonly Query[] => schema.array().safeParse(value).data ?? [];

/** Questions that go by everything that was told. */
const WHOLE = ['recommend', 'worth-buying', 'choose', 'enough', 'wants', 'insist'] as const;

/** The meaning of what asks alone, of a long text; whom it is about is taken from all of it. */
function focused(meaning: Meaning): Meaning {
  const said = askingPart(meaning.heard.text);
  if (said === undefined) return meaning;
  const heard = hear(said, meaning.scope);
  // Who seeks something of nobody in particular tells what it is for, too.
  if (heard.has(...WHOLE) || (meaning.subjects.offers.length + meaning.subjects.models.length === 0 && heard.has('seeks'))) return meaning;
  const refs = (kind: 'model' | 'client') => heard.entities(kind).map(({ id }) => ({ kind, id }));
  const own = meaningOf(heard, { ...meaning.subjects, clients: refs('client'), models: refs('model') }, meaning.scope);
  return own.topics.length === 0 ? meaning : { ...own, ...(meaning.when ? { when: meaning.when } : {}) };
}

/** What a clause asks by itself. */
function byItself(meaning: Meaning): Query {
  const early = [EXCHANGE, UNRECORDED, ...(meaning.subjects.models.length === 0 ? [REDUCED] : []), ...OWN_SUMS, AMBIGUOUS];
  for (const { build } of early) {
    const query = build(meaning);
    if (query) return query;
  }
  return dictated(meaning) ?? queryOf(focused(meaning)) ?? restOf(meaning);
}

function readClause(meaning: Meaning, last: Query | undefined, sameMessage: boolean): Query {
  // "What about Foo?" names somebody, though nobody goes by it.
  const following = last && meaning.subjects.owners.length === 0 ? unknownFollowing(meaning.heard) : undefined;
  const talk = readTalk(meaning, last !== undefined, following !== undefined);
  if (talk) return talk;
  const unknown = UNLISTED.build(meaning) ?? OUTSIDER.build(meaning);
  if (unknown) return unknown;
  const stranger = meaning.subjects.owners.length > 0 ? undefined : (following ?? unknownNames(meaning.heard)[0]);
  if (last && stranger === undefined && (leans(meaning, last) || (sameMessage && goesOn(meaning, last)))) {
    const query = followUp(meaning, last);
    if (query) return query;
  }
  if (last && stranger !== undefined) return { kind: 'unknown', reason: 'name', words: [stranger], subjects: [] };
  const query = byItself(meaning);
  return last && sameMessage ? forThose(query, meaning, last) : query;
}

/** "谁家做的，买哪个套餐才有": a choice that names nothing is a choice for the models and clients of the question before. */
function forThose(query: Query, { scope, subjects }: Meaning, last: Query): Query {
  if (query.kind !== 'select' || !query.advise || query.among || query.filter || subjects.owners.length > 0) return query;
  const refs = refsOf(subjectIds(last), scope.catalog);
  const of = (kind: 'model' | 'client') => ids(refs.filter((ref) => ref.kind === kind));
  const [models, clients] = [of('model'), of('client')];
  if (models.length + clients.length === 0) return query;
  return { ...query, filter: { ...(models.length > 0 ? { models } : {}), ...(clients.length > 0 ? { clients } : {}) } };
}

/** The questions of a message; the answer to a question back is that question, completed. */
function questionsOf(text: string, last: readonly Query[], scope: Scope): readonly Clause[] {
  const clauses = clausesOf(normalize(text));
  const [only, second] = clauses;
  const asked = last.find((query): query is QueryOf<'clarify'> => query.kind === 'clarify');
  if (!only || second || !asked) return clauses;
  const whole = completed(asked, readMeaning(only.text, scope));
  return whole === undefined ? clauses : clausesOf(whole);
}

/** A list of what is not held names a thing that nobody knows already. */
const names = (query: Query): boolean => query.kind === 'fact' && query.topics.some((path) => path.includes('name='));

/** A promotion by its occasion: no promotion of the data goes by such a name. */
function heardOccasion({ heard }: Meaning): string | undefined {
  const [said] = heard.cues('occasion');
  return said && heard.text.slice(said.start, said.end);
}

/** What a clause asks, and what is told besides: a product that is not held. */
function answered(meaning: Meaning, read: Query): readonly Query[] {
  // The other product of a comparison is named as unknown; what is known is told of ours.
  const known = read.kind !== 'unknown' || read.reason === 'topic';
  const parts = known ? partsBeside(meaning, read) : [];
  const other = known && meaning.subjects.offers.length > 0 && !names(read) ? outsider(meaning) : undefined;
  const occasion = read.kind === 'fact' && read.subjects.length === 0 && read.topics.includes('discounts') ? heardOccasion(meaning) : undefined;
  if (occasion !== undefined) return [{ kind: 'unknown', reason: 'topic', words: [occasion], subjects: [] }, read, ...parts];
  if (!other) return [read, ...parts];
  return [compareGiven(meaning, other.words ?? []), ...parts];
}

/** What no Query can hold ("195 % uncached") was not understood. */
function sound(queries: readonly Query[]): readonly Query[] {
  const held = queries.filter((query) => schema.safeParse(query).success);
  return held.length > 0 ? held : [{ kind: 'unknown', reason: 'question' }];
}

/** What holds a figure that nobody said was not understood, however it came about. */
function verified(queries: readonly Query[], said: readonly Said[], before: readonly Query[], { catalog, today }: Scope): readonly Query[] {
  const found = verify(queries, { said, before, catalog, day: today });
  if (found.ok) return queries;
  const made = new Set(found.problems.map(({ query }) => query));
  const kept = sound(queries.filter((_, index) => !made.has(index)));
  const [only] = kept;
  // It is told at least of whom something was asked.
  const subjects = [...new Set(queries.flatMap(subjectIds))];
  const none = kept.length === 1 && only?.kind === 'unknown' && only.reason === 'question' && subjects.length > 0;
  return none ? [{ kind: 'unknown', reason: 'topic', subjects }] : kept;
}

type Read = { readonly queries: readonly Query[]; readonly told: readonly Told[]; readonly said: readonly Said[] };

/** A message after what was asked before it; undefined where it says nothing. */
function readMessage(text: string, before: readonly Query[], scope: Scope): Read | undefined {
  const clauses = questionsOf(text, before, scope);
  if (clauses.length === 0) return undefined;
  const found: Query[] = [];
  const told: Told[] = [];
  const said: Said[] = [];
  const earlier = before.findLast(({ kind }) => kind !== 'clarify');
  let last: Query | undefined;
  for (const [index, clause] of clauses.entries()) {
    const meaning = readMeaning(clause.text, after(last ?? before.at(-1), scope));
    said.push(meaning.heard);
    // A question back leans on what was asked before it, and so does whoever answers it; words that name nobody are about its options.
    if (index === 0) last = meaning.subjects.owners.length === 0 ? before.at(-1) : earlier;
    const queries = sound(answered(meaning, inMessage(readClause(meaning, last, index > 0), clauses, index)));
    found.push(...queries);
    const own = queries.find((query) => query.kind !== 'unknown') ?? queries[0];
    if (own) told.push({ query: own, ...wordsLeft(meaning.heard) });
    if (own && isAbout(own)) last = own;
  }
  return { queries: verified(merge(found), said, before, scope), told, said };
}

/** Who has said more than this that is in no Query may have meant another question. */
const MOST_LEFT = 2;

/** What the message asks; at least one Query. Never throws, whatever the text. */
export function understand(text: string, { kept, ...deps }: UnderstandDeps): Heard {
  const before = keptFrom(kept);
  const { catalog } = deps.view;
  const scopeOf = (earlier: readonly Query[]) =>
    scopeFor(
      deps,
      earlier.flatMap((query) => refsOf(subjectIds(query), catalog)),
    );
  const scope = scopeOf(before);
  const whole = readMessage(text, before, scope);
  if (!whole) return { queries: [{ kind: 'talk', about: 'empty' }], clauses: [], kept: before };
  const { queries, told, said } = whole;
  const read = (part: string, earlier = before) => readMessage(part, earlier, earlier === before ? scope : scopeOf(earlier))?.queries ?? [];
  const unheard = unheardIn(text, queries, read, scope);
  const left = leftOver(said, queries, scope, unheard);
  return {
    queries,
    clauses: told,
    kept: remembered(queries, before),
    ...(left.length > 0 ? { left } : {}),
    ...(left.length > MOST_LEFT || (left.length > 0 && unheard.doubtful) ? { doubtful: true as const } : {}),
  };
}

/** The rules, as one of those who understand. */
export const byRules: Understander = async (message, context) => understand(message, context);
