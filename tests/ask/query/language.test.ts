/** The language of Queries: strict, short, and with one form for one meaning. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonical } from '#src/ask/query/canonical.ts';
import { query } from '#src/ask/query/query.ts';
import { queriesOf } from '#support/queries.ts';
import { catalog } from '#support/readable.ts';
import { readGolden } from '../../questions/golden.ts';

test('its JSON schema is short enough for a prompt', () => {
  expect(JSON.stringify(z.toJSONSchema(query)).length).toBeLessThan(9000);
});

test('a Query takes about a hundred characters', () => {
  const lengths = [...readGolden().values()].flatMap(({ queries }) => queries.map((each) => JSON.stringify(each).length));
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(110);
});

const ok = { kind: 'fact', subjects: ['glm-lite'], topics: ['prices'], asks: 'value' };

test.each<[string, object]>([
  ['a field of another kind', { ...ok, rows: [] }],
  ['a topic that there is not', { ...ok, topics: ['price'] }],
  ['no topic', { ...ok, topics: [] }],
  ['an entity by its kind', { ...ok, subjects: [{ kind: 'plan', id: 'glm-lite' }] }],
  ['a claim of nothing', { ...ok, claims: [{ currency: 'CNY' }] }],
  ['a claim of two things', { ...ok, claims: [{ amount: 49, text: 'https://example.com' }] }],
  ['a day that there is not', { ...ok, when: { day: '2026-02-30' } }],
  ['a comparison of one', { kind: 'compare', subjects: ['glm-lite'], topics: [] }],
  ['a row of nothing', { kind: 'sum', relation: 'each', rows: [{ subject: 'glm-lite' }] }],
  ['a term of nobody', { kind: 'sum', relation: 'each', rows: [{ term: 'prices/month' }] }],
  ['a price instead of a price', { kind: 'sum', relation: 'each', rows: [{ subject: 'glm-lite', term: 'prices/month', amount: 20 }] }],
  ['a share over the whole', { kind: 'sum', relation: 'each', rows: [{ amount: 20, off: 1.5 }] }],
  ['a sum of nothing', { kind: 'sum', relation: 'each', rows: [] }],
  ['payment by the week', { kind: 'use', subjects: [], workload: { payment: 'week' }, asks: 'bill' }],
  ['half a range', { kind: 'use', subjects: [], workload: { use: { amount: [1, 2], unit: 'token', per: 'day' } }, asks: 'fits' }],
])('%s is refused', (_, wrong) => expect(query.safeParse(wrong).success).toBe(false));

test('what is accepted is in canonical form, and reads as itself', () => {
  for (const { queries } of readGolden().values()) expect(canonical(queries)).toEqual(queries);
});

test('paths have one spelling, lists nothing twice, and nothing empty is kept', () => {
  expect(canonical([{ ...ok, topics: ['prices/month/first', 'prices/first/month'], when: {}, except: undefined }])).toEqual([
    { ...ok, topics: ['prices/first/month'] },
  ]);
  expect(canonical([{ kind: 'select', of: 'plans', by: 'prices', filter: {} }])).toEqual([
    { kind: 'select', of: 'plans', by: 'prices/regular/month' },
  ]);
});

test('facts that differ only in whom, or only in what, are one; others stay apart, in their order', () => {
  const quota = { ...ok, topics: ['quotas/5h'] };
  const other = { ...ok, subjects: ['glm-pro'] };
  expect(canonical([ok, quota])).toEqual([{ ...ok, topics: ['prices', 'quotas/5h'] }]);
  expect(canonical([ok, other])).toEqual([{ ...ok, subjects: ['glm-lite', 'glm-pro'] }]);
  expect(canonical([ok, { ...other, topics: ['quotas/5h'] }])).toHaveLength(2);
  expect(canonical([ok, { ...other, when: { day: '2026-02-01' } }])).toHaveLength(2);
  expect(canonical([ok, { ...other, asks: 'when' }])).toHaveLength(2);
});

test('what is compared with itself is asked about', () => {
  const twice = { kind: 'compare', subjects: ['glm-lite', 'glm-lite'], topics: [] };
  expect(canonical([twice])).toEqual([{ ...ok, topics: ['prices', 'quotas'] }]);
});

test('what is asked of everyone and is so or not selects; a figure asked of everyone is a fact', () => {
  const all = { kind: 'fact', subjects: [], asks: 'whether' };
  expect(canonical([{ ...all, topics: ['clients/cline', 'rules/refund'], modal: 'has' }])).toEqual([
    { kind: 'select', of: 'lines', filter: { clients: ['cline'], rules: ['refund'] } },
  ]);
  expect(canonical([{ ...all, topics: ['prices'] }])).toMatchObject([{ kind: 'fact' }]);
  expect(canonical([{ ...all, topics: ['rules/refund'], asks: 'when' }])).toMatchObject([{ kind: 'fact' }]);
});

test('the canonical form of any Query is canonical', () => {
  fc.assert(
    fc.property(fc.array(queriesOf(catalog, ['price', 'Moonbeam']), { minLength: 1, maxLength: 3 }), (queries) => {
      const one = canonical(queries);
      expect(one.length).toBeGreaterThan(0);
      expect(canonical(one)).toEqual(one);
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    }),
    { numRuns: 300 },
  );
});
