/** Parts of a card that answer questions about a use: bills, and whether quotas last. */

import type { Ceiling, FitAnswer, UseAnswer, UseProblemAnswer } from '#src/ask/answer/types.ts';
import { toInput } from '#src/ask/query/use.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { isWithinDay, spans } from '#src/catalog/spans.ts';
import { divide } from '#src/core/interval.ts';
import { addMoney, timesMoney } from '#src/core/money.ts';
import type { Rhythm } from '#src/core/rhythm.ts';
import { assumptionBlocks } from '../cost-assumptions.ts';
import { problemsText } from '../cost-form.ts';
import { priceWords } from '../cost-table.ts';
import { entityName, joinSentences, refName } from '../labels.ts';
import { moneyText, percentRange, rangeText, unitText } from '../quantity-text.ts';
import { routeNotes } from '../route-notes.ts';
import type { Scene } from '../slot-text.ts';
import { teamButtons } from '../team-text.ts';
import { useArgs } from '../use-args.ts';
import { billPart } from './bill.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { judged } from './judged.ts';
import { type Part, step } from './part.ts';
import { saidAbout } from './said-of-use.ts';
import { severalSentences } from './several.ts';

type FitPlan = FitAnswer['plans'][number];

/** "152M tokens a month", of the unit and the window asked about where that is a short one, and by the week where there is a limit of it. */
function ceilingText(ceilings: readonly Ceiling[], { loc }: Scene, asked: string | undefined): string {
  const [first] = ceilings;
  if (!first) return loc.t('ask:fit.noCeiling');
  const quantity = ({ capacity }: Ceiling) => unitText(capacity.value, capacity.unit, loc);
  const month = ceilings.find(({ window }) => window === 'month') ?? first;
  const week = ceilings.find(({ window }) => window === 'week');
  const told = ceilings.find(({ window }) => window === asked && isWithinDay(window)) ?? month;
  const text = loc.t('ask:fit.ceiling', { quantity: quantity(told), per: loc.t(`ask:per.${told.window}`) });
  return week && week !== told ? loc.t('ask:fit.ceilingWeek', { text, quantity: quantity(week) }) : text;
}

const MOST_NAMED = 3;

const isEnough = ({ fit }: Pick<FitPlan, 'fit'>): boolean => fit === 'fits' || fit === 'tight';

const PASSES = { fits: 'passesFits', tight: 'passesTight', exceeds: 'passesExceeds', unknown: 'unknown' } as const;

/** For how long a use lasts: until each limit that it passes; undefined where no limit is known. */
function lastsSentence({ plan, quota }: FitPlan, { demand, unit }: FitAnswer, { loc }: Scene): string | undefined {
  const limited = quota.windows.flatMap((use) => (use.state === 'limited' ? [use] : []));
  const passed = limited.filter(({ utilisation }) => utilisation.typical > 1);
  const name = entityName(plan, loc);
  if (limited.length === 0) return undefined;
  if (passed.length === 0) return loc.t('ask:fit.lasts.all', { plan: name });
  // The month tells all that the week would, but for who cannot wait for it.
  const told = passed.some(({ window }) => window === 'month') ? passed.filter(({ window }) => window !== 'week') : passed;
  const parts = told.map(({ window, limit, lasts }) => {
    const days = demand && limit.unit === unit && !isWithinDay(window) ? divide(limit.value, demand.perDay) : lasts;
    return loc.t(isWithinDay(window) ? 'ask:fit.lasts.hours' : 'ask:fit.lasts.days', {
      plan: name,
      window: loc.t(`ask:limit.${window}`),
      limit: unitText(limit.value, limit.unit, loc),
      span: rangeText(days, (each) => loc.number(each, each < 10 ? 1 : 0)),
    });
  });
  return joinSentences(parts, loc);
}

const SHORT: ReadonlySet<string | undefined> = new Set(spans.filter(isWithinDay));
type Limited = Extract<FitPlan['quota']['windows'][number], { state: 'limited' }>;

/** Of a use told by so short a time the limit of hours decides before that of a month, which is a guess of how often it comes again. */
function boundOf({ quota }: FitPlan, asked: string | undefined): { readonly bound?: Limited; readonly within?: Limited } {
  const limited = quota.windows.flatMap((use) => (use.state === 'limited' ? [use] : []));
  const binding = limited.find(({ window }) => window === quota.binding);
  const within = SHORT.has(asked) ? limited.find(({ window }) => isWithinDay(window)) : undefined;
  const passed = within && within.utilisation.typical > 1 ? within : undefined;
  const bound = passed ?? binding;
  return { ...(bound ? { bound } : {}), ...(within && within !== bound ? { within } : {}) };
}

