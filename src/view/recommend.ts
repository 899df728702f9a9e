/** At most three plans with their reasons, the next step up, and what was ruled out. */

import type { Warning } from '#src/ask/answer/warnings.ts';
import type { Block, Button, Card, Cell, LeafBlock } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { Judged, Pick as Picked, Reason, Recommendation } from '#src/core/recommend-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { assumptionBlocks } from './cost-assumptions.ts';
import { priceText, shortfall } from './cost-verdict.ts';
import { factText } from './fact-text.ts';
import { entityName, joinSentences } from './labels.ts';
import { siteButtons } from './links.ts';
import { moneyText } from './quantity-text.ts';
import { reasonLine, reasonText } from './recommend-reasons.ts';
import { freelyText, planLabel } from './sale-text.ts';
import { freeText, linesByReason, openLines, unstatedText } from './shortlist.ts';
import { createScene, disputeBlocks, heldText, type Owned, owned, type Scene, staleNote } from './slot-text.ts';
import { teamSentence } from './team-text.ts';
import { workloadText } from './workload-text.ts';

export type RecommendValues = {
  readonly view: View;
  readonly result: Recommendation;
  readonly warnings: readonly Warning[];
  /** The options of the question, as text. */
  readonly given: Readonly<Record<string, string>>;
};

const name = (each: Judged, loc: Localizer) => entityName(each.estimate.plan, loc);
/** With a word on its sale, where that is in doubt. */
const told = (each: Judged, loc: Localizer) => planLabel(each.estimate, loc);

/** What is recommended, in a sentence. */
function chosen({ picks, nextUp, nearest, elsewhere, open }: Recommendation, scene: Scene): string {
  const { loc } = scene;
  const [best] = picks;
  if (best) {
    const ties = picks.filter(({ rank }) => rank === best.rank);
    const price = priceText(best.estimate, loc);
    if (ties.length > 1) return loc.t('recommend:summary.ties', { plans: loc.list(ties.map((each) => told(each, loc))), price });
    return loc.t(best.cheapest ? 'recommend:summary.cheapest' : 'recommend:summary.best', { plan: told(best, loc), price });
  }
  const [other] = elsewhere;
  if (other) return loc.t('recommend:summary.elsewhere', { plan: told(other, loc), price: priceText(other.estimate, loc) });
  const [perhaps] = open;
  if (perhaps)
    return loc.t('recommend:summary.open', {
      plan: planLabel(perhaps.estimate, loc),
      price: priceText(perhaps.estimate, loc),
      reasons: unstatedText(perhaps, scene),
    });
  if (nextUp) return loc.t('recommend:summary.nextUp', { plan: told(nextUp, loc), price: moneyText(nextUp.lasting, loc) });
  const why = nearest && shortfall(nearest.estimate, loc);
  return nearest && why ? loc.t('recommend:summary.nearest', { plan: told(nearest, loc), why }) : loc.t('recommend:summary.none');
}

/** What is on record of what is recommended, beside what the person said. */
function warned({ owner, held: { attribute, held } }: Warning, { loc, view }: Scene): string {
  const text = factText<Attribute>(held.fact, attribute, loc, view.catalog).replace(/[.。]$/, '');
  return loc.t('recommend:warned', { plan: entityName(owner, loc), text });
}

/** The recommendation in a sentence or two: with the plan that one can simply buy, where the first is sold in limited numbers, and what was not judged. */
export function recommendSummary(result: Recommendation, warnings: readonly Warning[], scene: Scene): string {
  const { loc } = scene;
  const { freely, needs } = result;
  return joinSentences(
    [
      chosen(result, scene),
      ...(freely ? [freelyText(freely.estimate, priceText(freely.estimate, loc), loc)] : []),
      ...(needs.unjudged
        ? [loc.t('recommend:unjudged', { words: loc.list(needs.unjudged.map((words) => loc.t('recommend:quoted', { words }))) })]
        : []),
      ...warnings.map((warning) => warned(warning, scene)),
    ],
    loc,
  );
}

function pickRow(pick: Picked, ties: boolean, scene: Scene): readonly Cell[] {
  const { loc, cites } = scene;
  const { cost } = pick.estimate;
  const wanted = pick.reasons.filter(isNeed);
  const met = wanted.filter(({ answer }) => answer === 'yes').length;
  const label = planLabel(pick.estimate, loc);
  return [
    ties ? loc.t('recommend:tied', { rank: pick.rank }) : loc.number(pick.rank),
    pick.rank === 1 ? { text: label, better: true } : label,
    `${priceText(pick.estimate, loc)} ${cites.citeAll(cost?.phases.map(({ held }) => held) ?? [])}`,
    ...(wanted.length === 0 ? [] : [loc.t('recommend:met', { met, asked: wanted.length })]),
  ];
}

