/** One part of a form as a modal: a question per label, a select where there are choices, else a line of text. */
import type { FormBlock, FormField } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';
import { cutTo } from './cut.ts';
import { formParts } from './form-parts.ts';
import { componentLimits, modalLimits } from './limits.ts';

type TextInput = {
  readonly type: 4;
  readonly custom_id: string;
  readonly style: 1;
  readonly placeholder?: string;
  readonly value?: string;
  readonly required: boolean;
  readonly max_length: number;
};
type ModalSelect = {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly required: boolean;
  /** What was chosen may be taken back. */
  readonly min_values?: 0;
  readonly options: readonly { readonly label: string; readonly value: string; readonly default?: true }[];
};
export type Modal = {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly { readonly type: 18; readonly label: string; readonly component: TextInput | ModalSelect }[];
};

/** Fields are named by their place in the part: a field's own name may be longer than an id. */
export const fieldId = (place: number): string => `field-${place}`;

function inputOf(field: FormField, place: number): TextInput | ModalSelect {
  const placeholder = plainLine(field.placeholder ?? '');
  const seen = new Set<string>();
  const options = (field.options ?? []).filter(({ value }) => {
    const fits = value !== '' && value.length <= componentLimits.optionValue && value.isWellFormed() && !seen.has(value);
    seen.add(value);
    return fits;
  });
  // More choices than a select can list are asked for as words instead; the parser knows them all.
  if (options.length > 0 && options.length <= componentLimits.selectOptions)
    return {
      type: 3,
      custom_id: fieldId(place),
      ...(placeholder ? { placeholder: cutTo(placeholder, componentLimits.placeholder) } : {}),
      required: field.required === true,
      ...(field.required ? {} : { min_values: 0 as const }),
      options: options.map(({ label, value }) => ({
        label: cutTo(plainLine(label), componentLimits.optionLabel) || cutTo(value, componentLimits.optionLabel).trim() || '…',
        value,
        ...(value === field.value ? { default: true as const } : {}),
      })),
    };
  return {
    type: 4,
    custom_id: fieldId(place),
    style: 1,
    ...(placeholder ? { placeholder: cutTo(placeholder, modalLimits.inputPlaceholder) } : {}),
    ...(field.value ? { value: cutTo(plainLine(field.value), modalLimits.inputValue) } : {}),
    required: field.required === true,
    max_length: modalLimits.inputValue,
  };
}

/** `part` from 0. Undefined when the form has no such part. */
export function renderModal(form: FormBlock, part: number, customId: string): Modal | undefined {
  const asked = formParts(form)[part];
  if (!asked) return undefined;
  return {
    custom_id: customId,
    title: cutTo(plainLine(asked.fields[0]?.part ?? form.title), modalLimits.title) || '…',
    components: asked.fields.map((field, place) => ({
      type: 18,
      label: cutTo(plainLine(field.label) || plainLine(field.name), modalLimits.label) || '…',
      component: inputOf(field, place),
    })),
  };
}

/** The fields of a submitted part by name; what its other parts were prefilled with stays as it was. Empty ones are left out. */
export function submittedFields(form: FormBlock, part: number, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const asked = formParts(form)[part]?.fields ?? [];
  const others = form.fields.filter((field) => !asked.includes(field)).map((field) => [field.name, field.value ?? ''] as const);
  const filled = asked.map((field, place) => [field.name, values[fieldId(place)] ?? ''] as const);
  return Object.fromEntries([...others, ...filled].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''));
}
