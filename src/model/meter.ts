/** What is counted of a language model's work. */
import type { Fault } from './fault.ts';

/** How a message that could have been read by the model was read. */
export type Outcome = 'read' | 'cached' | 'resting' | 'long' | Fault;

export type ModelMeter = {
  /** A request was sent. */
  called(): void;
  tokens(usage: { readonly input: number; readonly output: number }): void;
  /** What the tokens cost, where the data knows the model's price. */
  cost(amount: number, currency: string): void;
  ended(outcome: Outcome): void;
  repaired(): void;
  /** The rules read it as another question. */
  disagreed(): void;
};

const nothing = () => undefined;
export const noModelMeter: ModelMeter = { called: nothing, tokens: nothing, cost: nothing, ended: nothing, repaired: nothing, disagreed: nothing };
