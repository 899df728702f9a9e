/** What of another currency comes within a budget, where nothing of its own does. */
import type { Elsewhere } from '#src/ask/answer/elsewhere.ts';
import { moneyText, roughMoney } from '../quantity-text.ts';
import { planLabel } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';

const MOST = 3;

export function elsewhereSentence({ by, plans }: Elsewhere, { loc, cites }: Scene): string {
  const items = plans
    .slice(0, MOST)
    .map(({ candidate, price, rough }) =>
      loc.t('ask:elsewhere.item', { who: planLabel(candidate.estimate, loc), price: moneyText(price, loc), rough: roughMoney(rough, loc) }),
    );
  return loc.t('ask:elsewhere.said', {
    none: loc.t(`ask:elsewhere.none.${by.to}`),
    currency: loc.t(`ask:elsewhere.in.${by.from}`),
    rate: loc.t('cost:assumption.exchange', { rate: loc.number(by.rate), base: by.base, quote: by.quote, day: loc.day(by.cite.checked) }),
    cite: cites.cite(by.cite),
    items: items.join(loc.t('ask:rank.sep')),
  });
}
