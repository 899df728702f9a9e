import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Ref } from '#src/catalog/types.ts';
import { choice } from './seeds-codepick.choice.ts';
import { figures } from './seeds-codepick.figures.ts';
import { clouds, definitions } from './seeds-codepick.notes.ts';
import type { Statement } from './seeds-codepick.statement.ts';

/** Every row, bullet and remark; each holds on the article's day unless it says otherwise. */
const statements = [...figures, ...choice, ...clouds];

const catalog = loadCatalog(dataDir);
const DAY = '2026-02-26';

function heldOn(of: Ref, attribute: Attribute, day: string): readonly Held<Attribute>[] {
  return catalog
    .at(day)
    .slots(of, attribute)
    .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting]));
}

/** Parts of `is` in `fact`; the basis may come from the source. */
function has(held: Held<Attribute>, is: Readonly<Record<string, unknown>>): boolean {
  const fact: Readonly<Record<string, unknown>> = { ...held.fact, basis: held.basis };
  return Object.entries(is).every(([key, wanted]) => same(fact[key], wanted));
}

function same(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(found) && [...found].sort().join() === [...wanted].sort().join();
  if (typeof wanted === 'object' && wanted !== null) {
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(wanted).every(([key, part]) => same((found as Record<string, unknown>)[key], part))
    );
  }
  return found === wanted;
}

function speaks({ fact }: Held<Attribute>, says: Statement['says']): boolean {
  if (!says) return true;
  const parts = ['text' in fact ? fact.text : undefined, 'detail' in fact ? fact.detail : undefined];
  const holds = (lang: 'zh' | 'en') => says[lang].every((word) => parts.some((part) => part?.[lang].includes(word)));
  return holds('zh') && holds('en');
}

const titleOf = ({ said, of, attribute, is }: Statement) =>
  `${said.map(([source, place]) => `${source}: ${place}`).join(' | ')} → ${of.id} ${attribute} ${JSON.stringify(is)}`;

describe('every statement is in the catalog with its source', () => {
  test.each(statements.map((statement) => [titleOf(statement), statement] as const))('%s', (_, { said, of, attribute, is, says, each, on }) => {
    const answers = heldOn(of, attribute, on ?? DAY).filter((held) => has(held, is) && speaks(held, says));
    const cited = answers.map(({ source }) => source.id);
    const wanted = said.map(([source]) => source);
    if (each) expect(cited).toEqual(expect.arrayContaining(wanted));
    else expect(wanted).toEqual(expect.arrayContaining([cited.find((id) => (wanted as readonly string[]).includes(id))]));
    for (const { fact } of answers) expect(fact.place).toBeTruthy();
  });

  test('there are about as many as the documents have', () => {
    // 70 rows, bullets and remarks of the article, most of them of two vendors and in two languages, and 22 of the notes
    expect(statements.flatMap(({ said }) => said).length).toBeGreaterThanOrEqual(220);
  });
});

describe('words are defined as the notes define them', () => {
  test.each(definitions)('$term', ({ term, zh, en }) => {
    const entry = catalog.glossary[term];
    const found = entry?.definitions.filter(({ source }) => source === 'jiegec-notes') ?? [];
    expect(found.some(({ text }) => zh.every((word) => text.zh.includes(word)) && en.every((word) => text.en.includes(word)))).toBe(true);
  });
});

describe('what a question costs in calls, and how tokens divide', () => {
  const conversions = catalog.at(DAY).conversions();
  const from = (source: string) => conversions.filter(({ resolved }) => resolved.source.id === source);

  test.each([
    // "简单问答或代码生成：通常触发 5-10 次模型调用" and "代码重构或复杂任务：可能触发 10-30 次或更多模型调用"
    ['simple-question', { low: 5, high: 10 }, undefined],
    ['refactoring', { low: 10, high: 30 }, 'atLeast'],
  ])('%s', (task, amount, bound) => {
    const found = from('jiegec-notes').find(({ scope }) => scope.line === 'bailian' && scope.task === task);
    expect(found).toMatchObject({ type: 'units', unit: 'prompt', to: 'request', amount });
    expect(found && 'bound' in found ? found.bound : undefined).toBe(bound);
  });

  test.each([
    // "input token 占比 99.5%", "cached token 占 input + output token 约 90-95%", "output token 占比 0.5%"
    ['input', 0.995],
    ['cached', { low: 0.9, high: 0.95 }],
    ['output', 0.005],
  ])('share of %s', (share, amount) => {
    expect(from('jiegec-notes').find((one) => one.type === 'share' && one.share === share)).toMatchObject({ of: 'input+output', amount });
  });
});

