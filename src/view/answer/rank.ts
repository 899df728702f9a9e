/** The part of a card that answers a ranking. */

import { MOST_LISTS } from '#src/ask/answer/rank.ts';
import type { RankAnswer, Ranked } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { isLimitWindow } from '#src/catalog/spans.ts';
import type { Entity } from '#src/catalog/types.ts';
import { sidesSold } from '#src/core/compare-verdict.ts';
import { freelySold, sellsFreely } from '#src/core/sale.ts';
import { routedOf } from '#src/core/shortlist.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { closedText } from '../compare-verdict.ts';
import { borrowedNotes } from '../conversion-text.ts';
import { entityName, heading, joinSentences, namesText } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import { openBlocks } from '../recommend.ts';
import { routeNotes } from '../route-notes.ts';
import { freelyText, planLabel, saleText } from '../sale-text.ts';
import { freeText, unstatedText } from '../shortlist.ts';
import type { Scene } from '../slot-text.ts';
import { elsewhereSentence } from './elsewhere.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { needNames } from './need-words.ts';
import { type Part, step } from './part.ts';
import { basis, cellText, citesOf, columnText, measureText, valueText } from './rank-figures.ts';

type List = RankAnswer['lists'][number];
const MOST = 8;
/** Of plans that are equal in the sentence. */
const MOST_TIES = 4;
/** Of those that come next. */
const MOST_NEXT = 2;

/** A plan goes with a word on its sale, where not everybody can simply buy it. */
function nameOf({ subject, candidate }: Ranked, loc: Localizer): string {
  return candidate ? planLabel(candidate.estimate, loc) : entityName(subject, loc);
}

const firstAside = ({ first }: Ranked, loc: Localizer): readonly string[] =>
  first ? [loc.t('ask:rank.firstPayment', { money: moneyText(first, loc) })] : [];

const withAside = (text: string, asides: readonly string[], loc: Localizer): string =>
  asides.length > 0 ? loc.t('ask:aside', { text, aside: asides.join(loc.t('ask:rank.sep')) }) : text;

/** The name with what a buyer must know of its sale and of its first payment. */
function withFirst(entry: Ranked, loc: Localizer): string {
  const sale = entry.candidate?.estimate.sale;
  const state = sale && !sellsFreely(sale) ? [saleText(sale, loc)] : [];
  return withAside(entityName(entry.subject, loc), [...state, ...firstAside(entry, loc)], loc);
}

function listTable(list: List, answer: RankAnswer, scene: Scene): Block {
  const { loc } = scene;
  const withBasis = list.entries.some((entry) => basis(entry, scene) !== '');
  const { take } = answer.query;
  // Asked for the first, the one after it is enough to see what it is the first of.
  const shown =
    typeof take === 'number'
      ? list.entries.slice(0, Math.max(take, list.entries.filter(({ value }) => value === list.entries[0]?.value).length) + 1)
      : list.entries;
  const rows = shown.map((entry): readonly Cell[] => [
    entry.value === list.entries[0]?.value ? { text: nameOf(entry, loc), better: true } : nameOf(entry, loc),
    `${cellText(entry, answer, list, scene)} ${citesOf(entry, scene)}`,
    ...(withBasis ? [basis(entry, scene)] : []),
  ]);
  return {
    type: 'table',
    columns: [
      { id: 'who', label: loc.t('ask:columns.who') },
      { id: 'value', label: columnText(answer, list, scene) },
      ...(withBasis ? [{ id: 'basis', label: loc.t('ask:columns.basis') }] : []),
    ],
    rows,
  };
}

/** "Up to ¥50", "from ¥100 to ¥200". */
function spendingText({ amount, from, bound }: NonNullable<RankAnswer['query']['filter']['budget']>, currency: Currency, loc: Localizer): string {
  const most = loc.money(amount, currency);
  return from === undefined
    ? loc.t(`ask:rank.among.${bound}`, { money: most })
    : loc.t('ask:rank.among.between', { least: loc.money(from, currency), most });
}

