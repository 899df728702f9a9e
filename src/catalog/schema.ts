/**
 * The shape of the data files. Every attribute of an entity is a list of facts, and a fact is a value with its provenance.
 * `attributes` below is the whole list; its `keys` say which fields tell two slots of one attribute apart.
 */
import { z } from 'zod';
import { currencies } from './currencies.ts';
import { isDay } from './days.ts';
import { limitWindows, periods } from './spans.ts';

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** A calendar day (YYYY-MM-DD) in Asia/Shanghai. */
export const day = z.string().refine(isDay, 'no such day (YYYY-MM-DD)');
export const id = z.string().regex(ID);
export const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const url = z.url({ protocol: /^https?$/ });

/** Best first: a vendor's page (or a transcript of it), somebody's measurement, a third party, our arithmetic, an opinion. */
export const bases = ['vendor', 'measured', 'reported', 'derived', 'opinion'] as const;
export const units = ['prompt', 'request', 'token', 'uncached-token', 'credit'] as const;
/** `all`: said of every window of a plan at once. */
export const windows = [...limitWindows, 'all'] as const;
/** What a price is tied to: the subscription renews itself, or it is bought for one period only. */
export const conditions = ['automatic-renewal', 'single'] as const;
const purchases = z.array(z.enum(['first-purchase', 'upgrade', 'renewal'])).min(1);

/** Whom a fact is about: buyers of the day, or those who subscribed before a day and keep their terms. */
const cohort = z.union([z.literal('new'), z.strictObject({ subscribedBefore: day })]);

const provenance = {
  /** Key in sources.yaml. */
  source: id,
  /** Where in the source: a heading, a row, a list entry, in the source's own words. */
  place: z.string().min(1).optional(),
  /** The day the source was last seen saying so; without it the source's own date. */
  checked: day.optional(),
  /** Without it the source's own basis. */
  basis: z.enum(bases).optional(),
  /** First day it holds (inclusive) and first day it no longer holds (exclusive); no `from`: the start is unknown. */
  from: day.optional(),
  until: day.optional(),
  /** The day its own source took it back as mistaken. */
  retracted: day.optional(),
  for: cohort.optional(),
  approx: z.literal(true).optional(),
  note: localized.optional(),
};

const range = z.strictObject({ low: z.number().nonnegative(), typical: z.number().nonnegative().optional(), high: z.number().nonnegative() });
/** A figure, or an interval. */
const amount = z.union([z.number().nonnegative(), range]);
const bound = z.enum(['exact', 'atMost', 'atLeast']).optional();
const list = { items: z.array(id).min(1), complete: z.boolean() };
const currency = z.enum(currencies);

/**
 * `peak` of a multiplier or a credit tariff: `days` 1 (Monday) to 7, hours of the day in UTC+8, `to` exclusive; `peak: off` = all other hours.
 */
const peak = z.union([
  z.literal('off'),
  z.strictObject({ days: z.array(z.int().min(1).max(7)).optional(), from: z.int().min(0).max(23), to: z.int().min(1).max(24) }),
]);

const fact = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, ...provenance });

