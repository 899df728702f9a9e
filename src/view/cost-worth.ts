/** The same tokens on pay-as-you-go: what they cost, what a plan saves, from where on it pays. */
import type { LeafBlock } from '#src/card/card.ts';
import { isPoint } from '#src/core/interval.ts';
import { decimal } from '#src/core/money.ts';
import type { ApiCost, PlanEstimate } from '#src/core/types.ts';
import { entityName, refName } from './labels.ts';
import { moneyText, percentRange, unitText } from './quantity-text.ts';
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

function savingText({ worth }: PlanEstimate, { loc }: Scene): string {
  if (!worth) return '';
  const { saving } = worth;
  const sign = decimal(saving.low).greaterThanOrEqualTo(0) ? 'more' : decimal(saving.high).lessThanOrEqualTo(0) ? 'less' : 'either';
  const positive = sign === 'less' ? { ...saving, low: decimal(saving.high).abs().toFixed(), high: decimal(saving.low).abs().toFixed() } : saving;
  return loc.t(`cost:worth.${sign}`, { amount: moneyText(positive, loc) });
}

/** Saving and break-even of one plan, then the bill with each of its models. */
export function worthBlocks(each: PlanEstimate, scene: Scene): readonly LeafBlock[] {
  const { loc, view } = scene;
  const { worth, api, plan } = each;
  if (!worth) return [];
  const model = refName({ kind: 'model', id: worth.api.model }, view.catalog, loc);
  const share = isPoint(worth.breakEvenShare) ? loc.percent(worth.breakEvenShare.typical, 0) : percentRange(worth.breakEvenShare, loc);
  return [
    {
      type: 'fields',
      items: [
        { label: loc.t('cost:worth.label', { plan: entityName(plan, loc), model }), value: savingText(each, scene), wide: true },
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
