/** Conversions in words: what one unit is in another, of whom that is said, and for whom it stands in. */
import type { NoteBlock } from '#src/card/card.ts';
import type { Unit } from '#src/catalog/schema.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Exchange } from '#src/core/money.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { quantityText, refName } from './labels.ts';
import type { Scene } from './slot-text.ts';

function rangeText({ low, high }: Interval, unit: Unit, loc: Localizer): string {
  const [a, b] = [low, high].map((each) => (each < 10 ? Math.round(each * 10) / 10 : Number(each.toPrecision(3))));
  return quantityText(a === b || a === undefined || b === undefined ? (a ?? low) : { low: a, high: b }, unit, loc);
}

/** Told from the larger unit to the smaller, whichever way it was used: "1 request ≈ 8,330–33,300 tokens". */
export function useText(use: ConversionUse, loc: Localizer): string {
  const back = use.factor.high < 1;
  const { low, high } = use.factor;
  const factor = back ? { low: 1 / high, typical: 1 / use.factor.typical, high: 1 / low } : use.factor;
  const [from, to] = back ? [use.to, use.from] : [use.from, use.to];
  return loc.t('compare:equals', { from: quantityText(1, from, loc), to: rangeText(factor, to, loc) });
}

/** "10–30 requests or more": a range whose source leaves its upper end open. */
export function openText(text: string, { from, ids }: ConversionUse, { loc, view }: Scene): string {
  const open = view.conversions().some((each) => each.type === 'units' && ids.includes(each.id) && each.unit === from && each.bound === 'atLeast');
  return open ? loc.t('fact:orMore', { text }) : text;
}

/** Whose figure it is: "Kimi Membership". */
export function ownersText({ saidOf }: ConversionUse, { loc, view }: Scene): string {
  return saidOf.length > 0 ? loc.list(saidOf.map((ref) => refName(ref, view.catalog, loc))) : loc.t('fact:borrowed.others');
}

type Made = { readonly subject: string; readonly uses: readonly ConversionUse[] };

/** A note for each conversion that is said of others and stands in for those who have none of their own. */
export function borrowedNotes(made: readonly Made[], scene: Scene): readonly NoteBlock[] {
  const { loc, cites } = scene;
  const all = made.flatMap(({ subject, uses }) => uses.filter(({ origin }) => origin === 'borrowed').map((use) => ({ subject, use })));
  return [...Map.groupBy(all, ({ use }) => use.ids.join()).values()].flatMap((group): readonly NoteBlock[] => {
    const [first] = group;
    if (!first) return [];
    const text = loc.t('fact:borrowed.note', {
      equals: useText(first.use, loc),
      of: ownersText(first.use, scene),
      subjects: loc.list([...new Set(group.map(({ subject }) => subject))]),
      cite: cites.citeAll(first.use.cites),
    });
    return [{ type: 'note', text }];
  });
}

/** The rate that money was brought to another currency by, with its day and source; nothing where there was none. */
export function rateNotes(by: Exchange | undefined, { loc, cites }: Scene): readonly NoteBlock[] {
  if (!by) return [];
  const text = loc.t('ask:rate', { base: by.base, quote: by.quote, rate: by.rate, day: loc.day(by.cite.checked), cite: cites.cite(by.cite) });
  return [{ type: 'note', text }];
}
