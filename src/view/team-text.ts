/** Who uses how many plans together, and the press that says it is otherwise. */
import type { TeamOption } from '#src/ask/workload-input.ts';
import type { ActionButton } from '#src/card/card.ts';
import type { Team } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';

type Given = Readonly<Record<string, string>>;

/** As the option of the commands says it; undefined where no option does. */
export function teamOption({ people, amount, plans }: Team): TeamOption | undefined {
  if (plans !== 1 && plans !== people) return undefined;
  const shared = plans === 1 && people > 1;
  return amount === 'total' ? (shared ? 'total-shared' : 'total') : shared ? 'shared' : 'each';
}

/** "5 people who each use that much, each with a plan"; `grouped`: they use different amounts. */
export function teamText({ people, amount, plans }: Team, loc: Localizer, grouped = false): string {
  if (people <= 1) return loc.t('cost:team.accounts', { plans: loc.number(plans) });
  const shared =
    plans === 1 ? loc.t('cost:team.one') : plans === people ? loc.t('cost:team.own') : loc.t('cost:team.some', { plans: loc.number(plans) });
  return loc.t(grouped ? 'cost:team.grouped' : `cost:team.${amount}`, { people: loc.number(people), plans: shared });
}

/** The same as a sentence; what was assumed says so. */
export function teamSentence(team: Team, loc: Localizer, grouped = false): string {
  return loc.t(team.assumed.length > 0 ? 'cost:team.assumed' : 'cost:team.said', { text: teamText(team, loc, grouped) });
}

/** The other way to have it, for each thing that was assumed. */
export function teamButtons(team: Team, given: Given, loc: Localizer): readonly ActionButton[] {
  const { people, amount, plans, assumed } = team;
  if (people <= 1) return [];
  const press = (option: TeamOption): ActionButton => ({
    type: 'action',
    label: loc.t(`cost:team.buttons.${option}`),
    act: { command: 'cost', args: { ...given, seats: String(people), team: option } },
  });
  const shared = plans === 1;
  return [
    ...(assumed.includes('plans') ? [press(amount === 'total' ? (shared ? 'total' : 'total-shared') : shared ? 'each' : 'shared')] : []),
    ...(assumed.includes('amount') ? [press(amount === 'total' ? 'each' : 'total-shared')] : []),
  ];
}
