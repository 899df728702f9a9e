/** Which quotas of a plan a first look tells, and how each is worded. */
import type { Slot, View } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { refName, termName } from './labels.ts';

type Quota = Slot<'quotas'>;

/** Of one model or of a pool of models, not of all use. */
const isApart = ({ keys }: Quota): boolean => keys['model'] !== undefined || keys['pool'] !== undefined;

function hasFigure({ readings }: Quota): boolean {
  const fact = readings[0]?.lead.fact;
  return fact !== undefined && fact.amount !== 'none' && !fact.unpublished;
}

/** What is told of all use and of pools; of single models where no figure of the window is told of all, and not what is only worked out. Pure. */
export function quotasToldFirst(slots: readonly Quota[]): readonly Quota[] {
  const general = new Set(slots.filter((slot) => !isApart(slot) && hasFigure(slot)).map(({ keys }) => keys['window']));
  return slots.filter((slot) => {
    const { lead } = slot.readings[0] ?? {};
    if (!lead || lead.fact.amount === 'none') return false;
    return slot.keys['model'] === undefined || (hasFigure(slot) && !general.has(slot.keys['window']) && lead.basis !== 'derived');
  });
}

/** "10M tokens per month (GLM-5)": the value with its window, the model or pool it is for, and what it is a multiple of. */
export function quotaInWindow({ readings }: Quota, value: string, view: View, loc: Localizer): string {
  const lead = readings[0]?.lead;
  if (!lead) return '';
  const { model, pool, window } = lead.fact;
  const { catalog } = view;
  const of = [
    ...(model === undefined ? [] : [refName({ kind: 'model', id: model }, catalog, loc)]),
    ...(pool === undefined ? [] : [termName(pool, catalog, loc)]),
    ...(lead.via
      ? [loc.t('fact:timesOf', { factor: loc.number(lead.via.factor), of: refName({ kind: 'plan', id: lead.via.plan }, catalog, loc) })]
      : []),
  ];
  const told = loc.t(`fact:perWindow.${window}`, { quantity: value });
  return of.length === 0 ? told : loc.t('fact:slot.model', { label: told, model: of.join(loc.t('fact:separator')) });
}
