/** A workload told back in a line, so that a person sees what was understood. */
import { point, scale } from '#src/core/interval.ts';
import { shareOfPlan, type UsePer, type Workload } from '#src/core/workload.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { unitText } from './quantity-text.ts';
import { teamText } from './team-text.ts';

function per(text: string, of: UsePer, loc: Localizer): string {
  return loc.t(`cost:per.${of}`, { text });
}

/** 2024-01-01 was a Monday. */
const dayName = (index: number, lang: Lang): string =>
  new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + index)));

/** "Mon–Thu 500 requests, Fri 200 requests": days in a row that are alike are one. */
function weekText(amounts: readonly string[], loc: Localizer): string {
  const runs: { from: number; to: number; amount: string }[] = [];
  for (const [index, amount] of amounts.entries()) {
    const last = runs.at(-1);
    if (last?.amount === amount) last.to = index;
    else runs.push({ from: index, to: index, amount });
  }
  const [weekday, weekend] = runs;
  if (runs.length === 2 && weekday?.to === 4) return loc.t('cost:weekdays', { weekday: weekday.amount, weekend: weekend?.amount ?? '' });
  const days = ({ from, to }: { from: number; to: number }) => [...new Set([from, to])].map((index) => dayName(index, loc.lang)).join('–');
  return loc.list(runs.map((run) => loc.t('cost:onDays', { days: days(run), amount: run.amount })));
}

/** Amounts as they were said, whoever they are of. */
function useText({ use, parts, team, week, groups, spent }: Workload, loc: Localizer): readonly string[] {
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
  if (groups) {
    const each = groups.map(({ people, amount: own }) =>
      loc.t('cost:group', { people: loc.number(people), amount: per(unitText(own, use.unit, loc), use.per, loc) }),
    );
    return [loc.list(each)];
  }
  if (week)
    return [
      weekText(
        week.map((day) => unitText(scale(day, said), use.unit, loc)),
        loc,
      ),
    ];
  const left = spent && loc.t('cost:spent', { spent: unitText(point(spent.amount), use.unit, loc), days: loc.number(spent.days) });
  return [...(left === undefined ? [] : [left]), per(amount, use.per, loc)];
}

/** The amount alone: "500 requests a day". Empty where none is said. */
export const amountText = (workload: Workload, loc: Localizer): string => useText(workload, loc).join(' · ');

/** "500 requests a day · 8 hours a day, 5 days a week · for each of 3 people". Empty for a question about prices alone. */
export function workloadText(workload: Workload, loc: Localizer): string {
  const { hoursPerDay, daysPerWeek, burstHours, seats, team, groups, months, use, parts, customer } = workload;
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
    ...(team && uses.length > 0
      ? [teamText(team, loc, groups !== undefined)]
      : seats > 1
        ? [loc.t('cost:spans.seat', { count: seats, text: loc.number(seats) })]
        : []),
    ...(customer === 'existing' ? [loc.t('cost:existing')] : []),
  ].join(' · ');
}

/** "20 prompts a week", as it was said. */
export const saidUse = ({ amount, unit, per: of }: NonNullable<Workload['use']>, loc: Localizer): string => per(unitText(amount, unit, loc), of, loc);

/** That no quota can be held against the use, and what would help: "4 hours a day". */
export function unreckonedText(use: NonNullable<Workload['use']>, loc: Localizer): string {
  return loc.t('recommend:unreckoned', { use: saidUse(use, loc) });
}
