/** What a person puts to us, an amount, a multiple or a text, against what the data says of it. */
import type { Entity, Held, View } from '#src/catalog/types.ts';
import { type AnyHeld, type AnySlot, named } from '#src/core/profile.ts';
import { buyable, saleOf } from '#src/core/sale.ts';
import { quotasApart } from '#src/core/sum/relate.ts';
import type { Claim } from '../query/query.ts';
import type { FactAsked } from './asked.ts';
import { ancestryOf } from './scene.ts';
import type { ClaimVerdict, Finding } from './types.ts';

type Facts = { readonly current: readonly AnyHeld[]; readonly disputed: readonly AnyHeld[]; readonly past: readonly AnyHeld[] };

/** Facts of the findings: those that hold, those that a source sets against them, and those that ended. */
function factsOf(findings: readonly Finding[]): Facts {
  const slots = findings.flatMap((finding) => finding.slots);
  const readings = slots.flatMap((slot: AnySlot) => slot.readings.map((reading) => ({ attribute: slot.attribute, reading })));
  return {
    current: readings.map(({ attribute, reading }) => named(attribute, reading.lead)),
    disputed: readings.flatMap(({ attribute, reading }) => reading.conflicting.map((held) => named(attribute, held))),
    past: findings.flatMap(({ ended }) => ended),
  };
}

type Price = Held<'prices'>;
const isPrice = (entry: AnyHeld): entry is Extract<AnyHeld, { attribute: 'prices' }> => entry.attribute === 'prices';

/** The prices that hold. */
export const pricesOf = (findings: readonly Finding[]): readonly Price[] =>
  factsOf(findings).current.flatMap((entry) => (isPrice(entry) ? [entry.held] : []));

const isSold = (view: View, { statedBy }: Price): boolean => statedBy.kind !== 'plan' || buyable(saleOf(view, statedBy));

/** Within what a source gives as a range. */
const isAmount = (said: number, stated: unknown): boolean =>
  stated === said ||
  (typeof stated === 'object' &&
    stated !== null &&
    'low' in stated &&
    'high' in stated &&
    said >= (stated as { low: number }).low &&
    said <= (stated as { high: number }).high);

type Stated = Readonly<Record<string, unknown>>;

/** Figures of money other than prices: what they are called in their facts. */
const MONEY: { readonly [A in AnyHeld['attribute']]?: string } = { overage: 'amount', fees: 'amount', packs: 'price' };

/** Money for so much use, for a pack or as a fee; undefined for a fact without money. */
function comparedMoney({ amount, currency, unit }: Claim, field: string, fact: Stated): boolean | undefined {
  if (fact['currency'] === undefined || fact[field] === undefined || (unit !== undefined && unit !== fact['unit'])) return undefined;
  return fact[field] === amount && (currency === undefined || fact['currency'] === currency);
}

function comparedAmount(claim: Claim, attribute: AnyHeld['attribute'], fact: Stated): boolean | undefined {
  const { amount, currency, unit } = claim;
  if (attribute === 'prices')
    return unit === undefined ? fact['amount'] === amount && (currency === undefined || fact['currency'] === currency) : undefined;
  const field = MONEY[attribute];
  if (field !== undefined) return comparedMoney(claim, field, fact);
  // "20 dollars of use" is the currency that the quota is told in.
  const told = currency === undefined ? unit : currency.toLowerCase();
  if (attribute !== 'quotas' || fact['amount'] === undefined || fact['amount'] === 'none') return undefined;
  if (currency !== undefined && told !== fact['unit']) return undefined;
  return told === undefined || told === fact['unit'] ? isAmount(amount ?? 0, fact['amount']) : undefined;
}

