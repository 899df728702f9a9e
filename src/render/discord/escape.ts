/** A person's words as Discord shows them: never markup, a link or a mention. Control characters are taken out before (render/text/plain.ts). */

const ALWAYS = /[\\*_~`|<[\]@]/g;
/** Headings, subtext, quotes and lists, which only count at the start of a line. */
const LINE_START = /(^|\n)([ ]*)([#>+\-.)])/g;
const NUMBERED = /(^|\n)([ ]*\d+)([.)])/g;
const RISKY_START = /(?:^|\n) *(?:\d+[.)]|[#>+\-.)])/;
/** https://… is linked without any sign around it; so is an invitation without a scheme. */
const BARE_LINK = /:\/\//g;
const NAMED = /discord/i;
const INVITATION = /(discord(?:app)?)\.(gg|com|me|new)/gi;

/** Escapes plain words for a place that reads markdown (description, field, title, content). Most words have nothing to escape. */
export function escapeMarkdown(text: string): string {
  let escaped = text.replace(ALWAYS, '\\$&');
  if (escaped.includes('://')) escaped = escaped.replace(BARE_LINK, ':\\/\\/');
  if (NAMED.test(escaped)) escaped = escaped.replace(INVITATION, '$1\\.$2');
  return RISKY_START.test(escaped) ? escaped.replace(LINE_START, '$1$2\\$3').replace(NUMBERED, '$1$2\\$3') : escaped;
}

/** Inside code nothing can be escaped, so a backtick becomes the sign that looks like it. */
export function escapeCode(text: string): string {
  return text.replaceAll('`', 'ˋ');
}

/** An absolute http(s) address safe inside `[…](…)`; undefined for anything else. */
export function safeUrl(url: string, max: number): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  const href = parsed.href.replaceAll('(', '%28').replaceAll(')', '%29').toWellFormed();
  return href.length <= max ? href : undefined;
}
