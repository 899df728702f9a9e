/** Sentences that lead an answer about two things: whether they are the same, and what is gone by for a product that is not held. */
import type { FactAnswer, Given } from '#src/ask/answer/types.ts';
import { entityName, quantityText } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { topicLabel } from './finding-names.ts';
import { setSentences } from './set-sentences.ts';

export function sameSentences({ same = [], query: { subjects } }: FactAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const [subject] = subjects;
  if (!subject) return [];
  const names = loc.list(subjects.map((each) => entityName(each, loc)));
  return same.flatMap(({ topic, state, sets }) => {
    const label = topicLabel({ subject, topic, who: {}, slots: [], ended: [], upcoming: [], texts: [] }, scene);
    return [loc.t(`ask:same.${state}`, { names, label }), ...(sets?.rows.flatMap((row) => setSentences(row, sets, scene, undefined)) ?? [])];
  });
}

/** "$20 a month, 40 requests per 5 hours". */
function figuresText({ said: { price, currency, per = 'month', quotas = [] } }: Given, { loc }: Scene): string {
  const amount = price === undefined ? '' : currency ? loc.money(price, currency) : loc.number(price);
  return loc.list([
    ...(price === undefined ? [] : [loc.t('ask:given.price', { money: amount, per: loc.t(`ask:sum.per.${per}`) })]),
    ...quotas.map((quota) =>
      loc.t('ask:given.quota', {
        window: loc.t(`fact:windows.${quota.window ?? 'month'}`),
        amount: quantityText(quota.amount, quota.unit ?? 'request', loc),
      }),
    ),
  ]);
}

/** A product that is not held is named as such, with the person's own figures for it; how far apart the prices are. */
export function givenSentences({ given = [] }: FactAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  return given.flatMap((each) => {
    const figures = figuresText(each, scene);
    const { name } = each.said;
    const apart = each.gaps.map(({ plan, sign, gap }) =>
      loc.t(sign > 0 ? 'ask:given.more' : sign < 0 ? 'ask:given.less' : 'ask:given.equal', {
        name,
        plan: entityName(plan, loc),
        gap: moneyText(gap, loc),
      }),
    );
    return [figures === '' ? loc.t('ask:given.unknown', { name }) : loc.t('ask:given.said', { name, figures }), ...apart.slice(0, 3)];
  });
}
