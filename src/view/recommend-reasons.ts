/** The needs of a person and how a plan meets them, a line each, with the fact behind it. */
import type { View } from '#src/catalog/types.ts';
import type { Judged, Reason } from '#src/core/recommend-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { limitedUse } from './cost-table.ts';
import { refName, termName } from './labels.ts';
import { moneyText, percentRange, windowOf } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

const marks = { yes: '✓', limited: '⚠', disputed: '?', no: '✗', unknown: '?' } as const;

function subject(reason: Reason, view: View, loc: Localizer): string {
  if (!('id' in reason)) return '';
  const { kind, id } = reason;
  return kind === 'client' || kind === 'model' ? refName({ kind, id }, view.catalog, loc) : termName(id, view.catalog, loc);
}

/** One need and its answer, in a clause: "works with Claude Code". */
export function reasonText(reason: Reason, judged: Judged | undefined, { loc, view }: Scene): string {
  switch (reason.kind) {
    case 'budget':
      return loc.t(`recommend:reasons.budget.${reason.answer}`, { price: moneyText(reason.price, loc), budget: moneyText(reason.budget, loc) });
    case 'quota': {
      const use = judged && limitedUse(judged.estimate);
      const told = use ? { window: windowOf(use, loc), percent: percentRange(use.utilisation, loc) } : undefined;
      return told ? loc.t(`recommend:reasons.quota.${reason.answer}`, told) : loc.t(`recommend:reasons.quotaUntold.${reason.answer}`);
    }
    case 'sale':
      return loc.t(`recommend:reasons.sale.${judged?.estimate.sale.state ?? 'absent'}`);
    case 'region':
    case 'payment':
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`);
    case 'client':
    case 'model':
    case 'protocol':
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`, { name: subject(reason, view, loc) });
    default:
      return loc.t(`recommend:reasons.${reason.kind}.${reason.answer}`, { name: subject(reason, view, loc) });
  }
}

/** "✓ works with Claude Code [1]". */
export function reasonLine(reason: Reason, judged: Judged, scene: Scene): string {
  const held = 'held' in reason ? reason.held : undefined;
  const quota = reason.kind === 'quota' ? limitedUse(judged.estimate)?.held : undefined;
  const sale = reason.kind === 'sale' ? judged.estimate.sale.held : undefined;
  const cited = held ?? quota ?? sale;
  return `${marks[reason.answer]} ${reasonText(reason, judged, scene)}${cited ? ` ${scene.cites.cite(cited)}` : ''}`;
}
