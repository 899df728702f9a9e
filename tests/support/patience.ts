/** How long a test waits for what may never come, in milliseconds. For what hangs, not for what is slow: a busy machine is no failure. */
export const PATIENCE = 60_000;
