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

/** One button a page, labelled with the line (or the entity itself) whose page it is; entities that share a page share a button. */
export function siteButtons(entities: readonly Entity[], view: View, loc: Localizer): readonly LinkButton[] {
  const buttons = new Map<string, LinkButton>();
  for (const entity of entities) {
    const url = siteUrl(entity, view);
    const owner = entity.kind === 'plan' ? (view.catalog.get('line', entity.line) ?? entity) : entity;
    if (url && !buttons.has(url))
      buttons.set(url, {
        type: 'link',
        label: loc.t('plan:buttons.site', { name: entityName(owner, loc) }),
        url,
      });
  }
  return [...buttons.values()];
}