const isNeed = ({ kind }: Reason): boolean => kind !== 'sale';

function picksTable(picks: readonly Picked[], caption: string | undefined, scene: Scene): readonly Block[] {
  if (picks.length === 0) return [];
  const ids = (['rank', 'plan', 'price', 'needs'] as const).slice(0, picks.some(({ reasons }) => reasons.some(isNeed)) ? 4 : 3);
  const columns = ids.map((id) => ({ id, label: scene.loc.t(`recommend:columns.${id}`) }));
  const tied = (pick: Picked) => picks.filter(({ rank }) => rank === pick.rank).length > 1;
  return [{ type: 'table', columns, rows: picks.map((pick) => pickRow(pick, tied(pick), scene)), ...(caption ? { caption } : {}) }];
}

function why(pick: Picked, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const facts = pick.reasons.filter(({ kind, answer }) => kind !== 'sale' || answer !== 'yes');
  const lines = [
    ...facts.map((reason) => reasonLine(reason, pick, scene)),
    ...(pick.cheapest ? [loc.t('recommend:cheapest', { price: moneyText(pick.lasting, loc) })] : []),
    ...pick.advice.map((held) => `${loc.t('recommend:advice', { text: heldText(held, 'advice', scene) })} ${cites.cite(held)}`),
  ];
  if (lines.length === 0) return [];
  return [{ type: 'fields', items: [{ label: name(pick, loc), value: lines.join('\n'), wide: true }] }];
}

/** The plans with their reasons, those of another currency after them. */
export function pickBlocks({ picks, elsewhere }: Recommendation, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const other = elsewhere[0]?.lasting.currency;
  return [
    ...picksTable(picks, undefined, scene),
    ...picks.flatMap((pick) => why(pick, scene)),
    ...(other ? picksTable(elsewhere, loc.t('cost:listOf', { currency: loc.t(`common:options.currency.choices.${other}`) }), scene) : []),
  ];
}

/** What was assumed of the use; what is missing where none was told. */
export function useBlocks({ needs, picks, elsewhere, estimate }: Recommendation, scene: Scene): readonly Block[] {
  const { loc } = scene;
  if (!needs.use && !needs.parts) return [{ type: 'note', text: loc.t('recommend:noUse') }];
  const lead = (picks.length > 0 ? picks : elsewhere).slice(0, 1);
  const blocks = assumptionBlocks([...estimate.assumptions, ...lead.flatMap((each) => each.estimate.assumptions)], scene);
  return blocks.length > 0 ? [{ type: 'details', summary: loc.t('cost:folds.assumptions'), blocks }] : [];
}

/** One line for each reason, with the plans that it rules out. */
function ruledOut({ ruledOut: all }: Recommendation, scene: Scene): readonly LeafBlock[] {
  const { loc } = scene;
  const told = all.flatMap(({ judged, reasons }) => {
    const [reason] = reasons;
    if (!reason) return [];
    const summed = reason.kind === 'sale' || reason.kind === 'quota' || reason.kind === 'budget';
    const text = summed ? loc.t(`recommend:out.${reason.kind}`) : reasonText(reason, undefined, scene);
    return [{ candidate: judged, reasons: [reason], text }];
  });
  return linesByReason(told, scene).map((text) => ({ type: 'text', text }));
}

/** Those that may meet the needs: told with what is not stated, never recommended. */
export function openBlocks({ open }: Pick<Recommendation, 'open'>, scene: Scene): readonly Block[] {
  if (open.length === 0) return [];
  const blocks = openLines(open, scene).map((text): LeafBlock => ({ type: 'text', text }));
  return [{ type: 'details', summary: scene.loc.t('recommend:folds.open', { count: open.length }), blocks }];
}

/** Plans that meet the needs and cost nothing. */
export function freeNotes({ free }: Pick<Recommendation, 'free'>, { loc }: Scene): readonly Block[] {
  const plans = free.map(({ estimate: { plan } }) => plan);
  return plans.length > 0 ? [{ type: 'note', text: freeText(plans, loc) }] : [];
}

