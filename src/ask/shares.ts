/** Parts of a whole and multiples: 8%, 百分之八, 4折 (what remains), 九五折, 减55%, 20x, 20倍, half price. */
import { type NumberMention, readNumber, scanNumbers } from './numbers.ts';
import type { Place } from './places.ts';

export type ShareMention = {
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly share: number;
  /** `off`: this share is taken off the price; `remains`: this share of the price is paid. */
  readonly sense?: 'off' | 'remains';
};
export type MultipleMention = { readonly start: number; readonly end: number; readonly factor: number };

const PERCENT = /^\s?(?:an? )?(?:%|percent|per cent|个百分点)/i;
const OFF_BEFORE = /(?:减|立减|优惠|便宜|省|打掉|discount(?:ed)?(?: of| by)?|less|save|minus)\s?(?:了|到)?\s?$/i;
const OFF_AFTER = /^\s?(?:off|discount|less|cheaper|优惠|的?折扣)/i;
const ZHE = /([一二三四五六七八九0-9][点.]?[一二三四五六七八九0-9]?)\s?折(?!合|算|成|腾)/g;
const TENTH = /([一二三四五六七八九]|\d)成(?!本|员|功|为|都|交)/g;
const SPOKEN = /百分之([零一二三四五六七八九十百点0-9.]+)/g;
const MULTIPLE = /^\s?(?:倍|x(?![a-z])|times(?! (?:a|per|an|each|daily|every)\b)|-?fold)/i;
const MULTIPLE_BEFORE = /(?:^|[^a-z0-9])x\s?$/i;

/** 2/3. Prices of tiers go on with another slash. */
const FRACTION = /(?<![\d./])\d\/\d(?![\d./])/g;

/** Parts of a whole, of which neither figure counts anything. */
export function scanFractions(text: string): readonly Place[] {
  return [...text.matchAll(FRACTION)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** 九五折 and 95折 are 9.5 tenths; 4折 and 四折 are 4 tenths. */
function tenths(text: string): number | undefined {
  const digits = text.replace('点', '.').replace(/[一二三四五六七八九]/g, (char) => String('零一二三四五六七八九'.indexOf(char)));
  const value = Number(/^\d{2}$/.test(digits) ? `${digits[0]}.${digits[1]}` : digits);
  return Number.isFinite(value) && value > 0 && value < 10 ? value : undefined;
}

function exactShare(tenthsPaid: number): number {
  return Number((tenthsPaid / 10).toFixed(4));
}

export function scanShares(text: string, numbers: readonly NumberMention[] = scanNumbers(text)): readonly ShareMention[] {
  const found: ShareMention[] = [];
  for (const zhe of text.matchAll(ZHE)) {
    const value = tenths(zhe[1] ?? '');
    if (value !== undefined) found.push({ start: zhe.index, end: zhe.index + zhe[0].length, share: exactShare(value), sense: 'remains' });
  }
  for (const tenth of text.matchAll(TENTH)) {
    const value = tenths(tenth[1] ?? '');
    if (value !== undefined) found.push({ start: tenth.index, end: tenth.index + tenth[0].length, share: exactShare(value) });
  }
  for (const spoken of text.matchAll(SPOKEN)) {
    const value = readNumber(spoken[1] ?? '');
    if (value !== undefined) found.push({ start: spoken.index, end: spoken.index + spoken[0].length, share: Number(`${value}e-2`) });
  }
  for (const number of numbers) {
    const unit = PERCENT.exec(text.slice(number.end, number.end + 12));
    if (!unit || number.glued) continue;
    const end = number.end + unit[0].length;
    const off = OFF_BEFORE.test(text.slice(Math.max(0, number.start - 16), number.start)) || OFF_AFTER.test(text.slice(end, end + 14));
    found.push({ start: number.start, end, share: Number(`${number.value}e-2`), ...(off ? { sense: 'off' as const } : {}) });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** "20x", "20倍", "x20"; never the x of a product ("40 x 15"), where a number follows. */
export function scanMultiples(text: string, numbers: readonly NumberMention[] = scanNumbers(text)): readonly MultipleMention[] {
  const found: MultipleMention[] = [];
  for (const number of numbers) {
    const unit = MULTIPLE.exec(text.slice(number.end, number.end + 14));
    if (unit && !/^\s?\d/.test(text.slice(number.end + unit[0].length))) {
      found.push({ start: number.start, end: number.end + unit[0].length, factor: number.value });
    } else if (
      MULTIPLE_BEFORE.test(text.slice(Math.max(0, number.start - 3), number.start)) &&
      !/\d\s?x\s?$/.test(text.slice(Math.max(0, number.start - 4), number.start))
    ) {
      found.push({ start: number.start - 1, end: number.end, factor: number.value });
    }
  }
  return found;
}
