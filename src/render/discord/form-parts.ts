/** A form asks in modals, which hold five questions each; a longer form becomes several, each opened by its own button. */
import type { FormBlock, FormField } from '#src/card/card.ts';
import { modalLimits } from './limits.ts';

/** The required fields come first, so that the first modal alone can be enough. A form without fields has no part. */
export function formParts(form: FormBlock): readonly (readonly FormField[])[] {
  const fields = [...form.fields.filter((field) => field.required), ...form.fields.filter((field) => !field.required)];
  const parts: (readonly FormField[])[] = [];
  for (let start = 0; start < fields.length; start += modalLimits.components) parts.push(fields.slice(start, start + modalLimits.components));
  return parts;
}