/** Every attribute that a vendor, a line, a plan or a model may state. */
export const attributes = {
  /**
   * What one billing period costs in a phase. `periods`: how many periods the phase lasts, or that nobody says. `condition`: only who accepts it pays
   * this; the price without one is the price. `on`: who gets an opening price besides new buyers.
   */
  prices: {
    fact: fact({
      phase: z.enum(['first', 'second', 'regular', 'renewal']),
      per: z.enum(periods),
      amount: z.number().nonnegative(),
      currency,
      periods: z.union([z.int().positive(), z.literal('unknown')]).optional(),
      condition: z.enum(conditions).optional(),
      on: purchases.optional(),
    }),
    keys: ['phase', 'per', 'currency', 'condition'],
  },
  /** `off` is the share taken off (0.55 = 55 % less). `referral`: only for who comes by somebody's link; no calculation takes it off. */
  discounts: {
    fact: fact({
      id,
      name: localized,
      per: z.enum(periods).optional(),
      off: z.number().min(0).max(1),
      on: purchases,
      referral: z.literal(true).optional(),
      detail: localized.optional(),
    }),
    keys: ['id', 'per'],
  },
  /**
   * What a window allows. `amount: none` = no such limit. `times` says it as a multiple of another plan's quota; `window: all` = of all its windows.
   * `unpublished`: there is such a limit, and the vendor does not say how large. `resets: first-use`: the window opens with the first call after the
   * last one closed. `model`: only where the reading is for one model.
   */
  quotas: {
    fact: fact({
      window: z.enum(windows),
      resets: z.enum(['rolling', 'calendar', 'subscription', 'order', 'first-use']).optional(),
      amount: z.union([amount, z.literal('none')]).optional(),
      times: z.strictObject({ of: id, factor: z.number().positive() }).optional(),
      unpublished: z.literal(true).optional(),
      unit: z.enum(units).optional(),
      bound,
      model: id.optional(),
    })
      .refine((q) => [q.amount, q.times, q.unpublished].filter((said) => said !== undefined).length === 1, 'needs one of amount, times, unpublished')
      .refine((q) => q.amount === undefined || q.amount === 'none' || q.unit !== undefined, 'an amount needs a unit'),
    keys: ['window', 'model'],
  },
  /** A call of `model` counts `factor` times against the quota. */
  multipliers: { fact: fact({ model: id, factor: amount, peak: peak.optional() }), keys: ['model', 'peak'] },
  availability: {
    fact: fact({ to: z.enum(['new', 'renewal', 'upgrade']), state: z.enum(['open', 'limited', 'closed']), detail: localized.optional() }),
    keys: ['to'],
  },
  /** The time of day (UTC+8) at which what is sold in limited numbers comes on sale each day. */
  saleTimes: { fact: fact({ at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'no time of day (HH:MM)') }), keys: ['at'] },
  /** How many seats one order takes, where a plan is sold by the seat. */
  seats: {
    fact: fact({ least: z.int().positive().optional(), most: z.int().positive().optional() }).refine(
      ({ least, most }) => (least ?? most) !== undefined && (least ?? 1) <= (most ?? Number.POSITIVE_INFINITY),
      'needs least or most, in order',
    ),
    keys: [],
  },
  /** What a subscription goes on as when its period ends, where it cannot be renewed as it is. */
  renewsAs: { fact: fact({ plan: id, detail: localized.optional() }), keys: [] },
  /** Calls of `model`, by its old name, are answered by the model `to`. */
  routes: { fact: fact({ model: id, to: id }), keys: ['model'] },
  /** `complete: true`: what is not listed is not included; otherwise absence means unknown. */
  models: { fact: fact(list), keys: [] },
  clients: { fact: fact(list), keys: [] },
  /** Items are glossary ids (openai-protocol, anthropic-protocol). */
  protocols: { fact: fact(list), keys: [] },
  mcpServers: { fact: fact({ id, name: localized, url: url.optional() }), keys: ['id'] },
  /** `feature` and `rule` are glossary ids, so that their names live in the data. */
  features: { fact: fact({ feature: id, value: z.enum(['yes', 'no', 'limited', 'unstated']), detail: localized.optional() }), keys: ['feature'] },
  rules: { fact: fact({ rule: id, value: z.enum(['yes', 'no', 'limited', 'unstated']), detail: localized.optional() }), keys: ['rule'] },
  ratings: { fact: fact({ dimension: id, score: z.number().min(0), of: z.number().positive() }), keys: ['dimension'] },
  /** `needs`: the same condition as data, so that a recommendation can cite it. */
  advice: {
    fact: fact({
      id,
      text: localized,
      needs: z
        .strictObject({
          clients: z.array(id).optional(),
          models: z.array(id).optional(),
          features: z.array(id).optional(),
          rules: z.array(id).optional(),
          usage: z.enum(['burst', 'steady']).optional(),
          budget: z.literal('tight').optional(),
        })
        .optional(),
    }),
    keys: ['id'],
  },
  /** "As much as `factor` times `of`": a claim about somebody else's plan, `at` our own quota that it was said of. */
  equivalents: {
    fact: fact({
      of: id,
      factor: z.number().positive(),
      at: z.strictObject({ window: z.enum(windows), amount: z.number(), unit: z.enum(units) }).optional(),
    }),
    keys: ['of'],
  },
  /** What the quota is said to be worth, as a multiple of the API price of the same use. */
  worth: { fact: fact({ times: amount, detail: localized.optional() }), keys: [] },
  links: {
    fact: fact({
      kind: z.enum(['site', 'subscribe', 'docs', 'console', 'usage', 'pricing', 'billing', 'keys', 'community', 'guide', 'weights']),
      url,
      name: localized.optional(),
    }),
    keys: ['kind', 'url'],
  },
  endpoints: { fact: fact({ protocol: id, url, keyPrefix: z.string().min(1).optional() }), keys: ['protocol', 'url'] },
  environment: { fact: fact({ client: id, variable: z.string().min(1), value: z.string().min(1) }), keys: ['client', 'variable'] },
  /** A ready-made configuration that somebody published. */
  recipes: { fact: fact({ id, name: localized, text: localized, client: id, url: url.optional() }), keys: ['id'] },
  /** Something that happened on `day`. */
  events: {
    fact: fact({
      id,
      day,
      kind: z.enum(['price', 'quota', 'model', 'plan', 'promotion', 'availability', 'rule', 'measurement', 'comment']),
      text: localized,
    }),
    keys: ['id'],
  },
  /** What has no type of its own; `topic` is a glossary id, by which a question finds it. */
  notes: { fact: fact({ id, topic: id, text: localized }), keys: ['id'] },
  /** Of a model: the day from which anybody could use it. Before that day it neither ranks nor is offered; without one its first day is unknown. */
  released: { fact: fact({ day }), keys: [] },
  /** Of a model: weights in all and active per token. */
  parameters: { fact: fact({ total: z.number().positive(), active: z.number().positive().optional() }), keys: [] },
  /** Of a model: tokens. */
  context: { fact: fact({ tokens: z.number().positive() }), keys: [] },
  highlights: { fact: fact({ text: localized }), keys: [] },
  /**
   * Price of 1M tokens on pay-as-you-go. Several tiers: cheapest first; `upTo` (input tokens of the request, inclusive) stays away where the source does not say it.
   * `host`: who serves it, where that is not the model's own vendor; `list`: a price list of its own (cn, intl).
   */
  apiPrices: {
    fact: fact({
      kind: z.enum(['input', 'cached-input', 'output', 'cache-write']),
      currency,
      tiers: z.array(z.strictObject({ amount: z.number().nonnegative(), upTo: z.number().positive().optional() })).min(1),
      host: z.string().min(1).optional(),
      list: z.enum(['cn', 'intl']).optional(),
    }),
    keys: ['kind', 'currency', 'host', 'list'],
  },
} as const;

