/** Whether a reply says what a question wants: figures as whole figures, words anywhere, whatever the style of the text. */

/** One width and case; no separators inside numbers, no spaces but those between two numbers. */
export function plain(text: string): string {
  return text
    .replace(/(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(',', ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/(\d)\s?([kmbt])(?![a-z0-9])/g, (_, digit: string, scale: string) => digit + scale.toUpperCase())
    .replace(/(\d[.,]?)\s+(?=\d)/g, '$1\u0001')
    .replace(/\s+/g, '')
    .replaceAll('\u0001', ' ');
}

const DAYS = /20\d\d-\d{1,2}-\d{1,2}/g;
const PARTS_OF_NUMBERS = /^(?:\d|[KMBT万亿])/;

/** A figure must not be part of a longer one: 49 is in "¥49" and "49.00", not in "149", "49.9" or "49K". */
function standsAlone(text: string, at: number, wanted: string): boolean {
  if (/^\d/.test(wanted) && /\d\.?$/.test(text.slice(0, at))) return false;
  if (!/\d$/.test(wanted)) return true;
  const after = text.slice(at + wanted.length);
  if (PARTS_OF_NUMBERS.test(after)) return /^0+(?![\d.])/.test(after) && wanted.includes('.');
  return !/^\.\d*[1-9]/.test(after);
}

/** `wanted`: one wording, or several divided by " | ". Bare figures are not looked for in days, which every card shows. */
export function says(reply: string, wanted: string): boolean {
  const text = plain(reply);
  return wanted.split(' | ').some((each) => {
    const key = plain(each);
    if (key === '') return false;
    const searched = /^[\d.]+$/.test(key) ? text.replace(DAYS, '@') : text;
    for (let at = searched.indexOf(key); at >= 0; at = searched.indexOf(key, at + 1)) if (standsAlone(searched, at, key)) return true;
    return false;
  });
}
