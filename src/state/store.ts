/** The little that the house remembers: settings, the last question, parked buttons, and which deliveries were taken. */

export type Store = {
  /** What is kept outlives the process. */
  readonly lasting: boolean;
  /** The value as it was set (JSON); undefined when there is none or its time is over. */
  get(key: string): Promise<unknown>;
  /** `ttl` in milliseconds; without it the value stays. */
  set(key: string, value: unknown, ttl?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** True for exactly one caller, in all processes, until `ttl` milliseconds are over. */
  claim(key: string, ttl: number): Promise<boolean>;
  /** Gives a claim back, so that it can be taken again (the work failed). */
  release(key: string): Promise<void>;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
