/** A workload told back in a line, so that a person sees what was understood. */
import { point, scale } from '#src/core/interval.ts';
import { shareOfPlan, type UsePer, type Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { unitText } from './quantity-text.ts';
import { teamText } from './team-text.ts';

function per(text: string, of: UsePer, loc: Localizer): string {
  return loc.t(`cost:per.${of}`, { text });
}

/** Amounts as they were said, whoever they are of. */
function useText({ use, parts, team, weekend }: Workload, loc: Localizer): readonly string[] {
  const said = team ? 1 / shareOfPlan(team) : 1;
  const tokens = (value: number) => unitText(point(value * said), 'token', loc);
  if (parts) {
    const kinds = [
      loc.t('cost:parts.cached', { tokens: tokens(parts.cached) }),
      loc.t('cost:parts.uncached', { tokens: tokens(parts.uncached) }),
      loc.t('cost:parts.output', { tokens: tokens(parts.output) }),
      ...(parts.cacheWrite === undefined ? [] : [loc.t('cost:parts.write', { tokens: tokens(parts.cacheWrite) })]),
    ];
    return [per(loc.list(kinds), parts.per, loc)];
  }
  if (!use) return [];
  const amount = unitText(scale(use.amount, said), use.unit, loc);
  if (weekend) return [loc.t('cost:weekdays', { weekday: amount, weekend: unitText(scale(weekend, said), use.unit, loc) })];
  return [per(amount, use.per, loc)];
}

/** "500 requests a day · 8 hours a day, 5 days a week · for each of 3 people". Empty for a question about prices alone. */
export function workloadText(workload: Workload, loc: Localizer): string {
  const { hoursPerDay, daysPerWeek, burstHours, seats, team, months, use, parts, customer } = workload;
  const uses = useText(workload, loc);
  const periodic = (parts?.per ?? use?.per ?? 'once') !== 'once';
  const rhythm =
    burstHours === undefined
      ? loc.t('cost:rhythm', { hours: hoursPerDay, days: daysPerWeek })
      : loc.t('cost:rhythmBurst', { hours: burstHours, days: daysPerWeek });
  return [
    ...uses,
    ...(uses.length > 0 && periodic ? [rhythm] : []),
    ...(months > 1 ? [loc.t('cost:spans.month', { count: months, text: loc.number(months) })] : []),
    ...(team && uses.length > 0 ? [teamText(team, loc)] : seats > 1 ? [loc.t('cost:spans.seat', { count: seats, text: loc.number(seats) })] : []),
    ...(customer === 'existing' ? [loc.t('cost:existing')] : []),
  ].join(' · ');
}