/** `amount`: it was said how much is used, not only for how long. */
type Told = {
  readonly amount: boolean;
  readonly asked: string | undefined;
  readonly passes: boolean;
  /** Its quota is told in units that the use cannot be set against. */
  readonly apart: boolean;
  readonly model: string | undefined;
  readonly rhythm: Rhythm;
};

/** What is said of hours is that; what of it comes to a month is a guess that says so. */
function withinSentence(use: Limited | undefined, { hoursPerDay, daysPerWeek }: Rhythm, { loc }: Scene): readonly string[] {
  if (!use) return [];
  const { window, demand, limit, utilisation } = use;
  const said = { demand: unitText(demand, limit.unit, loc), per: loc.t(`ask:per.${window}`), limit: unitText(limit.value, limit.unit, loc) };
  const pace = loc.t('ask:fit.pace', { hours: loc.number(hoursPerDay), days: loc.number(daysPerWeek) });
  return [loc.t('ask:fit.within', { ...said, window: loc.t(`ask:limit.${window}`), share: percentRange(utilisation, loc) }), pace];
}

/** `passes`: it was asked whether a limit is passed. */
function fitSentence(plan: FitPlan, scene: Scene, { asked, passes, apart, model, rhythm, amount }: Told): string {
  const { loc } = scene;
  const name = entityName(plan.plan, loc);
  const on = model === undefined ? '' : refName({ kind: 'model', id: model }, scene.view.catalog, loc);
  const lacks = plan.remarks.includes('model-missing');
  if (lacks && plan.fit === 'unknown') return loc.t('ask:fit.modelMissing', { plan: name, model: on });
  if (apart && amount) return loc.t('ask:fit.unmatched', { plan: name });
  const { bound, within } = boundOf(plan, asked);
  // What is passed is told, whatever was asked about.
  const ceiling = ceilingText(plan.ceilings, scene, bound && isWithinDay(bound.window) ? bound.window : asked);
  const used = bound
    ? loc.t('ask:fit.used', {
        window: loc.t(`ask:limit.${bound.window}`),
        share: percentRange(bound.utilisation, loc),
        per: loc.t(`ask:per.${bound.window}`),
        demand: unitText(bound.demand, bound.limit.unit, loc),
        limit: unitText(bound.limit.value, bound.limit.unit, loc),
      })
    : '';
  const verdict = amount
    ? loc.t(`ask:fit.${passes ? PASSES[plan.fit] : judged(plan)}`, { plan: name, ceiling, used })
    : loc.t('ask:fit.noAmount', { plan: name, ceiling });
  const told = joinSentences([...withinSentence(within, rhythm, scene), verdict], loc);
  // What a plan does not have lasts for nobody, whatever its quota.
  if (lacks) return joinSentences([loc.t('ask:fit.modelMissing', { plan: name, model: on }), loc.t('ask:fit.byQuota', { text: told })], loc);
  return plan.remarks.includes('model-unstated') ? joinSentences([told, loc.t('ask:fit.modelUnstated', { plan: name, model: on })], loc) : told;
}

/** How it is if people share a plan, or have one each, where nobody said. */
function otherTeamSentence({ otherTeam }: FitAnswer, { loc }: Scene): readonly string[] {
  const bound = otherTeam?.plan.quota.windows.find((use) => use.window === otherTeam.plan.quota.binding);
  if (!otherTeam || bound?.state !== 'limited') return [];
  const { team, plan } = otherTeam;
  return [
    loc.t(`ask:fit.otherTeam.${team.plans === 1 ? 'shared' : 'own'}`, {
      fit: loc.t(`ask:fit.short.${plan.fit}`),
      demand: unitText(bound.demand, bound.limit.unit, loc),
      per: loc.t(`ask:per.${bound.window}`),
      share: percentRange(bound.utilisation, loc),
      window: loc.t(`ask:limit.${bound.window}`),
    }),
  ];
}

