/**
 * The stretches of time and the currencies that the house knows: the only place that lists them. A new one is a row here and its words (locales/, for
 * a window also src/ask/vocabulary/); schemas, orders, sums, options, formats and readers follow from the rows.
 */

/** Hours of a day, days of a week, and days of a month wherever one is reckoned with; a subscription month may have 28 to 31. */
const [DAY, WEEK, MONTH] = [24, 7 * 24, 30 * 24] as const;

/**
 * Shortest first. `hours`: how long it is. `window`: quotas are counted in it, and `term` is the glossary id by which a question may name it.
 * `spoken: false`: its word alone means no limit. `paid`: a subscription may be paid for it at once.
 */
export const spanTable = {
  minute: { hours: 1 / 60 },
  hour: { hours: 1 },
  '5h': { hours: 5, window: true, term: 'five-hour-window' },
  day: { hours: DAY, window: true, term: 'daily-limit', spoken: false },
  week: { hours: WEEK, window: true, term: 'weekly-limit' },
  month: { hours: MONTH, window: true, term: 'monthly-limit', paid: true },
  quarter: { hours: 3 * MONTH, window: true, term: 'quarterly-limit', spoken: false, paid: true },
  year: { hours: 12 * MONTH, paid: true },
} as const satisfies Readonly<
  Record<string, { readonly hours: number; readonly window?: true; readonly term?: string; readonly spoken?: false; readonly paid?: true }>
>;

/**
 * In the order in which they are listed; the first is that of a person who names none. `decimals`: of its smallest coin. `language`: who speaks it
 * and names no currency is shown what is priced in this one first.
 * `before` and `after`: how people write it on either side of an amount, and `named` where no amount stands beside it; parts of regular expressions.
 */
export const currencyTable = {
  CNY: {
    symbol: '¥',
    language: 'zh',
    decimals: 2,
    before: 'cn¥|rmb|cny|¥|人民币',
    after: 'rmb|cny|yuan|人民币|块钱?|元|大洋',
    named: 'rmb|cny|人民币|yuan',
  },
  USD: {
    symbol: '$',
    language: 'en',
    decimals: 2,
    before: String.raw`us\$|usd|\$|美元`,
    after: String.raw`美元|美金|美刀|刀|usd|dollars?|bucks?|\$`,
    named: String.raw`usd|dollars?|美元|美金|\$`,
  },
  EUR: { symbol: '€', decimals: 2, before: '€|eur', after: '欧元|欧|euros?|eur|€', named: 'eur|euros?|欧元|€' },
  INR: { symbol: '₹', decimals: 2, before: '₹|inr|rs\\.?', after: '印度卢比|卢比|rupees?|inr|₹', named: 'inr|rupees?|印度卢比|卢比|₹' },
  HKD: {
    symbol: 'HK$',
    decimals: 2,
    before: String.raw`hk\$|hkd`,
    after: String.raw`港币|港元|港纸|hkd|hk\$`,
    named: String.raw`hkd|港币|港元|hk\$`,
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly symbol: string;
      readonly language?: string;
      readonly decimals: number;
      readonly before: string;
      readonly after: string;
      readonly named: string;
    }
  >
>;
