/** The little that the house remembers: settings, the last question, parked buttons, and what was taken on and is not finished. */

export type Store = {
  /** What is kept outlives the process. */
  readonly lasting: boolean;
  /** The value as it was set (JSON); undefined when there is none or its time is over. */
  get(key: string): Promise<unknown>;
  /** `ttl` in milliseconds; without it the value stays. */
  set(key: string, value: unknown, ttl?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Counts one up, in all processes together, and gives the new count; it begins anew `ttl` milliseconds after its first. Not a key of `get`. */
  count(key: string, ttl: number): Promise<number>;
  /** The value that stays at the key for good: this one where there was none, the same for all processes. */
  getOrSet(key: string, value: unknown): Promise<unknown>;
  /** Values that are kept together, under a name. */
  collection(name: string, bounds: Bounds): Collection;
  /** The tasks of one queue. `claim`: for so many milliseconds a key that was put is not taken again. */
  tasks(queue: string, claim: number): Tasks;
  /** Throws when the store does not answer, or can keep nothing. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** `keep`: for how long each value is kept, in milliseconds; `most`: how many at once: of more the oldest are forgotten. */
export type Bounds = { readonly keep: number; readonly most: number };

/** Values by key, as JSON, that can be listed and forgotten as one. */
export type Collection = {
  /** Takes the place of what stood at the key, and is the newest. */
  put(key: string, value: unknown): Promise<void>;
  get(key: string): Promise<unknown>;
  /** Oldest first. */
  all(): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  delete(key: string): Promise<void>;
  clear(): Promise<void>;
};

/** `lost`: taken before by a process that did not finish it. */
export type Task = { readonly key: string; readonly event: unknown; readonly lost?: true };

/**
 * Work that was taken on. It is held by one process at a time, for the length of a lease; a process that is gone does not renew its leases, and
 * what it held is given to another.
 */
export type Tasks = {
  /** Writes a task down, held by this process, and forgets it after `keep` milliseconds. False: it was put before, by whomever. */
  put(task: Task, keep: number): Promise<boolean>;
  /** Lets go of a task: whoever has room may take it. */
  offer(key: string): Promise<void>;
  /** How many tasks are on offer, by all processes. */
  waiting(): Promise<number>;
  /**
   * At most `most` tasks that nobody holds, from now on held by this process; waits about a second for one, or until `signal`. `lost`: also those
   * whose lease has run out. A task that was taken three times and never done is left alone: it may be what ends the processes.
   */
  take(most: number, options: { readonly signal: AbortSignal; readonly lost: boolean }): Promise<readonly Task[]>;
  /** Holds these for another lease. */
  renew(keys: readonly string[]): Promise<void>;
  /** Forgets a task. True for the one caller who took it off the list, in all processes; its key stays taken. */
  done(key: string): Promise<boolean>;
  /** Forgets the task and that it was ever put: the next delivery of it is new. */
  release(key: string): Promise<void>;
};

/** Longer than any answer takes; what a dead process held is free again after so many milliseconds. */
export const LEASE_MS = 30_000;
/** Takings after which a task is left alone. */
export const MOST_TRIES = 3;
/** How long `take` waits for something to come. */
export const WAIT_MS = 1_000;
