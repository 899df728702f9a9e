/** The part of a card that sets prices against each other: of plans, phases, days or ways of paying. */
import { sumsOf } from '#src/ask/answer/price-costs.ts';
import type { DifferenceAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { decimal, type MoneyRange, subtractMoney, timesMoney } from '#src/core/money.ts';
import { multiples } from '../compare-notes.ts';
import { verdict } from '../compare-verdict.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { comparisonNotes, comparisonTable, multiplesIn } from './compare.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { type Part, say } from './part.ts';
import { severalOf, spanText } from './price-costs.ts';

function absolute(range: MoneyRange): MoneyRange {
  const positive = (value: string) => decimal(value).abs().toFixed();
  return { ...range, low: positive(range.low), typical: positive(range.typical), high: positive(range.high) };
}

type Side = DifferenceAnswer['sides'][number];

/** A plan beside itself: what its price rose or fell to, or what the cheaper way of paying saves. */
function oneSubject(one: Side, other: Side, scene: Scene): string | undefined {
  const { loc } = scene;
  if (one.subject.id !== other.subject.id || one.price.currency !== other.price.currency) return undefined;
  const subject = entityName(one.subject, loc);
  const text = (side: Side, of: string) => say(loc, `difference.side.${side.label}`, { subject: of, day: loc.day(side.day) }).trim();
  const [less, more] = decimal(one.price.typical).lt(other.price.typical) ? [one, other] : [other, one];
  const difference = moneyText(absolute(subtractMoney(more.price, less.price)), loc);
  const share = (of: Side) => loc.percent(decimal(more.price.typical).minus(less.price.typical).div(of.price.typical).toNumber(), 2);
  const now = [one, other].find(({ label }) => label === 'now');
  const before = now === one ? other : one;
  if (now && before.label === 'before' && decimal(before.price.typical).gt(0))
    return say(loc, now === more ? 'difference.rose' : 'difference.fell', {
      subject,
      from: moneyText(before.price, loc),
      to: moneyText(now.price, loc),
      difference,
      percent: share(before),
      factor: loc.number(decimal(now.price.typical).div(before.price.typical).toNumber(), 2),
    });
  return say(loc, 'difference.saves', {
    one: text(less, subject),
    a: moneyText(less.price, loc),
    other: text(more, ''),
    b: moneyText(more.price, loc),
    difference,
    percent: share(more),
  });
}

/** Several plans, each its first price beside its regular one: what each saves, and all of them together. */
function differenceOfPhases({ query, sides }: DifferenceAnswer, scene: Scene): readonly string[] | undefined {
  const { task } = query;
  const bySubject = [...Map.groupBy(sides, ({ subject }) => subject.id).values()].filter((pair) => pair.length === 2);
  if (task.type !== 'difference' || task.between !== 'phases' || bySubject.length < 2) return undefined;
  const told = bySubject.flatMap(([one, other]) => (one && other ? (oneSubject(one, other, scene) ?? []) : []));
  const saved = bySubject.flatMap(([one, other]) =>
    one && other && one.price.currency === other.price.currency ? [absolute(subtractMoney(one.price, other.price))] : [],
  );
  const [sum, foreign] = sumsOf(saved);
  return sum && !foreign ? [...told, say(scene.loc, 'difference.altogether', { total: moneyText(sum, scene.loc) })] : told;
}

function differenceSentences(answer: DifferenceAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { sides, monthly, total, months } = answer;
  const [one, other] = sides;
  if (!one || !other) return [loc.t('ask:difference.one')];
  const pairs = differenceOfPhases(answer, scene);
  if (pairs) return pairs;
  const priceText = (side: Side) =>
    side.rate === undefined
      ? moneyText(side.price, loc)
      : `${loc.money(side.held.fact.amount, side.held.fact.currency)} × ${loc.number(side.rate, 4)} = ${moneyText(side.price, loc)}`;
  const nameOf = (side: Side) =>
    side.count !== undefined && side.count > 1
      ? severalOf(side.subject, side.count, loc)
      : say(loc, `difference.side.${side.label}`, { subject: entityName(side.subject, loc), day: loc.day(side.day) });
  const share =
    one.price.currency === other.price.currency && decimal(other.price.typical).gt(0)
      ? decimal(one.price.typical).minus(other.price.typical).abs().div(other.price.typical).toNumber()
      : undefined;
  const values = {
    one: nameOf(one),
    other: nameOf(other),
    a: priceText(one),
    b: priceText(other),
    percent: share === undefined ? '' : loc.percent(share, 2),
  };
  if (!monthly || !total) return [say(loc, 'difference.currencies', values)];
  const sign = decimal(monthly.typical).comparedTo(0);
  if (sign === 0) return [say(loc, 'difference.same', values)];
  if (months === 1)
    return [
      oneSubject(one, other, scene) ??
        say(loc, sign > 0 ? 'difference.more' : 'difference.less', { ...values, difference: moneyText(absolute(monthly), loc) }),
    ];
  const span = spanText(months, loc);
  return [
    say(loc, sign > 0 ? 'difference.totalMore' : 'difference.totalLess', {
      ...values,
      span,
      total: moneyText(absolute(total), loc),
      formula: `${moneyText(absolute(monthly), loc)} × ${loc.number(months)}`,
      a: moneyText(timesMoney(one.price, months), loc),
      b: moneyText(timesMoney(other.price, months), loc),
    }),
  ];
}

/** "每 5 小时多 4,800–19,200 次请求（5 倍）". */
function quotaSentences({ quotas = [], sides }: DifferenceAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const names = sides.map(({ subject }) => entityName(subject, loc));
  return quotas.flatMap(({ window, factor, values: [one, other] }) => {
    if (!one || !other) return [];
    const [less, more, times] = factor >= 1 ? [one, other, factor] : [other, one, 1 / factor];
    const gap = (key: 'low' | 'typical' | 'high') => Math.max(0, more.value[key] - less.value[key]);
    const values = {
      plan: names[factor >= 1 ? 1 : 0] ?? '',
      per: say(loc, `per.${window}`),
      more: unitText({ low: gap('low'), typical: gap('typical'), high: gap('high') }, more.unit, loc),
      factor: loc.number(times),
    };
    return [say(loc, factor === 1 ? 'difference.sameQuota' : 'difference.quota', values)];
  });
}

export function differencePart(answer: DifferenceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { sides, comparison, findings } = answer;
  const subjects = [...new Map(sides.map(({ subject }) => [subject.id, subject])).values()];
  const rows = sides.map((side): readonly Cell[] => [
    say(loc, `difference.side.${side.label}`, { subject: entityName(side.subject, loc), day: loc.day(side.day) }),
    `${moneyText(side.price, loc)} ${cites.cite(side.held)}`,
  ]);
  const table: Block = { type: 'table', columns: (['who', 'price'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows };
  const wide = comparison && comparison.rows.length > 1;
  const more =
    answer.quotas && answer.quotas.length > 0
      ? quotaSentences(answer, scene)
      : wide
        ? [verdict(comparison, loc), ...multiplesIn(comparison, scene)]
        : findingSentences(findings, scene);
  return {
    title: loc.list(subjects.map((subject) => entityName(subject, loc))) || loc.t('ask:title'),
    tone: sides.length > 1 ? 'info' : 'warning',
    verdict: joinSentences([...differenceSentences(answer, scene), ...more], loc),
    blocks: comparison
      ? [...comparisonTable(comparison, scene), ...comparisonNotes(comparison, scene), ...multiples(comparison, scene)]
      : rows.length > 0
        ? [table]
        : [],
    buttons: buttonsFor(subjects, loc),
    pages: subjects.slice(0, 2),
  };
}
