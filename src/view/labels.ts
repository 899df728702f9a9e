/** Names of what a card speaks of: entities, glossary terms, slots, windows. Words come from the data or the locale, never from here. */
import type { Amount, Attribute, Fact, FactKeys, Unit } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Ref } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { countOf } from './unit-names.ts';

/** An entity's name in the answer's language. */
export function entityName(entity: Entity, loc: Localizer): string {
  return loc.pick(entity.names);
}

/** The name of what `ref` points to; its id where the catalog does not know it. */
/** The name of whatever has the id. */
export function idName(id: string, catalog: Catalog, loc: Localizer): string {
  const entity = catalog.entity(id);
  return entity ? entityName(entity, loc) : id;
}

export function refName(ref: Ref, catalog: Catalog, loc: Localizer): string {
  const entity = catalog.find(ref);
  return entity ? entityName(entity, loc) : ref.id;
}

/** A plan's short name inside its line ("Lite"); other entities by their whole name. */
export function tierName(ref: Ref, catalog: Catalog, loc: Localizer): string {
  const plan = ref.kind === 'plan' ? catalog.get('plan', ref.id) : undefined;
  return plan ? loc.pick(plan.tier) : refName(ref, catalog, loc);
}

/** Names one after the other; a plan after another of its line goes by its tier: "Kimi Code Plus", "Pro", "Max". */
export function shortNames(entities: readonly Entity[], loc: Localizer): readonly string[] {
  return entities.map((entity, index) => {
    const before = entities[index - 1];
    return entity.kind === 'plan' && before?.kind === 'plan' && before.line === entity.line ? loc.pick(entity.tier) : entityName(entity, loc);
  });
}

const MOST_NAMES = 8;

/** Names in a sentence: the first few, and how many more there are. */
export function namesText(names: readonly string[], loc: Localizer): string {
  const more = names.length - MOST_NAMES;
  // One more would be as short as its count.
  return loc.list(more > 1 ? [...names.slice(0, MOST_NAMES), loc.t('common:andOthers', { count: more })] : names);
}

/** The name of a glossary term; its id where the glossary lacks it. */
export function termName(id: string, catalog: Catalog, loc: Localizer): string {
  const term = catalog.glossary[id];
  return term ? loc.pick(term.names) : id;
}

/** Another plan that a fact speaks of: one of ours by its name, anybody else's by its glossary term. */
export function subjectName(id: string, catalog: Catalog, loc: Localizer): string {
  const plan = catalog.get('plan', id);
  return plan ? entityName(plan, loc) : termName(id, catalog, loc);
}

const LARGE = 1_000_000;

/** Tokens from a million on read better short ("10M", "1,000 万"); smaller counts are written out. */
export function countText(amount: Amount, loc: Localizer): string {
  if (typeof amount !== 'number') return `${countText(amount.low, loc)}–${countText(amount.high, loc)}`;
  return amount >= LARGE ? loc.compact(amount) : loc.amount(amount);
}

const LARGE_CREDITS = 10_000_000;

/** "300–1,200 requests". */
export function quantityText(amount: Amount, unit: Unit, loc: Localizer): string {
  const count = typeof amount === 'number' ? amount : amount.high;
  // Credits by the billion are read like tokens.
  const compact = unit === 'token' || unit === 'uncached-token' || (unit === 'credit' && count >= LARGE_CREDITS);
  const text = compact ? countText(amount, loc) : loc.amount(amount);
  return countOf(unit, { count, text }, loc);
}

/** A label at the head of a row or field: English capitalises it, names that begin small on purpose ("qwen3") come through other ways. */
export function heading(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** A promotion goes by its own name, told apart by the period it is for. */
export function discountLabel({ name, per }: Fact<'discounts'>, loc: Localizer): string {
  const label = loc.pick(name);
  return per ? loc.t('fact:slot.model', { label, model: loc.t(`fact:billing.${per}`) }) : label;
}

type Keys = Readonly<Record<string, unknown>>;

/** Which of a vendor's two price lists; a vendor with one has no name for it. Who else serves a model is told with the price. */
export function priceListName({ list }: Keys, loc: Localizer): string | undefined {
  return list === 'cn' || list === 'intl' ? loc.t(`fact:lists.${list}`) : undefined;
}

function priceListed(label: string, keys: Keys, loc: Localizer): string {
  const name = priceListName(keys, loc);
  return name ? loc.t('fact:slot.model', { label, model: name }) : label;
}

/** What a slot is called in a table's first column, for example "First purchase, per month" or "Per 5 hours". */
export function slotLabel(attribute: Attribute, keys: Keys, catalog: Catalog, loc: Localizer): string {
  const key = (name: string) => {
    const value = keys[name];
    return typeof value === 'string' ? value : undefined;
  };
  const withModel = (label: string) => {
    const model = key('model');
    return model ? loc.t('fact:slot.model', { label, model: refName({ kind: 'model', id: model }, catalog, loc) }) : label;
  };
  const withPool = (label: string) => {
    const pool = key('pool');
    return pool ? loc.t('fact:slot.model', { label, model: termName(pool, catalog, loc) }) : label;
  };
  switch (attribute) {
    case 'prices': {
      const { phase, per, condition, country } = keys as FactKeys<'prices'>;
      const label = loc.t('fact:slot.price', { phase: loc.t(`fact:phases.${phase}`), per: loc.t(`fact:per.${per}`) });
      const place = country ? loc.t('fact:slot.model', { label, model: loc.country(country) }) : label;
      return condition ? loc.t('fact:slot.model', { label: place, model: loc.t(`fact:conditions.${condition}`) }) : place;
    }
    case 'routes':
      return loc.t('fact:slot.route', { model: refName({ kind: 'model', id: key('model') ?? '' }, catalog, loc) });
    case 'quotas':
      return withPool(withModel(loc.t(`fact:windows.${(keys as FactKeys<'quotas'>).window}`)));
    case 'limits':
      return loc.t(`fact:limits.${(keys as FactKeys<'limits'>).kind}`);
    case 'benchmarks':
      return termName(key('test') ?? '', catalog, loc);
    case 'multipliers':
      return withModel(loc.t('fact:attributes.multipliers'));
    case 'features':
      return termName(key('feature') ?? '', catalog, loc);
    case 'rules':
      return termName(key('rule') ?? '', catalog, loc);
    case 'ratings':
      return termName(key('dimension') ?? '', catalog, loc);
    case 'availability':
      return loc.t(`fact:to.${(keys as FactKeys<'availability'>).to}`);
    case 'links':
      return loc.t(`fact:linkKinds.${(keys as FactKeys<'links'>).kind}`);
    case 'environment':
      return key('variable') ?? '';
    case 'endpoints':
      return loc.t('fact:slot.model', { label: loc.t('fact:attributes.endpoints'), model: termName(key('protocol') ?? '', catalog, loc) });
    case 'apiPrices':
      return priceListed(loc.t('fact:slot.api', { kind: loc.t(`fact:apiKinds.${(keys as FactKeys<'apiPrices'>).kind}`) }), keys, loc);
    default:
      return loc.t(`fact:attributes.${attribute}`);
  }
}

/** Sentences one after the other, with the space that the language puts between them. */
export function joinSentences(sentences: readonly string[], loc: Localizer): string {
  return sentences.length === 0 ? '' : sentences.reduce((first, next) => loc.t('fact:sentences', { first, next }));
}
