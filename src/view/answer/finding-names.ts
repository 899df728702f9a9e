/** What a finding is about, in names. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import { discountLabel, entityName, idName, slotLabel, termName } from '../labels.ts';
import { ratesLabel } from '../rates-text.ts';
import type { Scene } from '../slot-text.ts';

export type Keys = Readonly<Record<string, unknown>>;
export function nameOf({ subject }: Finding, { loc }: Scene): string {
  return entityName(subject, loc);
}

/** What the topic is called where the data holds nothing of it. */
export function topicLabel({ topic }: Finding, { loc, view }: Scene): string {
  const { attribute, term, window, phase, per, link, item, aspect, name } = topic;
  if (aspect === 'successor') return loc.t('ask:successor');
  if (aspect === 'counting' && name !== undefined) return loc.t('ask:whetherCounts', { what: name });
  if (aspect === 'peak' || aspect === 'credits') return ratesLabel(aspect, item && idName(item, view.catalog, loc), loc);
  if (term !== undefined && attribute === 'equivalents') return loc.t('ask:againstRival', { rival: termName(term, view.catalog, loc) });
  if (term !== undefined && attribute !== 'availability') return termName(term, view.catalog, loc);
  if (item && link !== undefined)
    return loc.t('ask:linkFor', { client: idName(item, view.catalog, loc), link: slotLabel('links', { kind: link }, view.catalog, loc) });
  if (item && attribute === 'routes') return slotLabel('routes', { model: item }, view.catalog, loc);
  if (item) return idName(item, view.catalog, loc);
  if (window !== undefined) return slotLabel('quotas', { window }, view.catalog, loc);
  if (phase !== undefined) return slotLabel('prices', { phase, per: per ?? 'month' }, view.catalog, loc);
  if (attribute === 'prices' && per !== undefined) return slotLabel('prices', { phase: 'regular', per }, view.catalog, loc);
  if (link !== undefined) return slotLabel('links', { kind: link }, view.catalog, loc);
  return loc.t(`fact:attributes.${attribute}`);
}

export function labelOf(attribute: Attribute, keys: Keys, fact: Fact<Attribute>, { loc, view }: Scene): string {
  if (attribute === 'discounts' && 'off' in fact) return discountLabel(fact, loc);
  if (attribute === 'notes' && 'topic' in fact) return termName(fact.topic, view.catalog, loc);
  if (attribute === 'equivalents' || attribute === 'mcpServers') return loc.t(`fact:attributes.${attribute}`);
  return slotLabel(attribute, keys, view.catalog, loc);
}
