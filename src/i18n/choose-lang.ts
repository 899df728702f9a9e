/** Which language an answer is in. */
import type { Lang } from './types.ts';

const HAN = /\p{Script=Han}/u;
const WORD = /[a-z]{2,}/i;

/** The language of words: any Chinese character makes it Chinese, any Latin word English; signs and figures say nothing. */
export function languageOf(text: string): Lang | undefined {
  if (HAN.test(text)) return 'zh';
  return WORD.test(text) ? 'en' : undefined;
}

/** A locale as a platform says it ("zh-CN", "en_us"): Chinese of any kind is zh, everything else that is known is en. */
export function langOfLocale(locale: string | undefined): Lang | undefined {
  if (!locale) return undefined;
  return /^zh(?:$|[-_])/i.test(locale) ? 'zh' : 'en';
}

/** What may decide, strongest first. `words` is the language of a free question, not of names in a command. */
export type LangClues = {
  readonly option?: Lang | undefined;
  readonly words?: Lang | undefined;
  readonly setting?: Lang | undefined;
  readonly client?: string | undefined;
  readonly chat?: string | undefined;
  readonly fallback: Lang;
};

export function chooseLang({ option, words, setting, client, chat, fallback }: LangClues): Lang {
  return option ?? words ?? setting ?? langOfLocale(client) ?? langOfLocale(chat) ?? fallback;
}
