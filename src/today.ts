/** The day on which everything is told: the one in China, where it has been UTC+8 without summer time since 1992. */

const SHANGHAI_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai, as YYYY-MM-DD. Throws RangeError for a moment that is none. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + SHANGHAI_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
