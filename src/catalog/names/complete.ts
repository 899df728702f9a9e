/** What a person may be about to type, and what they may have meant. */
import { distance } from 'fastest-levenshtein';
import type { Catalog, Entity, EntityKind } from '../types.ts';
import type { Form } from './forms.ts';
import { hasHan, keyOf } from './normalise.ts';
import { spelled } from './pinyin.ts';
import { slipsBetween } from './typos.ts';

export type Completer = {
  readonly complete: (text: string, kinds: readonly EntityKind[], limit: number) => readonly Entity[];
  /** Entities whose name resembles the text, nearest first; none when nothing is near. */
  readonly suggest: (text: string, kinds: readonly EntityKind[] | undefined, limit: number) => readonly Entity[];
};

type Scored = { readonly form: Form; readonly cost: number };

/** No name is longer; what is typed beyond tells nothing. */
const LONGEST = 60;
/** A name that is complete goes before one that goes on; one with a slip comes last. */
const GOES_ON = 10;
const SLIP = 100;
/** More than this part of a name wrong, and it is another name. */
const FARTHEST = 0.34;

/** `forms`: in the order of their keys. */
export function createCompleter(catalog: Catalog, forms: readonly Form[]): Completer {
  const listed = [
    ...catalog.lines.flatMap((line) => catalog.plansOf(line.id)),
    ...catalog.lines,
    ...catalog.vendors,
    ...catalog.models,
    ...catalog.clients,
  ];
  const place = new Map<Entity, number>(listed.map((entity, at) => [entity, at]));

  /** The nearest form of each entity of those kinds, then the order of the catalog. */
  function best(found: readonly Scored[], kinds: readonly EntityKind[] | undefined, limit: number): readonly Entity[] {
    const costs = new Map<Entity, number>();
    for (const { form, cost } of found) {
      if (kinds && !kinds.includes(form.entity.kind)) continue;
      costs.set(form.entity, Math.min(cost, costs.get(form.entity) ?? cost));
    }
    return [...costs]
      .sort(([a, x], [b, y]) => x - y || (place.get(a) ?? 0) - (place.get(b) ?? 0))
      .slice(0, limit)
      .map(([entity]) => entity);
  }

  const beginning = (key: string): readonly Scored[] =>
    range(forms, key).map((form) => ({ form, cost: form.cost + (form.key === key ? 0 : GOES_ON) }));

  /** Names that would begin so but for a slip; the first letter is nearly always right. */
  function misspelt(key: string): readonly Scored[] {
    const allowed = key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
    if (allowed === 0) return [];
    return range(forms, key.charAt(0)).flatMap((form) => {
      const slips = Math.min(...[key.length - 1, key.length, key.length + 1].map((length) => slipsBetween(key, form.key.slice(0, length))));
      return slips <= allowed ? [{ form, cost: form.cost + SLIP * slips }] : [];
    });
  }

  return {
    complete(text, kinds, limit) {
      const key = keyOf(text.slice(0, LONGEST));
      if (key === '') return listed.filter(({ kind }) => kinds.includes(kind)).slice(0, limit);
      const found = best(beginning(key), kinds, limit);
      if (found.length > 0) return found;
      const sounding = hasHan(key) ? beginning(spelled(key)) : [];
      return best([...sounding, ...misspelt(key)], kinds, limit);
    },
    suggest(text, kinds, limit) {
      const key = keyOf(text.slice(0, LONGEST));
      if (key.length < 2) return [];
      const keys = hasHan(key) ? [key, spelled(key)] : [key];
      const near = keys.flatMap((one) =>
        forms.flatMap((form) => {
          const most = Math.floor(Math.max(one.length, form.key.length) * FARTHEST);
          if (Math.abs(one.length - form.key.length) > most) return [];
          const away = distance(one, form.key);
          return away <= most ? [{ form, cost: away * SLIP + form.cost }] : [];
        }),
      );
      return best([...near, ...keys.flatMap(beginning)], kinds, limit);
    },
  };
}

/** The forms that begin with a key, of forms sorted by key. */
function range(forms: readonly Form[], key: string): readonly Form[] {
  const first = firstAt(forms, key);
  let end = first;
  while (forms[end]?.key.startsWith(key)) end++;
  return forms.slice(first, end);
}

function firstAt(forms: readonly Form[], key: string): number {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forms[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
