/** A form asks in modals, which hold five questions each; a longer form becomes several, each opened by its own control. */
import type { FormBlock, FormField } from '#src/card/card.ts';
import { modalLimits } from './limits.ts';

/** `label`: what its control and its modal are called. */
export type FormPart = { readonly label: string; readonly fields: readonly FormField[] };

function chunks(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const all: (readonly FormField[])[] = [];
  for (let start = 0; start < fields.length; start += modalLimits.components) all.push(fields.slice(start, start + modalLimits.components));
  return all;
}

/**
 * What belongs together stays together. Of what has no part the required fields come first, so that the first modal alone can be enough. A form
 * without fields has no part.
 */
export function formParts({ title, fields }: FormBlock): readonly FormPart[] {
  const groups = [...Map.groupBy(fields, ({ part }) => part)].flatMap(([part, all]) => {
    const inOrder = part === undefined ? [...all.filter((field) => field.required), ...all.filter((field) => !field.required)] : all;
    return chunks(inOrder).map((some) => ({ part, fields: some }));
  });
  const unnamed = groups.filter(({ part }) => part === undefined).length;
  return groups.map((group, place) => ({
    label: group.part ?? (unnamed > 1 ? `${title} (${place + 1}/${groups.length})` : title),
    fields: group.fields,
  }));
}
