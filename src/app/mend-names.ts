/** Buttons that put the right name in the place of one that was not clear, and leave the rest of the command as it was. */
import type { ActionButton, SelectBlock } from '#src/card/card.ts';
import type { Entity, Resolution } from '#src/catalog/types.ts';
import type { Values } from '#src/command/problem.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** More would not fit on a phone; a select holds up to 25. */
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;

export type Place = { readonly command: string; readonly option: string; readonly values: Values };

/** Two entities may share a name (a vendor and its line): then the id tells them apart. */
function labelsOf(entities: readonly Entity[], loc: Localizer): readonly string[] {
  const names = entities.map((entity) => loc.pick(entity.names));
  return names.map((name, index) => (names.filter((other) => other === name).length > 1 ? `${name} (${entities[index]?.id})` : name));
}

/** The whole list as it would be typed with `entity` in the place of the name at `index`. */
function mended(resolutions: readonly Resolution[], index: number, entity: Entity): string {
  return resolutions
    .map((resolution, place) =>
      place === index ? entity.id : resolution.ok ? resolution.entity.id : /\s/u.test(resolution.text) ? `"${resolution.text}"` : resolution.text,
    )
    .join(' ');
}

/** What to press for the first name that is not clear: buttons, or a select where there are many. */
export function namesToPress(
  place: Place,
  resolutions: readonly Resolution[],
  loc: Localizer,
): { readonly buttons: readonly ActionButton[]; readonly select?: SelectBlock } {
  const index = resolutions.findIndex((resolution) => !resolution.ok);
  const unclear = resolutions[index];
  if (!unclear || unclear.ok) return { buttons: [] };
  const entities = (unclear.reason === 'ambiguous' ? unclear.candidates : unclear.suggestions).slice(0, MOST_OPTIONS);
  const labels = labelsOf(entities, loc);
  const choices = entities.map((entity, at) => ({ label: labels[at] ?? entity.id, value: mended(resolutions, index, entity) }));
  if (choices.length <= MOST_BUTTONS) return { buttons: choices.map(({ label, value }) => buttonFor(place, label, value)) };
  return { buttons: [], select: selectFor(place, loc.t('errors:choose'), choices) };
}

export function buttonFor({ command, option, values }: Place, label: string, value: string): ActionButton {
  return { type: 'action', label, act: { command, args: { ...values, [option]: value } } };
}

export function selectFor({ command, option, values }: Place, placeholder: string, options: SelectBlock['options']): SelectBlock {
  return { type: 'select', placeholder, act: { command, args: values }, option, options };
}

/** Every entity that could be added to `chosen` (or chosen at all), as one select; nothing where there is none. */
export function namesToAdd(place: Place, chosen: readonly Entity[], candidates: readonly Entity[], loc: Localizer): SelectBlock | undefined {
  const ids = chosen.map(({ id }) => id);
  const others = candidates.filter(({ id }) => !ids.includes(id)).slice(0, MOST_OPTIONS);
  if (others.length === 0) return undefined;
  const labels = labelsOf(others, loc);
  const options = others.map((entity, index) => ({ label: labels[index] ?? entity.id, value: [...ids, entity.id].join(' ') }));
  return selectFor(place, loc.t(chosen.length === 0 ? 'errors:choose' : 'errors:addOne'), options);
}
