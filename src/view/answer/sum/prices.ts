/** Parts of a card that answer sums over prices: together, by themselves, in a promotion, and what a sum of money pays for. */
import type { AffordAnswer, OfferAnswer, PricesAnswer, ReducedAnswer, TotalAnswer } from '#src/ask/answer/sum/types.ts';
import type { Block } from '#src/card/card.ts';
import { decimal, type MoneyRange, subtractMoney, timesMoney } from '#src/core/money.ts';
import { periodOf } from '#src/core/period.ts';
import type { PriceItem } from '#src/core/sum/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName, joinSentences } from '../../labels.ts';
import { moneyText } from '../../quantity-text.ts';
import { heldText, type Scene } from '../../slot-text.ts';
import { closedOf } from '../closed.ts';
import { buttonsFor } from '../fact.ts';
import { type Part, step } from '../part.ts';
import { EXACT_DIGITS, formulaText, tableOf } from './formula.ts';
import { plansOfItems, severalOf, spanText, titleOf } from './names.ts';
import { addendsText } from './totals.ts';

const MOST = 4;
const MOST_OFFERS = 3;

const over = (money: MoneyRange, by: number): MoneyRange => timesMoney(money, decimal(1).div(by));
const sumsText = (sums: readonly MoneyRange[], loc: Localizer): string => sums.map((sum) => moneyText(sum, loc)).join(' + ');
type Item = Pick<PriceItem, 'formula' | 'orElse'>;
const formulaOf = ({ formula, orElse }: Item, scene: Scene): string => formulaText(formula, scene, orElse);
const allOf = (items: readonly Item[], scene: Scene): string => items.map((item) => formulaOf(item, scene)).join(' + ');

/** A single plan that is paid by the quarter or the year says so. */
function paidSentence(item: PriceItem, months: number, scene: Scene): string {
  const { loc } = scene;
  return loc.t(`ask:total.paid.${item.paid}`, {
    plan: severalOf(item.plan, item.count, loc),
    total: moneyText(item.value, loc),
    monthly: moneyText(over(item.value, months * item.count), loc),
    formula: formulaOf(item, scene),
  });
}

function totalSentence(answer: TotalAnswer, scene: Scene): string {
  const { items, amounts, sums, months, query } = answer;
  const { loc } = scene;
  const [only, another] = [...items, ...amounts];
  const [sum, foreign] = sums;
  const values = {
    who: addendsText(answer, loc),
    span: spanText(months, loc),
    total: sumsText(sums, loc),
  };
  const { among } = query;
  if (among !== undefined && sum && !foreign) {
    const formula = another ? values.total : allOf([...items, ...amounts], scene);
    return loc.t('ask:total.split', { ...values, count: among, each: moneyText(over(sum, among), loc), formula });
  }
  return only?.of === 'price' && !another && only.paid !== 'month'
    ? paidSentence(only, months, scene)
    : loc.t('ask:total.said', { ...values, formula: allOf([...items, ...amounts], scene) });
}

function atRateSentence({ atRate, sums }: TotalAnswer, { loc }: Scene): readonly string[] {
  if (!atRate) return [];
  const text = (sum: MoneyRange) => (sum.currency === atRate.total.currency ? '' : ` × ${loc.number(atRate.rate, EXACT_DIGITS)}`);
  const formula = sums.map((sum) => `${moneyText(sum, loc)}${text(sum)}`).join(' + ');
  return [loc.t('ask:exchange.own', { formula, to: moneyText(atRate.total, loc) })];
}

/** What they cost together over the months; what it would be otherwise paid or for a new buyer is told besides. */
export function totalPart(answer: TotalAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { items, amounts, missing, otherwise, asNew, months } = answer;
  const none = missing.map((plan) => loc.t('ask:notThere', { subject: entityName(plan, loc), label: loc.t('fact:attributes.prices') }));
  const [only, another] = items;
  const begun = asNew ? { plan: only ? entityName(only.plan, loc) : '', total: sumsText(asNew, loc) } : undefined;
  const rows = [
    ...items.map((item) => [
      severalOf(item.plan, item.count, loc),
      formulaOf(item, scene),
      `${moneyText(item.value, loc)} ${cites.citeAll(item.helds)}`,
    ]),
    ...amounts.map((item) => [loc.t('ask:total.own'), formulaOf(item, scene), moneyText(item.value, loc)]),
  ];
  const plans = [...plansOfItems(items), ...missing];
  return {
    title: titleOf(plans, loc, MOST),
    tone: items.length > 0 ? 'info' : 'warning',
    verdict: joinSentences(
      [
        ...(items.length > 0 ? [totalSentence(answer, scene)] : []),
        ...atRateSentence(answer, scene),
        ...none,
        ...(otherwise ? [paidSentence(otherwise, months, scene)] : []),
        ...(begun ? [loc.t(another ? 'ask:total.firstAll' : 'ask:total.first', begun)] : []),
      ],
      loc,
    ),
    asides: answer.query.when === undefined ? closedOf(plans, scene) : [],
    blocks: tableOf(['who', 'formula', 'total'], rows, loc),
    buttons: [step(loc.t('ask:buttons.cost'), 'cost', { plans: plans.map(({ id }) => id).join(' ') }), ...buttonsFor(plans, loc)],
    pages: plans.slice(0, 2),
  };
}

