import { lexiconOf } from '#src/ask/lexicon.ts';
import { hear } from '#src/ask/mentions/said.ts';
import { normalize } from '#src/ask/normalize.ts';
import { scopeFor } from '#src/ask/understand/scope.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog(dataDir);
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);
const view = catalog.at(process.env['DAY'] ?? '2026-11-30');
let kept: unknown;
for (const text of process.argv.slice(2)) {
  const h = hear(normalize(text), scopeFor({ lexicon, names, view }, []));
  console.log(text);
  if (process.env['V'])
    console.log(
      ' ',
      h.mentions
        .map(
          (m) =>
            `${m.kind}:${h.text.slice(m.start, m.end)}${m.kind === 'cue' ? '=' + m.cue : m.kind === 'term' ? '=' + m.id : m.kind === 'quantity' ? '=' + JSON.stringify({ ...m, start: undefined, end: undefined, kind: undefined }) : ''}${m.excluded ? '!' : ''}`,
        )
        .join(' | '),
      '\n  wanted',
      JSON.stringify(h.wanted),
      'roles',
      JSON.stringify(h.roles.figures.map(({ text, role, ...r }) => [text, role, (r as { unit?: string }).unit, (r as { rate?: unknown }).rate])),
      [...h.roles.cues].join(','),
    );
  const heard = understand(text, { lexicon, names, view, kept });
  kept = heard.kept;
  console.log('  ', JSON.stringify(heard.queries));
}
