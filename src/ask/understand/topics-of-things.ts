/** Topics of models, clients and terms: what is in a list, what an API price is, what the glossary has a name for. */
import { within } from '../places.ts';
import type { Topic } from '../query/topics.ts';
import type { Subjects } from './subjects.ts';
import { namesLine } from './subjects.ts';
import { BY_KIND, BY_TERM, PARTS, topic, VAGUE } from './topic-words.ts';
import type { Reading } from './topics.ts';

/** A plan or a line set against paying for every call; neither a model, whose prices are known, nor an amount to reckon with is named. */
export function isAgainstApi({ heard, subjects }: Reading): boolean {
  const reckoned = subjects.models.length > 0 || heard.all('quantity').some(({ unit, value }) => unit !== undefined && value !== 1);
  if (subjects.offers.length === 0 || reckoned || heard.has('api-access')) return false;
  const valued = heard.has('price', 'value', 'worth', 'compare', 'ratio', 'cheaper', 'dearer', 'save', 'equivalent', 'difference', 'worth-buying');
  return heard.has('share-of-api') || (valued && heard.has('beside-api'));
}

export function apiTopics({ heard, subjects }: Reading): readonly Topic[] {
  const offered = subjects.offers.length > 0;
  const ofModels = subjects.models.length > 0;
  // Credit for the API that comes with a plan.
  if (offered && heard.hasTerm('included-credit')) return [];
  if ((!ofModels || heard.has('multiplier')) && !heard.has('api')) return [];
  // "Does a plan cover API calls" is a rule of the plan, not a price list.
  if (heard.has('worth') || (!ofModels && offered && !heard.has('price', 'cheaper', 'dearer', 'how-many'))) return [];
  const parts = PARTS.filter((part) => heard.has(part));
  const priced = heard.has('price', 'api', 'cheaper', 'dearer', 'cheapest') || heard.hasTerm('pay-as-you-go');
  if (!priced && parts.length === 0) return [];
  const telling = parts.length > 1 ? parts.filter((part) => part !== 'input' || !heard.has('cached', 'uncached')) : parts;
  return telling.length === 0 ? [topic('apiPrices')] : telling.map((part) => topic('apiPrices', { part }));
}

/** Families of models that are asked for: not as a part of another name, nor of a version that nobody knows. */
function familiesIn({ heard, subjects }: Reading): readonly string[] {
  const names = heard.all('name');
  const free = heard.all('family').filter((family) => {
    const inside = names.some(
      (name) => !name.models && within(family, name) && (name.end - name.start > family.end - family.start || namesLine(name)),
    );
    return !inside && !heard.all('number').some(({ start, glued }) => start - family.end <= 1 && start >= family.end && glued);
  });
  return [...new Set(free.filter(({ excluded }) => !excluded).map(({ family }) => family))].filter(
    (family) => !subjects.namedLines.some(({ id }) => id === family),
  );
}

/** Series of models that a setting of the line names: "opus" on a line that maps ANTHROPIC_DEFAULT_OPUS_MODEL to a model of its own. */
export function mappedSeries({ lines }: Subjects, families: readonly { readonly family: string }[]): readonly string[] {
  const variables = lines.flatMap(({ environment = [] }) => environment.map(({ variable }) => variable.toLowerCase()));
  return families.flatMap(({ family }) => (variables.some((variable) => variable.split('_').includes(family)) ? [family] : []));
}

/** "Does X take Y": a client or a model beside a plan or a line. */
export function membershipTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  const offered = subjects.offers.length > 0;
  const owned = offered || subjects.except.length > 0 || heard.has('which', 'all', 'recommend');
  const ofFamily =
    subjects.models.length === 0 &&
    (offered
      ? heard.has('models', 'whether', 'supports', 'which')
      : heard.has('which', 'all') && heard.has('supports', 'subscription', 'sale', 'holds', 'freely'));
  const other = heard.has('api', 'context', 'parameters', 'active', 'multiplier', 'environment');
  const mapped = mappedSeries(subjects, heard.all('family')).length > 0;
  const setUp = mapped || heard.has('environment', 'guide') || (heard.has('endpoint') && !heard.has('supports'));
  return [
    ...(ofFamily && !other && !mapped ? familiesIn(reading).map((family) => topic('models', { family })) : []),
    ...(setUp || !owned ? [] : subjects.clients.map(({ id: item }) => topic('clients', { item }))),
    ...(other || !owned ? [] : subjects.models.map(({ id: item }) => topic('models', { item }))),
  ];
}