/** A price that the person names, less a share, and the promotion of the data that they may mean. */
export function reducedPart({ item, promotion }: ReducedAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const said = loc.t('ask:reduced.said', {
    amount: moneyText(item.value, loc),
    formula: formulaText(item.formula, scene),
    saved: moneyText(subtractMoney(item.full, item.value), loc),
  });
  const name = promotion ? loc.pick(promotion.discount.fact.name) : '';
  const day = loc.day(promotion?.discount.fact.until ?? scene.view.day);
  const blocks: readonly Block[] = promotion
    ? [
        {
          type: 'fields',
          items: [{ label: name, value: `${heldText(promotion.discount, 'discounts', scene)} ${cites.cite(promotion.discount)}`, wide: true }],
        },
      ]
    : [];
  return {
    title: loc.t('ask:reduced.title'),
    tone: promotion?.ended ? 'warning' : 'info',
    verdict: joinSentences([said, ...(promotion ? [loc.t(promotion.ended ? 'ask:reduced.over' : 'ask:reduced.runs', { name, day })] : [])], loc),
    blocks,
    buttons: [],
    pages: [],
  };
}

/** "month 2 costs ¥40, month 3 costs ¥40 (the first month is ¥9.90)". */
function monthsSentence(items: readonly PriceItem[], nths: ReadonlyMap<PriceItem, number>, { loc }: Scene): string {
  const [only] = items;
  const told = items
    .map((item) => loc.t('ask:nthMonth.one', { nth: nths.get(item) ?? 1, price: moneyText(item.value, loc) }))
    .join(loc.t('ask:rank.sep'));
  const opening = items.every((item) => item.opening) ? only?.opening : undefined;
  const first = opening ? loc.t('ask:nthMonth.first', { price: moneyText(opening, loc) }) : '';
  return loc.t('ask:nthMonth.said', { plan: only ? entityName(only.plan, loc) : '', prices: told, first });
}

const isSame = (one: PriceItem, other: PriceItem): boolean =>
  one.plan === other.plan &&
  one.paid === other.paid &&
  one.nth === other.nth &&
  one.count === other.count &&
  one.value.typical === other.value.typical;

