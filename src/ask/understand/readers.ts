/** The readers of a question, each for one thing that may be asked. */

import { readAgainstApi } from './against-api.ts';
import { readApiDifference } from './api-sums.ts';
import { readArithmetic } from './arithmetic.ts';
import { readExchange, readReduced } from './bill.ts';
import { readCompare, readRecommend } from './choices.ts';
import { readConvert } from './conversions.ts';
import { readDifference } from './differences.ts';
import type { Query } from './earlier/query.ts';
import { readEveryone, readMaker } from './everyone.ts';
import type { Frame } from './frame.ts';
import { PLAIN_TALK } from './plain-talk.ts';
import { readAfford, readDaily, readNthMonth, readOffer, readTotal } from './price-sums.ts';
import { readQuotaSum, readRemainder, readUncached } from './quota-sums.ts';
import { readRank } from './ranking.ts';
import { readRates } from './rate-questions.ts';
import { readRatio } from './ratio-sums.ts';
import { readChanges, readCountedBy, readDefine, readFact, readMeaning, readTaskCounting } from './statements.ts';
import { readUnitPrice } from './unit-prices.ts';
import { readBill, readFit } from './uses.ts';

type Reader = (frame: Frame) => Query | undefined;

/** The more a question states, the earlier it is tried: a sum before a price, a choice before a fact. */
const READERS: readonly Reader[] = [
  ...PLAIN_TALK,
  readRates,
  readCountedBy,
  readTaskCounting,
  readAgainstApi,
  readExchange,
  readUncached,
  readBill,
  readReduced,
  readApiDifference,
  readOffer,
  readAfford,
  readNthMonth,
  readMaker,
  readDefine,
  readFit,
  readDaily,
  readUnitPrice,
  readRemainder,
  readConvert,
  readQuotaSum,
  readTotal,
  readDifference,
  readRatio,
  readRecommend,
  readRank,
  readCompare,
  readChanges,
  readArithmetic,
  readEveryone,
  readFact,
  readMeaning,
];

/** What the first reader that knows the question makes of it; undefined where none does. */
export function firstOf(frame: Frame): Query | undefined {
  for (const read of READERS) {
    const query = read(frame);
    if (query) return query;
  }
  return undefined;
}
