/** What is so: the figures, dates and yes or no of the topics that are asked about. */
import { counterpart, homeCurrency } from '#src/catalog/currencies.ts';
import { isLimitWindow } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { isStillSold, plansOffered } from '#src/core/sale.ts';
import { OF_MODELS } from '../../answer/answerers.ts';
import { unknownWords } from '../../mentions/unknown-words.ts';
import { overlap } from '../../places.ts';
import type { Claim, QueryOf } from '../../query/query.ts';
import { type Topic, topicPath } from '../../query/topics.ts';
import { ids, type Meaning, type Quantity, shared } from '../meaning.ts';
import { windowsIn } from '../spoken.ts';
import { makersLines, refOf } from '../subjects.ts';
import { distinct } from '../told-otherwise.ts';
import { COUNTING, topic } from '../topic-words.ts';
import { isPromotion } from '../topics-of-prices.ts';
import { isCharged } from '../topics-of-quotas.ts';
import type { Row } from './row.ts';

export type Fact = QueryOf<'fact'>;

export const factOf = (meaning: Meaning, rest: Pick<Fact, 'asks'> & Partial<Fact> & { readonly told: readonly Topic[] }): Fact => {
  const { told, ...more } = rest;
  return { kind: 'fact', subjects: ids(meaning.subjects.offers), topics: told.map(topicPath), ...more, ...shared(meaning) };
};

/** "By request or by token": in which units the quota is told; 按月还是按周: the windows. */
function countedBy(meaning: Meaning): Fact | undefined {
  const { heard, subjects, asks } = meaning;
  if (subjects.offers.length > 0 && isCharged(heard)) return factOf(meaning, { told: [COUNTING], asks });
  if (subjects.offers.length === 0 || !heard.has('by-which-unit') || heard.has('price', 'cheaper', 'value', 'yearly', 'quarterly')) return undefined;
  if (heard.has('unit-prompt', 'unit-request', 'unit-token', 'unit-credit', 'amount'))
    return factOf(meaning, { told: [topic('quotas', { aspect: 'unit' })], asks: 'value' });
  const windows = windowsIn(heard);
  return windows.length > 1 ? factOf(meaning, { told: windows.map((window) => topic('quotas', { window })), asks: 'value' }) : undefined;
}

/** "How many calls does a refactoring trigger": how work of that kind is counted. */
function taskCounting(meaning: Meaning): Fact | undefined {
  const { heard, subjects, wanted, asks } = meaning;
  const tasks = [...new Set(heard.all('term').flatMap(({ id, of }) => (of === 'task' ? [id] : [])))];
  const calls = wanted?.unit === 'request' || (wanted?.unit === 'times' && wanted.per === undefined);
  if (tasks.length === 0 || subjects.offers.length === 0 || !calls || windowsIn(heard).length > 0) return undefined;
  return factOf(meaning, { told: tasks.map((term) => ({ ...COUNTING, term })), asks });
}

/** How it asks for a yes or no. That nobody else may use it says nothing of a second machine. */
export const modalOf = ({ heard, asks }: Meaning): Fact['modal'] =>
  asks === 'whether' && !heard.has('devices') ? MODALS.find(([, cue]) => heard.has(cue))?.[0] : undefined;

const isRate = ({ aspect }: Topic): boolean => aspect === 'peak' || aspect === 'credits';

/** Rates and, where they are asked besides, what else is; a question that reckons, chooses or looks back is another's. */
function rates(meaning: Meaning): Fact | undefined {
  const { heard, subjects, topics, asks } = meaning;
  const asked = topics.filter((each) => isRate(each) || (each.attribute === 'multipliers' && heard.has('takes-most')));
  if (asked.length === 0 || heard.has('enough', 'recommend', 'changed', 'cheapest', 'history')) return undefined;
  const credits = asked.some(({ aspect }) => aspect === 'credits');
  const apart = (one: Topic) => !isRate(one) && one.item === undefined && one.attribute !== 'apiPrices' && !(credits && one.attribute === 'quotas');
  const besides = heard.has('two-things') ? topics.filter(apart) : [];
  return factOf(meaning, {
    subjects: ids(subjects.owners.filter(({ kind }) => kind !== 'client')),
    told: [...asked, ...besides],
    asks: asks === 'whether' ? 'whether' : 'value',
  });
}

