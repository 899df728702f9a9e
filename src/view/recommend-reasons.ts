/** The needs of a person and how a plan meets them, a line each, with the fact behind it. */
import type { Currency } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { Budget } from '#src/core/budget.ts';
import { exactly, money } from '#src/core/money.ts';
import type { Candidate, Reason } from '#src/core/recommend-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Citable } from './citations.ts';
import { limitedUse } from './cost-table.ts';
import { refName, termName } from './labels.ts';
import { moneyText, percentRange, windowOf } from './quantity-text.ts';
import { saleText } from './sale-text.ts';
import type { Scene } from './slot-text.ts';

const marks = { yes: '✓', limited: '△', disputed: '?', no: '✗', unknown: '?' } as const;

function subject(reason: Reason, view: View, loc: Localizer): string {
  if (!('id' in reason)) return '';
  const { kind, id } = reason;
  if (kind === 'family') return id;
  // What is looked for in the plan is the model that answers.
  if (kind === 'model' && reason.routed && reason.answer !== 'yes') return refName({ kind, id: reason.routed.fact.to }, view.catalog, loc);
  return kind === 'client' || kind === 'model' ? refName({ kind, id }, view.catalog, loc) : termName(id, view.catalog, loc);
}

/** "up to ¥50"; `own` is the currency of the price that it is held against, where the budget names none. */
export function budgetText({ amount, from, currency, bound }: Budget, own: Currency, loc: Localizer): string {
  const text = (value: number) => moneyText(exactly(money(value, currency ?? own)), loc);
  return from === undefined
    ? loc.t(`common:budget.${bound}`, { money: text(amount) })
    : loc.t('common:budget.between', { least: text(from), most: text(amount) });
}

/** One need and its answer, in a clause: "works with Claude Code". */
export function reasonText(reason: Reason, judged: Candidate | undefined, { loc, view }: Scene): string {
  switch (reason.kind) {
    case 'budget':
      return loc.t(`recommend:reasons.budget.${reason.answer}`, {
        price: moneyText(reason.price, loc),
        budget: budgetText(reason.budget, reason.price.currency, loc),
      });
    case 'quota': {
      const use = judged && limitedUse(judged.estimate);
      const told = use ? { window: windowOf(use, loc), percent: percentRange(use.utilisation, loc) } : undefined;
      return told ? loc.t(`recommend:reasons.quota.${reason.answer}`, told) : loc.t(`recommend:reasons.quotaUntold.${reason.answer}`);
    }
    case 'sale':
      return saleText(judged?.estimate.sale ?? { state: 'absent' }, loc);
    case 'price':
      return loc.t('recommend:reasons.price.unknown');
    case 'region':
    case 'payment':
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`);
    case 'limit':
      return loc.t(`recommend:reasons.limit.${reason.answer}`, { window: loc.t(`fact:limits.${reason.window}`) });
    case 'model':
      return reason.routed && reason.answer === 'yes'
        ? loc.t('recommend:reasons.routed', {
            name: subject(reason, view, loc),
            to: refName({ kind: 'model', id: reason.routed.fact.to }, view.catalog, loc),
          })
        : loc.t(`recommend:reasons.model.${reason.answer}`, { name: subject(reason, view, loc) });
    case 'client':
    case 'family':
    case 'protocol':
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`, { name: subject(reason, view, loc) });
    default:
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`, { name: subject(reason, view, loc) });
  }
}

/** The fact that says so; undefined where none does. */
export function heldOf(reason: Reason, { estimate }: Candidate): Citable | undefined {
  if ('routed' in reason && reason.routed) return reason.routed;
  if ('held' in reason && reason.held) return reason.held;
  if (reason.kind === 'quota') return limitedUse(estimate)?.held;
  return reason.kind === 'sale' ? estimate.sale.held : undefined;
}

/** "✓ works with Claude Code". */
export const markedReason = (reason: Reason, judged: Candidate, scene: Scene): string =>
  `${marks[reason.answer]} ${reasonText(reason, judged, scene)}`;

/** "✓ works with Claude Code [1]". */
export function reasonLine(reason: Reason, judged: Candidate, scene: Scene): string {
  const held = heldOf(reason, judged);
  return `${markedReason(reason, judged, scene)}${held ? ` ${scene.cites.cite(held)}` : ''}`;
}
