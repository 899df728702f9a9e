/** What a name means that several things bear: a client and the plans of its maker, a house and the protocol, the billing or the models called after it. */
import { expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { hear } from '#src/ask/mentions/said.ts';
import { normalize } from '#src/ask/normalize.ts';
import { scopeFor } from '#src/ask/understand/scope.ts';
import { createNames } from '#src/catalog/names.ts';
import { ground, madeUp } from '#support/made-up.ts';

const both = (text: string) => ({ zh: text, en: text });
const catalog = madeUp({
  'glossary.yaml': {
    ...(ground['glossary.yaml'] as object),
    'openai-protocol': { kind: 'protocol', names: both('OpenAI protocol'), aliases: ['openai'] },
  },
  'vendors/openai.yaml': { names: both('OpenAI'), aliases: [] },
  'vendors/rival.yaml': { names: both('Rivals'), aliases: ['rival plan', 'rival'] },
  'lines/rivals.yaml': { vendor: 'rival', region: 'intl', product: 'subscription', names: both('Rival Personal'), aliases: [] },
  'plans/rival-own-pro.yaml': { line: 'rivals', tier: both('Pro'), order: 0, names: both('Rival Pro') },
  'vendors/scribes.yaml': { names: both('Scribes'), aliases: [] },
  'lines/scribe.yaml': { vendor: 'scribes', region: 'intl', product: 'editor', names: both('Scribe Code'), aliases: [] },
  'plans/scribe-solo.yaml': { line: 'scribe', tier: both('Solo'), order: 0, names: both('Scribe Solo') },
});
const deps = { lexicon: lexiconOf(catalog), names: createNames(catalog), view: catalog.at('2026-11-30') };

function meant(text: string, spoken?: { readonly offers: boolean; readonly clients: boolean }): readonly string[] {
  const heard = hear(normalize(text), { ...scopeFor(deps, []), ...(spoken ? { spoken } : {}) });
  return [
    ...heard.all('name').flatMap(({ entities }) => entities.map(({ kind, id }) => `${kind}:${id}`)),
    ...heard.all('term').flatMap(({ of, id }) => (of === 'protocol' ? [`term:${id}`] : [])),
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
  ['Scribe Code 和 Pen CLI 都想用，选哪家', ['client:scribe-code', 'client:pen']],
  ['主力 Scribe Code，选哪家', ['client:scribe-code']],
  ['Does Inkline support OpenAI?', ['line:inkline', 'term:openai-protocol']],
  ['墨线走的是 OpenAI 协议吗', ['line:inkline', 'term:openai-protocol']],
  ['How much is OpenAI?', ['vendor:openai']],
  ['OpenAI 和墨线哪个便宜', ['vendor:openai', 'line:inkline']],
])('%s', (text, expected) => {
  expect(meant(text)).toEqual(expected);
});

test.each(['Inkline Max equals how many times which Rival plan?', '墨线 Max 相当于 Rival Pro 的几倍'])(
  'a measure is not what is asked about: %s',
  (text) => {
    expect(meant(text)).toEqual(['plan:inkline-max']);
  },
);

test.each(['OpenAI 那种计费，缓存一般是几折', 'How much of the input price is a cache hit at OpenAI?'])(
  'a way of billing is nobody’s plan: %s',
  (text) => {
    expect(meant(text)).not.toContain('vendor:openai');
  },
);

test('after a question about clients a bare name is one, after one about a price it is what is sold', () => {
  expect(meant('And Scribe Code?', { offers: true, clients: true })).toEqual(['client:scribe-code']);
  expect(meant('And Scribe Code?', { offers: true, clients: false })).toEqual(['line:scribe']);
});

test('a variable named after a house is no house', () => {
  expect(meant('What is OPENAI_API_KEY set to on Inkline?')).toEqual(['line:inkline']);
});