/** What decides here and sources may disagree on: prices, and lists where one has what another lacks. */
function deciding({ estimate: { plan }, reasons }: Picked, { view, loc }: Scene): readonly Owned[] {
  const lists = new Set(
    reasons.flatMap((reason) => (reason.answer === 'disputed' ? [reason.kind === 'family' ? 'models' : (`${reason.kind}s` as const)] : [])),
  );
  return (['prices', ...lists] as const).flatMap((attribute) => owned(entityName(plan, loc), view.slots(plan, attribute)));
}

function buttons({ view, result, given }: RecommendValues, { loc }: Scene): readonly Button[] {
  const { picks, needs, elsewhere } = result;
  const shown = picks.length > 0 ? picks : elsewhere;
  const [best] = shown;
  if (!best) return [{ type: 'action', label: loc.t('recommend:buttons.all'), act: { command: 'plans', args: {} } }];
  const plan = best.estimate.plan.id;
  const use = given['use'];
  return [
    {
      type: 'action',
      style: 'primary',
      priority: 2,
      label: loc.t('compare:buttons.open', { plan: name(best, loc) }),
      act: { command: 'plan', args: { name: plan } },
    },
    ...(shown.length > 1
      ? [
          {
            type: 'action',
            priority: 1,
            label: loc.t('recommend:buttons.compare'),
            act: { command: 'compare', args: { plans: shown.map(({ estimate }) => estimate.plan.id).join(' ') } },
          } as const,
        ]
      : []),
    ...(use && (needs.use || needs.parts)
      ? [
          {
            type: 'action',
            label: loc.t('recommend:buttons.cost'),
            act: { command: 'cost', args: { use, plans: shown.map(({ estimate }) => estimate.plan.id).join(' ') } },
          } as const,
        ]
      : []),
    ...siteButtons([best.estimate.plan], view, loc),
  ];
}

/** Pure. */
export function recommendCard(values: RecommendValues, loc: Localizer): Card {
  const { view, result } = values;
  const scene = createScene(view, loc);
  const { picks, elsewhere, nextUp, estimate } = result;
  const lead = (picks.length > 0 ? picks : elsewhere).slice(0, 1);
  const out = ruledOut(result, scene);
  const blocks: Block[] = [
    ...pickBlocks(result, scene),
    ...(nextUp && picks.length + elsewhere.length > 0
      ? [{ type: 'text', text: loc.t('recommend:nextUp', { plan: name(nextUp, loc), price: moneyText(nextUp.lasting, loc) }) } as const]
      : []),
    ...disputeBlocks(
      lead.flatMap((pick) => deciding(pick, scene)),
      scene,
    ),
    ...freeNotes(result, scene),
    ...openBlocks(result, scene),
    ...(out.length > 0 ? [{ type: 'details', summary: loc.t('recommend:folds.out', { count: result.ruledOut.length }), blocks: out } as const] : []),
    ...useBlocks(result, scene),
    ...(estimate.workload.team
      ? [{ type: 'note' as const, text: teamSentence(estimate.workload.team, loc, estimate.workload.groups !== undefined) }]
      : []),
    ...staleNote(scene),
    { type: 'actions', items: buttons(values, scene) },
  ];
  const said = workloadText(estimate.workload, loc);
  return {
    title: loc.t('recommend:title'),
    tone: picks.length > 0 ? 'success' : 'warning',
    summary: recommendSummary(result, values.warnings, scene),
    blocks,
    subtitle: [...(said ? [said] : []), asOfText(scene)].join(' · '),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}

/** Asked without a word: a form. */
export function recommendFormCard(loc: Localizer): Card {
  const field = (id: 'use' | 'budget' | 'clients' | 'models' | 'within') => ({
    name: id,
    label: loc.t(`recommend:form.${id}.label`),
    placeholder: loc.t(`recommend:form.${id}.placeholder`),
  });
  return {
    title: loc.t('recommend:title'),
    tone: 'info',
    summary: loc.t('recommend:form.intro'),
    blocks: [
      {
        type: 'form',
        title: loc.t('recommend:form.title'),
        act: { command: 'recommend', args: {} },
        fields: [field('use'), field('budget'), field('clients'), field('models'), field('within')],
        submit: loc.t('recommend:form.submit'),
      },
      {
        type: 'actions',
        items: [
          {
            type: 'action',
            label: loc.t('recommend:buttons.cheapest'),
            act: { command: 'recommend', args: { use: loc.t('recommend:examples.cheapest') } },
          },
        ],
      },
    ],
    sources: [],
  };
}
