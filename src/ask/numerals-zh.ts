/** Chinese numerals, alone or led by digits: 一万八, 三百五, 1亿5千万, 57.6亿, 十五, 两三百, 一个半. */

type Found = { readonly end: number; readonly value: number; readonly low?: number; readonly high?: number };

const DIGITS = '零一二三四五六七八九';
const UNIT: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const BIG: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };
const NUMERAL = /[零〇一二两俩仨三四五六七八九十百千万亿半几]/;
const DECIMAL = /\d+(?:\.\d+)?/y;
/** A single numeral counts only before something that is counted: 五次 but not 一起, 一样 or 千问. */
const MEASURE =
  /^\s?来?(?:个|块|元|毛|刀|小时|钟头|分钟|秒|天|日|号|周|星期|礼拜|月|季|年|次|倍|人|位|折|家|款|档|种|条|轮|成|小|台|份|行|句|遍|趟|美元|美金|美刀|人民币|rmb|cny|usd|prompt|request|token)/i;
/** 一 in these is no number. */
const NOT_COUNTED = /^一(?:个(?:人用|劲|样)|次性|样|起|共|下|直|般|些|点|定|旦|会儿?|家人|年到头|天到晚|面|边|方面|律|切|致|款都)/;
/** After a larger unit 一 is "a month", "a time": 20万一个月 is 200,000 a month, where 二十一天 is 21 days. */
const ARTICLE = /^一\s?(?:个?(?:月|季|星期|礼拜|小时)|天|日|周|年|次|条|人)/;

function digitOf(char: string | undefined): number | undefined {
  if (char === undefined || char === '') return undefined;
  if (char === '两' || char === '俩') return 2;
  if (char === '仨') return 3;
  if (char === '〇') return 0;
  const value = DIGITS.indexOf(char);
  return value < 0 ? undefined : value;
}

/** Sums of at most a few terms of decimal text: exact to the digits that people write. */
const shift = (value: number, exponent: number): number => Number((value * 10 ** exponent).toPrecision(15));

type State = { total: number; section: number; pending: number | undefined; lastExponent: number; zero: boolean; units: number };

function readDigits(text: string, at: number): { end: number; value: number } | undefined {
  DECIMAL.lastIndex = at;
  const arabic = DECIMAL.exec(text);
  if (arabic) return { end: at + arabic[0].length, value: Number(arabic[0]) };
  const digit = digitOf(text[at]);
  if (digit === undefined) return undefined;
  // 五十七点六亿: a spoken decimal point between digits.
  let end = at + 1;
  let value = digit;
  if (text[end] === '点' && digitOf(text[end + 1]) !== undefined) {
    let decimals = '';
    for (end += 1; digitOf(text[end]) !== undefined; end += 1) decimals += digitOf(text[end]);
    value = Number(`${digit}.${decimals}`);
  }
  return { end, value };
}

function applyUnit(state: State, char: string): void {
  const unit = UNIT[char];
  if (unit !== undefined) {
    state.section += shift(state.pending ?? 1, unit);
    state.lastExponent = unit;
  } else {
    const big = BIG[char] ?? 0;
    state.section += state.pending ?? 0;
    // 万亿 multiplies what stands before it; 一亿五千万 adds.
    if (big === 8) state.total = shift(state.total + state.section, 8);
    else state.total += shift(state.section, 4);
    state.section = 0;
    state.lastExponent = big;
  }
  state.pending = undefined;
  state.zero = false;
  state.units += 1;
}

/** A numeral of one character is a number where something is counted, or where it is the whole text. */
function isCounted(text: string, at: number): boolean {
  // 我们俩 counts; 这俩套餐 only what was named.
  if (text.length === 1 || /[们我咱你他她哥][俩仨]/.test(text.slice(Math.max(0, at - 1), at + 1))) return true;
  return !NOT_COUNTED.test(text.slice(at, at + 5)) && MEASURE.test(text.slice(at + 1, at + 12));
}

/** 百块 is a hundred yuan, 百来条 about a hundred; 几百块 is no number. */
const isHundred = (text: string, at: number): boolean =>
  /^[百千](?:[块元]|[来把](?=[个块元次条]))/.test(text.slice(at)) && !/[几数上好多]/.test(text[at - 1] ?? '');

