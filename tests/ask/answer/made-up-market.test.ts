/** From a Query to values: what held, holds and will hold on a made-up market, for whom, and by which source. */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { answerMessage } from '#src/ask/answer/message.ts';
import type { FactAnswer } from '#src/ask/answer/types.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query, QueryOf } from '#src/ask/query/query.ts';
import { facts, yard } from '#support/yard.ts';

const { price, quota, from } = facts;
const note = { id: 'turns', topic: 'counting', text: { zh: '一次对话算一次 prompt。', en: 'One turn is one prompt.' }, ...from };

/** Lite: ¥9.9 first until 10 February; ¥40 until 12 February, then ¥49, ¥59 from March; who subscribed before keeps ¥40. Pro: closed. Max: ¥500, ¥400 since February. */
const catalog = yard({
  'lines/inkline.yaml': { models: [{ items: ['ink-2'], complete: true, ...from }], notes: [note] },
  'plans/inkline-lite.yaml': {
    prices: [
      price('first', 9.9, { until: '2026-02-10' }),
      price('regular', 40, { until: '2026-02-12' }),
      price('regular', 49, { from: '2026-02-12', until: '2026-03-01' }),
      price('regular', 59, { from: '2026-03-01' }),
      price('regular', 40, { from: '2026-02-12', for: { subscribedBefore: '2026-02-12' } }),
    ],
    quotas: [quota('week', 9000, 'request', { from: '2026-02-12' })],
  },
  'plans/inkline-pro.yaml': {
    prices: [price('first', 49.9), price('regular', 200), price('regular', 180, { source: 'blog' })],
    availability: [{ to: 'new', state: 'closed', from: '2026-02-15', ...from }],
  },
  'plans/inkline-max.yaml': { prices: [price('regular', 500, { until: '2026-02-01' }), price('regular', 400, { from: '2026-02-01' })] },
});
const { texts } = lexiconOf(catalog);
const plan = (id: string) => `inkline-${id}`;
const ask = (query: Query, day = '2026-02-20') => answer(query, catalog.at(day), { texts });

function fact(id: string, topic: string, more: Partial<QueryOf<'fact'>> = {}, day = '2026-02-20'): FactAnswer {
  const found = ask({ kind: 'fact', subjects: [plan(id)], topics: [topic], asks: 'value', ...more }, day);
  return found.kind === 'fact' ? found : expect.fail(`no fact: ${found.kind}`);
}

type Amount = { readonly amount?: unknown };
const amounts = ({ findings }: FactAnswer) =>
  findings.map(({ slots }) => slots.flatMap(({ readings }) => readings.map(({ lead }) => (lead.fact as Amount).amount)));

const regular = 'prices/regular';

describe('a price', () => {
  test.each([
    ['2026-02-11', [[40]]],
    ['2026-02-12', [[49]]],
    ['2026-02-28', [[49]]],
    ['2026-03-01', [[59]]],
  ])('on %s', (day, held) => {
    expect(amounts(fact('lite', regular, {}, day))).toEqual(held);
    expect(amounts(fact('lite', regular, { when: { day } }))).toEqual(held);
  });

  test('of those who subscribed before it rose', () => {
    expect(amounts(fact('lite', regular, { when: { cohort: '2026-02-12' } }))).toEqual([[40]]);
    expect(amounts(fact('lite', regular, { when: { cohort: 'earlier' } }))).toEqual([[40]]);
    expect(amounts(fact('lite', regular, { when: { cohort: '2026-02-20' } }))).toEqual([[49]]);
  });

  test('what ended and what is announced stand beside it', () => {
    const [finding] = fact('lite', regular).findings;
    expect(finding?.ended.map(({ held }) => held.fact)).toContainEqual(expect.objectContaining({ amount: 40, until: '2026-02-12' }));
    expect(finding?.upcoming.map(({ held }) => held.fact)).toEqual([expect.objectContaining({ amount: 59, from: '2026-03-01' })]);
  });

  test('where two sources differ the better basis leads and the other is kept', () => {
    const [reading] = fact('pro', regular).findings[0]?.slots[0]?.readings ?? [];
    expect(reading?.lead.fact).toMatchObject({ amount: 200 });
    expect(reading?.conflicting.map(({ fact: each }) => (each as Amount).amount)).toEqual([180]);
  });

  test('of a month in which it changed is told of both ends', () => {
    const found = fact('lite', regular, { when: { day: '2026-02-28', since: '2026-02-01', until: '2026-02-28' } });
    expect(amounts(found)).toEqual([[49]]);
    expect(found.atStart?.day).toBe('2026-02-01');
    expect(found.atStart?.findings[0]?.slots[0]?.readings[0]?.lead.fact).toMatchObject({ amount: 40 });
  });
});

