/** The part of a card that answers "which should I buy". */

import type { Finding, RecommendAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText, percentRange } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { nameOf } from './finding-names.ts';
import { findingRows } from './finding-rows.ts';
import { findingSentences } from './finding-sentences.ts';
import { needNames } from './need-words.ts';
import { type Part, say, step } from './part.ts';

const MOST_ADVICE = 4;

function adviceSentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const told = new Map(
    answer.advice.map(({ owner, held }) => [
      `${owner.id} ${held.fact.id}`,
      say(loc, 'recommend.advice', { who: entityName(owner, loc), text: loc.pick(held.fact.text) }),
    ]),
  );
  return [...told.values()].slice(0, MOST_ADVICE);
}

/** The need met, in a clause: "lists Claude Code", "Auto mode: yes". */
function reasons(answer: RecommendAnswer, owner: Entity, scene: Scene): readonly string[] {
  const own = answer.findings.filter(({ subject, topic, slots }) => subject === owner && (topic.attribute !== 'notes' || slots.length > 0));
  return findingSentences(own, scene);
}

function aheadSentences(answer: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { ahead, query } = answer;
  const among = query.needs.among.length;
  if (ahead.length === 0) return [];
  const names = loc.list(ahead.map((entity) => entityName(entity, loc)));
  if (query.worth) return [say(loc, 'recommend.worth', { who: names })];
  if (among > 1 && ahead.length > 1) return [say(loc, 'recommend.even', { who: names })];
  return among > 1 || ahead.length === 1 ? [say(loc, 'recommend.choose', { who: names })] : [];
}

type Pick = RecommendAnswer['recommendation']['picks'][number];

function pickText(pick: Pick, scene: Scene): string {
  const { loc } = scene;
  const { plan, cost } = pick.estimate;
  const first = cost && cost.first.typical !== pick.lasting.typical ? say(loc, 'recommend.first', { money: moneyText(cost.first, loc) }) : '';
  return say(loc, 'recommend.pick', { plan: entityName(plan, loc), money: moneyText(pick.lasting, loc), first });
}

function pickSentence(answer: RecommendAnswer, scene: Scene): string {
  const { loc } = scene;
  const { picks, nearest, nextUp } = answer.recommendation;
  const [best, ...others] = picks;
  if (!best) {
    if (nearest) return say(loc, 'recommend.nearest', { plan: entityName(nearest.estimate.plan, loc) });
    return nextUp
      ? say(loc, 'recommend.nextUp', { plan: entityName(nextUp.estimate.plan, loc), money: moneyText(nextUp.lasting, loc) })
      : loc.t('ask:recommend.none');
  }
  const said = say(loc, 'recommend.best', { pick: pickText(best, scene) });
  return others.length > 0
    ? joinSentences([said, say(loc, 'recommend.others', { picks: others.map((pick) => pickText(pick, scene)).join(loc.t('fact:join')) })], loc)
    : said;
}

function needsTable(answer: RecommendAnswer, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const rows = [...answer.findings, ...answer.told].flatMap((finding: Finding) =>
    findingRows(finding, scene).map(([label, value]): readonly Cell[] => [nameOf(finding, scene), label, value]),
  );
  if (rows.length === 0) return [];
  return [
    { type: 'table', columns: (['who', 'what', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows: rows.slice(0, 12) },
  ];
}

function picksTable(answer: RecommendAnswer, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const { picks, elsewhere } = answer.recommendation;
  const rows = [...picks, ...elsewhere].map((pick): readonly Cell[] => {
    const { plan, cost, quota } = pick.estimate;
    const helds = (cost?.phases ?? []).map(({ held }) => held);
    const used = quota.windows.flatMap((use) =>
      use.state === 'limited' && use.window === quota.binding
        ? [say(loc, 'recommend.used', { window: say(loc, `limit.${use.window}`), share: percentRange(use.utilisation, loc) })]
        : [],
    );
    return [
      pick.rank === 1 && picks.includes(pick) ? { text: entityName(plan, loc), better: true } : entityName(plan, loc),
      `${loc.t('fact:price', { money: moneyText(pick.lasting, loc), per: loc.t('fact:per.month') })} ${cites.citeAll(helds)}`,
      cost ? moneyText(cost.first, loc) : '—',
      used[0] ?? '—',
    ];
  });
  if (rows.length === 0) return [];
  return [
    { type: 'table', columns: (['who', 'monthly', 'firstMonth', 'use'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows },
  ];
}

export function recommendPart(answer: RecommendAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { query, ahead, recommendation } = answer;
  const heads = aheadSentences(answer, scene);
  const advice = adviceSentences(answer, scene);
  const why = ahead
    .slice(0, 1)
    .flatMap((owner) => reasons(answer, owner, scene))
    .slice(0, 4);
  const lineChoice = query.needs.among.length > 0 && (heads.length > 0 || advice.length > 0);
  const rhythm = query.needs.rhythm.length > 1;
  const told = findingSentences(answer.told.slice(0, 4), scene);
  const rhythms = findingSentences(
    answer.findings.filter(({ topic, slots }) => topic.attribute === 'notes' && slots.length > 0),
    scene,
  );
  const stays = answer.loyal && advice.length + told.length > 0;
  const said = stays
    ? [...advice, ...told]
    : rhythm
      ? [...advice, ...rhythms]
      : lineChoice
        ? [...heads, ...why, ...advice, ...told]
        : [pickSentence(answer, scene), ...(query.needs.among.length === 0 ? [] : [...advice, ...told])];
  const noted = answer.advice
    .slice(0, MOST_ADVICE)
    .map(({ owner, held }) => `${entityName(owner, loc)}: ${heldText(held, 'advice', scene)} ${cites.cite(held)}`);
  const needed = needNames(query.needs, scene);
  const [best] = recommendation.picks;
  const useText = query.needs.usage ? [] : query.needs.level ? [{ type: 'note' as const, text: say(loc, 'recommend.noUse') }] : [];
  return {
    title: needed ? say(loc, 'recommend.titleFor', { needs: needed }) : loc.t('ask:recommend.title'),
    tone: best || ahead.length > 0 ? 'success' : 'warning',
    verdict: joinSentences(said.length > 0 ? said : [pickSentence(answer, scene)], loc),
    blocks: [
      ...needsTable(answer, scene),
      ...(stays ? [] : picksTable(answer, scene)),
      ...(noted.length > 0 ? [{ type: 'note' as const, text: say(loc, 'recommend.opinion', { texts: noted.join(loc.t('fact:join')) }) }] : []),
      ...useText,
    ],
    buttons: [
      ...(best ? [step(loc.t('ask:buttons.plan', { plan: entityName(best.estimate.plan, loc) }), 'plan', { name: best.estimate.plan.id })] : []),
      step(loc.t('ask:buttons.recommend'), 'recommend', {}),
    ],
    pages: best ? [best.estimate.plan] : [...ahead].slice(0, 1),
  };
}
