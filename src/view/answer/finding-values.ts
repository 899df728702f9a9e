/** The value of a finding's slot in words, without its source. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Held, Reading } from '#src/catalog/types.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { briefFactText, factText, lastingText } from '../fact-text.ts';
import { refName } from '../labels.ts';
import { heldText, type Scene } from '../slot-text.ts';

export const isNone = (held: Held<Attribute>): boolean => 'amount' in held.fact && held.fact.amount === 'none';

export function quotaValue(reading: Reading<'quotas'>, scene: Scene): string {
  const { lead } = reading;
  const { loc, view } = scene;
  if (!lead.via) return heldText(lead, 'quotas', scene);
  // A multiple tells both: what it is of, and what that comes to.
  const own = heldText(lead, 'quotas', scene);
  const claim = loc.t(lead.via.factor === 1 ? 'fact:sameAs' : 'fact:timesOf', {
    factor: loc.number(lead.via.factor),
    of: refName({ kind: 'plan', id: lead.via.plan }, view.catalog, loc),
  });
  return loc.t('ask:multiple', { claim, own });
}

export const either = (texts: readonly string[], { loc }: Scene): string =>
  texts.length === 0 ? '' : texts.reduce((one, other) => loc.t('ask:either', { one, other }));

/** "up to 120 prompts before 2026-02-12": what the figure of a slot had been. */
export function beforeText(finding: Finding, slot: AnySlot, scene: Scene): string | undefined {
  const before = finding.before?.find((each) => each.slot === slot);
  if (!before) return undefined;
  const value = heldText(before.held as Held<Attribute>, slot.attribute, scene, briefFactText);
  return scene.loc.t('ask:before', { value, day: scene.loc.day(before.day) });
}

/** A figure with what it had been right beside it. */
export function withBefore(text: string, finding: Finding, slot: AnySlot, scene: Scene): string {
  const aside = beforeText(finding, slot, scene);
  return aside === undefined ? text : scene.loc.t('ask:aside', { text, aside });
}

/** For how many periods a promotional price is paid, where it is more than one, and until when it is sold. */
function promotionTerms(fact: Fact<Attribute>, { loc }: Scene): readonly string[] {
  if (!('phase' in fact) || fact.phase === 'regular') return [];
  const { periods, per, until } = fact;
  return [
    ...(typeof periods === 'number' && periods > 1 ? [lastingText(periods, per, loc)] : []),
    ...(until ? [loc.t('fact:until', { day: loc.day(until) })] : []),
  ];
}

/** All readings of a slot, with the remarks that change what it means for a buyer. */
export function valueText(slot: AnySlot, scene: Scene, brief = false): string {
  const { loc } = scene;
  if (slot.attribute === 'quotas') {
    const values = slot.readings
      .filter((reading, index) => index === 0 || !isNone(reading.lead))
      .map((reading, index) => (index === 0 ? quotaValue(reading, scene) : heldText(reading.lead, 'quotas', scene)));
    return either([...new Set(values)], scene);
  }
  const lead = slot.readings[0]?.lead as Held<Attribute>;
  const words = brief ? briefFactText : factText;
  const text = heldText(lead, slot.attribute, scene, words);
  return [text, ...promotionTerms(lead.fact, scene)].join(loc.t('fact:join'));
}
