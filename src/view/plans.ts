/** The list of plans: a table by page; every quota, and what was left out and why, one press away. */
import type { ActionButton, Block, Card, Cell, TableBlock } from '#src/card/card.ts';
import type { Currency, Product } from '#src/catalog/schema.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import type { Client, Entity, Held, Line, Model, Ref, Vendor, View } from '#src/catalog/types.ts';
import type { Budget } from '#src/core/budget.ts';
import { type ListedPlan, listed } from '#src/core/listing.ts';
import { compareMoney, type MoneyRange } from '#src/core/money.ts';
import type { Candidate, Shortlist } from '#src/core/recommend-types.ts';
import { freelySold, linesOffered } from '#src/core/sale.ts';
import { routedOf } from '#src/core/shortlist.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { cellWords, citedCell, gapNote } from './cells.ts';
import { entityName, heading, joinSentences, refName, termName } from './labels.ts';
import { moreEntries } from './more.ts';
import { pageButtons, paginate, primaryLast } from './pager.ts';
import { moneyText } from './quantity-text.ts';
import { budgetText } from './recommend-reasons.ts';
import { routeNotes } from './route-notes.ts';
import { doubtSentences, freelyText, planLabel, saleText } from './sale-text.ts';
import { freeNotes, openLines } from './shortlist.ts';
import { createScene, heldText, type Scene } from './slot-text.ts';

export type PlansValues = {
  readonly view: View;
  readonly list: Shortlist;
  /** Those of it that meet the filter, in the order asked for. */
  readonly listed: readonly Candidate[];
  /** Those that meet it and cost nothing, where they are told apart. */
  readonly free: readonly Candidate[];
  readonly filters: Filters;
  /** The arguments given, so that buttons keep them. */
  readonly args: Readonly<Record<string, string>>;
  readonly page: number;
};

/** What was asked for. `protocol`: its id in the glossary; `closed`: what is not on sale, too. */
type Filters = {
  readonly within?: Vendor | Line | undefined;
  readonly budget?: (Budget & { readonly currency: Currency }) | undefined;
  readonly client?: Client | undefined;
  readonly model?: Model | undefined;
  readonly protocol?: string | undefined;
  readonly kind?: Product | undefined;
  readonly closed?: boolean;
};

function filterTexts({ within, budget, client, model, protocol, kind, closed }: Filters, { view, loc }: Scene): readonly string[] {
  const named = (key: 'within' | 'client' | 'model', entity: Entity | undefined) =>
    entity ? [loc.t(`plans:filters.${key}`, { name: entityName(entity, loc) })] : [];
  return [
    ...named('within', within),
    ...(budget ? [loc.t('plans:filters.budget', { budget: budgetText(budget, budget.currency, loc) })] : []),
    ...named('client', client),
    ...named('model', model),
    ...(protocol ? [loc.t('plans:filters.protocol', { name: termName(protocol, view.catalog, loc) })] : []),
    ...(kind ? [termName(kind, view.catalog, loc)] : []),
    ...(closed ? [loc.t('plans:filters.closed')] : []),
  ];
}

/** Rows of a first screen. */
const PAGE_SIZE = 6;
/** Of plans that are left out; the rest is counted. */
const MOST_NAMED = 30;

const price = ({ fact }: Held<'prices'>, { loc }: Scene) => loc.money(fact.amount, fact.currency);

function quota(held: Held<'quotas'>, scene: Scene): string {
  const { loc, view } = scene;
  const text = heldText(held, 'quotas', scene);
  const { model } = held.fact;
  return model ? loc.t('fact:slot.model', { label: text, model: refName({ kind: 'model', id: model }, view.catalog, loc) }) : text;
}

function saleCell({ sale }: ListedPlan, { loc, cites }: Scene): Cell {
  const text = saleText(sale, loc);
  return sale.held ? `${text} ${cites.cite(sale.held)}` : { text, muted: true };
}

/** What the longest window allows that anybody tells a figure of. */
function longestQuota({ quotas }: ListedPlan, scene: Scene): Cell {
  const told = limitWindows.flatMap((window) => quotas.filter(({ keys }) => keys['window'] === window));
  const slot = told.findLast(({ readings }) => {
    const fact = readings[0]?.lead.fact;
    return fact !== undefined && fact.amount !== 'none' && !fact.unpublished;
  });
  return citedCell(slot, (held) => scene.loc.t(`fact:perWindow.${held.fact.window}`, { quantity: quota(held, scene) }), scene);
}

/** What the first month costs and what stays, in one cell. */
function priceCell({ first, regular }: ListedPlan, scene: Scene): Cell {
  const cell = (slot: typeof first) => citedCell(slot, (held) => price(held, scene), scene);
  if (!first || !regular) return cell(first ?? regular);
  return scene.loc.t('cost:cell.then', { first: cellWords(cell(first)), later: cellWords(cell(regular)) });
}

