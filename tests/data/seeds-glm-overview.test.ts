import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { answersTo, titleOf } from './evidence.ts';
import { overview } from './seeds-glm-overview.statements.ts';

const SOURCE = 'glm-overview-2025-12';
/** Within the promotion that the page announces. */
const DAY = '2025-12-20';
const catalog = loadCatalog(dataDir);
const glm = { kind: 'line', id: 'glm' } as const;

describe('every statement of the overview is in the catalog with its source', () => {
  test.each(overview.map((statement) => [titleOf(statement), statement] as const))('%s', (_, statement) => {
    const answers = answersTo(catalog, SOURCE, DAY, statement);
    expect(answers.length).toBeGreaterThan(0);
    for (const { fact } of answers) expect(fact.place).toBeTruthy();
  });

  test('there are about as many as the page has', () => {
    expect(overview.length).toBeGreaterThanOrEqual(60);
  });
});

describe('the New Year promotion', () => {
  const off = (day: string, per: string) => catalog.at(day).slot(glm, 'discounts', { id: 'new-year-2026', per })?.readings[0]?.lead.fact.off;

  // "在跨年活动期间（12.08-01.15）"
  test.each([
    ['2025-12-07', undefined],
    ['2025-12-08', 0.55],
    ['2025-12-20', 0.55],
    ['2026-01-15', 0.55],
    ['2026-01-16', undefined],
    ['2026-01-20', undefined],
  ])('takes %s: %s off a quarter', (day, wanted) => {
    expect(off(day, 'quarter')).toBe(wanted);
  });

  test('a quarter of Pro costs 200 · 3 · 45% = 270', () => {
    const month =
      catalog.at(DAY).slot({ kind: 'plan', id: 'glm-pro' }, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact.amount ?? 0;
    expect(month * 3 * (1 - (off(DAY, 'quarter') ?? 0))).toBeCloseTo(270);
  });

  test('it is told as ended afterwards', () => {
    const ended = catalog.at('2026-01-20').ended(glm, 'discounts');
    expect(ended.filter(({ fact }) => fact.id === 'new-year-2026').map(({ fact }) => fact.until)).toEqual(['2026-01-16', '2026-01-16', '2026-01-16']);
  });
});

test('a prompt is 15 to 20 model calls', () => {
  // "每次 prompt 预计可调用模型 15-20 次"
  const found = catalog
    .at(DAY)
    .conversions()
    .find(({ resolved, type }) => resolved.source.id === SOURCE && type === 'units');
  expect(found).toMatchObject({ unit: 'prompt', to: 'request', amount: { low: 15, high: 20 }, scope: { line: 'glm' } });
});
