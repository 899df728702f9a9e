/** What a person wants of a plan in their own words, and what they do not want: "I am tired of choosing models, it should pick one". */
import type { Catalog } from '#src/catalog/types.ts';
import { overlap, type Place } from '../places.ts';
import type { Said } from './said.ts';

/** Wishes whose words stand apart from each other. Ids are those of the glossary. */
const LOOSE: readonly (readonly [string, RegExp])[] = [
  [
    'auto-mode',
    /(?:让|由|交给|有)(?:套餐|系统|平台|它|ai|服务|后台|工具|程序|云)[^,，。;?？!！]{0,6}(?:挑|选|切|换|匹配|决定|判断|分配|调度)|(?:自动|智能)[^,，。;?？!！]{0,3}(?:挑|选|切|换|匹配|分配|调度|路由)[^,，。;?？!！]{0,4}模型|模型[^,，。;?？!！]{0,4}(?:自动|智能)(?:挑|选|切|换|匹配|分配|调度)/gi,
  ],
  [
    'auto-mode',
    /\b(?:plan|it|service|system|platform|provider|router|subscription|tool|something|ai|that) (?:(?:should|to|can|could|will|would|that|which|just|automatically|itself|simply) )*(?:picks?|chooses?|decides?|selects?|switch(?:es)?|routes?|figures? out)\b[^.,?!;\n]{0,24}(?:for me|for us|itself|on its own|automatically|models?\b)/gi,
  ],
  [
    'model-switching',
    /(?:自己|手动|人工|亲自|亲手|每次|老是|总是|总要|一直)[^,，。;?？!！]{0,4}(?:切|换|选|挑|指定|调)[^,，。;?？!！]{0,4}模型|模型[^,，。;?？!！]{0,4}(?:自己|手动|人工)(?:切|换|选|挑|指定)|(?:切来切去|换来换去|挑来挑去)/gi,
  ],
  [
    'model-switching',
    /\b(?:pick|choos|select|switch|juggl|babysit|decid|swap|manag|fiddl|worry|think)(?:e|ing|ting|ping|es|y)?(?: (?!or\b|plan)[a-z'-]+){0,4}? models?\b|\bmodels? (?:by hand|manually|myself)\b/gi,
  ],
  [
    'sub-accounts',
    /分(?:账|帐)号|(?:账|帐)号管理|(?:各|每人|分别|单独)[^,，。;?？!！]{0,4}(?:开|用|有)[^,，。;?？!！]{0,3}(?:账号|帐号|登录|子号)|\b(?:own|separate|individual|different) (?:logins?|accounts?|seats?)\b/gi,
  ],
];
const BY_ITSELF = /^(?:自己|老是|总是)/;

const DENIES =
  /(?:(?<!要)不要|不想|不愿|不用|不需要|不必|无需|懒得|别让我|不爱|不喜欢|讨厌|厌倦|受够|烦透|省得|免得|避免|拒绝|没空|没时间|don't want|do not want|not want|don't like|hate|without|no need|not have to|don't have to|rather not|tired of|sick of|fed up with|avoid|never|don't need|do not need|can't be bothered|instead of|rather than|no more|stop)[^,，。;?？!！\n]*$/i;
const BURDEN = /^[^,，。;?？!！\n]{0,6}(?:太?麻烦|太?烦|太累|受不了)|^[^.,;?!\n]{0,20}\b(?:annoying|a pain|tedious|drives me)/i;
const REACH = 40;

/** Whether the words at this place are said not to be wanted. */
export function isDenied(text: string, { start, end }: Place): boolean {
  return DENIES.test(text.slice(Math.max(0, start - REACH), start)) || BURDEN.test(text.slice(end));
}

/** Who names the primary account has no wish for others. */
const PRIMARY = /^(?:主账号|primary account)$/i;

type Wish = Place & { readonly id: string };

function looseIn(heard: Said, of: string, catalog: Catalog): readonly Wish[] {
  return LOOSE.flatMap(([id, pattern]) => {
    const term = catalog.glossary[id];
    if (term?.kind !== of) return [];
    return [...heard.text.matchAll(pattern)].map((found): Wish => {
      // "A keeps changing the model by itself": it is the plan that does it.
      const itself = BY_ITSELF.test(found[0]) && heard.all('name').some(({ end }) => end <= found.index && found.index - end <= 4);
      return { start: found.index, end: found.index + found[0].length, id: itself ? (term.opposite ?? id) : id };
    });
  });
}

/** Terms of a kind that are wanted, of named ones those that `counts`; one that is not wanted gives way to its opposite. */
export function wishedTerms(heard: Said, of: string, catalog: Catalog, counts: (id: string) => boolean = () => true): readonly string[] {
  const loose = looseIn(heard, of, catalog);
  // The wider words tell more: 自己换模型 of a plan is no 换模型 by hand.
  const named = heard
    .all('term')
    .filter((term) => term.of === of && counts(term.id) && !loose.some((wish) => overlap(wish, term)))
    .filter(({ start, end }) => !PRIMARY.test(heard.text.slice(start, end)));
  // What a buyer would rather not have is wanted not to be so, whether it is denied or named.
  const meant = ({ id }: Wish) => (catalog.glossary[id]?.better === 'no' ? id : (catalog.glossary[id]?.opposite ?? []));
  const wanted = [...named, ...loose].flatMap((wish) => (isDenied(heard.text, wish) ? meant(wish) : [wish.id]));
  // Who names both a wish and what they do not want has said the same twice.
  return [...new Set(wanted)];
}
