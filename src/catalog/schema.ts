/**
 * The shape of the data files. Every attribute of an entity is a list of facts, and a fact is a value with its provenance. The parts are in `schema/`, a
 * file a subject; everybody else reads them from here.
 */
export { type Currency, currencies } from './currencies.ts';
export { type Attribute, attributes, type Fact, type FactKeys, namedKeys } from './schema/attributes.ts';
export { type Amount, type Day, day, id, type Localized } from './schema/basics.ts';
export { clientFile, isProduct, lineFile, modelFile, type Product, planFile, products, vendorFile } from './schema/entities.ts';
export { conditions } from './schema/prices.ts';
export { type Basis, bases, type Cohort } from './schema/provenance.ts';
export { type QuotaWindow, windows } from './schema/quotas.ts';
export {
  type Conversion,
  conversionsFile,
  type FeedForm,
  glossaryFile,
  outsidersFile,
  type Rate,
  ratesFile,
  type Source,
  sourcesFile,
  type Term,
} from './schema/reference-files.ts';
export { type Period, periods } from './spans.ts';
export { type Unit, units } from './units.ts';
