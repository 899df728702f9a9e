import type { ActionButton, Block, Card, SelectBlock } from '#src/card/card.ts';
import { type Currency, currencies } from '#src/catalog/currencies.ts';
import type { Settings } from '#src/command/context.ts';
import { defineCommand } from '#src/command/define.ts';
import { type Localizer, langs } from '#src/i18n/types.ts';

type State = { readonly settings: Settings; readonly changed: boolean; readonly lasting: boolean };

function select(option: string, placeholder: string, options: SelectBlock['options'], selected: string | undefined): SelectBlock {
  return { type: 'select', placeholder, act: { command: 'settings', args: {} }, option, options, ...(selected ? { selected } : {}) };
}

const LONGEST = 40;

/** "Currency: EUR", for what is stored and cannot be used. */
function unreadText([name, value]: readonly [string, unknown], loc: Localizer): string {
  const label = name === 'currency' ? loc.t('settings:currency') : name === 'lang' ? loc.t('settings:language') : name;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return loc.t('settings:stored', { name: label, value: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text });
}

/** Stored choices without a meaning, less those that are chosen anew. */
function leftOf({ unread = {} }: Settings, chosen: Settings): Settings['unread'] {
  const left = Object.entries(unread).filter(([name]) => !Object.hasOwn(chosen, name));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

function settingsCard({ settings, changed, lasting }: State, loc: Localizer): Card {
  const { lang, currency, unread } = settings;
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
  if (unread)
    blocks.push({ type: 'note', text: loc.t('settings:unread', { items: loc.list(Object.entries(unread).map((each) => unreadText(each, loc))) }) });
  const reset: ActionButton = { type: 'action', label: loc.t('settings:reset'), act: { command: 'settings', args: { reset: 'yes' } } };
  blocks.push({
    type: 'actions',
    items: [
      ...(lang || currency || unread ? [reset] : []),
      { type: 'action', label: loc.t('settings:forget'), act: { command: 'settings', args: { forget: 'yes' } }, style: 'danger' },
    ],
  });
  blocks.push({ type: 'note', text: loc.t('settings:kept') });
  if (!lasting) blocks.push({ type: 'note', text: loc.t('settings:fleeting') });
  return {
    title: loc.t('settings:title'),
    tone: changed ? 'success' : 'info',
    summary: loc.t(changed ? 'settings:saved' : 'settings:now', now),
    sources: [],
    blocks,
  };
}

function forgottenCard(loc: Localizer): Card {
  return {
    title: loc.t('settings:forgotten.title'),
    tone: 'success',
    summary: loc.t('settings:forgotten.summary'),
    sources: [],
    blocks: [{ type: 'note', text: loc.t('settings:forgotten.left') }],
  };
}

export const settings = defineCommand({
  name: 'settings',
  aside: true,
  options: {
    lang: { type: 'choice', choices: langs },
    currency: { type: 'choice', choices: currencies },
    reset: { type: 'boolean' },
    forget: { type: 'boolean' },
  },
  async run(ctx, { lang, currency, reset, forget }) {
    if (forget) {
      await ctx.forget();
      return { card: forgottenCard };
    }
    const before: Settings = reset ? {} : await ctx.settings.get();
    const chosen: Settings = { ...(lang ? { lang } : {}), ...(currency ? { currency } : {}) };
    const { unread: _, ...read } = before;
    const unread = leftOf(before, chosen);
    const after: Settings = { ...read, ...chosen, ...(unread ? { unread } : {}) };
    const changed = reset === true || lang !== undefined || currency !== undefined;
    if (changed) await ctx.settings.set(after);
    const state = { settings: after, changed, lasting: ctx.settings.lasting };
    return { card: (loc) => settingsCard(state, loc) };
  },
});
