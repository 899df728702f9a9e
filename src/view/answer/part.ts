/** One answered question as a part of a card: a message may hold several. */
import type { ActionButton, Block, Tone } from '#src/card/card.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';

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

type Params = Readonly<Record<string, string | number>>;

/** A text whose key is made of parts ("ask:per.week"). Throws RangeError for one that no locale has: a test asks every kind of question. */
export function say(loc: Localizer, key: string, params: Params = {}): string {
  const text = loc.word(`ask:${key}`, params);
  if (text === undefined) throw new RangeError(`no text ask:${key}`);
  return text;
}

/** A button that asks a command. */
export function step(label: string, command: string, args: Readonly<Record<string, string>>): ActionButton {
  return { type: 'action', label, act: { command, args } };
}
