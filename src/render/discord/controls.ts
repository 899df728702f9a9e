/** Buttons, selects and forms → action rows. What five rows cannot hold goes, least important first, and its name stays as text. */

import type { ActionIdOf } from '#src/card/act-text.ts';
import type { Block, Button, Card, FormBlock, MenuBlock, SelectBlock } from '#src/card/card.ts';
import { type Steps, stepsOf } from '#src/card/steps.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Loss } from '../loss.ts';
import { plainLine } from '../text/plain.ts';
import { menuId, repeatedId } from './control-id.ts';
import { cutTo } from './cut.ts';
import { safeUrl } from './escape.ts';
import { formParts } from './form-parts.ts';
import { componentLimits as limits } from './limits.ts';
import type { ActionRow, DiscordButton, DiscordSelect } from './payload.ts';

export type ControlIds = {
  readonly action: ActionIdOf;
  /** Opens part `part` of a form as a modal. */
  readonly form: (form: FormBlock, part: number) => string;
  /** Shows another page (from 0) of the same answer. */
  readonly page: (page: number) => string;
};

type Control =
  | { readonly row: number; readonly type: 'button'; readonly name: string; readonly priority: number; readonly button: DiscordButton }
  | { readonly row: number; readonly type: 'select'; readonly name: string; readonly select: DiscordSelect };
type Dropped = { readonly block: Block['type']; readonly name: string };
export type Controls = { readonly rows: readonly ActionRow[]; readonly dropped: readonly string[] };

const styles = { plain: 2, primary: 1, danger: 4 } as const;
/** A form is what the card is there to offer; other buttons say their own priority. */
const FORM_PRIORITY = 1;
const label = (text: string): string => cutTo(plainLine(text), limits.buttonLabel) || '…';
const usable = (id: string): boolean => id.length >= 1 && id.length <= limits.customId;

function buttonOf(item: Button, ids: ControlIds): DiscordButton | undefined {
  if (item.type === 'link') {
    const url = safeUrl(item.url, limits.buttonUrl);
    return url ? { type: 2, style: 5, label: label(item.label), url } : undefined;
  }
  const id = item.form && formParts(item.form).length > 0 ? ids.form(item.form, 0) : ids.action(item.act);
  return { type: 2, style: styles[item.style ?? 'plain'], label: label(item.label), custom_id: id };
}

type Choices = Pick<SelectBlock, 'placeholder' | 'options' | 'selected'>;

/** An option's value has to come back unchanged, so one that is too long cannot be offered. */
function selectOf(block: Choices, id: string, loc: Localizer, lost: Loss[]): DiscordSelect | undefined {
  const seen = new Set<string>();
  const offered = block.options.filter(({ value }) => {
    const fits = value !== '' && value.length <= limits.optionValue && value.isWellFormed() && !seen.has(value);
    seen.add(value);
    return fits;
  });
  const shown = offered.slice(0, limits.selectOptions);
  const missing = block.options.length - shown.length;
  if (missing > 0) lost.push({ block: 'select', what: 'option', count: missing });
  if (shown.length === 0) return undefined;
  const more = missing > 0 ? ` (${loc.t('common:more', { count: missing })})` : '';
  const placeholder = cutTo(plainLine(block.placeholder), limits.placeholder - more.length) + more;
  const options = shown.map(({ value, label: name, description }) => ({
    value,
    label: cutTo(plainLine(name), limits.optionLabel) || cutTo(value, limits.optionLabel).trim() || '…',
    ...(description && plainLine(description) ? { description: cutTo(plainLine(description), limits.optionDescription) } : {}),
    ...(value === block.selected ? { default: true as const } : {}),
  }));
  return { type: 3, custom_id: id, ...(placeholder.trim() ? { placeholder } : {}), options };
}

type Further = { readonly label: string; readonly value: string };

