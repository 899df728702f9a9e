/**
 * One card for a mixed group: two renderings of the same card, laid over each other, so that each viewer's client shows its own language
 * («配置卡片多语言»: `i18n_content` beside `content`). Tables and charts have no such key and keep the main language.
 */
import type { Lang } from '#src/i18n/types.ts';

/** Feishu's names for our languages. */
export const locales: Readonly<Record<Lang, string>> = { zh: 'zh_cn', en: 'en_us' };

const TEXTS = new Set(['plain_text', 'lark_md', 'markdown']);
/** No key for a second language inside these. */
const UNTRANSLATED = new Set(['table', 'chart']);

/** Handled apart, and what goes back to us: a press goes on in the language of the answer. */
const OWN = new Set(['default_value', 'behaviors']);

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

class Different extends Error {}

/**
 * `full`: both languages stand in `i18n_content`. `lean`: only the other one does, and `content` serves the main language, as in the page's
 * own example (为卡片局部配置多语言); it takes a third less.
 */
export type MergeStyle = 'full' | 'lean';

type Languages = { readonly main: string; readonly other: string; readonly style: MergeStyle };

/** `main` with the texts of `other` beside its own; undefined where the two are not built alike. */
export function mergeLanguages<T>(main: T, other: T, mainLang: Lang, otherLang: Lang, style: MergeStyle): T | undefined {
  try {
    return overlay(main, other, { main: locales[mainLang], other: locales[otherLang], style }) as T;
  } catch (error) {
    if (error instanceof Different) return undefined;
    throw error;
  }
}

function overlay(main: unknown, other: unknown, languages: Languages): unknown {
  if (Array.isArray(main)) {
    if (!Array.isArray(other) || other.length !== main.length) throw new Different();
    return main.map((item, index) => overlay(item, other[index], languages));
  }
  if (!isTree(main)) {
    if (main !== other) throw new Different();
    return main;
  }
  if (!isTree(other) || main['tag'] !== other['tag']) throw new Different();
  if (UNTRANSLATED.has(String(main['tag']))) return main;
  if (isText(main)) return withBoth(main, other, 'content', 'i18n_content', languages);
  const merged = mergeFields(main, other, languages);
  return main['tag'] === 'input' && 'default_value' in main ? withBoth(merged, other, 'default_value', 'i18n_default_value', languages) : merged;
}

/** Texts have a tag; the card's summary is one without («卡片 JSON 2.0 结构», summary). */
function isText(tree: Tree): boolean {
  return TEXTS.has(String(tree['tag'])) || (tree['tag'] === undefined && typeof tree['content'] === 'string' && Object.keys(tree).length === 1);
}

function mergeFields(main: Tree, other: Tree, languages: Languages): Tree {
  const names = Object.keys(main);
  if (names.length !== Object.keys(other).length) throw new Different();
  return Object.fromEntries(
    names.map((name) => {
      if (!(name in other)) throw new Different();
      return [name, OWN.has(name) ? main[name] : overlay(main[name], other[name], languages)];
    }),
  );
}

function withBoth(main: Tree, other: Tree, name: string, i18n: string, languages: Languages): Tree {
  const own = main[name];
  const theirs = other[name];
  return own === theirs || theirs === undefined
    ? main
    : { ...main, [i18n]: languages.style === 'full' ? { [languages.main]: own, [languages.other]: theirs } : { [languages.other]: theirs } };
}
