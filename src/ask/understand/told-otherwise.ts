/** Plans told otherwise than by name: by price ("49块的"), by multiple ("20x"), by rank ("入门那档"). */
import type { Currency } from '#src/catalog/currencies.ts';
import { spokenWindows } from '#src/catalog/spans.ts';
import type { Line, Plan } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { PricedPlan } from '../lexicon.ts';
import type { Said } from '../mentions/said.ts';
import { within } from '../places.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { Scope } from './scope.ts';

export type Placed<T> = { readonly start: number; readonly end: number; readonly value: T };
type LineAt = Placed<readonly Line[]>;

export function distinct<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** `last` with the mentions before it that are joined to it ("Bailian and Ark"). */
export function joinedTo<T>(mentions: readonly Placed<T>[], last: Placed<T>, heard: Said): readonly Placed<T>[] {
  const joined = [last];
  for (let index = mentions.indexOf(last) - 1; index >= 0; index--) {
    const mention = mentions[index];
    const next = joined[0];
    if (!mention || !next || !isJoined(heard, mention.end, next.start)) break;
    joined.unshift(mention);
  }
  return joined;
}

export const isJoined = (heard: Said, from: number, to: number): boolean => ['joined', 'beside'].includes(heard.link(from, to));

const NEAR = 14;

type Amount = { readonly start: number; readonly end: number; readonly amount: number; readonly currency?: Currency };

/** Amounts that may be a price: money, and figures that count nothing. */
function amountsIn(heard: Said): readonly Amount[] {
  const money = heard.all('money');
  const counted = heard.all('quantity').filter(({ unit, value, implied }) => unit !== undefined && !implied && value > 1);
  return [
    ...money
      .filter(({ bound }) => bound === 'exact' || bound === 'about')
      .map(({ start, end, amount, currency }) => ({ start, end, amount, ...(currency ? { currency } : {}) })),
    ...heard
      .all('number')
      .filter((number) => !money.some((each) => within(number, each)) && !counted.some(({ start }) => start === number.start))
      .map(({ start, end, value }) => ({ start, end, amount: value })),
  ].toSorted((one, other) => one.start - other.start);
}

/** The line that an amount stands beside. */
function lineBeside({ start, end }: Amount, lines: readonly LineAt[], heard: Said): LineAt | undefined {
  return lines
    .map((line) => ({ line, gap: line.end <= start ? start - line.end : line.start - end }))
    .filter(
      ({ gap, line }) => gap >= 0 && gap <= NEAR && (line.end <= start ? heard.link(line.end, start) : heard.link(end, line.start)) === 'beside',
    )
    .sort((one, other) => one.gap - other.gap)[0]?.line;
}

const holdsOn = (day: string, fact: { readonly from?: string | undefined; readonly until?: string | undefined }): boolean =>
  (fact.from ?? '') <= day && (fact.until === undefined || day < fact.until);

/** Of plans that ever had the price those that sell for it, else those that cost it today. */
export function likeliest(plans: readonly PricedPlan[], scope: Scope): readonly PricedPlan[] {
  const today = plans.filter(({ fact }) => holdsOn(scope.today, fact));
  const offered = today.filter(({ plan }) => plansOffered(scope.view, plan.line).some(({ id }) => id === plan.id));
  return [offered, today].find(({ length }) => length > 0) ?? plans;
}

/** "49那档 kimi", "kimi 99 vs 199", "which Kimi plan is the 699 one": the figure is the name of a plan. */
export function byPrice(heard: Said, lines: readonly LineAt[], scope: Scope): readonly Placed<Plan>[] {
  let earlier: { readonly end: number; readonly line: LineAt } | undefined;
  const told = heard.roles.figures.filter(({ role }) => role === 'months' || role === 'span' || role === 'hours').map(({ start }) => start);
  return amountsIn(heard).flatMap((amount) => {
    const { start, end } = amount;
    const follows = earlier && ['joined', 'beside', 'than'].includes(heard.link(earlier.end, start)) && !heard.countsWith(end);
    const near = lineBeside(amount, lines, heard);
    const goesOn = follows ? earlier?.line : undefined;
    const [sole, second] = lines;
    const line = near ?? goesOn ?? (sole && !second && !told.includes(start) && (heard.has('which') || heard.namesBand(end)) ? sole : undefined);
    if (!line) return [];
    // "kimi和minimax 49块的" means one of each.
    const ids = (line.end <= start ? joinedTo(lines, line, heard) : [line]).flatMap(({ value }) => value.map(({ id }) => id));
    const plans = scope.lexicon
      .plansAt(amount.amount, amount.currency)
      .filter(({ plan, fact }) => ids.includes(plan.line) && (near !== undefined || goesOn !== undefined || fact.per === 'month'));
    const found = likeliest(plans, scope);
    const named = ids.flatMap((id) => {
      const plan = found.find((each) => each.plan.line === id)?.plan;
      return plan ? [{ start, end, value: plan }] : [];
    });
    // "$50 A international vs the 119 yuan one": the name may stand between.
    if (named.length > 0) earlier = { end: Math.max(end, line.start >= end ? line.end : end), line };
    return named;
  });
}

