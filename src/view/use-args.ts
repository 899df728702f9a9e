/** A use as the options of a command, so that a button asks for the same again. */
import { isLimitWindow, isShortWindow, spanHours } from '#src/catalog/spans.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Group, Team, UsePer, WorkloadInput } from '#src/core/workload.ts';
import { teamOption } from './team-text.ts';

/** "200-300": what the reader of a use reads back as the same interval. */
const figure = ({ low, high }: Interval): string => (low === high ? String(low) : `${low}-${high}`);
const percent = (share: number): string => String(Number((share * 100).toFixed(12)));

/** "/day", "/5 hours"; nothing for an amount that is told once. */
function overText(per: UsePer): string {
  if (per === 'once') return '';
  return isShortWindow(per) && isLimitWindow(per) ? `/${spanHours[per]} hours` : `/${per}`;
}

function partsWords({ cached, uncached, output, cacheWrite, per }: NonNullable<WorkloadInput['parts']>): readonly string[] {
  const kinds = [`${cached} cached`, `${uncached} uncached`, `${output} output`, ...(cacheWrite === undefined ? [] : [`${cacheWrite} cache writes`])];
  return [`${kinds.join(' ')} token${overText(per)}`];
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** "3 people at 400 request/day, 2 people at 50 request/day". */
const groupWords = (groups: readonly Group[], unit: string, per: UsePer): readonly string[] =>
  groups.map(({ people, amount }) => `${people} people at ${figure(amount)} ${unit}${overText(per)}`);

function amountWords({ use, parts, week, groups }: WorkloadInput): readonly string[] {
  if (parts) return partsWords(parts);
  if (!use) return [];
  const unit = use.unit === 'uncached-token' ? 'uncached token' : use.unit;
  if (groups) return groupWords(groups, unit, use.per);
  if (week) return week.flatMap((amount, index) => (amount.high > 0 ? [`${DAY_NAMES[index]} ${figure(amount)} ${unit}/day`] : []));
  return [`${figure(use.amount)} ${unit}${overText(use.per)}`];
}

/** A team that no option says. */
function teamWords(team: Team): readonly string[] {
  const unsaid = teamOption(team) === undefined;
  return [
    ...(team.people <= 1 || unsaid ? [`${team.plans} accounts${team.amount === 'total' ? ' in total' : ' each person'}`] : []),
    ...(team.people > 1 && unsaid ? [`${team.people} people`] : []),
  ];
}

/** What no option holds, in words that say the same in every language: "500 request/day, 22 days/month". */
function words(input: WorkloadInput): string {
  const { daysPerMonth, team, spent, use } = input;
  const used = spent && use ? [`already used ${spent.amount} ${use.unit}`, `${spent.days} days left`] : [];
  return [
    ...used,
    ...amountWords(input),
    ...(daysPerMonth === undefined ? [] : [`${daysPerMonth} days/month`]),
    ...(team ? teamWords(team) : []),
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
