/** Figures of a ranking: what was measured, what each has of it, and how that came about. */
import type { RankAnswer, Ranked } from '#src/ask/answer/types.ts';
import type { Attribute, QuotaWindow } from '#src/catalog/schema.ts';
import { scale } from '#src/core/interval.ts';
import { limitedUse, usedText } from '../cost-table.ts';
import { factText } from '../fact-text.ts';
import { entityName, heading, quantityText, termName } from '../labels.ts';
import { moneyText, unitText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';

type List = RankAnswer['lists'][number];

/** What was measured, in words. */
export function measureText({ measure }: RankAnswer, list: List, { loc, view }: Scene): string {
  switch (measure.by) {
    case 'price':
      // Without a first price a plan's first payment is its regular one.
      if (measure.phase === 'first') return loc.t(`ask:rank.opening.${measure.per}`);
      return loc.t('fact:slot.price', { phase: loc.t(`fact:phases.${measure.phase}`), per: loc.t(`fact:per.${measure.per}`) });
    case 'quota':
      return loc.t(`fact:windows.${measure.window}`);
    case 'unit-price':
      if (measure.spend !== undefined && list.currency) return loc.t('ask:unitPrice.forMoney', { money: loc.money(measure.spend, list.currency) });
      return unitLabel(list, measure.window, { loc, view } as Scene);
    case 'window-ratio':
      return loc.t('ask:rank.ratio', { over: loc.t(`ask:limit.${measure.over}`), under: loc.t(`ask:limit.${measure.under}`) });
    case 'count':
      return loc.t('ask:rank.count', { what: loc.t(`fact:attributes.${measure.attribute}`) });
    case 'rating':
      return termName(measure.dimension, view.catalog, loc);
    case 'parameters':
      return loc.t('fact:attributes.parameters');
    case 'context':
      return loc.t('fact:attributes.context');
    default:
      return loc.t('ask:rank.api', {
        part: loc.t(
          `fact:apiKinds.${measure.part === 'cached' ? 'cached-input' : measure.part === 'output' || measure.part === 'cache-write' ? measure.part : 'input'}`,
        ),
      });
  }
}

export function unitLabel({ unit, of = 1 }: Pick<List, 'unit' | 'of'>, window: QuotaWindow | undefined, { loc }: Scene): string {
  const what = unit === 'multiple' ? loc.t('ask:unitPrice.multiple') : quantityText(of, unit ?? 'request', loc);
  return window && window !== 'all'
    ? loc.t('ask:unitPrice.ofWindow', { what, per: loc.t(`ask:per.${window}`) })
    : loc.t('ask:unitPrice.of', { what });
}

export function valueText(entry: Ranked, answer: RankAnswer, list: List, scene: Scene): string {
  const { loc } = scene;
  const { measure } = answer;
  if (measure.by === 'price' && entry.price)
    return loc.t('fact:price', { money: moneyText(entry.price, loc), per: loc.t(`fact:per.${measure.per}`) });
  if (entry.price && entry.range && entry.range.low !== entry.range.high && list.currency)
    return `${loc.money(entry.range.low, list.currency)}–${loc.money(entry.range.high, list.currency)}`;
  if (measure.by === 'unit-price' && measure.spend !== undefined && entry.unitPrice) {
    const { capacity, held } = entry.unitPrice;
    return unitText(scale(capacity.value, measure.spend / held.fact.amount), capacity.unit, loc);
  }
  if (entry.price) return moneyText(entry.price, loc);
  if (measure.by === 'window-ratio') return loc.t('ask:times', { factor: loc.number(entry.value) });
  if (measure.by === 'count') return loc.number(entry.value);
  if (entry.capacity) return unitText(entry.capacity.value, entry.capacity.unit, loc);
  const held = entry.held;
  const attribute: Attribute = measure.by === 'rating' ? 'ratings' : measure.by === 'parameters' ? 'parameters' : 'context';
  return held ? factText(held.fact as never, attribute as never, loc, scene.view.catalog) : loc.number(entry.value);
}

export function citesOf(entry: Ranked, { cites }: Scene): string {
  const helds = [entry.held, entry.unitPrice?.held, entry.unitPrice?.capacity.held, entry.multiple?.held, entry.capacity?.held].flatMap(
    (held) => held ?? [],
  );
  return cites.citeAll(
    helds,
    (entry.capacity?.uses ?? []).flatMap((use) => use.cites),
  );
}

/** How a figure came about: price ÷ quota, or the quota in the unit in which its source states it. */
export function basis(entry: Ranked, scene: Scene): string {
  const { loc } = scene;
  const use = entry.price && !entry.unitPrice && !entry.multiple && entry.candidate ? limitedUse(entry.candidate.estimate) : undefined;
  if (use) return usedText(use, scene);
  if (entry.unitPrice)
    return loc.t('ask:rank.basis', {
      price: loc.money(entry.unitPrice.held.fact.amount, entry.unitPrice.held.fact.currency),
      quota: unitText(entry.unitPrice.capacity.value, entry.unitPrice.capacity.unit, loc),
    });
  if (entry.model) return entityName(entry.model, loc);
  const { capacity } = entry;
  if (capacity && capacity.uses.length > 0)
    return loc.t('ask:rank.asStated', { quota: factText(capacity.held.fact, 'quotas', loc, scene.view.catalog) });
  if (entry.first) return loc.t('ask:rank.firstPayment', { money: moneyText(entry.first, loc) });
  if (entry.multiple)
    return loc.t('ask:rank.basisMultiple', {
      price: loc.money(entry.multiple.held.fact.amount, entry.multiple.held.fact.currency),
      factor: loc.number(entry.multiple.factor),
    });
  return '';
}

/** The head of the column says what period a price is for, so its cells do not. */
export function columnText(answer: RankAnswer, list: List, scene: Scene): string {
  const { measure } = answer;
  return measure.by === 'price' ? scene.loc.t(`ask:rank.column.${measure.per}`) : heading(measureText(answer, list, scene));
}

export function cellText(entry: Ranked, answer: RankAnswer, list: List, scene: Scene): string {
  return answer.measure.by === 'price' && entry.price ? moneyText(entry.price, scene.loc) : valueText(entry, answer, list, scene);
}
