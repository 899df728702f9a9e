/** What to buy for several people: for each group of them, and what it comes to for all. */
import type { RecommendAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { addMoney, type MoneyRange, timesMoney } from '#src/core/money.ts';
import { limitedUse, priceWords, usedText } from '../cost-table.ts';
import { entityName } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import { planLabel } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';

/** "Cheaper, and probably enough: Ark Lite at ¥40 a month (25–100% of the month)." */
export function perhapsText({ perhaps }: Pick<RecommendAnswer['recommendation'], 'perhaps'>, scene: Scene): readonly string[] {
  const use = perhaps && limitedUse(perhaps.estimate);
  if (!perhaps || !use) return [];
  const { loc } = scene;
  return [
    loc.t('ask:recommend.perhaps', { plan: planLabel(perhaps.estimate, loc), money: moneyText(perhaps.lasting, loc), used: usedText(use, scene) }),
  ];
}

/** "For the 2 at 200 prompts a day: GLM Max, ¥1,078 each", and what all of them come to. */
export function groupSentences({ groups = [], query }: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { unit = 'request', per = 'day' } = query.use?.use ?? {};
  const said = groups.flatMap(({ people, amount, pick, perhaps }) => {
    const told = { people: loc.number(people), amount: loc.t(`cost:per.${per}`, { text: unitText(amount, unit, loc) }) };
    if (!pick) return [loc.t('ask:recommend.groupNone', told)];
    return [
      loc.t('ask:recommend.group', { ...told, plan: planLabel(pick.estimate, loc), money: moneyText(pick.lasting, loc) }),
      ...(perhaps ? perhapsText({ perhaps }, scene) : []),
    ];
  });
  const least = groups.map(({ people, pick, perhaps }) => timesOf(perhaps ?? pick, people));
  const sure = togetherText(
    groups.map(({ people, pick }) => timesOf(pick, people)),
    'ask:fit.groupsCost',
    loc,
  );
  return [...said, ...sure, ...(groups.some(({ perhaps }) => perhaps) ? togetherText(least, 'ask:recommend.groupsLeast', loc) : [])];
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

const timesOf = (each: { readonly lasting: MoneyRange } | undefined, people: number): MoneyRange | undefined =>
  each && timesMoney(each.lasting, people);

/** What the plans of all come to a month, where each has one and all are in one currency. */
function togetherText(
  costs: readonly (MoneyRange | undefined)[],
  key: 'ask:fit.groupsCost' | 'ask:recommend.groupsLeast',
  loc: Scene['loc'],
): readonly string[] {
  const [first, ...others] = costs;
  const sum = others.reduce((all, each) => (all && each && all.currency === each.currency ? addMoney(all, each) : undefined), first);
  return sum ? [loc.t(key, { total: moneyText(sum, loc) })] : [];
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
