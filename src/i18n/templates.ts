/**
 * Texts with places for values (`{{plan}}`), cut at them once. i18next finds the text and its plural; a card has hundreds, and to look each up, search it
 * for places and fill them anew is most of what i18next takes.
 */
import { remembering } from './remembering.ts';
import type { Lang } from './types.ts';

type Find = (key: string, options: { readonly count?: number; readonly skipInterpolation: true }) => unknown;
/** Texts at even places, names of values at odd ones. */
type Template = readonly string[];
type Value = string | number;

const PLACE = /\{\{(\w+)\}\}/;

const isPlain = (params: object): params is Readonly<Record<string, Value>> =>
  Object.entries(params).every(([name, value]) =>
    name === 'count' ? typeof value === 'number' : typeof value === 'string' || typeof value === 'number',
  );

/** The text of a key with its values; undefined for what only i18next can do: values that are neither text nor number, families of texts. */
export function createTemplates(find: Find, lang: Lang): (key: string, params: object) => string | undefined {
  const plurals = new Intl.PluralRules(lang);
  const templateOf = remembering(
    (key: string, count: number | undefined): Template | undefined => {
      const text = find(key, { ...(count === undefined ? {} : { count }), skipInterpolation: true });
      return typeof text === 'string' ? text.split(PLACE) : undefined;
    },
    (key, count) => (count === undefined ? key : `${key} ${plurals.select(count)}`),
  );

  return (key, params) => {
    if (!isPlain(params)) return undefined;
    const template = templateOf(key, params['count'] as number | undefined);
    if (!template) return undefined;
    let text = '';
    for (let place = 0; place < template.length; place += 1) {
      const piece = template[place] ?? '';
      text += place % 2 === 0 ? piece : (params[piece] ?? `{{${piece}}}`);
    }
    return text;
  };
}
