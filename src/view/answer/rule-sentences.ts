/** What a vendor allows, offers and sells, as sentences. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { QueryOf } from '#src/ask/query.ts';
import { termName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';
import { type Keys, nameOf } from './finding-names.ts';
import { say } from './part.ts';

export type Modal = NonNullable<QueryOf<'fact'>['modal']>;

/** A rule that restricts is not answered by "may one": only in certain tools is no yes. */
function goesWith(id: string, modal: Modal, { view }: Scene): boolean {
  const better = view.catalog.glossary[id]?.better;
  return better === 'yes' || (better === 'no' && modal === 'will');
}

/** Yes or no first where the question asks it; then what the source says of it, which tells more than the name of the rule does. */
export function statedSentence(finding: Finding, scene: Scene, modal: Modal | undefined): string {
  const { loc, view } = scene;
  const [slot] = finding.slots;
  const fact = slot?.readings[0]?.lead.fact;
  if (!slot || !fact || !('value' in fact)) return '';
  const id = String((slot.keys as Keys)['rule'] ?? (slot.keys as Keys)['feature']);
  const answer = modal && (fact.value === 'yes' || fact.value === 'no') && goesWith(id, modal, scene) ? say(loc, `modal.${modal}.${fact.value}`) : '';
  const names = { subject: nameOf(finding, scene), term: termName(id, view.catalog, loc) };
  const detail = 'detail' in fact && fact.detail ? loc.pick(fact.detail) : '';
  if (answer && detail) return say(loc, 'answered', { answer, ...names, detail });
  const offered = slot.attribute === 'features' || view.catalog.glossary[id]?.better === 'yes';
  if (detail && fact.value === 'yes' && !offered) return say(loc, 'ruled', { ...names, detail });
  const said = offered
    ? say(loc, `offered.${fact.value}`, names)
    : say(loc, 'stated', { ...names, value: loc.word(`fact:rule.${fact.value}`) ?? fact.value });
  return `${answer}${detail ? say(loc, 'withDetail', { said, detail }) : say(loc, 'withoutDetail', { said })}`;
}

/** Whether one can buy, renew or upgrade. */
export function saleSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  const said = finding.slots.flatMap((slot) => {
    const lead = slot.readings[0]?.lead;
    if (slot.attribute !== 'availability' || !lead || !('state' in lead.fact)) return [];
    const { to, state, detail } = lead.fact;
    const text = say(loc, `sale.${to}.${state}`, { subject });
    return [detail ? loc.t('fact:withDetail', { value: text, detail: loc.pick(detail) }) : text];
  });
  return say(loc, 'withoutDetail', { said: said.join(loc.t('fact:join')) });
}
