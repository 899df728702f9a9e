/**
 * The shape of the data files. Every attribute of an entity is a list of facts, and a fact is a value with its provenance.
 * `attributes` below is the whole list; its `keys` say which fields tell two slots of one attribute apart.
 */
import { z } from 'zod';
import { currencies } from './currencies.ts';
import { isDay } from './days.ts';
import { limitWindows, periods } from './spans.ts';
import { units } from './units.ts';

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** A calendar day (YYYY-MM-DD) in Asia/Shanghai. */
export const day = z.string().refine(isDay, 'no such day (YYYY-MM-DD)');
export const id = z.string().regex(ID);
export const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const url = z.url({ protocol: /^https?$/ });

/** Best first: a vendor's page (or a transcript of it), somebody's measurement, a third party, our arithmetic, an opinion. */
export const bases = ['vendor', 'measured', 'reported', 'derived', 'opinion'] as const;
export { type Unit, units } from './units.ts';
/** `all`: said of every window of a plan at once. */
export const windows = [...limitWindows, 'all'] as const;
/** What a price is tied to: the subscription renews itself, or it is bought for one period only. */
export const conditions = ['automatic-renewal', 'single', 'student'] as const;
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
 * `peak` of a multiplier or a credit tariff: `days` 1 (Monday) to 7, hours of the day in UTC+8, `to` exclusive; `also`: further spans;
 * `to` before `from` runs over midnight into the next day; `peak: off` = all other hours. `holidays: off`: public holidays of China have no peak.
 */
const hours = {
  days: z.array(z.int().min(1).max(7)).optional(),
  from: z.int().min(0).max(23),
  to: z.int().min(1).max(24),
};
const peak = z.union([
  z.literal('off'),
  z.strictObject({ ...hours, also: z.array(z.strictObject(hours)).min(1).optional(), holidays: z.literal('off').optional() }),
]);

const fact = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, ...provenance });

