/** What is kept between two messages, and what is forgotten. */
import { expect, test } from 'vitest';
import type { Heard } from '#src/ask/heard.ts';
import { recalled, remember } from '#src/ask/memory.ts';

const heard = (query: Heard['queries'][number]): Heard => ({ queries: [query], clauses: [], kept: ['its own'] });
const price = heard({ kind: 'fact', subjects: ['glm-lite'], topics: ['prices'], asks: 'value' });
const thanks = heard({ kind: 'talk', about: 'thanks' });

test('an answered message is recalled as it was, through JSON', () => {
  const kept = remember(price, '2026-11-30', undefined);
  expect(recalled(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(kept).toMatchObject({ day: '2026-11-30', queries: price.queries, understood: ['its own'] });
});

test('small talk leaves the last answer in its place', () => {
  const before = remember(price, '2026-11-29', undefined);
  expect(remember(thanks, '2026-11-30', before)).toMatchObject({ day: '2026-11-29', queries: price.queries });
});

test.each([
  ['Queries of the earlier form', [{ kind: 'fact', subjects: [{ kind: 'plan', id: 'glm-lite' }], topics: [{ attribute: 'prices' }], asks: 'value' }]],
  ['another version', { ...remember(price, '2026-11-30', undefined), version: 1 }],
  ['a Query that there is no more', { version: 2, day: '2026-11-30', queries: [{ kind: 'rank' }], understood: [] }],
  ['nothing', undefined],
])('%s is forgotten', (_, value) => expect(recalled(value)).toBeUndefined());
