/** Amounts of money: 20块, ¥49, $10, 50以内, 十块钱, 200元级别, under $20, 20-50元. */
import { type Currency, currencies, currencyMatched, currencyWords } from '#src/catalog/currencies.ts';
import { normalize } from './normalize.ts';
import { type NumberMention, scanNumbers } from './numbers.ts';

export type MoneyMention = {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  /** Absent where only the context says that it is money ("50以内", "49的"). */
  readonly currency?: Currency;
  /** How the amount bounds what is asked for. */
  readonly bound: 'exact' | 'atMost' | 'atLeast' | 'about';
  readonly low?: number;
  readonly high?: number;
};

/** Words of Latin letters stand by themselves: "managers 50" is no money, nor is an entrepreneur. */
const [NOT_INSIDE, NOT_BEFORE] = ['(?:(?<![a-z])|(?![a-z]))', '(?:(?![a-z])|(?<![a-z]))'];
const BEFORE = new RegExp(String.raw`${NOT_INSIDE}(?:${currencyWords('before')})\s?$`, 'i');
const AFTER = new RegExp(String.raw`^\s?(?:${currencyWords('after')})(?![a-z])`, 'i');
const NAMED = new RegExp(`${NOT_INSIDE}(?:${currencyWords('named')})${NOT_BEFORE}`, 'gi');
const AT_MOST_BEFORE =
  /(?:under|below|less than|at most|within|up to|max(?:imum)?(?: of)?|no more than|不超过|不到|最多|别超过?|(?:不能|不要)超过?|低于|少于|小于)\s?(?:只有|就|是|在|大概|只?[能想]?(?:花|付|掏|出))?\s?$/i;
