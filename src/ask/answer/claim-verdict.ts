/** A price that a person puts to us, against what the data says of it. */
import type { View } from '#src/catalog/types.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import { buyable, saleOf } from '#src/core/sale.ts';
import type { QueryOf } from '../query.ts';
import { ancestryOf } from './scene.ts';
import type { ClaimVerdict, Finding } from './types.ts';

type FactQuery = QueryOf<'fact'>;

type Priced = Extract<AnyHeld, { attribute: 'prices' }>;

type Prices = { readonly current: readonly Priced[]; readonly disputed: readonly Priced[]; readonly past: readonly Priced[] };

/** Prices of the findings: those that hold, those that a source sets against them, and those that ended. */
export function pricesOf(findings: readonly Finding[]): Prices {
  const readings = findings.flatMap(({ slots }) => slots.flatMap((slot) => (slot.attribute === 'prices' ? slot.readings : [])));
  const current = readings.map(({ lead }): Priced => ({ attribute: 'prices', held: lead }));
  const disputed = readings.flatMap(({ conflicting }) => conflicting.map((held): Priced => ({ attribute: 'prices', held })));
  const past = findings.flatMap(({ ended }) => ended.filter((entry): entry is Priced => entry.attribute === 'prices'));
  return { current, disputed, past };
}

const forNewBuyers = ({ held }: Priced): boolean => held.fact.phase === 'first';
const isSold = (view: View, { held: { statedBy } }: Priced): boolean => statedBy.kind !== 'plan' || buyable(saleOf(view, statedBy));

/** "Is the 39.9 still valid": it is, sources disagree, it ended, or it never was. */
export function claimVerdict(view: View, query: FactQuery, findings: readonly Finding[]): ClaimVerdict | undefined {
  const { claim } = query;
  if (!claim || !findings.some(({ topic }) => topic.attribute === 'prices')) return undefined;
  const { current, disputed, past } = pricesOf(findings);
  const same = ({ held }: Priced) => held.fact.amount === claim.amount && (claim.currency === undefined || held.fact.currency === claim.currency);
  const now = current.find(same);
  if (now) return { state: forNewBuyers(now) && !isSold(view, now) ? 'closed' : 'holds', held: now };
  const said = disputed.find(same);
  if (said) return { state: 'disputed', held: said };
  const before = past.find(same);
  if (before) return { state: 'ended', held: before };
  const written = writtenPrice(view, claim.amount, findings);
  return written ? { state: 'written', held: written } : { state: 'differs' };
}

/** A price that stands in a sentence only: "from ¥20 a month". */
function writtenPrice(view: View, amount: number, findings: readonly Finding[]): AnyHeld | undefined {
  const price = new RegExp(`(?:¥\\s?${amount}(?![\\d.])|(?<![\\d.])${amount}\\s?元)`);
  const owners = new Set(findings.flatMap(({ subject }) => ancestryOf(view.catalog, subject)));
  for (const owner of owners) {
    const notes = [...view.slots(owner, 'notes').flatMap(({ readings }) => readings.map(({ lead }) => lead)), ...view.ended(owner, 'notes')];
    const held = notes.find(({ fact }) => price.test(fact.text.zh));
    if (held) return { attribute: 'notes', held };
  }
  return undefined;
}