/** Among which plans a list is the order: of the first those with what is needed and within the money, of a further one its currency. */
function amongText(list: List, answer: RankAnswer, scene: Scene): string {
  const { loc } = scene;
  const { filter } = answer.query;
  const { budget } = filter;
  if (list !== answer.lists[0]) return list.currency ? loc.t(`ask:rank.among.${list.currency}`) : '';
  const needs = needNames(filter, scene);
  const limit = budget?.currency ?? list.currency;
  const { noCap = [], region } = filter;
  const free = noCap.filter(isLimitWindow).map((window) => loc.t(`fact:limits.${window}`));
  return [
    ...(region ? [loc.t(`ask:rank.among.region.${region}`)] : []),
    ...(free.length > 0 ? [loc.t('ask:rank.among.unlimited', { limits: loc.list(free) })] : []),
    ...(needs ? [loc.t('ask:rank.among.needs', { needs })] : []),
    ...(budget && limit ? [spendingText(budget, limit, loc)] : []),
  ].join('');
}

/** "A ¥40/month, B ¥49/month". */
function itemsText(list: List, answer: RankAnswer, scene: Scene): string {
  const { loc } = scene;
  const one = (entry: Ranked) => loc.t('ask:rank.one', { who: nameOf(entry, loc), value: valueText(entry, answer, list, scene) });
  return list.entries.slice(0, MOST).map(one).join(loc.t('ask:rank.sep'));
}

/** A monthly price is called cheap or dear; any other figure low or high. */
function orderOf({ measure, order, query: { filter } }: RankAnswer): 'cheapest' | 'dearest' | 'least' | 'most' | 'upTo' {
  // The dearest within a budget is the best that it pays for.
  if (measure.by === 'price' && order === 'most' && (filter.budget?.bound === 'atMost' || filter.budget?.bound === 'about')) return 'upTo';
  // The lowest price for a unit is the most units for the money.
  if (measure.by === 'unit-price' && measure.spend !== undefined) return order === 'least' ? 'most' : 'least';
  if (measure.by !== 'price' || measure.phase !== 'regular' || measure.per !== 'month') return order;
  return order === 'least' ? 'cheapest' : 'dearest';
}

/** The first of those that may belong to the list, where it would stand before all that surely do. */
function mayCome(list: List, answer: RankAnswer, scene: Scene): string | undefined {
  const { loc } = scene;
  const [first] = list.entries;
  const [may] = list.open;
  const before = may && (!first || (answer.order === 'least' ? may.value < first.value : may.value > first.value));
  if (!before || !may.candidate) return undefined;
  const told = { who: nameOf(may, loc), value: valueText(may, answer, list, scene), reasons: unstatedText(may.candidate, scene) };
  if (first) return loc.t('ask:rank.may', told);
  // What is sure in another currency comes after it.
  const elsewhere = answer.lists.some(({ entries }) => entries.length > 0);
  const none = elsewhere && list.currency ? loc.t(`ask:elsewhere.none.${list.currency}`) : loc.t('ask:rank.noneSure');
  return joinSentences([none, loc.t('ask:rank.onlyMay', told)], loc);
}

/** The cheapest that one can simply have, where those before it have to be caught. */
function freelyHad({ entries }: List, { measure, order }: RankAnswer): Ranked | undefined {
  if (measure.by !== 'price' || order !== 'least') return undefined;
  return freelySold(entries, ({ candidate }) => candidate?.estimate.sale ?? { state: 'unstated' });
}

/** What costs nothing, told once: with the first list. */
function freeOf(list: List, { lists }: RankAnswer, loc: Localizer): readonly string[] {
  const plans = list.free.flatMap(({ subject }) => (subject.kind === 'plan' ? [subject] : []));
  return list === lists[0] && plans.length > 0 ? [freeText(plans, loc)] : [];
}