/** Which model answers to a name: of the lines of its maker where no other is named. */
function routed(meaning: Meaning): Fact | undefined {
  const { heard, subjects, topics, asks, scope } = meaning;
  if (!topics.some(({ attribute, item }) => attribute === 'routes' && item !== undefined)) return undefined;
  const lines =
    subjects.offers.length > 0 ? subjects.offers : makersLines(subjects.models, heard, scope).filter((line) => !scope.lexicon.forTeams(line));
  return factOf(meaning, { subjects: ids(distinct(lines.map(refOf))), told: topics, asks: asks === 'whether' ? 'whether' : 'value' });
}

/** What has taken the place of what is no longer sold. */
function succeeded(meaning: Meaning): Fact | undefined {
  const { subjects, topics, asks } = meaning;
  if (subjects.offers.length === 0 || !topics.some(({ aspect }) => aspect === 'successor')) return undefined;
  // "A replacement for Max", which is still sold: nothing has taken its place, so another is wanted.
  if (meaning.heard.has('in-its-place') && subjects.offers.every((each) => isStillSold(meaning.scope.view, each))) return undefined;
  return factOf(meaning, { told: topics, asks: asks === 'whether' ? 'whether' : 'value' });
}

/** Addresses and keys as a person has them, against the right ones of that line. */
function quoted(meaning: Meaning): Fact | undefined {
  const { heard, subjects, topics, asks } = meaning;
  if (subjects.offers.length === 0 || heard.all('literal').length === 0 || !topics.every(({ attribute }) => attribute === 'endpoints'))
    return undefined;
  const claims = literalClaims(meaning, topics);
  return factOf(meaning, { told: topics, asks: asks === 'whether' ? 'whether' : 'value', claims: [...claims] });
}

/** "Which promotions still run": of everyone, with the day on which each ends. */
function promoted(meaning: Meaning): Fact | undefined {
  const { heard, subjects } = meaning;
  const asked = isPromotion(heard) || (heard.has('first') && heard.has('still', 'tells-apart'));
  if (!asked || subjects.owners.length > 0 || subjects.ambiguous !== undefined) return undefined;
  if (
    heard.has('cheapest', 'cheaper', 'dearer', 'most', 'least', 'sort', 'recommend', 'value', 'changed', 'define') ||
    freeFigures(meaning).length > 0
  )
    return undefined;
  return factOf(meaning, { told: [topic('discounts'), topic('prices', { phase: 'first' })], asks: 'which' });
}

/** Figures that count nothing and are in no name. */
function freeFigures({ heard }: Meaning) {
  const spans = new Set(heard.roles.figures.flatMap(({ role, start }) => (role === 'months' || role === 'span' || role === 'hours' ? [start] : [])));
  return heard.all('number').filter(({ glued, start }) => !glued && !spans.has(start));
}

/** A figure that the question takes for granted. */
function claimOf(meaning: Meaning): Claim | undefined {
  const { heard, subjects, quantities } = meaning;
  const [money] = heard.all('money').filter(({ bound }) => bound === 'exact');
  // One that says which plan is meant is granted, not asked about.
  const granted = money && subjects.prices.some((price) => overlap(price, money));
  if (money && ((subjects.plans.length > 0 && !granted) || heard.has('first', 'promotion', 'still')))
    return { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}) };
  const free = freeFigures(meaning);
  const counted = new Set(quantities.flatMap(({ start, unit }) => (unit === undefined ? [] : [start])));
  const [plain] = free.filter(({ start }) => !counted.has(start));
  // "I read that it was 99": a figure beside a plan and a price.
  if (plain && heard.has('disagree') && subjects.plans.length === 1 && windowsIn(heard).length === 0) return { amount: plain.value };
  const [bare] = free.filter(({ value }) => !Number.isInteger(value));
  return bare && heard.has('first', 'promotion') ? { amount: bare.value } : undefined;
}

