/** Who answers for a topic of a question, and as which topic. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { modelsKnown } from '#src/core/model-listing.ts';
import { ratesOf } from '#src/core/rates.ts';
import type { Topic } from '../query/topics.ts';
import type { FactAsked as FactQuery } from './asked.ts';
import { answering, find } from './find.ts';
import { passingOn } from './related.ts';
import { ancestryOf, everyLine, everySeller, whoFor } from './scene.ts';

type Answering = { readonly entity: Entity; readonly topic: Topic };

/** What models have, and plans only through theirs. */
export const OF_MODELS: ReadonlySet<Attribute> = new Set(['parameters', 'context', 'apiPrices', 'released', 'speed']);
/** Attributes that a model has nothing to say of. */
const OF_OFFERS: ReadonlySet<Attribute> = new Set([
  'prices',
  'quotas',
  'multipliers',
  'availability',
  'clients',
  'protocols',
  'rules',
  'features',
  'models',
]);

function modelsOf(view: View, entity: Entity): readonly Entity[] {
  if (entity.kind === 'model') return [entity];
  const lines = entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : [entity];
  const vendor = ancestryOf(view.catalog, entity).find(({ kind }) => kind === 'vendor');
  const items = [...new Set(lines.flatMap((line) => view.slot(line, 'models')?.readings[0]?.lead.fact.items ?? []))];
  const listed = items.flatMap((id) => view.catalog.get('model', id) ?? []).filter((model) => model.vendor === vendor?.id);
  return listed.length > 0 ? listed : modelsKnown(view).filter((model) => model.vendor === vendor?.id);
}

/** Who states rates: the plans and lines that are named (of a vendor its lines), else every line that has any, of the model where one is named. */
function ratedBy(view: View, named: readonly Entity[], query: FactQuery, topic: Topic): readonly Answering[] {
  const offers = named.flatMap((entity): readonly Entity[] =>
    entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : entity.kind === 'line' || entity.kind === 'plan' ? [entity] : [],
  );
  const rated = (entity: Entity) => find(view, entity, topic, whoFor(view, entity, query)).rates !== undefined;
  // Who makes the model is asked first.
  const maker = topic.item && view.catalog.get('model', topic.item)?.vendor;
  const lines = view.catalog.lines.toSorted((one, other) => Number(other.vendor === maker) - Number(one.vendor === maker));
  const own = offers.length > 0 ? offers : lines;
  const stating = own.filter(rated);
  const silent = offers.length > 0 ? own.slice(0, 1) : named.slice(0, 1);
  return (stating.length > 0 ? stating : silent).map((entity) => ({ entity, topic }));
}

/** Models for what they have: those named, of others their own, of nobody in particular all. Who has none answers for itself: that it is unknown. */
function modelsAsked(view: View, named: readonly Entity[]): readonly Entity[] {
  if (named.length === 0) return modelsKnown(view);
  const asked = named.filter(({ kind }) => kind === 'model');
  const having = (entity: Entity): readonly Entity[] => {
    const models = modelsOf(view, entity);
    return models.length > 0 ? models : [entity];
  };
  return [...new Set((asked.length > 0 ? asked : named).flatMap(having))];
}

const hasCredits = (view: View, entity: Entity): boolean => ratesOf(view, entity)?.rates.some(({ kind }) => kind === 'credits') ?? false;

/** How often use counts: of the models that are named; of a tier its share of the quota, where nothing weighs more. Undefined where neither is asked. */
function multiplied(view: View, subjects: readonly Entity[], query: FactQuery, topic: Topic): readonly Answering[] | undefined {
  const models = subjects.filter(({ kind }) => kind === 'model');
  const weighed =
    ({ id }: Entity) =>
    (line: Entity) =>
      view.slots(line, 'multipliers').some(({ keys }) => keys['model'] === id);
  if (models.length > 0) {
    const lines = subjects.filter(({ kind }) => kind === 'line' || kind === 'plan');
    const stating = lines.length > 0 ? lines : view.catalog.lines;
    return models.flatMap((model) => {
      const own = { ...topic, item: model.id };
      const told = stating.filter(weighed(model));
      const credited = told.length > 0 ? [] : lines.filter((entity) => find(view, entity, { ...own, aspect: 'credits' }, {}).rates !== undefined);
      return [
        ...told.map((entity) => ({ entity, topic: own })),
        ...credited.map((entity) => ({ entity, topic: { ...own, aspect: 'credits' as const } })),
      ];
    });
  }
  // Where use is told in credits by the model, those are its factors.
  const credited = (entity: Entity): boolean =>
    (entity.kind === 'line' || entity.kind === 'plan') && view.slots(entity, 'multipliers').length === 0 && hasCredits(view, entity);
  // That nobody publishes how often they count is said in words.
  const isNoted = (entity: Entity): boolean =>
    find(view, entity, { attribute: 'notes', term: 'multiplier' }, whoFor(view, entity, query)).slots.length > 0;
  const silent = (entity: Entity): boolean =>
    entity.kind === 'plan' && view.slots(entity, 'multipliers').length === 0 && view.slots(entity, 'quotas').length > 0 && !isNoted(entity);
  if (!subjects.some((subject) => silent(subject) || credited(subject))) return undefined;
  return subjects.flatMap((subject): readonly Answering[] =>
    credited(subject)
      ? [{ entity: subject, topic: { ...topic, aspect: 'credits' } }]
      : silent(subject)
        ? [{ entity: subject, topic: { attribute: 'quotas' } }]
        : answering(view, subject, topic, whoFor(view, subject, query)).map((entity) => ({ entity, topic })),
  );
}

