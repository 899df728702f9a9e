/** Every way of writing an entity in full, for completion and for suggesting what was meant. */
import type { Catalog, Entity } from '../types.ts';
import { everyEntity, namesOf, tiersOf } from './entries.ts';
import { hasHan, keyOf } from './normalise.ts';
import { initials, spelled } from './pinyin.ts';

/** `cost`: how far the form is from the name that is shown; smaller is better. */
export type Form = { readonly key: string; readonly entity: Entity; readonly cost: number };

/** A shown name, an alias or an id, a name put together, a later word of it, the tier alone, the name in pinyin, by its initials. */
const cost = { name: 0, alias: 1, together: 2, tier: 3, later: 3, pinyin: 4, initials: 6 } as const;
const BETWEEN_WORDS = /[\s\-_·()（）]+/u;

/** A text as names are compared: by its characters, by its sound, by its first letters. Of two texts in a row it is the one and the other. */
type Writing = { readonly key: string; readonly spelled: string; readonly initials: string };

function writingOf(text: string): Writing {
  const key = keyOf(text);
  return hasHan(key) ? { key, spelled: spelled(key), initials: initials(key) } : { key, spelled: key, initials: key };
}

/** In the order of their keys. */
export function formsOf(catalog: Catalog): readonly Form[] {
  // The names of a line are put together with every tier of it: each text is spelled once.
  const known = new Map<string, Writing>();
  const written = (text: string): Writing => {
    const found = known.get(text) ?? writingOf(text);
    known.set(text, found);
    return found;
  };

  const all = everyEntity(catalog).flatMap((entity) => {
    const forms = new Map<string, number>();
    const put = (key: string, price: number) => {
      if (key !== '' && price < (forms.get(key) ?? Number.POSITIVE_INFINITY)) forms.set(key, price);
    };
    const add = (price: number, ...texts: readonly string[]) => {
      const parts = texts.map(written);
      put(parts.map(({ key }) => key).join(''), price);
      if (parts.every((part) => part.key === part.spelled)) return;
      put(parts.map((part) => part.spelled).join(''), price + cost.pinyin);
      put(parts.map((part) => part.initials).join(''), price + cost.initials);
    };
    for (const [at, text] of namesOf(entity).entries()) {
      add(at < 2 ? cost.name : cost.alias, text);
      const words = text.split(BETWEEN_WORDS);
      for (let from = 1; from < words.length; from++) add(cost.later + from, ...words.slice(from));
    }
    if (entity.kind === 'plan') {
      const line = catalog.get('line', entity.line);
      const vendor = line && catalog.get('vendor', line.vendor);
      for (const tier of tiersOf(entity)) {
        add(cost.tier, tier);
        for (const house of [line, vendor]) {
          for (const text of house ? namesOf(house) : []) {
            add(cost.together + (house === vendor ? 1 : 0), text, tier);
            add(cost.tier + (house === vendor ? 1 : 0), tier, text);
          }
        }
      }
    }
    return [...forms].map(([key, price]) => ({ key, entity, cost: price }));
  });
  return all.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