function verdictOf(list: List, answer: RankAnswer, scene: Scene): string {
  const { loc } = scene;
  const [first] = list.entries;
  const may = mayCome(list, answer, scene);
  if (!first) return may ?? joinSentences(goneOf(answer, scene), loc);
  const ties = list.entries.filter(({ value }) => value === first.value);
  const value = valueText(first, answer, list, scene);
  const measure = measureText(answer, list, scene);
  const { query } = answer;
  const among = amongText(list, answer, scene);
  const { budget } = query.filter;
  if (query.take === 'each' || answer.measure.by === 'window-ratio' || query.of === 'models') {
    return loc.t(`ask:rank.all.${answer.order}`, { measure, items: itemsText(list, answer, scene) });
  }
  const byPrice = answer.measure.by === 'price';
  if (budget?.bound === 'about' && byPrice) return loc.t('ask:rank.near', { among, items: itemsText(list, answer, scene) });
  const who = loc.list(ties.slice(0, MOST_TIES).map((entry) => withFirst(entry, loc)));
  if (budget?.bound === 'exact' && byPrice) return loc.t('ask:rank.priced', { who, value });
  const lead =
    ties.length > 1
      ? loc.t(`ask:rank.tie.${orderOf(answer)}`, { who, measure, value, among })
      : loc.t(`ask:rank.first.${orderOf(answer)}`, { who: nameOf(first, loc), measure, value: withAside(value, firstAside(first, loc), loc), among });
  // Of a further list the best is enough to say: its table and its menu have the others.
  const after = list === answer.lists[0] ? afterLead(list, answer, scene) : [];
  return joinSentences([lead, ...after, ...(may ? [may] : [])], loc);
}

/** Who comes next, what one can simply have, and what costs nothing. */
function afterLead(list: List, answer: RankAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const next = list.entries.find(({ value }) => value !== list.entries[0]?.value);
  const freely = freelyHad(list, answer);
  const ties = list.entries.filter(({ value }) => value === next?.value);
  const names = ties.slice(0, MOST_NEXT).map((entry) => nameOf(entry, loc));
  const who = loc.list(ties.length > MOST_NEXT ? [...names, loc.t('recommend:others', { count: ties.length - MOST_NEXT })] : names);
  return [
    ...(next && next !== freely ? [loc.t('ask:rank.next', { who, value: valueText(next, answer, list, scene) })] : []),
    ...(freely?.candidate ? [freelyText(freely.candidate.estimate, valueText(freely, answer, list, scene), loc)] : []),
    ...freeOf(list, answer, loc),
  ];
}

/** Why those that are named have no place: nobody can buy them any more; else that nothing is known. */
function goneOf({ query: { among }, unknown }: RankAnswer, { view, loc }: Scene): readonly string[] {
  const closed = sidesSold(view, among).filter(({ sold }) => !sold);
  // What is billed by use was never sold as a plan.
  const billed = among.some((entity) => entity.kind === 'line' && entity.product === 'api');
  if (!billed && closed.length > 0 && closed.length === among.length) return [closedText(closed, loc)];
  const names = unknown.map((entity) => entityName(entity, loc));
  return [names.length > 0 ? loc.t('ask:rank.unmeasured', { names: namesText(names, loc), count: names.length }) : loc.t('ask:nothing')];
}

const isOf = (subject: Entity, owner: Entity): boolean => subject === owner || (subject.kind === 'plan' && subject.line === owner.id);

/** Whoever was named and has no place, because no figure of theirs is known. */
function unrankedText({ query: { among }, lists, unknown }: RankAnswer, { loc }: Scene): readonly string[] {
  const ranked = lists.flatMap(({ entries, free }) => [...entries, ...free]);
  const names = among
    .filter((owner) => unknown.some((subject) => isOf(subject, owner)) && !ranked.some(({ subject }) => isOf(subject, owner)))
    .map((owner) => entityName(owner, loc));
  return names.length > 0 ? [loc.t('ask:rank.unknown', { names: loc.list(names), count: names.length })] : [];
}

