import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';

const i18n = createI18n();
export const localizers = { zh: createLocalizer(i18n, 'zh'), en: createLocalizer(i18n, 'en') };
