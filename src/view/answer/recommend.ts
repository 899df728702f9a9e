/** The part of a card that answers "which should I buy". */

import { rhythmsOf } from '#src/ask/answer/needs.ts';
import type { Finding, RecommendAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import { sellsFreely } from '#src/core/sale.ts';
import { neededText } from '../asked-text.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import { elsewhereBlocks, leading, pickBlocks, pickReasons, recommendSummary, ruledOutLines, unjudgedText, useBlocks } from '../recommend.ts';
import { saleText } from '../sale-text.ts';
import { freeText, openLines, pricedName } from '../shortlist.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { teamSentence } from '../team-text.ts';
import { unreckonedText } from '../workload-text.ts';
import { elsewhereSentence } from './elsewhere.ts';
import { nameOf } from './finding-names.ts';
import { findingRows } from './finding-rows.ts';
import { findingSentences, reasonSentences } from './finding-sentences.ts';
import { isTold } from './finding-text.ts';
import { offersTable } from './offers.ts';
import { type Part, step } from './part.ts';
import { groupBlocks, groupSentences, heavySentence, peopleSentences, perhapsText } from './recommend-people.ts';
import { worthSentences } from './worth.ts';

const MOST_ADVICE = 4;

function adviceSentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const told = new Map(
    answer.advice.map(({ owner, held }) => [
      `${owner.id} ${held.fact.id}`,
      loc.t('ask:recommend.advice', { who: entityName(owner, loc), text: loc.pick(held.fact.text) }),
    ]),
  );
  return [...told.values()].slice(0, MOST_ADVICE);
}

/** The need met, in a clause: "lists Claude Code", "Auto mode: yes". */
function reasons(answer: RecommendAnswer, owner: Entity, scene: Scene): readonly string[] {
  const own = answer.findings.filter(({ subject, topic, slots }) => subject === owner && (topic.attribute !== 'notes' || slots.length > 0));
  return reasonSentences(own, scene);
}

function aheadSentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { ahead, query } = answer;
  const among = query.among.length;
  if (ahead.length === 0) return [];
  const names = loc.list(ahead.map((entity) => entityName(entity, loc)));
  if (query.worth) return [loc.t('ask:recommend.worth', { who: names })];
  if (among > 1 && ahead.length > 1) return [loc.t('ask:recommend.even', { who: names })];
  return among > 1 || ahead.length === 1 ? [loc.t('ask:recommend.choose', { who: names })] : [];
}

type Answered = RecommendAnswer['recommendation'];
type Pick = Answered['picks'][number];

function pickText({ estimate: { plan, cost, sale }, lasting }: Pick, scene: Scene): string {
  const { loc } = scene;
  const first = cost && cost.first.typical !== lasting.typical ? loc.t('ask:recommend.first', { money: moneyText(cost.first, loc) }) : '';
  const state = sellsFreely(sale) ? '' : loc.t('ask:recommend.sale', { state: saleText(sale, loc) });
  return loc.t('ask:recommend.pick', { plan: entityName(plan, loc), sale: state, money: moneyText(lasting, loc), first });
}

function introductoryText({ estimate: { plan, cost }, lasting }: Answered['introductory'][number], { loc }: Scene): string {
  return loc.t('ask:recommend.startsAt', {
    plan: entityName(plan, loc),
    first: cost ? moneyText(cost.first, loc) : '',
    money: moneyText(lasting, loc),
  });
}

function lacks({ membership, slots }: Finding): boolean {
  const fact = slots[0]?.readings[0]?.lead.fact;
  return membership ? membership.answer === 'no' : fact !== undefined && 'value' in fact && fact.value === 'no';
}

/** What is left where no plan meets it all: a first payment within the budget, or plans of others than those named. */
function leftSentences({ recommendation, findings, instead }: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const joined = (texts: readonly string[]) => texts.join(loc.t('fact:join'));
  if (recommendation.picks.length > 0) return [];
  const { introductory } = recommendation;
  if (introductory.length > 0)
    return [loc.t('ask:recommend.introductory', { picks: joined(introductory.map((each) => introductoryText(each, scene))) })];
  if (instead.length === 0) return [];
  return [
    ...reasonSentences(
      findings.filter((finding) => lacks(finding) || finding.slots.length === 0),
      scene,
    ),
    loc.t('ask:recommend.instead', { picks: joined(instead.map((pick) => pickText(pick, scene))) }),
  ];
}

/** What costs nothing is told beside what one buys. */
function freeSentence({ free }: Answered, loc: Scene['loc']): readonly string[] {
  return free.length > 0
    ? [
        freeText(
          free.map(({ estimate: { plan } }) => plan),
          loc,
        ),
      ]
    : [];
}