/** Keys that a look-up has to name: a slot that has one is never an answer to a question that does not ask for it. */
export const namedKeys: { readonly [A in keyof typeof attributes]?: readonly string[] } = { prices: ['condition'] };

export type Attribute = keyof typeof attributes;
export type Fact<A extends Attribute> = z.infer<(typeof attributes)[A]['fact']>;
/** The part of a fact that tells its slot. */
export type FactKeys<A extends Attribute> = Pick<Fact<A>, (typeof attributes)[A]['keys'][number] & keyof Fact<A>>;

const factLists = {} as { [A in Attribute]: z.ZodOptional<z.ZodArray<(typeof attributes)[A]['fact']>> };
for (const name of Object.keys(attributes) as Attribute[]) {
  (factLists as Record<string, unknown>)[name] = z.array(attributes[name].fact).min(1).optional();
}

const named = { names: localized, aliases: z.array(z.string().min(1)).default([]) };

export const vendorFile = z.strictObject({ ...named, ...factLists });
export const lineFile = z.strictObject({
  vendor: id,
  region: z.enum(['cn', 'intl']),
  product: z.enum(['coding-plan', 'token-plan', 'agent-plan']),
  ...named,
  ...factLists,
});
/**
 * `tier`: the short name inside its line; `order`: from small to large. `everyday`: the tier is a common word ("Go"), which means the plan only beside
 * its line or in reply to an answer about it.
 */
