/** Discord knows no lists: an option that takes several names is registered as numbered options of one name each, and read back as one. */
import type { Declared } from '#src/command/context.ts';
import type { OptionSpec } from '#src/command/define.ts';
import { allOptions, shownOptions } from '#src/command/vocabulary.ts';
import { commandLimits } from '#src/render/discord/limits.ts';

type Found = { readonly option: string /** From 1; absent where the option stands for itself. */; readonly place?: number };

/** Four names side by side are as many as a person fills in; longer lists are typed into one option. */
const MOST_PLACES = 4;

/** The options that a person sees in the list of the command: a handful; a form and words say the rest. */
export const listedOptions = (command: Declared): readonly (readonly [string, OptionSpec])[] =>
  shownOptions(allOptions(command)).filter(([, { inForm }]) => !inForm);

/** "plan-1", the first name of the list `plans`. */
export const numbered = (option: string, place: number): string => `${option.replace(/s$/, '')}-${place}`;

/**
 * How many numbered options each list gets that the command is about: as many as fit beside its other options. Any other list, and one that has no
 * room, stays one option, typed with spaces.
 */
export function placesOf(command: Declared): ReadonlyMap<string, number> {
  const specs = listedOptions(command);
  let free = commandLimits.options - specs.length;
  const places = new Map<string, number>();
  for (const [option, spec] of specs) {
    if (spec.type !== 'entities') continue;
    const wanted = spec.positional ? Math.min(spec.max, MOST_PLACES) : 1;
    const count = wanted - 1 <= free ? wanted : 1;
    places.set(option, count);
    free -= count - 1;
  }
  return places;
}

/** The declared option that a registered one stands for, and its place where that is a list. */
export function declaredOption(command: Declared, registered: string): Found | undefined {
  const specs = allOptions(command);
  if (Object.hasOwn(specs, registered)) return { option: registered };
  for (const [option, spec] of Object.entries(specs)) {
    if (spec.type !== 'entities') continue;
    for (let place = 1; place <= spec.max; place++) if (numbered(option, place) === registered) return { option, place };
  }
  return undefined;
}

/** Typed words with spaces stay one name. */
function asOneName(text: string): string {
  const bare = text.replace(/["“”「」『』\n]/gu, ' ').trim();
  return /\s/u.test(bare) ? `"${bare}"` : bare;
}

/** Registered options → declared ones; the names of a list in their order. What is not declared any more is left aside. */
export function declaredValues(command: Declared, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const found = Object.entries(values).flatMap(([name, value]) => {
    const declared = declaredOption(command, name);
    return declared ? [{ ...declared, value }] : [];
  });
  const merged: Record<string, string> = {};
  for (const { option, place = 0, value } of found.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
    const name = place > 0 ? asOneName(value) : value;
    merged[option] = merged[option] === undefined ? name : `${merged[option]} ${name}`.trim();
  }
  return merged;
}
