/** The ways to ask without learning a syntax: a form for the first question, another to change what was assumed, buttons for the usual changes. */
import type { Act, Button, Card, FormBlock, FormField } from '#src/card/card.ts';
import type { Problem, Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { heading, joinSentences } from './labels.ts';
import { teamButtons } from './team-text.ts';

type Given = Readonly<Record<string, string>>;

type Asked = 'cost' | 'recommend' | 'plans';

function act(args: Given, command: Asked = 'cost'): Act {
  return { command, args };
}

/** Five fields: a Discord form holds no more. */
function questionForm(given: Given, loc: Localizer): FormBlock {
  const field = (name: 'use' | 'plans' | 'model' | 'months', more: Partial<FormField> = {}): FormField => {
    const value = given[name];
    return {
      name,
      label: loc.t(`cost:form.${name}.label`),
      placeholder: loc.t(`cost:form.${name}.placeholder`),
      ...(value === undefined ? {} : { value }),
      ...more,
    };
  };
  const options = (['new', 'existing'] as const).map((value) => ({ value, label: loc.t(`cost:options.customer.choices.${value}`) }));
  return {
    type: 'form',
    title: loc.t('cost:form.title'),
    act: act({}),
    fields: [
      field('use', { required: true }),
      field('plans'),
      field('model'),
      field('months'),
      { name: 'customer', label: loc.t('cost:form.customer.label'), options },
    ],
    submit: loc.t('cost:form.submit'),
  };
}

/** Asked without a word: a form, and examples that a press answers. */
export function costFormCard(loc: Localizer): Card {
  const examples = (['requests', 'tokens', 'api'] as const).map((name): Button => {
    const use = loc.t(`cost:examples.${name}`);
    return { type: 'action', label: use, act: act({ use }) };
  });
  return {
    title: loc.t('cost:title'),
    tone: 'info',
    summary: loc.t('cost:form.intro'),
    blocks: [questionForm({}, loc), { type: 'actions', items: examples }],
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
  return {
    title: loc.t('errors:titles.clarify'),
    tone: 'warning',
    summary: joinSentences(
      problems.map((problem) => problemText(problem, loc)),
      loc,
    ),
    blocks: [
      ...(units.length > 0 ? [{ type: 'actions', items: units } as const] : []),
      ...(command === 'cost' ? [questionForm(given, loc)] : []),
      { type: 'note', text: loc.t('errors:example', { text: loc.t(`${command}:example`) }) },
    ],
    sources: [],
  };
}

/** Everything that was assumed about the person, to be changed at once. */
export function assumptionForm(workload: Workload, given: Given, loc: Localizer): FormBlock {
  const field = (name: 'hours' | 'days' | 'tokens-per-request' | 'cached' | 'months', value: string | undefined): FormField => ({
    name,
    label: loc.t(`cost:fields.${name}`),
    ...(value === undefined ? {} : { value }),
  });
  return {
    type: 'form',
    title: loc.t('cost:form.change'),
    act: act(given),
    fields: [
      field('hours', String(workload.burstHours ?? workload.hoursPerDay)),
      field('days', String(workload.daysPerWeek)),
      field('tokens-per-request', workload.tokensPerRequest ? String(workload.tokensPerRequest.typical) : undefined),
      field('cached', workload.cachedShare === undefined ? undefined : String(Number((workload.cachedShare * 100).toFixed(4)))),
      field('months', String(workload.months)),
    ],
    submit: loc.t('cost:form.again'),
  };
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
