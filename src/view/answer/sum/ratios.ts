/** Parts of a card that say how many times one thing is another: windows of a plan, quotas and prices of plans, API prices. */
import type { ApiDifferenceAnswer, MultipleAnswer, PlanRatioAnswer, WindowRatioAnswer } from '#src/ask/answer/sum/types.ts';
import type { Cell } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import { decimal } from '#src/core/money.ts';
import { entityName, joinSentences } from '../../labels.ts';
import { moneyText, unitText } from '../../quantity-text.ts';
import type { Scene } from '../../slot-text.ts';
import { buttonsFor } from '../fact.ts';
import type { Part } from '../part.ts';
import { tableOf } from './formula.ts';
import { titleOf } from './names.ts';

/** Used to the full every week, a month's limit of fewer weeks than a month has is gone before its end. */
const WEEKS_OF_MONTH = 4;
const MOST = 5;

/** What `sentences` say in a card with its table of `rows`; without rows nothing is known. */
function ratiosPart(subjects: readonly Entity[], sentences: readonly string[], rows: readonly (readonly Cell[])[], loc: Scene['loc']): Part {
  return {
    title: titleOf(subjects, loc),
    tone: rows.length > 0 ? 'info' : 'warning',
    verdict: sentences.length > 0 ? joinSentences(sentences.slice(0, MOST), loc) : loc.t('ask:nothing'),
    blocks: tableOf(['what', 'value'], rows, loc),
    buttons: buttonsFor(subjects, loc),
    pages: subjects.slice(0, 2),
  };
}

/** How many times one window of a plan is another of it. */
export function windowRatioPart({ rows }: WindowRatioAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const sentences: string[] = [];
  const table: (readonly Cell[])[] = [];
  for (const { subject, over, under, factor, others = [] } of rows) {
    const name = entityName(subject, loc);
    if (!over || !under || factor === undefined) {
      sentences.push(loc.t('ask:quotaSum.unknown', { subject: name }));
      continue;
    }
    const values = {
      subject: name,
      over: loc.t(`ask:limit.${over.window}`),
      under: loc.t(`ask:limit.${under.window}`),
      factor: loc.number(factor),
      a: unitText(over.value, over.unit, loc),
      b: unitText(under.value, under.unit, loc),
    };
    const inWeeks = over.window === 'month' && under.window === 'week' && factor < WEEKS_OF_MONTH;
    sentences.push(
      loc.t('ask:ratio.windows', values),
      ...(inWeeks ? [loc.t('ask:ratio.weeks', { count: factor, weeks: loc.number(factor, 1) })] : []),
      ...(others.length > 0 ? [loc.t('ask:ratio.others', { factors: loc.list([...new Set(others)].map((each) => loc.number(each))) })] : []),
    );
    table.push([
      name,
      `${loc.t('ask:sum.gives', { formula: `${values.a} ÷ ${values.b}`, value: values.factor })} ${cites.citeAll([over.held, under.held])}`,
    ]);
  }
  return ratiosPart(
    rows.map(({ subject }) => subject),
    sentences,
    table,
    loc,
  );
}

type Pair = PlanRatioAnswer['pairs'][number];

function pairSentences({ one, other, windows, priceFactor }: Pair, { loc }: Scene): readonly string[] {
  const names = { one: entityName(one, loc), other: entityName(other, loc) };
  const [quota] = windows;
  // A dearer edition of the same quota is one statement.
  if (quota && priceFactor !== undefined && loc.number(quota.factor) === '1')
    return [loc.t('ask:ratio.edition', { edition: names.other, plain: names.one, price: loc.number(priceFactor) })];
  return [
    ...(quota ? [loc.t('ask:ratio.quota', { ...names, factor: loc.number(quota.factor) })] : []),
    ...(priceFactor === undefined ? [] : [loc.t('ask:ratio.price', { ...names, factor: loc.number(priceFactor) })]),
  ];
}

function pairRows({ one, other, windows, price, base, priceFactor }: Pair, scene: Scene, several: boolean): readonly (readonly Cell[])[] {
  const { loc, cites } = scene;
  const against = loc.t('compare:against');
  const names = [one, other].map((plan) => entityName(plan, loc)).join(against);
  const label = (what: string) => (several ? loc.t('fact:slot.model', { label: what, model: names }) : what);
  const times = (factor: number) => loc.t('ask:times', { factor: loc.number(factor) });
  const quotas = windows.map(({ window, one: a, other: b, factor }): readonly Cell[] => [
    label(loc.t(`fact:windows.${window}`)),
    `${[a, b].map((each) => unitText(each.value, each.unit, loc)).join(against)}: ${times(factor)} ${cites.citeAll([a.held, b.held])}`,
  ]);
  if (!price || !base || priceFactor === undefined) return quotas;
  const prices = `${moneyText(base.value, loc)}${against}${moneyText(price.value, loc)}: ${times(priceFactor)}`;
  return [...quotas, [label(loc.t('fact:attributes.prices')), `${prices} ${cites.citeAll([...base.helds, ...price.helds])}`]];
}

