/** What a question wants paid at once. */
import type { Period } from '#src/catalog/schema.ts';
import type { Signals } from './signals.ts';

/** More than a month; undefined where no such period is named. */
export function longPeriod(signals: Signals): 'year' | 'quarter' | undefined {
  return signals.has('yearly') ? 'year' : signals.has('quarterly') ? 'quarter' : undefined;
}

/** The period that is named, a month among them. */
export function periodPaid(signals: Signals): Period | undefined {
  return longPeriod(signals) ?? (signals.has('monthly') ? 'month' : undefined);
}
