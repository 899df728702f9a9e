/** Parts of a card that answer sums over quotas: for another span, in another unit, for tasks or people, and money per unit. */

import type { ConvertAnswer, QuotaAnswer, UnitPriceAnswer } from '#src/ask/answer/sum/types.ts';
import type { Block } from '#src/card/card.ts';
import type { Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, isWithinDay, shortestWindow } from '#src/catalog/spans.ts';
import type { Interval } from '#src/core/interval.ts';
import { decimal } from '#src/core/money.ts';
import { applied } from '#src/core/sum/quota.ts';
import { between } from '#src/core/sum/span.ts';
import type { QuotaItem } from '#src/core/sum/types.ts';
import { openText, ownersText } from '../../conversion-text.ts';
import { entityName, joinSentences, quantityText, refName } from '../../labels.ts';
import { moneyText, percentRange, rangeText, unitText } from '../../quantity-text.ts';
import { heldText, type Scene } from '../../slot-text.ts';
import { buttonsFor } from '../fact.ts';
import type { Part } from '../part.ts';
import { shortQuantity } from '../quota-sentences.ts';
import { unitLabel } from '../rank-figures.ts';
import { formulaText, tableOf } from './formula.ts';
import { titleOf } from './names.ts';

const MOST = 4;
/** Nobody sends two thirds of a prompt: many are told in wholes, a few to one decimal. */
const MANY = 20;

function wholes(value: Interval, unit: Unit): Interval {
  if ((unit !== 'prompt' && unit !== 'request') || value.low < MANY) return value;
  const whole = (each: number) => Math.floor(each + 1e-9);
  return { low: whole(value.low), typical: whole(value.typical), high: whole(value.high) };
}

function valueText({ value, unit }: Pick<QuotaItem, 'value' | 'unit'>, { loc }: Scene): string {
  if (!value) return '—';
  return unit === 'task'
    ? loc.t('ask:quotaSum.tasks', { tasks: rangeText(value, (each) => loc.number(Math.floor(each + 1e-9))) })
    : unitText(wholes(value, unit), unit, loc);
}

/** A window used to the full allows the most; a longer one spread evenly gives a mean. */
function spanWords({ per, window }: QuotaItem, { loc }: Scene): string {
  if (per === undefined || per === 'windows') return '';
  const most = per === 'month' || per === 'week' ? window !== 'month' && per : window !== undefined && isWithinDay(window) && per === 'day' && per;
  return most ? loc.t(`ask:quotaSum.most.${most}`) : loc.t(`ask:quotaSum.each.${per}`);
}

function capSentences({ cap, per }: QuotaItem, { loc }: Scene): readonly string[] {
  if (!cap) return [];
  const values = {
    limit: loc.t(`ask:limit.${cap.limit.window}`),
    quantity: unitText(cap.limit.value, cap.limit.unit, loc),
    share: percentRange(cap.share, loc),
  };
  if (per !== 'windows') return [loc.t('ask:quotaSum.capped', values)];
  const exactly = Math.abs(cap.share.typical - 1) < 1e-9;
  return [loc.t(`ask:quotaSum.${exactly ? 'usesUp' : cap.share.typical > 1 ? 'passes' : 'takes'}`, values)];
}

type Values = { readonly subject: string; readonly value: string; readonly formula: string; readonly each: string; readonly count: number };

/** "1,600 prompts × 30 ÷ 7": what a longer limit leaves of windows used up over a month. */
function leftSentence({ cap, per }: QuotaItem, { loc }: Scene, values: Values): string | undefined {
  if (!cap || (per !== 'week' && per !== 'month')) return undefined;
  const { unit, value, window } = cap.limit;
  const factors = between(window, per);
  const left = applied(value, factors);
  const formula = [unitText(value, unit, loc), ...factors.flat()].join(' ');
  return loc.t('ask:quotaSum.left', { ...values, limit: loc.t(`ask:limit.${window}`), left: unitText(wholes(left, unit), unit, loc), sum: formula });
}

/** Calls and tokens of others stand in where nobody says it of this plan. */
function borrowedSentences({ capacity }: QuotaItem, scene: Scene): readonly string[] {
  const borrowed = capacity?.uses.filter(({ origin }) => origin === 'borrowed') ?? [];
  const of = scene.loc.list([...new Set(borrowed.map((use) => ownersText(use, scene)))]);
  return borrowed.length > 0 ? [scene.loc.t('ask:quotaSum.borrowed', { of })] : [];
}

