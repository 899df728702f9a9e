/** Buttons to the vendors' own pages, where a person checks before paying. */
import type { LinkButton } from '#src/card/card.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';

const wanted = ['subscribe', 'site', 'docs', 'pricing'] as const;

/** The page of an entity that serves a buyer best; inherited from its line and vendor, for a vendor without one that of its first line. */
export function siteUrl(entity: Entity, view: View): string | undefined {
  for (const kind of wanted) {
    const held = view.slot(entity, 'links', { kind })?.readings[0]?.lead;
    if (held) return held.fact.url;
  }
  const [line] = entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : [];
  return line && siteUrl(line, view);
}

const ownerOf = (entity: Entity, { catalog }: View): Entity => (entity.kind === 'plan' && catalog.get('line', entity.line)) || entity;
const houseOf = (owner: Entity, { catalog }: View): Entity => (owner.kind === 'line' && catalog.get('vendor', owner.vendor)) || owner;

/** One button a page, labelled with the house whose page it is, or with the line where a house has several; entities that share a page share a button. */
export function siteButtons(entities: readonly Entity[], view: View, loc: Localizer): readonly LinkButton[] {
  const owners = new Map<string, Entity>();
  for (const entity of entities) {
    const url = siteUrl(entity, view);
    if (url && !owners.has(url)) owners.set(url, ownerOf(entity, view));
  }
  const houses = [...owners.values()].map((owner) => houseOf(owner, view).id);
  return [...owners].map(([url, owner]) => {
    const house = houseOf(owner, view);
    const named = houses.filter((id) => id === house.id).length > 1 ? owner : house;
    return { type: 'link', label: loc.t('plan:buttons.site', { name: entityName(named, loc) }), url };
  });
}
