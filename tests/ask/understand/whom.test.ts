/** Whom a question is about, whatever it calls them. */
import { describe, expect, test } from 'vitest';
import { understood } from '#support/understood.ts';

const of = (text: string, ...before: string[]) => {
  const [query] = understood(text, before);
  return query && 'subjects' in query ? query.subjects : query;
};

test.each([
  ['by name', '墨线 Lite 多少钱', 'How much is Inkline Lite?', ['inkline-lite']],
  ['by a line and a tier after it', '墨线的 Pro 每周多少额度', 'Weekly quota of the Inkline Pro tier?', ['inkline-pro']],
  ['by its price', '墨线 40 块的每周多少额度', 'What is the weekly quota of the ¥40 Inkline plan?', ['inkline-lite']],
  ['by how many times another it is', '墨线 5x 的多少钱', 'How much is the Inkline 5x plan?', ['inkline-pro']],
  ['with letters left out', 'inklne lite 多少钱', 'How much is inklne lite?', ['inkline-lite']],
  ['with letters swapped', 'inklien pro 多少钱', 'How much is Inklien Pro?', ['inkline-pro']],
  ['by its line', '墨线每周多少额度', 'What is the weekly quota of Inkline?', ['inkline']],
  ['by its vendor', '墨斗科技每周多少额度', 'What is the weekly quota of Modou?', ['inkline']],
  ['by two tiers of one line', '墨线 Lite 和 Pro 每周多少额度', 'Weekly quota of Inkline Lite and Pro?', ['inkline-lite', 'inkline-pro']],
  ['by a tier that only one line has', 'Andante 多少钱', 'How much is Andante?', ['spring-andante']],
] as const)('%s', (_, zh, en, subjects) => {
  expect(of(zh), zh).toEqual(subjects);
  expect(of(en), en).toEqual(subjects);
});

describe('plus between two plans joins them, after a line it is the tier', () => {
  test.each(['How much is Inkline Pro plus Spring Lite a month?', '墨线 Pro plus 山泉 Lite 一个月一共多少钱'])('%s', (text) => {
    expect(understood(text)).toMatchObject([{ kind: 'sum', relation: 'total', rows: [{ subject: 'inkline-pro' }, { subject: 'spring-lite' }] }]);
  });

  test.each(['How much is Spring Plus?', '山泉 Plus 多少钱'])('%s', (text) => {
    expect(of(text)).toEqual(['spring-plus']);
  });
});

describe('a tier that several lines have is asked back, unless something says which', () => {
  test.each([
    ['Lite 多少钱', '{} 多少钱'],
    ['How much is Lite?', 'How much is {}?'],
  ])('%s', (text, question) => {
    expect(understood(text)).toMatchObject([{ kind: 'clarify', text: 'Lite', options: ['inkline-lite', 'spring-lite'], question }]);
  });

  test.each([
    ['Lite 呢', '墨线 Pro 多少钱', 'inkline-lite'],
    ['and Lite?', 'How much is Spring Plus?', 'spring-lite'],
  ])('%s – after %s', (text, before, id) => {
    expect(of(text, before)).toEqual([id]);
  });
});

test.each([
  ['墨线能用 Ink-2 吗，Ink 2.5 呢', 'ink-2.5'],
  ['墨线支持 i2.5 吗', 'ink-2.5'],
  ['Does Inkline have Ink 2.5?', 'ink-2.5'],
  ['Does Inkline have Ink-2?', 'ink-2'],
])('a model by its version: %s', (text, id) => {
  const topics = understood(text).flatMap((query) => (query.kind === 'fact' ? query.topics : []));
  expect(topics).toContainEqual(`models/${id}`);
});

describe('a name that nobody here goes by', () => {
  test.each(['Zorbex 套餐多少钱', 'How much is the Zorbex plan?', '那 Zorbex 呢', 'and Zorbex?'])('%s', (text) => {
    const before = /^(?:那|and)/.test(text) ? ['墨线 Lite 多少钱'] : [];
    expect(understood(text, before)).toMatchObject([{ kind: 'unknown', reason: 'name', words: ['Zorbex'] }]);
  });
});

describe('who is not wanted is left out', () => {
  test.each(['不要墨线，推荐一个', '推荐一个，不要墨线的', 'Recommend something, but not Inkline', 'Recommend a plan, but no Inkline please'])(
    '%s',
    (text) => {
      const [query] = understood(text);
      expect(query).toMatchObject({ kind: 'select', advise: true, except: { subjects: ['modou'] } });
      expect(query).not.toHaveProperty('among');
    },
  );
});
