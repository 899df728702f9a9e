/** A figure of a message and the role that it has there. */
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Interval } from '#src/core/interval.ts';
import type { NumberMention } from '../numbers.ts';
import type { Token } from './tokens.ts';
import type { Part, PeriodWord, Unit } from './words.ts';

/** Over what an amount is told. `count`: "every 2 days". */
export type Rate = { readonly period: PeriodWord | LimitWindow; readonly count: number; readonly workdays?: true };

export type Role =
  | {
      readonly role: 'use';
      readonly unit?: Unit;
      /** The unit is that of another figure. */
      readonly implied?: true;
      readonly rate?: Rate;
      /** Days of the week, 1 (Monday) to 7. */
      readonly on?: readonly number[];
      readonly dayPart?: string;
      readonly busy?: true;
    }
  | { readonly role: 'part'; readonly part: Part; readonly rate?: Rate /** Of each request, prompt or task. */; readonly of?: Unit }
  /** So many of `unit` are taken by one of `of`. */
  | { readonly role: 'ratio'; readonly unit: Unit; readonly of: Unit }
  | { readonly role: 'share'; readonly part: Part }
  | { readonly role: 'people' | 'self' | 'accounts' | 'hours' | 'hours-of-week' | 'days-of-week' | 'days-of-month' | 'months' | 'start' | 'burst' }
  /** What is used up of a month, and its days that are left; how many of what is counted run at once. */
  | { readonly role: 'spent'; readonly unit?: Unit }
  | { readonly role: 'days-left' | 'parallel' }
  /** The size of a lot that something is told for ("per 1M tokens"), what is chosen from, a length of time. */
  | { readonly role: 'unit' | 'choice' | 'span' }
  | { readonly role: 'left'; readonly rate?: Rate };

export type Figure = Omit<NumberMention, 'glued'> & Role;

/** The figure of a token, in a role. */
export const figure = (token: Token, role: Role): Figure => {
  const { value = 0, low, high }: Partial<NumberMention> = token.number ?? {};
  return { start: token.start, end: token.end, text: token.text, value, ...(low === undefined || high === undefined ? {} : { low, high }), ...role };
};

/** Those in one role. */
export const figuresOf = <R extends Figure['role']>(figures: readonly Figure[], role: R) =>
  figures.filter((figure): figure is Extract<Figure, { role: R }> => figure.role === role);

/** The last figure in a role: who says it twice corrects it. */
export const last = (figures: readonly Figure[], role: Figure['role']): number | undefined => figuresOf(figures, role).at(-1)?.value;

/** What a figure may be, from its least to its most. */
export const interval = ({ value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>): Interval => ({
  low: low ?? value,
  typical: value,
  high: high ?? value,
});
