/** Words and figures in one language, over a `t` that is fixed to it. */
import type { Amount } from '#src/catalog/schema.ts';
import { compactText, moneyText, numberText, percentOf, percentText } from './figures.ts';
import type { I18n } from './i18n.ts';
import type { Translate } from './keys.ts';
import { remembering } from './remembering.ts';
import { closeUp, markEdges } from './spacing.ts';
import { createTemplates } from './templates.ts';
import type { Lang, Localizer } from './types.ts';

const HAN_EDGE = /[\p{Script=Han}）」】]$/u;
const HAN_START = /^[\p{Script=Han}（「【]/u;

/** "a、b 和 c": a space only where 和 meets something that is not Chinese. */
function joinChinese(head: string, tail: string): string {
  return `${head}${HAN_EDGE.test(head) ? '' : ' '}和${HAN_START.test(tail) ? '' : ' '}${tail}`;
}

function listText(items: readonly string[], lang: Lang): string {
  const head = items.slice(0, -1);
  const last = items.at(-1);
  if (last === undefined) return '';
  if (head.length === 0) return last;
  return lang === 'zh' ? joinChinese(head.join('、'), last) : `${head.join(', ')} and ${last}`;
}

function amountText(value: Amount): string {
  if (typeof value === 'number') return numberText(value);
  return value.low === value.high ? numberText(value.low) : `${numberText(value.low)}–${numberText(value.high)}`;
}

/** Pure; make one for each language and keep it. */
export function createLocalizer(i18n: I18n, lang: Lang): Localizer {
  // The type is i18next's own, checked at every call of `loc.t`; in here a key is a text.
  const fixed = i18n.getFixedT(lang) as unknown as (key: string, params?: object) => string;
  const find = (key: string): string | undefined => {
    const [namespace = '', path = ''] = key.includes(':') ? key.split(':') : ['common', key];
    // As it stands: a word has no places to fill in, and what i18next does for them takes ten times as long.
    const text: unknown = i18n.getResource(lang, namespace, path);
    return typeof text === 'string' && text !== '' ? text : undefined;
  };
  const plainText = remembering((key) => fixed(key));
  const filled = createTemplates(fixed, lang);
  const spaced = (key: string, params: object): unknown => {
    const values = lang === 'zh' ? markEdges(params) : params;
    const text: unknown = filled(key, values) ?? fixed(key, values);
    // With `returnObjects` it is a whole family of texts.
    return lang === 'zh' && typeof text === 'string' ? closeUp(text) : text;
  };
  const t = ((key: string, params?: object) => (params === undefined ? plainText(key) : spaced(key, params))) as unknown as Translate;
  return {
    lang,
    t,
    told: t as Localizer['told'],
    word: remembering(find),
    pick: (text) => text[lang],
    money: moneyText,
    number: numberText,
    compact: (value) => compactText(value, lang),
    percent: percentText,
    percentOf,
    amount: amountText,
    day: (day) => day,
    country: remembering((code) => new Intl.DisplayNames(lang, { type: 'region' }).of(code) ?? code),
    list: (items) => listText(items, lang),
  };
}
