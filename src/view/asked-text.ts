/** What was asked for, told back in a title: who did not see the question can tell what it was. */

import { displayWidth } from '#src/card/width.ts';
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Needs } from '#src/core/recommend-types.ts';
import type { Workload } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { needNames } from './answer/need-words.ts';
import { budgetText } from './recommend-reasons.ts';
import type { Scene } from './slot-text.ts';
import { amountText, workloadText } from './workload-text.ts';

/** Longer ones take a phone more than two lines. */
const WIDEST = 64;

/** `use`: what it says of the workload in a title of its own; empty where that would be too long for one. */
const short = (text: string): string => (displayWidth(text) > WIDEST ? '' : text);

/** The amount of use, the budget and what else is needed: "300 requests a day · up to ¥100 a month · Claude Code". */
export function neededText(needs: Needs, workload: Workload, scene: Scene): string {
  const { loc } = scene;
  const { budget, pricedIn } = needs;
  const most = budget && loc.t('plans:filters.budget', { budget: budgetText(budget, budget.currency ?? pricedIn ?? homeCurrency, loc) });
  return short([amountText(workload, loc), most ?? '', needNames(needs, scene)].filter((text) => text !== '').join(' · '));
}

/** The amount of use. */
export const usedFor = (workload: Workload, loc: Localizer): string => short(amountText(workload, loc));

/** What a title that tells `told` leaves to be said of the workload. */
export function restOfUse(workload: Workload, told: string, loc: Localizer): string {
  const [whole, amount] = [workloadText(workload, loc), amountText(workload, loc)];
  return told !== '' && amount !== '' && whole.startsWith(amount) ? whole.slice(amount.length).replace(/^ · /, '') : whole;
}
