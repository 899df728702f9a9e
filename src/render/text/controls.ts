/** What cannot be pressed in a terminal, as hints: the command to type, the address to open. */
import type { ActText } from '#src/card/act-text.ts';
import type { ActionsBlock, FormBlock, FormField, MenuBlock, SelectBlock } from '#src/card/card.ts';

import type { Localizer } from '#src/i18n/types.ts';
import { labelled, plainLine } from './plain.ts';

/** More than a handful of choices are named by their number; completion and /help list them. */
const SHOWN_CHOICES = 8;
/** So many fit in the line of their question. */
const FEW_CHOICES = 3;
/** Stands for what the person has to fill in. */
const BLANK = '…';

const ENDED = /[?？!！…]$/u;

/** "Label: command"; a label that ends with a mark of its own needs no colon. */
function hint(label: string, command: string): string {
  return `→ ${ENDED.test(label) ? `${label} ${command}` : labelled(label, command)}`;
}

export function actionLines({ items }: ActionsBlock, actText: ActText): readonly string[] {
  return items.map((item) => {
    const target = item.type === 'link' ? item.url : actText(item.act);
    return plainLine(item.label === target ? `→ ${target}` : hint(item.label, target));
  });
}

type Choices = { readonly lines: readonly string[]; readonly hidden: number };

export function selectLines(block: SelectBlock, actText: ActText, loc: Localizer): Choices {
  const command = actText({ ...block.act, args: { ...block.act.args, [block.option]: BLANK } });
  const shown = block.options.slice(0, SHOWN_CHOICES);
  const hidden = block.options.length - shown.length;
  const names = shown.map(({ label, value, description }) => {
    const told = [label, description ?? ''].map(plainLine).filter((text) => text !== '' && text !== plainLine(value));
    const name = told.length > 0 ? `${plainLine(value)} (${told.join(', ')})` : plainLine(value);
    return value === block.selected ? `${name} ✓` : name;
  });
  if (hidden > 0) names.push(loc.t('common:more', { count: hidden }));
  return { lines: [`→ ${labelled(plainLine(block.placeholder), plainLine(command))}`, `  ${BLANK} = ${names.join(' | ')}`], hidden };
}

/** A line each: the words to type, and what they are called where that is something else. */
function choiceLines(options: NonNullable<FormField['options']>): readonly string[] {
  return options.map(
    ({ label, value }) => `    ${/\s/u.test(value) ? `"${plainLine(value)}"` : plainLine(value)}${label === value ? '' : `  ${plainLine(label)}`}`,
  );
}

export function formLines(block: FormBlock, actText: ActText, loc: Localizer): readonly string[] {
  const fields = block.fields.flatMap((field) => {
    const names = field.options?.map(({ label, value }) => (label === value ? value : `${value} (${label})`)) ?? [];
    const few = names.length <= FEW_CHOICES ? names.join(' | ') : '';
    const remarks = [field.required ? '' : loc.t('common:optional'), few, field.placeholder ?? '', field.value ? `= ${field.value}` : ''];
    const told = remarks.map(plainLine).filter((text) => text !== '');
    const line = `  --${plainLine(field.name)}  ${plainLine(field.label)}${told.length > 0 ? ` (${told.join('; ')})` : ''}`;
    return few === '' && names.length > 0 ? [line, ...choiceLines(field.options ?? [])] : [line];
  });
  // Of a few questions all are typed, of a long form only what must be.
  const typed = block.fields.filter((field) => field.required || block.step !== undefined);
  const blanks = Object.fromEntries(typed.map((field) => [field.name, field.value || BLANK]));
  const command = actText({ ...block.act, args: { ...block.act.args, ...blanks } });
  return [plainLine(block.title), ...fields, `→ ${labelled(plainLine(block.submit), plainLine(command))}`];
}

/** `full`: what shows everything in the menu at once; then a line names the entries. */
export function menuLines({ label, items }: MenuBlock, actText: ActText, full: string | undefined): readonly string[] {
  if (full === undefined) return [plainLine(label), ...items.map((item) => `  ${plainLine(hint(item.label, actText(item.act)))}`)];
  return [`→ ${labelled(`${plainLine(label)} (${full})`, items.map((item) => plainLine(item.label)).join(' · '))}`];
}
