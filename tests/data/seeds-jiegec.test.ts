import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { answersTo, titleOf } from './evidence.ts';
import { history } from './seeds-jiegec.history.ts';
import { ofModels } from './seeds-jiegec.models.ts';
import { plans } from './seeds-jiegec.plans.ts';

const SOURCE = 'jiegec-notes';
/** The day that the notes were as they are but for their last entries. */
const DAY = '2026-02-15';
const statements = [...plans, ...ofModels, ...history];
const catalog = loadCatalog(dataDir);

describe('every statement of the notes is in the catalog with its source', () => {
  test.each(statements.map((statement) => [titleOf(statement), statement] as const))('%s', (_, statement) => {
    const answers = answersTo(catalog, SOURCE, DAY, statement);
    expect(answers.length).toBeGreaterThan(0);
    for (const { fact } of answers) expect(fact.place).toBeTruthy();
  });

  test('there are about as many as the notes have', () => {
    expect(statements.length).toBeGreaterThanOrEqual(120);
  });
});

describe('what one unit is in another', () => {
  const find = (id: string) =>
    catalog
      .at(DAY)
      .conversions()
      .find((one) => one.id === id && one.resolved.source.id === SOURCE);

  test('a MiniMax prompt is about 15 model calls', () => {
    // "一个 prompt 约等于 15 次模型调用"
    expect(find('minimax-prompt-requests')).toMatchObject({ unit: 'prompt', to: 'request', amount: 15, scope: { line: 'minimax-cn' } });
  });

  test('a GLM prompt is 15 to 20 calls', () => {
    // "每次 prompt 预计可调用模型 15-20 次"
    expect(find('glm-prompt-requests')).toMatchObject({ unit: 'prompt', to: 'request', amount: { low: 15, high: 20 }, scope: { line: 'glm' } });
  });

  test('a request on Kimi is 8K to 33K tokens, 31K as measured', () => {
    // "根据 10M token 对应 300-1200 的请求次数，估计…在 8K-33K 之间，本地用一段时间实测来看是 31K"
    expect(find('kimi-request-tokens')).toMatchObject({
      unit: 'request',
      to: 'token',
      amount: { low: 8000, typical: 31_000, high: 33_000 },
      scope: { line: 'kimi' },
    });
  });

  test('a prompt on the earlier GLM Lite is 333K tokens', () => {
    // "每次 prompt 对应 40M/120=333K token": 40,000,000 / 120 = 333,333.3
    expect(find('glm-prompt-tokens')).toMatchObject({ unit: 'prompt', to: 'token', amount: 333_333, resolved: { basis: 'derived' } });
  });
});

describe('what follows from the figures', () => {
  const glm = { kind: 'line', id: 'glm' } as const;
  const lite = { kind: 'plan', id: 'glm-lite' } as const;
  const lead = (day: string, window: string, unit = 'prompt') =>
    catalog
      .at(day)
      .slot(lite, 'quotas', { window })
      ?.readings.find((reading) => reading.unit === unit || reading.lead.fact.amount === 'none')?.lead.fact.amount;
  const price = (day: string) => catalog.at(day).slot(lite, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact.amount;

  test.each([
    ['2026-01-20', 40, 120, 'none'],
    ['2026-02-13', 49, 80, 'none'],
    ['2026-02-15', 49, 80, 320],
  ])('GLM Lite on %s: ¥%s, %s prompts per 5 hours, %s a week', (day, amount, prompts, week) => {
    expect([price(day), lead(day, '5h'), lead(day, 'week')]).toEqual([amount, prompts, week]);
  });

  test('80 and 120 prompts are both called three times Claude Pro', () => {
    const reading = catalog.at(DAY).slot(lite, 'equivalents', { of: 'claude-pro' })?.readings[0];
    const claims = [reading?.lead, ...(reading?.conflicting ?? [])].map((held) => [held?.source.id, held?.fact.factor, held?.fact.at?.amount]);
    expect(claims.sort()).toEqual([
      ['glm-overview-2025-12', 3, 120],
      ['jiegec-notes', 3, 80],
    ]);
  });

  test('13–23 times and 1% of the API price are two claims of one thing', () => {
    const reading = catalog.at(DAY).slot(glm, 'worth')?.readings[0];
    const claims = [reading?.lead, ...(reading?.conflicting ?? [])].map((held) => [held?.source.id, held?.fact.times]);
    expect(claims).toEqual([
      ['jiegec-notes', { low: 13, high: 23 }],
      ['glm-overview-2025-12', 100],
    ]);
  });

  test('an older subscriber has no weekly limit, a buyer of the day has', () => {
    const week = (who?: { subscribedBefore: string }) => catalog.at(DAY).slot(lite, 'quotas', { window: 'week' }, who)?.readings[0]?.lead.fact.amount;
    expect([week(), week({ subscribedBefore: '2026-02-10' })]).toEqual([320, 'none']);
  });

  test('the reading of the weekly limit of Kimi that was taken back is gone from its day on', () => {
    const tokens = (day: string) =>
      catalog
        .at(day)
        .slot({ kind: 'plan', id: 'kimi-andante' }, 'quotas', { window: 'week' })
        ?.readings.find(({ unit }) => unit === 'token')
        ?.conflicting.map(({ fact }) => fact.amount);
    expect([tokens('2026-02-15'), tokens('2026-02-16')]).toEqual([[50_000_000], []]);
  });

  test('nobody says what the international GLM plans cost in February', () => {
    for (const { id } of catalog.plansOf('glm-intl')) expect(catalog.at(DAY).slots({ kind: 'plan', id }, 'prices')).toEqual([]);
  });
});
