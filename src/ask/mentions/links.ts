/** How two mentions stand to each other, by what is written between them. */
import type { Place } from '../places.ts';

/**
 * `beside`: nothing of a meaning stands between them; `joined`: they are spoken of together; `than`: one is set against the other; `sentence`: a
 * sentence ends between them; `apart`: anything else.
 */
export type Link = 'beside' | 'joined' | 'than' | 'sentence' | 'apart';

/** What may stand between two names that are spoken of together. */
const JOINED = /^\s*(?:和|与|跟|同|vs\.?|and|or|nor|还是|或|或者|、|,|，|\/|&|\+|的|对比|比|两家的?|两边的?|the|plan|coding plan|套餐|')*\s*$/i;
const BESIDE = /^[\s的那这个档套餐一款coding plan块元'·-]*$/i;
const THAN = /(?:比|和|跟|than|vs\.?)\s?$/i;
const SENTENCE_END = /[.!?。！？;；\n](?!\d)/;

export function linkOf(text: string, from: number, to: number): Link {
  const between = text.slice(from, to);
  if (BESIDE.test(between)) return 'beside';
  if (JOINED.test(between)) return 'joined';
  if (THAN.test(between)) return 'than';
  return SENTENCE_END.test(between) ? 'sentence' : 'apart';
}

/** Something is counted by what stands before the place: "199 次", "20 times". */
export const countsWith = (text: string, at: number): boolean => /^\s?(?:个|次|条|倍|%|[a-z])/i.test(text.slice(at));

const BOUGHT_AFTER = /^(?:份|的时候)?(?:就)?(?:订|买|购|开通|开的|入的|上车|续的)/;
const BOUGHT_BEFORE = /\b(?:(?:subscriber|user|customer|subscription)\b[^.,?]{0,12}|(?:bought|purchased|subscribed|signed up)\b[^.,?]{0,40})$/i;
const BUYING = 60;

/** "1 月订的 Pro", "bought in January". */
export const boughtOn = (text: string, { start, end }: Place): boolean =>
  BOUGHT_AFTER.test(text.slice(end, end + 8)) ||
  BOUGHT_BEFORE.test(text.slice(Math.max(0, start - BUYING), start).replace(/\b(?:in|on|from|since)\s*$/i, ''));

const BAND = /^\s?(?:块钱?|元)?的?那?个?(?:档|价位|级别)/;
/** "Of the 200 band" says which plans are meant. */
export const namesBand = (text: string, at: number): boolean => BAND.test(text.slice(at));

const PRICED = /(?:原价|价格|售价|标价|价|priced? (?:is|at)?|costs?)\s?[:：]?\s?$/i;
/** 原价200: the figure is the price, though no currency says so. */
export const namesPrice = (text: string, at: number): boolean => PRICED.test(text.slice(Math.max(0, at - 8), at));

const OPERATORS = [
  ['÷', /^[^,，。?？]{0,10}?(?:除以|除|÷|\/|divided by|over)[^,，。?？\d]{0,6}$/i],
  ['×', /^[^,，。?？]{0,10}?(?:乘以|乘|×|\*|\bx\b|times|multiplied by)[^,，。?？\d]{0,6}$/i],
  ['+', /^[^,，。?？]{0,10}?(?:加上|加|\+|plus)[^,，。?？\d]{0,6}$/i],
  ['−', /^[^,，。?？]{0,10}?(?:减去|减|−|minus|less)[^,，。?？\d]{0,6}$/i],
] as const;
export type Operator = (typeof OPERATORS)[number][0];
/** What is written between two figures: "40M 除以 120". */
export const operatorIn = (between: string): Operator | undefined => OPERATORS.find(([, pattern]) => pattern.test(between))?.[0];

const RATE =
  /汇率(?:按|是|为|算|用|取|大概|大约|约|就|[:：=\s])*(\d+(?:\.\d+)?)|\b(?:exchange )?rate (?:of |is |at |= ?)?(\d+(?:\.\d+)?)|(?:1\s?(?:美元|刀|usd)|\$1)\s?(?:=|等于|兑|换|合|is)\s?(\d+(?:\.\d+)?)|\bat (\d+(?:\.\d+)?) (?:yuan |rmb |cny )?(?:to|per) (?:the |a |1 )?(?:usd|us dollar|dollar)/i;
/** Yuan for a dollar by the person's own account: "汇率按 7". */
export function exchangeRate(text: string): number | undefined {
  const found = RATE.exec(text);
  const rate = Number(found?.slice(1).find((each) => each !== undefined));
  return found && rate >= 1 && rate <= 20 ? rate : undefined;
}

const USED_UP = /(?:用满|用完|用光|跑满|打满|耗光|烧完)[^,，。;；]{0,6}$/;
const USED_AFTER = /^\s?(?:次|遍|回)?(?:都|全)?(?:用满|用完|用光|跑满|打满|耗光|烧完)/;
const USED_EN = /\b(?:burn|use up|using up|max(?:ed|ing)? out|exhaust|full)\b[^,.;?]{0,40}$/i;
/** "用满 4 次", "4 次用满", "the full 5h quota 4 times": the figure says how often something is used up. */
export function countsUses(text: string, { start, end }: Place): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return USED_UP.test(before) || USED_EN.test(before) || USED_AFTER.test(after);
}

const USED = /(?:用了|已用|已经用|用掉|花了|跑了|发了|问了|耗了)(?:大概|大约|约|差不多)?\s?$|\b(?:used|spent|burned|sent|made)(?: up| about)?\s?$/i;
/** "用了 12000 次": what begins there is used already. */
export const isUsed = (text: string, at: number): boolean => USED.test(text.slice(0, at));

const PER = /(?:per|every|each|每)\s?$/i;
const FOR = /^\s?(?:次|条|个?\s?token)[^,，]{0,4}(?:多少钱|几块|几毛|几分|要多少|合多少|什么价)/;
/** "per 1000", "一千次几块钱": a figure is a lot by what stands before its start, or behind its end. */
export const isLot = (text: string, at: number, how: 'per' | 'for'): boolean =>
  how === 'per' ? PER.test(text.slice(Math.max(0, at - 6), at)) : FOR.test(text.slice(at));

const LEAST_BEFORE = /(?:over|above|more than|at least|no (?:fewer|less) than|a minimum of|超过|高于|至少|大于|不少于|不低于|多于)\s?$/i;
const LEAST_AFTER = /^\s?[^,，。;；?？!！\d]{0,10}?(?:以上|起步|\bor more\b|\bor above\b|\+)/i;
/** "At least 30,000", "9 万次以上": the figure is the least that is wanted. */
export const isLeast = (text: string, { start, end }: Place): boolean =>
  LEAST_BEFORE.test(text.slice(Math.max(0, start - 20), start)) || LEAST_AFTER.test(text.slice(end));

const LISTS = /[,，、;；:：.。?？\n]|和|以及|还有|另外|\band\b|\bplus\b|\balso\b/i;
/** "Price, restock time, refund": a mark of a list stands between two places. */
export const isApart = (text: string, one: Place, other: Place): boolean =>
  LISTS.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));
