/** What a finding is about, in names. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { Topic } from '#src/ask/query/topics.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import { discountLabel, entityName, idName, slotLabel, termName } from '../labels.ts';
import { ratesLabel } from '../rates-text.ts';
import type { Scene } from '../slot-text.ts';

export type Keys = Readonly<Record<string, unknown>>;
export function nameOf({ subject }: Finding, { loc }: Scene): string {
  return entityName(subject, loc);
}

/** What is asked about an item: a page for a client, a model that calls are routed to. */
function itemLabel({ attribute, link }: Topic, item: string, { loc, view }: Scene): string {
  if (link !== undefined)
    return loc.t('ask:linkFor', { client: idName(item, view.catalog, loc), link: slotLabel('links', { kind: link }, view.catalog, loc) });
  return attribute === 'routes' ? slotLabel('routes', { model: item }, view.catalog, loc) : idName(item, view.catalog, loc);
}

/** The slot that the topic names by its keys. */
function keyLabel({ attribute, window, phase, per, link }: Topic, { loc, view }: Scene): string | undefined {
  if (window !== undefined) return slotLabel('quotas', { window }, view.catalog, loc);
  if (phase !== undefined) return slotLabel('prices', { phase, per: per ?? 'month' }, view.catalog, loc);
  if (attribute === 'prices' && per !== undefined) return slotLabel('prices', { phase: 'regular', per }, view.catalog, loc);
  return link === undefined ? undefined : slotLabel('links', { kind: link }, view.catalog, loc);
}

/** What the topic is called where the data holds nothing of it. */
export function topicLabel({ topic }: Finding, scene: Scene): string {
  const { loc, view } = scene;
  const { attribute, term, item, aspect, name } = topic;
  if (aspect === 'successor') return loc.t('ask:successor');
  if (aspect === 'counting' && name !== undefined) return loc.t('ask:whetherCounts', { what: name });
  if (aspect === 'peak' || aspect === 'credits') return ratesLabel(aspect, item && idName(item, view.catalog, loc), loc);
  if (term !== undefined && attribute === 'equivalents') return loc.t('ask:againstRival', { rival: termName(term, view.catalog, loc) });
  if (attribute === 'availability' && (term === 'new' || term === 'renewal')) return slotLabel('availability', { to: term }, view.catalog, loc);
  if (term !== undefined && attribute !== 'availability') return termName(term, view.catalog, loc);
  return item ? itemLabel(topic, item, scene) : (keyLabel(topic, scene) ?? loc.t(`fact:attributes.${attribute}`));
}

export function labelOf(attribute: Attribute, keys: Keys, fact: Fact<Attribute>, { loc, view }: Scene): string {
  if (attribute === 'discounts' && 'off' in fact) return discountLabel(fact, loc);
  if (attribute === 'notes' && 'topic' in fact) return termName(fact.topic, view.catalog, loc);
  if (attribute === 'environment' && 'client' in fact && fact.client)
    return loc.t('ask:variableIn', { variable: slotLabel(attribute, keys, view.catalog, loc), client: idName(fact.client, view.catalog, loc) });
  if (attribute === 'equivalents' || attribute === 'mcpServers') return loc.t(`fact:attributes.${attribute}`);
  return slotLabel(attribute, keys, view.catalog, loc);
}
