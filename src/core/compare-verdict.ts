/** What a comparison comes to for somebody who wants to buy: who can be had, what is even, and who leads in what. */

import type { Day } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { onlySeen } from './change-groups.ts';
import { compare } from './compare.ts';
import type { CompareOptions, Comparison, Row } from './compare-types.ts';
import { buyable, plansOffered, type Sale, saleOf } from './sale.ts';

/** Sides (by index) that win rows together. */
export type Lead = { readonly winners: readonly number[]; readonly rows: readonly Row[] };

export type CompareVerdict = {
  readonly even: readonly Row[];
  /** What decides most comes first. */
  readonly leads: readonly Lead[];
  /** Prices and quotas without a common unit, and those whose answer depends on the tier. */
  readonly apart: readonly Row[];
  readonly byTier: readonly Row[];
};

/** Ranges of tiers that overlap: which side is better is a question of the tier. */
export function isByTier({ winner, cells }: Row): boolean {
  return winner === 'unclear' && cells.some(({ figure }) => figure !== undefined && figure !== 'none' && figure.tiers);
}

const windowOf = ({ keys }: Row): number => limitWindows.indexOf(keys['window'] as LimitWindow);

/** The regular price of a month stands for the other prices, the longest window for the others of the same outcome. */
function telling(rows: readonly Row[]): readonly Row[] {
  const prices = rows.filter(({ attribute, keys }) => attribute === 'prices' && keys['condition'] === undefined);
  const monthly = prices.filter(({ keys }) => keys['per'] === 'month');
  const price = (monthly.length > 0 ? monthly : prices).toSorted(
    (a, b) => Number(b.keys['phase'] === 'regular') - Number(a.keys['phase'] === 'regular'),
  );
  const quotas = rows.filter(({ attribute }) => attribute === 'quotas');
  const general = quotas.filter(({ keys }) => keys['model'] === undefined);
  const [quota] = (general.length > 0 ? general : quotas).toSorted((a, b) => windowOf(b) - windowOf(a));
  return [...price.slice(0, 2), ...(quota ? [quota] : []), ...rows.filter(({ attribute }) => attribute !== 'prices' && attribute !== 'quotas')];
}

/** No limit in one window is no lead where another window is limited, or its limit unpublished. */
export function winsByRest(row: Row, all: readonly Row[]): boolean {
  if (row.attribute !== 'quotas' || !Array.isArray(row.winner)) return false;
  const [first = 0] = row.winner as readonly number[];
  const limited = all.some(({ attribute, cells }) => attribute === 'quotas' && cells[first]?.slot && cells[first].figure !== 'none');
  return row.cells[first]?.figure === 'none' && limited;
}

/** Ratings are nobody's lead, and whether one can buy it is told apart. Pure. */
export function verdictOf({ rows: all }: Comparison): CompareVerdict {
  const rows = all.filter(({ opinion, attribute }) => !opinion && attribute !== 'availability');
  const won = Map.groupBy(
    rows.filter((row) => Array.isArray(row.winner) && !winsByRest(row, rows)),
    ({ winner }) => String(winner),
  );
  const money = rows.filter(({ attribute }) => attribute === 'prices' || attribute === 'quotas');
  const open = money.filter(({ winner }) => winner === 'not-comparable' || winner === 'unclear');
  return {
    // "Even on refunds" would not say which.
    even: telling(rows.filter(({ winner, kind, cells }) => winner === 'tie' && kind !== 'choice' && cells.some(({ figure }) => figure !== 'none'))),
    leads: [...won.values()].map((group) => ({ winners: (group[0]?.winner ?? []) as readonly number[], rows: telling(group) })),
    apart: telling(open.filter((row) => !isByTier(row))),
    byTier: telling(open.filter(isByTier)),
  };
}

/** A side with whether one can buy it; of a line or a vendor whether anything of it. `time`: when the day's stock comes, in Beijing time. */
export type SideSale = { readonly entity: Entity; readonly sold: boolean; readonly sale?: Sale; readonly since?: Day; readonly time?: string };

function offeredOf(view: View, entity: Entity): boolean {
  const lines = entity.kind === 'line' ? [entity] : entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : [];
  return lines.length === 0 || lines.some(({ id }) => plansOffered(view, id).some((plan) => buyable(saleOf(view, plan))));
}

/** In the order of `entities`. */
export function sidesSold(view: View, entities: readonly Entity[]): readonly SideSale[] {
  return entities.map((entity): SideSale => {
    const lead = view.slot(entity, 'availability', { to: 'new' })?.readings[0]?.lead;
    const closed = lead?.fact.state === 'closed';
    const since = closed && lead.fact.from && !onlySeen(lead) ? { since: lead.fact.from } : {};
    if (entity.kind !== 'plan') return { entity, sold: !closed && offeredOf(view, entity), ...since };
    const sale = saleOf(view, entity);
    const time = view.slots(entity, 'saleTimes')[0]?.readings[0]?.lead.fact.at;
    return { entity, sold: buyable(sale), sale, ...since, ...(time ? { time } : {}) };
  });
}

/** The same comparison among those that one can buy; undefined where that is all of them, or fewer than two. */
export function amongSold(view: View, sides: readonly SideSale[], options: CompareOptions = {}): Comparison | undefined {
  const sold = sides.filter((side) => side.sold).map(({ entity }) => entity);
  return sold.length < 2 || sold.length === sides.length ? undefined : compare(view, sold, options);
}
