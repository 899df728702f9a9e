/** The table from meanings to Queries: the first row that knows a meaning makes the Query of it. */
import type { Query } from '../query/query.ts';
import type { Meaning } from './meaning.ts';
import { ADVICE } from './rows/advice.ts';
import { AGAINST_API } from './rows/against-api.ts';
import { CHANGES } from './rows/changes.ts';
import { COMPARE, QUALITY } from './rows/comparisons.ts';
import { STATED } from './rows/conduct.ts';
import { CONVERT } from './rows/conversions.ts';
import { COUNTED } from './rows/counted.ts';
import { BARE_TERMS, DEFINE, STYLE_DEFINITIONS, WAY_OF_PRICING } from './rows/definitions.ts';
import { API_DIFFERENCE, DIFFERENCE } from './rows/differences.ts';
import { COUNTED_BY, FACT, MULTIPLE, PROMOTED, QUOTED, RATES, ROUTED, SUCCEEDED, TASK_COUNTING } from './rows/facts.ts';
import { MINUTE_LIMIT } from './rows/minute-limits.ts';
import { BY_QUOTA, CHEAPER, EVERYONE, FREE, IN_ONE, LIMITLESS, ORDER, PAYABLE } from './rows/orders.ts';
import { ARITHMETIC, EXCHANGE } from './rows/own-sums.ts';
import { BY_THE_YEAR, DAILY, OFFERS, PERIODS, REDUCED, TOTAL } from './rows/price-sums.ts';
import { QUOTA_SUM, REMAINDER, UNCACHED } from './rows/quota-sums.ts';
import { RATIO } from './rows/ratios.ts';
import type { Row } from './rows/row.ts';
import { TOLD_BY_FIGURE } from './rows/told-by-figure.ts';
import { UNIT_PRICE } from './rows/unit-prices.ts';
import { MAKER, UNKNOWN_NAME, WHOSE } from './rows/unknowns.ts';
import { BILL, FIT, PAID } from './rows/uses.ts';

/** The more a meaning states, the earlier its row: a sum before a price, a choice before a fact. */
export const TABLE: readonly Row[] = [
  FREE,
  ROUTED,
  SUCCEEDED,
  QUOTED,
  ...STYLE_DEFINITIONS,
  RATES,
  COUNTED_BY,
  COUNTED,
  STATED,
  TASK_COUNTING,
  AGAINST_API,
  EXCHANGE,
  UNCACHED,
  PAID,
  BILL,
  REDUCED,
  API_DIFFERENCE,
  ...OFFERS,
  PERIODS,
  BY_THE_YEAR,
  MAKER,
  DEFINE,
  BY_QUOTA,
  FIT,
  DAILY,
  UNIT_PRICE,
  MINUTE_LIMIT,
  REMAINDER,
  CONVERT,
  QUOTA_SUM,
  TOTAL,
  DIFFERENCE,
  MULTIPLE,
  RATIO,
  PROMOTED,
  QUALITY,
  ADVICE,
  PAYABLE,
  CHEAPER,
  LIMITLESS,
  IN_ONE,
  ORDER,
  COMPARE,
  CHANGES,
  ARITHMETIC,
  UNKNOWN_NAME,
  WAY_OF_PRICING,
  TOLD_BY_FIGURE,
  EVERYONE,
  WHOSE,
  FACT,
  BARE_TERMS,
];

export function queryOf(meaning: Meaning): Query | undefined {
  for (const { build } of TABLE) {
    const query = build(meaning);
    if (query) return query;
  }
  return undefined;
}