/** Every attribute that a vendor, a line, a plan or a model may state. */
export const attributes = {
  /**
   * What one billing period costs in a phase. `periods`: how many periods the phase lasts, or that nobody says. `condition`: only who accepts it pays
   * this; the price without one is the price. `country` (ISO): only there. `seat`: of each seat. `on`: who gets an opening price besides new buyers.
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
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      seat: z.literal(true).optional(),
    }),
    keys: ['phase', 'per', 'currency', 'condition', 'country'],
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
   * last one closed; `zone: utc`: calendar days and months are those of UTC. `model`: only where the reading is for one model; `pool` (a glossary id):
   * for models that draw on a quota of their own, `models` where they are named. `share`: the most of the window's quota for all that this model or pool may take. `parts`: what the
   * amount is made up of.
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
      pool: id.optional(),
      models: z.array(id).min(1).optional(),
      share: z.number().positive().max(1).optional(),
      zone: z.literal('utc').optional(),
      parts: z
        .array(z.strictObject({ kind: z.enum(['base', 'flexible', 'bonus']), amount: z.number().nonnegative() }))
        .min(2)
        .optional(),
    })
      .refine(
        (q) => [q.amount, q.times, q.unpublished, q.share].filter((said) => said !== undefined).length === 1,
        'needs one of amount, times, unpublished, share',
      )
      .refine((q) => q.share === undefined || (q.model ?? q.pool) !== undefined, 'a share is of a model or a pool')
      .refine((q) => q.parts === undefined || q.parts.reduce((sum, part) => sum + part.amount, 0) === q.amount, 'parts must add up to the amount')
      .refine((q) => q.amount === undefined || q.amount === 'none' || q.unit !== undefined, 'an amount needs a unit'),
    keys: ['window', 'model', 'pool'],
  },
  /** A call of `model` counts `factor` times against the quota. */
  multipliers: { fact: fact({ model: id, factor: amount, peak: peak.optional() }), keys: ['model', 'peak'] },
  availability: {
    fact: fact({ to: z.enum(['new', 'renewal', 'upgrade']), state: z.enum(['open', 'limited', 'closed']), detail: localized.optional() }),
    keys: ['to'],
  },
  /** The time of day (UTC+8) at which what is sold in limited numbers comes on sale each day. */
  saleTimes: { fact: fact({ at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'no time of day (HH:MM)') }), keys: ['at'] },
  /** How many seats one order takes, where a plan is sold by the seat; `included`: those that the price without `seat` covers. */
  seats: {
    fact: fact({ least: z.int().positive().optional(), most: z.int().positive().optional(), included: z.int().positive().optional() }).refine(
      ({ least, most, included }) => (least ?? most ?? included) !== undefined && (least ?? 1) <= (most ?? Number.POSITIVE_INFINITY),
      'needs least, most or included, in order',
    ),
    keys: [],
  },
  /** What may be used beyond the quota, and what it costs: so much of money for `of` a `unit`. `byDefault: off`: only who switches it on pays. */
  overage: {
    fact: fact({
      amount: z.number().nonnegative(),
      currency,
      of: z.number().positive(),
      unit: z.enum(units),
      byDefault: z.enum(['on', 'off']).optional(),
      detail: localized.optional(),
    }),
    keys: ['unit', 'currency'],
  },
  /** Quota that may be bought on top: `amount` of `unit` for a price, to be used within so many days. */
  packs: {
    fact: fact({
      id,
      price: z.number().nonnegative(),
      currency,
      amount: z.number().positive(),
      unit: z.enum(units),
      days: z.int().positive().optional(),
    }),
    keys: ['id'],
  },
  /** Use that is given once: on signing up, with a purchase, for signing in. */
  grants: {
    fact: fact({ on: z.enum(['sign-up', 'purchase', 'sign-in']), amount, unit: z.enum(units), detail: localized.optional() }),
    keys: ['on', 'unit'],
  },
  /** What is charged beside the price: a share of it, or a sum. */
  fees: {
    fact: fact({
      id,
      name: localized,
      share: z.number().min(0).max(1).optional(),
      amount: z.number().nonnegative().optional(),
      currency: currency.optional(),
    })
      .refine(({ share, amount: sum }) => (share ?? sum) !== undefined, 'needs share or amount')
      .refine(({ amount: sum, currency: of }) => (sum === undefined) === (of === undefined), 'an amount needs a currency'),
    keys: ['id'],
  },
  /** Limits that use does not add up to: how much at once, or in a minute. */
  limits: {
    fact: fact({ kind: z.enum(['concurrency', 'requests-per-minute', 'tokens-per-minute', 'context']), amount, bound }),
    keys: ['kind'],
  },
  /** Who may buy: countries by their ISO codes (`except`: everywhere else), natural persons, who has a number of mainland China, who proves an identity. */
  buyers: {
    fact: fact({
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
      except: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
      individuals: z.enum(['yes', 'no']).optional(),
      phone: z.enum(['mainland', 'any']).optional(),
      identity: z.enum(['yes', 'no']).optional(),
      detail: localized.optional(),
    }),
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
  /** Of a model: what a public test gives it. `of`: the best that can be had; `harness`: the agent that it was run in. Scores of two tests are never set against each other. */
  benchmarks: {
    fact: fact({ test: id, score: z.number(), of: z.number().positive().optional(), harness: z.string().min(1).optional() }),
    keys: ['test', 'harness'],
  },
  /** Of a model: tokens a second as somebody measured them, at `host` where that is not the model's own vendor. */
  speed: { fact: fact({ tokensPerSecond: amount, host: z.string().min(1).optional() }), keys: ['host'] },
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
export const namedKeys: { readonly [A in keyof typeof attributes]?: readonly string[] } = { prices: ['condition', 'country'], quotas: ['pool'] };

export type Attribute = keyof typeof attributes;
export type Fact<A extends Attribute> = z.infer<(typeof attributes)[A]['fact']>;
/** The part of a fact that tells its slot. */
export type FactKeys<A extends Attribute> = Pick<Fact<A>, (typeof attributes)[A]['keys'][number] & keyof Fact<A>>;

const factLists = {} as { [A in Attribute]: z.ZodOptional<z.ZodArray<(typeof attributes)[A]['fact']>> };
for (const name of Object.keys(attributes) as Attribute[]) {
  (factLists as Record<string, unknown>)[name] = z.array(attributes[name].fact).min(1).optional();
}

/** A name stands inside sentences, which bring their own full stop. */
const name = z
  .string()
  .min(1)
  .regex(/[^.。]$/, 'ends in a full stop');
const named = { names: z.strictObject({ zh: name, en: name }), aliases: z.array(z.string().min(1)).default([]) };

export const vendorFile = z.strictObject({ ...named, ...factLists });
/** What a line sells: plans for coding tools, tokens in a package, agents; a subscription with a chat, an editor, a gateway to models, calls alone. */
export const products = ['coding-plan', 'token-plan', 'agent-plan', 'subscription', 'editor', 'gateway', 'api'] as const;
export type Product = (typeof products)[number];
export const isProduct = (text: string): text is Product => (products as readonly string[]).includes(text);

export const lineFile = z.strictObject({
  vendor: id,
  region: z.enum(['cn', 'intl']),
  product: z.enum(products),
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

/** How a program can read a source again: the forms that it knows. */
const feedForms = ['models-dev'] as const;

/**
 * A document that facts cite: its `date` and `basis` hold for each fact that states none. `feed`: where a program may fetch it, in which form; only
 * what its licence allows.
 */
export const sourcesFile = z.record(
  id,
  z
    .strictObject({
      title: localized,
      url: url.optional(),
      date: day,
      basis: z.enum(bases),
      licence: z.string().optional(),
      feed: z.strictObject({ url, form: z.enum(feedForms) }).optional(),
    })
    .refine(({ feed, licence }) => feed === undefined || licence !== undefined, 'a feed needs a licence that allows it'),
);

export const ratesFile = z.array(
  z.strictObject({ base: currency, quote: currency, rate: z.number().positive(), day, source: id, place: z.string().optional() }),
);

/** Where a conversion holds; an empty scope: anywhere. `task` is a glossary id (simple-question, refactoring …). */
const scope = z.strictObject({ vendor: id.optional(), line: id.optional(), plan: id.optional(), model: id.optional(), task: id.optional() });
/**
 * `units`: one `unit` is `amount` of `to` (`from` is a day, as in every fact). `share`: a part (0 to 1) of input + output tokens. `credits`: what tokens
 * cost in `unit` (credits where none is said) = Σ coefficient × tokens / `per`; in a unit of money: the plan's own rates.
 */
export const conversionsFile = z.array(
  z.discriminatedUnion('type', [
    fact({ type: z.literal('units'), id, unit: z.enum(units), to: z.enum(units), amount, bound, scope }),
    fact({ type: z.literal('share'), id, share: z.enum(['input', 'cached', 'output']), of: z.enum(['input+output', 'input']), amount, scope }),
    fact({
      type: z.literal('credits'),
      id,
      unit: z.enum(units).optional(),
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
 * `offer`: a kind of what lines sell, by its id. Some kinds are terms with a definition besides.
 * `opposite`: what is wanted by who does not want it. `near`: what is told where nobody states it.
 */
export const glossaryFile = z.record(
  id,
  z.strictObject({
    kind: z.enum(['term', 'rule', 'feature', 'dimension', 'topic', 'protocol', 'task', 'product', 'offer']),
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
export type QuotaWindow = (typeof windows)[number];
export type Amount = z.infer<typeof amount>;
export type Cohort = z.infer<typeof cohort>;
export type FeedForm = (typeof feedForms)[number];
export type Source = z.infer<typeof sourcesFile>[string];
export type Rate = z.infer<typeof ratesFile>[number];
export type Conversion = z.infer<typeof conversionsFile>[number];
export type Term = z.infer<typeof glossaryFile>[string];
