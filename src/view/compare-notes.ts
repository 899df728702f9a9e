/** Small print of a comparison: where sources disagree, what a price is subject to, what was assumed to bring two units together. */
import type { Block, NoteBlock } from '#src/card/card.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Ref, Slot } from '#src/catalog/types.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import { shownRows } from './compare-table.ts';
import { ownersText, useText } from './conversion-text.ts';
import { refName, slotLabel } from './labels.ts';
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

/** Whether each of the entries below holds anything. */
export const isDisagreed = (comparison: Comparison): boolean => shownSlots(comparison).some(({ slot }) => isDisputed(slot));
export const isRemarked = (comparison: Comparison): boolean => shownSlots(comparison).some((told) => remarkOf(told, comparison) !== undefined);
export const isWorkedOut = (comparison: Comparison): boolean =>
  shownSlots(comparison).some(({ slot }) => slot.readings.some(({ lead }) => lead.via)) ||
  comparison.rows.some(({ cells }) =>
    cells.some(({ converted }, i) => converted && (converted.rate !== undefined || (comparison.sides[i] && converted.uses.length > 0))),
  );

export function disagreements(comparison: Comparison, scene: Scene): readonly Block[] {
  return disputeBlocks(
    shownSlots(comparison).map(({ owner, slot }) => ({ subject: refName(owner, scene.view.catalog, scene.loc), slot })),
    scene,
  );
}

/** The price that is shown and of which the data remarks something. */
function remarkOf({ owner, slot }: Told, { sides }: Comparison): Held<Attribute> | undefined {
  const lead = slot.readings[0]?.lead;
  const own = sides.some(({ kind, id }) => kind === owner.kind && id === owner.id);
  return slot.attribute === 'prices' && own && lead?.fact.note ? lead : undefined;
}

/** What the data remarks on a plan's price that is shown: a cell has no room for it. */
export function priceNotes(comparison: Comparison, { loc, cites, view }: Scene): readonly NoteBlock[] {
  return shownSlots(comparison).flatMap((each): readonly NoteBlock[] => {
    const { owner, slot } = each;
    const lead = remarkOf(each, comparison);
    if (!lead?.fact.note) return [];
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

/** Each assumption once, with the sides that it was made for. */
export function assumptions(comparison: Comparison, scene: Scene): readonly NoteBlock[] {
  const { loc, cites, view } = scene;
  const made = new Map<string, Set<string>>();
  const rates = new Set<string>();
  for (const row of comparison.rows) {
    row.cells.forEach(({ converted }, i) => {
      const side = comparison.sides[i];
      for (const use of side && converted ? converted.uses : []) {
        const text = `${useText(use, loc)} ${cites.citeAll(use.cites)}`;
        const said = use.origin === 'borrowed' ? loc.t('compare:borrowed', { text, of: ownersText(use, scene) }) : text;
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
