/** The same tokens on pay-as-you-go: what they cost, what a plan saves, from where on it pays. */
import type { LeafBlock } from '#src/card/card.ts';
import { isPoint } from '#src/core/interval.ts';
import { decimal } from '#src/core/money.ts';
import type { ApiCost, PlanEstimate, Worth } from '#src/core/types.ts';
import { entityName, refName } from './labels.ts';
import { moneyText, percentRange, roughMoney, unitText } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

const MODELS = 5;

/** "GLM-4.7: ¥51–¥102 a month". */
export function apiLine(api: ApiCost, { loc, view, cites }: Scene): string {
  const model = refName({ kind: 'model', id: api.model }, view.catalog, loc);
  const named = api.host ? loc.t('cost:api.hosted', { model, host: api.host }) : model;
  const remarks = api.remarks.map((remark) => loc.t(`cost:api.remarks.${remark}`));
  const price = loc.t('cost:api.line', { model: named, total: moneyText(api.total, loc), million: moneyText(api.perMillion, loc) });
  const marks = cites.citeAll(api.parts.map(({ held }) => held));
  return `${[price, ...remarks].join(loc.t('fact:join'))} ${marks}`;
}

function savingText({ saving }: Worth, { loc }: Scene): string {
  const { low, typical, high, currency } = saving;
  if (decimal(low).greaterThanOrEqualTo(0)) return loc.t('cost:worth.more', { amount: moneyText(saving, loc) });
  const abs = (value: string) => decimal(value).abs().toFixed();
  if (decimal(high).lessThanOrEqualTo(0)) return loc.t('cost:worth.less', { amount: moneyText({ ...saving, low: abs(high), high: abs(low) }, loc) });
  const one = (value: string) => roughMoney({ low: abs(value), typical: abs(value), high: abs(value), currency }, loc);
  const middle = loc.t(decimal(typical).isNegative() ? 'cost:worth.less' : 'cost:worth.more', { amount: one(typical) });
  return loc.t('cost:worth.either', { middle, low: one(low), high: one(high) });
}

/** Saving and break-even of one plan, then the bill with each of its models. */
export function worthBlocks(each: PlanEstimate, scene: Scene): readonly LeafBlock[] {
  const { loc, view } = scene;
  const { plan } = each;
  const { worth, api } = each.sums();
  if (!worth) return [];
  const model = refName({ kind: 'model', id: worth.api.model }, view.catalog, loc);
  const share = isPoint(worth.breakEvenShare) ? loc.percent(worth.breakEvenShare.typical, 0) : percentRange(worth.breakEvenShare, loc);
  return [
    {
      type: 'fields',
      items: [
        { label: loc.t('cost:worth.label', { plan: entityName(plan, loc), model }), value: savingText(worth, scene), wide: true },
        {
          label: loc.t('cost:worth.breakEven'),
          value: loc.t('cost:worth.from', { tokens: unitText(worth.breakEven, 'token', loc), share }),
          wide: true,
        },
      ],
    },
    ...api.slice(0, MODELS).map((one): LeafBlock => ({ type: 'text', text: apiLine(one, scene) })),
    ...(api.length > MODELS ? [{ type: 'text', text: loc.t('cost:more', { count: api.length - MODELS }) } as const] : []),
  ];
}
