/** The list of plans: a table by page, what was left out and why, and a select to open one. */
import type { ActionButton, Block, Card, Cell, NoteBlock } from '#src/card/card.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { type ListedPlan, type Listing, monthlyPrice } from '#src/core/listing.ts';
import { linesOffered } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { citedCell } from './cells.ts';
import { entityName, heading, refName } from './labels.ts';
import { pageButtons, paginate } from './pager.ts';
import { createScene, heldText, type Scene, staleNote } from './slot-text.ts';

export type PlansValues = {
  readonly view: View;
  readonly listing: Listing;
  /** The vendor or line asked for. */
  readonly within?: Ref;
  /** What was asked for, in words of the answer's language. */
  readonly filters: (loc: Localizer) => readonly string[];
  /** The arguments given, so that buttons keep them. */
  readonly args: Readonly<Record<string, string>>;
  readonly page: number;
};

const PAGE_SIZE = 10;
/** Of plans that are left out; the rest is counted. */
const MOST_NAMED = 8;

/** The leading figure of each: the plan's own card has the others. */
function row(listed: ListedPlan, scene: Scene): readonly Cell[] {
  const { loc } = scene;
  const price = ({ fact }: Held<'prices'>) => loc.money(fact.amount, fact.currency);
  const quota = (held: Held<'quotas'>) => {
    const text = heldText(held, 'quotas', scene);
    const { model } = held.fact;
    return model ? loc.t('fact:slot.model', { label: text, model: refName({ kind: 'model', id: model }, scene.view.catalog, loc) }) : text;
  };
  const { state, held } = listed.sale;
  const sale =
    state === 'unconfirmed' ? loc.t('plans:sale.unconfirmed', { state: loc.t(`plans:sale.${held.fact.state}`) }) : loc.t(`plans:sale.${state}`);
  return [
    [{ b: entityName(listed.plan, loc) }],
    citedCell(listed.first, price, scene),
    citedCell(listed.regular, price, scene),
    ...limitWindows.map((window) =>
      citedCell(
        listed.quotas.find((slot) => slot.keys['window'] === window),
        quota,
        scene,
      ),
    ),
    held ? `${sale} ${scene.cites.cite(held)}` : { text: sale, muted: true },
  ];
}

function leftOut({ undecided, otherCurrency, closed }: Listing, loc: Localizer): readonly NoteBlock[] {
  const note = (key: 'undecided' | 'otherCurrency' | 'closedNote', rows: readonly ListedPlan[]): readonly NoteBlock[] => {
    if (rows.length === 0) return [];
    const names = rows.slice(0, MOST_NAMED).map(({ plan }) => entityName(plan, loc));
    const more = rows.length > MOST_NAMED ? [loc.t('compare:more', { count: rows.length - MOST_NAMED })] : [];
    return [{ type: 'note', text: loc.t(`plans:${key}`, { plans: loc.list([...names, ...more]) }) }];
  };
  return [...note('undecided', undecided), ...note('otherCurrency', otherCurrency), ...note('closedNote', closed)];
}

/** The cheapest in each currency, all that cost the same: lists in two currencies are two lists. */
function cheapest(plans: readonly ListedPlan[], loc: Localizer): string {
  const best = new Map<Currency, { amount: number; names: string[] }>();
  for (const listed of plans) {
    const price = monthlyPrice(listed);
    const known = price && best.get(price.currency);
    const name = entityName(listed.plan, loc);
    if (!price || (known && known.amount < price.amount)) continue;
    if (known?.amount === price.amount) known.names.push(name);
    else best.set(price.currency, { amount: price.amount, names: [name] });
  }
  const perMonth = (amount: number, currency: Currency) => loc.t('fact:price', { money: loc.money(amount, currency), per: loc.t('fact:per.month') });
  return [...best]
    .map(([currency, { amount, names }]) => loc.t('plans:cheapest', { plan: loc.list(names), price: perMonth(amount, currency) }))
    .join(loc.t('fact:join'));
}

/** A name may stand for a vendor and for its line of plans: the vendor's other lines are a press away. */
function otherLines(
  view: View,
  { plans, closed, undecided, otherCurrency }: Listing,
  within: Ref | undefined,
  loc: Localizer,
): readonly ActionButton[] {
  const line = within?.kind === 'line' ? view.catalog.get('line', within.id) : undefined;
  if (!line || [plans, closed, undecided, otherCurrency].every((group) => group.length === 0)) return [];
  return linesOffered(view, line.vendor)
    .filter(({ id }) => id !== line.id)
    .map((other) => ({
      type: 'action',
      label: loc.t('compare:buttons.plans', { name: entityName(other, loc) }),
      act: { command: 'plans', args: { vendor: other.id } },
    }));
}

/** Pure. */
export function plansCard({ view, listing, within, filters, args, page }: PlansValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const asked = filters(loc);
  const shown = paginate(listing.plans, page, PAGE_SIZE);
  const act = { command: 'plans', args };
  const columns = ['plan', 'first', 'regular', ...limitWindows, 'sale'] as const;
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
  const buttons = [...pageButtons(shown, act, loc), ...otherLines(view, listing, within, loc)];
  return {
    title: loc.t('plans:title'),
    tone: listing.plans.length === 0 ? 'warning' : 'info',
    summary: listing.plans.length === 0 ? empty : loc.t('plans:summary', { count: listing.plans.length, cheapest: cheapest(listing.plans, loc) }),
    blocks: [
      ...table,
      ...leftOut(listing, loc),
      ...staleNote(scene),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
      ...widen,
    ],
    subtitle: heading([...asked, asOfText(scene, { within: true })].join(' · ')),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
