/** Texts are filled as i18next fills them: every text of both languages, with values that look like places, references and patterns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createI18n } from '#src/i18n/i18n.ts';
import { resources } from '#src/i18n/resources.ts';
import { createTemplates } from '#src/i18n/templates.ts';
import { langs } from '#src/i18n/types.ts';

const i18n = createI18n();

function keysOf(texts: object, head: string): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const key = `${head}${name}`;
    return typeof text === 'string' ? [key.replace(/_(?:one|other)$/, '')] : keysOf(text, `${key}.`);
  });
}

const value = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('{{plan}}', '{{', '}}', '$t(common:more)', '$&', '$1', '中文', '¥49', '', 'a, b'));

test.each(langs)('%s', (lang) => {
  const fixed = i18n.getFixedT(lang) as unknown as (key: string, params: object) => string;
  const filled = createTemplates(fixed, lang);
  const keys = [...new Set(Object.entries(resources[lang]).flatMap(([namespace, texts]) => keysOf(texts, `${namespace}:`)))];
  expect(keys.length).toBeGreaterThan(1000);
  for (const key of keys) {
    const text = String(fixed(key, { skipInterpolation: true, count: 2 }));
    const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name = '']) => (name === 'count' ? [] : [name])))];
    fc.assert(
      fc.property(fc.array(value, { minLength: names.length, maxLength: names.length }), fc.constantFrom(0, 1, 2, 5, 1.5), (values, count) => {
        const params = { ...Object.fromEntries(names.map((name, place) => [name, values[place]])), count };
        expect(filled(key, params)).toBe(fixed(key, params));
      }),
      { numRuns: 6 },
    );
  }
});

test('what is no plain text is left to i18next', () => {
  const filled = createTemplates(i18n.getFixedT('en') as never, 'en');
  expect(filled('common:menu', { returnObjects: true })).toBeUndefined();
  expect(filled('fact:asOf', { day: undefined })).toBeUndefined();
  expect(filled('fact:asOf', {})).toContain('{{day}}');
});