/** The recommendation, and the plans beside it. */
function pickSentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { recommendation } = answer;
  const left = leftSentences(answer, scene);
  if (left.length > 0) return left;
  const said = recommendation.freely?.estimate.plan;
  const first = leading(recommendation);
  const others = recommendation.picks.filter((pick) => !first.includes(pick) && pick.estimate.plan !== said);
  return [
    ...(answer.elsewhere ? [elsewhereSentence(answer.elsewhere, scene)] : []),
    recommendSummary(recommendation, answer.warnings, scene),
    ...perhapsText(recommendation, scene),
    ...(others.length > 0 ? [loc.t('ask:recommend.others', { picks: loc.list(others.map((pick) => pickText(pick, scene))) })] : []),
    ...freeSentence(recommendation, loc),
  ];
}

function needsTable(answer: RecommendAnswer, scene: Scene): readonly Block[] {
  const { loc } = scene;
  // What a plan offers stands among its reasons.
  const findings = [
    ...answer.findings.filter(({ topic }) => topic.attribute === 'notes' || answer.recommendation.picks.length === 0),
    ...answer.told,
  ];
  const rows = findings.flatMap((finding: Finding) =>
    findingRows(finding, scene).map(([label, value]): readonly Cell[] => [nameOf(finding, scene), label, value]),
  );
  if (rows.length === 0) return [];
  return [
    { type: 'table', columns: (['who', 'what', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows: rows.slice(0, 12) },
  ];
}

const isOf = (subject: Entity, owner: Entity): boolean => subject === owner || (subject.kind === 'plan' && subject.line === owner.id);

/** What a stated use comes to by the day, the week and the month, after what fits it. */
function demandSentence({ demand, query }: RecommendAnswer, { loc }: Scene): readonly string[] {
  if (!demand) return [];
  const { perDay, windows, unit } = demand;
  return [
    loc.t('ask:fit.demand', { day: unitText(perDay, unit, loc), week: unitText(windows.week, unit, loc), month: unitText(windows.month, unit, loc) }),
    ...(query.use?.team ? [teamSentence(query.use.team, loc, query.use.groups !== undefined)] : []),
  ];
}

/** What the answer rests on: on terms that one keeps (`stays`), on both rhythms of work that are named, on a line that is ahead, or on plans. */
type Footing = 'stays' | 'rhythms' | 'line' | 'plans';

function footingOf({ query, ahead, recommendation, loyal }: RecommendAnswer, told: boolean, headed: boolean): Footing {
  const rhythms = rhythmsOf(query).length;
  if (loyal && told) return 'stays';
  if (rhythms > 1) return 'rhythms';
  // Of many that are alike the plans decide.
  const alike = ahead.length > 1 && query.among.length > 2 && recommendation.picks.length > 0;
  const { models, clients } = query.filter;
  const byRhythm =
    rhythms === 1 &&
    models === undefined &&
    clients === undefined &&
    ahead.length > 0 &&
    query.use === undefined &&
    query.filter.budget === undefined;
  return !alike && (query.among.length > 0 || byRhythm) && headed ? 'line' : 'plans';
}

/** What the sources have to say of those that lead, in sentences. */
function toldSentences({ told, ahead }: RecommendAnswer, scene: Scene): readonly string[] {
  const leads = told.filter(({ subject }) => ahead.length === 0 || ahead.some((owner) => isOf(subject, owner)));
  const known = leads.some(isTold) ? leads.filter(isTold) : leads;
  return findingSentences(known.slice(0, 4), scene);
}

/** Why the first is ahead, and what the others lack. */
function whySentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { ahead, findings } = answer;
  const others = findings.filter((finding) => ahead.length === 1 && !ahead.includes(finding.subject) && lacks(finding));
  return [...ahead.slice(0, 1).flatMap((owner) => reasons(answer, owner, scene)), ...reasonSentences(others, scene)].slice(0, 4);
}

/** What nothing was judged by, where the summary of the plans does not say so. */
const notHeld = ({ recommendation: { needs } }: RecommendAnswer, { loc }: Scene): readonly string[] => [
  ...(needs.unreckoned ? [unreckonedText(needs.unreckoned, loc)] : []),
  ...unjudgedText(needs, loc),
];

const MOST_NOT = 3;

/** Whoever was named and is none of those that are recommended: what speaks against each, or is not stated. */
function notSentences({ query: { among }, recommendation, groups }: RecommendAnswer, scene: Scene): readonly string[] {
  const { picks, free, freely, perhaps, elsewhere, introductory, nextUp, nearest, open, ruledOut } = recommendation;
  if (among.length < 2 || groups || picks.length === 0) return [];
  const told = [...picks, ...free, ...elsewhere, ...introductory, ...[freely, perhaps, nextUp, nearest].filter((each) => each !== undefined)];
  const others = among.filter((owner) => !told.some(({ estimate: { plan } }) => isOf(plan, owner)));
  const ofThem = (plan: Entity): boolean => others.some((owner) => isOf(plan, owner));
  const { loc } = scene;
  const against = ruledOut.filter(({ plan }) => ofThem(plan));
  const closed = against.filter(({ judged: { estimate } }) => estimate.sale.state === 'closed');
  const lines = [
    ...(closed.length > 0 ? [loc.t('ask:recommend.closed', { plans: loc.list(closed.map(({ judged }) => pricedName(judged, loc))) })] : []),
    ...ruledOutLines(
      against.filter((each) => !closed.includes(each)),
      scene,
    ),
    ...openLines(
      open.filter(({ estimate: { plan } }) => ofThem(plan)),
      scene,
    ),
  ];
  return lines.slice(0, MOST_NOT).map((said) => loc.t('ask:withoutDetail', { said }));
}

/** Opinions that no pick shows already. */
function opinionNotes({ advice, recommendation }: RecommendAnswer, shownByPicks: boolean, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const shown = new Set(shownByPicks ? recommendation.picks.flatMap((pick) => pick.advice.map(({ fact }) => fact.id)) : []);
  const noted = advice
    .filter(({ held }) => !shown.has(held.fact.id))
    .slice(0, MOST_ADVICE)
    .map(({ owner, held }) =>
      loc.t('fact:withDetail', {
        value: entityName(owner, loc),
        detail: `${heldText(held, 'advice', scene)} ${cites.cite(held)}`,
      }),
    );
  return noted.length > 0 ? [{ type: 'note', text: loc.t('ask:recommend.opinion', { texts: noted.join(loc.t('fact:join')) }) }] : [];
}

/** What its footing has to say first. */
function ledBy(answer: RecommendAnswer, footing: Footing, advice: readonly string[], told: readonly string[], scene: Scene): readonly string[] {
  const { query, recommendation, worth } = answer;
  if (worth) return [...worthSentences(answer, scene), ...(worth.state === 'open' ? [...told, ...advice] : [])];
  const said: Readonly<Record<Footing, () => readonly string[]>> = {
    stays: () => [...advice, ...told],
    rhythms: () => [
      ...advice,
      ...findingSentences(
        answer.findings.filter(({ topic, slots }) => topic.attribute === 'notes' && slots.length > 0),
        scene,
      ),
    ],
    line: () => {
      const why = whySentences(answer, scene);
      return [...aheadSentences(answer, scene), ...(query.worth && why.length === 0 ? [...told, ...advice] : [...why, ...advice, ...told])];
    },
    plans: () => [
      ...(answer.groups
        ? [...groupSentences(answer, scene), ...unjudgedText(recommendation.needs, scene.loc)]
        : [...pickSentences(answer, scene), ...peopleSentences(answer, scene), ...heavySentence(answer, scene)]),
      ...(query.among.length === 0 ? [] : [...advice, ...told]),
    ],
  };
  return said[footing]();
}

/** The plans themselves: for each group, as they are offered, or as they were judged. */
function planBlocks(answer: RecommendAnswer, byPlans: boolean, scene: Scene): readonly Block[] {
  const { recommendation, offers, groups } = answer;
  const grouped = byPlans && groups ? groupBlocks(answer, scene) : [];
  if (offers) return [...grouped, ...offersTable(offers, scene)];
  if (!byPlans || groups) return grouped;
  return [...pickBlocks(recommendation, scene), ...(recommendation.picks.length > 0 ? [] : elsewhereBlocks(recommendation, scene))];
}

export function recommendPart(answer: RecommendAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { query, ahead, recommendation } = answer;
  const heads = aheadSentences(answer, scene);
  const advice = adviceSentences(answer, scene);
  const told = toldSentences(answer, scene);
  const footing = footingOf(answer, advice.length + told.length > 0, heads.length + advice.length > 0);
  const verdict = ledBy(answer, footing, advice, told, scene);
  const byPlans = footing === 'line' || footing === 'plans';
  const opinions = opinionNotes(answer, byPlans, scene);
  const asked = neededText(recommendation.needs, recommendation.estimate.workload, scene);
  const [best] = recommendation.picks;
  return {
    title: asked === '' ? loc.t('ask:recommend.title') : loc.t('recommend:titleFor', { asked }),
    tone: best || ahead.length > 0 ? 'success' : 'warning',
    verdict: joinSentences(
      [
        ...(verdict.length > 0 ? verdict : pickSentences(answer, scene)),
        ...((footing === 'plans' && !answer.worth) || verdict.length === 0 ? [] : notHeld(answer, scene)),
        ...notSentences(answer, scene),
        ...demandSentence(answer, scene),
      ],
      loc,
    ),
    blocks: [
      ...(query.among.length > 0 || footing === 'rhythms' ? needsTable(answer, scene) : []),
      ...planBlocks(answer, byPlans, scene),
      ...opinions,
      ...(byPlans ? useBlocks(recommendation, scene) : []),
    ],
    more: byPlans ? { working: pickReasons(recommendation, scene), others: best ? elsewhereBlocks(recommendation, scene) : [] } : {},
    buttons: [
      ...(best ? [step(loc.t('ask:buttons.plan', { plan: entityName(best.estimate.plan, loc) }), 'plan', { name: best.estimate.plan.id })] : []),
      step(loc.t('ask:buttons.recommend'), 'recommend', {}),
    ],
    pages: best ? [best.estimate.plan] : [...ahead].slice(0, 1),
  };
}
