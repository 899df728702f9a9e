/** Options of `/cost` and `/recommend` as questions of a form: what was given stands in the field, what is reckoned with besides is its hint. */
import { teamOptions } from '#src/ask/workload-input.ts';
import type { FormBlock, FormField } from '#src/card/card.ts';
import { periods } from '#src/catalog/spans.ts';
import type { WorkloadField } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';

type Given = Readonly<Record<string, string>>;
type Command = 'cost' | 'recommend';

/** Asked in the same words by both commands. */
type UseField = Exclude<WorkloadField, 'amount'> | 'plans' | 'model' | 'customer' | 'payment' | 'team' | 'subscribed-before' | 'tier';
type NeedField = 'budget' | 'clients' | 'models' | 'within' | 'protocol' | 'region' | 'pattern' | 'auto-mode' | 'sub-accounts' | 'stacking';
export type OptionField = 'use' | UseField | NeedField;

const choices: Partial<Readonly<Record<OptionField, readonly string[]>>> = {
  days: ['1', '2', '3', '4', '5', '6', '7'],
  customer: ['new', 'existing'],
  payment: periods,
  team: teamOptions,
  tier: ['lowest', 'highest'],
  protocol: ['openai', 'anthropic'],
  region: ['cn', 'intl'],
  pattern: ['steady', 'burst'],
  'auto-mode': ['yes'],
  'sub-accounts': ['yes'],
  stacking: ['yes'],
};
const needs: ReadonlySet<OptionField> = new Set([
  'budget',
  'clients',
  'models',
  'within',
  'protocol',
  'region',
  'pattern',
  'auto-mode',
  'sub-accounts',
  'stacking',
] satisfies NeedField[]);
const isNeed = (name: OptionField): name is NeedField => needs.has(name);

function labelOf(command: Command, name: OptionField, loc: Localizer): string {
  if (name === 'use') return loc.t(`${command}:form.use.label`);
  return isNeed(name) ? loc.t(`recommend:form.${name}.label`) : loc.t(`cost:form.${name}.label`);
}

/** An example of what may stand there, for fields of words. */
function exampleOf(command: Command, name: OptionField, loc: Localizer): string | undefined {
  switch (name) {
    case 'use':
      return loc.t(`${command}:form.use.placeholder`);
    case 'budget':
    case 'clients':
    case 'models':
    case 'within':
      return loc.t(`recommend:form.${name}.placeholder`);
    case 'plans':
    case 'model':
    case 'months':
    case 'subscribed-before':
      return loc.t(`cost:form.${name}.placeholder`);
    default:
      return undefined;
  }
}

const choiceName = (command: Command, name: OptionField, value: string, loc: Localizer): string =>
  value === 'yes' ? loc.t('common:yes') : (loc.word(`${command}:options.${name}.choices.${value}`) ?? value);

/** `given`: the options as they were given; `now`: what the answer reckons with, by option. */
export type OptionScene = { readonly command: Command; readonly given: Given; readonly now?: Given; readonly loc: Localizer };

export function optionField(name: OptionField, { command, given, now = {}, loc }: OptionScene, part?: string): FormField {
  const reckoned = now[name];
  const hint = reckoned === undefined ? exampleOf(command, name, loc) : loc.t('cost:form.now', { value: choiceName(command, name, reckoned, loc) });
  const value = given[name] === 'true' ? 'yes' : given[name];
  return {
    name,
    label: labelOf(command, name, loc),
    ...(part === undefined ? {} : { part }),
    ...(hint === undefined ? {} : { placeholder: hint }),
    ...(value === undefined ? {} : { value }),
    ...(choices[name] ? { options: choices[name].map((each) => ({ value: each, label: choiceName(command, name, each, loc) })) } : {}),
  };
}

/** A form for `fields` that asks the command again with what else was given; a field that is left empty says nothing any more. */
export function optionForm(fields: readonly FormField[], { command, given }: OptionScene, words: Pick<FormBlock, 'title' | 'submit'>): FormBlock {
  const asked = new Set(fields.map(({ name }) => name));
  const args = Object.fromEntries(Object.entries(given).filter(([name]) => !asked.has(name)));
  return { type: 'form', act: { command, args }, fields, ...words };
}
