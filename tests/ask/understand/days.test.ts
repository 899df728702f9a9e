/** The day that a question is about, on 20 February 2026. */
import { describe, expect, test } from 'vitest';
import { understood } from '#support/understood.ts';

const price = ['prices'];
const january = { since: '2026-01-01', until: '2026-01-31' };

describe('a price on a day', () => {
  test.each([
    ['墨线 Lite 2月1号多少钱', '2026-02-01'],
    ['2 月 1 号墨线 Lite 多少钱', '2026-02-01'],
    ['2026 年 2 月 1 日墨线 Lite 多少钱', '2026-02-01'],
    ['2026-01-15 墨线 Lite 多少钱', '2026-01-15'],
    ['墨线 Lite 三天前多少钱', '2026-02-17'],
    ['墨线 Lite 昨天多少钱', '2026-02-19'],
    ['2 月 12 号之前墨线 Lite 多少钱', '2026-02-11'],
    ['How much was Inkline Lite on 1 February?', '2026-02-01'],
    ['How much was Inkline Lite on 2026-01-15?', '2026-01-15'],
    ['How much was Inkline Lite three days ago?', '2026-02-17'],
    ['How much was Inkline Lite yesterday?', '2026-02-19'],
    ['How much was Inkline Lite before February 12?', '2026-02-11'],
  ])('%s', (text, day) => {
    expect(understood(text)).toMatchObject([{ kind: 'fact', subjects: ['inkline-lite'], topics: price, when: { day } }]);
  });

  test.each(['墨线 Lite 上个月多少钱', '墨线 Lite 一月份多少钱', 'How much was Inkline Lite last month?', 'What did Inkline Lite cost in January?'])(
    'a month is asked for at its end: %s',
    (text) => {
      expect(understood(text)).toMatchObject([{ kind: 'fact', topics: price, when: { day: '2026-01-31', ...january } }]);
    },
  );

  test.each(['墨线 Lite 多少钱', '墨线 Lite 3 个月多少钱', 'GLM 5 月付多少钱', 'How much is Inkline Lite?', 'May I use Inkline Lite?'])(
    'none: %s',
    (text) => {
      for (const query of understood(text)) expect(query).not.toHaveProperty('when.day');
    },
  );
});

describe('before and after a day', () => {
  test.each(['2月12号前后墨线 Lite 多少钱', 'How much was Inkline Lite before and after February 12?'])('%s', (text) => {
    expect(understood(text)).toMatchObject([{ subjects: ['inkline-lite'], when: { day: '2026-02-12' } }]);
  });

  test.each(['2月12号之后墨线有什么变化', 'What changed at Inkline since February 12?'])('%s', (text) => {
    expect(understood(text)).toMatchObject([{ kind: 'changes', subjects: ['inkline'], when: { since: '2026-02-12' } }]);
  });
});

describe('the month of a subscription says whose terms hold, and lies behind', () => {
  test.each(['我 1 月订的墨线 Lite，现在多少钱', '我1月买的墨线 Lite 现在多少钱', 'I subscribed to Inkline Lite in January, what do I pay now?'])(
    '%s',
    (text) => {
      for (const [today, until] of [
        ['2026-02-20', '2026-02-01'],
        ['2026-11-22', '2026-02-01'],
        ['2025-12-20', '2025-02-01'],
      ] as const) {
        const queries = understood(text, [], today);
        expect(queries).toMatchObject([{ kind: 'fact', subjects: ['inkline-lite'], when: { cohort: until } }]);
        expect(queries[0]).not.toHaveProperty('when.day');
      }
    },
  );
});

test('a month without a year is the nearest, what lies ahead only where it is close', () => {
  const on = (text: string, today: string) => understood(text, [], today)[0];
  expect(on('墨线 Lite 2月份多少钱', '2026-11-22')).toMatchObject({ when: { since: '2026-02-01' } });
  expect(on('What did Inkline Lite cost in February?', '2026-11-22')).toMatchObject({ when: { since: '2026-02-01' } });
  expect(on('墨线 Lite 12月1号多少钱', '2026-11-22')).toMatchObject({ when: { day: '2026-12-01' } });
  expect(on('墨线 Lite 12月8号多少钱', '2026-02-20')).toMatchObject({ when: { day: '2025-12-08' } });
});
