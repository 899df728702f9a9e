/** How long a period of payment is. */
import type { Period } from '#src/catalog/schema.ts';

/** Months that one payment is for. */
export const periodMonths: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };
