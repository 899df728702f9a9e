/** Answers to "what changed": the history that /changes tells, and where a price was asked about that never moved, the price. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import type { ChangeKind } from '#src/core/change-types.ts';
import { changeHistory } from '#src/core/changes.ts';
import type { QueryOf, Topic } from '../query.ts';
import type { TextIndex } from '../text-index.ts';
import { textsFor } from './fact.ts';
import { answering, find } from './find.ts';
import { type ChangesAnswer, subjectsFound } from './types.ts';

type ChangesQuery = QueryOf<'changes'>;

const KINDS: Readonly<Partial<Record<Attribute, ChangeKind>>> = {
  prices: 'price',
  discounts: 'price',
  quotas: 'quota',
  multipliers: 'quota',
  models: 'model',
  availability: 'availability',
  apiPrices: 'api-price',
  rules: 'rule',
  clients: 'rule',
};

/** Before the data there is nothing to look for. */
const EVER = '2020-01-01';

/** A plan stands for itself; what its line has is the line's affair unless nothing else is told. */
function historyOf(view: View, of: readonly Entity[], query: ChangesQuery) {
  const kinds = [...new Set(query.attributes.flatMap((attribute) => KINDS[attribute] ?? []))];
  return changeHistory(view, { of, since: query.since ?? EVER, until: query.until ?? view.day, kinds });
}

const PRICE: Topic = { attribute: 'prices' };

export function answerChanges(query: ChangesQuery, view: View, texts: TextIndex): ChangesAnswer {
  const of = subjectsFound(view, query.subjects);
  const history = historyOf(view, of, query);
  const priced = query.attributes.includes('prices');
  const moved = history.groups.some(({ kind }) => kind === 'price');
  const now =
    priced && !moved && of.length > 0 ? of.flatMap((entity) => answering(view, entity, PRICE, {}).map((plan) => find(view, plan, PRICE, {}))) : [];
  const written = query.words && of.length > 0 && query.attributes.length === 0 ? textsFor(view, texts, query.words, of, ['events', 'notes'], 1) : [];
  return { kind: 'changes', query, view, history, now, written };
}
