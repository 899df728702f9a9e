/** Parts of a card that answer for shares of uncached tokens, unit prices and multiples. */

import type { RatioAnswer, UncachedAnswer, UnitPriceAnswer } from '#src/ask/answer/types.ts';
import type { Cell } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import { scale } from '#src/core/interval.ts';
import { decimal } from '#src/core/money.ts';
import { entityName, joinSentences, quantityText } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { type Part, say } from './part.ts';
import { unitLabel } from './rank.ts';

export function uncachedPart(answer: UncachedAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { plan, held, limit, share, total } = answer;
  const values = {
    limit: quantityText(limit, 'uncached-token', loc),
    share: loc.percent(share),
    total: quantityText(Math.round(total), 'token', loc),
  };
  return {
    title: plan ? entityName(plan, loc) : loc.t('ask:title'),
    tone: 'info',
    verdict: say(loc, 'uncached', values),
    blocks: held
      ? [
          {
            type: 'fields',
            items: [
              { label: loc.t(`fact:windows.${held.fact.window}`), value: `${heldText(held, 'quotas', scene)} ${cites.cite(held)}`, wide: true },
            ],
          },
        ]
      : [],
    buttons: plan ? buttonsFor([plan], loc) : [],
    pages: plan ? [plan] : [],
  };
}

/** Of several plans that are paid in one currency: which gets the most for the money. */
function cheapest(results: UnitPriceAnswer['results'], { loc }: Scene): readonly string[] {
  const priced = results.flatMap(({ plan, price, multiple }) => {
    const money = price?.price ?? multiple?.price;
    return money ? [{ plan, money }] : [];
  });
  const sorted = priced.toSorted((one, other) => decimal(one.money.typical).comparedTo(other.money.typical));
  const [best, next] = sorted;
  if (!best || !next || new Set(priced.map(({ money }) => money.currency)).size > 1 || best.money.typical === next.money.typical) return [];
  return [say(loc, 'unitPrice.best', { plan: entityName(best.plan, loc) })];
}

