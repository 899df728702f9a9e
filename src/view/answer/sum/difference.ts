/** The part of a card that sets prices against each other: of plans, phases, days or ways of paying. */
import type { DifferenceAnswer } from '#src/ask/answer/sum/types.ts';
import { decimal } from '#src/core/money.ts';
import type { Apart } from '#src/core/sum/relate.ts';
import type { PriceItem } from '#src/core/sum/types.ts';
import { multiples } from '../../compare-notes.ts';
import { verdict } from '../../compare-verdict.ts';
import { rateNotes } from '../../conversion-text.ts';
import { joinSentences, namesText, shortNames, slotLabel } from '../../labels.ts';
import { moneyText, unitText } from '../../quantity-text.ts';
import type { Scene } from '../../slot-text.ts';
import { comparisonDisputes, comparisonTable, leftOutOf, multiplesIn, oneNote } from '../compare.ts';
import { buttonsFor } from '../fact.ts';
import { findingSentences } from '../finding-sentences.ts';
import type { Part } from '../part.ts';
import { formulaText, tableOf } from './formula.ts';
import { plansOfItems, severalOf, spanText, titleOf } from './names.ts';

type Pair = DifferenceAnswer['pairs'][number];
type Label = 'subject' | 'first' | 'regular' | 'now' | 'before' | 'paid-month' | 'paid-quarter' | 'paid-year';

/** What tells an item apart from the one beside it. */
function labelOf(item: PriceItem, beside: PriceItem | undefined): Label {
  if (beside && item.plan === beside.plan) {
    if (item.day !== beside.day) return item.day > beside.day ? 'now' : 'before';
    if (item.paid !== beside.paid) return `paid-${item.paid}`;
    return item.first ? 'first' : 'regular';
  }
  return item.first && item.phases.length === 1 ? 'first' : 'subject';
}

function sideName(item: PriceItem, beside: PriceItem | undefined, scene: Scene, subject = severalOf(item.plan, item.count, scene.loc)): string {
  return scene.loc.t(`ask:difference.side.${labelOf(item, beside)}`, { subject }).trim();
}

/** "¥49", "¥49 × 2 = ¥98": the formula where there is something to reckon. */
function priceText(item: PriceItem, scene: Scene): string {
  const [text, formula] = [moneyText(item.value, scene.loc), formulaText(item.formula, scene, item.orElse)];
  return text === formula ? text : scene.loc.t('ask:sum.gives', { formula, value: text });
}

/** A plan beside itself: what its price rose or fell to, or what the cheaper way of paying saves. */
function besideItself({ one, other }: Pair, gap: Apart, scene: Scene): string {
  const { loc } = scene;
  const [less, more] = gap.sign < 0 ? [one, other] : [other, one];
  const subject = severalOf(one.plan, one.count, loc);
  const difference = moneyText(gap.gap, loc);
  const share = (of: PriceItem) => loc.percent(decimal(gap.gap.typical).div(of.value.typical).toNumber(), 2);
  const [now, before] = one.day >= other.day ? [one, other] : [other, one];
  if (now.day !== before.day)
    return loc.t(now === more ? 'ask:difference.rose' : 'ask:difference.fell', {
      subject,
      from: moneyText(before.value, loc),
      to: moneyText(now.value, loc),
      difference,
      percent: share(before),
      factor: loc.number(decimal(now.value.typical).div(before.value.typical).toNumber(), 2),
    });
  return loc.t('ask:difference.saves', {
    one: sideName(less, more, scene),
    a: priceText(less, scene),
    other: sideName(more, less, scene, ''),
    b: priceText(more, scene),
    difference,
    percent: share(more),
  });
}

function pairSentence(pair: Pair, months: number, scene: Scene): string {
  const { loc } = scene;
  const { one, other, apart: gap } = pair;
  const values = { one: sideName(one, other, scene), other: sideName(other, one, scene), a: priceText(one, scene), b: priceText(other, scene) };
  if (!gap) return loc.t('ask:difference.currencies', values);
  if (gap.sign === 0) return loc.t('ask:difference.same', values);
  const told = { ...values, difference: moneyText(gap.gap, loc), percent: gap.share === undefined ? '' : loc.percent(gap.share, 2) };
  if (one.plan === other.plan && months === 1) return besideItself(pair, gap, scene);
  if (months === 1) return loc.t(gap.sign > 0 ? 'ask:difference.more' : 'ask:difference.less', told);
  const [less, more] = gap.sign < 0 ? [one, other] : [other, one];
  const formula = `${moneyText(more.value, loc)} − ${moneyText(less.value, loc)}`;
  return loc.t(gap.sign > 0 ? 'ask:difference.totalMore' : 'ask:difference.totalLess', {
    ...told,
    total: told.difference,
    span: spanText(months, loc),
    formula,
  });
}

