/** A piece of text, read: what stands out, whom it is about, what about them, when. The readers turn it into queries. */
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf, Topic, When } from '../query.ts';
import type { Scope } from './context.ts';
import { type Signals, readSignals } from './signals.ts';
import { type Subjects, readSubjects, refOf } from './subjects.ts';
import { readTopics } from './topics.ts';
import { readWhen } from './when.ts';

export type Frame = {
  readonly scope: Scope;
  readonly signals: Signals;
  readonly subjects: Subjects;
  readonly topics: readonly Topic[];
  readonly when: When;
  /** Plans, then lines without a tier; what a question about an offer is about. */
  readonly offers: readonly Ref[];
  /** Offers, else models, else clients. */
  readonly owners: readonly Ref[];
};

export function readFrame(text: string, scope: Scope): Frame {
  const signals = readSignals(text, scope);
  const subjects = readSubjects(signals, scope);
  const offers = [...subjects.plans.map(refOf), ...subjects.lines.map(refOf)];
  return {
    scope,
    signals,
    subjects,
    topics: readTopics(signals, subjects),
    when: readWhen(signals),
    offers,
    owners: offers.length > 0 ? offers : subjects.models.length > 0 ? subjects.models : subjects.clients,
  };
}

/** `when`: a date leads the answer; `whether`: a yes or no; `count`: how many there are. */
export function asksOf({ signals }: Frame): QueryOf<'fact'>['asks'] {
  if (signals.has('when')) return 'when';
  if (signals.has('whether', 'still') && !signals.has('which', 'where') && !(signals.has('how-many') && !signals.has('still'))) return 'whether';
  return signals.has('how-many') ? 'count' : 'value';
}
