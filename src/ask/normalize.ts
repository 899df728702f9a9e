/** Makes a message plain: one width, one script, one kind of space. Letters keep their case; every later offset is into this text. */

import { hasHan } from '#src/catalog/names/normalise.ts';
import { simplified } from '#src/catalog/names/simplified.ts';
import { readNumber } from './numbers.ts';

/** A question longer than this is read at both of its ends: people put it first or last. */
const MAX_LENGTH = 3000;
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
const CONTROL = /(?!\n)\p{Cc}/gu;
const PICTURE = /\p{Extended_Pictographic}/gu;
const URL = /https?:\/\/[^\s，。；！？、）)」』"'<>]+/g;
/** 九块九, 十九块九: nine point nine. */
const HAN_PRICE = /([一二两三四五六七八九十百]{1,4})块([一二三四五六七八九])(?![\d个次天月年周万千百十亿条份人家档折倍号点])/g;
const CIRCLED = /[\u2460-\u2473]/g;
const BEFORE_CIRCLED = 0x245f;

/** Links are shortened to host and path, so that their dots and figures are not read as words. */
function withoutScheme(url: string): string {
  return ` ${url.replace(/^https?:\/\//, '').replace(/[/?#]+$/, '')} `;
}

function bounded(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH / 2)}\n${text.slice(-MAX_LENGTH / 2)}`;
}

/** Never throws; an empty or unreadable message gives an empty text. */
export function normalize(raw: string): string {
  const plain = bounded(raw)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(URL, withoutScheme)
    // ① is a mark of a list, no figure.
    .replace(CIRCLED, (mark) => ` ${mark.charCodeAt(0) - BEFORE_CIRCLED}) `)
    // A Chinese comma between figures lists them: "49，149" must not become "49,149".
    .replaceAll('，', ', ')
    .normalize('NFKC');
  // One ligature may stand for a whole sentence.
  const text = bounded(plain)
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    // The place of a choice in a question back.
    .replaceAll('{}', ' ')
    .replace(PICTURE, (picture) => (/[0-9#*]/.test(picture) ? picture : ' '))
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[×✕✖]/g, 'x')
    // "2 月 1 号" is a day; "GLM 5 月付" is none.
    .replace(/(\d) (?=年|月(?!付|卡|费|均|限|度|额|租|包|订阅|供)|[日号])/g, '$1')
    // 9块9 is 9.9.
    .replace(/(\d)块(\d)(?![\d.个次天月万千百亿kKmM])/g, '$1.$2块')
    .replace(HAN_PRICE, (whole, yuan: string, tenths: string) => {
      const [head, tail] = [readNumber(yuan), readNumber(tenths)];
      return head === undefined || tail === undefined ? whole : `${head}.${tail}块`;
    })
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return hasHan(text) ? simplified(text) : text;
}
