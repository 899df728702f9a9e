/** One localizer for each language, over one i18next instance. */
import { createI18n } from './i18n.ts';
import { createLocalizer } from './localizer.ts';
import type { Lang, Localizer } from './types.ts';

export function createLocalizers(): Readonly<Record<Lang, Localizer>> {
  const i18n = createI18n();
  return { zh: createLocalizer(i18n, 'zh'), en: createLocalizer(i18n, 'en') };
}
