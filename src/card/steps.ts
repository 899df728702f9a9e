/** A form answered question by question: what each choice does, and what asks with what was chosen so far. */
import type { Act, FormBlock, FormField } from './card.ts';

export type Steps = {
  readonly selects: readonly { readonly field: FormField; readonly act: Act; readonly option: string }[];
  readonly submit: Act;
};

/** Undefined for a form that is filled in at once. */
export function stepsOf({ act, step, fields }: FormBlock): Steps | undefined {
  if (!step) return undefined;
  const chosen = Object.fromEntries(fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  const others = (name: string): Act['args'] => Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== name));
  return {
    selects: fields.map((field) => ({ field, act: { ...step, args: { ...step.args, ...others(field.name) } }, option: field.name })),
    submit: { ...act, args: { ...act.args, ...chosen } },
  };
}
