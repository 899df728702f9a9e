/** At most three plans with their reasons, the next step up, and what was ruled out. */

import type { Warning } from '#src/ask/answer/warnings.ts';
import type { ActionButton, Block, Button, Card, Cell, LeafBlock } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { Judged, Pick as Picked, Reason, Recommendation } from '#src/core/recommend-types.ts';
import { sellsFreely } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { assumptionBlocks } from './cost-assumptions.ts';
import { limitedUse, priceWords, usedText } from './cost-table.ts';
import { priceText, shortfall } from './cost-verdict.ts';
import { factText } from './fact-text.ts';
import { entityName, joinSentences } from './labels.ts';
import { siteButtons } from './links.ts';
import { moreEntries } from './more.ts';
import { moneyText } from './quantity-text.ts';
import { formButton, needsForm } from './recommend-form.ts';
import { heldOf, markedReason, reasonLine, reasonText } from './recommend-reasons.ts';
import { doubtSentences, planLabel, saleText } from './sale-text.ts';
import { freeNotes, linesByReason, openLines, unstatedText } from './shortlist.ts';
import { createScene, disputeBlocks, type Owned, owned, type Scene } from './slot-text.ts';
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

/** Those that share the first place; of them what one can simply have, where something is. */
export function leading({ picks }: Pick<Recommendation, 'picks'>): readonly Picked[] {
  const ties = picks.filter(({ rank }) => rank === picks[0]?.rank);
  const freely = ties.filter(({ estimate: { sale } }) => sellsFreely(sale));
  return freely.length > 0 ? freely : ties;
}

/** What a price does not tell already. */
const isWhy = ({ kind }: Reason): boolean => kind !== 'sale' && kind !== 'budget';

/** Nothing that a plan was held against: only its price speaks for it. */
const needsNothing = ({ reasons }: Picked, { budget }: Recommendation['needs']): boolean => budget === undefined && !reasons.some(isWhy);

/** Without a use nobody can say what lasts, so nothing is recommended: the first of the list is told as that. */
const isUseKnown = ({ needs }: Recommendation): boolean => needs.use !== undefined || needs.parts !== undefined;

