/** A use as the options of a command, so that a button asks for the same again. */
import { isLimitWindow, isShortWindow, spanHours } from '#src/catalog/spans.ts';
import type { Interval } from '#src/core/interval.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { teamOption } from './team-text.ts';

/** "200-300": what the reader of a use reads back as the same interval. */
const figure = ({ low, high }: Interval): string => (low === high ? String(low) : `${low}-${high}`);
const percent = (share: number): string => String(Number((share * 100).toFixed(6)));

/** The amounts in words that say the same in every language: "500 request/day, 22 days/month". */
function words({ use, parts, weekend, daysPerMonth, team }: WorkloadInput): string {
  const per = (parts ?? use)?.per ?? 'once';
  const over = per === 'once' ? '' : isShortWindow(per) && isLimitWindow(per) ? `/${spanHours[per]} hours` : `/${per}`;
  const kinds = parts && [
    `${parts.cached} cached`,
    `${parts.uncached} uncached`,
    `${parts.output} output`,
    ...(parts.cacheWrite === undefined ? [] : [`${parts.cacheWrite} cache writes`]),
  ];
  const unit = use?.unit === 'uncached-token' ? 'uncached token' : (use?.unit ?? '');
  const said = kinds
    ? [`${kinds.join(' ')} token${over}`]
    : use
      ? weekend
        ? [`weekdays ${figure(use.amount)} ${unit}/day`, `weekends ${figure(weekend)} ${unit}/day`]
        : [`${figure(use.amount)} ${unit}${over}`]
      : [];
  const some = team !== undefined && teamOption(team) === undefined;
  return [
    ...said,
    ...(daysPerMonth === undefined ? [] : [`${daysPerMonth} days/month`]),
    ...(team && (team.people <= 1 || some) ? [`${team.plans} accounts${team.amount === 'total' ? ' in total' : ' each person'}`] : []),
    ...(team && team.people > 1 && some ? [`${team.people} people`] : []),
  ].join(', ');
}

/** Options of `/cost` and `/recommend`; what was left open stays open. */
export function useArgs(input: WorkloadInput): Readonly<Record<string, string>> {
  const { team, model, hoursPerDay, daysPerWeek, startHour, burstHours, tokensPerRequest, requestsPerPrompt, cachedShare, outputShare } = input;
  const { months, customer, payment, tier } = input;
  const option = team && team.assumed.length === 0 ? teamOption(team) : undefined;
  const given: Readonly<Record<string, string | number | undefined>> = {
    use: words(input),
    model,
    hours: hoursPerDay,
    days: daysPerWeek,
    'start-hour': startHour,
    'burst-hours': burstHours,
    'tokens-per-request': tokensPerRequest?.typical,
    'calls-per-prompt': requestsPerPrompt?.typical,
    cached: cachedShare === undefined ? undefined : percent(cachedShare),
    output: outputShare === undefined ? undefined : percent(outputShare),
    months,
    customer,
    payment,
    tier,
    seats: team && team.people > 1 ? team.people : undefined,
    team: option,
  };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])));
}