/** Prices of months by their place, or for another span. */
export function pricesPart({ items: all, plans, noFirst, query }: PricesAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  // An opening price that there is none of is the regular one, told once.
  const items = all.filter((item, at) => !all.slice(0, at).some((other) => isSame(item, other)));
  const nths = new Map(items.flatMap((item) => (item.nth === undefined ? [] : [[item, item.nth] as const])));
  const span = query.per ?? 'month';
  const grouped = [...Map.groupBy(items, ({ plan }) => plan).values()].slice(0, MOST);
  const sentences = grouped.flatMap((group) => {
    const [only, another] = group;
    if (!only || nths.has(only)) return [monthsSentence(group, nths, scene)];
    return group.map((item) => {
      const subject = entityName(item.plan, loc);
      const plan = another && another.paid !== only.paid ? loc.t(`ask:difference.side.paid-${item.paid}`, { subject }) : subject;
      if (query.months !== undefined)
        return loc.t('ask:total.said', {
          who: plan,
          span: spanText(query.months, loc),
          total: moneyText(item.value, loc),
          formula: formulaOf(item, scene),
        });
      return loc.t('ask:sum.perSpan', {
        plan,
        price: moneyText(item.value, loc),
        per: loc.t(`ask:quotaSum.each.${span}`),
        formula: formulaOf(item, scene),
      });
    });
  });
  const none = noFirst.length > 0 ? [loc.t('ask:price.noFirst', { subject: loc.list(noFirst.map((plan) => entityName(plan, loc))) })] : [];
  const rows = items.map((item) => [
    entityName(item.plan, loc),
    item.nth === undefined ? formulaOf(item, scene) : loc.t('ask:nthMonth.label', { nth: item.nth }),
    `${moneyText(item.value, loc)} ${cites.citeAll(item.helds)}`,
  ]);
  return {
    title: titleOf(plans, loc),
    tone: items.length > 0 ? 'info' : 'warning',
    verdict: items.length > 0 ? joinSentences([...sentences, ...none], loc) : loc.t('ask:nothing'),
    asides: query.when === undefined ? closedOf(plans, scene) : [],
    blocks: tableOf(['who', nths.size > 0 ? 'what' : 'formula', 'price'], rows, loc),
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

/** What was or is paid in a promotion, and what is paid now where it is over. */
export function offerPart({ items, now, months }: OfferAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const promotions = items.flatMap(({ promotion }) => promotion ?? []);
  const [promotion] = promotions;
  const [only, another] = items;
  const ended = promotions.find((each) => each.ended)?.discount.fact;
  const sentences = items.slice(0, MOST_OFFERS).map((item) =>
    loc.t('ask:offer.said', {
      plan: entityName(item.plan, loc),
      name: item.promotion ? loc.pick(item.promotion.discount.fact.name) : '',
      total: moneyText(item.value, loc),
      formula: formulaOf(item, scene),
    }),
  );
  const span = periodOf(months) ?? 'month';
  const verdict = [
    ...(ended ? [loc.t('ask:offer.over', { name: loc.pick(ended.name), day: loc.day(ended.until ?? scene.view.day) })] : []),
    ...(items.length > 0 ? sentences : [loc.t('ask:offer.none')]),
    ...(only && !another && months > 1 ? [loc.t('ask:offer.monthly', { money: moneyText(over(only.value, months), loc) })] : []),
    ...now
      .slice(0, MOST_OFFERS)
      .map((item) => loc.t(`ask:offer.now.${span}`, { plan: entityName(item.plan, loc), total: moneyText(item.value, loc) })),
  ];
  const rows = items.map((item) => [
    entityName(item.plan, loc),
    formulaOf(item, scene),
    `${moneyText(item.value, loc)} ${cites.citeAll([...item.helds, ...(item.promotion ? [item.promotion.discount] : [])])}`,
  ]);
  const plans = plansOfItems([...items, ...now]);
  return {
    title: promotion ? loc.pick(promotion.discount.fact.name) : loc.t('ask:title'),
    tone: ended || items.length === 0 ? 'warning' : 'info',
    verdict: joinSentences(verdict, loc),
    blocks: [
      ...tableOf(['who', 'formula', 'total'], rows, loc),
      ...(promotion
        ? [{ type: 'note' as const, text: `${heldText(promotion.discount, 'discounts', scene)} ${cites.cite(promotion.discount)}` }]
        : []),
    ],
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}

/** How many of a plan, or how many months of it, a sum of money pays for, and what is left. */
export function affordPart({ items, budget, ofMonths }: AffordAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const plans = items.map(({ plan }) => plan);
  const sentences = items.slice(0, MOST).map(({ plan, price, count, rest }) => {
    if (!price || count === undefined || !rest) return loc.t('ask:afford.other', { plan: entityName(plan, loc) });
    const values = {
      plan: entityName(plan, loc),
      budget: loc.money(budget, rest.currency),
      count,
      formula: formulaOf(price, scene),
      rest: moneyText(rest, loc),
    };
    if (count === 0) return loc.t('ask:afford.none', values);
    const key = decimal(rest.typical).isZero() ? 'exact' : 'said';
    return loc.t(ofMonths ? `ask:afford.months.${key}` : `ask:afford.${key}`, values);
  });
  const rows = items.flatMap(({ plan, price, count }) =>
    price && count !== undefined ? [[entityName(plan, loc), `${formulaOf(price, scene)} ${cites.citeAll(price.helds)}`, loc.number(count)]] : [],
  );
  return {
    title: titleOf(plans, loc),
    tone: 'info',
    verdict: joinSentences(sentences, loc),
    blocks: tableOf(['who', 'price', 'result'], rows, loc),
    buttons: buttonsFor(plans, loc),
    pages: plans.slice(0, 1),
  };
}