/** Where models alone are named, the lines of their makers that state it; undefined where it is asked of others too. */
function makersStating(view: View, subjects: readonly Entity[], topic: Topic): readonly Entity[] | undefined {
  const asked = OF_OFFERS.has(topic.attribute) || topic.attribute === 'environment' || (topic.attribute === 'notes' && topic.term !== undefined);
  if (!asked || topic.attribute === 'models' || subjects.some(({ kind }) => kind !== 'model')) return undefined;
  const makers = subjects.flatMap((model) => (model.kind === 'model' && model.vendor !== undefined ? view.catalog.linesOf(model.vendor) : []));
  return makers.length > 0 ? makers.filter((line) => view.slots(line, topic.attribute).length > 0) : undefined;
}

/** Those named that are sold, for a topic of their own. */
const offersOf = (view: View, named: readonly Entity[], query: FactQuery, topic: Topic): readonly Answering[] =>
  named
    .filter(({ kind }) => kind === 'plan')
    .flatMap((subject) => answering(view, subject, topic, whoFor(view, subject, query)).map((entity) => ({ entity, topic })));

/** Everyone who may answer: whoever has a model, takes a client or sells at an opening price, whatever kind of product it is; for the rest the lines of the trade. */
function everyoneFor(view: View, { attribute, phase, item, family }: Topic): readonly Entity[] {
  const promoted = attribute === 'discounts' || (attribute === 'prices' && phase === 'first');
  return promoted || item !== undefined || family !== undefined ? everySeller(view) : everyLine(view);
}

/** Rates, what came after and what models have: answered by others than whoever sells. Undefined for the rest. */
function answeredApart(view: View, query: FactQuery, topic: Topic): readonly Answering[] | undefined {
  const named = query.subjects;
  const { aspect, attribute, item } = topic;
  if (aspect === 'peak' || aspect === 'credits') return ratedBy(view, named, query, topic);
  if (aspect === 'successor' && named.length > 0 && named.every(({ kind }) => kind === 'plan' || kind === 'line'))
    return named.map((entity) => ({ entity, topic }));
  const succeeded = aspect === 'successor' || (attribute === 'routes' && item === undefined) ? passingOn(view, named, topic) : [];
  if (succeeded.length > 0) return [...succeeded, ...offersOf(view, named, query, topic)];
  return OF_MODELS.has(attribute) ? modelsAsked(view, named).map((entity) => ({ entity, topic })) : undefined;
}

/** Who answers for a topic: models for what models have, lines and plans for the rest; everyone where nobody is named. */
export function answerers(view: View, query: FactQuery, topic: Topic): readonly Answering[] {
  const apart = answeredApart(view, query, topic);
  if (apart) return apart;
  const subjects = query.subjects.length > 0 ? query.subjects : everyoneFor(view, topic);
  const counted = topic.attribute === 'multipliers' ? multiplied(view, subjects, query, topic) : undefined;
  if (counted) return counted;
  const makers = makersStating(view, subjects, topic);
  if (makers) return makers.map((entity) => ({ entity, topic }));
  const fitting = OF_OFFERS.has(topic.attribute) ? subjects.filter(({ kind }) => kind !== 'model' && kind !== 'client') : subjects;
  return fitting.flatMap((subject) => answering(view, subject, topic, whoFor(view, subject, query)).map((entity) => ({ entity, topic })));
}
