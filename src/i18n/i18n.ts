/** The one i18next instance. Nobody calls `changeLanguage`: every answer has a fixed `t` of its own language. */
import { createInstance, type i18n } from 'i18next';
import { resources } from './resources.ts';
import { langs } from './types.ts';

export type I18n = i18n;

/** An instance with every text in memory, ready at once. Escaping is off: each renderer escapes for its own platform. */
export function createI18n(): I18n {
  const instance = createInstance();
  void instance.init({
    resources,
    supportedLngs: [...langs],
    fallbackLng: false,
    ns: Object.keys(resources.en),
    defaultNS: 'common',
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}