/** What the plan of each group bears, and what all of them cost where they are not the same. */
function groupSentences({ groups = [], unit, query }: FitAnswer, { loc }: Scene): readonly string[] {
  const per = query.workload.use?.per ?? 'once';
  const each = groups.map(({ people, amount, found }) => {
    const bound = found.quota.windows.find(({ window }) => window === found.quota.binding);
    const told = {
      people: loc.number(people),
      amount: loc.t(`cost:per.${per}`, { text: unitText(amount, unit, loc) }),
      plan: entityName(found.plan, loc),
      fit: loc.t(`ask:fit.short.${judged(found)}`),
    };
    return bound?.state === 'limited'
      ? loc.t('ask:fit.group', { ...told, share: percentRange(bound.utilisation, loc), window: loc.t(`ask:limit.${bound.window}`) })
      : loc.t('ask:fit.groupUnknown', told);
  });
  const costs = groups.flatMap(({ people, found }) => (found.cost ? [timesMoney(found.cost.monthly, people)] : []));
  const [first, ...others] = costs;
  const several = new Set(groups.map(({ found }) => found.plan.id)).size > 1;
  const alike = first && costs.length === groups.length && others.every(({ currency }) => currency === first.currency);
  const enough = groups.every(({ found }) => isEnough(found));
  return [...each, ...(several && alike && enough ? [loc.t('ask:fit.groupsCost', { total: moneyText(others.reduce(addMoney, first), loc) })] : [])];
}

/** What holds on five days of the week and not on seven says so. */
function otherDaysSentence({ otherDays, plans, unit }: FitAnswer, { loc }: Scene): readonly string[] {
  const [only, another] = plans;
  const fitting = plans.find(isEnough);
  if (!otherDays?.week) return [];
  const { days, fits, week } = otherDays;
  const told = days === 7 ? fitting : fitting === undefined && another === undefined ? only : undefined;
  const other = told && fits.get(told.plan.id);
  if (!told || (days === 7 ? other !== 'exceeds' : other !== 'fits' && other !== 'tight')) return [];
  return [loc.t(days === 7 ? 'ask:fit.everyDay' : 'ask:fit.workdays', { plan: entityName(told.plan, loc), week: unitText(week, unit, loc) })];
}

/** Those that a sentence is said of: of a few that are named each, else the smallest that is enough and one that is not. */
function plansTold(plans: FitAnswer['plans'], each: boolean): FitAnswer['plans'] {
  const smallest = plans.find(isEnough);
  if (each) return plans.slice(0, MOST_NAMED);
  return smallest ? [smallest, ...plans.filter((plan) => plan.fit === 'exceeds').slice(0, 1)] : plans.slice(0, 2);
}

/** Each plan with its price, its verdict, what share of each limit the use takes and what it allows. */
function fitRows({ plans, query }: FitAnswer, scene: Scene): readonly (readonly Cell[])[] {
  const { loc, cites } = scene;
  return plans
    .filter(({ remarks, fit }) => !remarks.includes('model-missing') || fit !== 'unknown')
    .map((each): readonly Cell[] => {
      const { plan, quota, ceilings, cost } = each;
      const shares = quota.windows.flatMap((use) =>
        use.state === 'limited' ? [`${loc.t(`ask:limit.${use.window}`)} ${percentRange(use.utilisation, loc)} ${cites.cite(use.held)}`] : [],
      );
      return [
        entityName(plan, loc),
        cost ? priceWords(each, scene) : '—',
        loc.t(`ask:fit.short.${judged(each)}`),
        shares.join(loc.t('fact:join')) || '—',
        ceilingText(ceilings, scene, query.workload.use?.per),
      ];
    });
}

/** What the use comes to in a day, a week and a month. */
function demandText({ demand, unit }: FitAnswer, { loc }: Scene): readonly string[] {
  if (!demand) return [];
  const { perDay, week, month } = demand;
  return [loc.t('ask:fit.demand', { day: unitText(perDay, unit, loc), week: unitText(week, unit, loc), month: unitText(month, unit, loc) })];
}

/** The smallest of several that is enough; that none is only where each is known to be too little. */
function leadSentence(plans: readonly FitPlan[], { loc }: Scene): readonly string[] {
  const smallest = plans.find(isEnough);
  if (smallest) return [loc.t('ask:fit.choose', { plan: entityName(smallest.plan, loc) })];
  return plans.length > 0 && plans.every(({ fit }) => fit === 'exceeds') ? [loc.t('ask:fit.noneFits')] : [];
}

