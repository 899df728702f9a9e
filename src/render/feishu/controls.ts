/**
 * What can be pressed, chosen or filled in. The callback's value is `{ a: <action id> }`, of a menu `{ m: 1 }` and the chosen option's value the id;
 * a form's fields come back by their names.
 */
import type { ActionsBlock, Button, FormBlock, FormField, MenuBlock, SelectBlock } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';
import { cutTo } from './cut.ts';
import { div, type Element, markdown, plainText } from './elements.ts';
import { escapeMarkdown, safeUrl } from './escape.ts';
import { controlLimits } from './limits.ts';

export type ControlOptions = {
  /** The id of what a control does; `option`: where a select's value goes. */
  readonly idOf: (act: FormBlock['act'], option?: string) => string;
  /** What every callback brings back besides its id. */
  readonly carry?: Readonly<Record<string, string>>;
};

const callback = (id: string, { carry }: ControlOptions) => [{ type: 'callback', value: { a: id, ...carry } }];
const label = (text: string, max: number) => plainText(cutTo(plainLine(text), max));

/** What is the default anyway is left out: a card has little room. */
function styleOf(style: 'primary' | 'danger' | undefined): object {
  return style === 'primary' ? { type: 'primary_filled' } : style === 'danger' ? { type: 'danger' } : {};
}

function button(item: Button, options: ControlOptions): Element {
  const text = label(item.label, controlLimits.buttonText);
  if (item.type === 'action') {
    return { tag: 'button', text, ...styleOf(item.style), behaviors: callback(options.idOf(item.act), options) };
  }
  const url = safeUrl(item.url);
  return url ? { tag: 'button', text, behaviors: [{ type: 'open_url', default_url: url }] } : { ...plainText(cutTo(plainLine(item.label), 100)) };
}

/** Buttons side by side that flow on to the next line («分栏»: flex_mode flow). */
export function actionElements(block: ActionsBlock, options: ControlOptions): readonly Element[] {
  const columns = block.items.map((item) => {
    const made = button(item, options);
    return { tag: 'column', width: 'auto', elements: [made.tag === 'button' ? made : div(made)] };
  });
  return columns.length === 0 ? [] : [{ tag: 'column_set', flex_mode: 'flow', horizontal_spacing: '8px', columns }];
}

type Option = { readonly label: string; readonly value: string; readonly description?: string };

/** Two options of one value would confuse the client («下拉选择-单选»); the first stays. */
function choices(given: readonly Option[]): readonly object[] {
  const seen = new Set<string>();
  return given
    .filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value))
    .map((option) => ({ text: label(option.description ? `${option.label} · ${option.description}` : option.label, 100), value: option.value }));
}

const chosen = (given: readonly Option[], value: string | undefined) =>
  value !== undefined && given.some((one) => one.value === value) ? { initial_option: value } : {};

export function selectElements(block: SelectBlock, options: ControlOptions): readonly Element[] {
  if (block.options.length === 0) return [];
  return [
    {
      tag: 'select_static',
      placeholder: label(block.placeholder, controlLimits.placeholder),
      width: 'fill',
      options: choices(block.options),
      ...chosen(block.options, block.selected),
      behaviors: callback(options.idOf(block.act, block.option), options),
    },
  ];
}

/** Each option is an act of its own. */
export function menuElements(block: MenuBlock, { idOf, carry }: ControlOptions): readonly Element[] {
  if (block.items.length === 0) return [];
  return [
    {
      tag: 'select_static',
      placeholder: label(block.label, controlLimits.placeholder),
      width: 'fill',
      options: choices(block.items.map((item) => ({ label: item.label, value: idOf(item.act) }))),
      behaviors: [{ type: 'callback', value: { m: 1, ...carry } }],
    },
  ];
}

/** Names must be unique in the card («表单容器»), so the form's and the field's number stand before them; `fieldName` takes them off again. */
const nameOf = (form: number, place: number, field: string) => `f${form}_${place}_${field}`;

/** The field of a form that a name in `form_value` stands for. */
export function fieldName(name: string): string {
  return name.replace(/^f\d+_\d+_/, '');
}

function field(given: FormField, form: number, place: number): readonly Element[] {
  const name = nameOf(form, place, given.name);
  const required = given.required === true ? { required: true } : {};
  // The label says it already; without a placeholder the client has words of its own («请选择», «请输入»).
  const placeholder = given.placeholder === undefined ? {} : { placeholder: label(given.placeholder, controlLimits.placeholder) };
  if (given.options) {
    const select: Element = {
      tag: 'select_static',
      name,
      ...required,
      width: 'fill',
      ...placeholder,
      options: choices(given.options),
      ...chosen(given.options, given.value),
    };
    return [div(plainText(plainLine(given.label))), select];
  }
  return [
    {
      tag: 'input',
      name,
      ...required,
      width: 'fill',
      label: plainText(plainLine(given.label)),
      ...placeholder,
      ...(given.value === undefined ? {} : { default_value: given.value.slice(0, controlLimits.inputLength) }),
    },
  ];
}

/** `place`: the how-manieth form of the card. */
export function formElements(block: FormBlock, place: number, options: ControlOptions): readonly Element[] {
  const submit: Element = {
    tag: 'button',
    name: `f${place}-submit`,
    text: label(block.submit, controlLimits.buttonText),
    type: 'primary_filled',
    form_action_type: 'submit',
    behaviors: callback(options.idOf(block.act), options),
  };
  const title = markdown(`**${escapeMarkdown(plainLine(block.title)).trim()}**`);
  const fields = block.fields.flatMap((one, index) => [
    ...(index > 0 && one.part !== undefined && one.part !== block.fields[index - 1]?.part
      ? [markdown(`**${escapeMarkdown(plainLine(one.part)).trim()}**`)]
      : []),
    ...field(one, place, index),
  ]);
  return [{ tag: 'form', name: `f${place}`, elements: [title, ...fields, submit] }];
}