/** "Pro gives 4,800 requests more per 5 hours, 5× as much". */
function quotaSentences({ quotas, pairs }: DifferenceAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const [pair] = pairs;
  if (!pair) return [];
  return quotas.map(({ window, one, other, factor }) => {
    const [less, more, times] = factor >= 1 ? [one, other, factor] : [other, one, 1 / factor];
    const taller = factor >= 1 ? pair.other : pair.one;
    const gap = (key: 'low' | 'typical' | 'high') => Math.max(0, more.value[key] - less.value[key]);
    const values = {
      plan: severalOf(taller.plan, taller.count, loc),
      per: loc.t(`ask:per.${window}`),
      more: unitText({ low: gap('low'), typical: gap('typical'), high: gap('high') }, more.unit, loc),
      factor: loc.number(times),
    };
    return loc.t(factor === 1 ? 'ask:difference.sameQuota' : 'ask:difference.quota', values);
  });
}

/** What else was asked of the two: their quotas, other rows that tell them apart, or the plan's own quota. */
function moreSentences(answer: DifferenceAnswer, scene: Scene): readonly string[] {
  const { quotas, comparison, findings, query, pairs } = answer;
  const limits = query.rows.some(({ term }) => term.of === 'quota');
  if (quotas.length > 0) return quotaSentences(answer, scene);
  if (limits && comparison && comparison.rows.length > 1) return [verdict(comparison, scene.loc), ...multiplesIn(comparison, scene)];
  if (limits && pairs.length > 0 && !comparison && findings.length === 0) return [scene.loc.t('ask:compare.untold')];
  return findingSentences(findings, scene);
}

/** What one of the two costs by itself, over the time that both were to be set beside each other for. */
function aloneSentence(item: PriceItem, told: DifferenceAnswer['told'], scene: Scene): string {
  const { loc } = scene;
  const who = loc.t(`ask:difference.side.paid-${item.paid}`, { subject: severalOf(item.plan, item.count, loc) });
  const values = { who, price: priceText(item, scene) };
  const said =
    told.months === undefined
      ? loc.t('ask:difference.alone', { ...values, span: loc.t(`ask:sum.per.${told.per ?? 'month'}`) })
      : loc.t('ask:difference.aloneOver', { ...values, span: spanText(told.months, loc) });
  const notes = item.helds.flatMap(({ fact }) =>
    fact.note && fact.phase === 'regular' ? [loc.t('ask:withoutDetail', { said: loc.pick(fact.note) })] : [],
  );
  return joinSentences([said, ...new Set(notes)], loc);
}

/** Which prices there are not, what is written of that, and what there is instead. */
function lackingSentences({ lacking, written, items, told }: DifferenceAnswer, scene: Scene): readonly string[] {
  const { loc, view } = scene;
  const none = [...Map.groupBy(lacking, ({ phase, per }) => slotLabel('prices', { phase, per }, view.catalog, loc))].map(([label, of]) =>
    loc.t('ask:notThere', {
      subject: namesText(
        shortNames(
          of.map(({ plan }) => plan),
          loc,
        ),
        loc,
      ),
      label,
    }),
  );
  return [...none, ...findingSentences(written, scene), ...items.map((item) => aloneSentence(item, told, scene))].slice(0, MOST);
}

const MOST = 4;

/** Each pair with what lies between, in its currency; a comparison beside it where more was asked. */
export function differencePart(answer: DifferenceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items, pairs, months, comparison, altogether, by } = answer;
  const plans = [...new Set([...plansOfItems(items), ...answer.lacking.map(({ plan }) => plan)])];
  const sides =
    pairs.length > 0
      ? pairs.flatMap(({ one, other }) => [[one, other] as const, [other, one] as const])
      : items.map((item) => [item, undefined] as const);
  const rows = sides.map(([item, beside]) => [sideName(item, beside, scene), `${priceText(item, scene)} ${cites.citeAll(item.helds)}`]);
  const sentences = [
    ...(pairs.length > 0 ? pairs.slice(0, MOST).map((pair) => pairSentence(pair, months, scene)) : lackingSentences(answer, scene)),
    ...(altogether ? [loc.t('ask:difference.altogether', { total: moneyText(altogether, loc) })] : []),
  ];
  return {
    title: titleOf(plans, loc, MOST),
    tone: pairs.length > 0 ? 'info' : 'warning',
    verdict: joinSentences([...sentences, ...moreSentences(answer, scene)], loc),
    blocks: [
      ...rateNotes(by, scene),
      ...(comparison
        ? [...comparisonTable(comparison, scene), ...leftOutOf(comparison, scene), ...oneNote(multiples(comparison, scene))]
        : tableOf(['who', 'price'], rows, loc)),
    ],
    ...(comparison ? { more: { conflicts: comparisonDisputes(comparison, scene) } } : {}),
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 2),
  };
}
