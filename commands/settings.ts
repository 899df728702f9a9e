import type { Block, Card, SelectBlock } from '#src/card/card.ts';
import { type Currency, currencies } from '#src/catalog/currencies.ts';
import type { Settings } from '#src/command/context.ts';
import { defineCommand } from '#src/command/define.ts';
import { type Localizer, langs } from '#src/i18n/types.ts';

type State = { readonly settings: Settings; readonly changed: boolean; readonly lasting: boolean };

function select(option: string, placeholder: string, options: SelectBlock['options'], selected: string | undefined): SelectBlock {
  return { type: 'select', placeholder, act: { command: 'settings', args: {} }, option, options, ...(selected ? { selected } : {}) };
}

function settingsCard({ settings, changed, lasting }: State, loc: Localizer): Card {
  const { lang, currency } = settings;
  const langName = (value: (typeof langs)[number]) => loc.t(`common:options.lang.choices.${value}`);
  const currencyName = (value: Currency) => loc.t(`common:options.currency.choices.${value}`);
  const now = { lang: lang ? langName(lang) : loc.t('settings:auto'), currency: currency ? currencyName(currency) : loc.t('settings:auto') };
  const blocks: Block[] = [
    {
      type: 'fields',
      items: [
        { label: loc.t('settings:language'), value: lang ? langName(lang) : loc.t('settings:autoLang'), wide: true },
        { label: loc.t('settings:currency'), value: currency ? currencyName(currency) : loc.t('settings:autoCurrency'), wide: true },
      ],
    },
    select(
      'lang',
      loc.t('settings:chooseLang'),
      langs.map((value) => ({ label: langName(value), value })),
      lang,
    ),
    select(
      'currency',
      loc.t('settings:chooseCurrency'),
      currencies.map((value) => ({ label: currencyName(value), value })),
      currency,
    ),
  ];
  if (lang || currency) {
    blocks.push({
      type: 'actions',
      items: [{ type: 'action', label: loc.t('settings:reset'), act: { command: 'settings', args: { reset: 'yes' } } }],
    });
  }
  if (!lasting) blocks.push({ type: 'note', text: loc.t('settings:fleeting') });
  return {
    title: loc.t('settings:title'),
    tone: changed ? 'success' : 'info',
    summary: loc.t(changed ? 'settings:saved' : 'settings:now', now),
    sources: [],
    blocks,
  };
}

export const settings = defineCommand({
  name: 'settings',
  options: {
    lang: { type: 'choice', choices: langs },
    currency: { type: 'choice', choices: currencies },
    reset: { type: 'boolean' },
  },
  async run(ctx, { lang, currency, reset }) {
    const before: Settings = reset ? {} : await ctx.settings.get();
    const after: Settings = { ...before, ...(lang ? { lang } : {}), ...(currency ? { currency } : {}) };
    const changed = reset === true || lang !== undefined || currency !== undefined;
    if (changed) await ctx.settings.set(after);
    const state = { settings: after, changed, lasting: ctx.settings.lasting };
    return { card: (loc) => settingsCard(state, loc) };
  },
});
