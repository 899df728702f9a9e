/** Parts of a card that answer sums over prices. */
import { sumsOf } from '#src/ask/answer/price-costs.ts';
import type { ExchangeAnswer, ReducedAnswer, TotalAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Entity } from '#src/catalog/types.ts';
import { decimal, timesMoney } from '#src/core/money.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
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
export const severalOf = (plan: Entity, count: number, loc: Localizer): string =>
  count === 1 ? entityName(plan, loc) : say(loc, 'total.several', { plan: entityName(plan, loc), count: loc.number(count) });

/** "1 year", "3 months". */
export function spanText(months: number, loc: Localizer): string {
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

export function exchangePart(answer: ExchangeAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { from, to, exchange: by } = answer;
  const { task } = answer.query;
  const own = task.type === 'exchange' ? task.rate : undefined;
  const values = to && {
    from: moneyText(from, loc),
    to: moneyText(to, loc),
    sum: `${from.currency === homeCurrency ? '÷' : '×'} ${loc.number(own ?? 1, 4)}`,
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