describe('a first-purchase price', () => {
  const first = 'prices/first';

  test('that is over comes with what the first month costs now', () => {
    expect(amounts(fact('lite', first))).toEqual([[], [49]]);
    expect(amounts(fact('lite', first, {}, '2026-02-09'))).toEqual([[9.9]]);
  });

  test('of a plan that nobody can buy is no offer', () => {
    const claim = { claims: [{ amount: 49.9, currency: 'CNY' as const }], asks: 'whether' as const };
    expect(fact('pro', first, claim).claims?.[0]?.state).toBe('closed');
    expect(fact('pro', first, claim, '2026-02-14').claims?.[0]?.state).toBe('holds');
  });
});

describe('what a question takes for granted', () => {
  test.each([
    [49, 'holds'],
    [40, 'ended'],
    [45, 'differs'],
  ])('¥%d of Lite: %s', (amount, state) => {
    expect(fact('lite', regular, { claims: [{ amount, currency: 'CNY' }] }).claims?.[0]?.state).toBe(state);
  });

  test('a figure that only the worse source has', () => {
    expect(fact('pro', regular, { claims: [{ amount: 180, currency: 'CNY' }] }).claims?.[0]?.state).toBe('disputed');
  });
});

describe('changes', () => {
  const changes = (id: string, direction: 'up' | 'down') => {
    const found = ask({ kind: 'changes', subjects: [plan(id)], topics: ['prices'], direction });
    return found.kind === 'changes' ? found : expect.fail(found.kind);
  };
  const figures = (found: ReturnType<typeof changes>) =>
    found.history.groups.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        'figures' in row
          ? row.figures.flatMap(({ before, after }) => [before, after].map(([held]) => (held?.fact as Amount | undefined)?.amount))
          : [],
      ),
    );

  test('a rise is found', () => {
    const found = changes('lite', 'up');
    expect(found.contrary).toBeUndefined();
    expect(figures(found)).toEqual(expect.arrayContaining([40, 49]));
  });

  test('who asks for a rise of what fell gets the fall, said to be one', () => {
    const found = changes('max', 'up');
    expect(found.contrary).toBe(true);
    expect(figures(found)).toEqual([500, 400]);
    expect(changes('max', 'down').contrary).toBeUndefined();
  });

  test('of what never moved the price is told', () => {
    const found = changes('pro', 'up');
    expect(found.history.groups).toEqual([]);
    expect(found.now.map(({ subject }) => subject.id)).toEqual(['inkline-pro']);
  });
});

describe('what is not known', () => {
  test('a topic without facts is found empty, never filled from elsewhere', () => {
    expect(amounts(fact('lite', 'rules/sub-accounts'))).toEqual([[]]);
    expect(amounts(fact('lite', 'quotas/5h'))).toEqual([[]]);
  });

  test('a model that a complete list lacks is not in it', () => {
    expect(fact('lite', 'models/loom').findings[0]?.membership?.answer).toBe('no');
    expect(fact('lite', 'clients/pen').findings[0]?.membership?.answer).toBe('unknown');
  });

  test('an unknown says what there is of those named, each once', () => {
    const found = ask({ kind: 'unknown', reason: 'topic', words: [], subjects: [plan('lite'), plan('lite')] });
    expect(found).toMatchObject({ kind: 'unknown', has: expect.arrayContaining(['prices', 'quotas']) });
    expect(found.kind === 'unknown' && found.subjects.map(({ id }) => id)).toEqual(['inkline-lite']);
  });
});

describe('a passage', () => {
  const query: Query = { kind: 'unknown', reason: 'topic', subjects: ['inkline'] };
  const heard = { queries: [query], clauses: [{ query, words: 'turns', rest: 'turns' }], kept: undefined };
  const found = (index: number) => ({
    ...texts,
    passage: () => ({ owner: { kind: 'line' as const, id: 'inkline' }, attribute: 'notes' as const, index }),
  });
  const told = (index: number) => answerMessage(heard, catalog.at('2026-02-20'), { texts: found(index) });

  test('is the text as it stands, in the place of what no attribute answers', () => {
    expect(told(0)).toMatchObject([{ kind: 'passage', subject: { id: 'inkline' }, held: { held: { fact: { text: note.text } } } }]);
  });

  test('that is not there leaves it unknown', () => {
    expect(told(1)).toMatchObject([{ kind: 'unknown', subjects: [{ id: 'inkline' }] }]);
  });
});
