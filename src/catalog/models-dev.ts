/** The api.json of models.dev: providers, their models, and what a million tokens of each cost in US dollars. */
import { z } from 'zod';
import { DataError } from '#src/errors.ts';
import type { Currency } from './currencies.ts';

/** What its prices are in. */
export const modelsDevCurrency: Currency = 'USD';

/** Other fields are theirs to change; a price that is not said is not there. https://models.dev/api.json */
const rates = z.looseObject({
  input: z.number().nonnegative().optional(),
  output: z.number().nonnegative().optional(),
  cache_read: z.number().nonnegative().optional(),
  cache_write: z.number().nonnegative().optional(),
});
/** `tiers`: what holds for requests with more input than `size` tokens; `context_over_200k` is their older form, kept beside them by some entries. */
const cost = rates.extend({
  tiers: z.array(rates.extend({ tier: z.looseObject({ type: z.string(), size: z.number().positive() }) })).optional(),
  context_over_200k: rates.optional(),
});
const model = z.looseObject({ id: z.string().optional(), name: z.string().optional(), cost: cost.optional() });
const file = z.record(z.string(), z.looseObject({ id: z.string().optional(), name: z.string().optional(), models: z.record(z.string(), model) }));

export type PriceKind = 'input' | 'cached-input' | 'output' | 'cache-write';
/** US dollars per 1M tokens, for requests of at most `upTo` input tokens; without it to the end, or the limit is not known. */
export type PriceTier = { readonly amount: number; readonly upTo?: number | undefined };
/** Tiers of each kind, the shortest input first; a kind that is not said is absent. */
export type KindPrices = Readonly<Partial<Record<PriceKind, readonly PriceTier[]>>>;
export type OfferedPrice = {
  readonly provider: { readonly id: string; readonly name: string };
  readonly model: { readonly id: string; readonly name: string };
  readonly prices: KindPrices;
};

const kinds = [
  ['input', 'input'],
  ['cached-input', 'cache_read'],
  ['output', 'output'],
  ['cache-write', 'cache_write'],
] as const;

type Rates = z.infer<typeof rates>;
/** `over`: input tokens of a request above which the rates hold. */
type Band = { readonly over: number; readonly rates: Rates };

/** Tiers that depend on something else than the length of the input are another price list, which we do not have. */
function bandsOf(said: z.infer<typeof cost>): readonly Band[] {
  const longer = said.tiers
    ? said.tiers.flatMap(({ tier, ...own }) => (tier.type === 'context' ? [{ over: tier.size, rates: own }] : []))
    : said.context_over_200k
      ? [{ over: 200_000, rates: said.context_over_200k }]
      : [];
  return [{ over: 0, rates: said }, ...longer.toSorted((a, b) => a.over - b.over)];
}

/** Subscriptions and free models stand there with zeros: they are no price list. */
function pricesOf(said: z.infer<typeof cost> | undefined): KindPrices | undefined {
  if (!said || ((said.input ?? 0) === 0 && (said.output ?? 0) === 0)) return undefined;
  const bands = bandsOf(said);
  return Object.fromEntries(
    kinds.flatMap(([kind, name]) => {
      const told = bands.flatMap(({ over, rates: { [name]: amount } }) => (amount === undefined ? [] : [{ over, amount }]));
      const tiers = told.map(({ amount }, i): PriceTier => ({ amount, upTo: told[i + 1]?.over }));
      return told[0]?.over === 0 ? [[kind, tiers]] : [];
    }),
  );
}

/** `name` is how errors call the file. Throws DataError for what is no JSON or has another shape. */
export function readModelsDev(text: string, name: string): readonly OfferedPrice[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new DataError(name, 'JSON', error instanceof Error ? error.message : String(error));
  }
  const read = file.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new DataError(name, issue?.path.join('.') || 'top level', issue?.message ?? 'not the api.json of models.dev');
  }
  if (Object.keys(read.data).length === 0) throw new DataError(name, 'top level', 'no provider in it');
  return Object.entries(read.data).flatMap(([provider, { name: providerName = provider, models }]) =>
    Object.entries(models).flatMap(([id, { name: modelName = id, cost: said }]) => {
      const prices = pricesOf(said);
      return prices ? [{ provider: { id: provider, name: providerName }, model: { id, name: modelName }, prices }] : [];
    }),
  );
}