/** No plan is like that; of whom, where anybody is named. */
function noneText({ query: { among } }: RankAnswer, { loc }: Scene): string {
  return among.length > 0
    ? loc.t('ask:rank.noneOf', { names: loc.list(among.map((entity) => entityName(entity, loc))) })
    : loc.t('ask:rank.noneFits');
}

/** How many plans bear the use that was told: the answer to whether any does. */
function lastingText({ query: { use, take }, lists, open }: RankAnswer, loc: Localizer): readonly string[] {
  const lasting = lists.reduce((sum, { entries, free }) => sum + entries.length + free.length, 0);
  if (!use || take !== undefined || lasting === 0) return [];
  return [loc.t(open.length > 0 ? 'ask:rank.lastingOpen' : 'ask:rank.lasting', { count: lasting, open: open.length })];
}

export function rankPart(answer: RankAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { lists, unknown, open, elsewhere } = answer;
  const { conditions = [] } = answer.query;
  const words = loc.list(conditions.map((each) => loc.t('recommend:quoted', { words: each })));
  const unjudged = conditions.length > 0 ? [loc.t('recommend:unjudged', { words })] : [];
  const other = elsewhere ? [elsewhereSentence(elsewhere, scene)] : [];
  const isNone = answer.query.filter.budget !== undefined && unknown.length + open.length === 0;
  const shown = lists.slice(0, MOST_LISTS);
  const entries = lists.flatMap((list) => list.entries);
  const entities = entries.map(({ subject }) => subject);
  const lacking = unknown.slice(0, 8).map((entity) => entityName(entity, loc));
  const borrowed = shown.flatMap((list) =>
    list.entries.slice(0, MOST).map(({ subject, capacity }) => ({ subject: entityName(subject, loc), uses: capacity?.uses ?? [] })),
  );
  const routed = routeNotes(
    shown.flatMap(({ entries }) => entries.slice(0, MOST).flatMap(({ candidate }) => (candidate ? routedOf(candidate) : []))),
    scene,
    { reckoned: false },
  );
  const notes: Block[] = [
    ...borrowedNotes(borrowed, scene),
    ...(unknown.length > 0 ? [{ type: 'note' as const, text: loc.t('ask:rank.unknown', { names: loc.list(lacking), count: unknown.length }) }] : []),
    ...(lists.length > 1 && lists.every(({ currency }) => currency) ? [{ type: 'note' as const, text: loc.t('ask:rank.currencies') }] : []),
    ...(entries.some(({ model }) => model) ? [{ type: 'note' as const, text: loc.t('ask:rank.ofModels') }] : []),
    ...(answer.measure.by === 'quota' ? [{ type: 'note' as const, text: loc.t('ask:rank.inRequests') }] : []),
  ];
  const [first] = entities;
  const plans = answer.query.of === 'plans';
  return {
    title: shown[0] ? heading(measureText(answer, shown[0], scene)) : loc.t('ask:title'),
    tone: entities.length > 0 ? 'info' : 'warning',
    verdict:
      shown.length > 0
        ? joinSentences(
            [
              ...unjudged,
              ...lastingText(answer, loc),
              ...shown
                .filter(({ entries, open: may }, index) => entries.length > 0 || (index === 0 && (may.length > 0 || !elsewhere)))
                .map((list) => verdictOf(list, answer, scene)),
              ...other,
              ...unrankedText(answer, scene),
              ...findingSentences(answer.told, scene),
            ],
            loc,
          )
        : joinSentences(
            [
              ...unjudged,
              ...(other.length > 0 ? other : isNone ? [noneText(answer, scene)] : goneOf(answer, scene)),
              ...findingSentences(answer.told, scene),
            ],
            loc,
          ),
    blocks: [...shown.filter(({ entries }) => entries.length > 0).map((list) => listTable(list, answer, scene)), ...routed],
    more: { others: openBlocks(answer, scene), notes },
    buttons: [...(first ? buttonsFor([first], loc) : []), ...(plans ? [step(loc.t('ask:buttons.allPlans'), 'plans', {})] : [])],
    pages: first ? [first] : [],
  };
}
