import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { allOptions } from '#src/command/vocabulary.ts';
import { resources } from '#src/i18n/resources.ts';
import { codeOf } from '#support/boundaries.ts';

type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{\s*([\w.]+)[^}]*\}\}/g;
const HAN = /\p{Script=Han}/u;

function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is neither a text nor a group of texts`);
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}

const read = (lang: string, namespace: string): Texts => new Map(flat(JSON.parse(readFileSync(`locales/${lang}/${namespace}.json`, 'utf8'))));
const namespaces = (lang: string) =>
  globSync(`locales/${lang}/*.json`)
    .map((path) => basename(path, '.json'))
    .toSorted();
const placeholders = (text: string) => [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))].toSorted();
/** A language has as many plural forms as it needs: one key for all of them. */
const keys = (texts: Texts) => [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '_plural')))].toSorted();

test('every file of either language is loaded', () => {
  expect(namespaces('zh')).toEqual(namespaces('en'));
  expect(Object.keys(resources.en).toSorted()).toEqual(namespaces('en'));
  expect(Object.keys(resources.zh).toSorted()).toEqual(namespaces('zh'));
});

describe.each(namespaces('en'))('%s', (namespace) => {
  const en = read('en', namespace);
  const zh = read('zh', namespace);

  test('has the same keys in both languages', () => {
    expect(keys(zh)).toEqual(keys(en));
  });

  test('has the plural forms that its language needs, each language its own', () => {
    for (const [texts, forms] of [
      [en, ['one', 'other']],
      [zh, ['other']],
    ] as const) {
      for (const key of texts.keys()) {
        const stem = key.replace(PLURAL, '');
        if (stem !== key)
          expect(
            forms.map((form) => texts.has(`${stem}_${form}`)),
            key,
          ).not.toContain(false);
      }
    }
  });

  test('has the same placeholders in both languages', () => {
    // A singular form may leave its number out ("one plan").
    for (const [key, text] of en) {
      const other = zh.get(key) ?? zh.get(key.replace(PLURAL, '_other')) ?? '';
      const [own, theirs] = [placeholders(text), placeholders(other)];
      if (key.endsWith('_one')) expect(theirs, key).toEqual(expect.arrayContaining(own));
      else expect(own, key).toEqual(theirs);
    }
  });

  test('leaves nothing empty and nothing untranslated', () => {
    for (const [key, text] of [...en, ...zh]) expect(text.trim(), key).not.toBe('');
    for (const [key, text] of en) expect(HAN.test(text.replaceAll('中文', '').replaceAll('问算盘', '')), `en ${key}: ${text}`).toBe(false);
  });

  test('is Chinese where the English has words', () => {
    for (const [key, text] of zh) {
      // A sentence may need no word of its own in Chinese; what it must not have is English ones alone.
      const words = text.replaceAll(PLACEHOLDER, ' ').match(/(?<![\w/-])[a-z]{4,}(?![\w/-])/g) ?? [];
      const own = words.filter((word) => !shared.has(word));
      if (own.length > 0 && !key.endsWith('aliases.en') && !text.startsWith('/')) expect.soft(HAN.test(text), `zh ${key}: ${text}`).toBe(true);
    }
  });
});

/** What Chinese developers say in English too. */
const shared = new Set(['token', 'tokens', 'prompt', 'prompts', 'credit', 'credits', 'server', 'servers', 'keys']);

/** Code that may name a key; what is generated from the locales names all of them. */
const code = globSync(['src/**/*.ts', 'commands/**/*.ts'])
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: codeOf(readFileSync(path, 'utf8')) }));

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const HOLE = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/;
/** What an expression chooses from (`most ? 'most' : 'each'`); whatever has no dot where it takes any of it from elsewhere. */
function hole(expression: string): string {
  const [, ...choices] = expression.split(/ (?:\?\??|:|\|\|) /);
  const texts = choices.flatMap((choice) => /^\(*'([\w-]*)'\)*$/.exec(choice)?.[1] ?? []);
  const asked = expression.split(' ? ').length - 1;
  return asked > 0 && texts.length === asked + 1 ? `(?:${texts.join('|')})` : '[^.:]+';
}

/** A text between quotes as a pattern of keys: its own one, or those that its holes leave open. */
function pattern(literal: string): RegExp {
  const parts = literal.split(new RegExp(HOLE, 'g'));
  return new RegExp(`^${parts.map((part, index) => (index % 2 === 0 ? escaped(part) : hole(part))).join('')}(?:\\.|$)`);
}

/** A text in code that may be a key, or the name of a family of them. */
const QUOTED = /'([a-z]+:[\w.-]+)'|`([a-z]+:(?:[^`$]|\$\{(?:[^{}`]|\{[^{}]*\})*\})*)`/g;
const patterns = [...new Set(code.flatMap(({ text }) => [...text.matchAll(QUOTED)].map(([, plain, holed]) => plain ?? holed ?? '')))].map(pattern);

/** What a command or one of its options declares, and no other code names. */
const declared = new Set(
  commands.flatMap((command) =>
    ['name', 'description', 'example']
      .map((part) => `${command.name}:${part}`)
      .concat(
        Object.entries(allOptions(command)).flatMap(([option, spec]) =>
          [command.name, 'common'].flatMap((namespace) => [
            ...['name', 'description', 'item'].map((part) => `${namespace}:options.${option}.${part}`),
            ...(spec.type === 'choice'
              ? spec.choices.flatMap((value) => ['choices', 'aliases'].map((part) => `${namespace}:options.${option}.${part}.${value}`))
              : []),
          ]),
        ),
      ),
  ),
);

test('every key is used', () => {
  const all = namespaces('en').flatMap((namespace) => [...read('en', namespace).keys()].map((key) => `${namespace}:${key.replace(PLURAL, '')}`));
  expect([...new Set(all)].filter((key) => !declared.has(key) && !patterns.some((each) => each.test(key)))).toEqual([]);
});

test('no key is forced upon the compiler', () => {
  const cast = /\.(?:t|told|word)\((?:'[^']*'|`[^`]*`) as |as (?:TextKey|DeclaredKey)\b/;
  expect(code.filter(({ text }) => cast.test(text)).map(({ path }) => path)).toEqual([]);
});