/** What was assumed; what turns a unit into another matters only where a plan counts in another. */
function assumedOf({ plans, estimate, unit }: FitAnswer, scene: Scene): readonly Block[] {
  const inUnit = plans.every(({ quota }) => quota.windows.every((use) => use.state !== 'limited' || use.limit.unit === unit));
  const assumptions = [...estimate.assumptions, ...plans.flatMap((plan) => plan.sums().assumptions)];
  return assumptionBlocks(
    assumptions.filter(({ id, conversion }) => !inUnit || (!conversion && id !== 'cached' && id !== 'output')),
    scene,
  );
}

/** What is needed, and on which model it was reckoned. */
function neededNote(answer: FitAnswer, scene: Scene): readonly Block[] {
  const { plans, query } = answer;
  const demanded = demandText(answer, scene);
  const served = plans.some(({ routed }) => routed === undefined);
  const { model } = query.workload;
  const named =
    model && served ? [scene.loc.t('ask:fit.onModel', { model: refName({ kind: 'model', id: model }, scene.view.catalog, scene.loc) })] : [];
  const said = [...demanded, ...named];
  return said.length > 0 ? [{ type: 'note', text: joinSentences(said, scene.loc) }] : [];
}

function fitPart(answer: FitAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { plans } = answer;
  const [best] = plans;
  const single = plans.length === 1;
  const fitting = plans.filter(isEnough);
  const named = plans.length <= MOST_NAMED && answer.query.subjects.every(({ kind }) => kind === 'plan');
  const several = severalSentences(answer, scene);
  // The largest that is not enough is told already; those of which nothing is known still have to be.
  const unjudged = plans.filter(({ fit }) => fit === 'unknown').slice(0, 2);
  const told = several.length > 0 ? unjudged : plansTold(plans, single || named);
  const passes = answer.query.asks === 'passes' && (single || named);
  const lead = single || passes ? [] : leadSentence(plans, scene);
  const { workload, asks } = answer.query;
  const asked = workload.use?.per;
  const rows = fitRows(answer, scene);
  const args: Record<string, string> = {
    plans: plans
      .map(({ plan }) => plan.id)
      .slice(0, 4)
      .join(' '),
    ...useArgs(toInput(workload)),
  };
  return {
    title: best ? loc.list(plans.slice(0, 3).map(({ plan }) => entityName(plan, loc))) : loc.t('ask:title'),
    tone: fitting.length > 0 ? 'success' : 'warning',
    verdict: joinSentences(
      [
        ...(several.length > 0 ? several : lead),
        ...told.map(
          (plan) =>
            (asks === 'lasts' ? lastsSentence(plan, answer, scene) : undefined) ??
            fitSentence(plan, scene, {
              asked,
              passes,
              apart: (answer.terms ?? []).some(({ subject }) => subject.id === plan.plan.id),
              model: workload.model,
              rhythm: answer.estimate.workload,
              amount: (workload.use ?? workload.parts) !== undefined,
            }),
        ),
        ...findingSentences([...(answer.having ?? []), ...(answer.terms ?? [])], scene),
        ...(asks === 'lasts' ? [] : otherDaysSentence(answer, scene)),
        ...saidAbout(answer, scene),
        ...groupSentences(answer, scene),
        ...otherTeamSentence(answer, scene),
      ],
      loc,
    ),
    blocks: [
      ...routeNotes(plans, scene),
      ...(rows.length > 0
        ? [
            {
              type: 'table' as const,
              columns: (['who', 'monthly', 'fit', 'use', 'ceiling'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })),
              rows,
            },
          ]
        : []),
      ...neededNote(answer, scene),
    ],
    more: { working: assumedOf(answer, scene) },
    buttons: [
      step(loc.t('ask:buttons.cost'), 'cost', args),
      ...(workload.team ? teamButtons(workload.team, args, loc) : []),
      ...buttonsFor(
        plans.slice(0, 1).map(({ plan }) => plan),
        loc,
      ),
    ],
    pages: plans.slice(0, 1).map(({ plan }) => plan),
  };
}

function problemPart({ problems, query }: UseProblemAnswer, { loc }: Scene): Part {
  return {
    title: loc.t('errors:titles.clarify'),
    tone: 'warning',
    verdict: problemsText(problems, loc),
    blocks: [],
    buttons: [step(loc.t('ask:buttons.cost'), 'cost', { plans: query.subjects.map(({ id }) => id).join(' ') })],
    pages: [],
  };
}

/** The part of a card about a use. */
export function usePart(answer: UseAnswer, scene: Scene): Part {
  if (answer.type === 'problem') return problemPart(answer, scene);
  return answer.type === 'bill' ? billPart(answer, scene) : fitPart(answer, scene);
}
