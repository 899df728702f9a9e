/** Renders cards for tests, with ids that need no store. */
import { createHash } from 'node:crypto';
import type { Card } from '#src/card/card.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { ControlIds } from '#src/render/discord/controls.ts';
import { type RenderedDiscord, renderDiscord } from '#src/render/discord/render.ts';

const i18n = createI18n();
const localizers: Readonly<Record<Lang, Localizer>> = { zh: createLocalizer(i18n, 'zh'), en: createLocalizer(i18n, 'en') };
export const localizerOf = (lang: Lang): Localizer => localizers[lang];

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
export const testIds: ControlIds = {
  action: (act, option) => `act:${digest([act, option])}`,
  form: (form, part) => `form:${digest(form)}:${part}`,
  page: (page) => `page:${page}`,
};

export const render = (card: Card, lang: Lang = 'en', charts: 'image' | 'text' = 'image'): RenderedDiscord =>
  renderDiscord(card, { loc: localizerOf(lang), ids: testIds, charts });

export const card = (blocks: Card['blocks'], more: Partial<Card> = {}): Card => ({
  title: 'Title',
  tone: 'neutral',
  summary: 'In one line.',
  sources: [],
  blocks,
  ...more,
});
