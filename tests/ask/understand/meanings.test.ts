/** What a name means that two things bear: a client and the plans of its maker, a house and the protocol called after it. */
import { expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { readSignals } from '#src/ask/understand/signals.ts';
import { createNames } from '#src/catalog/names.ts';
import { ground, madeUp } from '#support/made-up.ts';

const both = (text: string) => ({ zh: text, en: text });
const catalog = madeUp({
  'glossary.yaml': {
    ...(ground['glossary.yaml'] as object),
    'openai-protocol': { kind: 'protocol', names: both('OpenAI protocol'), aliases: ['openai'] },
  },
  'vendors/openai.yaml': { names: both('OpenAI'), aliases: [] },
  'vendors/scribes.yaml': { names: both('Scribes'), aliases: [] },
  'lines/scribe.yaml': { vendor: 'scribes', region: 'intl', product: 'editor', names: both('Scribe Code'), aliases: [] },
  'plans/scribe-solo.yaml': { line: 'scribe', tier: both('Solo'), order: 0, names: both('Scribe Solo') },
});
const deps = { lexicon: lexiconOf(catalog), names: createNames(catalog), today: '2026-11-30' };

function meant(text: string): readonly string[] {
  const { mentions, terms } = readSignals(text, deps);
  return [
    ...mentions.flatMap(({ entities }) => entities.map(({ kind, id }) => `${kind}:${id}`)),
    ...terms.filter(({ kind }) => kind === 'protocol').map(({ id }) => `term:${id}`),
  ];
}

test.each([
  ['Does Inkline work in Scribe Code?', ['line:inkline', 'client:scribe-code']],
  ['墨线能在 Scribe Code 里用吗', ['line:inkline', 'client:scribe-code']],
  ['哪些套餐支持 Scribe Code', ['client:scribe-code']],
  ['How much is Scribe Code?', ['line:scribe']],
  ['Scribe Code 有哪些套餐', ['line:scribe']],
  ['Inkline vs Scribe Code', ['line:inkline', 'line:scribe']],
  ['Does Scribe Code support Loom?', ['line:scribe', 'model:loom']],
  ['Loom 怎么在 Scribe Code 里配置', ['model:loom', 'client:scribe-code']],
  ['Does Inkline support OpenAI?', ['line:inkline', 'term:openai-protocol']],
  ['How much is OpenAI?', ['vendor:openai']],
  ['OpenAI 和墨线哪个便宜', ['vendor:openai', 'line:inkline']],
])('%s', (text, expected) => {
  expect(meant(text)).toEqual(expected);
});