const shownColumns = ['plan', 'price', 'quota', 'sale'] as const;
const allColumns = ['plan', 'first', 'regular', ...limitWindows, 'sale'] as const;

function row(each: ListedPlan, scene: Scene): readonly Cell[] {
  return [[{ b: entityName(each.plan, scene.loc) }], priceCell(each, scene), longestQuota(each, scene), saleCell(each, scene)];
}

/** The leading figure of each attribute: the plan's own card has the others. */
function fullRow(each: ListedPlan, scene: Scene): readonly Cell[] {
  const priced = (slot: typeof each.first) => citedCell(slot, (held) => price(held, scene), scene);
  const allowed = limitWindows.map((window) =>
    citedCell(
      each.quotas.find((slot) => slot.keys['window'] === window),
      (held) => quota(held, scene),
      scene,
    ),
  );
  return [[{ b: entityName(each.plan, scene.loc) }], priced(each.first), priced(each.regular), ...allowed, saleCell(each, scene)];
}

function tableOf(
  columns: typeof shownColumns | typeof allColumns,
  rows: readonly (readonly Cell[])[],
  caption: string | undefined,
  { loc }: Scene,
): readonly TableBlock[] {
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      columns: columns.map((id) => ({
        id,
        label: loc.t(`plans:columns.${id}`),
        ...(columns === allColumns && id !== 'plan' ? { named: true as const } : {}),
      })),
      rows,
      ...(caption ? { caption } : {}),
    },
  ];
}

function leftOut({ open, otherCurrency, closed }: Shortlist, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const note = (key: 'otherCurrency' | 'closedNote', rows: readonly Candidate[]): readonly Block[] => {
    if (rows.length === 0) return [];
    const names = rows.slice(0, MOST_NAMED).map(({ estimate: { plan } }) => entityName(plan, loc));
    const more = rows.length > MOST_NAMED ? [loc.t('compare:others', { count: rows.length - MOST_NAMED })] : [];
    return [{ type: 'note', text: loc.t(`plans:${key}`, { plans: loc.list([...names, ...more]) }) }];
  };
  const perhaps: readonly Block[] =
    open.length === 0 ? [] : [{ type: 'fields', items: [{ label: loc.t('plans:open'), value: openLines(open, scene).join('\n'), wide: true }] }];
  return [...perhaps, ...note('otherCurrency', otherCurrency), ...note('closedNote', closed)];
}

/** The cheapest in each currency, all that cost the same: lists in two currencies are two lists. */
function cheapest(plans: readonly Candidate[], loc: Localizer): string {
  const priced = plans.flatMap(({ estimate, lasting }) => (lasting ? [{ estimate, lasting }] : []));
  const perMonth = (price: MoneyRange) => loc.t('fact:price', { money: moneyText(price, loc), per: loc.t('fact:per.month') });
  return [...Map.groupBy(priced, ({ lasting }) => lasting.currency).values()]
    .flatMap((group) => {
      const [least] = group.toSorted((a, b) => compareMoney(a.lasting, b.lasting));
      const ties = least ? group.filter(({ lasting }) => compareMoney(lasting, least.lasting) === 0) : [];
      const names = loc.list(ties.map(({ estimate }) => planLabel(estimate, loc)));
      return least ? [loc.t('plans:cheapest', { plan: names, price: perMonth(least.lasting) })] : [];
    })
    .join(loc.t('fact:join'));
}

/** What one can simply have for the least, in the currency of the first, where the cheapest has to be caught. */
function freely(plans: readonly Candidate[], loc: Localizer): readonly string[] {
  const currency = plans.find(({ lasting }) => lasting)?.lasting?.currency;
  const priced = plans.flatMap(({ estimate, lasting }) => (lasting && lasting.currency === currency ? [{ estimate, lasting }] : []));
  const ordered = priced.toSorted((a, b) => compareMoney(a.lasting, b.lasting));
  const free = freelySold(ordered, ({ estimate: { sale } }) => sale);
  return free ? [freelyText(free.estimate, loc.t('fact:price', { money: moneyText(free.lasting, loc), per: loc.t('fact:per.month') }), loc)] : [];
}

