/** Why a language model did not read a message: a word for the log and the metrics. */

export type Fault = 'timeout' | 'key' | 'limited' | 'gone' | 'refused' | 'server' | 'network' | 'malformed' | 'unverified' | 'spent';

export class ModelFault extends Error {
  readonly fault: Fault;

  /** `reason`: for the log; it holds neither the key nor what was sent. */
  constructor(fault: Fault, reason: string) {
    super(reason);
    this.name = 'ModelFault';
    this.fault = fault;
  }
}
