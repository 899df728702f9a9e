/** Two pictures: what each plan costs, and how much of each quota the use takes, with the limit drawn in. */
import type { ChartBlock, Point } from '#src/card/card.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import type { EstimateList, PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { limitedUse } from './cost-table.ts';
import { entityName } from './labels.ts';
import { moneyText, percentNumber, percentRange, windowName } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

const BARS = 8;
/** Each with up to three bars. */
const GROUPS = 6;
/** Far over the limit the bars of the others vanish; such a plan is told in words. */
const TALLEST = 400;

export function costChart(list: EstimateList, months: number, { loc }: Scene): readonly ChartBlock[] {
  const plans = list.plans.filter(({ cost }) => cost !== undefined).slice(0, BARS);
  if (plans.length < 2) return [];
  const names = plans.map(({ plan }) => entityName(plan, loc));
  const points = plans.map(({ cost }): Point | null =>
    cost ? { low: Number(cost.total.low), typical: Number(cost.total.typical), high: Number(cost.total.high) } : null,
  );
  const title =
    months === 1 && plans.every(({ cost }) => cost?.payment === 'month') ? loc.t('cost:charts.first') : loc.t('cost:charts.total', { count: months });
  return [
    {
      type: 'chart',
      kind: 'bar',
      title,
      unit: list.currency,
      labels: names,
      series: [{ name: title, points }],
      alt: loc.t('cost:charts.costAlt', {
        title,
        plans: loc.list(plans.map(({ cost }, i) => `${names[i]} ${cost ? moneyText(cost.total, loc) : '—'}`)),
      }),
    },
  ];
}

function percent({ quota }: PlanEstimate, window: string, loc: Localizer): Point | null {
  const use = quota.windows.find((each) => each.window === window);
  if (use?.state !== 'limited' || use.utilisation.typical * 100 > TALLEST) return null;
  // The same limit once more in another period is no bar of its own.
  if (use.reckonedFrom && quota.binding !== window) return null;
  const { low, typical, high } = use.utilisation;
  return { low: percentNumber(low, loc), typical: percentNumber(typical, loc), high: Math.min(TALLEST, percentNumber(high, loc)) };
}

/** "week 39–52%": the tightest, as the picture shows it. */
function usedText(each: PlanEstimate, loc: Localizer): string {
  const use = limitedUse(each);
  return use ? loc.t('cost:used', { window: windowName(use, loc), percent: percentRange(use.utilisation, loc) }) : '—';
}

export function quotaChart(plans: readonly PlanEstimate[], { loc }: Scene): readonly ChartBlock[] {
  const shown = plans.filter((each) => limitWindows.some((window) => percent(each, window, loc) !== null)).slice(0, GROUPS);
  if (shown.length === 0) return [];
  const names = shown.map(({ plan }) => entityName(plan, loc));
  const series = limitWindows
    .map((window) => ({ name: windowName({ window }, loc), points: shown.map((each) => percent(each, window, loc)) }))
    .filter(({ points }) => points.some((point) => point !== null));
  return [
    {
      type: 'chart',
      kind: 'bar',
      title: loc.t('cost:charts.quota'),
      unit: '%',
      labels: names,
      series,
      limit: { value: 100, label: loc.t('cost:charts.limit') },
      alt: loc.t('cost:charts.quotaAlt', { plans: loc.list(shown.map((each, i) => `${names[i]} ${usedText(each, loc)}`)) }),
    },
  ];
}
