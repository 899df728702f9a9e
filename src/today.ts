/** The day on which everything is told: the one in China. */

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day in Asia/Shanghai, as YYYY-MM-DD. */
export const dayOf = (moment: Date): string => shanghai.format(moment);
