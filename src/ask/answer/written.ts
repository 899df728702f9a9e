/** What is written about an entity in words: notes, rules, events, advice that a question points to. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { type AnyHeld, named } from '#src/core/profile.ts';
import type { TextHit, TextIndex } from '../text-index.ts';
import type { FactAsked as FactQuery } from './asked.ts';
import { ancestryOf, plansOf } from './scene.ts';

/** How much of the words a text must hold to be told: a share of their weight, and so many of them. */
/** Advice is few: it is found by less. */
const enough = { share: 0.3, matched: 2 };
const enoughForAdvice = { share: 0.12, matched: 2 };
/** What is stated or not is not guessed from words that speak of something like it. */
const enoughForRule = { share: 0.5, matched: 2 };
const RULED: ReadonlySet<Attribute> = new Set(['rules', 'buyers']);
/** "Since when" points to something that happened. */
const enoughForDay = { share: 0.18, matched: 3 };

/** Of a short question two words are much. */
const MOST_OF_IT = 0.5;

/** The owners whose words may answer for a subject: itself, what it belongs to, and the plans in it. */
function ownersOf(view: View, entities: readonly Entity[]): ReadonlySet<string> {
  const related = entities.flatMap((entity) => [
    ...ancestryOf(view.catalog, entity),
    ...plansOf(view, entity),
    ...(entity.kind === 'model' && entity.vendor ? view.catalog.linesOf(entity.vendor) : []),
  ]);
  return new Set(related.map(({ kind, id }) => `${kind}:${id}`));
}

/** The fact at that place of the entity, with its source, as it held on the day or before; undefined where there is none. */
export function heldOf(view: View, { owner, attribute, index }: Pick<TextHit, 'owner' | 'attribute' | 'index'>): AnyHeld | undefined {
  const entity = view.catalog.find(owner);
  const fact = (entity?.[attribute] as readonly unknown[] | undefined)?.[index];
  if (!entity || !fact) return undefined;
  const all = [
    ...view
      .slots(owner, attribute)
      .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting])),
    ...view.ended(owner, attribute),
    ...view.upcoming(owner, attribute),
  ];
  const held = all.find((each) => each.fact === fact);
  return held && named(attribute, held);
}

/** The words of a question without the names that every text of the owner holds. */
function withoutNames(words: string, entities: readonly Entity[]): string {
  const names = entities.flatMap((entity) => [entity.names.zh, entity.names.en, ...entity.aliases]).sort((one, other) => other.length - one.length);
  let rest = words.toLowerCase();
  for (const name of names) rest = rest.replaceAll(name.toLowerCase(), ' ');
  return rest;
}

/** What is written about it, best first; only what holds or has happened by the day, unless the day itself is named. */
export function textsFor(
  view: View,
  texts: TextIndex,
  words: string,
  entities: readonly Entity[],
  attributes?: readonly Attribute[],
  limit = 2,
  needed = enough,
): readonly AnyHeld[] {
  const hits = texts.search(withoutNames(words, entities), {
    ...(entities.length > 0 ? { within: ownersOf(view, entities) } : {}),
    ...(attributes ? { attributes } : {}),
    limit: limit * 3,
  });
  const best = hits[0]?.share ?? 0;
  const least = attributes?.length === 1 && attributes[0] === 'advice' ? enoughForAdvice : needed;
  return hits
    .filter(({ share, matched }) => (share >= least.share && matched >= least.matched) || (share >= MOST_OF_IT && matched >= enough.matched))
    .filter(({ share }) => share >= best * 0.75)
    .flatMap((hit) => heldOf(view, hit) ?? [])
    .filter(({ held }) => (('day' in held.fact ? held.fact.day : held.fact.from) ?? '') <= view.day)
    .slice(0, limit);
}

/** What happened on the very day that a question names. */
export function eventsOn(view: View, day: Day, entities: readonly Entity[]): readonly AnyHeld[] {
  const owners = [...new Set(entities.flatMap((entity) => [...ancestryOf(view.catalog, entity), ...plansOf(view, entity)]))];
  return owners
    .flatMap((owner) =>
      view.slots(owner, 'events').flatMap(({ readings }) => readings.map(({ lead }): AnyHeld => ({ attribute: 'events', held: lead }))),
    )
    .filter(({ held }) => 'day' in held.fact && held.fact.day === day)
    .slice(0, 3);
}

/** So few that they need not be told apart by words. */
const FEW_EVENTS = 2;

/** What happened between those that are named; of one what happened to it, where that is soon told: a model came and went. */
export function fewEvents(view: View, entities: readonly Entity[]): readonly AnyHeld[] {
  const held = entities.flatMap((entity) => {
    const others = entities.filter(({ id }) => id !== entity.id).flatMap(({ names, aliases }) => [names.zh, names.en, ...aliases]);
    const leads = view.slots(entity, 'events').flatMap(({ readings }) => readings.map(({ lead }) => lead));
    const between = leads.filter(({ fact: { text } }) => others.some((name) => text.zh.includes(name) || text.en.includes(name)));
    return (others.length > 0 ? between : leads).map((lead): AnyHeld => ({ attribute: 'events', held: lead }));
  });
  return held.length <= FEW_EVENTS ? held : [];
}

/** Where an answer may stand in words. */
export const TEXTUAL: readonly Attribute[] = ['notes', 'rules', 'features', 'events', 'worth', 'highlights', 'recipes'];

/** What is written that the words point to. Asked for a day, something that happened on one goes before a note that has none. */
export function writtenOf(view: View, texts: TextIndex, words: string, subjects: readonly Entity[], { asks, topics }: FactQuery): readonly AnyHeld[] {
  const least = topics.every(({ attribute }) => RULED.has(attribute)) ? enoughForRule : enough;
  const search = (attributes: readonly Attribute[]) => textsFor(view, texts, words, subjects, attributes, 2, asks === 'when' ? enoughForDay : least);
  if (!topics.some(({ attribute }) => attribute === 'events')) return search(TEXTUAL);
  const events = asks === 'when' ? search(['events']) : [];
  return events.length > 0 ? events : search(['events', 'notes']);
}
