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

export function formsOf(catalog: Catalog): readonly Form[] {
  return everyEntity(catalog).flatMap((entity) => {
    const forms = new Map<string, number>();
    const add = (text: string, price: number) => {
      const key = keyOf(text);
      if (key !== '' && price < (forms.get(key) ?? Number.POSITIVE_INFINITY)) forms.set(key, price);
    };
    for (const [at, text] of namesOf(entity).entries()) {
      add(text, at < 2 ? cost.name : cost.alias);
      const words = text.split(BETWEEN_WORDS);
      for (let from = 1; from < words.length; from++) add(words.slice(from).join(' '), cost.later + from);
    }
    if (entity.kind === 'plan') {
      const line = catalog.get('line', entity.line);
      const vendor = line && catalog.get('vendor', line.vendor);
      for (const tier of tiersOf(entity)) {
        add(tier, cost.tier);
        for (const house of [line, vendor]) {
          for (const text of house ? namesOf(house) : []) {
            add(`${text} ${tier}`, cost.together + (house === vendor ? 1 : 0));
            add(`${tier} ${text}`, cost.tier + (house === vendor ? 1 : 0));
          }
        }
      }
    }
    const chinese = [...forms].filter(([key]) => hasHan(key));
    for (const [key, price] of chinese) {
      add(spelled(key), price + cost.pinyin);
      add(initials(key), price + cost.initials);
    }
    return [...forms].map(([key, price]) => ({ key, entity, cost: price }));
  });
}
