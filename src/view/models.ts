/** The list of models, by page. */
import type { Block, Card, Cell } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, View } from '#src/catalog/types.ts';
import type { ListedModel, PriceList } from '#src/core/model-listing.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { citedCell, gap } from './cells.ts';
import { factText } from './fact-text.ts';
import { entityName, priceListName } from './labels.ts';
import { fewIncluded, priceKinds, priceText } from './model-text.ts';
import { moreEntries } from './more.ts';
import { pageButtons, paginate } from './pager.ts';
import { createScene, type Scene } from './slot-text.ts';

/** Rows of a first screen. */
const PAGE_SIZE = 6;

/** The vendor's own list, of two for two regions both; other lists and what others charge are told by the model's card. */
function priceCell(lists: readonly PriceList[], { loc, cites }: Scene): Cell {
  const own = lists.filter(({ host }) => !host);
  const plain = own.filter(({ list }) => !list);
  const texts = (plain.length > 0 ? plain : own).map((list) => {
    const helds = priceKinds.flatMap((kind) => list.kinds[kind]?.readings[0]?.lead ?? []);
    const prices = `${priceKinds.map((kind) => priceText(list, kind, loc)).join(' / ')} ${cites.citeAll(helds)}`;
    const name = priceListName(list, loc);
    return name ? loc.t('models:listed', { name, prices }) : prices;
  });
  return texts.length > 0 ? texts.join(loc.t('fact:join')) : gap;
}

function row({ model, parameters, context, priceLists, includedIn }: ListedModel, scene: Scene): readonly Cell[] {
  const { loc, view, cites } = scene;
  const words =
    <A extends Attribute>(attribute: A) =>
    ({ fact }: Held<A>) =>
      factText(fact, attribute, loc, view.catalog);
  return [
    [{ b: entityName(model, loc) }],
    priceCell(priceLists, scene),
    citedCell(context, words('context'), scene),
    citedCell(parameters, words('parameters'), scene),
    includedIn.length > 0 ? `${fewIncluded(includedIn, loc)} ${cites.citeAll(includedIn.map(({ held }) => held))}` : gap,
  ];
}

export type ModelsValues = {
  readonly view: View;
  readonly models: readonly ListedModel[];
  /** The arguments given, so that buttons keep them. */
  readonly args: Readonly<Record<string, string>>;
  readonly page: number;
};

function picker(models: readonly ListedModel[], loc: Localizer): readonly Block[] {
  if (models.length === 0) return [];
  const options = models.map(({ model }) => ({ label: entityName(model, loc), value: model.id }));
  return [{ type: 'select', placeholder: loc.t('models:pick'), act: { command: 'models', args: {} }, option: 'name', options }];
}

/** Pure. */
export function modelsCard({ view, models, args, page }: ModelsValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const shown = paginate(models, page, PAGE_SIZE);
  const columns = ['model', 'api', 'context', 'parameters', 'plans'] as const;
  const buttons = pageButtons(shown, { command: 'models', args }, loc);
  const rows = shown.items.map((listed) => row(listed, scene));
  return {
    title: loc.t('models:title'),
    tone: models.length > 0 ? 'info' : 'warning',
    summary: models.length > 0 ? loc.t('models:summary', { count: models.length }) : loc.t('models:none'),
    blocks: [
      ...(rows.length > 0
        ? [
            {
              type: 'table' as const,
              columns: columns.map((id) => ({ id, label: loc.t(`models:columns.${id}`) })),
              rows,
              ...(shown.pages > 1 ? { caption: loc.t('plans:page', { page: shown.page, pages: shown.pages }) } : {}),
            },
          ]
        : []),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
    ],
    more: moreEntries({ others: picker(shown.items, loc) }, loc, { others: loc.t('models:pick') }),
    subtitle: asOfText(scene),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