/** How far a price may lie from the band that was said: 199 and 200 are one, so are 99 and 119. */
const BAND = 0.25;
const EXACT = 0.02;

/** "同样 49 块，A、B、C 三家": the tier of each line named whose regular price is of that band; the nearest, and the first of equals. */
export function byBand(heard: Said, lines: readonly Line[], { view }: Scope): readonly Plan[] {
  const [said] = heard.all('money').filter(({ bound }) => bound === 'exact' || bound === 'about');
  if (!said || lines.length < 2) return [];
  const found = lines.flatMap((line) => {
    const priced = plansOffered(view, line.id).flatMap((plan) => {
      const lead = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact;
      if (!lead || (said.currency !== undefined && lead.currency !== said.currency)) return [];
      const off = Math.abs(lead.amount - said.amount) / said.amount;
      return off <= BAND ? [{ plan, off }] : [];
    });
    return priced.toSorted((one, other) => one.off - other.off || one.plan.order - other.plan.order).slice(0, 1);
  });
  // Nobody's price is no band.
  return found.length > 1 && found.some(({ off }) => off < EXACT) ? found.map(({ plan }) => plan) : [];
}

/** "20x", "60倍额度": the tiers told by that multiple. */
export function byMultiple(heard: Said, lines: readonly Line[], { catalog, view }: Scope): readonly Plan[] {
  const factors = heard.all('multiple').map(({ factor }) => factor);
  return distinct(lines.flatMap((line) => catalog.plansOf(line.id))).filter((plan) =>
    view.slots(plan, 'quotas').some((slot) => slot.readings.some(({ lead }) => factors.includes(lead.via?.factor ?? lead.fact.times?.factor ?? 0))),
  );
}

const SEAT = /(?:版|坐席|席位|档| seat| plan)$/i;

/** "团队版标准席位": the tier of a line by the word of its name, where that is no name by itself. */
export function byTierWord(heard: Said, lines: readonly Line[], { view }: Scope): readonly Plan[] {
  return lines.flatMap((line) =>
    plansOffered(view, line.id).filter(({ tier }) => [tier.zh, tier.en].some((word) => SEAT.test(word) && heard.includes(word.replace(SEAT, '')))),
  );
}

const PLACES = { 'nth-2': 1, 'nth-3': 2, 'nth-last-2': -2 } as const;

/** "第二便宜的", "入门那档", "top tier": by order among what the line offers that day. */
export function byRank(heard: Said, lines: readonly Line[], { view }: Scope): readonly Plan[] {
  const nth = (Object.keys(PLACES) as (keyof typeof PLACES)[]).find((cue) => heard.has(cue));
  if (nth) return lines.flatMap((line) => plansOffered(view, line.id).slice(PLACES[nth]).slice(0, 1));
  // "How much does the cheapest give in a week": the entry tier, by another matter than its price.
  const cheap =
    heard.has('cheapest') &&
    !heard.has('which', 'value', 'per-unit', 'compare') &&
    heard.has('a-plan') &&
    heard.has(
      'quota',
      'amount',
      'supports',
      'unit-prompt',
      'unit-request',
      'unit-token',
      ...spokenWindows.filter((window) => window !== 'month').map(spanCue),
    );
  if (!(cheap || heard.has('entry', 'middle', 'top')) || (heard.has('ratio') && heard.has('each', 'tiers'))) return [];
  return lines.flatMap((line) => {
    const offered = plansOffered(view, line.id);
    if (heard.has('entry') || cheap) return offered.slice(0, 1);
    return heard.has('middle') ? offered.slice(Math.floor((offered.length - 1) / 2)).slice(0, 1) : offered.slice(-1);
  });
}