/** What the forms of the buttons ask beyond their first modals. */
function furtherParts({ blocks }: Card, ids: ControlIds): readonly Further[] {
  const forms = blocks.flatMap((block) =>
    block.type === 'actions' ? block.items.flatMap((item) => ('form' in item && item.form ? [item.form] : [])) : [],
  );
  return forms.flatMap((form) =>
    formParts(form).flatMap(({ label: name }, part) => (part === 0 ? [] : [{ label: name, value: ids.form(form, part) }])),
  );
}

/** Each of its options is an act of its own, so the id of the act, or of the modal that it opens, is what comes back as the value. */
const menuChoices = (block: MenuBlock, further: readonly Further[], ids: ControlIds): Choices => ({
  placeholder: block.label,
  options: [...further, ...block.items.map(({ label: text, act }) => ({ label: text, value: ids.action(act) }))],
});

function formButtons(form: FormBlock, ids: ControlIds, row: number): readonly Control[] {
  const parts = formParts(form);
  if (parts.length === 0) {
    const button: DiscordButton = { type: 2, style: 1, label: label(form.submit), custom_id: ids.action(form.act) };
    return [{ row, type: 'button', name: form.submit, priority: FORM_PRIORITY, button }];
  }
  return parts.map(({ label: name }, part) => {
    const button: DiscordButton = { type: 2, style: part === 0 ? 1 : 2, label: label(name), custom_id: ids.form(form, part) };
    return { row, type: 'button', name, priority: FORM_PRIORITY, button };
  });
}

/** A form without a modal: a select a question, then the button that asks with what was chosen, among those of the row `last`. */
function stepControls(
  { title, submit, fields }: FormBlock,
  steps: Steps,
  { row, last }: { row: number; last: number },
  ids: ControlIds,
  more: { loc: Localizer; lost: Loss[] },
): readonly Control[] {
  const selects = steps.selects.flatMap(({ field, act, option }): readonly Control[] => {
    const choices = { placeholder: field.label, options: field.options ?? [], ...(field.value === undefined ? {} : { selected: field.value }) };
    const select = selectOf(choices, ids.action(act, option), more.loc, more.lost);
    return select ? [{ row, type: 'select', name: field.label, select }] : [];
  });
  const primary = fields.some(({ value }) => value !== undefined);
  const button: DiscordButton = { type: 2, style: primary ? 1 : 2, label: label(submit || title), custom_id: ids.action(steps.submit) };
  return [...selects, { row: last, type: 'button', name: submit, priority: FORM_PRIORITY, button }];
}

/** The same control with an id that no earlier one on the message has; undefined where it has no usable id. */
function withOwnId(control: Control, seen: Map<string, number>): Control | undefined {
  const id = control.type === 'button' ? control.button.custom_id : control.select.custom_id;
  if (id === undefined) return control;
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  const own = times === 1 ? id : repeatedId(id, times);
  if (!usable(own)) return undefined;
  return control.type === 'button'
    ? { ...control, button: { ...control.button, custom_id: own } }
    : { ...control, select: { ...control.select, custom_id: own } };
}

function collect(
  card: Card,
  ids: ControlIds,
  loc: Localizer,
  lost: Loss[],
): { readonly controls: readonly Control[]; readonly dropped: readonly Dropped[] } {
  const controls: Control[] = [];
  const dropped: Dropped[] = [];
  const seen = new Map<string, number>();
  const further = furtherParts(card, ids);
  const add = (block: Block['type'], name: string, control: Control | undefined) => {
    const unique = control && withOwnId(control, seen);
    if (unique) controls.push(unique);
    else dropped.push({ block, name });
  };
  card.blocks.forEach((block, row) => {
    if (block.type === 'actions') {
      for (const item of block.items) {
        const button = buttonOf(item, ids);
        add('actions', item.label, button && { row, type: 'button', name: item.label, priority: item.priority ?? 0, button });
      }
    } else if (block.type === 'select') {
      const select = selectOf(block, ids.action(block.act, block.option), loc, lost);
      add('select', block.placeholder, select && { row, type: 'select', name: block.placeholder, select });
    } else if (block.type === 'menu') {
      const select = selectOf(menuChoices(block, further, ids), menuId, loc, lost);
      add('menu', block.label, select && { row, type: 'select', name: block.label, select });
    } else if (block.type === 'form') {
      const steps = stepsOf(block);
      const last = card.blocks[row + 1]?.type === 'actions' ? row + 1 : row;
      const made = steps ? stepControls(block, steps, { row, last }, ids, { loc, lost }) : formButtons(block, ids, row);
      for (const control of made) add('form', control.name, control);
    }
  });
  return { controls, dropped };
}

