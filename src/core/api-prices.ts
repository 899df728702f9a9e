/** Which price list of a model counts, and what 1M tokens cost by it. */
import type { Currency, Fact } from '#src/catalog/schema.ts';
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { type Interval, point } from './interval.ts';
import type { ApiKind } from './types.ts';

export type ApiList = {
  readonly currency: Currency;
  readonly host?: string;
  readonly list?: string;
  readonly kinds: Readonly<Partial<Record<ApiKind, Held<'apiPrices'>>>>;
  /** Some price in it is contradicted by another source. */
  readonly disputed: boolean;
};

/** Every price list of a model that holds on the day: lists of other currencies and of other hosts are never mixed. */
export function apiLists(view: View, model: Ref): readonly ApiList[] {
  const lists = new Map<string, { -readonly [K in keyof ApiList]: ApiList[K] }>();
  for (const { readings } of view.slots(model, 'apiPrices')) {
    const [reading] = readings;
    if (!reading) continue;
    const { currency, host, list, kind } = reading.lead.fact;
    const key = JSON.stringify([currency, host, list]);
    const found = lists.get(key) ?? { currency, ...(host ? { host } : {}), ...(list ? { list } : {}), kinds: {}, disputed: false };
    found.kinds = { ...found.kinds, [kind]: reading.lead };
    found.disputed ||= reading.conflicting.length > 0;
    lists.set(key, found);
  }
  return [...lists.values()];
}

/** The model's own vendor before other hosts, the wanted currency before the other; only lists that price input and output. */
export function chooseList(lists: readonly ApiList[], currency: Currency | undefined): ApiList | undefined {
  const whole = lists.filter(({ kinds }) => kinds.input && kinds.output);
  const rank = ({ host, currency: own }: ApiList) => (host === undefined ? 0 : 1) + (currency === undefined || own === currency ? 0 : 2);
  return whole.toSorted((a, b) => rank(a) - rank(b))[0];
}

type Tier = Fact<'apiPrices'>['tiers'][number];
export type PriceOf1M = { readonly value: Interval; readonly tiered: boolean };

function tierAt(tiers: readonly Tier[], inputTokens: number): Tier | undefined {
  return tiers.find(({ upTo }) => upTo === undefined || inputTokens <= upTo) ?? tiers.at(-1);
}

/** Whether each tier but the last says how long a request it is for. */
function conditionsKnown(tiers: readonly Tier[]): boolean {
  return tiers.slice(0, -1).every(({ upTo }) => upTo !== undefined);
}

/**
 * The price by the length of a request, where both the tiers' conditions and the length are known; otherwise from the lowest tier to the highest, with the
 * middle as typical. `tier` is what the person says of it.
 */
export function priceOf(held: Held<'apiPrices'>, inputTokens: Interval | undefined, tier: 'lowest' | 'highest' | undefined): PriceOf1M {
  const { tiers } = held.fact;
  const amounts = tiers.map(({ amount }) => amount);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  if (tier) return { value: point(tier === 'lowest' ? least : most), tiered: false };
  if (least === most) return { value: point(least), tiered: false };
  const at = (tokens: number) => tierAt(tiers, tokens)?.amount ?? most;
  if (inputTokens && conditionsKnown(tiers)) {
    const [low, typical, high] = [at(inputTokens.low), at(inputTokens.typical), at(inputTokens.high)];
    return { value: { low: Math.min(low, typical), typical, high: Math.max(high, typical) }, tiered: low !== high };
  }
  return { value: { low: least, typical: (least + most) / 2, high: most }, tiered: true };
}
