/** What the question takes for granted, as it stands to the data. */
import type { ClaimVerdict, FactAnswer } from '#src/ask/answer/types.ts';
import type { Claim } from '#src/ask/query/query.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import { entityName, quantityText, shortNames } from '../labels.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { isTold } from './finding-text.ts';
import { countsText } from './rates.ts';

/** "the edition sold in China": whose it is by where it is sold. */
function editionOf({ held }: AnyHeld, { view, loc }: Scene): string {
  const owner = view.catalog.find(held.statedBy);
  return owner?.kind === 'line' ? loc.t(`ask:quoted.edition.${owner.region}`) : '';
}

/** An address or a key as somebody has it: it is right, it is another's, or it is none of theirs; `whose`: whom it was asked of. */
function quotedSentence({ claim: { text = '' }, state, held }: ClaimVerdict, whose: string, scene: Scene): string | undefined {
  const { loc } = scene;
  const key = !text.includes('.');
  const subject = held && (state === 'holds' || state === 'elsewhere') ? nameOfStated(held, scene) : whose;
  const value = { value: text, subject, whose };
  if (state === 'holds') return loc.t(key ? 'ask:quoted.key.holds' : 'ask:quoted.address.holds', value);
  if (state === 'elsewhere' && held) return loc.t('ask:quoted.elsewhere', { ...value, edition: editionOf(held, scene) });
  if (state === 'open') return loc.t('ask:quoted.open', value);
  return loc.t(key ? 'ask:quoted.key.differs' : 'ask:quoted.address.differs', value);
}

/** A claim that a fact of the data says now, said, or says no more. */
function statedClaim(state: 'disputed' | 'holds' | 'closed' | 'ended', held: AnyHeld, scene: Scene): string {
  const { loc } = scene;
  return loc.t(`ask:claim.${state}`, {
    subject: nameOfStated(held, scene),
    value: heldText(held.held as Held<Attribute>, held.attribute, scene),
    phase: held.attribute === 'prices' ? loc.t(`fact:phases.${held.held.fact.phase}`) : loc.t(`fact:attributes.${held.attribute}`),
    day: loc.day(held.held.fact.until ?? scene.view.day),
  });
}

/** A claim that no fact says by itself: one is written in words, another is told, or nothing tells. */
function otherClaim({ claim, state, held }: ClaimVerdict, asked: boolean, scene: Scene): string | undefined {
  const { loc } = scene;
  const value = claimText(claim, loc);
  if (state === 'open') return loc.t('ask:claim.open', { value });
  const text = held ? heldText(held.held as Held<Attribute>, held.attribute, scene) : '';
  if (state === 'written' && held)
    return loc.t(held.held.fact.until ? 'ask:claim.wasWritten' : 'ask:claim.written', {
      value,
      text,
      day: loc.day(held.held.fact.until ?? held.held.checked),
    });
  const priced = claim.amount !== undefined && claim.unit === undefined;
  if (priced || !held) return asked ? loc.t('ask:claim.differs', { value }) : undefined;
  return loc.t('ask:claim.rather', { value, subject: nameOfStated(held, scene), right: text });
}

/** A claim, confirmed or set right; undefined where the answer itself confirms it. */
export function claimSentence(verdict: ClaimVerdict, { query, findings }: FactAnswer, scene: Scene): string | undefined {
  const { claim, state, held, times } = verdict;
  const { loc } = scene;
  if (claim.text !== undefined && findings.some(({ topic }) => topic.attribute === 'endpoints'))
    return quotedSentence(verdict, loc.list(shortNames([...new Set(findings.map(({ subject }) => subject))], loc)), scene);
  // What is found answers; that no field holds these words is told after it.
  if (isWords(verdict) && findings.some(isTold)) return undefined;
  if (verdict.rates && claim.times !== undefined)
    return loc.t(state === 'holds' ? 'ask:claim.countsHold' : 'ask:claim.countsDiffer', {
      times: loc.number(claim.times),
      counts: countsText(verdict.rates, scene),
    });
  if (times !== undefined) return loc.t(state === 'holds' ? 'ask:claim.timesHold' : 'ask:claim.timesDiffer', { times: loc.number(times) });
  if (state === 'holds' && query.asks !== 'whether') return undefined;
  if (held && (state === 'disputed' || state === 'holds' || state === 'closed' || state === 'ended')) return statedClaim(state, held, scene);
  return otherClaim(verdict, query.asks === 'whether' || query.disputed === true, scene);
}

/** What was put to us, as it is told back. */
function claimText({ amount, currency, unit, times, text }: Claim, loc: Scene['loc']): string {
  if (text !== undefined) return loc.t('recommend:quoted', { words: text });
  if (times !== undefined) return loc.t('ask:times', { factor: loc.number(times) });
  if (amount === undefined) return '';
  return currency ? loc.money(amount, currency) : unit ? quantityText(amount, unit, loc) : loc.number(amount);
}

/** Words that no fact says or denies. */
const isWords = ({ claim, state }: ClaimVerdict): boolean => claim.text !== undefined && state === 'open';

/** Words of the question that what is told does not speak of. */
export function unjudgedWords({ claims = [], findings }: FactAnswer, { loc }: Scene): readonly string[] {
  if (!findings.some(isTold) || findings.some(({ topic }) => topic.attribute === 'endpoints')) return [];
  return claims.filter(isWords).map(({ claim }) => loc.t('ask:claim.words', { value: claimText(claim, loc) }));
}

/** Whose statement it is. */
export function nameOfStated({ held }: AnyHeld, { view, loc }: Scene): string {
  const entity = view.catalog.find(held.statedBy);
  return entity ? entityName(entity, loc) : held.statedBy.id;
}