/** For another span: what it comes to, and what stands in the way of it. */
function spannedSentences(item: QuotaItem, { query }: QuotaAnswer, scene: Scene, values: Values): readonly string[] {
  const { loc } = scene;
  const { per, open } = item;
  if (per === 'windows') return [loc.t('ask:quotaSum.windows', values), ...capSentences(item, scene)];
  const counted = query.use?.windows !== undefined;
  const left = counted ? leftSentence(item, scene, values) : undefined;
  if (left) return [left];
  const told = loc.t('ask:quotaSum.split', values);
  const none = open && per && isLimitWindow(per) ? [loc.t(`ask:quotaSum.open.${open}`, { ...values, limit: loc.t(`ask:limit.${per}`) })] : [];
  const always = none.length > 0 && query.use?.hoursPerDay === undefined && !counted ? [loc.t('ask:quotaSum.always')] : [];
  return [...(counted ? [told, ...none] : [...none, told]), ...always, ...capSentences(item, scene), ...borrowedSentences(item, scene)];
}

/** No such limit, or none that is known. */
function noSentence({ plan, unlimited }: QuotaItem, { query }: QuotaAnswer, { loc }: Scene): string {
  const subject = entityName(plan, loc);
  if (!unlimited) return loc.t('ask:quotaSum.unknown', { subject });
  const [term] = query.rows.map((row) => row.term);
  return loc.t('ask:quotaSum.open.none', { subject, limit: loc.t(`ask:limit.${(term?.of === 'quota' && term.window) || 'all'}`) });
}

function quotaSentences(item: QuotaItem, answer: QuotaAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const { query, model, used } = answer;
  if (!item.value || !item.window) return [noSentence(item, answer, scene)];
  const shared = query.among === undefined ? '' : loc.t('ask:quotaSum.each.person');
  const values = {
    subject: entityName(item.plan, loc),
    per: loc.t(`ask:per.${item.window}`),
    value: valueText(item, scene),
    formula: formulaText(item.formula, scene),
    model: model ? refName({ kind: 'model', id: model }, scene.view.catalog, loc) : '',
    each: spanWords(item, scene) || shared,
    count: query.use?.windows ?? 0,
  };
  const share = query.use?.uncachedShare;
  if (used !== undefined) return [loc.t(item.value.high === 0 ? 'ask:quotaSum.usedUp' : 'ask:quotaSum.remaining', values)];
  if (share !== undefined)
    return [loc.t('ask:uncached', { ...values, amount: formulaText(item.formula.slice(0, 1), scene), share: loc.percent(share) })];
  if (item.per || shared) return spannedSentences(item, answer, scene, values);
  const key = model ? 'onModel' : item.unit === 'task' ? 'work' : 'said';
  return [loc.t(`ask:quotaSum.${key}`, values), ...borrowedSentences(item, scene)];
}

/** What each plan allows in the unit and for the span asked for, with the formula and what limits it. */
export function quotaPart(answer: QuotaAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items } = answer;
  const told = items.filter(({ value, unlimited }) => value !== undefined || unlimited);
  const rows = told.map((item) => [
    entityName(item.plan, loc),
    formulaText(item.formula, scene) || '—',
    item.unlimited ? '—' : `${valueText(item, scene)} ${cites.citeAll(item.helds, item.cites)}`,
  ]);
  const plans = items.map(({ plan }) => plan);
  return {
    title: titleOf(plans, loc),
    tone: told.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(
      (told.length > 0 ? told : items.slice(0, 1)).slice(0, MOST).flatMap((item) => quotaSentences(item, answer, scene)),
      loc,
    ),
    blocks: tableOf(['who', 'formula', 'result'], rows, loc),
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}

type Converted = ConvertAnswer['rows'][number];

/** Tokens by the thousand, as people say them. */
function shortText({ low, typical, high }: Interval, unit: Unit, { loc }: Scene): string {
  if (unit !== 'token' || high >= 1_000_000) return unitText({ low, typical, high }, unit, loc);
  return shortQuantity(low === high ? Math.round(low) : { low: Math.round(low), high: Math.round(high) }, unit, loc);
}

/** "8,000–33,000 tokens (mostly 31,000)": what is typical is told where a source gives it. */
function convertedText({ value, unit, uses }: Converted, scene: Scene): string {
  const text = uses.reduce((said, use) => openText(said, use, scene), shortText(wholes(value, unit), unit, scene));
  const sourced =
    uses.length > 0 &&
    uses.every(({ midpoint, origin }) => !midpoint && origin !== 'stated') &&
    value.typical > value.low &&
    value.typical < value.high;
  return sourced ? `${text}${scene.loc.t('ask:counting.usual', { text: shortQuantity(Math.round(value.typical), unit, scene.loc) })}` : text;
}

/** What the source writes of how use is counted, at most three of it. */
function writtenNotes({ written }: ConvertAnswer, scene: Scene): readonly Block[] {
  return written.slice(0, 3).flatMap(({ attribute, readings }) => {
    const lead = readings[0]?.lead;
    return lead ? [{ type: 'note' as const, text: `${heldText(lead, attribute, scene)} ${scene.cites.cite(lead)}` }] : [];
  });
}

