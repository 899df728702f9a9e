/** Cells of a comparison, in words. */
import type { Cell as CardCell } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Ref, Slot } from '#src/catalog/types.ts';
import type { Cell, ConvertedFigure, Figure, Row } from '#src/core/compare-types.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { briefFactText } from './fact-text.ts';
import { countText, quantityText, refName, termName, tierName } from './labels.ts';
import { heldText, type Scene } from './slot-text.ts';

export type ListName = 'models' | 'clients' | 'protocols';

export function isList(attribute: Attribute): attribute is ListName {
  return attribute === 'models' || attribute === 'clients' || attribute === 'protocols';
}

/** "300–1,200", or one figure where the interval is a point. */
function intervalText({ low, high }: Interval, one: (value: number) => string): string {
  return low === high ? one(low) : `${one(low)}–${one(high)}`;
}

/** A figure with its unit or currency. */
export function figureText({ value, unit }: Figure, loc: Localizer): string {
  switch (unit) {
    case 'CNY':
    case 'USD':
      return intervalText(value, (amount) => loc.money(amount, unit));
    case 'share':
      return intervalText(value, (share) => loc.percent(share));
    case 'factor':
      return `${intervalText(value, (factor) => loc.number(factor))}×`;
    case 'score':
      return intervalText(value, (score) => score.toFixed(1));
    case 'tokens':
    case 'weights':
      return intervalText(value, (count) => countText(count, loc));
    default:
      return quantityText(value.low === value.high ? value.low : { low: Math.round(value.low), high: Math.round(value.high) }, unit, loc);
  }
}

export function convertedText({ figure }: ConvertedFigure, loc: Localizer): string {
  return loc.t('compare:converted', { value: figureText(figure, loc) });
}

function slotWords<A extends Attribute>(slot: Slot<A>, scene: Scene): string {
  const text = slot.readings
    .map(({ lead, agreeing }) => `${heldText(lead, slot.attribute, scene, briefFactText)} ${scene.cites.citeAll([lead, ...agreeing])}`)
    .join(scene.loc.t('fact:join'));
  return slot.readings.some(({ conflicting }) => conflicting.length > 0) ? `${text} ⚠` : text;
}

function listWords(cell: Cell, attribute: ListName, scene: Scene): string | undefined {
  const { loc, cites, view } = scene;
  if (!cell.list) return undefined;
  const helds = [cell.slot, ...cell.parts.map(({ slot }) => slot)].flatMap((slot) => slot?.readings[0]?.lead ?? []);
  const { items } = cell.list;
  // Protocols are few and their names decide; models and clients are counted here and named below.
  const text =
    attribute === 'protocols'
      ? loc.list(items.map((id) => termName(id, view.catalog, loc)))
      : loc.t(`compare:count.${attribute}`, { count: items.length });
  return `${cell.list.complete ? text : loc.t('compare:atLeast', { text })} ${cites.citeAll(helds)}`;
}

/** What a line or vendor is made of, tier by tier; once where all say the same. */
function partWords(cell: Cell, scene: Scene): string | undefined {
  const { loc, view } = scene;
  const parts = cell.parts.map(({ ref, slot }) => ({ ref, text: slotWords(slot, scene) }));
  const [first] = parts;
  if (!first) return undefined;
  if (parts.length > 1 && parts.every(({ text }) => text === first.text)) return loc.t('compare:everyTier', { text: first.text });
  const lines = new Set(parts.map(({ ref }) => (ref.kind === 'plan' ? view.catalog.get('plan', ref.id)?.line : ref.id)));
  // Inside one line the tier's short name says enough.
  const name = (ref: Ref) => (lines.size === 1 ? tierName(ref, view.catalog, loc) : refName(ref, view.catalog, loc));
  return parts.map(({ ref, text }) => `${name(ref)} ${text}`).join(loc.t('fact:join'));
}

function endedWords(cell: Cell, scene: Scene): readonly string[] {
  const { loc, cites, view } = scene;
  return cell.ended.map(({ attribute, held }) =>
    loc
      .t('plan:endedRow', {
        value: heldText(held as Held<Attribute>, attribute, scene, briefFactText),
        day: loc.day(held.fact.until ?? held.fact.retracted ?? view.day),
      })
      .concat(' ', cites.cite(held)),
  );
}

/** The cell of one side, as the table shows it. */
export function comparedCell(row: Row, index: number, scene: Scene): CardCell {
  const cell = row.cells[index];
  if (!cell) return { text: '—', muted: true };
  const main =
    (isList(row.attribute) ? listWords(cell, row.attribute, scene) : undefined) ?? (cell.slot ? slotWords(cell.slot, scene) : partWords(cell, scene));
  const until = row.attribute === 'prices' || row.attribute === 'discounts' ? cell.slot?.readings[0]?.lead.fact.until : undefined;
  const words = [
    ...(main ? [main] : []),
    ...(main && until ? [scene.loc.t('fact:until', { day: scene.loc.day(until) })] : []),
    ...(cell.converted ? [convertedText(cell.converted, scene.loc)] : []),
    ...endedWords(cell, scene),
  ];
  if (words.length === 0) return { text: scene.loc.t('fact:unknown'), muted: true };
  const text = words.join(scene.loc.t('fact:join'));
  if (!main) return { text, muted: true };
  const won = Array.isArray(row.winner) && row.winner.includes(index);
  return won ? { text, better: true } : text;
}
