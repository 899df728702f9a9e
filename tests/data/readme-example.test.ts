/** The vendor that data/README.md shows step by step is sound as it stands there, and every key of it is needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '#commands/index.ts';
import { checkContents } from '#src/catalog/check.ts';
import { dataDir, fileOf, readFiles } from '#src/catalog/files.ts';
import { buildCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { parseData } from '#src/catalog/parse.ts';
import { remarksOn } from '#src/catalog/remarks.ts';
import { saleOf } from '#src/core/sale.ts';
import { createChat } from '#support/chat.ts';

type Content = Readonly<Record<string, unknown>>;
const shown = [...readFileSync(join(dataDir, 'README.md'), 'utf8').matchAll(/```yaml\n *# (\S+\.yaml)\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({
    name,
    content: parse(text.replaceAll(/^ {3}/gm, '')) as Content,
  }),
);
const real: Content = Object.fromEntries(readFiles(dataDir).map(({ name, value }) => [name, value]));
const beside = (files: typeof shown): Content => ({
  ...real,
  ...Object.fromEntries(files.map(({ name, content }) => [name, name === 'sources.yaml' ? { ...(real[name] as object), ...content } : content])),
});
const without = (name: string, key: string) =>
  shown.map((file) =>
    file.name === name ? { ...file, content: Object.fromEntries(Object.entries(file.content).filter(([own]) => own !== key)) } : file,
  );

test('four files, sound beside the rest, and the plan is found and sold', () => {
  expect(shown.map(({ name }) => name)).toEqual(['sources.yaml', 'vendors/abacus.yaml', 'lines/abacus-coding.yaml', 'plans/abacus-solo.yaml']);
  expect(checkContents(beside(shown))).toEqual([]);
  const catalog = buildCatalog(beside(shown));
  expect(createNames(catalog).resolve('Abacus Solo')).toMatchObject({ ok: true, entity: { id: 'abacus-solo' } });
  expect(saleOf(catalog.at('2026-11-30'), { kind: 'plan', id: 'abacus-solo' }).state).toBe('open');
});

const needed = [
  ['vendors/abacus.yaml', 'names'],
  ...['vendor', 'region', 'product', 'names'].map((key) => ['lines/abacus-coding.yaml', key] as const),
  ...['line', 'tier', 'order', 'names'].map((key) => ['plans/abacus-solo.yaml', key] as const),
] as const;

test.each(needed)('%s without "%s": the check names it', (name, key) => {
  expect(checkContents(beside(without(name, key)))).toContainEqual(expect.objectContaining({ file: name, path: key, reason: `missing "${key}"` }));
});

test('a plan without availability is sound, has a remark, and every answer says that its sale is not stated', async () => {
  const files = beside(without('plans/abacus-solo.yaml', 'availability'));
  expect(checkContents(files)).toEqual([]);
  const { data } = parseData(Object.entries(files).map(([name, content]) => fileOf(name, content)));
  expect(remarksOn(data).map(({ file }) => file)).toContain('plans/abacus-solo.yaml');
  const catalog = buildCatalog(files);
  expect(saleOf(catalog.at('2026-11-30'), { kind: 'plan', id: 'abacus-solo' }).state).toBe('unstated');
  const chat = await createChat({ catalog, names: createNames(catalog), commands, today: () => '2026-11-30' });
  expect(await chat.say('/plan abacus-solo')).toContain('My data does not say whether it is on sale.');
  expect(await chat.say('/plans abacus')).toContain('sale not stated');
  expect(await chat.say('/cost 1M tokens a month --plans=abacus-solo')).toContain('sale not stated');
});
