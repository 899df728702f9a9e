import { readFileSync } from 'node:fs';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog(dataDir);
const deps = { lexicon: lexiconOf(catalog), names: createNames(catalog), view: catalog.at('2026-11-30') };
const src = readFileSync('tests/ask/understand/foreign.test.ts', 'utf8');
const [f, g] = [...src.matchAll(/(?:firsts|foreign) = (\{[\s\S]*?\n\});?/g)].map((m) => eval(`(${m[1]})`));
for (const lang of ['zh', 'en'])
  for (const text of g[lang]) {
    const out = f[lang].map((first: string) => {
      const { kept } = understand(first, deps);
      return understand(text, { ...deps, kept })
        .queries.map((q) => q.kind + ('about' in q ? ':' + q.about : ''))
        .join('+');
    });
    console.log(text, '|', [...new Set(out)].join(' , '));
  }