/** "320 prompts ≈ 4,800–6,400 requests". */
export function convertPart(answer: ConvertAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { rows, quotas, own, query } = answer;
  const amount = quantityText(answer.amount, answer.unit, loc);
  const share = query.use?.uncachedShare;
  const sentences = rows.map((row) => {
    const values = {
      amount,
      value: convertedText(row, scene),
      formula: formulaText(row.formula, scene),
      line: row.line ? entityName(row.line, loc) : '',
    };
    if (share !== undefined) return loc.t('ask:uncached', { ...values, share: loc.percent(share) });
    return loc.t(`ask:convert.${own ? 'own' : row.formula.length === 1 || answer.amount === 1 ? 'one' : 'said'}`, values);
  });
  const tiers = quotas.map(({ plan, own: limit, capacity }) => [
    entityName(plan, loc),
    `${unitText(limit.value, limit.unit, loc)}${unitFactor(capacity.value, limit.value, loc)}`,
    `${unitText(wholes(capacity.value, capacity.unit), capacity.unit, loc)} ${cites.citeAll(
      [limit.held],
      capacity.uses.flatMap((use) => use.cites),
    )}`,
  ]);
  const lined = rows.map((row) => [
    row.line ? entityName(row.line, loc) : amount,
    formulaText(row.formula, scene),
    `${convertedText(row, scene)} ${cites.citeAll(row.uses.flatMap((use) => use.cites))}`,
  ]);
  const lines = rows.flatMap(({ line }) => line ?? []);
  const [table] = own ? [] : tableOf(['who', 'formula', 'result'], tiers.length > 0 ? tiers : lined, loc);
  return {
    title: lines.length > 0 ? loc.list(lines.map((line) => entityName(line, loc))) : loc.t('ask:arithmetic.title'),
    tone: rows.length > 0 ? 'info' : 'warning',
    verdict: rows.length > 0 ? joinSentences(sentences.slice(0, MOST), loc) : loc.t('ask:convert.none'),
    blocks: [
      ...(table ? [tiers.length > 0 ? { ...table, caption: loc.t(`fact:windows.${shortestWindow}`) } : table] : []),
      ...writtenNotes(answer, scene),
    ],
    buttons: buttonsFor(lines, loc),
    pages: lines.slice(0, 1),
  };
}

/** " × 15–20": what an amount was multiplied by. */
function unitFactor(after: Interval, before: Interval, loc: Scene['loc']): string {
  const over = (key: 'low' | 'typical' | 'high') => after[key] / before[key];
  return ` × ${rangeText({ low: over('low'), typical: over('typical'), high: over('high') }, (each) => loc.number(each, 2))}`;
}

/** Of several plans that are paid in one currency: which gets the most for the money. */
function mostForMoney({ results }: UnitPriceAnswer, { loc }: Scene): readonly string[] {
  const priced = results.flatMap(({ plan, lotPrice: money }) => (money ? [{ plan, money }] : []));
  const [best, next] = priced.toSorted((one, other) => decimal(one.money.typical).comparedTo(other.money.typical));
  const all =
    priced.length === results.length && priced.every(({ money }) => money.typical === best?.money.typical && money.currency === best.money.currency);
  if (best && next && all) return [loc.t('ask:unitPrice.same', { plans: loc.list(priced.map(({ plan }) => entityName(plan, loc))) })];
  if (!best || !next || new Set(priced.map(({ money }) => money.currency)).size > 1 || best.money.typical === next.money.typical) return [];
  return [loc.t('ask:unitPrice.best', { plan: entityName(best.plan, loc) })];
}

/** Money for a unit, or how much of it money buys; the best of several in one currency. */
export function unitPricePart(answer: UnitPriceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { results } = answer;
  const plans = results.map(({ plan }) => plan);
  const priced = results.flatMap((result) => {
    const { plan, unit, window, lot = 1, money, got, formula } = result;
    if (!unit || !money || !formula) return [];
    const what = unitLabel({ unit, ...(unit === 'multiple' ? {} : { of: lot }) }, unit === 'multiple' ? undefined : window, scene);
    const value = got && unit !== 'multiple' ? unitText(got, unit, loc) : moneyText(money, loc);
    const values = { subject: entityName(plan, loc), value, what, money: moneyText(money, loc), formula: formulaText(formula, scene) };
    return [{ result, values, sentence: loc.t(got ? 'ask:unitPrice.spent' : 'ask:unitPrice.said', values) }];
  });
  const unknown = results
    .filter(({ unit }) => unit === undefined)
    .map(({ plan }) => loc.t('ask:quotaSum.unknown', { subject: entityName(plan, loc) }));
  const rows = priced.map(({ result, values }) => [
    values.subject,
    values.formula,
    `${values.value} ${cites.citeAll(result.helds ?? [], result.cites ?? [])}`,
  ]);
  return {
    title: titleOf(plans, loc),
    tone: priced.length > 0 ? 'info' : 'warning',
    verdict: joinSentences([...mostForMoney(answer, scene), ...[...priced.map(({ sentence }) => sentence), ...unknown].slice(0, MOST)], loc),
    blocks: tableOf(['who', 'formula', 'value'], rows, loc),
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}
