/** Names come from the data: a vendor that leaves takes its answers along, one that comes is answered at once, in both languages. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createAsker } from '../questions/ask-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the data with files added to it. */
function dataWith(name: string, files: Readonly<Record<string, object>>): string {
  const dir = join(folder, name);
  cpSync(dataDir, dir, { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(dir, path), stringify(content));
  return dir;
}

const source = { source: 'koalahao' };
const made = {
  'vendors/qingxi.yaml': { names: { zh: '清溪', en: 'Qingxi' }, aliases: ['qx'] },
  'lines/spring.yaml': {
    vendor: 'qingxi',
    region: 'cn',
    product: 'coding-plan',
    names: { zh: '山泉 Coding Plan', en: 'Spring Coding Plan' },
    aliases: ['山泉', 'Spring'],
    clients: [{ items: ['claude-code'], complete: true, ...source }],
    links: [{ kind: 'site', url: 'https://example.com/spring', ...source }],
  },
  'plans/spring-brook.yaml': {
    line: 'spring',
    tier: { zh: 'Brook', en: 'Brook' },
    order: 1,
    names: { zh: '山泉 Brook', en: 'Spring Brook' },
    prices: [{ phase: 'regular', per: 'month', amount: 37, currency: 'CNY', ...source }],
    quotas: [{ window: '5h', amount: 777, unit: 'request', ...source }],
  },
};

describe('a vendor that nobody has heard of', () => {
  const ask = createAsker(loadCatalog(dataWith('more', made)));
  const day = '2026-03-15';

  test.each([
    ['山泉 Brook 多少钱', '¥37'],
    ['How much is Spring Brook?', '¥37'],
    ['山泉brook 5小时多少次', '777'],
    ['how many requests per 5h on Spring Brook', '777'],
    ['山泉支持 Claude Code 吗', '支持'],
    ['Does Spring support Cline?', 'No'],
    ['山泉 Brook 和方舟 Lite 哪个便宜', '¥37'],
  ])('%s', (asked, said) => {
    expect(ask({ ask: asked, day }).text).toContain(said);
  });
});

test('a product known by name only is said to be unknown, until a vendor brings it', () => {
  const day = '2026-03-15';
  const question = { ask: 'How much is Moonbeam a month?', day };
  const named = { 'outsiders.yaml': { rumours: ['moonbeam'] } };
  const heard = createAsker(loadCatalog(dataWith('heard', named)))(question);
  expect(heard.queries).toMatchObject([{ kind: 'unknown', reason: 'product', words: ['Moonbeam'] }]);
  expect(heard.text).not.toContain('¥');
  const { 'lines/spring.yaml': spring, ...rest } = made;
  const sold = { ...named, ...rest, 'lines/spring.yaml': { ...spring, aliases: ['Moonbeam'] } };
  expect(createAsker(loadCatalog(dataWith('sold', sold)))(question).text).toContain('¥37');
});

test('without a vendor’s files its plans are not known, and the others are answered as before', () => {
  const dir = dataWith('fewer', {});
  const gone = (path: string) => rmSync(join(dir, path));
  for (const name of readdirSync(join(dir, 'plans'))) if (name.startsWith('ark-')) gone(`plans/${name}`);
  for (const name of readdirSync(join(dir, 'lines'))) if (name.startsWith('ark')) gone(`lines/${name}`);
  gone('vendors/volcengine.yaml');
  for (const name of readdirSync(join(dir, 'models'))) if (name.startsWith('doubao')) gone(`models/${name}`);
  // Conversions name the lines that they hold for.
  const conversions = join(dir, 'conversions.yaml');
  const kept = (parse(readFileSync(conversions, 'utf8')) as { scope: { line?: string } }[]).filter(({ scope }) => !scope.line?.startsWith('ark'));
  writeFileSync(conversions, stringify(kept));
  const ask = createAsker(loadCatalog(dir));
  expect(ask({ ask: '百炼 Lite 多少钱', day: '2026-02-26' }).text).toContain('¥40');
  expect(ask({ ask: 'Ark Lite price?', day: '2026-02-26' }).text).not.toContain('9.9');
});
