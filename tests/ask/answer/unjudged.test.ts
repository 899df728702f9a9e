/** Selections of which nothing can be judged, on a made-up market: Inkline Lite ¥40, Pro ¥200, Max ¥400, and Gull at $12 and $30 a seat. */
import { describe, expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { QueryOf } from '#src/ask/query/query.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { plainCard } from '#support/plain-card.ts';
import { day, facts, yard } from '#support/yard.ts';

const { both, from } = facts;
const seat = (order: number, amount: number, more: object = {}) => ({
  line: 'gull',
  tier: both(`Team ${order}`),
  order,
  names: both(`Gull Team ${order}`),
  prices: [{ phase: 'regular', per: 'month', amount, currency: 'USD', seat: true, ...from }],
  availability: [{ to: 'new', state: 'open', ...from }],
  ...more,
});
const note = { id: 'audit', topic: 'positioning', text: { zh: '含审计日志', en: 'With an audit log' }, ...from };
const catalog = yard({
  'glossary.yaml': { positioning: { kind: 'topic', names: both('Positioning') } },
  'lines/gull.yaml': { vendor: 'modou', region: 'intl', product: 'coding-plan', names: both('Gull'), aliases: [] },
  'plans/gull-team-1.yaml': seat(1, 12),
  'plans/gull-team-2.yaml': seat(2, 30, { notes: [note] }),
});
const { texts } = lexiconOf(catalog);
const localizers = createLocalizers();
const find = (query: Partial<QueryOf<'select'>>) => answer({ kind: 'select', of: 'plans', ...query }, catalog.at(day), { texts });
const said = (query: Partial<QueryOf<'select'>>, lang: 'en' | 'zh' = 'en') => plainCard(answerCard([find(query)], localizers[lang]));
const hours = { use: { amount: 2, per: 'day', unit: 'hour' } } as const;

describe('conditions alone', () => {
  const team: Partial<QueryOf<'select'>> = { advise: true, conditions: ['an audit log'], people: 20 };

  test('nothing is recommended; what touches on them goes first among the plans by seat', () => {
    const found = find(team);
    if (found.kind !== 'unjudged') return expect.fail(found.kind);
    expect(found.touching.map(({ owner }) => owner.id)).toEqual(['gull-team-2']);
    expect(found.offers.map(({ plan }) => plan.id)).toEqual(['gull-team-2', 'gull-team-1']);
    expect(said(team)).toMatch(/^I can't recommend a plan by that.*“an audit log”.*With an audit log.*\$30\/month per seat; Gull Team 1 \$12/);
    expect(said({ ...team, conditions: ['必须有审计日志'] }, 'zh')).toMatch(/^这一条没法给推荐.*含审计日志.*每席位 \$30/);
  });

  test('of one person no seats; of words that nobody states no plan', () => {
    expect(said({ advise: true, conditions: ['ships on floppy disks'] })).not.toMatch(/[¥$]/);
  });

  test('beside a need that can be judged the plans are judged by that', () => {
    expect(find({ ...team, filter: { region: 'cn' } }).kind).toBe('recommend');
    expect(find({ ...team, manner: ['tight'] }).kind).toBe('recommend');
  });

  test('of lines that are named: that it is not known, with what they cost', () => {
    const text = said({ of: 'lines', among: ['inkline', 'gull'], conditions: ['air-gapped'] });
    expect(text).toMatch(/^My data does not say whether “air-gapped” holds for /);
    for (const price of ['¥40/month', '¥200/month', '¥400/month', '$12/month', '$30/month']) expect(text).toContain(price);
    expect(text).not.toContain('is met by');
  });
});

describe('hours of work', () => {
  test('fail nobody: the named with their prices and quotas, told once that they cannot be held against them', () => {
    const text = said({ advise: true, among: ['inkline-lite', 'inkline-max'], use: hours });
    expect(text).toMatch(/^2 hours a day can't be held against these quotas/);
    expect(text).toContain('¥40/month');
    expect(text).toContain('¥400/month');
    expect(text).toContain('400 prompts');
    expect(text).not.toContain('No plan is known');
    expect(said({ advise: true, among: ['inkline-lite'], use: hours }, 'zh')).toMatch(/^每天 2 小时没法跟这些额度比/);
  });

  test('the rest decides, where there is any', () => {
    const found = find({ advise: true, filter: { region: 'cn' }, use: hours });
    if (found.kind !== 'recommend') return expect.fail(found.kind);
    expect(found.recommendation.picks.map(({ estimate: { plan } }) => plan.id)).toEqual(['inkline-lite', 'inkline-pro', 'inkline-max']);
    expect(found.demand).toBeUndefined();
  });

  test('whether one is worth it depends', () => {
    expect(said({ among: ['inkline-max'], use: hours, worth: true })).toMatch(/^Whether Inkline Max is worth it depends/);
  });

  test('an order by price says that they were not held against the quotas, and counts no plan that lasts', () => {
    const text = said({ by: 'prices/regular/month', order: 'least', use: hours });
    expect(text).toMatch(/^2 hours a day can't be held/);
    expect(text).not.toContain('enough');
  });
});
