/** The api.json of models.dev: providers, their models, and what a million tokens of each cost in US dollars. */
import { z } from 'zod';
import { DataError } from '#src/errors.ts';

/** Other fields are theirs to change; a price that is not said is not there. https://models.dev/api.json */
const cost = z.looseObject({
  input: z.number().nonnegative().optional(),
  output: z.number().nonnegative().optional(),
  cache_read: z.number().nonnegative().optional(),
  cache_write: z.number().nonnegative().optional(),
});
const model = z.looseObject({ id: z.string().optional(), name: z.string().optional(), cost: cost.optional() });
const file = z.record(z.string(), z.looseObject({ id: z.string().optional(), name: z.string().optional(), models: z.record(z.string(), model) }));

export type PriceKind = 'input' | 'cached-input' | 'output' | 'cache-write';
/** US dollars per 1M tokens; a kind that is not said is absent. */
export type KindPrices = Readonly<Partial<Record<PriceKind, number>>>;
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

/** Subscriptions and free models stand there with zeros: they are no price list. */
function pricesOf(said: z.infer<typeof cost> | undefined): KindPrices | undefined {
  if (!said || ((said.input ?? 0) === 0 && (said.output ?? 0) === 0)) return undefined;
  return Object.fromEntries(kinds.flatMap(([kind, name]) => (said[name] === undefined ? [] : [[kind, said[name]]])));
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
