/** A pay-as-you-go bill: so many tokens of each kind at a model's list prices. */
import type { Block, Card, Cell } from '#src/card/card.ts';
import type { View } from '#src/catalog/types.ts';
import type { ApiCost, Estimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { assumptionBlocks } from './cost-assumptions.ts';
import { apiLine } from './cost-worth.ts';
import { refName } from './labels.ts';
import { moneyText, roughMoney, stepText, unitText } from './quantity-text.ts';
import { createScene, disputeBlocks, owned, type Scene } from './slot-text.ts';
import { workloadText } from './workload-text.ts';

export type BillValues = { readonly view: View; readonly estimate: Estimate; readonly given: Readonly<Record<string, string>> };

const modelName = (api: ApiCost, { loc, view }: Scene) => refName({ kind: 'model', id: api.model }, view.catalog, loc);

function partRows(api: ApiCost, scene: Scene): readonly (readonly Cell[])[] {
  const { loc, cites } = scene;
  const rows = api.parts.map(({ kind, tokens, price, cost, held }): readonly Cell[] => [
    loc.t(`fact:apiKinds.${kind}`),
    unitText({ low: tokens, typical: tokens, high: tokens }, 'token', loc),
    `${moneyText(price, loc)} ${cites.cite(held)}`,
    moneyText(cost, loc),
  ]);
  return [...rows, [loc.t('cost:bill.total'), unitText(api.tokens, 'token', loc), '', { text: moneyText(api.total, loc), better: true }]];
}

function oneModel(api: ApiCost, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const money = (id: 'price' | 'cost') => ({ id, label: loc.t(`cost:bill.${id}`), align: 'right' as const });
  return [
    {
      type: 'table',
      columns: [
        { id: 'kind', label: loc.t('cost:bill.kind') },
        { id: 'tokens', label: loc.t('cost:bill.tokens'), align: 'right' },
        money('price'),
        money('cost'),
      ],
      rows: partRows(api, scene),
    },
    ...api.remarks.filter((remark) => remark !== 'conflict').map((remark): Block => ({ type: 'note', text: loc.t(`cost:bill.remarks.${remark}`) })),
  ];
}

function summary(apis: readonly ApiCost[], scene: Scene): string {
  const { loc } = scene;
  const told = apis.map((api) => {
    const total = moneyText(api.total, loc);
    const shown = api.converted ? loc.t('cost:bill.converted', { total, converted: roughMoney(api.converted.total, loc) }) : total;
    return loc.t('cost:bill.each', { model: modelName(api, scene), total: shown });
  });
  return loc.t('cost:bill.summary', { tokens: unitText(apis[0]?.tokens ?? { low: 0, typical: 0, high: 0 }, 'token', loc), bills: loc.list(told) });
}

/** Pure. For estimates with at least one model that has prices. */
export function billCard({ view, estimate, given }: BillValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const { api, workload, assumptions } = estimate;
  const tiered = workload.tier === undefined && api.some(({ remarks }) => remarks.includes('tier-unknown'));
  const blocks: Block[] = [
    ...api.slice(0, 1).flatMap((one) => oneModel(one, scene)),
    ...api.slice(1).map((one): Block => ({ type: 'text', text: apiLine(one, scene) })),
    ...disputeBlocks(
      api.flatMap(({ model: id }) => owned(refName({ kind: 'model', id }, view.catalog, loc), view.slots({ kind: 'model', id }, 'apiPrices'))),
      scene,
    ),
    ...(assumptions.length > 0
      ? [{ type: 'details', summary: loc.t('cost:folds.assumptions'), blocks: assumptionBlocks(assumptions, scene) } as const]
      : []),
    ...api.slice(0, 1).map(
      (one): Block => ({
        type: 'details',
        summary: loc.t('cost:folds.steps', { plan: modelName(one, scene) }),
        blocks: one.steps.map((each) => ({ type: 'text', text: `${stepText(each, loc)} ${scene.cites.citeAll(each.cites)}`.trim() })),
      }),
    ),
    {
      type: 'actions',
      items: [
        ...(tiered
          ? [{ type: 'action', label: loc.t('cost:buttons.lowest'), act: { command: 'cost', args: { ...given, tier: 'lowest' } } } as const]
          : []),
        { type: 'action', label: loc.t('cost:buttons.plans'), act: { command: 'cost', args: { ...given, per: 'month' } } },
        ...api.slice(0, 1).map(
          (one) =>
            ({
              type: 'action',
              label: loc.t('cost:buttons.model', { model: modelName(one, scene) }),
              act: { command: 'models', args: { name: one.model } },
            }) as const,
        ),
      ],
    },
  ];
  return {
    title: loc.t('cost:bill.title'),
    tone: 'info',
    summary: summary(api, scene),
    blocks,
    subtitle: [workloadText(workload, loc), asOfText(scene)].join(' · '),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
