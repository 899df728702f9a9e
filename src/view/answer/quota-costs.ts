/** Parts of a card that answer sums over a quota: for another stretch of time, in other units, for tasks; and amounts in another unit. */

import type { QuotaAnswer } from '#src/ask/answer/types.ts';
import type { Cell } from '#src/card/card.ts';
import { type Attribute, type Unit, units } from '#src/catalog/schema.ts';
import { isLimitWindow, isWithinDay, spanDays } from '#src/catalog/spans.ts';
import type { Held } from '#src/catalog/types.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import { ownersText } from '../conversion-text.ts';
import { entityName, joinSentences, quantityText, refName } from '../labels.ts';
import { percentRange, rangeText, unitText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { type Part, say } from './part.ts';

type Result = QuotaAnswer['results'][number];

const isUnit = (unit: string): unit is Unit => (units as readonly string[]).includes(unit);

function countText(value: Interval, { loc }: Scene): string {
  return rangeText(value, (each) => loc.number(each, each < 1000 ? 1 : 0));
}

function resultText({ value, unit }: Pick<Result, 'value' | 'unit'>, scene: Scene): string {
  if (!value) return '—';
  return unit === 'task'
    ? say(scene.loc, 'quotaSum.tasks', { count: rangeText(value, (each) => scene.loc.number(Math.floor(each + 1e-9))) })
    : unitText(wholes(value, unit), unit, scene.loc);
}

/** Nobody sends two thirds of a prompt: many are told in wholes, a few to one decimal. */
const MANY = 20;

export function wholes(value: Interval, unit: Result['unit']): Interval {
  if ((unit !== 'prompt' && unit !== 'request') || value.low < MANY) return value;
  const whole = (each: number) => Math.floor(each + 1e-9);
  return { low: whole(value.low), typical: whole(value.typical), high: whole(value.high) };
}

/** " × 15–20"; a factor below one reads better as what it divides by. */
export function factorsText(uses: readonly ConversionUse[], { loc }: Scene): string {
  return uses
    .map(({ factor }) =>
      factor.high < 1
        ? ` ÷ ${rangeText({ low: 1 / factor.high, typical: 1 / factor.typical, high: 1 / factor.low }, (each) => loc.number(each, 2))}`
        : ` × ${rangeText(factor, (each) => loc.number(each, 2))}`,
    )
    .join('');
}

/** "320 prompts × 15–20", "18,000 requests ÷ 30": the sum that a reader can redo. */
function formula({ capacity, stretch, divisor }: Result, answer: QuotaAnswer, scene: Scene): string {
  const { loc } = scene;
  if (!capacity || capacity === 'unlimited') return '';
  const { task } = answer.query;
  const unit = task.type === 'quota' ? (task.unit ?? capacity.held.via?.held.fact.unit ?? capacity.held.fact.unit ?? capacity.unit) : capacity.unit;
  const stated = task.type === 'quota' && task.amount !== undefined ? quantityText(task.amount, unit, loc) : undefined;
  const { via } = capacity.held;
  const own = () => (via ? `${heldText(via.held, 'quotas', scene)} × ${loc.number(via.factor)}` : heldText(capacity.held, 'quotas', scene));
  const start = stated ?? own();
  const { factor } = capacity;
  const slower = factor.value.low === 1 && factor.value.high === 1 ? '' : ` ÷ ${rangeText(factor.value, (each) => loc.number(each, 2))}`;
  const spanned = (stretch?.terms ?? []).map(([operator, by]) => ` ${operator} ${loc.number(by)}`).join('');
  const over = divisor ? ` ÷ ${countText(divisor.value, scene)}` : '';
  const used = task.type === 'quota' && task.used !== undefined ? ` − ${loc.number(task.used)}` : '';
  return [start, factorsText(capacity.uses, scene), slower, spanned, over, used].join('');
}

/** A window used to the full allows the most; a longer one spread evenly gives a mean. */
function spanWords({ capacity, stretch }: Result, { loc }: Scene): string {
  if (!stretch || !capacity || capacity === 'unlimited' || stretch.per === 'windows') return '';
  const most =
    stretch.per === 'month' || stretch.per === 'week' ? capacity.window !== 'month' : isWithinDay(capacity.window) && stretch.per === 'day';
  return say(loc, `quotaSum.${most ? 'most' : 'each'}.${stretch.per}`);
}

function capSentences({ cap, stretch, value }: Result, { loc }: Scene): readonly string[] {
  if (!cap || !stretch || !value) return [];
  const values = {
    limit: say(loc, `limit.${cap.limit.window}`),
    quantity: unitText(cap.limit.value, cap.limit.unit, loc),
    share: percentRange(cap.share, loc),
  };
  if (stretch.per !== 'windows') return [say(loc, 'quotaSum.capped', values)];
  const exactly = Math.abs(cap.share.typical - 1) < 1e-9;
  return [say(loc, `quotaSum.${exactly ? 'usesUp' : cap.share.typical > 1 ? 'passes' : 'takes'}`, values)];
}

/** Of windows that are counted in days. */
const daysOf = (per: string | undefined) => (isLimitWindow(per) && !isWithinDay(per) ? spanDays(per) : undefined);

/** "1,600 prompts × 30 ÷ 7": what a longer limit leaves of windows used up over a month. */
function leftSentence({ cap, stretch }: Result, { loc }: Scene, values: Readonly<Record<string, string | number>>): string | undefined {
  const [span, inLimit] = [daysOf(stretch?.per), daysOf(cap?.limit.window)];
  if (!cap || span === undefined || inLimit === undefined) return undefined;
  const { unit, value, window } = cap.limit;
  const left = { low: (value.low * span) / inLimit, typical: (value.typical * span) / inLimit, high: (value.high * span) / inLimit };
  const sum = span === inLimit ? '' : ` × ${span} ÷ ${inLimit}`;
  return say(loc, 'quotaSum.left', {
    ...values,
    limit: say(loc, `limit.${window}`),
    left: unitText(wholes(left, unit), unit, loc),
    sum: `${unitText(value, unit, loc)}${sum}`,
  });
}

/** Calls and tokens of others stand in where nobody says it of this plan. */
function borrowedSentences({ capacity }: Result, scene: Scene): readonly string[] {
  const borrowed = capacity === undefined || capacity === 'unlimited' ? [] : capacity.uses.filter(({ origin }) => origin === 'borrowed');
  const of = scene.loc.list([...new Set(borrowed.map((use) => ownersText(use, scene)))]);
  return borrowed.length > 0 ? [say(scene.loc, 'quotaSum.borrowed', { of })] : [];
}

function quotaSentences(result: Result, answer: QuotaAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { plan, capacity, divisor, stretch } = result;
  const subject = entityName(plan, loc);
  const { task } = answer.query;
  if (capacity === undefined) return [say(loc, 'quotaSum.unknown', { subject })];
  if (capacity === 'unlimited') return [say(loc, 'quota.noWindows', { subject })];
  const asked = task.type === 'quota' ? task : undefined;
  const model = asked?.model ? refName({ kind: 'model', id: asked.model }, scene.view.catalog, loc) : '';
  const values = {
    subject,
    per: say(loc, `per.${capacity.window}`),
    value: resultText(result, scene),
    formula: formula(result, answer, scene),
    model,
    each: stretch ? spanWords(result, scene) : divisor && !isUnit(divisor.unit) ? say(loc, `quotaSum.each.${divisor.unit}`) : '',
    count: asked?.windows ?? 0,
  };
  if (asked?.used !== undefined) return [say(loc, result.value?.high === 0 ? 'quotaSum.usedUp' : 'quotaSum.remaining', values)];
  if (stretch?.per === 'windows') return [say(loc, 'quotaSum.windows', values), ...capSentences(result, scene)];
  if (stretch || values.each !== '') {
    const open = result.open && stretch ? [say(loc, `quotaSum.open.${result.open}`, { subject, limit: say(loc, `limit.${stretch.per}`) })] : [];
    const hours = asked?.hoursPerDay;
    const counted = asked?.windows !== undefined;
    const always = open.length > 0 && hours === undefined && !counted ? [say(loc, 'quotaSum.always')] : [];
    const told = say(loc, 'quotaSum.split', values);
    const left = counted ? leftSentence(result, scene, values) : undefined;
    if (left) return [left];
    return [...(counted ? [told, ...open] : [...open, told]), ...always, ...capSentences(result, scene), ...borrowedSentences(result, scene)];
  }
  if (divisor && result.unit !== 'task') return [say(loc, 'quotaSum.plain', values)];
  const said = say(loc, model ? 'quotaSum.onModel' : result.unit === 'task' ? 'quotaSum.work' : 'quotaSum.said', values);
  return [said, ...borrowedSentences(result, scene)];
}

function citesOf(result: Result, { cites }: Scene): string {
  const { capacity, task, cap } = result;
  if (!capacity || capacity === 'unlimited') return '';
  const helds = [capacity.held, ...capacity.factor.helds, ...(cap ? [cap.limit.held] : [])] as readonly Held<Attribute>[];
  return cites.citeAll(helds, [...capacity.uses.flatMap((use) => use.cites), ...(task?.cites ?? [])]);
}

const MOST = 4;

export function quotaPart(answer: QuotaAnswer, scene: Scene): Part {
  const { loc } = scene;
  const plans = answer.results.map(({ plan }) => plan);
  const told = answer.results.filter(({ capacity }) => capacity !== undefined);
  const rows = told.map((result): readonly Cell[] => [
    entityName(result.plan, loc),
    formula(result, answer, scene) || '—',
    result.capacity === 'unlimited' ? '—' : `${resultText(result, scene)} ${citesOf(result, scene)}`,
  ]);
  const spoken = told.length > 0 ? told : answer.results.slice(0, 1);
  return {
    title: loc.list(plans.slice(0, 3).map((plan) => entityName(plan, loc))),
    tone: told.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(
      spoken.slice(0, MOST).flatMap((result) => quotaSentences(result, answer, scene)),
      loc,
    ),
    blocks:
      rows.length > 0
        ? [{ type: 'table', columns: (['who', 'formula', 'result'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : [],
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}
