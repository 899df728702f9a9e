/** How people write figures, days and money beyond the plain forms that options know. */
import { dayBefore, scanDays } from './ask/days.ts';
import { scanMoney } from './ask/money.ts';
import { normalize } from './ask/normalize.ts';
import { readNumber } from './ask/numbers.ts';
import type { Readers } from './command/values.ts';

/** The forms that people write beyond plain ones: 一万八, 1.8k, "Feb 15". Only a text that is nothing else counts. */
export const readers: Readers = {
  number: readNumber,
  money: (text) => scanMoney(normalize(text)).length === 1,
  day: (text, today) => {
    const [mention] = scanDays(text, today);
    const whole = mention?.start === 0 && mention.end === text.length && mention.side === 'on';
    return whole && dayBefore(mention.until) === mention.from ? mention.from : undefined;
  },
};