const bare = (text: unknown): string =>
  typeof text === 'string'
    ? text
        .trim()
        .replace(/^https?:\/\//i, '')
        .replace(/\/+$/, '')
        .toLowerCase()
    : '';

/** An address is the whole of one; a key begins as the data says. */
function comparedText(text: string, attribute: AnyHeld['attribute'], fact: Stated): boolean | undefined {
  const said = bare(text);
  if (attribute === 'environment') return [fact['value'], fact['variable']].map(bare).some((each) => each.replace(/(?:…|\.{3})$/, '') === said);
  if (attribute !== 'endpoints' && attribute !== 'links') return undefined;
  if (said.includes('.')) return bare(fact['url']) === said;
  return fact['keyPrefix'] === undefined ? undefined : `${said}-`.startsWith(bare(fact['keyPrefix']));
}

/** Whether a fact says what is claimed; undefined where it is of another kind. */
function comparedWith(claim: Claim, { attribute, held }: AnyHeld): boolean | undefined {
  const fact: Stated = held.fact;
  if (claim.text !== undefined) return comparedText(claim.text, attribute, fact);
  if (claim.times === undefined) return comparedAmount(claim, attribute, fact);
  const factor = held.via?.factor ?? fact['factor'];
  return factor === undefined ? undefined : isAmount(claim.times, factor);
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

/** How many times the quota of the smallest tier of its line a plan has. */
function ratioOf(view: View, findings: readonly Finding[]): number | undefined {
  const [plan] = findings.flatMap(({ subject }) => (subject.kind === 'plan' ? [subject] : []));
  const [smallest] = plan ? view.catalog.plansOf(plan.line) : [];
  return plan && smallest && plan !== smallest ? quotasApart(view, smallest, plan)[0]?.factor : undefined;
}

/** Prices of any phase that a plan or the plans of a line have or had, sold or not: what somebody may remember. */
function pricesEver(view: View, subjects: readonly Entity[]): Facts {
  const plans = new Set(
    subjects.flatMap((entity) => (entity.kind === 'line' ? view.catalog.plansOf(entity.id) : entity.kind === 'plan' ? [entity] : [])),
  );
  const each = [...plans];
  return {
    current: each.flatMap((plan) => view.slots(plan, 'prices').flatMap(({ readings }) => readings.map(({ lead }) => named('prices', lead)))),
    disputed: [],
    past: each.flatMap((plan) => view.ended(plan, 'prices').map((held) => named('prices', held))),
  };
}

/** How often use counts, by the hours and models that the findings tell. */
function countsOf(findings: readonly Finding[], times: number): Pick<ClaimVerdict, 'state' | 'rates'> | undefined {
  const rates = findings.find((finding) => finding.rates !== undefined)?.rates;
  const hours = rates?.rates.flatMap((rate) => rate.hours) ?? [];
  if (!rates || hours.length === 0) return undefined;
  return { state: hours.some(({ factor: { low, high } }) => low <= times && times <= high) ? 'holds' : 'differs', rates };
}

/** An address that is another line's. */
function elsewhere(view: View, claim: Claim, findings: readonly Finding[]): AnyHeld | undefined {
  if (!claim.text?.includes('.') || !findings.some(({ topic }) => topic.attribute === 'endpoints')) return undefined;
  return view.catalog.lines
    .flatMap((line) => view.slots(line, 'endpoints').flatMap(({ readings }) => readings.map(({ lead }) => named('endpoints', lead))))
    .find((entry) => comparedWith(claim, entry) === true);
}

/** A fact that says it: one that holds, one that others dispute, one that has ended. */
function statedVerdict(view: View, claim: Claim, { current, disputed, past }: ReturnType<typeof factsOf>): ClaimVerdict | undefined {
  const same = (entry: AnyHeld): boolean => comparedWith(claim, entry) === true;
  const now = current.find(same);
  if (now) {
    const closed = isPrice(now) && now.held.fact.phase === 'first' && !isSold(view, now.held);
    return { claim, state: closed ? 'closed' : 'holds', held: now };
  }
  const said = disputed.find(same);
  if (said) return { claim, state: 'disputed', held: said };
  const before = past.find(same);
  return before && { claim, state: 'ended', held: before };
}

/** A price that stands in a sentence, or that they have or had in some phase. */
function priceVerdict(view: View, claim: Claim, amount: number, subjects: readonly Entity[], findings: readonly Finding[]): ClaimVerdict | undefined {
  const written = writtenPrice(view, amount, findings);
  return written ? { claim, state: 'written', held: written } : statedVerdict(view, claim, pricesEver(view, subjects));
}

/** How many times a quota is the smallest tier's, or a call counts. */
function timesVerdict(view: View, claim: Claim, times: number, findings: readonly Finding[]): ClaimVerdict | undefined {
  const ratio = ratioOf(view, findings);
  if (ratio !== undefined) return { claim, state: isAmount(times, Number(ratio.toFixed(2))) ? 'holds' : 'differs', times: ratio };
  const counts = countsOf(findings, times);
  return counts && { claim, ...counts };
}

/** "Is the 39.9 still valid": it is, sources disagree, it ended, or it never was; `open` where nothing that was asked about tells. */
function verdictOf(view: View, claim: Claim, subjects: readonly Entity[], all: readonly Finding[]): ClaimVerdict {
  const { subject, amount, unit, times, text } = claim;
  const findings = subject === undefined ? all : all.filter((finding) => finding.subject.id === subject);
  const facts = factsOf(findings);
  const stated = statedVerdict(view, claim, facts);
  if (stated) return stated;
  const priced = amount !== undefined && unit === undefined && times === undefined && text === undefined;
  const own = subject === undefined ? subjects : subjects.filter(({ id }) => id === subject);
  const known = priced
    ? priceVerdict(view, claim, amount, own, findings)
    : times === undefined
      ? undefined
      : timesVerdict(view, claim, times, findings);
  if (known) return known;
  const other = elsewhere(view, claim, findings);
  if (other) return { claim, state: 'elsewhere', held: other };
  const against = facts.current.find((entry) => comparedWith(claim, entry) === false);
  // A price is put to us where prices are asked about, whether any is known or not.
  const asked = priced && findings.some(({ topic }) => topic.attribute === 'prices');
  return against ? { claim, state: 'differs', held: against } : { claim, state: asked ? 'differs' : 'open' };
}

/** "Cursor Pro, 20 bucks, how many requests": the price by which a plan goes, beside a question of something else, is granted. */
function isGranted({ state, held }: ClaimVerdict, findings: readonly Finding[]): boolean {
  return state === 'holds' && held !== undefined && isPrice(held) && findings.every(({ topic }) => topic.attribute !== 'prices');
}

/** Each claim by itself, in their order, but what is granted. */
export const claimVerdicts = (view: View, { claims = [], subjects }: FactAsked, findings: readonly Finding[]): readonly ClaimVerdict[] =>
  claims.map((claim) => verdictOf(view, claim, subjects, findings)).filter((verdict) => !isGranted(verdict, findings));
