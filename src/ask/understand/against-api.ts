/** A plan or a line set against paying for every call: what its vendor says it is worth. */
import type { QueryOf } from './earlier/query.ts';
import { asksOf, type Frame } from './frame.ts';

/** 和 API 相比, 还是 API 便宜, "relative to the API", "or the API". */
const BESIDE_API =
  /(?:和|跟|与|同|比|较|相对于?|对比|相比|折合|还是|或者?)\s?(?:直接|单独|自己|纯|走|用|调|买|官方|标准|普通|按量|的)*\s?api|\b(?:against|over|than|or|relative to|in relation to|versus|vs\.?|compar(?:e[sd]?|ing|able|ison) (?:with|to)|next to|times)\s(?:the |its |their |plain |direct |raw |list |official |pay-as-you-go |pay-per-use |paying for |using )*api\b/i;
/** "API 价格的百分之几", "what fraction of the API price". */
const SHARE_OF_API =
  /api\s?(?:价格?|费用?|调用|定价|标准价)*\s?(?:的\s?(?:百分之|多少倍|几倍|几分之|几折|多少)|(?:相)?(?:比|对比)起?来?)|(?:percent(?:age)?|share|fraction|%) of (?:the |its |their )*api\b/i;
/** Where a key or an address of the API is meant, no price is. */
const OTHERWISE = /api[\s-]?(?:keys?|密钥|地址|address|url|endpoints?|协议|protocols?|格式|formats?)/i;

type Read = Pick<Frame, 'signals' | 'subjects'>;

/** Neither a model, whose prices are known, nor an amount to reckon with is named. */
export function isAgainstApi({ signals, subjects }: Read): boolean {
  const { text, quantities } = signals;
  const offered = subjects.plans.length + subjects.lines.length > 0;
  const reckoned = subjects.models.length > 0 || quantities.some(({ unit, value }) => unit !== undefined && value !== 1);
  if (!offered || reckoned || OTHERWISE.test(text)) return false;
  const valued = signals.has('price', 'value', 'worth', 'compare', 'ratio', 'cheaper', 'dearer', 'save', 'equivalent', 'difference', 'worth-buying');
  return SHARE_OF_API.test(text) || (valued && BESIDE_API.test(text));
}

/** "Is it cheaper than the API", of plans or lines and no model: what the data says the plan is worth. */
export function readAgainstApi(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, offers, when } = frame;
  if (!isAgainstApi(frame)) return undefined;
  return { kind: 'fact', subjects: [...offers], topics: [{ attribute: 'worth' }], asks: asksOf(frame), words: signals.text, ...when };
}
