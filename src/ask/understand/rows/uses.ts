/** Questions about a person's own use: whether a plan bears it, and what it costs at API prices. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { overlap } from '../../places.ts';
import type { QueryOf } from '../../query/query.ts';
import { toQuery } from '../../query/use.ts';
import { inTokens, readUse, type UseReading } from '../../use.ts';
import { ids, type Meaning, shared } from '../meaning.ts';
import { isOwnLimit } from '../uses.ts';
import type { Row } from './row.ts';

type Use = QueryOf<'use'>;

/** Of days only whose terms hold and on which day: a stretch of time dates the use, not the answer. */
function queryOf(meaning: Meaning, reading: UseReading, rest: Pick<Use, 'subjects' | 'models' | 'asks'>): Use {
  const { model: _model, ...input } = reading.input;
  const [model] = meaning.subjects.models;
  const { when, except } = shared(meaning);
  const { since: _since, until: _until, ...day } = when ?? {};
  return {
    kind: 'use',
    ...rest,
    workload: { ...toQuery(input), ...(model && rest.asks !== 'bill' ? { model: model.id } : {}) },
    ...(reading.left.length > 0 ? { left: [...reading.left] } : {}),
    ...(except ? { except } : {}),
    ...(Object.keys(day).length > 0 ? { when: day } : {}),
  };
}

const LARGE_TOKENS = 1_000_000;
const LARGE_COUNT = 1e9;
/** So much is somebody's use, though nobody says "I". */
const saidByItself = ({ use }: WorkloadInput): boolean => use !== undefined && use.amount.high >= (use.unit === 'token' ? LARGE_TOKENS : LARGE_COUNT);

/** Nobody tells so much of a use to ask for a quota. */
const isDetailed = ({ input }: UseReading, { roles }: Meaning['heard']): boolean =>
  (input.groups ?? input.week ?? input.spent) !== undefined ||
  (input.tokensPerRequest !== undefined && input.outputShare !== undefined) ||
  roles.figures.some(({ role }) => role === 'parallel');

/** Words for "enough", or of somebody's own use beside words for a choice. */
function asksFit({ heard, subjects }: Meaning, reading: UseReading): boolean {
  const { input } = reading;
  if (heard.has('enough', 'okay', 'copes') || (isDetailed(reading, heard) && !heard.has('price', 'api'))) return true;
  const own = heard.has('own');
  const theirs = own || (subjects.plans.length === 0 && saidByItself(input) && !heard.has('disagree', 'whether'));
  return (theirs && heard.has('which', 'recommend', 'choose', 'worth-buying')) || (own && heard.has('either', 'compare', 'api'));
}

/** "MiniMax … on Plus": a line beside a plan of its vendor only says whose plan it is. */
function borneBy({ subjects, scope }: Meaning): readonly Ref[] {
  const { offers, plans } = subjects;
  const vendors = new Set(plans.map(({ line }) => scope.catalog.get('line', line)?.vendor));
  return offers.filter(({ kind, id }) => kind !== 'line' || !vendors.has(scope.catalog.get('line', id)?.vendor));
}

/** "Is Pro enough for 4 hours a day", "I spend $60 a day": hours or money without an amount; what the plan allows is told. */
function untold(meaning: Meaning): Use | undefined {
  const { heard, subjects } = meaning;
  const hours = heard.roles.figures.some(({ role }) => role === 'hours' || role === 'hours-of-week');
  const spent = heard.has('window-day', 'burst') && heard.all('money').some((money) => !subjects.prices.some((price) => overlap(price, money)));
  // An amount of what no plan counts in is told, not taken for hours.
  const counted = heard.roles.figures.some(({ role }) => role === 'use');
  if (subjects.offers.length === 0 || counted || !(hours || spent) || !heard.has('enough', 'okay', 'copes', 'passes')) return undefined;
  return queryOf(meaning, readUse(heard.roles), { subjects: ids(borneBy(meaning)), asks: 'fits' });
}

