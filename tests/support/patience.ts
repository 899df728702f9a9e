/** How long a test waits for what may never come, in milliseconds. For what hangs, not for what is slow: a busy machine is no failure. */
export const PATIENCE = 60_000;

/**
 * For servers on loopback: a connection outlives every pause of a busy machine. By default Node closes an idle one after 5 s, and whoever uses it in that
 * moment is cut off.
 */
export const patient = { keepAliveTimeout: 10 * PATIENCE } as const;
