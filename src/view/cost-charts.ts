/** How much of each quota the use takes with the plans that matter, with the limit drawn in. */
import type { ChartBlock, Point } from '#src/card/card.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import type { PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { limitedUse, usedText } from './cost-table.ts';
import { entityName } from './labels.ts';
import { percentNumber, windowName } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

/** Far over the limit the bars of the others vanish; such a plan is told in words. */
const TALLEST = 400;

function percent({ quota }: PlanEstimate, window: string, loc: Localizer): Point | null {
  const use = quota.windows.find((each) => each.window === window);
  if (use?.state !== 'limited' || use.utilisation.typical * 100 > TALLEST) return null;
  // The same limit once more in another period is no bar of its own.
  if (use.reckonedFrom && quota.binding !== window) return null;
  const { low, typical, high } = use.utilisation;
  return { low: percentNumber(low, loc), typical: percentNumber(typical, loc), high: Math.min(TALLEST, percentNumber(high, loc)) };
}

export function quotaChart(plans: readonly PlanEstimate[], scene: Scene): readonly ChartBlock[] {
  const { loc } = scene;
  const shown = plans.filter((each) => limitWindows.some((window) => percent(each, window, loc) !== null));
  const names = shown.map(({ plan }) => entityName(plan, loc));
  const series = limitWindows
    .map((window) => ({ name: windowName({ window }, loc), points: shown.map((each) => percent(each, window, loc)) }))
    .filter(({ points }) => points.some((point) => point !== null));
  // One bar alone says no more than its figure.
  if (series.flatMap(({ points }) => points.filter((point) => point !== null)).length < 2) return [];
  return [
    {
      type: 'chart',
      kind: 'bar',
      title: loc.t('cost:charts.quota'),
      unit: '%',
      labels: names,
      series,
      limit: { value: 100, label: loc.t('cost:charts.limit') },
      alt: loc.t('cost:charts.quotaAlt', {
        plans: loc.list(
          shown.map((each, i) => {
            const use = limitedUse(each);
            return use ? `${names[i]} ${usedText(use, scene)}` : (names[i] ?? '');
          }),
        ),
      }),
    },
  ];
}
