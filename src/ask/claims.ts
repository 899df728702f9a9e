/** Figures that a person tells of a plan, not of their own use: its limits, told again. */
import type { Plan, View } from '#src/catalog/types.ts';
import { limitOf } from '#src/core/limit.ts';
import type { Figure } from './mentions/figure.ts';

/** "一周 1600 次够吗": whether a plan has the figure as a limit; `window`: of that window alone. */
export function isLimit(value: number, view: View, plans: readonly Plan[], window?: string): boolean {
  return plans.some((plan) =>
    view.slots(plan, 'quotas').some(({ keys, readings }) =>
      readings.some(({ lead }) => {
        const limit = limitOf(lead);
        if (limit === undefined || limit === 'none' || (window !== undefined && keys['window'] !== window)) return false;
        return limit.value.high === value || limit.value.low === value;
      }),
    ),
  );
}

/** Of several amounts one that a plan has as its limit is the plan's; an amount that stands alone is the person's. */
export function withoutClaims(figures: readonly Figure[], view: View, plans: readonly Plan[]): readonly Figure[] {
  const claims = figures.filter(
    (figure) =>
      (figure.role === 'use' || figure.role === 'left') &&
      isLimit(figure.value, view, plans, figure.role === 'use' ? figure.rate?.period : undefined),
  );
  const others = figures.some((figure) => figure.role === 'use' && !claims.includes(figure));
  return others ? figures.filter((figure) => !claims.includes(figure)) : figures;
}
