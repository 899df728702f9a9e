/** Sentences that answer whether what is named is worth it. */
import type { RecommendAnswer } from '#src/ask/answer/types.ts';
import type { Judged } from '#src/core/recommend-types.ts';
import { limitedUse, usedText } from '../cost-table.ts';
import { priceText } from '../cost-verdict.ts';
import { entityName } from '../labels.ts';
import { planLabel } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';
import { saidUse, workloadText } from '../workload-text.ts';

/** "Claude Pro at $20 a month (16% of the 5-hour limit)". */
function insteadText({ estimate }: Judged, scene: Scene): string {
  const { loc } = scene;
  const use = limitedUse(estimate);
  const told = { plan: planLabel(estimate, loc), price: priceText(estimate, loc) };
  return use ? loc.t('ask:weighed.used', { ...told, used: usedText(use, scene) }) : loc.t('ask:weighed.one', told);
}

/** What the verdict is, or what it depends on; none where it was not weighed. */
export function worthSentences({ worth, query, recommendation: { needs, estimate } }: RecommendAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  if (!worth) return [];
  const names = loc.list(query.among.map((entity) => entityName(entity, loc)));
  const use = needs.use ? saidUse(needs.use, loc) : workloadText(estimate.workload, loc);
  if (worth.state === 'open') {
    const isTold = needs.use !== undefined || needs.parts !== undefined;
    const asks = needs.unreckoned ? [] : [loc.t(isTold ? 'ask:weighed.untold' : 'recommend:noUse', { names, use })];
    return [loc.t('ask:weighed.open', { names }), ...asks];
  }
  if (!('best' in worth)) return [loc.t('ask:weighed.short', { names, use })];
  const { best, instead, state } = worth;
  return [
    loc.t(`ask:weighed.${state}`, {
      plan: planLabel(best.estimate, loc),
      price: priceText(best.estimate, loc),
      use,
      instead: loc.list(instead.map((each) => insteadText(each, scene))),
    }),
  ];
}