export const planFile = z.strictObject({
  line: id,
  tier: localized,
  order: z.int().nonnegative(),
  everyday: z.literal(true).optional(),
  ...named,
  ...factLists,
});
/** `maker`: who trained it; `vendor` where the maker is one of ours. `family` groups versions ("qwen"). */
export const modelFile = z.strictObject({ maker: localized, vendor: id.optional(), family: id, ...named, ...factLists });
export const clientFile = z.strictObject({ ...named, ...factLists });

/** A document that facts cite: its `date` and `basis` hold for each fact that states none. */
export const sourcesFile = z.record(
  id,
  z.strictObject({ title: localized, url: url.optional(), date: day, basis: z.enum(bases), licence: z.string().optional() }),
);

export const ratesFile = z.array(
  z.strictObject({ base: currency, quote: currency, rate: z.number().positive(), day, source: id, place: z.string().optional() }),
);

/** Where a conversion holds; an empty scope: anywhere. `task` is a glossary id (simple-question, refactoring …). */
const scope = z.strictObject({ vendor: id.optional(), line: id.optional(), plan: id.optional(), model: id.optional(), task: id.optional() });
/**
 * `units`: one `unit` is `amount` of `to` (`from` is a day, as in every fact). `share`: a part (0 to 1) of input + output tokens. `credits`: credits = Σ coefficient × tokens / `per`.
 */
export const conversionsFile = z.array(
  z.discriminatedUnion('type', [
    fact({ type: z.literal('units'), id, unit: z.enum(units), to: z.enum(units), amount, bound, scope }),
    fact({ type: z.literal('share'), id, share: z.enum(['input', 'cached', 'output']), of: z.enum(['input+output', 'input']), amount, scope }),
    fact({
      type: z.literal('credits'),
      id,
      input: z.number(),
      cached: z.number(),
      output: z.number(),
      per: z.number().positive(),
      factor: z.number().positive(),
      peak: peak.optional(),
      scope,
    }),
  ]),
);

/**
 * Terms: definitions, and the names of rules, features, dimensions, topics, protocols and of other people's plans.
 * `better`: the answer to a rule or a feature that a buyer would rather have; without it neither is marked as better.
 * `says`: what a rule or a feature comes to in a sentence, behind the name of the plan that has it or has it not.
 * `opposite`: what is wanted by who does not want it. `near`: what is told where nobody states it.
 */
export const glossaryFile = z.record(
  id,
  z.strictObject({
    kind: z.enum(['term', 'rule', 'feature', 'dimension', 'topic', 'protocol', 'task', 'product']),
    ...named,
    better: z.enum(['yes', 'no']).optional(),
    says: z.strictObject({ yes: localized, no: localized }).optional(),
    opposite: id.optional(),
    near: z.array(id).optional(),
    definitions: z.array(fact({ text: localized })).default([]),
  }),
);

/** Products that are known by name only, in groups for the reader. */
export const outsidersFile = z.record(id, z.array(z.string().min(1)));

/** What the tables list belongs to the shape. */
export type { Currency } from './currencies.ts';
export type { Period } from './spans.ts';
export { currencies, periods };

export type Day = z.infer<typeof day>;
export type Localized = z.infer<typeof localized>;
export type Basis = (typeof bases)[number];
export type Unit = (typeof units)[number];
export type QuotaWindow = (typeof windows)[number];
export type Amount = z.infer<typeof amount>;
export type Cohort = z.infer<typeof cohort>;
export type Source = z.infer<typeof sourcesFile>[string];
export type Rate = z.infer<typeof ratesFile>[number];
export type Conversion = z.infer<typeof conversionsFile>[number];
export type Term = z.infer<typeof glossaryFile>[string];
