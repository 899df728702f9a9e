/**
 * What people say to the bot in a chat, in both languages, and what must be in its answers: the same on every platform, on a day in February 2026.
 * Figures: jiegec/kb, "AI Coding Plan" (2026-02-16): GLM Lite ¥49 a month and Pro ¥149 since 2026-02-12, before ¥40 and ¥200; Bailian Lite ¥40, Pro ¥200;
 * MiniMax Plus ¥49.
 */
import type { Understander } from '#src/ask/heard.ts';
import { createHouse } from '#src/house.ts';
import type { Logger } from '#src/log.ts';
import { createSqlite } from '#src/state/sqlite.ts';
import type { Store } from '#src/state/store.ts';

export const langs = ['zh', 'en'] as const;

type Words = {
  readonly locale: string;
  readonly price: string;
  readonly pro: string;
  readonly year: string;
  /** A year of GLM Lite: 49 × 12; of Pro: 149 × 12. */
  readonly yearOfLite: string;
  readonly yearOfPro: RegExp;
  readonly open: string;
  readonly whichLite: string;
  readonly whichPro: string;
  readonly choice: string;
  readonly choiceSaid: string;
  readonly detailsOfLite: string;
  readonly several: string;
  readonly thanks: string;
  readonly welcome: string;
  readonly unknown: (name: string) => string;
};

export const words: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    locale: 'zh-CN',
    price: '智谱 Lite 多少钱？',
    pro: '那 Pro 呢？',
    year: '一年多少钱？',
    yearOfLite: '智谱 GLM Lite 1 年一共 ¥588',
    yearOfPro: /智谱 GLM Pro 1 年一共 ¥1,788/,
    open: 'Lite 一年多少钱？',
    whichLite: '叫“Lite”的有好几个',
    whichPro: '叫“Pro”的有好几个',
    choice: '智谱 GLM Lite',
    choiceSaid: '智谱的',
    detailsOfLite: '智谱 GLM Lite 详情',
    several: '智谱 Lite 多少钱？MiniMax Plus 呢？百炼支持 Claude Code 吗？',
    thanks: '谢谢！',
    welcome: '不客气！',
    unknown: (name) => `${name} 套餐多少钱？`,
  },
  en: {
    locale: 'en-US',
    price: 'What does GLM Lite cost?',
    pro: 'and Pro?',
    year: 'and per year?',
    yearOfLite: 'GLM Lite for 1 year: ¥588',
    yearOfPro: /GLM Pro.*¥1,788/,
    open: 'How much is Lite per year?',
    whichLite: 'Several plans are called “Lite”',
    whichPro: 'Several plans are called “Pro”',
    choice: 'GLM Lite',
    choiceSaid: 'the GLM one',
    detailsOfLite: 'GLM Lite in full',
    several: 'How much is GLM Lite? And MiniMax Plus? Does Bailian work with Claude Code?',
    thanks: 'thanks!',
    welcome: "You're welcome!",
    unknown: (name) => `How much is the ${name} plan?`,
  },
};

/** The real house on that day: an app of its own over `store`, as after a start of the process. */
export const houseOver = (defaultLang: 'zh' | 'en', understander?: Understander) => (deps: { readonly store: Store; readonly log: Logger }) =>
  createHouse({ ...deps, defaultLang, now: () => new Date('2026-02-26T04:00:00Z'), ...(understander ? { understander } : {}) }).app;

/** A store that can be asked as if it were later: what is kept for a time is then over. */
export function storeAhead(): { readonly store: Store; readonly later: <T>(minutes: number, work: () => Promise<T>) => Promise<T> } {
  let ahead = 0;
  return {
    store: createSqlite(':memory:', { now: () => Date.now() + ahead }),
    later: async (minutes, work) => {
      ahead = minutes * 60_000;
      try {
        return await work();
      } finally {
        ahead = 0;
      }
    },
  };
}

/** The same store, and all that was put into it. */
export function watched(store: Store): { readonly store: Store; readonly kept: () => string } {
  const kept: string[] = [];
  const set = async (key: string, value: unknown, ttl?: number): Promise<void> => {
    kept.push(JSON.stringify([key, value]));
    await store.set(key, value, ttl);
  };
  const collection: Store['collection'] = (name, bounds) => {
    const inner = store.collection(name, bounds);
    const put = async (key: string, value: unknown): Promise<void> => {
      kept.push(JSON.stringify([name, key, value]));
      await inner.put(key, value);
    };
    return { ...inner, put };
  };
  return { kept: () => kept.join('\n'), store: { ...store, set, collection } };
}
