/** Figures with what they count, from their roles: "2500 requests a day", "31K tokens per request", 3 个窗口. */

import type { LimitWindow } from '#src/catalog/spans.ts';
import { meeting, type Place } from '../places.ts';
import type { Figure } from './figure.ts';
import type { Part, PeriodWord, Unit } from './words.ts';

/** `per`: over what, or of one of what it is told. */
export type Quantity = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: Unit;
  /** The unit stands beside another figure. */
  readonly implied?: true;
  readonly part?: Part;
  readonly per?: PeriodWord | LimitWindow | 'prompt' | 'request' | 'task';
};

type Told = Pick<Quantity, 'unit' | 'part' | 'per' | 'implied'>;

/** Of one of what something is told. */
function thing(of: Unit | undefined): Pick<Quantity, 'per'> {
  const per = of === 'times' ? 'request' : of;
  return per === 'prompt' || per === 'request' || per === 'task' ? { per } : {};
}

function told(figure: Figure): Told | undefined {
  switch (figure.role) {
    case 'use':
      return {
        ...(figure.unit ? { unit: figure.unit } : {}),
        ...(figure.implied ? { implied: true as const } : {}),
        ...(figure.rate ? { per: figure.rate.period } : {}),
      };
    case 'part':
      return { unit: 'token', part: figure.part, ...(figure.rate ? { per: figure.rate.period } : {}), ...thing(figure.of) };
    case 'ratio':
      return { unit: figure.unit, ...thing(figure.of) };
    case 'left':
      return figure.rate ? { per: figure.rate.period } : {};
    default:
      return undefined;
  }
}

/** `taken`: figures that name something and count nothing. */
export function quantitiesOf(figures: readonly Figure[], taken: readonly Place[]): readonly Quantity[] {
  const takenAt = meeting(taken);
  return figures.flatMap((figure) => {
    const found = told(figure);
    if (!found || takenAt(figure).length > 0) return [];
    const { start, end, value, low, high } = figure;
    return [{ start, end, value, ...(low === undefined || high === undefined ? {} : { low, high }), ...found }];
  });
}