export function unitPricePart(answer: UnitPriceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { results } = answer;
  const plans = results.map(({ plan }) => plan);
  const { task } = answer.query;
  const window = task.type === 'unit-price' ? task.window : undefined;
  const spend = task.type === 'unit-price' ? task.spend : undefined;
  const sentences = results.map(({ plan, price, multiple }) => {
    const subject = entityName(plan, loc);
    if (price && spend !== undefined) {
      const got = scale(price.capacity.value, spend / price.held.fact.amount);
      return say(loc, 'unitPrice.spent', {
        subject,
        money: loc.money(spend, price.held.fact.currency),
        value: unitText(got, price.capacity.unit, loc),
        formula: `${unitText(price.capacity.value, price.capacity.unit, loc)} ÷ ${loc.money(price.held.fact.amount, price.held.fact.currency)}${spend === 1 ? '' : ` × ${loc.money(spend, price.held.fact.currency)}`}`,
      });
    }
    if (price) {
      return say(loc, 'unitPrice.said', {
        subject,
        value: moneyText(price.price, loc),
        what: unitLabel({ unit: price.capacity.unit, of: price.of }, window, scene),
        formula: `${loc.money(price.held.fact.amount, price.held.fact.currency)} ÷ ${unitText(price.capacity.value, price.capacity.unit, loc)}`,
      });
    }
    if (multiple)
      return say(loc, 'unitPrice.said', {
        subject,
        value: moneyText(multiple.price, loc),
        what: unitLabel({ unit: 'multiple' }, undefined, scene),
        formula: `${loc.money(multiple.held.fact.amount, multiple.held.fact.currency)} ÷ ${loc.number(multiple.factor)}`,
      });
    return say(loc, 'quotaSum.unknown', { subject });
  });
  const rows = results.flatMap(({ plan, price, multiple }): readonly (readonly Cell[])[] => {
    const value = price?.price ?? multiple?.price;
    const helds = [price?.held, price?.capacity.held, multiple?.held].flatMap((held) => held ?? []) as readonly Held<Attribute>[];
    return value
      ? [[entityName(plan, loc), `${moneyText(value, loc)} ${cites.citeAll(helds, price?.capacity.uses.flatMap((use) => use.cites) ?? [])}`]]
      : [];
  });
  return {
    title: loc.list(plans.slice(0, 3).map((plan) => entityName(plan, loc))),
    tone: 'info',
    verdict: joinSentences([...cheapest(results, scene), ...sentences.slice(0, 4)], loc),
    blocks:
      rows.length > 0 ? [{ type: 'table', columns: (['who', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }] : [],
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}

/** Used to the full every week, a month's limit of fewer weeks than a month has is gone before its end. */
const WEEKS_OF_MONTH = 4;

export function ratioPart(answer: RatioAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { rows, between, multiple } = answer;
  const sentences: string[] = [];
  const table: (readonly Cell[])[] = [];
  for (const { subject, over, under, factor, others = [] } of rows) {
    const name = entityName(subject, loc);
    if (!over || !under || factor === undefined) sentences.push(say(loc, 'quotaSum.unknown', { subject: name }));
    else {
      const values = {
        subject: name,
        over: say(loc, `limit.${over.window}`),
        under: say(loc, `limit.${under.window}`),
        factor: loc.number(factor),
        a: unitText(over.value, over.unit, loc),
        b: unitText(under.value, under.unit, loc),
      };
      const inWeeks = over.window === 'month' && under.window === 'week' && factor < WEEKS_OF_MONTH;
      sentences.push(
        say(loc, 'ratio.windows', values),
        ...(inWeeks ? [say(loc, 'ratio.weeks', { count: factor, weeks: loc.number(factor, 1) })] : []),
        ...(others.length > 0 ? [say(loc, 'ratio.others', { factors: loc.list([...new Set(others)].map((each) => loc.number(each))) })] : []),
      );
      table.push([name, `${values.a} ÷ ${values.b} = ${loc.number(factor)} ${cites.citeAll([over.held, under.held] as readonly Held<Attribute>[])}`]);
    }
  }
  for (const { plain, edition, price, quota, prices } of answer.pairs ?? []) {
    const values = { plain: entityName(plain, loc), edition: entityName(edition, loc), price: loc.number(price), quota: loc.number(quota ?? 1) };
    sentences.push(say(loc, quota === undefined || quota === 1 ? 'ratio.edition' : 'ratio.editionQuota', values));
    table.push([
      values.edition,
      `${prices
        .map(({ fact }) => loc.money(fact.amount, fact.currency))
        .toReversed()
        .join(' ÷ ')} = ${values.price} ${cites.citeAll(prices)}`,
    ]);
  }
  if (multiple) {
    sentences.push(
      say(loc, 'ratio.multiple', { subject: entityName(multiple.plan, loc), of: entityName(multiple.of, loc), factor: loc.number(multiple.factor) }),
    );
    table.push([entityName(multiple.plan, loc), `${say(loc, 'times', { factor: loc.number(multiple.factor) })} ${cites.cite(multiple.held)}`]);
  }
  const { task } = answer.query;
  const subjects = (task.type === 'ratio' ? task.subjects : []).flatMap((ref) => scene.view.catalog.find(ref) ?? []);
  const [one, other] = between?.plans ?? [];
  if (between && one && other) {
    const names = { one: entityName(one, loc), other: entityName(other, loc) };
    if (between.quota !== undefined) sentences.push(say(loc, 'ratio.quota', { ...names, factor: loc.number(between.quota) }));
    if (between.price !== undefined) sentences.push(say(loc, 'ratio.price', { ...names, factor: loc.number(between.price) }));
    for (const { window, factor, values } of between.windows) {
      table.push([
        loc.t(`fact:windows.${window}`),
        `${values.map((each) => unitText(each.value, each.unit, loc)).join(loc.t('compare:against'))}: ${say(loc, 'times', { factor: loc.number(factor) })} ${cites.citeAll(values.map(({ held }) => held))}`,
      ]);
    }
    const [a, b] = between.prices;
    if (a && b && between.price !== undefined)
      table.push([
        loc.t('fact:attributes.prices'),
        `${loc.money(a.fact.amount, a.fact.currency)}${loc.t('compare:against')}${loc.money(b.fact.amount, b.fact.currency)}: ${say(loc, 'times', { factor: loc.number(between.price) })} ${cites.citeAll([a, b])}`,
      ]);
  }
  return {
    title: loc.list(subjects.slice(0, 3).map((subject) => entityName(subject, loc))) || loc.t('ask:title'),
    tone: sentences.length > 0 ? 'info' : 'warning',
    verdict: sentences.length > 0 ? joinSentences(sentences.slice(0, 5), loc) : loc.t('ask:nothing'),
    blocks:
      table.length > 0
        ? [{ type: 'table', columns: (['what', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows: table }]
        : [],
    buttons: buttonsFor(subjects, loc),
    pages: subjects.slice(0, 2),
  };
}
