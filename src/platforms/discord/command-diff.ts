/** What differs between the commands that Discord has and those that the house declares; Discord's defaults count as said. */
import type { EncodedCommand } from './encode-command.ts';

export type Remote = Readonly<Record<string, unknown>> & { readonly name: string; readonly type?: number | undefined };
export type Change =
  | { readonly type: 'create' | 'remove'; readonly name: string }
  | { readonly type: 'change'; readonly name: string; readonly what: readonly string[] };

/** The parts of a command that are ours to say. */
const PARTS = ['name_localizations', 'description', 'description_localizations', 'options', 'integration_types', 'contexts'] as const;

/** Absent, null, false, "" and empty say the same; keys in order, lists of numbers sorted. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    if (items.length === 0) return undefined;
    return items.every((item) => typeof item === 'number') ? items.toSorted((a, b) => a - b) : items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([key]) => !key.endsWith('_localized'))
      .map(([key, inner]) => [key, plain(inner)] as const)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value === null || value === false || value === '' ? undefined : value;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other));
const keyOf = ({ name, type }: { readonly name: string; readonly type?: number | undefined }): string => `${type ?? 1} ${name}`;
export const titleOf = ({ name, type }: { readonly name: string; readonly type?: number | undefined }): string =>
  (type ?? 1) === 1 ? `/${name}` : `“${name}”`;

/** In the order of the declarations; what goes comes last. */
export function commandChanges(wanted: readonly EncodedCommand[], existing: readonly Remote[]): readonly Change[] {
  const there = new Map(existing.map((command) => [keyOf(command), command]));
  const ours = new Set(wanted.map(keyOf));
  const kept = wanted.flatMap((command): readonly Change[] => {
    const before = there.get(keyOf(command));
    if (!before) return [{ type: 'create', name: titleOf(command) }];
    // A server's own commands come back without contexts: what we do not say there is not ours to compare.
    const what = PARTS.filter((part) => (command[part] !== undefined || part === 'options') && !same(command[part], before[part]));
    return what.length > 0 ? [{ type: 'change', name: titleOf(command), what }] : [];
  });
  const gone = existing.filter((command) => !ours.has(keyOf(command))).map((command): Change => ({ type: 'remove', name: titleOf(command) }));
  return [...kept, ...gone];
}