/** Which controls stay: selects first give way to leave a row for buttons, then the least important buttons, the later first. */
function choose(controls: readonly Control[], available: number): readonly Control[] {
  const buttons = controls.filter((control) => control.type === 'button');
  const selects = controls.filter((control) => control.type === 'select').slice(0, available - (buttons.length > 0 ? 1 : 0));
  const room = (available - selects.length) * limits.buttonsPerRow;
  const kept = new Set<Control>([...selects, ...[...buttons].sort((a, b) => b.priority - a.priority).slice(0, room)]);
  return controls.filter((control) => kept.has(control));
}

/** Buttons of one block share rows of their own; `dense` packs the buttons of all blocks together. */
function layout(controls: readonly Control[], dense: boolean): readonly ActionRow[] {
  const rows: { row: number; components: (DiscordButton | DiscordSelect)[] }[] = [];
  const ordered = dense ? [...controls.filter((each) => each.type === 'button'), ...controls.filter((each) => each.type === 'select')] : controls;
  for (const control of ordered) {
    const last = rows.at(-1);
    const joins =
      control.type === 'button' &&
      last !== undefined &&
      (dense || last.row === control.row) &&
      last.components.length < limits.buttonsPerRow &&
      last.components.every((component) => component.type === 2);
    if (joins) last.components.push(control.button);
    else rows.push({ row: control.row, components: [control.type === 'button' ? control.button : control.select] });
  }
  return rows.map(({ components }) => ({ type: 1, components }));
}

/** At most `available` rows. `dropped` are the names of controls that are not there. */
export function controlsOf(card: Card, ids: ControlIds, loc: Localizer, available: number, lost: Loss[]): Controls {
  const { controls, dropped } = collect(card, ids, loc, lost);
  const kept = choose(controls, available);
  const loose = layout(kept, false);
  const rows = loose.length <= available ? loose : layout(kept, true);
  const gone = [
    ...dropped,
    ...controls
      .filter((control) => !kept.includes(control))
      .map((control): Dropped => ({ block: control.type === 'select' ? 'select' : 'actions', name: control.name })),
  ];
  for (const { block } of gone) lost.push({ block, what: 'control', count: 1 });
  return { rows, dropped: gone.map(({ name }) => plainLine(name)).filter((name) => name !== '') };
}

/** Which page of how many; from `details` on they hold what a card folds. */
export type PagePlace = { readonly place: number; readonly count: number; readonly details: number };

/** Back, where we are, on. Nothing for a single page. */
export function pagingRow({ place: page, count: pages, details }: PagePlace, ids: ControlIds, loc: Localizer): readonly ActionRow[] {
  if (pages <= 1) return [];
  const button = (target: number, text: string, disabled = false): DiscordButton => ({
    type: 2,
    style: 2,
    label: label(text),
    custom_id: ids.page(target),
    ...(disabled ? { disabled: true as const } : {}),
  });
  const here = button(page, loc.t('discord:page', { page: page + 1, pages }), true);
  const back = page > 0 ? [button(page - 1, loc.t('discord:back'))] : [];
  const on = page + 1 < pages ? [button(page + 1, loc.t(page + 1 === details ? 'discord:details' : 'discord:next'))] : [];
  return [{ type: 1, components: [...back, here, ...on] }];
}
