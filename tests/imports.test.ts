import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, violationsOf } from '#support/boundaries.ts';

const files = globSync(['src/**/*.ts', 'commands/**/*.ts'])
  .filter((path) => !path.includes('/public/') && !path.endsWith('.d.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

test('imports between the folders of the house point one way', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(violationsOf(files)).toEqual([]);
});

test('an arrow that the law does not know is found, whatever form it takes', () => {
  const bad = [
    ['src/card/x.ts', "import type { Lang } from '#src/i18n/types.ts';"],
    ['src/card/x.ts', "import { z } from 'zod';"],
    ['src/core/x.ts', "import { renderText } from '../render/text/render.ts';"],
    ['src/core/x.ts', "export * from '#src/view/plan.ts';"],
    ['src/view/x.ts', "import { createI18n } from '#src/i18n/i18n.ts';"],
    ['src/command/x.ts', "const { loadCatalog } = await import('#src/catalog/load.ts');"],
    ['commands/x.ts', "import { Client } from 'discord.js';"],
    ['commands/x.ts', "import '#src/state/store.ts';"],
    ['src/platforms/discord/x.ts', "import { post } from '../feishu/post.ts';"],
    ['src/platforms/web/x.ts', "import { compare } from '#commands/compare.ts';"],
    ['src/platforms/feishu/x.ts', "import {\n  Client,\n} from 'discord.js';"],
    ['src/app/x.ts', "import { createStore } from '#src/state/create-store.ts';"],
    ['src/somewhere/x.ts', ''],
  ] as const;
  for (const [path, text] of bad) expect(violationsOf([{ path, text }]), `${path}: ${text}`).toHaveLength(1);
});

test('what is allowed is not complained of, comments least of all', () => {
  const good = [
    ['src/view/x.ts', "import type { Localizer } from '#src/i18n/types.ts';"],
    ['src/platforms/discord/x.ts', "import type { Platform } from '../platform.ts';\nimport { Client } from 'discord.js';"],
    ['src/core/x.ts', "// import { x } from '#src/render/x.ts'\n/* import 'zod' */\nimport './y.ts';"],
    ['src/serve.ts', "import { serve } from '@hono/node-server';"],
  ] as const;
  for (const [path, text] of good) expect(violationsOf([{ path, text }]), path).toEqual([]);
});

test('imports of every form are read', () => {
  const text =
    "import a from 'a';\nimport { b,\n c } from \"b\";\nexport { d } from 'd';\nimport type { E } from 'e';\nimport 'f';\nawait import('g');\nimport * as h from 'h';";
  expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(['a', 'b', 'd', 'e', 'f', 'h', 'g']);
  expect(importsOf(text).find(({ specifier }) => specifier === 'e')?.typeOnly).toBe(true);
});
