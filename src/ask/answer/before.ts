/** What a price or a quota was before it became what it is: the figure that a person may remember. */
import type { Fact } from '#src/catalog/schema.ts';
import type { AnyHeld, AnySlot } from '#src/core/profile.ts';
import type { Before, Finding } from './types.ts';

type Figured = Extract<AnyHeld, { attribute: 'prices' | 'quotas' }>;
type Figure = Fact<'prices'> | Fact<'quotas'>;

const isFigured = (entry: AnyHeld): entry is Figured => entry.attribute === 'prices' || entry.attribute === 'quotas';
const unitOf = (fact: Figure): string | undefined => ('currency' in fact ? fact.currency : fact.unit);

function sameKeys(slot: AnySlot, fact: object): boolean {
  return Object.entries(slot.keys).every(([key, value]) => (fact as Readonly<Record<string, unknown>>)[key] === value);
}

/** What somebody worked out where there is no such limit had been none either. */
const isOurs = ({ attribute, held }: Figured): boolean => attribute === 'quotas' && (held.basis === 'derived' || held.basis === 'opinion');

function sameFigure(one: Figure, other: Figure): boolean {
  const bound = (fact: Figure) => ('bound' in fact ? fact.bound : undefined);
  return (
    unitOf(one) === unitOf(other) &&
    JSON.stringify(one.amount) === JSON.stringify(other.amount) &&
    bound(one) === bound(other) &&
    !isMultiple(one, other)
  );
}

/** Of multiples the figures are not in the facts. */
const isMultiple = (...facts: readonly Figure[]): boolean => facts.some((fact) => 'times' in fact && fact.times !== undefined);

/**
 * For each figure that holds now what it was until then, in its own unit where there is one. What an earlier subscriber kept is no earlier figure, and
 * a figure that went on unchanged under new terms has not changed. `adjoining`: only what ended on the day when the present figure began.
 */
export function beforeOf({ slots, ended }: Pick<Finding, 'slots' | 'ended'>, adjoining: boolean): readonly Before[] {
  return slots.flatMap((slot): readonly Before[] => {
    if (slot.attribute !== 'prices' && slot.attribute !== 'quotas') return [];
    const now: Figure | undefined = slot.readings[0]?.lead.fact;
    if (!now) return [];
    const earlier = ended.filter(
      (entry): entry is Figured =>
        isFigured(entry) &&
        entry.attribute === slot.attribute &&
        typeof entry.held.fact.for !== 'object' &&
        !(now.amount === 'none' && isOurs(entry)) &&
        sameKeys(slot, entry.held.fact) &&
        (!adjoining || (now.from !== undefined && entry.held.fact.until === now.from)),
    );
    if (earlier.some(({ held }) => adjoining && sameFigure(held.fact, now))) return [];
    const found =
      earlier.find(({ held }) => unitOf(held.fact) === unitOf(now) && !sameFigure(held.fact, now)) ??
      earlier.find(({ held }) => unitOf(held.fact) !== unitOf(now));
    const day = found?.held.fact.until ?? found?.held.fact.retracted;
    return found && day ? [{ slot, held: found.held, day }] : [];
  });
}
