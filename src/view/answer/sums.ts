/** Parts of a card that answer what a month costs by its place, what a sum of money buys, and how far API prices are apart. */

import type { AffordAnswer, ApiDifferenceAnswer, NthMonthAnswer } from '#src/ask/answer/types.ts';
import type { Cell } from '#src/card/card.ts';
import { decimal } from '#src/core/money.ts';
import { entityName, joinSentences } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { type Part, say, step } from './part.ts';

const MOST = 4;

export function nthMonthPart(answer: NthMonthAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items } = answer;
  const plans = items.map(({ plan }) => plan);
  const priced = items.filter(({ prices }) => prices.length > 0);
  const sentences = priced.slice(0, MOST).map(({ plan, prices, first }) => {
    const told = prices.map(({ nth, phase }) => say(loc, 'nthMonth.one', { nth, price: moneyText(phase.price, loc) })).join(say(loc, 'rank.sep'));
    const opening =
      first && prices.every(({ nth, phase }) => nth > 1 && phase !== first) ? say(loc, 'nthMonth.first', { price: moneyText(first.price, loc) }) : '';
    return say(loc, 'nthMonth.said', { plan: entityName(plan, loc), prices: told, first: opening });
  });
  const rows = priced.flatMap(({ plan, prices }) =>
    prices.map(({ nth, phase }): readonly Cell[] => [
      entityName(plan, loc),
      say(loc, 'nthMonth.label', { nth }),
      `${moneyText(phase.price, loc)} ${cites.cite(phase.held)}`,
    ]),
  );
  return {
    title: loc.list(plans.slice(0, 3).map((plan) => entityName(plan, loc))),
    tone: priced.length > 0 ? 'info' : 'warning',
    verdict: priced.length > 0 ? joinSentences(sentences, loc) : loc.t('ask:nothing'),
    blocks:
      rows.length > 0
        ? [{ type: 'table', columns: (['who', 'what', 'price'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : [],
    buttons: [
      step(loc.t('ask:buttons.cost'), 'cost', {
        plans: plans
          .slice(0, MOST)
          .map(({ id }) => id)
          .join(' '),
      }),
      ...buttonsFor(plans, loc),
    ],
    pages: plans.slice(0, 1),
  };
}

export function affordPart(answer: AffordAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { task } = answer.query;
  if (task.type !== 'afford') throw new RangeError('not a sum of money');
  const plans = answer.items.map(({ plan }) => plan);
  const sentences = answer.items.slice(0, MOST).map(({ plan, held, each, count, rest }) => {
    const name = entityName(plan, loc);
    if (!held || !each || count === undefined || !rest) return say(loc, 'afford.other', { plan: name });
    const values = {
      plan: name,
      budget: loc.money(task.amount, held.fact.currency),
      count,
      formula: `${loc.money(held.fact.amount, held.fact.currency)}${task.months > 1 ? ` × ${loc.number(task.months)}` : ''}`,
      rest: moneyText(rest, loc),
    };
    const key = count === 0 ? 'none' : decimal(rest.typical).isZero() ? 'exact' : 'said';
    return say(loc, task.of === 'months' && count > 0 ? `afford.months.${key}` : `afford.${key}`, values);
  });
  const rows = answer.items.flatMap(({ plan, held, count }): readonly (readonly Cell[])[] =>
    held && count !== undefined
      ? [[entityName(plan, loc), `${loc.money(held.fact.amount, held.fact.currency)} ${cites.cite(held)}`, loc.number(count)]]
      : [],
  );
  return {
    title: loc.list(plans.slice(0, 3).map((plan) => entityName(plan, loc))),
    tone: 'info',
    verdict: joinSentences(sentences, loc),
    blocks:
      rows.length > 0
        ? [{ type: 'table', columns: (['who', 'price', 'result'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : [],
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}

type Side = ApiDifferenceAnswer['pairs'][number]['one'];

const amountsOf = ({ held }: Side): readonly number[] => held?.fact.tiers.map(({ amount }) => amount) ?? [];

/** "¥8/14/16": all tiers of a price. */
function pricesText(side: Side, { loc }: Scene): string {
  const { held } = side;
  return held
    ? amountsOf(side)
        .map((amount) => loc.money(amount, held.fact.currency))
        .join('/')
    : '—';
}

function sideName({ model, part }: Side, same: boolean, { loc }: Scene): string {
  const kind = loc.t(`fact:apiKinds.${part}`);
  return same ? kind : say(loc, 'apiDifference.side', { model: entityName(model, loc), part: kind });
}

function apart(pair: ApiDifferenceAnswer['pairs'][number], scene: Scene): string {
  const { loc } = scene;
  const { one, other } = pair;
  const same = one.model.id === other.model.id;
  const names = { one: sideName(one, same, scene), other: sideName(other, same, scene), model: same ? entityName(one.model, loc) : '' };
  const currency = one.held?.fact.currency;
  const [a, b] = [amountsOf(one), amountsOf(other)];
  if (!currency || currency !== other.held?.fact.currency || a.length === 0 || b.length === 0)
    return say(loc, 'apiDifference.unknown', { ...names, a: pricesText(one, scene), b: pricesText(other, scene) });
  // Lowest tier against lowest, highest against highest.
  const [low, lowOther, high, highOther] = [Math.min(...a), Math.min(...b), Math.max(...a), Math.max(...b)];
  const apartBy = [decimal(low).minus(lowOther), decimal(high).minus(highOther)].map((each) => each.abs().toNumber());
  const times = [decimal(low).div(lowOther || 1), decimal(high).div(highOther || 1)].map((each) =>
    (each.lt(1) && !each.isZero() ? decimal(1).div(each) : each).toNumber(),
  );
  const range = (values: readonly number[], text: (value: number) => string) => [...new Set(values.toSorted((x, y) => x - y).map(text))].join('–');
  const more = low >= lowOther;
  const values = {
    ...names,
    a: pricesText(one, scene),
    b: pricesText(other, scene),
    difference: range(apartBy, (value) => loc.money(value, currency)),
    factor: range(times, (value) => loc.number(value)),
    percent: range([Math.abs(low - lowOther) / (lowOther || 1), Math.abs(high - highOther) / (highOther || 1)], (value) => loc.percent(value, 1)),
  };
  if (low === lowOther && high === highOther) return say(loc, 'apiDifference.same', values);
  if (more !== high >= highOther) return say(loc, 'apiDifference.mixed', values);
  const tiered = a.length > 1 || b.length > 1;
  const key = `${more ? 'more' : 'less'}${tiered && (low !== high || lowOther !== highOther) ? 'Tiered' : ''}`;
  return `${same ? say(loc, 'apiDifference.of', values) : ''}${say(loc, `apiDifference.${key}`, values)}`;
}

export function apiDifferencePart(answer: ApiDifferenceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const sides = answer.pairs.flatMap(({ one, other }) => [one, other]);
  const models = [...new Map(sides.map(({ model }) => [model.id, model])).values()];
  const rows = sides.flatMap((side): readonly (readonly Cell[])[] =>
    side.held ? [[entityName(side.model, loc), loc.t(`fact:apiKinds.${side.part}`), `${pricesText(side, scene)} ${cites.cite(side.held)}`]] : [],
  );
  return {
    title: loc.list(models.map((model) => entityName(model, loc))),
    tone: rows.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(
      answer.pairs.map((pair) => apart(pair, scene)),
      loc,
    ),
    blocks:
      rows.length > 0
        ? [{ type: 'table', columns: (['model', 'part', 'perMillion'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : [],
    buttons: buttonsFor(models, loc),
    pages: models.slice(0, 1),
  };
}
