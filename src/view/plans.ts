/** The list of plans: a table by page, what was left out and why, and a select to open one. */
import type { Block, Card, Cell, NoteBlock } from '#src/card/card.ts';
import type { QuotaWindow } from '#src/catalog/schema.ts';
import type { Slot, View } from '#src/catalog/types.ts';
import { type ListedPlan, type Listing, monthlyPrice } from '#src/core/listing.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';
import { pageButtons, paginate } from './pager.ts';
import { createScene, heldText, type Scene, staleNote } from './slot-text.ts';

export type PlansValues = {
  readonly view: View;
  readonly listing: Listing;
  /** What was asked for, in words of the answer's language. */
  readonly filters: (loc: Localizer) => readonly string[];
  /** The arguments given, so that buttons keep them. */
  readonly args: Readonly<Record<string, string>>;
  readonly page: number;
};

const PAGE_SIZE = 10;
const windows = ['5h', 'week', 'month'] as const satisfies readonly QuotaWindow[];

function cell<A extends 'prices' | 'quotas'>(slot: Slot<A> | undefined, scene: Scene): Cell {
  if (!slot) return { text: '—', muted: true };
  const text = slot.readings
    .map(({ lead, agreeing }) => `${heldText(lead, slot.attribute, scene)} ${scene.cites.citeAll([lead, ...agreeing])}`)
    .join(scene.loc.t('fact:join'));
  return slot.readings.some((reading) => reading.conflicting.length > 0) ? `${text} ⚠` : text;
}

function row(listed: ListedPlan, scene: Scene): readonly Cell[] {
  const { loc } = scene;
  const state = loc.t(`plans:sale.${listed.sale}`);
  const sale = listed.saleHeld?.stale && listed.sale !== 'closed' ? loc.t('plans:sale.unconfirmed', { state }) : state;
  return [
    [{ b: entityName(listed.plan, loc) }],
    cell(listed.first, scene),
    cell(listed.regular, scene),
    ...windows.map((window) =>
      cell(
        listed.quotas.find((slot) => slot.keys['window'] === window),
        scene,
      ),
    ),
    listed.saleHeld ? `${sale} ${scene.cites.cite(listed.saleHeld)}` : { text: sale, muted: true },
  ];
}

function leftOut({ undecided, otherCurrency, closed }: Listing, loc: Localizer): readonly NoteBlock[] {
  const note = (key: 'undecided' | 'otherCurrency' | 'closedNote', rows: readonly ListedPlan[]): readonly NoteBlock[] =>
    rows.length === 0 ? [] : [{ type: 'note', text: loc.t(`plans:${key}`, { plans: loc.list(rows.map(({ plan }) => entityName(plan, loc))) }) }];
  return [...note('undecided', undecided), ...note('otherCurrency', otherCurrency), ...note('closedNote', closed)];
}

/** The cheapest in each currency: lists in two currencies are two lists. */
function cheapest(plans: readonly ListedPlan[], loc: Localizer): string {
  const best = new Map<string, { readonly name: string; readonly amount: number; readonly price: string }>();
  for (const listed of plans) {
    const price = monthlyPrice(listed);
    const known = price && best.get(price.currency);
    if (!price || (known && known.amount <= price.amount)) continue;
    const text = loc.t('fact:price', { money: loc.money(price.amount, price.currency), per: loc.t('fact:per.month') });
    best.set(price.currency, { name: entityName(listed.plan, loc), amount: price.amount, price: text });
  }
  return loc.list([...best.values()].map(({ name, price }) => loc.t('plans:cheapest', { plan: name, price })));
}

/** Pure. */
export function plansCard({ view, listing, filters, args, page }: PlansValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const asked = filters(loc);
  const shown = paginate(listing.plans, page, PAGE_SIZE);
  const act = { command: 'plans', args };
  const columns = ['plan', 'first', 'regular', ...windows, 'sale'] as const;
  const table: readonly Block[] =
    shown.items.length === 0
      ? []
      : [
          {
            type: 'table',
            columns: columns.map((id) => ({ id, label: loc.t(`plans:columns.${id}`) })),
            rows: shown.items.map((listed) => row(listed, scene)),
            ...(shown.pages > 1 ? { caption: loc.t('plans:page', { page: shown.page, pages: shown.pages }) } : {}),
          },
          {
            type: 'select',
            placeholder: loc.t('plans:pick'),
            act: { command: 'plan', args: {} },
            option: 'name',
            options: shown.items.map(({ plan }) => ({ label: entityName(plan, loc), value: plan.id })),
          },
        ];
  const empty = asked.length > 0 ? loc.t('plans:none', { filters: loc.list(asked) }) : loc.t('plans:noneAtAll');
  const widen: Block[] =
    asked.length > 0 && listing.plans.length === 0
      ? [{ type: 'actions', items: [{ type: 'action', label: loc.t('plans:buttons.widen'), act: { command: 'plans', args: {} } }] }]
      : [];
  const pages = pageButtons(shown, act, loc);
  return {
    title: loc.t('plans:title'),
    subtitle: [...asked, loc.t('fact:asOf', { day: loc.day(view.day) })].join(' · '),
    tone: listing.plans.length === 0 ? 'warning' : 'info',
    summary: listing.plans.length === 0 ? empty : loc.t('plans:summary', { count: listing.plans.length, cheapest: cheapest(listing.plans, loc) }),
    blocks: [
      ...table,
      ...leftOut(listing, loc),
      ...staleNote(scene),
      ...(pages.length > 0 ? [{ type: 'actions' as const, items: pages }] : []),
      ...widen,
    ],
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
