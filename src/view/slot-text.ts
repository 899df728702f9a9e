/** One slot, in words: every reading with its basis and citation, and what sources disagree about. */
import type { DetailsBlock, NoteBlock } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Reading, Slot, View } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { type Citations, createCitations } from './citations.ts';
import { briefFactText, factRemarks, factText, resetText, withNote } from './fact-text.ts';
import { slotLabel } from './labels.ts';

/** What the parts of one card share. */
export type Scene = { readonly view: View; readonly loc: Localizer; readonly cites: Citations };

export function createScene(view: View, loc: Localizer): Scene {
  return { view, loc, cites: createCitations(loc) };
}

/** A fact's value, and its basis where that is neither a vendor's word nor a report of it (those the list of sources tells). */
export function heldText<A extends Attribute>(held: Held<A>, attribute: A, { view, loc }: Pick<Scene, 'view' | 'loc'>, words = factText): string {
  const text = words(held.fact, attribute, loc, view.catalog);
  return held.basis === 'vendor' || held.basis === 'reported'
    ? text
    : loc.t('fact:slot.model', { label: text, model: loc.t(`fact:bases.${held.basis}`) });
}

/** How a window resets by those that agree on its figure, where the leading source does not say or says otherwise. */
function otherResets<A extends Attribute>({ lead, agreeing }: Reading<A>, { loc, cites }: Scene): readonly string[] {
  const way = ({ fact }: Held<A>) =>
    'resets' in fact && fact.resets && fact.amount !== 'none' ? resetText(fact.resets, fact.window, loc) : undefined;
  return [...Map.groupBy(agreeing, way)].flatMap(([said, helds]) =>
    said === undefined || said === way(lead) ? [] : [`${said} ${cites.citeAll(helds)}`],
  );
}

/** Value, remarks and citations of one reading. */
export function readingText<A extends Attribute>(reading: Reading<A>, attribute: A, scene: Scene): string {
  const { loc, cites, view } = scene;
  const value = [heldText(reading.lead, attribute, scene), ...factRemarks(reading.lead, loc, view.catalog)].join(loc.t('fact:join'));
  const said = `${withNote(value, reading.lead, loc)} ${cites.citeReading(reading)}`;
  return [said, ...otherResets(reading, scene)].join(loc.t('fact:join'));
}

/** All readings of a slot; a mark where sources contradict the leading one. */
export function slotText<A extends Attribute>(slot: Slot<A>, scene: Scene): string {
  const text = slot.readings.map((reading) => readingText(reading, slot.attribute, scene)).join(scene.loc.t('fact:join'));
  return isDisputed(slot) ? `${text} ${DISPUTED}` : text;
}

/** That there is no such limit was derived: the source tells the others and is silent about this one. */
const isSilent = ({ fact, basis }: Held<Attribute>): boolean => basis === 'derived' && 'amount' in fact && fact.amount === 'none';

/** A slot with the name of whom it is of. */
export type Owned = { readonly subject: string; readonly slot: Slot<Attribute> };

export function owned(subject: string, slots: readonly Slot<Attribute>[]): readonly Owned[] {
  return slots.map((slot) => ({ subject, slot }));
}

function disputeText({ subject, slot }: Owned, key: 'fact:conflict' | 'fact:conflictLine', scene: Scene): readonly string[] {
  const { loc, cites, view } = scene;
  return slot.readings.flatMap(({ lead, agreeing, conflicting }) => {
    if (conflicting.length === 0) return [];
    const value = (held: Held<Attribute>) => (isSilent(held) ? loc.t('fact:unmentioned') : heldText(held, slot.attribute, scene, briefFactText));
    // Sources that say the same words share a clause.
    const others = [...Map.groupBy(conflicting, value)].map(([said, helds]) => loc.t('fact:conflictSide', { value: said, cite: cites.refer(helds) }));
    return [
      loc.t(key, {
        what: loc.t('fact:whose', { subject, what: slotLabel(slot.attribute, slot.keys, view.catalog, loc) }),
        lead: loc.t('fact:conflictSide', { value: value(lead), cite: cites.citeReading({ lead, agreeing }) }),
        others: others.join(loc.t('fact:join')),
      }),
    ];
  });
}

/** What sources disagree on: one contradiction as a note, several in a fold (each is marked where its figure stands). */
export function disputeBlocks(slots: readonly Owned[], scene: Scene): readonly (NoteBlock | DetailsBlock)[] {
  const texts = (key: 'fact:conflict' | 'fact:conflictLine') => [...new Set(slots.flatMap((each) => disputeText(each, key, scene)))];
  const lines = texts('fact:conflictLine');
  if (lines.length <= 1) return texts('fact:conflict').map((text) => ({ type: 'note', text }));
  return [{ type: 'details', summary: scene.loc.t('fact:disputes', { count: lines.length }), blocks: lines.map((text) => ({ type: 'text', text })) }];
}
