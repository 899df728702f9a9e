/** Whether a plan is worth it for a use, on a made-up market: Inkline Lite ¥40 with 1,200 requests per 5 hours and 9,000 a week, Max ¥400 with 400 prompts. */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { QueryOf } from '#src/ask/query/query.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { plainCard } from '#support/plain-card.ts';
import { day, facts, yard } from '#support/yard.ts';

const { both, from } = facts;
const gull = (amount: number, currency = 'CNY') => ({
  'vendors/shore.yaml': { names: both('Shore'), aliases: [] },
  'lines/gull.yaml': { vendor: 'shore', region: 'intl', product: 'coding-plan', names: both('Gull'), aliases: [] },
  'plans/gull-one.yaml': {
    line: 'gull',
    tier: both('One'),
    order: 0,
    names: both('Gull One'),
    prices: [{ phase: 'regular', per: 'month', amount, currency, ...from }],
    quotas: [{ window: 'day', amount: 500, unit: 'request', ...from }],
    availability: [{ to: 'new', state: 'open', ...from }],
  },
});
const localizers = createLocalizers();
const requests = (amount: number) => ({ use: { amount, per: 'day', unit: 'request' } }) as const;

function said(id: string, query: Partial<QueryOf<'select'>>, added: Readonly<Record<string, object>> = {}, lang: 'en' | 'zh' = 'en'): string {
  const catalog = yard(added);
  const found = answer({ kind: 'select', of: 'plans', among: id === '' ? [] : [id], worth: true, ...query }, catalog.at(day), {
    texts: lexiconOf(catalog).texts,
  });
  return plainCard(answerCard([found], localizers[lang]));
}

describe('worth', () => {
  test('no, where a plan of the same house bears it for clearly less', () => {
    // 300 a day on 30 days: half of the 18,000 of a month.
    expect(said('inkline-max', { use: requests(300) })).toMatch(
      /^No, by price and quota.*Inkline Max \(¥400 a month\) is enough.*Inkline Lite at ¥9\.90.*then ¥40/,
    );
    expect(said('inkline-max', { use: requests(300) }, {}, 'zh')).toMatch(
      /^按价格和额度看不值.*墨线 Max（每月 ¥400）.*墨线 Lite（首月 ¥9\.90，之后 ¥40/,
    );
  });

  test('of another house where that costs still less: the own house goes first', () => {
    expect(said('inkline-max', { use: requests(300) }, gull(20))).toMatch(/^No.*Inkline Lite at.*and Gull One at ¥20 a month \(60% of/);
    expect(said('inkline-lite', { use: requests(300) }, gull(28))).toMatch(/^No.*but Gull One at ¥28 a month/);
  });

  test('yes, where what costs less does not cost clearly less, or is priced in another currency', () => {
    // 70 % of ¥40 is ¥28.
    expect(said('inkline-lite', { use: requests(300) }, gull(29))).toMatch(/^Yes, by price and quota: Inkline Lite/);
    expect(said('inkline-lite', { use: requests(300) }, gull(1, 'USD'))).toMatch(/^Yes/);
    // Gull One gives 500 a day.
    expect(said('inkline-lite', { use: requests(600) }, gull(5))).toMatch(/^Yes/);
  });

  test('no, where it is not enough', () => {
    expect(said('inkline-lite', { use: requests(5000) })).toMatch(/^No: the quota of Inkline Lite is not enough for 5,000 requests a day/);
  });

  test('without a use it depends, with its price and its quota', () => {
    const text = said('inkline-max', {});
    expect(text).toMatch(/^Whether Inkline Max is worth it depends/);
    expect(text).toContain('¥400/month');
    expect(text).toContain('400 prompts');
  });

  test('of nobody in particular nothing is said to be worth it', () => {
    const notes = [{ id: 'burst', topic: 'burst-use', text: both('Bears bursts'), ...from }];
    const added = { 'glossary.yaml': { 'burst-use': { kind: 'topic', names: both('Bursts') } }, 'lines/inkline.yaml': { notes } };
    const text = said('', { manner: ['burst'], filter: { budget: { amount: 100, bound: 'atMost', currency: 'CNY' } } }, added);
    expect(text).not.toContain('Yes');
    expect(text).toContain('Inkline Lite');
  });
});
