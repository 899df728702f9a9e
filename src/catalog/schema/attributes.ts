/**
 * Every attribute that a vendor, a line, a plan or a model may state, in the order in which comparisons list them. Every attribute is a list of facts;
 * its `keys` say which fields tell two slots of one attribute apart.
 */
import { z } from 'zod';
import { accessAttributes } from './access.ts';
import { modelAttributes } from './models.ts';
import { priceAttributes } from './prices.ts';
import { quotaAttributes } from './quotas.ts';
import { saleAttributes } from './sale.ts';
import { statementAttributes } from './statements.ts';

export const attributes = {
  prices: priceAttributes.prices,
  discounts: priceAttributes.discounts,
  quotas: quotaAttributes.quotas,
  multipliers: quotaAttributes.multipliers,
  availability: saleAttributes.availability,
  saleTimes: saleAttributes.saleTimes,
  seats: saleAttributes.seats,
  overage: priceAttributes.overage,
  packs: priceAttributes.packs,
  grants: priceAttributes.grants,
  fees: priceAttributes.fees,
  limits: quotaAttributes.limits,
  buyers: saleAttributes.buyers,
  renewsAs: saleAttributes.renewsAs,
  routes: accessAttributes.routes,
  models: accessAttributes.models,
  clients: accessAttributes.clients,
  protocols: accessAttributes.protocols,
  mcpServers: accessAttributes.mcpServers,
  features: statementAttributes.features,
  rules: statementAttributes.rules,
  ratings: statementAttributes.ratings,
  advice: statementAttributes.advice,
  equivalents: statementAttributes.equivalents,
  worth: statementAttributes.worth,
  links: accessAttributes.links,
  endpoints: accessAttributes.endpoints,
  environment: accessAttributes.environment,
  recipes: accessAttributes.recipes,
  events: statementAttributes.events,
  notes: statementAttributes.notes,
  released: modelAttributes.released,
  benchmarks: modelAttributes.benchmarks,
  speed: modelAttributes.speed,
  parameters: modelAttributes.parameters,
  context: modelAttributes.context,
  highlights: modelAttributes.highlights,
  apiPrices: modelAttributes.apiPrices,
} as const;

/** Keys that a look-up has to name: a slot that has one is never an answer to a question that does not ask for it. */
export const namedKeys: { readonly [A in keyof typeof attributes]?: readonly string[] } = { prices: ['condition', 'country'], quotas: ['pool'] };

export type Attribute = keyof typeof attributes;
export type Fact<A extends Attribute> = z.infer<(typeof attributes)[A]['fact']>;
/** The part of a fact that tells its slot. */
export type FactKeys<A extends Attribute> = Pick<Fact<A>, (typeof attributes)[A]['keys'][number] & keyof Fact<A>>;

export const factLists = {} as { [A in Attribute]: z.ZodOptional<z.ZodArray<(typeof attributes)[A]['fact']>> };
for (const name of Object.keys(attributes) as Attribute[]) {
  (factLists as Record<string, unknown>)[name] = z.array(attributes[name].fact).min(1).optional();
}