/** What a digit after the last unit is worth: 一万八 = 1.8万, 三百五 = 350; after 零 or 十 itself. */
function tailValue(state: State): number {
  if (state.pending === undefined) return 0;
  return state.zero || state.units === 0 ? state.pending : shift(state.pending, state.lastExponent - 1);
}

function vagueRange(text: string, at: number): Found | undefined {
  const first = digitOf(text[at]);
  const second = digitOf(text[at + 1]);
  if (first === undefined || second === undefined || second !== first + 1 || first === 0) return undefined;
  const scale = /^[十百千万亿]{1,2}/.exec(text.slice(at + 2))?.[0] ?? '';
  if (scale === '' && !MEASURE.test(text.slice(at + 2))) return undefined;
  const read = (digit: number) => readChinese(`${DIGITS[digit]}${scale}个`, 0)?.value ?? digit;
  const low = read(first);
  const high = read(second);
  return { end: at + 2 + scale.length, value: (low + high) / 2, low, high };
}

/** 一个半, 两个半, 2个半: half a unit more. 半 alone: half of what follows. */
function readHalf(text: string, at: number): Found | undefined {
  if (text[at] === '半' && /^半\s?(?:个|小时|天|年|月|价|折|亿)/.test(text.slice(at, at + 4))) return { end: at + 1, value: 0.5 };
  const digits = readDigits(text, at);
  if (!digits || !text.startsWith('个半', digits.end)) return undefined;
  return { end: digits.end + 2, value: digits.value + 0.5 };
}

/** 十, 百 or 万 with what came before it; undefined where it belongs to another number. */
function readUnit(state: State, text: string, at: number, char: string): number | undefined {
  const led = state.pending !== undefined;
  if (!led && state.units === 0 && char !== '十' && !isHundred(text, at)) return undefined;
  if (!led && state.units > 0 && char === '十' && !state.zero) return undefined;
  applyUnit(state, char);
  return text.indexOf(char, at) + 1;
}

/** The digits after a unit or at the beginning; undefined where they belong to another number. */
function readPending(state: State, text: string, at: number): number | undefined {
  const digits = readDigits(text, at);
  if (!digits || state.pending !== undefined) return undefined;
  const rest = text.slice(at);
  if (state.units > 0 && !state.zero && state.lastExponent > 1 && ARTICLE.test(rest)) return undefined;
  // 1万8 is 18000, but 1万 128K are two numbers.
  if (state.units > 0 && /^\d/.test(rest) && !/^\d(?![\d.,KMBTkm])/.test(rest) && !/^\d+(?:\.\d+)?[十百千万]/.test(rest)) return undefined;
  state.pending = digits.value;
  return digits.end;
}

/** Where the number goes on to; undefined where it has ended. */
function readOn(state: State, text: string, at: number): number | undefined {
  const char = text[at] === ' ' && state.pending !== undefined && /[十百千万亿]/.test(text[at + 1] ?? '') ? text[at + 1] : text[at];
  if (char === undefined) return undefined;
  if (char === '零' || char === '〇') {
    state.zero = true;
    return at + 1;
  }
  return UNIT[char] !== undefined || BIG[char] !== undefined ? readUnit(state, text, at, char) : readPending(state, text, at);
}

/** The Chinese (or mixed) number at this place; undefined when there is none. */
export function readChinese(text: string, at: number): Found | undefined {
  const first = text[at] ?? '';
  const arabic = first >= '0' && first <= '9';
  if (!arabic && !NUMERAL.test(first)) return undefined;
  const special = vagueRange(text, at) ?? readHalf(text, at);
  if (special) return special;
  if (!arabic && digitOf(first) === undefined && first !== '十' && !isHundred(text, at)) return undefined;

  const state: State = { total: 0, section: 0, pending: undefined, lastExponent: 0, zero: false, units: 0 };
  let end = at;
  for (let next: number | undefined = at; next !== undefined; next = readOn(state, text, end)) end = next;
  if (end === at || (end - at === 1 && !arabic && !isCounted(text, at))) return undefined;
  return { end, value: state.total + state.section + tailValue(state) };
}
