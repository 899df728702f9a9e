/** The files beside those of entities: sources, rates, conversions, the glossary and the names of outsiders. */
import { z } from 'zod';
import { units } from '../units.ts';
import { amount, bound, currency, day, id, localized, url } from './basics.ts';
import { named } from './entities.ts';
import { peak } from './peak.ts';
import { bases, fact } from './provenance.ts';

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

export type FeedForm = (typeof feedForms)[number];
export type Source = z.infer<typeof sourcesFile>[string];
export type Rate = z.infer<typeof ratesFile>[number];
export type Conversion = z.infer<typeof conversionsFile>[number];
export type Term = z.infer<typeof glossaryFile>[string];
