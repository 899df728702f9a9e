import { expect, test } from 'vitest';
import { chooseLang, langOfLocale, languageOf } from '#src/i18n/choose-lang.ts';

test('any Chinese character makes a text Chinese; figures alone say nothing', () => {
  expect(languageOf('GLM Lite 多少钱')).toBe('zh');
  expect(languageOf('how much is GLM Lite')).toBe('en');
  expect(languageOf('49 / 5 ?')).toBeUndefined();
  expect(languageOf('👍')).toBeUndefined();
});

test('a client locale of any Chinese is zh, another one en, none says nothing', () => {
  expect(langOfLocale('zh-TW')).toBe('zh');
  expect(langOfLocale('zh_cn')).toBe('zh');
  expect(langOfLocale('de')).toBe('en');
  expect(langOfLocale('zhuang')).toBe('en');
  expect(langOfLocale(undefined)).toBeUndefined();
});

test('option beats words beats setting beats client beats chat beats the default', () => {
  const all = { option: 'zh', words: 'en', setting: 'zh', client: 'en-US', chat: 'zh-CN', fallback: 'en' } as const;
  expect(chooseLang(all)).toBe('zh');
  expect(chooseLang({ ...all, option: undefined })).toBe('en');
  expect(chooseLang({ ...all, option: undefined, words: undefined })).toBe('zh');
  expect(chooseLang({ client: 'en-US', chat: 'zh-CN', fallback: 'zh' })).toBe('en');
  expect(chooseLang({ chat: 'zh-CN', fallback: 'en' })).toBe('zh');
  expect(chooseLang({ fallback: 'zh' })).toBe('zh');
});
