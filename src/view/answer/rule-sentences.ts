/** What a vendor allows, offers and sells, as sentences. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { QueryOf } from '#src/ask/query/query.ts';
import type { Fact } from '#src/catalog/schema.ts';
import type { Entity, Reading } from '#src/catalog/types.ts';
import { entityName, heading, termName } from '../labels.ts';
import { closedSince, saleText } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';
import { nameOf } from './finding-names.ts';

export type Modal = NonNullable<QueryOf<'fact'>['modal']>;

/** A rule that restricts is not answered by "may one": only in certain tools is no yes. */
function goesWith(id: string, modal: Modal, { view }: Scene): boolean {
  const better = view.catalog.glossary[id]?.better;
  // "Will they ban me" is no question of what is offered.
  return modal !== 'over' && (modal === 'will' ? better === 'no' : better === 'yes');
}

type Stated = Fact<'rules'> | Fact<'features'>;

const isClear = (value: Stated['value']): value is 'yes' | 'no' => value === 'yes' || value === 'no';

function valueSentence(value: Stated['value'], offered: boolean, names: { readonly subject: string; readonly term: string }, { loc }: Scene): string {
  return offered && (value === 'limited' || value === 'unstated')
    ? loc.t(`ask:offered.${value}`, names)
    : loc.t('ask:stated', { ...names, value: loc.t(`fact:rule.${value}`) });
}

/** Yes or no first where the question asks it; then what the source says of it, which tells more than the name of the rule does. */
export function statedSentence(fact: Stated, owner: Entity, scene: Scene, modal?: Modal): string {
  const { loc, view } = scene;
  const id = 'rule' in fact ? fact.rule : fact.feature;
  const term = view.catalog.glossary[id];
  const clear = isClear(fact.value) ? fact.value : undefined;
  const answer = clear && modal && goesWith(id, modal, scene) ? loc.t(`ask:modal.${modal}.${clear}`) : '';
  const said = clear && term?.says?.[clear];
  const names = { subject: entityName(owner, loc), term: termName(id, view.catalog, loc), says: said ? loc.pick(said) : '' };
  const detail = fact.detail ? heading(loc.pick(fact.detail)) : '';
  if (answer && detail) return loc.t('ask:answered', { answer, ...names, detail });
  // What restricts is no offer.
  const offered = 'feature' in fact || term?.better === 'yes';
  if (detail && clear === 'yes' && !offered) return loc.t('ask:ruled', { ...names, detail });
  const text = said ? loc.t('ask:says', names) : valueSentence(fact.value, offered, names, scene);
  return `${answer}${detail ? loc.t('ask:withDetail', { said: text, detail }) : loc.t('ask:withoutDetail', { said: text })}`;
}

/** Whether one can buy, renew or upgrade; "is it over" is answered the other way round. */
export function saleSentence(finding: Finding, scene: Scene, modal: Modal | undefined): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  const [first] = finding.slots;
  const lead = first?.attribute === 'availability' ? first.readings[0]?.lead.fact : undefined;
  const answer = modal && lead ? loc.t(`ask:modal.${modal}.${(lead.state === 'closed') === (modal === 'over') ? 'yes' : 'no'}`) : '';
  const said = finding.slots.flatMap((slot) => {
    const [reading] = slot.readings;
    if (slot.attribute !== 'availability' || !reading || !('state' in reading.lead.fact)) return [];
    const { to, state } = reading.lead.fact;
    const since = state === 'closed' ? closedSince(reading as Reading<'availability'>, loc) : '';
    return [loc.t(`ask:sale.${to}.${state}`, { subject, since, state: saleText({ state }, loc) })];
  });
  const coming = finding.upcoming.flatMap(({ attribute, held }) =>
    attribute === 'availability' && held.fact.state === 'closed' && held.fact.from
      ? [loc.t(`ask:sale.ends.${held.fact.to}`, { subject, day: loc.day(held.fact.from) })]
      : [],
  );
  return `${answer}${loc.t('ask:withoutDetail', { said: [...said, ...new Set(coming)].join(loc.t('fact:join')) })}`;
}
