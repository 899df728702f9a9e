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

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

class Different extends Error {}

/** `main` with the texts of `other` beside its own; undefined where the two are not built alike. */
export function mergeLanguages<T>(main: T, other: T, mainLang: Lang, otherLang: Lang): T | undefined {
  try {
    return overlay(main, other, [locales[mainLang], locales[otherLang]]) as T;
  } catch (error) {
    if (error instanceof Different) return undefined;
    throw error;
  }
}

function overlay(main: unknown, other: unknown, keys: readonly [string, string]): unknown {
  if (Array.isArray(main)) {
    if (!Array.isArray(other) || other.length !== main.length) throw new Different();
    return main.map((item, index) => overlay(item, other[index], keys));
  }
  if (!isTree(main)) {
    if (main !== other) throw new Different();
    return main;
  }
  if (!isTree(other) || main['tag'] !== other['tag']) throw new Different();
  if (UNTRANSLATED.has(String(main['tag']))) return main;
  if (isText(main)) return withBoth(main, other, 'content', 'i18n_content', keys);
  const merged = mergeFields(main, other, keys);
  return main['tag'] === 'input' && 'default_value' in main ? withBoth(merged, other, 'default_value', 'i18n_default_value', keys) : merged;
}

/** Texts have a tag; the card's summary is one without («卡片 JSON 2.0 结构», summary). */
function isText(tree: Tree): boolean {
  return TEXTS.has(String(tree['tag'])) || (tree['tag'] === undefined && typeof tree['content'] === 'string' && Object.keys(tree).length === 1);
}

function mergeFields(main: Tree, other: Tree, keys: readonly [string, string]): Tree {
  const names = Object.keys(main);
  if (names.length !== Object.keys(other).length) throw new Different();
  return Object.fromEntries(
    names.map((name) => {
      if (!(name in other)) throw new Different();
      return [name, name === 'default_value' ? main[name] : overlay(main[name], other[name], keys)];
    }),
  );
}

function withBoth(main: Tree, other: Tree, name: string, i18n: string, keys: readonly [string, string]): Tree {
  const own = main[name];
  const theirs = other[name];
  return own === theirs || theirs === undefined ? main : { ...main, [i18n]: { [keys[0]]: own, [keys[1]]: theirs } };
}
