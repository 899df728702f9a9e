/** Cells of a comparison, in words. */
import type { Cell as CardCell } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import { isCurrency } from '#src/catalog/currencies.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Catalog, Held, Ref, Slot } from '#src/catalog/types.ts';
import type { Cell, ConvertedFigure, Figure, Row } from '#src/core/compare-types.ts';
import type { Interval } from '#src/core/interval.ts';
import { linesOffered } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { gap } from './cells.ts';
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
  if (isCurrency(unit)) return intervalText(value, (amount) => loc.money(amount, unit));
  switch (unit) {
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

const rounded = (value: number) => Number(value.toPrecision(3));

/** Three digits: what was converted is no more exact than its assumption. Money keeps its cents. */
export function roughFigure(figure: Figure): Figure {
  const { low, typical, high } = figure.value;
  if (isCurrency(figure.unit)) return figure;
  return { ...figure, value: { low: rounded(low), typical: rounded(typical), high: rounded(high) } };
}

export function convertedText({ figure }: ConvertedFigure, loc: Localizer): string {
  return loc.t('compare:converted', { value: figureText(roughFigure(figure), loc) });
}

/** A fact in its row: the label says already what period a price is for. */
function rowText<A extends Attribute>(fact: Fact<A>, attribute: A, loc: Localizer, catalog: Catalog): string {
  if (!('phase' in fact)) return briefFactText(fact, attribute, loc, catalog);
  const price = loc.money(fact.amount, fact.currency);
  return fact.seat ? loc.t('fact:perSeat', { price }) : price;
}

function slotWords<A extends Attribute>(slot: Slot<A>, scene: Scene): string {
  const text = slot.readings
    .map((reading) => `${heldText(reading.lead, slot.attribute, scene, rowText)} ${scene.cites.citeReading(reading)}`)
    .join(scene.loc.t('fact:join'));
  return isDisputed(slot) ? `${text} ${DISPUTED}` : text;
}

function listWords(cell: Cell, attribute: ListName, scene: Scene): string | undefined {
  const { loc, cites, view } = scene;
  if (!cell.list) return undefined;
  const slots = [cell.slot, ...cell.parts.map(({ slot }) => slot)].filter((slot) => slot !== undefined);
  const { items } = cell.list;
  // Protocols are few and their names decide; models and clients are counted here and named below.
  const text =
    attribute === 'protocols'
      ? loc.list(items.map((id) => termName(id, view.catalog, loc)))
      : loc.t(`compare:count.${attribute}`, { count: items.length });
  const said = `${cell.list.complete ? text : loc.t('compare:atLeast', { text })} ${cites.citeAll(slots.flatMap(({ readings }) => readings[0]?.lead ?? []))}`;
  return slots.some(isDisputed) ? `${said} ${DISPUTED}` : said;
}

type Said = { readonly ref: Ref; readonly text: string };

/** What a line or a vendor is made of, each with its name; once where all say the same, without a name where there is but one line. */
function namedWords(side: Ref, said: readonly Said[], { loc, view }: Scene): readonly string[] {
  const [first] = said;
  if (!first) return [];
  const lines = new Set(said.map(({ ref }) => (ref.kind === 'plan' ? view.catalog.get('plan', ref.id)?.line : ref.id)));
  const only = side.kind === 'line' || linesOffered(view, side.id).length === 1;
  if (said.every(({ ref }) => ref.kind === side.kind || (ref.kind === 'line' && only))) return [...new Set(said.map(({ text }) => text))];
  if (said.length > 1 && said.every(({ text }) => text === first.text)) return [loc.t('compare:everyTier', { text: first.text })];
  // Inside one line the tier's short name says enough.
  const name = (ref: Ref) => (lines.size === 1 ? tierName(ref, view.catalog, loc) : refName(ref, view.catalog, loc));
  return [...new Set(said.map(({ ref, text }) => loc.t('compare:part', { name: name(ref), text })))];
}

function endedWords(side: Ref, cell: Cell, scene: Scene): readonly string[] {
  const { loc, cites, view } = scene;
  const said = cell.ended.map(({ ref, attribute, held }): Said => {
    const value = heldText(held as Held<Attribute>, attribute, scene, rowText);
    const day = loc.day(held.fact.until ?? held.fact.retracted ?? view.day);
    return { ref, text: `${loc.t('plan:endedRow', { value, day })} ${cites.refer([held])}` };
  });
  return namedWords(side, said, scene);
}

/** The cell of one side, as the table shows it. */
export function comparedCell(row: Row, index: number, scene: Scene, side: Ref): CardCell {
  const cell = row.cells[index];
  if (!cell) return gap;
  const { loc } = scene;
  const own = () =>
    cell.slot
      ? slotWords(cell.slot, scene)
      : namedWords(
          side,
          cell.parts.map(({ ref, slot }) => ({ ref, text: slotWords(slot, scene) })),
          scene,
        ).join(loc.t('fact:join'));
  const main = (isList(row.attribute) ? listWords(cell, row.attribute, scene) : undefined) ?? own();
  const until = row.attribute === 'prices' || row.attribute === 'discounts' ? cell.slot?.readings[0]?.lead.fact.until : undefined;
  const words = [
    ...(main ? [main] : []),
    ...(main && until ? [loc.t('fact:until', { day: loc.day(until) })] : []),
    ...(cell.converted ? [convertedText(cell.converted, loc)] : []),
    ...endedWords(side, cell, scene),
  ];
  if (words.length === 0) return gap;
  const text = words.join(loc.t('fact:join'));
  if (!main) return { text, muted: true };
  const won = Array.isArray(row.winner) && row.winner.includes(index);
  return won ? { text, better: true } : text;
}
