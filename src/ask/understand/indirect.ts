/** Plans told otherwise than by name: by price ("49块的"), by multiple ("20x"), by rank ("入门那档"). */
import { limitWindows } from '#src/catalog/spans.ts';
import type { Line, Plan } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import { meeting, within } from '../places.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { Scope } from './context.ts';
import type { Signals } from './signals.ts';

export type Placed<T> = { readonly start: number; readonly end: number; readonly value: T };

/** What may stand between two names that are spoken of together. */
const CONNECTOR = /^\s*(?:和|与|跟|同|vs\.?|and|or|还是|或|或者|、|,|，|\/|&|\+|的|对比|比|两家的?|两边的?|the|plan|coding plan|套餐|')*\s*$/i;
const NEAR = 14;

export function distinct<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** `last` with the mentions before it that are joined to it ("Bailian and Ark"). */
export function joinedTo<T>(mentions: readonly Placed<T>[], last: Placed<T>, text: string): readonly Placed<T>[] {
  const joined = [last];
  for (let index = mentions.indexOf(last) - 1; index >= 0; index--) {
    const mention = mentions[index];
    const next = joined[0];
    if (!mention || !next || !CONNECTOR.test(text.slice(mention.end, next.start))) break;
    joined.unshift(mention);
  }
  return joined;
}

export const areJoined = (text: string, from: number, to: number): boolean => CONNECTOR.test(text.slice(from, to));

const BESIDE = /^[\s的那这个档套餐一款coding plan块元'·-]*$/i;

const THAN = /(?:比|和|跟|than|vs\.?)\s?$/i;

export function byPrice(signals: Signals, lines: readonly Placed<readonly Line[]>[], scope: Scope): readonly Placed<Plan>[] {
  const moneyAt = meeting(signals.money);
  const linesAt = meeting(lines);
  const spans = new Set(signals.spans.map(({ start }) => start));
  const counted = new Set(signals.quantities.flatMap(({ start, unit }) => (unit === undefined ? [] : start)));
  const closed = new Set(signals.quantities.flatMap(({ start, close }) => (close ? start : [])));
  const amounts = [
    ...signals.money
      .filter(({ bound }) => bound === 'exact' || bound === 'about')
      .map(({ start, end, amount, currency }) => ({ start, end, amount, currency })),
    ...signals.numbers
      .filter((number) => !moneyAt(number).some((money) => within(number, money)))
      .filter(({ start }) => !closed.has(start))
      .map(({ start, end, value }) => ({ start, end, amount: value, currency: undefined })),
  ];
  let earlier: { readonly end: number; readonly line: Placed<readonly Line[]> } | undefined;
  return amounts
    .toSorted((one, other) => one.start - other.start)
    .flatMap(({ start, end, amount, currency }) => {
      // "kimi 99 vs 199": the second price is one of the same line.
      const follows =
        earlier &&
        (CONNECTOR.test(signals.text.slice(earlier.end, start)) || THAN.test(signals.text.slice(earlier.end, start))) &&
        !/^\s?(?:个|次|条|倍|%|[a-z])/i.test(signals.text.slice(end));
      const goesOn = follows ? earlier?.line : undefined;
      const near = linesAt({ start: start - NEAR - 1, end: end + NEAR + 1 })
        .map((line) => ({ line, gap: line.end <= start ? start - line.end : line.start - end }))
        .filter(
          ({ gap, line }) =>
            gap >= 0 && gap <= NEAR && BESIDE.test(line.end <= start ? signals.text.slice(line.end, start) : signals.text.slice(end, line.start)),
        )
        .sort((one, other) => one.gap - other.gap)[0];
      // "Which Kimi plan is the 699 one": one line is named, and the figure counts nothing.
      const [sole] = lines;
      const counts = counted.has(start) || spans.has(start);
      const line = near?.line ?? goesOn ?? (lines.length === 1 && !counts && signals.has('which') ? sole : undefined);
      if (!line) return [];
      // "kimi和minimax 49块的" means one of each.
      const joined = line.end <= start ? joinedTo(lines, line, signals.text) : [line];
      const ids = joined.flatMap(({ value }) => value.map(({ id }) => id));
      const plans = scope.lexicon
        .plansAt(amount, currency)
        .filter(({ plan, fact }) => ids.includes(plan.line) && (near !== undefined || goesOn !== undefined || fact.per === 'month'));
      const today = plans.filter(({ fact }) => holdsToday(scope, fact));
      const sold = today.filter(({ plan }) => plansOffered(scope.view, plan.line).some(({ id }) => id === plan.id));
      const found = sold.length > 0 ? sold : today.length > 0 ? today : plans;
      const told = ids.flatMap((id) => {
        const plan = found.find((each) => each.plan.line === id)?.plan;
        return plan ? [{ start, end, value: plan }] : [];
      });
      // "$50 A international vs the 119 yuan one": the name may stand between.
      if (told.length > 0) earlier = { end: Math.max(end, line.start >= end ? line.end : end), line };
      return told;
    });
}

/** How far a price may lie from the band that was said: 199 and 200 are one, so are 99 and 119. */
const BAND = 0.25;

/** "同样 49 块，A、B、C 三家": the tier of each line named whose regular price is of that band; the nearest, and the first of equals. */
export function byBand(signals: Signals, lines: readonly Line[], scope: Scope): readonly Plan[] {
  const [said] = signals.money.filter(({ bound }) => bound === 'exact' || bound === 'about');
  if (!said || lines.length < 2) return [];
  const found = lines.flatMap((line) => {
    const priced = plansOffered(scope.view, line.id).flatMap((plan) => {
      const lead = scope.view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact;
      if (!lead || (said.currency !== undefined && lead.currency !== said.currency)) return [];
      const off = Math.abs(lead.amount - said.amount) / said.amount;
      return off <= BAND ? [{ plan, off }] : [];
    });
    const [nearest] = priced.toSorted((one, other) => one.off - other.off || one.plan.order - other.plan.order);
    return nearest ? [nearest] : [];
  });
  // Nobody's price is no band.
  return found.length > 1 && found.some(({ off }) => off < 0.02) ? found.map(({ plan }) => plan) : [];
}

function holdsToday({ today }: Scope, fact: { readonly from?: string | undefined; readonly until?: string | undefined }): boolean {
  return (fact.from ?? '') <= today && (fact.until === undefined || today < fact.until);
}

export function byMultiple(signals: Signals, lines: readonly Line[], scope: Scope): readonly Plan[] {
  const factors = signals.multiples.map(({ factor }) => factor);
  if (factors.length === 0) return [];
  return distinct(lines.flatMap((line) => scope.catalog.plansOf(line.id))).filter((plan) =>
    scope.view
      .slots(plan, 'quotas')
      .some((slot) => slot.readings.some(({ lead }) => factors.includes(lead.via?.factor ?? lead.fact.times?.factor ?? 0))),
  );
}

const NTH: readonly (readonly [RegExp, number])[] = [
  [/第二便宜|第二档|second[- ]cheapest|second tier|next to (?:the )?cheapest/i, 1],
  [/第三便宜|第三档|third[- ]cheapest|third tier/i, 2],
  [/第二贵|second most expensive|second[- ]priciest/i, -2],
  [/第三贵|third most expensive/i, -3],
];

/** "第二便宜的": by the order of price, as the tiers of a line go. */
function byOrdinal({ text }: Signals, offered: readonly Plan[]): readonly Plan[] | undefined {
  const place = NTH.find(([pattern]) => pattern.test(text))?.[1];
  return place === undefined ? undefined : offered.slice(place).slice(0, 1);
}

/** "入门那档", "top tier": by order among what the line offers that day. */
export function byRank(signals: Signals, lines: readonly Line[], scope: Scope): readonly Plan[] {
  const nth = lines.flatMap((line) => byOrdinal(signals, plansOffered(scope.view, line.id)) ?? []);
  if (nth.length > 0) return nth;
  // "How much does the cheapest give in a week": the entry tier, by another matter than its price.
  const cheap =
    signals.has('cheapest') &&
    !signals.has('which', 'value', 'per-unit', 'compare') &&
    /档|那个|套餐|plan|tier|one\b/i.test(signals.text) &&
    signals.has(
      'quota',
      'amount',
      'supports',
      'unit-prompt',
      'unit-request',
      'unit-token',
      ...limitWindows.filter((window) => window !== 'month').map(spanCue),
    );
  if (!(cheap || signals.has('entry', 'middle', 'top')) || (signals.has('ratio') && signals.has('each', 'tiers'))) return [];
  return lines.flatMap((line) => {
    const offered = plansOffered(scope.view, line.id);
    if (signals.has('entry') || cheap) return offered.slice(0, 1);
    if (signals.has('middle')) return offered.slice(Math.floor((offered.length - 1) / 2)).slice(0, 1);
    return offered.slice(-1);
  });
}
