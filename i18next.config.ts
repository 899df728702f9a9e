import { defineConfig } from 'i18next-cli';

/** `npx i18next-cli types` writes the literal texts of the English locale as types, so that keys and placeholders are checked. */
export default defineConfig({
  locales: ['en', 'zh'],
  extract: { input: ['src/**/*.ts', 'commands/**/*.ts'], output: 'locales/{{language}}/{{namespace}}.json', defaultNS: 'common' },
  types: { input: ['locales/en/*.json'], output: 'src/i18n/i18next.d.ts', resourcesFile: 'src/i18n/locale-keys.d.ts', enableSelector: false },
});
