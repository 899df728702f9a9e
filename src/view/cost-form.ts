/** The ways to ask without learning a syntax: a form for the first question, another to change what was assumed, buttons for the usual changes. */
import type { Act, Button, Card, FormBlock, FormField, MoreEntry } from '#src/card/card.ts';
import type { Problem, Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { heading, joinSentences } from './labels.ts';
import { moreEntries } from './more.ts';
import { type OptionScene, optionField, optionForm } from './option-fields.ts';
import { teamButtons } from './team-text.ts';

type Given = Readonly<Record<string, string>>;

type Asked = 'cost' | 'recommend' | 'plans';

function act(args: Given, command: Asked = 'cost'): Act {
  return { command, args };
}

/** Five fields: a Discord modal holds no more. */
function questionForm(given: Given, loc: Localizer): FormBlock {
  const scene: OptionScene = { command: 'cost', given, loc };
  const [use, ...others] = (['use', 'plans', 'model', 'months', 'customer'] as const).map((name) => optionField(name, scene));
  const fields: readonly FormField[] = [...(use ? [{ ...use, required: true as const }] : []), ...others];
  return optionForm(fields, scene, { title: loc.t('cost:form.title'), submit: loc.t('cost:form.submit') });
}

/** Opens the form, and what is behind the button where it cannot be opened at once. */
function questionButton(given: Given, loc: Localizer): { readonly button: Button; readonly more: readonly MoreEntry[] } {
  const form = questionForm(given, loc);
  const label = loc.t('cost:form.open');
  return {
    button: { type: 'action', label, act: act({ ...given, more: 'change' }), form, style: 'primary' },
    more: moreEntries({ change: [form] }, loc, { change: label }),
  };
}

/** Asked without a word: examples that a press answers, and a form. */
export function costFormCard(loc: Localizer): Card {
  const examples = (['requests', 'tokens', 'api'] as const).map((name): Button => {
    const use = loc.t(`cost:examples.${name}`);
    return { type: 'action', label: use, act: act({ use }) };
  });
  const { button, more } = questionButton({}, loc);
  return {
    title: loc.t('cost:title'),
    tone: 'info',
    summary: loc.t('cost:form.intro'),
    blocks: [{ type: 'actions', items: [button, ...examples] }],
    more,
    sources: [],
  };
}

/** What is wrong in the words or options of the question. */
export type CostProblem =
  | { readonly type: 'field'; readonly problem: Problem }
  | { readonly type: 'words'; readonly code: 'unit' | 'unread' | 'negative' | 'name' | 'no-use' | 'no-price' | 'budget'; readonly text: string };

/** What cannot be reckoned with, in sentences. */
export function problemsText(problems: readonly Problem[], loc: Localizer): string {
  return joinSentences(
    problems.map((problem) => problemText({ type: 'field', problem }, loc)),
    loc,
  );
}

function problemText(problem: CostProblem, loc: Localizer): string {
  if (problem.type === 'words') return loc.t(`cost:problems.${problem.code}`, { text: problem.text });
  const { field, code, min, max } = problem.problem;
  const share = field === 'cached' || field === 'output';
  const figure = (value: number) => (share ? loc.percent(value) : field === 'amount' ? loc.compact(value) : loc.number(value));
  const name = heading(loc.t(`cost:fields.${field}`));
  if (field === 'amount') return loc.t('cost:problems.amount', { max: figure(max) });
  return loc.t(`cost:problems.${code}`, { field: name, min: figure(min), max: figure(max) });
}

const MEASURED = ['requests', 'prompts', 'tokens'] as const;

/** A clear answer to what cannot be calculated, with the form filled in as far as it was understood. */
export function costProblemCard(problems: readonly CostProblem[], given: Given, loc: Localizer, command: Asked = 'cost'): Card {
  const [first] = problems;
  const units: Button[] =
    first?.type === 'words' && first.code === 'unit'
      ? MEASURED.map((unit) => ({ type: 'action', label: loc.t(`cost:units.${unit}`), act: act({ ...given, unit }, command) }))
      : [];
  const asked = command === 'cost' ? questionButton(given, loc) : undefined;
  const buttons = [...units, ...(asked ? [asked.button] : [])];
  return {
    title: loc.t('errors:titles.clarify'),
    tone: 'warning',
    summary: joinSentences(
      problems.map((problem) => problemText(problem, loc)),
      loc,
    ),
    blocks: [
      { type: 'note', text: loc.t('errors:example', { text: loc.t(`${command}:example`) }) },
      ...(buttons.length > 0 ? [{ type: 'actions', items: buttons } as const] : []),
    ],
    ...(asked ? { more: asked.more } : {}),
    sources: [],
  };
}

const percent = (share: number | undefined): string | undefined => (share === undefined ? undefined : String(Number((share * 100).toFixed(4))));

/** What the answer reckons with, said or assumed, by option. */
export function reckonedWith(workload: Workload): Given {
  const { hoursPerDay, daysPerWeek, months, startHour, burstHours, tokensPerRequest, requestsPerPrompt, cachedShare, outputShare } = workload;
  const { customer, payment, team } = workload;
  const now: Readonly<Record<string, string | number | undefined>> = {
    hours: hoursPerDay,
    days: daysPerWeek,
    months,
    'start-hour': startHour,
    'burst-hours': burstHours,
    'tokens-per-request': tokensPerRequest?.typical,
    'calls-per-prompt': requestsPerPrompt?.typical,
    cached: percent(cachedShare),
    output: percent(outputShare),
    customer,
    payment,
    seats: team?.people ?? 1,
  };
  return Object.fromEntries(Object.entries(now).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}

const parts = {
  rhythm: ['hours', 'days', 'tokens-per-request', 'cached', 'months'],
  paying: ['customer', 'payment', 'seats', 'team', 'subscribed-before'],
  calls: ['calls-per-prompt', 'output', 'burst-hours', 'start-hour', 'tier'],
  question: ['use', 'plans', 'model'],
} as const;

/** Everything that was assumed about the person and all that was asked, to be changed at once. */
export function assumptionForm(workload: Workload, given: Given, loc: Localizer): FormBlock {
  const scene: OptionScene = { command: 'cost', given, now: reckonedWith(workload), loc };
  const fields = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    parts[part].map((name) => optionField(name, scene, loc.t(`cost:form.parts.${part}`))),
  );
  return optionForm(fields, scene, { title: loc.t('common:menu.change'), submit: loc.t('cost:form.again') });
}

/** The usual changes, a press each. */
export function rhythmButtons(workload: Workload, given: Given, demand: boolean, loc: Localizer): readonly Button[] {
  const { team, daysPerWeek, burstHours, months, payment, customer } = workload;
  const change = (label: string, args: Given): Button => ({ type: 'action', label, act: act({ ...given, ...args }) });
  return [
    ...(team ? teamButtons(team, given, loc) : []),
    ...(demand
      ? [daysPerWeek === 7 ? change(loc.t('cost:buttons.workingDays'), { days: '5' }) : change(loc.t('cost:buttons.everyDay'), { days: '7' })]
      : []),
    ...(demand && burstHours === undefined ? [change(loc.t('cost:buttons.burst'), { 'burst-hours': '2' })] : []),
    ...(months === 1 ? [change(loc.t('cost:buttons.year'), { months: '12' })] : []),
    ...(months >= 12 && payment !== 'year' ? [change(loc.t('cost:buttons.yearly'), { payment: 'year' })] : []),
    ...(customer === 'new' ? [change(loc.t('cost:buttons.existing'), { customer: 'existing' })] : []),
  ];
}