/** The plan or the line that is named last before a figure. */
const namedBefore = ({ heard, subjects }: Meaning, start: number): string | undefined => {
  const name = heard.all('name').findLast(({ end, entities }) => end <= start && entities.some(({ kind }) => kind === 'plan' || kind === 'line'));
  return name && subjects.offers.find(({ id }) => name.entities.some((entity) => entity.id === id))?.id;
};

const CLAIMED: ReadonlySet<string> = new Set(['prompt', 'request', 'token', 'credit']);
/** 次 is counted in what the plan counts. */
const isCounted = ({ unit, per }: Quantity): boolean => (unit === undefined ? isLimitWindow(per) : unit === 'times' || CLAIMED.has(unit));

/** What it puts to us, where it asks whether that is so: prices each of its own plan, amounts of a quota, a multiple. */
function severalClaims(meaning: Meaning, told: readonly Topic[]): readonly Claim[] | undefined {
  const { heard, subjects, quantities, asks } = meaning;
  if (asks !== 'whether' || subjects.offers.length === 0 || !heard.has('is-it-so')) return undefined;
  const several = subjects.offers.length > 1;
  const of = (start: number) => {
    const subject = several ? namedBefore(meaning, start) : undefined;
    return subject === undefined ? {} : { subject };
  };
  const prices = heard.all('money').map(({ start, amount, currency }) => ({ ...of(start), amount, ...(currency ? { currency } : {}) }));
  const bare =
    heard.all('money').length === 0
      ? freeFigures(meaning).filter(({ start, value }) => value > 1 && !quantities.some((each) => each.start === start && each.unit))
      : [];
  const quotas = told.some(({ attribute }) => attribute === 'quotas');
  const counted = quotas ? quantities.filter((each) => each.value > 1 && isCounted(each)) : [];
  const amounts = counted.map(({ start, value, unit }) => ({
    ...of(start),
    amount: value,
    ...(CLAIMED.has(unit ?? '') ? { unit: unit as 'request' } : {}),
  }));
  const times = quotas ? heard.all('multiple').map(({ start, factor }) => ({ ...of(start), times: factor })) : [];
  const plain = quotas ? [] : bare.map(({ start, value }) => ({ ...of(start), amount: value }));
  const all = [...prices, ...plain, ...amounts, ...times];
  return all.length > 0 ? all : undefined;
}

const ADDRESSED: ReadonlySet<string> = new Set(['endpoints', 'links', 'environment']);

/** An address or a key that the person has, where the right one is asked about. */
const literalClaims = ({ heard }: Meaning, told: readonly Topic[]): readonly Claim[] =>
  told.some(({ attribute }) => ADDRESSED.has(attribute)) ? heard.all('literal').map(({ text }) => ({ text })) : [];

/** "Is it still 40": a price that the plan has or had. */
function pricedClaim(meaning: Meaning): number | undefined {
  const { heard, subjects, quantities, scope } = meaning;
  const plans = new Set([
    ...subjects.plans.map(({ id }) => id),
    ...subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id).map((plan) => plan.id)),
  ]);
  const counted = new Set(quantities.flatMap(({ start, unit }) => (unit === undefined ? [] : [start])));
  return heard
    .all('number')
    .find(({ glued, start, value }) => !glued && !counted.has(start) && scope.lexicon.plansAt(value).some(({ plan }) => plans.has(plan.id)))?.value;
}

/** "百炼首月 7.9 那个": of a line's tiers the one that has or had the price, on sale or not. */
function priced({ subjects, scope }: Meaning, claim: Claim | undefined): readonly Ref[] {
  if (claim?.amount === undefined) return subjects.owners;
  const having = scope.lexicon.plansAt(claim.amount, claim.currency).map(({ plan }) => plan);
  return subjects.owners.flatMap((owner) => {
    const plans = owner.kind === 'line' ? having.filter(({ line }) => line === owner.id) : [];
    return plans.length > 0 ? distinct(plans).map(refOf) : [owner];
  });
}

const MODALS = [
  ['over', 'over'],
  ['supports', 'yes-supports'],
  ['will', 'yes-will'],
  ['may', 'yes-may'],
  ['has', 'yes-has'],
  ['needs', 'yes-needs'],
  ['will', 'yes-does'],
] as const;

