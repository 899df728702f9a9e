/** What to buy for several people: for each group of them, and what it comes to for all. */
import type { RecommendAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { addMoney, type MoneyRange, timesMoney } from '#src/core/money.ts';
import { priceWords } from '../cost-table.ts';
import { entityName } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import { planLabel } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';

/** "For the 2 at 200 prompts a day: GLM Max, ¥1,078 each", and what all of them come to. */
export function groupSentences({ groups = [], query }: RecommendAnswer, { loc }: Scene): readonly string[] {
  const { unit = 'request', per = 'day' } = query.use?.use ?? {};
  const said = groups.map(({ people, amount, pick }) => {
    const told = { people: loc.number(people), amount: loc.t(`cost:per.${per}`, { text: unitText(amount, unit, loc) }) };
    return pick
      ? loc.t('ask:recommend.group', { ...told, plan: planLabel(pick.estimate, loc), money: moneyText(pick.lasting, loc) })
      : loc.t('ask:recommend.groupNone', told);
  });
  return [
    ...said,
    ...togetherText(
      groups.map(({ people, pick }) => pick && timesMoney(pick.lasting, people)),
      loc,
    ),
  ];
}

export function groupBlocks({ groups = [], query }: RecommendAnswer, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const { unit = 'request', per = 'day' } = query.use?.use ?? {};
  const rows = groups.flatMap(({ people, amount, pick }): readonly (readonly Cell[])[] =>
    pick
      ? [
          [
            `${loc.number(people)} × ${loc.t(`cost:per.${per}`, { text: unitText(amount, unit, loc) })}`,
            planLabel(pick.estimate, loc),
            priceWords(pick.estimate, scene),
          ],
        ]
      : [],
  );
  if (rows.length === 0) return [];
  return [{ type: 'table', columns: (['use', 'who', 'monthly'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }];
}

/** What the plans of all come to a month, where each has one and all are in one currency. */
function togetherText(costs: readonly (MoneyRange | undefined)[], loc: Scene['loc']): readonly string[] {
  const [first, ...others] = costs;
  const sum = others.reduce((all, each) => (all && each && all.currency === each.currency ? addMoney(all, each) : undefined), first);
  return sum ? [loc.t('ask:fit.groupsCost', { total: moneyText(sum, loc) })] : [];
}

/** Of several people what a plan for each comes to. */
export function peopleSentences({ query: { people = 1, use }, recommendation: { picks } }: RecommendAnswer, { loc }: Scene): readonly string[] {
  const [best] = picks;
  if (people < 2 || use?.team || !best) return [];
  return [
    loc.t('ask:recommend.people', {
      people: loc.number(people),
      plan: entityName(best.estimate.plan, loc),
      total: moneyText(timesMoney(best.lasting, people), loc),
    }),
  ];
}

/** How heavy a use is decides, and no quota was judged. */
export const heavySentence = ({ query: { manner, use } }: RecommendAnswer, { loc }: Scene): readonly string[] =>
  manner.includes('heavy') && !use ? [loc.t('ask:recommend.heavy')] : [];
