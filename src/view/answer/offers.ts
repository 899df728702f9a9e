/** Parts of a card that answer promotional prices, prices by the day, and written-out sums. */

import type { ArithmeticAnswer, DailyAnswer, OfferAnswer } from '#src/ask/answer/types.ts';
import type { Cell } from '#src/card/card.ts';
import { homeCurrency } from '#src/catalog/currencies.ts';
import { decimal, timesMoney } from '#src/core/money.ts';
import { entityName, joinSentences, quantityText } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { type Part, say } from './part.ts';

export function offerPart(answer: OfferAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items, months } = answer;
  const formula = ({ list, discount }: OfferAnswer['items'][number]) =>
    `${loc.money(list.fact.amount, list.fact.currency)}${months > 1 ? ` × ${months}` : ''} × ${loc.percent(1 - discount.fact.off)}`;
  const sentences = items.slice(0, 3).map((item) =>
    say(loc, 'offer.said', {
      plan: entityName(item.plan, loc),
      name: loc.pick(item.discount.fact.name),
      total: moneyText(item.total, loc),
      formula: formula(item),
    }),
  );
  const [only] = items;
  const monthly =
    only && items.length === 1 && months > 1
      ? [say(loc, 'offer.monthly', { money: moneyText(timesMoney(only.total, decimal(1).div(months)), loc) })]
      : [];
  const [over] = items.filter(({ ended }) => ended);
  const past = over
    ? [say(loc, 'offer.over', { name: loc.pick(over.discount.fact.name), day: loc.day(over.discount.fact.until ?? scene.view.day) })]
    : [];
  const now = items
    .flatMap(({ plan, now: cost }) => (cost ? [{ plan, cost }] : []))
    .concat(answer.without.map(({ plan, now: cost }) => ({ plan, cost })))
    .slice(0, 3)
    .map(({ plan, cost }) =>
      say(loc, `offer.now.${months === 12 ? 'year' : months === 3 ? 'quarter' : 'month'}`, {
        plan: entityName(plan, loc),
        total: moneyText(cost.total, loc),
      }),
    );
  const rows = items.map((item): readonly Cell[] => [
    entityName(item.plan, loc),
    formula(item),
    `${moneyText(item.total, loc)} ${cites.citeAll([item.list, item.discount])}`,
  ]);
  return {
    title: items[0] ? loc.pick(items[0].discount.fact.name) : loc.t('ask:title'),
    tone: over || items.length === 0 ? 'warning' : 'info',
    verdict: joinSentences([...(items.length > 0 ? [...past, ...sentences, ...monthly] : [loc.t('ask:offer.none')]), ...now], loc),
    blocks: [
      ...(rows.length > 0
        ? [{ type: 'table' as const, columns: (['who', 'formula', 'total'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : []),
      ...items
        .slice(0, 1)
        .map(({ discount }) => ({ type: 'note' as const, text: `${heldText(discount, 'discounts', scene)} ${cites.cite(discount)}` })),
    ],
    buttons: buttonsFor(
      [...items, ...answer.without].map(({ plan }) => plan),
      loc,
    ),
    pages: [...items, ...answer.without].slice(0, 1).map(({ plan }) => plan),
  };
}

export function dailyPart(answer: DailyAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items, days } = answer;
  const sentences = items.slice(0, 4).map(({ plan, held, price }) =>
    say(loc, 'daily.said', {
      plan: entityName(plan, loc),
      price: moneyText(price, loc),
      formula: `${loc.money(held.fact.amount, held.fact.currency)} ÷ ${days}`,
    }),
  );
  return {
    title: loc.list(items.slice(0, 3).map(({ plan }) => entityName(plan, loc))) || loc.t('ask:title'),
    tone: items.length > 0 ? 'info' : 'warning',
    verdict: items.length > 0 ? joinSentences(sentences, loc) : loc.t('ask:nothing'),
    blocks:
      items.length > 0
        ? [
            {
              type: 'fields',
              items: items.map(({ plan, held }) => ({
                label: entityName(plan, loc),
                value: `${heldText(held, 'prices', scene)} ${cites.cite(held)}`,
              })),
            },
          ]
        : [],
    buttons: buttonsFor(
      items.map(({ plan }) => plan),
      loc,
    ),
    pages: items.slice(0, 1).map(({ plan }) => plan),
  };
}

type Arithmetic = Extract<ArithmeticAnswer['query']['task'], { type: 'arithmetic' }>;

/** "¥40 ÷ 18,000 requests = ¥0.00222 each": money over what it buys, by the person's own figures. */
function ownUnitPrice({ a, b, unit = 'request', currency = homeCurrency }: Arithmetic, result: number, loc: Scene['loc']): Part {
  const of = unit === 'token' ? 1_000_000 : 1;
  const price = loc.money(decimal(result).toSignificantDigits(3).toFixed(), currency);
  const values = { formula: `${loc.money(a, currency)} ÷ ${quantityText(b * of, unit, loc)}`, price, one: quantityText(of, unit, loc) };
  return { title: loc.t('ask:arithmetic.title'), tone: 'info', verdict: say(loc, 'arithmetic.each', values), blocks: [], buttons: [], pages: [] };
}

export function arithmeticPart(answer: ArithmeticAnswer, { loc }: Scene): Part {
  const { task } = answer.query;
  if (task.type === 'arithmetic' && task.currency && task.unit) return ownUnitPrice(task, answer.result, loc);
  const formula = task.type === 'arithmetic' ? `${loc.number(task.a)} ${task.operator} ${loc.number(task.b)}` : '';
  const rounded = Math.round(answer.result * 100) / 100;
  const short = rounded >= 10_000 && rounded < 1_000_000 ? say(loc, 'arithmetic.about', { text: `${loc.number(Math.round(rounded / 1000))}K` }) : '';
  const result = answer.unit && answer.result >= 0 ? quantityText(rounded, answer.unit, loc) : loc.number(answer.result);
  return {
    title: loc.t('ask:arithmetic.title'),
    tone: 'info',
    verdict: say(loc, 'arithmetic.said', { formula, result: `${result}${short}` }),
    blocks: [],
    buttons: [],
    pages: [],
  };
}
