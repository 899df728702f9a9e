/** A figure of a message and the role that it has there. */
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { NumberMention } from '../numbers.ts';
import type { Token } from './tokens.ts';
import type { Part, PeriodWord, Unit } from './words.ts';

/** Over what an amount is told. `count`: "every 2 days". */
export type Rate = { readonly period: PeriodWord | LimitWindow; readonly count: number; readonly workdays?: true };

export type Role =
  | {
      readonly role: 'use';
      readonly unit?: Unit /** The unit is that of another figure. */;
      readonly implied?: true;
      readonly rate?: Rate;
      readonly on?: 'weekday' | 'weekend';
      readonly dayPart?: string;
    }
  | { readonly role: 'part'; readonly part: Part; readonly rate?: Rate }
  /** So many of `unit` are taken by one of `of`. */
  | { readonly role: 'ratio'; readonly unit: Unit; readonly of: Unit }
  | { readonly role: 'share'; readonly part: Part }
  | { readonly role: 'people' | 'accounts' | 'hours' | 'hours-of-week' | 'days-of-week' | 'days-of-month' | 'months' | 'start' | 'burst' }
  /** The size of a lot that something is told for ("per 1M tokens"), what is chosen from, a length of time. */
  | { readonly role: 'unit' | 'choice' | 'span' }
  | { readonly role: 'left'; readonly rate?: Rate };

export type Figure = Omit<NumberMention, 'glued'> & Role;

/** The figure of a token, in a role. */
export const figure = (token: Token, role: Role): Figure => {
  const { value = 0, low, high }: Partial<NumberMention> = token.number ?? {};
  return { start: token.start, end: token.end, text: token.text, value, ...(low === undefined || high === undefined ? {} : { low, high }), ...role };
};
