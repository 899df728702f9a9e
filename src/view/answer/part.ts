/** One answered question as a part of a card: a message may hold several. */
import type { ActionButton, Block, Tone } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { MoreBlocks } from '../more.ts';

export type Part = {
  readonly title: string;
  readonly tone: Tone;
  /** Sentences that answer by themselves, the verdict first. */
  readonly verdict: string;
  /** Sentences that several parts may have to say, and that are said once. */
  readonly asides?: readonly string[];
  /** `answer/screen.ts` leaves of these what a phone shows at once. */
  readonly blocks: readonly Block[];
  /** What is one press away in any case. */
  readonly more?: MoreBlocks;
  /** Useful next steps, the best first. */
  readonly buttons: readonly ActionButton[];
  /** Whose own pages are worth a button. */
  readonly pages: readonly Entity[];
};

/** A button that asks a command. */
export function step(label: string, command: string, args: Readonly<Record<string, string>>): ActionButton {
  return { type: 'action', label, act: { command, args } };
}
