/** Answers to selections of which nothing can be judged: what the data has that touches on them, and plans as they are, without a recommendation. */
import type { View } from '#src/catalog/types.ts';
import { sidesSold } from '#src/core/compare-verdict.ts';
import type { TextHit } from '../text-index.ts';
import type { SelectAsked } from './asked.ts';
import { needsFor, unreckonedOf } from './needs.ts';
import { offersOf, seatOffers } from './offers.ts';
import { viewFor } from './scene.ts';
import type { AnswerDeps, Touching, UnjudgedAnswer } from './types.ts';
import { heldOf } from './written.ts';

/** Needs that no plan is judged by. */
const UNJUDGED: ReadonlySet<string> = new Set(['home', 'unjudged', 'unreckoned', 'within', 'without', 'products']);

/** There are needs, and not one of them can be judged: no list, no money, no use. What an earlier subscriber asks rests on their terms. */
export function isUnjudged(query: SelectAsked, view: View): boolean {
  const { conditions = [], by, when, filter, use } = query;
  if (conditions.length === 0 && unreckonedOf(query) === undefined) return false;
  if (query.of === 'models' || by !== undefined || when?.cohort !== undefined || Object.keys(filter).length > 0 || use?.groups) return false;
  return Object.keys(needsFor(query, view)).every((need) => UNJUDGED.has(need));
}

/** How much of the weight of a condition's words a text must hold: with less it shares but a word, and is about something else. */
const ENOUGH = 0.6;
const MOST = 3;

const touches = ({ share }: TextHit): boolean => share >= ENOUGH;

/** Remarks, rules and features with the words of a condition, of those named or of anyone. */
function touchingOf(view: View, { conditions = [], among }: SelectAsked, { texts }: AnswerDeps): readonly Touching[] {
  const related = among.flatMap((entity) => [entity, ...(entity.kind === 'line' ? view.catalog.plansOf(entity.id) : [])]);
  const within = new Set(related.map(({ kind, id }) => `${kind}:${id}`));
  const hits = conditions.flatMap((words) =>
    texts.search(words, { attributes: ['notes', 'rules', 'features'], limit: MOST, ...(within.size > 0 ? { within } : {}) }),
  );
  const found = hits.filter(touches).flatMap((hit): readonly Touching[] => {
    const [owner, held] = [view.catalog.find(hit.owner), heldOf(view, hit)];
    return owner && held && (held.held.fact.from ?? '') <= view.day && held.held.fact.until === undefined ? [{ owner, held }] : [];
  });
  return [...new Map(found.map((each) => [each.held.held.fact, each])).values()].slice(0, MOST);
}

export function answerUnjudged(query: SelectAsked, day: View, deps: AnswerDeps): UnjudgedAnswer {
  const view = viewFor(day, query);
  const { among, people = 1 } = query;
  const touching = touchingOf(view, query, deps);
  const unreckoned = unreckonedOf(query);
  const owners = touching.map(({ owner }) => owner);
  const offers = among.length > 0 ? offersOf(view, among) : people > 1 ? seatOffers(view, owners) : offersOf(view, owners);
  return {
    kind: 'unjudged',
    query,
    view,
    touching,
    offers,
    of: among.length > 0 ? 'named' : people > 1 ? 'seats' : 'touching',
    sides: sidesSold(view, among),
    ...(unreckoned ? { unreckoned } : {}),
  };
}