/** "One page says 600, another 400": figures that a plan's quota has or had say what is asked about. */
function byFigures({ heard, subjects }: Meaning): readonly Topic[] {
  const figures = new Set(heard.all('number').flatMap(({ glued, value }) => (glued ? [] : [value])));
  const windows = subjects.plans.flatMap(({ quotas = [] }) =>
    quotas.flatMap(({ amount, window }) => (typeof amount === 'number' && figures.has(amount) ? [window] : [])),
  );
  return [...new Set(windows)].map((window) => topic('quotas', { window }));
}

/** "还有吗" without a matter is about the sale; a window without a unit is about its quota. */
function implied(meaning: Meaning): readonly Topic[] {
  const { heard, subjects } = meaning;
  const windows = windowsIn(heard);
  const [only, second] = windows;
  // "118 a month, right?" is a price; "Lite monthly?" may mean either.
  const paid =
    only === 'month' && second === undefined && heard.all('money').length > 0 && meaning.quantities.every(({ unit }) => unit === undefined);
  if (paid && subjects.offers.length > 0) return [topic('prices')];
  const price = only === 'month' && second === undefined ? [topic('prices')] : [];
  if (only && subjects.models.length === 0) return [...price, ...windows.map((window) => topic('quotas', { window }))];
  const claimed = heard.has('is-it-so') && heard.all('number').length > 0;
  if ((claimed || heard.all('money').length > 0) && subjects.offers.length > 0)
    return [topic(claimed && meaning.quantities.some(({ unit }) => unit !== undefined) ? 'quotas' : 'prices')];
  const figured = byFigures(meaning);
  if (figured.length > 0) return figured;
  // "Can I still use Foo there": of a thing that nobody knows, not of the sale.
  if (heard.has('still')) return unknownWords(heard).length > 0 ? [] : [topic('availability', { term: 'new' })];
  return subjects.offers.length > 0 ? subjects.models.map(({ id: item }) => topic('models', { item })) : [];
}

/** "Lite 停了?": where nothing but its page is asked for, what is over is its sale. */
const isGone = ({ heard, subjects, topics }: Meaning): boolean =>
  heard.has('over') && subjects.offers.length > 0 && topics.every(({ attribute }) => attribute === 'links') && windowsIn(heard).length === 0;

/** What it asks about: what is named, what happened on a day that is wanted, or what goes without saying. */
function topicsOf(meaning: Meaning): { readonly told: readonly Topic[]; readonly price?: number } {
  const { heard, topics, asks } = meaning;
  const price = topics.length === 0 && (asks === 'when' || heard.has('still', 'was', 'now')) ? pricedClaim(meaning) : undefined;
  if (price !== undefined) return { told: [topic('prices')], price };
  // "When did it become limited": since when it is sold so.
  if (asks === 'when' && topics.length === 0 && heard.has('limited')) return { told: [topic('availability', { term: 'new' })] };
  // What is offered has days of its own.
  const offered = topics.some(({ attribute, phase }) => attribute === 'discounts' || phase === 'first' || phase === 'second');
  const events = asks === 'when' && !offered && !heard.has('reset', 'promotion', 'still') ? [topic('events')] : [];
  // "Is the $10 one still sold": at that price.
  const sold = topics.length > 0 && topics.every(({ attribute, term }) => attribute === 'availability' && term === 'new');
  const at = sold && heard.all('money').length > 0 && asks === 'whether' ? [topic('prices')] : [];
  const over = isGone(meaning);
  const gone = over ? [topic('availability', { term: 'new' })] : [];
  return { told: [...events, ...gone, ...(topics.length > 0 || over ? topics : implied(meaning)), ...at] };
}

/** What held before is asked. */
function isPrevious({ heard, when }: Meaning, told: readonly Topic[]): boolean {
  const past = heard.has('was') && when === undefined && !heard.has('now', 'still');
  const around = heard.all('day').some(({ side }) => side === 'around');
  return (past || around) && told.some(({ attribute }) => attribute === 'prices' || attribute === 'quotas');
}