/** "401, my key begins sk-x and the base url is y": the right address and key, against which they are held. */
export function setupTopics({ heard, subjects }: Reading): readonly Topic[] {
  const quoted = heard.all('literal').length > 0;
  const listed = heard.has('protocols', 'supports');
  const refused = heard.has('key-refused') && heard.has('key', 'endpoint', 'guide', 'environment') && !listed;
  const asked = quoted || refused || (heard.has('endpoint') && subjects.clients.length > 0 && !listed);
  if (!asked || subjects.models.length > 0 || heard.has('usage-page', 'remaining', 'price', 'billing-page')) return [];
  // Whether it works there is asked besides, unless it has failed there.
  const clients = heard.has('supports') && !heard.has('key-refused') ? subjects.clients.map(({ id: item }) => topic('clients', { item })) : [];
  return [...clients, topic('endpoints')];
}

/** "Does GLM-4.7 still exist, or is it swapped": which model answers to the name, and whether it is still in the list. */
export function routeTopics({ heard, subjects }: Reading): readonly Topic[] {
  const other = heard.has('price', 'quota', 'how-many', 'multiplier', 'context', 'api') || heard.all('variable').length > 0;
  if (!heard.has('routes') || other) return [];
  // When it goes away is something that happens to it.
  if (heard.has('asks-when') && subjects.offers.length === 0) return [topic('events')];
  return subjects.models.flatMap(({ id: item }) => [topic('routes', { item }), topic('models', { item })]);
}

/** "Not sold any more? What replaced it, and what does that cost": the price of what has taken its place is told with it. */
export function successorTopics({ heard, subjects }: Reading): readonly Topic[] {
  if (!heard.has('successor') || subjects.models.length + subjects.clients.length > 0) return [];
  return [topic('availability', { term: 'new' }), topic('renewsAs', { aspect: 'successor' })];
}

/** "What else can A be used with, besides X": the rest of the list that X is in. */
export function restTopics({ heard, subjects }: Reading): readonly Topic[] {
  if (subjects.offers.length === 0 || subjects.clients.length + subjects.models.length > 0 || !heard.has('which', 'asks-open', 'all')) return [];
  const left = heard.all('name').flatMap(({ excluded, entities }) => (excluded ? entities.map(({ kind }) => kind) : []));
  return (['client', 'model'] as const).flatMap((kind) => (left.includes(kind) ? [topic(`${kind}s`)] : []));
}

/** "Equals how many Claude plans": what vendors say a quota is worth of somebody else's. */
export function rivalTopics({ heard, subjects }: Reading): readonly Topic[] {
  const measured = heard.has('how-many', 'ratio', 'convert', 'same', 'more', 'compare', 'equivalent');
  const already = heard.all('term').some(({ of }) => of === 'product');
  return heard.has('rival') && subjects.offers.length > 0 && measured && !already && !heard.has('environment') ? [topic('equivalents')] : [];
}

/** Words of everyday use that only now and then mean the term. */
const MEANT: Readonly<Record<string, (reading: Reading, said: { readonly bare: boolean }) => boolean>> = {
  // What two have in common, and a part of something, are no account that people share.
  sharing: ({ heard }, { bare }) => !bare || heard.has('shared-by'),
  // 推荐 asks for advice unless somebody is invited.
  referral: ({ heard }) => heard.has('refers'),
  // When a quota rolls over is when it comes back.
  'carry-over': ({ heard }) => !heard.has('asks-when'),
};

export function termTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  const ofModels = subjects.models.length > 0 && subjects.offers.length === 0;
  const shares = heard.cues('bare-share');
  return heard.all('term').flatMap((term): readonly Topic[] => {
    const { id, of } = term;
    if (term.excluded) return [];
    // A model is sold at no first-purchase price.
    if (id === 'promotion-end' && ofModels) return [topic('notes', { term: id })];
    const own = BY_TERM[id];
    // Who sells a plan says in words how fast it is.
    if (own) return id === 'speed' && subjects.offers.length > 0 && subjects.models.length === 0 ? [topic('notes', { term: id })] : own;
    if (MEANT[id] && !MEANT[id](reading, { bare: shares.some((each) => each.start === term.start && each.end === term.end) })) return [];
    // What a vendor's page says of itself it says of a model in a line of praise.
    if (id === 'positioning' && ofModels) return [topic('highlights')];
    const attribute = BY_KIND[of];
    if (attribute === undefined || (attribute === 'notes' && VAGUE.has(id))) return [];
    if (of === 'dimension' && !heard.has('rating') && heard.has('value', 'worth-buying')) return [];
    return [topic(attribute, { term: id })];
  });
}

/** "Setup guide for Cline": the guide of that client. */
export function guideTopics({ heard, subjects }: Reading): readonly Topic[] {
  if (!heard.has('guide') || subjects.clients.length === 0) return [];
  const address = heard.has('address') ? [topic('endpoints')] : [];
  return [...address, ...subjects.clients.map(({ id: item }) => topic('links', { link: 'guide', item }))];
}
