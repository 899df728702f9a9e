/** What the tokens of a reply cost at the model's list price, where the data knows it. */

import type { Currency } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';

const MILLION = 1_000_000;

/**
 * `model`: as the server is asked for it; undefined where no model of the data has that id or its price is not known. Input is reckoned as not cached and
 * in the lowest tier, output as told: an estimate. Amount in the currency of the price.
 */
export function priceOf(
  model: string,
  { input, output }: { readonly input: number; readonly output: number },
  view: View,
): { readonly amount: number; readonly currency: Currency } | undefined {
  const id = model.toLowerCase().split('/').at(-1) ?? '';
  if (!view.catalog.get('model', id)) return undefined;
  const slots = view.slots({ kind: 'model', id }, 'apiPrices');
  const tierOf = (kind: string, currency?: Currency) =>
    slots
      .flatMap(({ readings }) => readings[0]?.lead.fact ?? [])
      .find((fact) => fact.kind === kind && (currency === undefined || fact.currency === currency));
  const price = tierOf('input');
  const told = price && tierOf('output', price.currency);
  const [from, to] = [price?.tiers[0]?.amount, told?.tiers[0]?.amount];
  if (!price || from === undefined || to === undefined) return undefined;
  return { amount: (input * from + output * to) / MILLION, currency: price.currency };
}
