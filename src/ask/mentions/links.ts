/** How two mentions stand to each other, by what is written between them. */

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

/** "Bailian and Ark": they may be taken together. */
export const joins = (text: string, from: number, to: number): boolean => JOINED.test(text.slice(from, to));

/** Something is counted by what stands before the place: "199 次", "20 times". */
export const countsWith = (text: string, at: number): boolean => /^\s?(?:个|次|条|倍|%|[a-z])/i.test(text.slice(at));
