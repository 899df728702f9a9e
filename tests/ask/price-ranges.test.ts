/** What may be spent, as it was said: a range, about, at most; by the list prices that held on 2026-11-30. */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog('data');
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);
const view = catalog.at('2026-11-30');

/** The plans of the first list of a ranking, in order. */
function plansOf(text: string): readonly string[] {
  const [query] = understand(text, { lexicon, names, view }).queries;
  const found = query && answer(query, view, { texts: lexicon.texts, home: 'CNY' });
  if (found?.kind !== 'rank') throw new RangeError(`no ranking: ${text}`);
  return (found.lists[0]?.entries ?? []).map(({ subject }) => subject.id);
}

describe('a price is kept to as it was said', () => {
  // China Mobile's 100, GLM Lite 118, M Plan Explore 119, Bailian Token Plan Essential 120 and Standard 180, Kimi Code Pro 199, Bailian Team 198, three at 200.
  test.each(['100以上200以下的套餐有哪些', '100到200之间的套餐有哪些', '100块到200块的套餐有哪些', 'plans between ¥100 and ¥200 a month'])(
    'a range has two ends: %s',
    (text) => {
      const plans = plansOf(text);
      // The ends belong to it: the cheapest costs ¥100.
      expect(plans[0]).toBe('chinamobile-token-100');
      expect(plans).toContain('glm-lite');
      expect(plans).toContain('ark-pro');
      expect(plans).not.toContain('ark-lite');
    },
  );
  // Within 15 % of 50: 42.50 to 57.50, so 45 and 49, and not 40; Unicom's of 45 first.
  test.each(['预算50左右有什么套餐', '预算大概50元有什么套餐', 'which plans with a budget of about ¥50?'])(
    'about is about, of a budget too: %s',
    (text) => {
      expect(plansOf(text)).toEqual(['unicom-token-45', 'trae-cn-lite', 'compshare-49', 'minimax-m-go', 'step-plan-mini']);
    },
  );
  test.each(['每人200块预算5个人能买什么', '200块预算有哪些套餐'])('a budget is the most, wherever the word stands: %s', (text) => {
    expect(plansOf(text)).toContain('ark-lite');
  });
});

describe('by the year, and on renewal', () => {
  const told = (text: string) => {
    const [query] = understand(text, { lexicon, names, view }).queries;
    return query && answer(query, view, { texts: lexicon.texts });
  };
  // Kimi Andante: ¥49 × 12 = ¥588 against ¥468.
  test.each(['Kimi Andante年付比月付便宜多少', 'Kimi Andante yearly: how much cheaper than monthly?'])('%s', (text) => {
    expect(JSON.stringify(told(text))).toMatch(/"120"/);
  });
  // MiniMax Plus Highspeed is kept at ¥98 for earlier subscribers; nothing is told of Bailian Pro's renewal but its price of ¥200.
  test.each([
    ['minimax plus极速版老用户续费多少', '98'],
    ['百炼Pro首月多少续费多少', '200'],
    ['how much is Bailian Pro on renewal?', '200'],
  ])('%s', (text, yuan) => {
    const found = told(text);
    const prices =
      found?.kind === 'fact'
        ? found.findings.flatMap(({ topic, slots }) => (topic.attribute === 'prices' && topic.phase === 'renewal' ? slots : []))
        : [];
    expect(JSON.stringify(prices.map(({ readings }) => readings[0]?.lead.fact))).toContain(`"amount":${yuan}`);
  });
});

// Of the plans up to ¥100 Step Plan Flash Plus (¥99) gives most a month, 1.6 billion credits, as requests; Ark Lite gives 18,000. The money bounds, the requests order.
test.each(['不到一百块钱的套餐哪个请求最多', 'under ¥100 a month, which plan gives the most requests?'])(
  'what is most of within a price: %s',
  (text) => {
    expect(plansOf(text)[0]).toBe('step-plan-plus');
    expect(plansOf(text)).toContain('ark-lite');
    expect(understand(text, { lexicon, names, view }).queries[0]).toMatchObject({ by: expect.stringMatching(/^quotas/), order: 'most' });
  },
);