/** What is there to be spent is the most, unless more is said. */
const BUDGET_RIGHT_BEFORE =
  /(?:budget(?: is| of|:)?|预算|别超过?|(?:不能|不要)超过?|人均|(?:我|手里|手头|兜里)[只就]?有|\bi(?: only)? have(?: only)?|i've (?:only )?got(?: only)?)\s?(?:只有|就|是|在)?\s?$/i;
const AT_LEAST_BEFORE = /(?:over|above|more than|at least|超过|高于|至少|大于)\s?$/i;
const ABOUT_BEFORE = /(?:around|about|roughly|approximately|~|大概|大约|约|差不多)\s?$/i;
const AT_MOST_AFTER =
  /^\s?(?:\/?(?:每|一个?)?月|a month|per month|\/\s?mo(?:nth)?)?\s?(?:以内|以下|之内|之下|内|封顶|的?预算|or less|max(?:imum)?|tops|budget)/i;
const AT_LEAST_AFTER = /^\s?(?:以上|起步|or more|plus)/i;
const ABOUT_AFTER = /^\s?(?:左右|上下|级别|档位?|价位|多(?!少)块?|-?ish)/i;

function boundOf(before: string, after: string): MoneyMention['bound'] {
  if (AT_MOST_AFTER.test(after) || AT_MOST_BEFORE.test(before)) return 'atMost';
  if (AT_LEAST_AFTER.test(after) || AT_LEAST_BEFORE.test(before)) return 'atLeast';
  if (ABOUT_AFTER.test(after) || ABOUT_BEFORE.test(before)) return 'about';
  return BUDGET_RIGHT_BEFORE.test(before) ? 'atMost' : 'exact';
}

const EXACTLY = /exactly|precisely|正好|刚好|恰好/i;

/** What somebody would spend: a bare amount is the most, unless they say that it is to be that and no other. */
export function spendingBound({ start, bound }: Pick<MoneyMention, 'start' | 'bound'>, text: string): MoneyMention['bound'] {
  return bound === 'exact' && !EXACTLY.test(text.slice(Math.max(0, start - 12), start)) ? 'atMost' : bound;
}

export type BudgetWords = { readonly amount: number; readonly currency?: Currency; readonly bound: MoneyMention['bound'] };

/** A budget alone: "50", "about 50", "200 以上", "exactly $20"; undefined for anything else. */
export function readBudget(raw: string): BudgetWords | undefined {
  const text = normalize(raw);
  const [number, ...others] = scanNumbers(text);
  if (!number || others.length > 0 || !(number.value >= 0)) return undefined;
  const [said] = scanMoney(text);
  const found = said ?? { start: number.start, bound: boundOf(text.slice(0, number.start), text.slice(number.end)) };
  return { amount: said?.amount ?? number.value, ...(said?.currency ? { currency: said.currency } : {}), bound: spendingBound(found, text) };
}

type SpendingRange = Pick<MoneyMention, 'amount' | 'currency'> & { readonly from: number; readonly bound: 'atMost' };

/** What may be spent as a range: "20-50元", "over 100 and under 200"; undefined where `money` is one amount. */
export function spendingRange(all: readonly MoneyMention[], money: MoneyMention): SpendingRange | undefined {
  const range = (from: number, amount: number, { currency }: MoneyMention): SpendingRange => ({
    amount,
    from,
    ...(currency ? { currency } : {}),
    bound: 'atMost',
  });
  if (money.low !== undefined && money.high !== undefined) return money.bound === 'about' ? range(money.low, money.high, money) : undefined;
  const floor = all.find(({ bound }) => bound === 'atLeast');
  const ceiling = floor && all.find(({ bound, amount, low }) => bound === 'atMost' && low === undefined && amount > floor.amount);
  return floor && ceiling ? range(floor.amount, ceiling.amount, ceiling) : undefined;
}

export const withoutCurrencies = (text: string): string => text.replaceAll(NAMED, '');

/** Currencies that a text names, beside an amount or not; the home currency first. */
export function currenciesNamed(text: string): readonly Currency[] {
  const found = new Set([...text.matchAll(NAMED)].map(currencyMatched));
  return currencies.filter((each) => found.has(each));
}

type Around = Pick<MoneyMention, 'start' | 'end' | 'currency' | 'bound'>;

/** The number with the currency beside it, and what the words around say of it. */
function aroundNumber(text: string, number: NumberMention): Around & { readonly after: string } {
  const sign = BEFORE.exec(text.slice(Math.max(0, number.start - 8), number.start));
  const unit = AFTER.exec(text.slice(number.end, number.end + 10));
  const start = number.start - (sign?.[0].length ?? 0);
  const end = number.end + (unit?.[0].length ?? 0);
  const after = text.slice(end, end + 24);
  const currency = currencyMatched(sign ?? unit);
  return { start, end, after, ...(currency ? { currency } : {}), bound: boundOf(text.slice(Math.max(0, start - 24), start), after) };
}

function isMoney(text: string, number: NumberMention, { currency, bound, after }: ReturnType<typeof aroundNumber>): boolean {
  // 一块买: together.
  if (number.value === 1 && /^块(?:儿|买|订|用|开|上|算|付)/.test(text.slice(number.end, number.end + 2))) return false;
  if (currency !== undefined || (number.low === undefined ? FLOOR_AFTER : BETWEEN_AFTER).test(after)) return true;
  return !number.glued && bound !== 'exact' && bound !== 'atLeast' && marksMoney(text, number, after);
}

/** A number with a currency, or one that "以内" or "budget" marks as money. Counts of tokens, hours and people are none. */
export function scanMoney(text: string, numbers: readonly NumberMention[] = scanNumbers(text)): readonly MoneyMention[] {
  const found = numbers.flatMap((number): readonly MoneyMention[] => {
    const around = aroundNumber(text, number);
    if (!isMoney(text, number, around)) return [];
    const { after: _, bound, ...place } = around;
    const { value, low, high } = number;
    return [
      {
        ...place,
        amount: bound === 'atMost' ? (high ?? value) : value,
        bound: low !== undefined && bound === 'exact' ? 'about' : bound,
        ...(low === undefined || high === undefined ? {} : { low, high }),
      },
    ];
  });
  return joined(found, text);
}

/** "100以上200以下", "100到200之间的套餐": prices, without a currency. */
const FLOOR_AFTER = /^\s?以上[,，、]?\s?\d+\s?(?:以下|以内|之内)/;
const BETWEEN_AFTER = /^\s?(?:之间|区间)的?(?:套餐|价位|档|方案|plan)/i;
const RANGE = /^\s?(?:-|–|~|到|至|to|and)\s?$/i;
/** "It rose from $10 to $20" tells two prices. */
const APART = /(?:from|从|由)\s?$/i;

/** "$20 to $60", 100块到200块: two amounts that are the ends of one range. */
function joined(found: readonly MoneyMention[], text: string): readonly MoneyMention[] {
  const done: MoneyMention[] = [];
  for (const next of found) {
    const last = done.at(-1);
    const ends = last && RANGE.test(text.slice(last.end, next.start)) && !APART.test(text.slice(Math.max(0, last.start - 6), last.start));
    const range = ends && last.low === undefined && next.low === undefined && last.amount < next.amount && last.currency === next.currency;
    if (!range) {
      done.push(next);
      continue;
    }
    const bound = next.bound === 'exact' ? 'about' : next.bound;
    done[done.length - 1] = { ...next, start: last.start, amount: (last.amount + next.amount) / 2, bound, low: last.amount, high: next.amount };
  }
  return done;
}

const BUDGET_BEFORE = /(?:budget(?: is| of|:)?|预算|价格|月费|价钱)[^,.;，。\d]{0,12}$/i;
/** What is spent is money. */
const SPENT_BEFORE = /(?:花|付|掏)\s?$|\b(?:spend|spending|pay|paying)(?: at most| up to| no more than| about| around| under)?\s?$/i;
const COUNTED_AFTER = /^\s?(?:[a-z]|个|次|人|小时|天|周|月|年|倍|%|万|款|家|分)/i;

/** Without a currency: "50以内" or "预算100左右", and nothing counted after it. */
function marksMoney(text: string, number: NumberMention, after: string): boolean {
  if (SPENT_BEFORE.test(text.slice(Math.max(0, number.start - 24), number.start)) && !COUNTED_AFTER.test(after)) return true;
  if (BUDGET_BEFORE.test(text.slice(Math.max(0, number.start - 20), number.start))) return !COUNTED_AFTER.test(after) || AT_MOST_AFTER.test(after);
  return (AT_MOST_AFTER.test(after) || (number.value >= 20 && /^\s?(?:级别|价位|档)/.test(after))) && !COUNTED_AFTER.test(after);
}
