/** Whether two facts of one slot contradict each other. What merely says more, or says it in other words, does not. */
import type { Amount, Attribute, Fact } from './schema.ts';

type Differ<A extends Attribute> = (a: Fact<A>, b: Fact<A>) => boolean;

/** Only where both say it. */
const stated = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && a !== b;
const never = () => false;

function amounts(a: Amount, b: Amount): boolean {
  const [x, y] = [a, b].map((amount) => (typeof amount === 'number' ? { low: amount, high: amount, typical: undefined } : amount));
  return x === undefined || y === undefined || x.low !== y.low || x.high !== y.high || stated(x.typical, y.typical);
}

/** `unstated` is a source that keeps silent; it contradicts nobody. */
function answers(a: { readonly value: string }, b: { readonly value: string }): boolean {
  return a.value !== b.value && a.value !== 'unstated' && b.value !== 'unstated';
}

type List = { readonly items: readonly string[]; readonly complete: boolean; readonly lacks?: readonly string[] | undefined };

/** A list is contradicted by any item that it says is not there, and one that claims to be complete by any that it does not have. */
export function listsDiffer(a: List, b: List): boolean {
  const lacks = (list: List, other: List) => other.items.some((item) => list.lacks?.includes(item) || (list.complete && !list.items.includes(item)));
  return lacks(a, b) || lacks(b, a);
}

const differs: { readonly [A in Attribute]: Differ<A> } = {
  prices: (a, b) => a.amount !== b.amount,
  discounts: (a, b) => a.off !== b.off,
  quotas: (a, b) => {
    if (a.share !== undefined || b.share !== undefined) return stated(a.share, b.share);
    if (a.amount === undefined || b.amount === undefined) return a.times?.of === b.times?.of && stated(a.times?.factor, b.times?.factor);
    if (a.amount === 'none' || b.amount === 'none') return a.amount !== b.amount;
    return amounts(a.amount, b.amount);
  },
  multipliers: (a, b) => amounts(a.factor, b.factor),
  availability: (a, b) => a.state !== b.state,
  saleTimes: never,
  seats: (a, b) => stated(a.least, b.least) || stated(a.most, b.most) || stated(a.included, b.included),
  overage: (a, b) => a.amount / a.of !== b.amount / b.of || stated(a.byDefault, b.byDefault),
  packs: (a, b) => a.price !== b.price || a.amount !== b.amount || stated(a.days, b.days),
  grants: (a, b) => amounts(a.amount, b.amount),
  fees: (a, b) => stated(a.share, b.share) || stated(a.amount, b.amount),
  limits: (a, b) => amounts(a.amount, b.amount),
  buyers: (a, b) =>
    stated(a.individuals, b.individuals) ||
    stated(a.phone, b.phone) ||
    stated(a.identity, b.identity) ||
    stated(a.countries?.join(), b.countries?.join()),
  benchmarks: (a, b) => a.score !== b.score || stated(a.of, b.of),
  speed: (a, b) => amounts(a.tokensPerSecond, b.tokensPerSecond),
  renewsAs: (a, b) => a.plan !== b.plan,
  routes: (a, b) => a.to !== b.to,
  models: listsDiffer,
  clients: listsDiffer,
  protocols: listsDiffer,
  features: answers,
  rules: answers,
  ratings: (a, b) => a.score / a.of !== b.score / b.of,
  equivalents: (a, b) => a.factor !== b.factor || (a.at !== undefined && b.at !== undefined && JSON.stringify(a.at) !== JSON.stringify(b.at)),
  worth: (a, b) => amounts(a.times, b.times),
  endpoints: (a, b) => stated(a.keyPrefix, b.keyPrefix),
  environment: (a, b) => a.value !== b.value,
  mcpServers: (a, b) => stated(a.url, b.url),
  released: (a, b) => a.day !== b.day,
  parameters: (a, b) => a.total !== b.total || stated(a.active, b.active),
  context: (a, b) => a.tokens !== b.tokens,
  apiPrices: (a, b) =>
    a.tiers.length !== b.tiers.length || a.tiers.some((tier, at) => tier.amount !== b.tiers[at]?.amount || stated(tier.upTo, b.tiers[at]?.upTo)),
  // Texts and links stand beside one another.
  advice: never,
  links: never,
  recipes: never,
  events: never,
  notes: never,
  highlights: never,
};

export function factsDiffer<A extends Attribute>(attribute: A, a: Fact<A>, b: Fact<A>): boolean {
  return differs[attribute](a, b);
}
