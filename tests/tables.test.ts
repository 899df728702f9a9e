/** A new window or currency is a row: nothing outside the tables names one, and what follows from them takes the new rows. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { namedOutside } from '#support/table-words.ts';

describe('windows and currencies', () => {
  test('are named by the tables alone', () => {
    const files = globSync(['src/**/*.ts', 'commands/**/*.ts']).map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
    expect(files.length).toBeGreaterThan(200);
    expect(namedOutside(files)).toEqual([]);
  });

  test.each([
    "if (window === '5h') return 5;",
    "signals.has('window-5h')",
    'loc.t(`fact:windows.5h`)',
    "const currencies = ['CNY'];",
    'const symbols = { USD: one };',
  ])('%s is found', (text) => {
    expect(namedOutside([{ path: 'src/core/x.ts', text }])).toHaveLength(1);
  });

  test.each(['/** `5h` and CNY are examples. */', '// ¥1 is 1 CNY', 'const WORDS = /(?:5h |5-hour )windows?/;', "per === 'month'"])(
    '%s is none',
    (text) => {
      expect(namedOutside([{ path: 'src/core/x.ts', text }])).toEqual([]);
    },
  );
});

describe('with euros, a day and a quarter, and with yen beside them', () => {
  const path = '#src/catalog/tables.ts';

  beforeEach(() => {
    vi.resetModules();
    vi.doMock(path, async (importActual) => {
      const { spanTable, currencyTable } = await importActual<typeof import('#src/catalog/tables.ts')>();
      return {
        spanTable,
        currencyTable: {
          ...currencyTable,
          JPY: { symbol: 'JP¥', decimals: 0, before: 'jpy', after: '日元|yen|jpy', named: 'jpy|yen|日元' },
        },
      };
    });
  });
  afterEach(() => {
    vi.doUnmock(path);
    vi.resetModules();
  });

  /** Lite: 900 requests a day and 40,000 a quarter beside its other limits, in no order; and €10 a month. */
  async function market() {
    const { yard, planOf, day, facts } = await import('#support/yard.ts');
    const { quota, from } = facts;
    const catalog = yard({
      'rates.yaml': [{ base: 'EUR', quote: 'CNY', rate: 8, day: '2026-02-10', source: 'blog' }],
      'plans/inkline-lite.yaml': {
        prices: [{ phase: 'regular', per: 'month', amount: 10, currency: 'EUR', ...from }],
        quotas: [
          quota('quarter', 40_000, 'request'),
          quota('week', 9000, 'request'),
          quota('day', 900, 'request'),
          quota('month', 18_000, 'request'),
          quota('5h', 1200, 'request'),
        ],
      },
    });
    return { view: catalog.at(day), plan: planOf(catalog, 'inkline-lite') };
  }

  test('the schema takes them, and the windows stand from the shortest to the longest', async () => {
    const { view, plan } = await market();
    expect(view.slots(plan, 'quotas').map(({ keys }) => keys['window'])).toEqual(['5h', 'day', 'week', 'month', 'quarter']);
  });

  test('a use is held against each of them', async () => {
    const { view, plan } = await market();
    const { estimate } = await import('#src/core/estimate.ts');
    const { point } = await import('#src/core/interval.ts');
    const use = { amount: point(600), unit: 'request', per: 'day' } as const;
    const found = estimate(view, { use, hoursPerDay: 10, daysPerWeek: 7, currency: 'CNY' }, { plans: [plan] }).lists[0]?.plans[0];
    const shares = found?.quota.windows.map((each) => [each.window, each.state === 'limited' ? each.utilisation.typical : undefined]);
    // 600 a day over 10 hours: 300 of 1,200 in 5 hours, 600 of 900, 4,200 of 9,000, 18,000 of 18,000, and in 90 days 54,000 of 40,000.
    expect(shares).toEqual([
      ['5h', 0.25],
      ['day', 600 / 900],
      ['week', 4200 / 9000],
      ['month', 1],
      ['quarter', 1.35],
    ]);
    expect(found).toMatchObject({ fit: 'exceeds', quota: { binding: 'quarter' } });
    // 10 euros at 8 yuan.
    expect(found?.cost?.converted?.total).toMatchObject({ typical: '80', currency: 'CNY' });
  });

  test('a use may be said by one of them, and a month allows what the tightest does', async () => {
    const { view, plan } = await market();
    const { monthCapacity } = await import('#src/core/capacity.ts');
    // 40,000 in 90 days are 13,333 in 30; 900 a day would be 27,000, 9,000 a week 38,571.
    const month = monthCapacity(view, plan);
    expect(month?.window).toBe('quarter');
    expect(month?.value.typical).toBeCloseTo(40_000 / 3, 6);
    const { demandOf } = await import('#src/core/demand.ts');
    const { settleWorkload } = await import('#src/core/workload.ts');
    const { point } = await import('#src/core/interval.ts');
    const use = { amount: point(9000), unit: 'request', per: 'quarter' } as const;
    // 9,000 in 90 days of work are 100 a day, 3,000 a month.
    const demand = demandOf(settleWorkload({ use: use as never, daysPerWeek: 7 }));
    expect(demand?.perDay.typical).toBeCloseTo(100, 9);
    expect(demand?.windows.month.typical).toBeCloseTo(3000, 9);
  });

  test('money is written and read in them', async () => {
    const { moneyText } = await import('#src/i18n/figures.ts');
    const { scanMoney } = await import('#src/ask/money.ts');
    expect(moneyText('9.9', 'EUR' as never)).toBe('€9.90');
    expect(moneyText('1234.56789', 'JPY' as never)).toBe('JP¥1,235');
    expect(scanMoney('20欧元以内')).toMatchObject([{ amount: 20, currency: 'EUR', bound: 'atMost' }]);
    expect(scanMoney('under €20 or 3000 yen')).toMatchObject([{ currency: 'EUR' }, { amount: 3000, currency: 'JPY' }]);
    expect(scanMoney('$20')).toMatchObject([{ currency: 'USD' }]);
  });

  test('they can be chosen', async () => {
    const { commonOptions } = await import('#src/command/define.ts');
    const { settings } = await import('#commands/settings.ts');
    const { cost } = await import('#commands/cost.ts');
    const currencies = ['CNY', 'USD', 'EUR', 'INR', 'HKD', 'JPY'];
    expect([commonOptions.currency.choices, settings.options.currency.choices]).toEqual([currencies, currencies]);
    expect(cost.options.per.choices).toEqual(['minute', 'hour', '5h', 'day', 'week', 'month', 'quarter', 'once']);
  });
});