describe('what follows from the figures', () => {
  const price = (id: string, phase: 'first' | 'regular', day = DAY) =>
    catalog.at(day).slot({ kind: 'plan', id }, 'prices', { phase })?.readings[0]?.lead.fact.amount;
  const items = (id: string, attribute: 'models' | 'clients') =>
    catalog.at(DAY).slot({ kind: 'line', id }, attribute)?.readings[0]?.lead.fact.items ?? [];

  test('Lite is 2 and Pro 10 cheaper at Bailian, regular prices are the same', () => {
    // "Lite 便宜 ¥2，Pro 便宜 ¥10": 9.9 − 7.9 and 49.9 − 39.9
    expect((price('ark-lite', 'first') ?? 0) - (price('bailian-lite', 'first') ?? 0)).toBeCloseTo(2);
    expect((price('ark-pro', 'first') ?? 0) - (price('bailian-pro', 'first') ?? 0)).toBeCloseTo(10);
    expect(price('bailian-lite', 'regular')).toBe(price('ark-lite', 'regular'));
    expect(price('bailian-pro', 'regular')).toBe(price('ark-pro', 'regular'));
  });

  test('8 and 5 models, 7 and 11 clients; shared and exclusive ones', () => {
    expect([items('bailian', 'models').length, items('ark', 'models').length]).toEqual([8, 5]);
    expect([items('bailian', 'clients').length, items('ark', 'clients').length]).toEqual([7, 11]);
    // "两者都有 GLM-4.7 和 Kimi-K2.5"
    expect(items('ark', 'models').filter((id) => items('bailian', 'models').includes(id))).toEqual(['glm-4.7', 'kimi-k2.5']);
    // "支持更多终端工具（Codex CLI、Kilo Code、Roo Code、Trae、Moltbot）"
    expect(items('ark', 'clients').filter((id) => !items('bailian', 'clients').includes(id))).toEqual([
      'codex-cli',
      'kilo-code',
      'roo-code',
      'trae',
      'moltbot',
    ]);
  });

  test("Bailian's promotion is there on 2026-03-31 and gone on 2026-04-01", () => {
    expect(price('bailian-lite', 'first', '2026-03-31')).toBe(7.9);
    expect(price('bailian-lite', 'first', '2026-04-01')).toBeUndefined();
  });

  test('the documents disagree on the windows, and each keeps its word', () => {
    const conflict = (id: string, window: string) =>
      catalog
        .at(DAY)
        .slot({ kind: 'plan', id }, 'quotas', { window })
        ?.readings[0]?.conflicting.map(({ source }) => source.id);
    expect(conflict('bailian-lite', '5h')).toEqual(['codepick-zh']);
    expect(conflict('bailian-pro', 'week')).toEqual(['codepick-zh']);
    expect(conflict('bailian-lite', 'month')).toEqual([]);
    expect(conflict('ark-lite', 'week')).toEqual(['codepick-zh']);
    expect(conflict('ark-pro', 'month')).toEqual(['codepick-zh']);
    expect(conflict('ark-pro', '5h')).toEqual([]);
  });

  test('vendors own their lines', () => {
    // "Bailian Coding Plan (by Alibaba Cloud) and Volcengine Ark Coding Plan (by ByteDance)"
    expect(catalog.get('line', 'bailian')?.vendor).toBe('alibaba');
    expect(catalog.get('line', 'ark')?.vendor).toBe('volcengine');
    expect(catalog.sources['codepick-zh']?.date).toBe('2026-02-26');
    expect(catalog.sources['codepick-en']?.date).toBe('2026-02-26');
  });
});