/** Whom it is asked of: of models what they have; of everyone where only a list is asked about. */
function ownersOf(meaning: Meaning, told: readonly Topic[], claim: Claim | undefined): readonly Ref[] {
  const { subjects } = meaning;
  // "Which plans take Trae" asks of all lines, not of Trae.
  if (subjects.offers.length === 0 && told.every(({ item }) => item !== undefined)) return [];
  if (isOfModels(meaning, told)) return [...subjects.offers, ...subjects.models];
  return priced(meaning, claim);
}

const isOfModels = ({ subjects }: Meaning, told: readonly Topic[]): boolean =>
  subjects.models.length > 0 && told.every(({ attribute }) => OF_MODELS.has(attribute));

/** "Where did the paying people go": prices, where nobody is named whom we know and the rest was not understood, are not of everyone. */
const isOfNobody = ({ heard, subjects }: Meaning, told: readonly Topic[]): boolean =>
  subjects.owners.length === 0 && told.every(({ attribute }) => attribute === 'prices') && unknownWords(heard).length > 0;

function fact(meaning: Meaning): Fact | undefined {
  const { heard, subjects, asks, when } = meaning;
  const { told, price } = topicsOf(meaning);
  if (told.length === 0 || isOfNobody(meaning, told)) return undefined;
  // Who subscribed earlier and asks of a renewal asks whether their terms stay.
  const kept = when?.cohort !== undefined && told.some(({ attribute, phase }) => attribute === 'prices' && phase === 'renewal');
  const claim = price === undefined ? claimOf(meaning) : { amount: price };
  const claims = [...(severalClaims(meaning, told) ?? (claim ? [claim] : [])), ...literalClaims(meaning, told)];
  // "GLM-5: by the API or on Lite, what does the API cost": that model's figures, beside what the plan costs.
  const beside = isOfModels(meaning, told) && subjects.plans.length > 0 && heard.has('either', 'compare');
  const modal = modalOf(meaning);
  const currency = heard.has('exchange') ? (heard.currencies[0] ?? counterpart(homeCurrency)) : undefined;
  return factOf(meaning, {
    subjects: ids(ownersOf(meaning, told, claim)),
    told: [...(kept ? [topic('rules', { term: 'legacy-terms' })] : []), ...told, ...(beside ? [topic('prices')] : [])],
    asks,
    ...(claims.length > 0 ? { claims } : {}),
    ...(isPrevious(meaning, told) ? { previous: true as const } : {}),
    ...(modal ? { modal } : {}),
    ...(heard.has('disagree') ? { disputed: true as const } : {}),
    ...(currency ? { currency } : {}),
  });
}

/** "Is Pro's quota 6 times that of Lite": of the smallest tier of its line a multiple that is confirmed or corrected. */
function multipleClaimed(meaning: Meaning): Fact | undefined {
  const { heard, subjects, asks, topics, scope } = meaning;
  const [said, more] = heard.all('multiple');
  const [plan, smallest, third] = subjects.plans;
  if (asks !== 'whether' || !said || more || !plan || !smallest || third || plan.line !== smallest.line) return undefined;
  const ofQuotas = topics.every(({ attribute }) => attribute === 'quotas');
  if (!ofQuotas || plansOffered(scope.view, plan.line)[0]?.id !== smallest.id) return undefined;
  return factOf(meaning, { subjects: [plan.id], told: [topic('quotas')], asks, claims: [{ times: said.factor }] });
}

export const MULTIPLE: Row = { name: 'a multiple that is put to us', build: multipleClaimed };
export const RATES: Row = { name: 'rates', build: rates };
export const ROUTED: Row = { name: 'which model answers', build: routed };
export const SUCCEEDED: Row = { name: 'what took its place', build: succeeded };
export const QUOTED: Row = { name: 'addresses and keys as they are quoted', build: quoted };
export const COUNTED_BY: Row = { name: 'in which unit', build: countedBy };
export const TASK_COUNTING: Row = { name: 'how work is counted', build: taskCounting };
export const PROMOTED: Row = { name: 'promotions of everyone', build: promoted };
export const FACT: Row = { name: 'what is so', build: fact };