/** "Is it enough": a use, and plans to hold it against. */
function fit(meaning: Meaning): Use | undefined {
  const { heard, subjects, scope, use } = meaning;
  if (!use) return untold(meaning);
  // How many may run side by side is another limit than how much.
  if (subjects.offers.length === 0 || isOwnLimit(use.input, subjects, scope) || heard.hasTerm('concurrency')) return undefined;
  const [passes, lasts] = [heard.has('passes'), heard.has('lasts-how-long')];
  // "够几个任务": how many, not whether.
  if (!lasts && heard.has('how-far')) return undefined;
  if (!passes && !lasts && !asksFit(meaning, use)) return undefined;
  return queryOf(meaning, use, { subjects: ids(borneBy(meaning)), asks: lasts ? 'lasts' : passes ? 'passes' : 'fits' });
}

/** API prices are told per million tokens. */
const PRICED_BY = 1_000_000;

/** The bill of what was read. */
function billOf(meaning: Meaning, reading: UseReading): Use | undefined {
  const { heard, subjects } = meaning;
  const input = inTokens(reading.input);
  if (!input.parts && input.use?.unit !== 'token') return undefined;
  const lowest = heard.has('lowest-tier', 'entry') && input.tier === undefined;
  const billed: WorkloadInput = { ...input, ...(lowest ? { tier: 'lowest' as const } : {}) };
  return queryOf(meaning, { ...reading, input: billed }, { subjects: ids(subjects.offers), models: ids(subjects.models), asks: 'bill' });
}

/** A use that is told of what was spoken of: a bill of models, also where plans are weighed against it; else whether plans bear it. */
export function usedBy(meaning: Meaning): Use | undefined {
  const { heard, subjects, use } = meaning;
  if (!use) return undefined;
  const billed = subjects.models.length > 0 && (subjects.offers.length === 0 || heard.has('api', 'pays-off'));
  if (billed) return billOf(meaning, use);
  if (subjects.offers.length === 0 || isOwnLimit(use.input, subjects, meaning.scope)) return undefined;
  return queryOf(meaning, use, {
    subjects: ids(subjects.offers),
    asks: heard.has('lasts-how-long') ? 'lasts' : heard.has('passes') ? 'passes' : 'fits',
  });
}

/** What so many tokens cost on pay-as-you-go. */
function bill(meaning: Meaning): Use | undefined {
  const { heard, subjects } = meaning;
  if (subjects.models.length === 0) return undefined;
  const reading = meaning.use ?? readUse(heard.roles);
  const input = inTokens(reading.input);
  const { use, parts } = input;
  const told = heard.roles.figures.filter(({ role }) => role === 'part');
  const tokens = use?.unit === 'token' ? use.amount.typical : undefined;
  if (!parts && tokens === undefined) return undefined;
  // "Above 200K": which price holds then.
  if (heard.has('beyond-length') && told.length < 2 && (tokens ?? 0) < LARGE_TOKENS) return undefined;
  // "How much is a million" asks for the price.
  if ((told.length === 1 && told[0]?.value === PRICED_BY) || (told.length === 0 && tokens === PRICED_BY)) return undefined;
  const asked =
    (told.length > 1 && subjects.offers.length === 0) ||
    heard.has('price', 'api', 'cheaper', 'dearer', 'difference', 'save', 'pays-off') ||
    heard.hasTerm('pay-as-you-go');
  if (!asked || (!parts && heard.has('enough') && !heard.has('api'))) return undefined;
  return billOf(meaning, reading);
}

/** "I pay ¥300 a month for the API, is Pro cheaper?": what is paid, against a plan. */
function paid(meaning: Meaning): Use | undefined {
  const { heard, subjects } = meaning;
  const [money, another] = heard.all('money');
  if (!money || another || subjects.offers.length === 0 || !heard.has('api') || !heard.has('pays-off', 'cheaper', 'save', 'enough')) return undefined;
  if (!heard.has('window-month') || meaning.use) return undefined;
  const { amount, currency = homeCurrency } = money;
  const query = queryOf(meaning, readUse(heard.roles), { subjects: ids(subjects.offers), models: ids(subjects.models), asks: 'bill' });
  return { ...query, workload: { ...query.workload, paid: amount, currency } };
}

export const PAID: Row = { name: 'what is paid for the API against a plan', build: paid };
export const BILL: Row = { name: 'what a use costs at API prices', build: bill };
export const FIT: Row = { name: 'whether a plan bears a use', build: fit };
