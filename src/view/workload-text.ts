/** A workload told back in a line, so that a person sees what was understood. */
import { point } from '#src/core/interval.ts';
import type { UsePer, Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { unitText } from './quantity-text.ts';

function per(text: string, of: UsePer, loc: Localizer): string {
  return loc.t(`cost:per.${of}`, { text });
}

function useText({ use, parts }: Workload, loc: Localizer): readonly string[] {
  const tokens = (value: number) => unitText(point(value), 'token', loc);
  if (parts) {
    const kinds = [
      loc.t('cost:parts.cached', { tokens: tokens(parts.cached) }),
      loc.t('cost:parts.uncached', { tokens: tokens(parts.uncached) }),
      loc.t('cost:parts.output', { tokens: tokens(parts.output) }),
      ...(parts.cacheWrite === undefined ? [] : [loc.t('cost:parts.write', { tokens: tokens(parts.cacheWrite) })]),
    ];
    return [per(loc.list(kinds), parts.per, loc)];
  }
  return use ? [per(unitText(use.amount, use.unit, loc), use.per, loc)] : [];
}

/** "500 requests a day · 8 hours a day, 5 days a week · for each of 3 people". Empty for a question about prices alone. */
export function workloadText(workload: Workload, loc: Localizer): string {
  const { hoursPerDay, daysPerWeek, burstHours, seats, months, use, parts, customer } = workload;
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
    ...(seats > 1
      ? [
          uses.length > 0
            ? loc.t('cost:eachPerson', { text: loc.number(seats) })
            : loc.t('cost:spans.seat', { count: seats, text: loc.number(seats) }),
        ]
      : []),
    ...(customer === 'existing' ? [loc.t('cost:existing')] : []),
  ].join(' · ');
}
