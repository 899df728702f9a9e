/** Parts of a card that answer sums over a quota: other units and spans, unit prices, multiples. */

import type { QuotaAnswer, RatioAnswer, UncachedAnswer, UnitPriceAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { type Attribute, type Unit, units } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import type { Interval } from '#src/core/interval.ts';
import { entityName, joinSentences, quantityText, refName } from '../labels.ts';
import { moneyText, rangeText, unitText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { type Part, say } from './part.ts';
import { unitLabel } from './rank.ts';

type Result = QuotaAnswer['results'][number];

const isUnit = (unit: string): unit is Unit => (units as readonly string[]).includes(unit);

function countText(value: Interval, { loc }: Scene): string {
  return rangeText(value, (each) => loc.number(each, each < 1000 ? 1 : 0));
}

function resultText({ value, unit }: Result, scene: Scene): string {
  if (!value) return '—';
  return unit === 'task'
    ? say(scene.loc, 'quotaSum.tasks', { count: rangeText(value, (each) => scene.loc.number(Math.floor(each + 1e-9))) })
    : unitText(wholes(value, unit), unit, scene.loc);
}

/** Nobody sends two thirds of a prompt: many are told in wholes, a few to one decimal. */
const MANY = 20;

function wholes(value: Interval, unit: Result['unit']): Interval {
  if ((unit !== 'prompt' && unit !== 'request') || value.low < MANY) return value;
  const whole = (each: number) => Math.floor(each + 1e-9);
  return { low: whole(value.low), typical: whole(value.typical), high: whole(value.high) };
}

/** "320 prompts × 15–20", "18,000 requests ÷ 30": the sum that a reader can redo. */
function formula({ capacity, base, divisor }: Result, answer: QuotaAnswer, scene: Scene): string {
  const { loc } = scene;
  if (!capacity || capacity === 'unlimited') return '';
  const { task } = answer.query;
  const stated = task.type === 'quota' && task.amount !== undefined && task.unit ? quantityText(task.amount, task.unit, loc) : undefined;
  const start = stated ?? (base ? heldText(base.held, 'quotas', scene) : unitText(capacity.value, capacity.unit, loc));
  const uses = capacity.uses.map((use) => ` × ${rangeText(use.factor, (each) => loc.number(each, 2))}`);
  const { factor } = capacity;
  const slower = factor.value.low === 1 && factor.value.high === 1 ? [] : [` ÷ ${rangeText(factor.value, (each) => loc.number(each, 2))}`];
  const over = divisor ? [` ÷ ${countText(divisor.value, scene)}`] : [];
  return [start, ...uses, ...slower, ...over].join('');
}

function quotaSentence(result: Result, answer: QuotaAnswer, scene: Scene): string {
  const { loc } = scene;
  const { plan, capacity, divisor } = result;
  const subject = entityName(plan, loc);
  const { task } = answer.query;
  if (capacity === undefined) return say(loc, 'quotaSum.unknown', { subject });
  if (capacity === 'unlimited') return say(loc, 'quota.noWindows', { subject });
  const per = say(loc, `per.${capacity.window}`);
  const model = task.type === 'quota' && task.model ? refName({ kind: 'model', id: task.model }, scene.view.catalog, loc) : '';
  const values = { subject, per, value: resultText(result, scene), formula: formula(result, answer, scene), model };
  if (divisor && result.unit !== 'task') {
    const { unit } = divisor;
    // A span or a person is told ("a day on average"); what one prompt or token comes to says so in its unit.
    return isUnit(unit) ? say(loc, 'quotaSum.plain', values) : say(loc, 'quotaSum.split', { ...values, each: say(loc, `quotaSum.each.${unit}`) });
  }
  return say(loc, model ? 'quotaSum.onModel' : result.unit === 'task' ? 'quotaSum.work' : 'quotaSum.said', values);
}

function citesOf(result: Result, { cites }: Scene): string {
  const { capacity, base, task } = result;
  if (!capacity || capacity === 'unlimited') return '';
  const helds = [capacity.held, ...(base ? [base.held] : []), ...capacity.factor.helds] as readonly Held<Attribute>[];
  return cites.citeAll(helds, [...capacity.uses.flatMap((use) => use.cites), ...(task?.cites ?? [])]);
}

export function quotaPart(answer: QuotaAnswer, scene: Scene): Part {
  const { loc } = scene;
  const plans = answer.results.map(({ plan }) => plan);
  const told = answer.results.filter(({ capacity }) => capacity !== undefined);
  const rows = told.map((result): readonly Cell[] => [
    entityName(result.plan, loc),
    formula(result, answer, scene),
    `${resultText(result, scene)} ${citesOf(result, scene)}`,
  ]);
  const table: Block = {
    type: 'table',
    columns: (['who', 'formula', 'result'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })),
    rows,
  };
  const shown = told.length > 0 ? told : answer.results;
  return {
    title: loc.list(plans.slice(0, 3).map((plan) => entityName(plan, loc))) || loc.t('ask:title'),
    tone: told.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(shown.length > 0 ? shown.slice(0, 4).map((result) => quotaSentence(result, answer, scene)) : [loc.t('ask:nothing')], loc),
    blocks: rows.length > 0 ? [table] : [],
    buttons: buttonsFor(plans.slice(0, 1), loc),
    pages: plans.slice(0, 1),
  };
}

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

export function unitPricePart(answer: UnitPriceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { results } = answer;
  const plans = results.map(({ plan }) => plan);
  const { task } = answer.query;
  const window = task.type === 'unit-price' ? task.window : undefined;
  const sentences = results.map(({ plan, price, multiple }) => {
    const subject = entityName(plan, loc);
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
    verdict: joinSentences(sentences.slice(0, 4), loc),
    blocks:
      rows.length > 0 ? [{ type: 'table', columns: (['who', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }] : [],
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}

export function ratioPart(answer: RatioAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { rows, between, multiple } = answer;
  const sentences: string[] = [];
  const table: (readonly Cell[])[] = [];
  for (const { subject, over, under, factor } of rows) {
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
      sentences.push(say(loc, 'ratio.windows', values));
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
