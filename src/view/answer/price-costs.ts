/** Parts of a card that answer sums over prices. */

import { sumsOf } from '#src/ask/answer/price-costs.ts';
import type { DifferenceAnswer, ExchangeAnswer, ReducedAnswer, TotalAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import { decimal, type MoneyRange, subtractMoney, timesMoney } from '#src/core/money.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { multiples } from '../compare-notes.ts';
import { verdict } from '../compare-verdict.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { comparisonNotes, comparisonTable, multiplesIn } from './compare.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { type Part, say, step } from './part.ts';

type Item = TotalAnswer['items'][number];

/** "¥9.90 + ¥40 × 2". */
function phasesText({ phases }: NonNullable<Item['first']>, count: number, { loc }: Scene): string {
  return phases
    .map(({ held, periods }) => {
      const parts = [
        loc.money(held.fact.amount, held.fact.currency),
        ...(count > 1 ? [loc.number(count)] : []),
        ...(periods.typical > 1 ? [loc.number(periods.typical)] : []),
      ];
      return parts.join(' × ');
    })
    .join(' + ');
}

/** "¥49 × 12", so that a reader can redo it. */
function formula(item: Item, answer: TotalAnswer, scene: Scene): string {
  const { cost, count, off, first } = item;
  const { months, query } = answer;
  const { loc } = scene;
  // With a first-purchase price every phase is written out: what is shown must add up to the total.
  if (query.task.type === 'total' && query.task.phase === 'first' && first && off === undefined) return phasesText(first, count, scene);
  const phase = cost?.phases.at(-1);
  if (!phase) return '—';
  const { amount, currency } = phase.held.fact;
  const parts = [loc.money(amount, currency), ...(count > 1 ? [loc.number(count)] : []), ...(months > 1 ? [loc.number(months)] : [])];
  const product = parts.join(' × ');
  return off === undefined ? product : `${product} × ${loc.percent(1 - off)}`;
}

/** "5 × Lite". */
const severalOf = (plan: Entity, count: number, loc: Localizer): string =>
  count === 1 ? entityName(plan, loc) : say(loc, 'total.several', { plan: entityName(plan, loc), count: loc.number(count) });

/** "1 year", "3 months". */
function spanText(months: number, loc: Localizer): string {
  const [key, count] = months % 12 === 0 ? (['years', months / 12] as const) : (['months', months] as const);
  return say(loc, `total.${key}`, { count, number: loc.number(count) });
}

function totalSentences(answer: TotalAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { items, sums, months } = answer;
  const priced = items.filter(({ cost }) => cost !== undefined);
  if (priced.length === 0)
    return items.map(({ plan }) => say(loc, 'notThere', { subject: entityName(plan, loc), label: loc.t('fact:attributes.prices') }));
  const span = spanText(months, loc);
  const whole = sums.map((sum) => moneyText(sum, loc)).join(' + ');
  const expression = priced.map((item) => formula(item, answer, scene)).join(' + ');
  const who = loc.list(priced.map(({ plan, count }) => severalOf(plan, count, loc)));
  const task = answer.query.task.type === 'total' ? answer.query.task : undefined;
  const [sum, foreign] = sums;
  if (task?.split !== undefined && sum && !foreign)
    return [
      say(loc, 'total.split', {
        who,
        span,
        total: whole,
        count: task.split,
        each: moneyText(timesMoney(sum, decimal(1).div(task.split)), loc),
        formula: priced.length === 1 ? expression : whole,
      }),
    ];
  return [say(loc, 'total.said', { who, span, total: whole, formula: expression })];
}

function alternatives(answer: TotalAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { task } = answer.query;
  if (answer.items.length > 1) {
    const plain = task.type === 'total' && task.phase === undefined && task.per === undefined && task.off === undefined;
    const opening = answer.items.flatMap(({ first, cost }) => first?.total ?? cost?.total ?? []);
    const [sum, other] = sumsOf(opening);
    return plain && sum && !other && answer.items.some(({ first }) => first !== undefined)
      ? [say(loc, 'total.firstAll', { total: moneyText(sum, loc) })]
      : [];
  }
  return answer.items.flatMap(({ plan, yearly, first, cost, count }) => {
    const name = entityName(plan, loc);
    const cheaper = yearly && cost && yearly.payment !== cost.payment && yearly.total.typical !== cost.total.typical;
    return [
      ...(cheaper && yearly
        ? [
            say(loc, `total.paid.${yearly.payment}`, {
              plan: name,
              total: moneyText(yearly.total, loc),
              monthly: moneyText(timesMoney(yearly.total, decimal(1).div(answer.months * count)), loc),
            }),
          ]
        : []),
      ...(first &&
      answer.items.length === 1 &&
      !(task.type === 'total' && (task.phase === 'first' || task.per !== undefined || task.off !== undefined))
        ? [say(loc, 'total.first', { plan: name, total: moneyText(first.total, loc) })]
        : []),
    ];
  });
}

export function totalPart(answer: TotalAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const rows = answer.items.map((item): readonly Cell[] => [
    severalOf(item.plan, item.count, loc),
    formula(item, answer, scene),
    item.cost
      ? `${moneyText(item.reduced ?? (answer.query.task.type === 'total' && answer.query.task.phase === 'first' ? (item.first ?? item.cost) : item.cost).total, loc)} ${cites.citeAll(item.cost.phases.map(({ held }) => held))}`
      : loc.t('fact:unknown'),
  ]);
  const plans = answer.items.map(({ plan }) => plan);
  const { task } = answer.query;
  const [told, others] = [totalSentences(answer, scene), alternatives(answer, scene)];
  return {
    title: loc.list(plans.map((plan) => entityName(plan, loc))),
    tone: answer.sums.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(task.type === 'total' && task.per ? [...others, ...told] : [...told, ...others], loc),
    blocks: [{ type: 'table', columns: (['who', 'formula', 'total'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }],
    buttons: [step(loc.t('ask:buttons.cost'), 'cost', { plans: plans.map(({ id }) => id).join(' ') }), ...buttonsFor(plans, loc)],
    pages: plans.slice(0, 2),
  };
}

export function reducedPart(answer: ReducedAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { currency, months, off } = answer;
  const { task } = answer.query;
  const each = task.type === 'reduced' ? task.amount : 0;
  const formulaText = `${loc.money(each, currency)}${months > 1 ? ` × ${loc.number(months)}` : ''} × (1 - ${loc.percent(off)})`;
  const said = say(loc, 'reduced.said', {
    amount: loc.money(answer.amount, currency),
    formula: formulaText,
    saved: loc.money(decimal(answer.full).minus(answer.amount).toFixed(), currency),
  });
  const offer = answer.discount
    ? [
        say(loc, answer.ended ? 'reduced.over' : 'reduced.runs', {
          name: loc.pick(answer.discount.fact.name),
          day: loc.day(answer.discount.fact.until ?? scene.view.day),
        }),
      ]
    : [];
  const blocks: Block[] = answer.discount
    ? [
        {
          type: 'fields',
          items: [
            {
              label: loc.pick(answer.discount.fact.name),
              value: `${heldText(answer.discount, 'discounts', scene)} ${cites.cite(answer.discount)}`,
              wide: true,
            },
          ],
        },
      ]
    : [];
  return {
    title: loc.t('ask:reduced.title'),
    tone: answer.ended ? 'warning' : 'info',
    verdict: joinSentences([said, ...offer], loc),
    blocks,
    buttons: [],
    pages: [],
  };
}

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

export function exchangePart(answer: ExchangeAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { from, to, exchange: by } = answer;
  const { task } = answer.query;
  const own = task.type === 'exchange' ? task.rate : undefined;
  const values = to && {
    from: moneyText(from, loc),
    to: moneyText(to, loc),
    sum: `${from.currency === 'USD' ? '×' : '÷'} ${loc.number(own ?? 1, 4)}`,
  };
  const said = values ? say(loc, own === undefined ? 'exchange.said' : 'exchange.own', values) : loc.t('ask:exchange.none');
  const rate = by
    ? [
        {
          type: 'note' as const,
          text: say(loc, 'rate', { base: by.base, quote: by.quote, rate: by.rate, day: loc.day(by.cite.checked), cite: cites.cite(by.cite) }),
        },
      ]
    : [];
  return { title: loc.t('ask:exchange.title'), tone: to ? 'info' : 'warning', verdict: said, blocks: rate, buttons: [], pages: [] };
}
