/** The list of models, by page. */
import type { Block, Card, Cell } from '#src/card/card.ts';
import type { Attribute, Currency } from '#src/catalog/schema.ts';
import type { Held, View } from '#src/catalog/types.ts';
import type { ListedModel, PriceList } from '#src/core/model-listing.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { citedCell, gap, gapNote } from './cells.ts';
import { factText } from './fact-text.ts';
import { entityName, priceListName } from './labels.ts';
import { fewIncluded, priceKinds, priceText } from './model-text.ts';
import { moreEntries } from './more.ts';
import { pageButtons, paginate, primaryLast } from './pager.ts';
import { createScene, type Scene } from './slot-text.ts';

/** Rows of a first screen. */
const PAGE_SIZE = 6;

/** The vendor's own list, of two for two regions both; other lists and what others charge are told by the model's card. */
function ownLists(lists: readonly PriceList[]): readonly PriceList[] {
  const own = lists.filter(({ host }) => !host);
  const plain = own.filter(({ list }) => !list);
  return plain.length > 0 ? plain : own;
}

/** The one in the currency of those who ask, where there is one. */
function nearest(lists: readonly PriceList[], home: Currency | undefined): readonly PriceList[] {
  const own = ownLists(lists);
  return [own.find(({ currency }) => currency === home) ?? own[0]].flatMap((list) => list ?? []);
}

function priceCell(lists: readonly PriceList[], { loc, cites }: Scene): Cell {
  const texts = lists.map((list) => {
    const helds = priceKinds.flatMap((kind) => list.kinds[kind]?.readings[0]?.lead ?? []);
    const prices = `${priceKinds.map((kind) => priceText(list, kind, loc)).join(' / ')} ${cites.citeAll(helds)}`;
    const name = priceListName(list, loc);
    return name ? loc.t('models:listed', { name, prices }) : prices;
  });
  return texts.length > 0 ? texts.join(loc.t('fact:join')) : gap;
}

const words =
  <A extends Attribute>(attribute: A, { loc, view }: Scene) =>
  ({ fact }: Held<A>) =>
    factText(fact, attribute, loc, view.catalog);

/** Context and size in one cell, with the sources of both. */
function sizeCell({ parameters, context }: ListedModel, scene: Scene): Cell {
  const leads = [context?.readings[0]?.lead, parameters?.readings[0]?.lead] as const;
  const texts = [...(leads[0] ? [words('context', scene)(leads[0])] : []), ...(leads[1] ? [words('parameters', scene)(leads[1])] : [])];
  const helds = leads.flatMap((held) => (held ? [[held]] : []));
  return texts.length === 0 ? gap : `${texts.join(scene.loc.t('fact:join'))} ${scene.cites.citeAll(...helds)}`;
}

function firstRow(listed: ListedModel, home: Currency | undefined, scene: Scene): readonly Cell[] {
  return [[{ b: entityName(listed.model, scene.loc) }], priceCell(nearest(listed.priceLists, home), scene), sizeCell(listed, scene)];
}

function fullRow({ model, parameters, context, priceLists, includedIn }: ListedModel, scene: Scene): readonly Cell[] {
  const { loc, cites } = scene;
  return [
    [{ b: entityName(model, loc) }],
    priceCell(ownLists(priceLists), scene),
    citedCell(context, words('context', scene), scene),
    citedCell(parameters, words('parameters', scene), scene),
    includedIn.length > 0 ? `${fewIncluded(includedIn, loc)} ${cites.citeAll(includedIn.map(({ held }) => held))}` : gap,
  ];
}

const firstColumns = ['model', 'api', 'size'] as const;
const allColumns = ['model', 'api', 'context', 'parameters', 'plans'] as const;

function table(
  ids: typeof firstColumns | typeof allColumns,
  rows: readonly (readonly Cell[])[],
  caption: string | undefined,
  loc: Localizer,
): readonly Block[] {
  if (rows.length === 0) return [];
  const columns = ids.map((id) => ({
    id,
    label: loc.t(`models:columns.${id}`),
    ...(ids === allColumns && id !== 'model' && id !== 'api' ? { named: true as const } : {}),
  }));
  return [{ type: 'table', columns, rows, ...(caption ? { caption } : {}) }];
}

export type ModelsValues = {
  readonly view: View;
  /** Of prices in several currencies the first screen tells those in this one. */
  readonly home: Currency | undefined;
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
export function modelsCard({ view, home, models, args, page }: ModelsValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const shown = paginate(models, page, PAGE_SIZE);
  const buttons = pageButtons(shown, { command: 'models', args }, loc);
  const caption = shown.pages > 1 ? loc.t('plans:page', { page: shown.page, pages: shown.pages }) : undefined;
  const first = table(
    firstColumns,
    shown.items.map((listed) => firstRow(listed, home, scene)),
    caption,
    loc,
  );
  const all = table(
    allColumns,
    shown.items.map((listed) => fullRow(listed, scene)),
    caption,
    loc,
  );
  return {
    title: loc.t('models:title'),
    tone: models.length > 0 ? 'info' : 'warning',
    summary: models.length > 0 ? loc.t('models:summary', { count: models.length }) : loc.t('models:none'),
    blocks: [...first, ...gapNote(first, loc), ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons.map(primaryLast) }] : [])],
    more: moreEntries({ rows: [...all, ...gapNote(all, loc)], others: picker(shown.items, loc) }, loc, {
      rows: loc.t('models:menu.rows'),
      others: loc.t('models:pick'),
    }),
    subtitle: asOfText(scene),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
