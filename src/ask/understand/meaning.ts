/** What a clause means: what it asks, of whom, about what, when, and with which figures. The rows of the table make Queries of it. */
import { spokenWindows } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { hear, type MentionOf, type Said } from '../mentions/said.ts';
import type { Wanted } from '../mentions/wanted.ts';
import type { QueryOf } from '../query/query.ts';
import type { Topic } from '../query/topics.ts';
import type { Except, When } from '../query/when.ts';
import type { UseReading } from '../use.ts';
import { spanCue } from '../vocabulary/index.ts';
import { exceptIn } from './except.ts';
import type { Scope } from './scope.ts';
import { readSubjects, type Subjects } from './subjects.ts';
import { readTopics } from './topics.ts';
import { useIn } from './uses.ts';
import { readWhen } from './when.ts';

export type Asks = QueryOf<'fact'>['asks'];
export type Quantity = Omit<MentionOf<'quantity'>, 'kind'>;

export type Meaning = {
  readonly scope: Scope;
  readonly heard: Said;
  readonly subjects: Subjects;
  readonly topics: readonly Topic[];
  readonly asks: Asks;
  readonly when?: When;
  readonly except?: Except;
  /** Figures that count something; one that names a plan by its price does not. */
  readonly quantities: readonly Quantity[];
  readonly wanted?: Wanted;
  /** How much the person uses. */
  readonly use?: UseReading;
};

/** `when`: a date leads the answer; `whether`: a yes or no; `count`: how many there are. */
export function asksOf(heard: Said): Asks {
  if (heard.has('asks-when')) return 'when';
  // "Aider supported by both?": English asks by tone too.
  const tone = heard.has('asks-by-tone') && !heard.has('which', 'how-many', 'where', 'price', 'question-word');
  if (tone && heard.has('supports', 'still', 'shared', 'same')) return 'whether';
  // "Is it per 5 hours or per week" is no yes or no.
  const between = heard.has('either') && spokenWindows.filter((window) => heard.has(spanCue(window))).length > 1;
  const open = heard.has('which', 'where', 'how-many', 'asks-open') || between;
  if (heard.has('still') || (heard.has('asks-whether', 'is-it-so') && !open)) return 'whether';
  return heard.has('how-many') ? 'count' : 'value';
}

/** The meaning of what was heard, about `subjects`. */
export function meaningOf(heard: Said, named: Subjects, scope: Scope): Meaning {
  // "When GLM-4.6 was current": the model says when, not of whom.
  const [model, second] = named.models;
  const era = heard.has('era') && named.offers.length > 0 && model && !second ? model.id : undefined;
  const subjects = era === undefined ? named : { ...named, models: [] };
  const others = heard.ofOthers;
  const taken = (start: number) =>
    subjects.prices.some((price) => price.start <= start && start < price.end) || others.some((place) => place.start <= start && start < place.end);
  const quantities = heard.all('quantity').filter(({ start }) => !taken(start));
  const use = useIn(heard, subjects, scope);
  const when = era === undefined ? readWhen(heard, scope.today) : { era };
  const except = exceptIn(heard, subjects, scope);
  return {
    scope,
    heard,
    subjects,
    topics: readTopics({ heard, subjects }),
    asks: asksOf(heard),
    ...(when && Object.keys(when).length > 0 ? { when } : {}),
    ...(except ? { except } : {}),
    quantities,
    ...(heard.wanted ? { wanted: heard.wanted } : {}),
    ...(use ? { use } : {}),
  };
}

/** A piece of text, read. */
export function readMeaning(text: string, scope: Scope): Meaning {
  const heard = hear(text, scope);
  return meaningOf(heard, readSubjects(heard, scope), scope);
}

export const ids = (refs: readonly Ref[]): string[] => refs.map(({ id }) => id);

/** What every kind of Query shares: the day, and what is left out. */
export function shared({ when, except }: Pick<Meaning, 'when' | 'except'>): { readonly when?: When; readonly except?: Except } {
  return { ...(when ? { when } : {}), ...(except ? { except } : {}) };
}

/** What a choice shares with other questions: one buys today, so a day to come, or one of a story, dates what is told. `advises`: nothing is looked back at. */
export function sharedByChoice(meaning: Meaning, advises: boolean): { readonly when?: When; readonly except?: Except } {
  const { heard, when, scope } = meaning;
  const dates = when?.day !== undefined && (when.day > scope.today || (advises && !heard.has('was', 'history')));
  if (!dates || !when) return shared(meaning);
  const { day: _, since: _since, until: _until, ...rest } = when;
  const { when: _when, ...others } = shared(meaning);
  return { ...others, ...(Object.keys(rest).length > 0 ? { when: rest } : {}) };
}
