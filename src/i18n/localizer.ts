/** Words and figures in one language, over a `t` that is fixed to it. */
import type { Amount } from '#src/catalog/schema.ts';
import { compactText, moneyText, numberText, percentText } from './figures.ts';
import type { I18n } from './i18n.ts';
import type { Lang, Localizer, Translate } from './types.ts';

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
  const t: Translate = i18n.getFixedT(lang);
  return {
    lang,
    t,
    word: (key, params = {}) => {
      const text: unknown = i18n.t(key, { lng: lang, ...params, defaultValue: '', returnObjects: true });
      return typeof text === 'string' && text !== '' ? text : undefined;
    },
    pick: (text) => text[lang],
    money: moneyText,
    number: numberText,
    compact: (value) => compactText(value, lang),
    percent: percentText,
    amount: amountText,
    day: (day) => day,
    list: (items) => listText(items, lang),
  };
}
