/** The ways to ask for advice without learning a syntax: three questions, a form for the first needs, and one to change everything. */
import type { Act, ActionButton, Card, FormBlock, FormField, MoreEntry } from '#src/card/card.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { budgetSteps, commonClients } from '#src/core/picker.ts';
import type { Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { reckonedWith } from './cost-form.ts';
import { entityName } from './labels.ts';
import { moreEntries } from './more.ts';
import { type OptionScene, optionField, optionForm } from './option-fields.ts';

type Given = Readonly<Record<string, string>>;

/** What the three questions fill in. */
export const pickedOptions = ['clients', 'use', 'budget'] as const;
/** The option that says that they are being answered. */
export const PICK = 'pick';

/** Requests a day, from a little to a lot. */
const USES = [50, 200, 500, 2000] as const;

const act = (args: Given): Act => ({ command: 'recommend', args });

const parts = {
  needs: ['use', 'budget', 'clients', 'models', 'within'],
  conditions: ['protocol', 'region', 'auto-mode', 'sub-accounts', 'stacking'],
  use: ['hours', 'days', 'tokens-per-request', 'cached', 'months'],
  paying: ['customer', 'payment', 'seats', 'team', 'pattern'],
} as const;

/** The button that opens a form, and what is behind it where it cannot be opened at once. */
export function formButton(
  form: FormBlock,
  label: string,
  given: Given,
  loc: Localizer,
): { readonly button: ActionButton; readonly more: readonly MoreEntry[] } {
  return {
    button: { type: 'action', label, act: act({ ...given, more: 'change' }), form },
    more: moreEntries({ change: [form] }, loc, { change: label }),
  };
}

/** All that was asked and assumed, to be changed at once. */
export function needsForm(workload: Workload, given: Given, loc: Localizer): FormBlock {
  const scene: OptionScene = { command: 'recommend', given, now: reckonedWith(workload), loc };
  const fields = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    parts[part].map((name) => optionField(name, scene, loc.t(`recommend:form.parts.${part}`))),
  );
  return optionForm(fields, scene, { title: loc.t('recommend:form.parts.needs'), submit: loc.t('recommend:form.submit') });
}

type Picker = { readonly view: View; readonly currency: Currency; readonly given: Given };

/** What was chosen so far stands in its question. */
function pickerForm({ view, currency, given }: Picker, loc: Localizer): FormBlock {
  const options: Readonly<Record<(typeof pickedOptions)[number], FormField['options']>> = {
    clients: commonClients(view).map((client) => ({ value: client.id, label: entityName(client, loc) })),
    // The same in every language: where several people read a card, what goes back to us is one.
    use: USES.map((amount) => ({ value: `${amount} requests/day`, label: loc.t(`recommend:pick.uses.${amount}`) })),
    budget: budgetSteps(view, currency).map((amount) => ({
      value: `${amount} ${currency}`,
      label: loc.t('recommend:pick.atMost', { money: loc.money(amount, currency) }),
    })),
  };
  const fields = pickedOptions.flatMap((name): readonly FormField[] => {
    const value = given[name];
    const field = { name, label: loc.t(`recommend:pick.${name}`), options: options[name] ?? [], ...(value === undefined ? {} : { value }) };
    return field.options.length > 0 ? [field] : [];
  });
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => !pickedOptions.some((picked) => picked === name)));
  return {
    type: 'form',
    title: loc.t('recommend:pick.title'),
    act: act(others),
    step: act({ ...others, [PICK]: 'yes' }),
    fields,
    submit: loc.t('recommend:form.submit'),
  };
}

/** Asked without a word, or while the three questions are being answered. */
export function pickerCard(picker: Picker, loc: Localizer): Card {
  const { given } = picker;
  const scene: OptionScene = { command: 'recommend', given, loc };
  const fields = parts.needs.map((name) => optionField(name, scene));
  const form = optionForm(fields, scene, { title: loc.t('recommend:form.title'), submit: loc.t('recommend:form.submit') });
  const { button, more } = formButton(form, loc.t('recommend:form.open'), given, loc);
  const cheapest: ActionButton = {
    type: 'action',
    label: loc.t('recommend:buttons.cheapest'),
    act: act({ use: loc.t('recommend:examples.cheapest') }),
  };
  return {
    title: loc.t('recommend:title'),
    tone: 'info',
    summary: loc.t('recommend:pick.intro'),
    blocks: [pickerForm(picker, loc), { type: 'actions', items: [button, cheapest] }],
    more,
    sources: [],
  };
}
