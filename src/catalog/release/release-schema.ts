/** The JSON schema of a release, made from the schema of the files. */
import { z } from 'zod';
import * as schema from '../schema.ts';
import { FORMAT, VERSION } from './release.ts';

/** What every fact of a release says, whatever its attribute. */
const stated = {
  factId: z
    .string()
    .min(1)
    .describe('Stays the same as long as the slot, the source and the first day of the fact do: owner/attribute:keys@source~first-day.'),
  checked: schema.day.describe('The day the source was last seen saying so.'),
  basis: z.enum(schema.bases).describe('How good it is: a page of the vendor, a measurement, a third party, our arithmetic, an opinion.'),
};

type Fact = (typeof schema.attributes)[schema.Attribute]['fact'];

function entities(file: z.ZodObject, description: string): z.ZodType {
  const lists = Object.fromEntries(
    (Object.keys(schema.attributes) as schema.Attribute[]).map((name) => [
      name,
      z
        .array((schema.attributes[name].fact as Fact).safeExtend(stated))
        .min(1)
        .optional(),
    ]),
  );
  return z.array(file.extend({ id: schema.id, ...lists })).describe(description);
}

const sources = schema.sourcesFile.describe('The documents that facts cite, by id; `licence` where a source asks for one to be named.');
const term = schema.glossaryFile.valueType;
const definition = term.shape.definitions.unwrap().element;

function releaseSchema(): z.ZodType {
  const [rate, conversion] = [schema.ratesFile.element, schema.conversionsFile.element];
  return z
    .strictObject({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of the other members as JSON without spaces, in their order.'),
      format: z.literal(FORMAT),
      version: z.literal(VERSION),
      licence: z.string().describe('Of the compilation.'),
      newest: schema.day.describe('The latest day on which any fact was checked.'),
      sources,
      vendors: entities(schema.vendorFile, 'Who sells plans.'),
      lines: entities(schema.lineFile, 'What a vendor sells under one name; its plans inherit what it states.'),
      plans: entities(schema.planFile, 'The tiers of a line.'),
      models: entities(schema.modelFile, 'Models, with their API prices.'),
      clients: entities(schema.clientFile, 'Programs that a plan is used with.'),
      glossary: z
        .record(schema.id, term.extend({ definitions: z.array(definition.safeExtend(stated)) }))
        .describe('Terms, rules, features, protocols, tasks.'),
      conversions: z.array(z.union(conversion.options.map((option) => option.safeExtend(stated)))).describe('What one unit is in another.'),
      rates: z.array(rate.extend({ factId: stated.factId })).describe('Exchange rates by day.'),
      outsiders: z.array(z.string()).describe('Products known by name only.'),
    })
    .meta({ title: 'Suanpan data', description: 'AI coding plans: every fact with its source, the day it was checked and the days it holds.' });
}

/** JSON Schema (draft 2020-12). Rules over several members of a fact are in data/README.md alone. */
export function releaseJsonSchema(): object {
  return z.toJSONSchema(releaseSchema(), { io: 'output', reused: 'ref' });
}