/** How many times the quota and the price of one plan are those of another. */
export function planRatioPart({ pairs }: PlanRatioAnswer, scene: Scene): Part {
  const { loc } = scene;
  const plans = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const sentences = pairs.flatMap((pair) => pairSentences(pair, scene));
  const rows = pairs.flatMap((pair) => pairRows(pair, scene, pairs.length > 1));
  return ratiosPart(plans, sentences, rows, loc);
}

/** How many times the smallest tier of its line a plan is. */
export function multiplePart({ results }: MultipleAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const plans = results.map(({ plan }) => plan);
  const sentences = results.map(({ plan, of, factor }) =>
    loc.t('ask:ratio.multiple', { subject: entityName(plan, loc), of: entityName(of, loc), factor: loc.number(factor) }),
  );
  const rows = results.map(({ plan, factor, held }) => [
    entityName(plan, loc),
    `${loc.t('ask:times', { factor: loc.number(factor) })} ${cites.cite(held)}`,
  ]);
  return ratiosPart(plans, sentences, rows, loc);
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
  return same ? kind : loc.t('ask:apiDifference.side', { model: entityName(model, loc), part: kind });
}

/** Lowest tier against lowest, highest against highest: undefined where they are not in one currency. */
function tiersApart(one: Side, other: Side) {
  const currency = one.held?.fact.currency;
  const [a, b] = [amountsOf(one), amountsOf(other)];
  if (!currency || currency !== other.held?.fact.currency || a.length === 0 || b.length === 0) return undefined;
  const ends = [[Math.min(...a), Math.min(...b)] as const, [Math.max(...a), Math.max(...b)] as const];
  const over = (x: number, y: number) => decimal(x).div(y || 1);
  return {
    currency,
    signs: ends.map(([x, y]) => Math.sign(x - y)),
    gaps: ends.map(([x, y]) => decimal(x).minus(y).abs().toNumber()),
    factors: ends.map(([x, y]) => (x < y && x > 0 ? over(y, x) : over(x, y)).toNumber()),
    shares: ends.map(([x, y]) => Math.abs(x - y) / (y || 1)),
    tiered: a.length > 1 || b.length > 1,
  };
}

function apiSentence({ one, other }: ApiDifferenceAnswer['pairs'][number], scene: Scene): string {
  const { loc } = scene;
  const same = one.model.id === other.model.id;
  const names = { one: sideName(one, same, scene), other: sideName(other, same, scene), a: pricesText(one, scene), b: pricesText(other, scene) };
  const found = tiersApart(one, other);
  if (!found) return loc.t('ask:apiDifference.unknown', names);
  const { currency, signs, gaps, factors, shares, tiered } = found;
  const range = (values: readonly number[], text: (value: number) => string) => [...new Set(values.toSorted((x, y) => x - y).map(text))].join('–');
  const values = {
    ...names,
    difference: range(gaps, (value) => loc.money(value, currency)),
    factor: range(factors, (value) => loc.number(value)),
    percent: range(shares, (value) => loc.percent(value, 1)),
  };
  const [low = 0, high = 0] = signs;
  if (low === 0 && high === 0) return loc.t('ask:apiDifference.same', values);
  if (low < 0 !== high < 0) return loc.t('ask:apiDifference.mixed', values);
  return `${same ? loc.t('ask:apiDifference.of', { model: entityName(one.model, loc) }) : ''}${loc.t(`ask:apiDifference.${low < 0 ? 'less' : 'more'}${tiered ? 'Tiered' : ''}`, values)}`;
}

/** Two API prices, tier by tier: lowest against lowest, highest against highest. */
export function apiDifferencePart({ pairs }: ApiDifferenceAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const sides = pairs.flatMap(({ one, other }) => [one, other]);
  const models = [...new Map(sides.map(({ model }) => [model.id, model])).values()];
  const rows = sides.flatMap((side) =>
    side.held ? [[entityName(side.model, loc), loc.t(`fact:apiKinds.${side.part}`), `${pricesText(side, scene)} ${cites.cite(side.held)}`]] : [],
  );
  return {
    title: loc.list(models.map((model) => entityName(model, loc))),
    tone: rows.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(
      pairs.map((pair) => apiSentence(pair, scene)),
      loc,
    ),
    blocks: tableOf(['model', 'part', 'perMillion'], rows, loc),
    buttons: buttonsFor(models, loc),
    pages: models.slice(0, 1),
  };
}
