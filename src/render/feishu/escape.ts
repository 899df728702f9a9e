/**
 * A person's words inside `markdown` and `lark_md`: never markup, a link, a tag or a mention. Feishu's way is the numeric entity
 * («富文本», 特殊字符转义说明: `&#42;`), not the backslash.
 */
import { plainLines } from '../text/plain.ts';

/** Emphasis, code, tags, entities, tables, emoji keys (`:OK:`), variables, mentions and addresses. */
const ALWAYS = /[&<>*_~`|\\$@:]/g;
/** `[1]` is words; only `](` makes a link of it, and the next piece of text may begin with the `(`. */
const LINK_MIDDLE = /\](?=\()|^\(/g;
const BRACKETS = /[[\]]/g;
/** Headings, lists, quotes and rules count only at the start of a line. */
const LINE_START = /^([ \u00a0\u3000]*)([#+=.)-])/gm;
const NUMBERED = /^([ \u00a0\u3000]*\d{1,9})([.)])/gm;
/** `www.` alone makes a link in GitHub's dialect; `//` is left of an address without its colon. */
const WWW = /\bwww\./gi;
const SLASHES = /\/\//g;

const entity = (sign: string) => `&#${sign.codePointAt(0)};`;

/** Entities for everything that could be read as markup; line breaks stay. */
export function escapeMarkdown(text: string): string {
  return plainLines(text)
    .replace(ALWAYS, entity)
    .replace(LINK_MIDDLE, entity)
    .replace(SLASHES, '&#47;&#47;')
    .replace(WWW, (www) => `${www.slice(0, -1)}&#46;`)
    .replace(LINE_START, (_all, space: string, sign: string) => space + entity(sign))
    .replace(NUMBERED, (_all, number: string, sign: string) => number + entity(sign));
}

/** The same for the words of a link of ours, which end at a bracket. */
export function escapeLabel(text: string): string {
  return escapeMarkdown(text).replace(BRACKETS, entity);
}

/** What may stand between backticks: nothing there is unescaped, so whatever could end it or be read first is shown as plain words instead. */
const SAFE_CODE = /^(?! )[^`<>&\\\n\r]*[^`<>&\\\n\r ]$/u;
const EMOJI_KEY = /:\w+:/;

export function isSafeCode(text: string): boolean {
  return SAFE_CODE.test(text) && !EMOJI_KEY.test(text) && plainLines(text) === text;
}

/** An absolute http(s) address that is safe inside `[…](…)`; undefined for anything else («富文本»: only HTTP and HTTPS). */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  return parsed.href.replace(/[()<>"'`*_~[\]|\\ ]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).toWellFormed();
}