/** Of those that may fit the one with the lowest price, where it is below all that surely do. */
function cheaperPerhaps({ meets, open }: Shortlist, loc: Localizer): readonly string[] {
  const lowest = (among: readonly Candidate[], currency?: Currency) =>
    among
      .flatMap(({ estimate, lasting }) => (lasting && (currency === undefined || lasting.currency === currency) ? [{ estimate, lasting }] : []))
      .toSorted((a, b) => (a.lasting.currency === b.lasting.currency ? compareMoney(a.lasting, b.lasting) : 0))[0];
  const [first] = meets;
  const perhaps = lowest(open, first?.lasting?.currency);
  const sure = lowest(meets, perhaps?.lasting.currency);
  if (!perhaps || (sure && compareMoney(sure.lasting, perhaps.lasting) <= 0)) return [];
  return [
    loc.t('plans:summaryOpen', {
      count: open.length,
      plan: planLabel(perhaps.estimate, loc),
      price: loc.t('fact:price', { money: moneyText(perhaps.lasting, loc), per: loc.t('fact:per.month') }),
    }),
  ];
}

/** A name may stand for a vendor and for its line of plans: the vendor's other lines are a press away. */
function otherLines(view: View, { meets, closed, open, otherCurrency }: Shortlist, within: Ref | undefined, loc: Localizer): readonly ActionButton[] {
  const line = within?.kind === 'line' ? view.catalog.get('line', within.id) : undefined;
  if (!line || [meets, closed, open, otherCurrency].every((group) => group.length === 0)) return [];
  return linesOffered(view, line.vendor)
    .filter(({ id }) => id !== line.id)
    .map((other) => ({
      type: 'action',
      label: loc.t('compare:buttons.plans', { name: entityName(other, loc) }),
      act: { command: 'plans', args: { vendor: other.id } },
    }));
}

/** Pure; amounts in each plan's own currency. */
export function plansCard({ view, list, listed: meeting, free, filters, args, page }: PlansValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const asked = filterTexts(filters, scene);
  const shown = paginate(meeting, page, PAGE_SIZE);
  const act = { command: 'plans', args };
  const plans = shown.items.map(({ estimate: { plan } }) => listed(view, plan));
  const caption = shown.pages > 1 ? loc.t('plans:page', { page: shown.page, pages: shown.pages }) : undefined;
  const table = tableOf(
    shownColumns,
    plans.map((each) => row(each, scene)),
    caption,
    scene,
  );
  const empty = asked.length > 0 ? loc.t('plans:none', { filters: loc.list(asked) }) : loc.t('plans:noneAtAll');
  const widen: Block[] =
    asked.length > 0 && meeting.length === 0
      ? [{ type: 'actions', items: [{ type: 'action', label: loc.t('plans:buttons.widen'), act: { command: 'plans', args: {} } }] }]
      : [];
  const [first] = shown.items;
  const open: readonly ActionButton[] = first
    ? [
        {
          type: 'action',
          priority: 1,
          label: loc.t('compare:buttons.open', { plan: entityName(first.estimate.plan, loc) }),
          act: { command: 'plan', args: { name: first.estimate.plan.id } },
        },
      ]
    : [];
  const buttons = [...pageButtons(shown, act, loc).map(primaryLast), ...open, ...otherLines(view, list, filters.within, loc)];
  const blocks: readonly Block[] = [
    ...table,
    ...gapNote(table, loc),
    ...routeNotes(shown.items.flatMap(routedOf), scene, { reckoned: false }),
    ...freeNotes(free, loc),
    ...(meeting.length === 0 ? leftOut(list, scene) : []),
    ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
    ...widen,
  ];
  const subtitle = heading([...asked, asOfText(scene, { within: true })].join(' · '));
  const every = tableOf(
    allColumns,
    plans.map((each) => fullRow(each, scene)),
    caption,
    scene,
  );
  return {
    title: loc.t('plans:title'),
    tone: meeting.length === 0 ? 'warning' : 'info',
    summary: joinSentences(
      [
        ...(meeting.length === 0
          ? [empty]
          : [
              ...doubtSentences(
                meeting.map(({ estimate: { sale } }) => sale),
                loc,
              ),
              loc.t('plans:summary', { count: meeting.length, cheapest: cheapest(meeting, loc) }),
              ...freely(meeting, loc),
            ]),
        ...cheaperPerhaps(list, loc),
      ],
      loc,
    ),
    blocks,
    more: moreEntries(
      {
        rows: [...every, ...gapNote(every, loc), ...picker(shown.items, loc)],
        others: meeting.length === 0 ? [] : leftOut(list, scene),
      },
      loc,
      { rows: loc.t('plans:menu.rows'), others: loc.t('plans:menu.others') },
    ),
    subtitle,
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}

function picker(items: readonly Candidate[], loc: Localizer): readonly Block[] {
  if (items.length === 0) return [];
  const options = items.map(({ estimate: { plan } }) => ({ label: entityName(plan, loc), value: plan.id }));
  return [{ type: 'select', placeholder: loc.t('plans:pick'), act: { command: 'plan', args: {} }, option: 'name', options }];
}
