/** Small print of a comparison: where sources disagree, what a price is subject to, what was assumed to bring two units together. */
import type { Block, NoteBlock } from '#src/card/card.ts';
import type { Attribute, Unit } from '#src/catalog/schema.ts';
import type { Ref, Slot } from '#src/catalog/types.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { shownRows } from './compare-table.ts';
import { quantityText, refName, slotLabel } from './labels.ts';
import { disputeBlocks, type Scene } from './slot-text.ts';

type Told = { readonly owner: Ref; readonly slot: Slot<Attribute> };

/** The slots that the card shows, side by side with whose they are: its own, or those of what it is made of. */
function shownSlots(comparison: Comparison): readonly Told[] {
  const rows = shownRows(comparison).map(({ row }) => row);
  return comparison.sides.flatMap((side, i) =>
    rows.flatMap((row): readonly Told[] => {
      const cell = row.cells[i];
      if (!cell) return [];
      return cell.slot ? [{ owner: side, slot: cell.slot }] : cell.parts.map(({ ref, slot }) => ({ owner: ref, slot }));
    }),
  );
}

export function disagreements(comparison: Comparison, scene: Scene): readonly Block[] {
  return disputeBlocks(
    shownSlots(comparison).map(({ owner, slot }) => ({ subject: refName(owner, scene.view.catalog, scene.loc), slot })),
    scene,
  );
}

/** What the data remarks on a plan's price that is shown: a cell has no room for it. */
export function priceNotes(comparison: Comparison, { loc, cites, view }: Scene): readonly NoteBlock[] {
  return shownSlots(comparison).flatMap(({ owner, slot }): readonly NoteBlock[] => {
    const lead = slot.readings[0]?.lead;
    const own = comparison.sides.some(({ kind, id }) => kind === owner.kind && id === owner.id);
    if (slot.attribute !== 'prices' || !own || !lead?.fact.note) return [];
    const label = loc.t('fact:whose', { subject: refName(owner, view.catalog, loc), what: slotLabel('prices', slot.keys, view.catalog, loc) });
    return [{ type: 'note', text: loc.t('compare:priceNote', { label, note: loc.pick(lead.fact.note), cite: cites.cite(lead) }) }];
  });
}

/** Quotas that the vendor states as a multiple of another plan's. */
export function multiples(comparison: Comparison, { loc, cites, view }: Scene): readonly NoteBlock[] {
  const texts = shownSlots(comparison).flatMap(({ owner, slot }) =>
    slot.readings.flatMap(({ lead }) => {
      if (!lead.via) return [];
      const { factor, plan } = lead.via;
      const names = { side: refName(owner, view.catalog, loc), of: refName({ kind: 'plan', id: plan }, view.catalog, loc) };
      return [loc.t('compare:multiple', { ...names, factor: loc.number(factor), cite: cites.cite(lead) })];
    }),
  );
  return [...new Set(texts)].map((text) => ({ type: 'note', text }));
}

function rangeText({ low, high }: Interval, unit: Unit, loc: Localizer): string {
  const [a, b] = [low, high].map((each) => (each < 10 ? Math.round(each * 10) / 10 : Number(each.toPrecision(3))));
  return quantityText(a === b || a === undefined || b === undefined ? (a ?? low) : { low: a, high: b }, unit, loc);
}

/** Told from the larger unit to the smaller, whichever way it was used: "1 request ≈ 8,330–33,300 tokens". */
function useText(use: ConversionUse, loc: Localizer): string {
  const back = use.factor.high < 1;
  const { low, high } = use.factor;
  const factor = back ? { low: 1 / high, typical: 1 / use.factor.typical, high: 1 / low } : use.factor;
  const [from, to] = back ? [use.to, use.from] : [use.from, use.to];
  return loc.t('compare:equals', { from: quantityText(1, from, loc), to: rangeText(factor, to, loc) });
}

/** Each assumption once, with the sides that it was made for. */
export function assumptions(comparison: Comparison, { loc, cites, view }: Scene): readonly NoteBlock[] {
  const made = new Map<string, Set<string>>();
  const rates = new Set<string>();
  for (const row of comparison.rows) {
    row.cells.forEach(({ converted }, i) => {
      const side = comparison.sides[i];
      for (const use of side && converted ? converted.uses : []) {
        const text = `${useText(use, loc)} ${cites.citeAll(use.cites)}`;
        const said = use.origin === 'borrowed' ? loc.t('compare:borrowed', { text }) : text;
        made.set(said, (made.get(said) ?? new Set()).add(side ? refName(side, view.catalog, loc) : ''));
      }
      const rate = converted?.rate;
      if (rate) {
        const { base, quote, cite } = rate;
        rates.add(loc.t('compare:rate', { base, quote, rate: rate.rate, day: loc.day(cite.checked), cite: cites.cite(cite) }));
      }
    });
  }
  const texts = [...made].map(([text, sides]) => loc.t('compare:assumption', { sides: loc.list([...sides]), text }));
  return [...texts, ...rates].map((text) => ({ type: 'note', text }));
}
