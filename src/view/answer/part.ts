/** One answered question as a part of a card: a message may hold several. */
import type { ActionButton, Block, Tone } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';

export type Part = {
  readonly title: string;
  readonly tone: Tone;
  /** Sentences that answer by themselves, the verdict first. */
  readonly verdict: string;
  readonly blocks: readonly Block[];
  /** Useful next steps, the best first. */
  readonly buttons: readonly ActionButton[];
  /** Whose own pages are worth a button. */
  readonly pages: readonly Entity[];
};

/** A button that asks a command. */
export function step(label: string, command: string, args: Readonly<Record<string, string>>): ActionButton {
  return { type: 'action', label, act: { command, args } };
}