/** What is recommended, in a sentence. */
function chosen(result: Recommendation, scene: Scene): string {
  const { picks, nextUp, nearest, elsewhere, open } = result;
  const { loc } = scene;
  const known = isUseKnown(result);
  const ties = leading({ picks });
  const [best] = ties;
  if (best) {
    const price = priceText(best.estimate, loc);
    if (ties.length > 1) return loc.t('recommend:summary.ties', { plans: loc.list(ties.map((each) => told(each, loc))), price });
    const word = best.cheapest ? 'cheapest' : 'best';
    const words = { plan: told(best, loc), price };
    return loc.t(known ? `recommend:summary.${word}` : `recommend:unadvised.${word}`, words);
  }
  const [other] = elsewhere;
  if (other)
    return loc.t(known ? 'recommend:summary.elsewhere' : 'recommend:unadvised.best', {
      plan: told(other, loc),
      price: priceText(other.estimate, loc),
    });
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

/** Those before the one that is simply sold: as good or better, but one has to catch them. */
function toCatch({ picks, freely }: Recommendation): readonly Picked[] {
  const at = picks.findIndex(({ estimate: { plan, sale } }) => plan === freely?.estimate.plan || sale.state !== 'limited');
  return at < 0 ? picks : picks.slice(0, at);
}

/** What one can simply have, then what is better and has to be caught. */
function freelyFirst(freely: Judged, result: Recommendation, { loc }: Scene): readonly string[] {
  const { plan, sale } = freely.estimate;
  const told = { plan: entityName(plan, loc), price: priceText(freely.estimate, loc), day: sale.held ? loc.day(sale.held.checked) : '' };
  const catching = toCatch(result).map((each) => loc.t('cost:verdict.priced', { plan: name(each, loc), price: priceText(each.estimate, loc) }));
  return [
    loc.t(isUseKnown(result) ? 'recommend:summary.free' : 'recommend:unadvised.free', told),
    ...(catching.length > 0 ? [loc.t('recommend:summary.catch', { plans: catching.join(loc.t('fact:join')) })] : []),
  ];
}

/** Nothing is recommended of which nobody has confirmed lately that it is still sold. */
function choiceSentences(result: Recommendation, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { freely, picks, elsewhere } = result;
  if (freely) return freelyFirst(freely, result, scene);
  const [best] = [...picks, ...elsewhere];
  const doubt = doubtSentences(
    [...picks, ...elsewhere].map(({ estimate: { sale } }) => sale),
    loc,
  );
  if (!best || doubt.length === 0) return [chosen(result, scene)];
  return [...doubt, loc.t('recommend:summary.doubtful', { plan: name(best, loc), price: priceText(best.estimate, loc) })];
}

/** Where the use is not known, that comes first: it decides what lasts. */
function headSentences(result: Recommendation, scene: Scene): readonly string[] {
  const isAsked = !isUseKnown(result) && result.picks.length + result.elsewhere.length > 0;
  return [...(isAsked ? [scene.loc.t('recommend:noUse')] : []), ...choiceSentences(result, scene)];
}

/** What they need that no field holds. */
export const unjudgedText = ({ unjudged }: Recommendation['needs'], loc: Localizer): readonly string[] =>
  unjudged ? [loc.t('recommend:unjudged', { words: loc.list(unjudged.map((words) => loc.t('recommend:quoted', { words }))) })] : [];

/** The recommendation in a sentence or two, and what was not judged. */
export function recommendSummary(result: Recommendation, warnings: readonly Warning[], scene: Scene): string {
  const { loc } = scene;
  const { needs } = result;
  const [head, unjudged] = [headSentences(result, scene), unjudgedText(needs, loc)];
  const [best] = result.picks;
  // Where nothing that was needed could be judged, that comes first.
  const said = best && needsNothing(best, needs) ? [...unjudged, ...head] : [...head, ...unjudged];
  return joinSentences([...said, ...warnings.map((warning) => warned(warning, scene))], loc);
}

/** How much of its quota it takes, and the other needs that it meets, with the sources of all of it. */
function whyText(pick: Picked, scene: Scene): string {
  const use = limitedUse(pick.estimate);
  const reasons = pick.reasons.filter(isWhy);
  const texts = reasons.map((reason) => (reason.kind === 'quota' && use ? usedText(use, scene) : markedReason(reason, pick, scene)));
  const helds = reasons.flatMap((reason) => heldOf(reason, pick) ?? []);
  return `${texts.join(scene.loc.t('fact:join'))} ${scene.cites.citeAll(...helds.map((held) => [held]))}`.trim();
}

type Columns = { readonly needs: boolean; readonly sale: boolean };

function pickRow(pick: Picked, lead: Picked | undefined, { needs, sale }: Columns, scene: Scene): readonly Cell[] {
  const { loc } = scene;
  const label = name(pick, loc);
  return [
    pick === lead ? { text: label, better: true } : label,
    priceWords(pick.estimate, scene),
    ...(needs ? [whyText(pick, scene)] : []),
    ...(sale ? [saleText(pick.estimate.sale, loc)] : []),
  ];
}

function picksTable(picks: readonly Picked[], lead: Picked | undefined, caption: string | undefined, scene: Scene): readonly Block[] {
  if (picks.length === 0) return [];
  const wanted = {
    needs: picks.some(({ reasons }) => reasons.some(isWhy)),
    sale: picks.some(({ estimate }) => !sellsFreely(estimate.sale)),
  };
  const ids = (['plan', 'price', 'needs', 'sale'] as const).filter((id) => id === 'plan' || id === 'price' || wanted[id]);
  const columns = ids.map((id) => ({ id, label: scene.loc.t(`recommend:columns.${id}`) }));
  return [{ type: 'table', columns, rows: picks.map((pick) => pickRow(pick, lead, wanted, scene)), ...(caption ? { caption } : {}) }];
}

function why(pick: Picked, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const facts = pick.reasons.filter(({ kind, answer }) => kind !== 'sale' || answer !== 'yes');
  const lines = [
    ...facts.map((reason) => reasonLine(reason, pick, scene)),
    ...(pick.cheapest ? [loc.t('recommend:cheapest', { price: moneyText(pick.lasting, loc) })] : []),
    ...pick.advice.map(
      (held) => `${loc.t('recommend:advice', { text: factText(held.fact, 'advice', loc, scene.view.catalog) })} ${cites.cite(held)}`,
    ),
  ];
  if (lines.length === 0) return [];
  return [{ type: 'fields', items: [{ label: name(pick, loc), value: lines.join('\n'), wide: true }] }];
}

/** The plans; the one that is recommended is marked. */
export function pickBlocks(result: Recommendation, scene: Scene): readonly Block[] {
  const { picks, freely } = result;
  const lead = picks.find(({ estimate: { plan } }) => plan === freely?.estimate.plan) ?? (freely ? undefined : picks[0]);
  const certain = lead && doubtSentences([lead.estimate.sale], scene.loc).length === 0 ? lead : undefined;
  return picksTable(picks, picks.length > 1 && isUseKnown(result) ? certain : undefined, undefined, scene);
}

/** What speaks for each, a line a need, with whose advice it is. */
export function pickReasons({ picks }: Recommendation, scene: Scene): readonly Block[] {
  return picks.flatMap((pick) => why(pick, scene));
}

/** The best of those paid in another currency: never ranked with the picks. */
export function elsewhereBlocks({ elsewhere }: Recommendation, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const other = elsewhere[0]?.lasting.currency;
  return other ? picksTable(elsewhere, undefined, loc.t('cost:listOf', { currency: loc.t(`common:currencyNames.${other}`) }), scene) : [];
}

/** What was assumed of the use. */
export function useBlocks({ picks, elsewhere, estimate }: Recommendation, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const lead = (picks.length > 0 ? picks : elsewhere).slice(0, 1);
  const blocks = assumptionBlocks([...estimate.assumptions, ...lead.flatMap((each) => each.estimate.sums().assumptions)], scene);
  return blocks.length > 0 ? [{ type: 'details', summary: loc.t('cost:folds.assumptions'), blocks }] : [];
}

/** One line for each reason, with the plans that it rules out. */
export function ruledOutLines(all: Recommendation['ruledOut'], scene: Scene): readonly string[] {
  const { loc } = scene;
  const told = all.flatMap(({ judged, reasons }) => {
    const [reason] = reasons;
    if (!reason) return [];
    const summed = reason.kind === 'sale' || reason.kind === 'quota' || reason.kind === 'budget';
    const text = summed ? loc.t(`recommend:out.${reason.kind}`) : reasonText(reason, undefined, scene);
    return [{ candidate: judged, reasons: [reason], text }];
  });
  return linesByReason(told, scene);
}

/** Those that may meet the needs: told with what is not stated, never recommended. */
export function openBlocks({ open }: Pick<Recommendation, 'open'>, scene: Scene): readonly Block[] {
  if (open.length === 0) return [];
  const blocks = openLines(open, scene).map((text): LeafBlock => ({ type: 'text', text }));
  return [{ type: 'details', summary: scene.loc.t('recommend:folds.open', { count: open.length }), blocks }];
}

/** What decides here and sources may disagree on: prices, and lists where one has what another lacks. */
function deciding({ estimate: { plan }, reasons }: Picked, { view, loc }: Scene): readonly Owned[] {
  const lists = new Set(
    reasons.flatMap((reason) => (reason.answer === 'disputed' ? [reason.kind === 'family' ? 'models' : (`${reason.kind}s` as const)] : [])),
  );
  return (['prices', ...lists] as const).flatMap((attribute) => owned(entityName(plan, loc), view.slots(plan, attribute)));
}

/** The likeliest next step first: to say more of what is needed, or to correct what was assumed. */
function buttons({ view, result, given }: RecommendValues, change: ActionButton, { loc }: Scene): readonly Button[] {
  const { picks, needs, elsewhere } = result;
  const shown = picks.length > 0 ? picks : elsewhere;
  const best = result.freely ?? shown[0];
  if (!best) return [change, { type: 'action', label: loc.t('recommend:buttons.all'), act: { command: 'plans', args: {} } }];
  const plan = best.estimate.plan.id;
  const use = given['use'];
  return [
    change,
    {
      type: 'action',
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
  const out = ruledOutLines(result.ruledOut, scene).map((text): LeafBlock => ({ type: 'text', text }));
  const assumed = useBlocks(result, scene);
  const form = needsForm(estimate.workload, values.given, loc);
  const change = formButton(form, loc.t('recommend:form.parts.needs'), values.given, loc);
  const blocks: Block[] = [
    ...pickBlocks(result, scene),
    ...(picks.length === 0 ? elsewhereBlocks(result, scene) : []),
    ...(nextUp && picks.length + elsewhere.length > 0
      ? [{ type: 'text', text: loc.t('recommend:nextUp', { plan: name(nextUp, loc), price: moneyText(nextUp.lasting, loc) }) } as const]
      : []),
    ...freeNotes(result.free, loc),
    ...(estimate.workload.team
      ? [{ type: 'note' as const, text: teamSentence(estimate.workload.team, loc, estimate.workload.groups !== undefined) }]
      : []),
    { type: 'actions', items: buttons(values, { ...change.button, style: 'primary', priority: 2 }, scene) },
  ];
  const said = workloadText(estimate.workload, loc);
  const subtitle = [...(said ? [said] : []), asOfText(scene)].join(' · ');
  const more = moreEntries(
    {
      working: [...pickReasons(result, scene), ...assumed],
      others: [
        ...(picks.length > 0 ? elsewhereBlocks(result, scene) : []),
        ...openBlocks(result, scene),
        ...(out.length > 0
          ? [{ type: 'details', summary: loc.t('recommend:folds.out', { count: result.ruledOut.length }), blocks: out } as const]
          : []),
      ],
      conflicts: disputeBlocks(
        lead.flatMap((pick) => deciding(pick, scene)),
        scene,
      ),
    },
    loc,
    { working: loc.t('recommend:menu.working'), others: loc.t('recommend:menu.others') },
  );
  return {
    title: loc.t('recommend:title'),
    tone: picks.length === 0 ? 'warning' : isUseKnown(result) ? 'success' : 'info',
    summary: recommendSummary(result, values.warnings, scene),
    blocks,
    more: [...more, ...change.more],
    subtitle,
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
