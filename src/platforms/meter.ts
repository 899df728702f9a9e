/** What a platform tells of its work, for metrics. The port; `src/metrics.ts` counts. */

export type Meter = {
  /** An event that wants an answer came in: its clock runs. `key` names it, on this platform. */
  readonly taken: (key: string) => void;
  /** So many milliseconds after it came in, the platform had its acknowledgement. */
  readonly acknowledged: (ms: number) => void;
  /** The answer to `key` is where it belongs; only the first counts. */
  readonly answered: (key: string) => void;
  /** A call to the platform ended: "ok", or the platform's own code for what went wrong. */
  readonly sent: (result: string) => void;
  /** A connection broke and is being opened again. */
  readonly reconnected: () => void;
  /** An event came that had been taken before. */
  readonly repeated: () => void;
  /** What another process had taken and not finished is worked on here. */
  readonly tookOver: () => void;
};

const nothing = () => undefined;
/** Where nobody counts (the terminal, tests). */
export const noMeter: Meter = {
  taken: nothing,
  acknowledged: nothing,
  answered: nothing,
  sent: nothing,
  reconnected: nothing,
  repeated: nothing,
  tookOver: nothing,
};
