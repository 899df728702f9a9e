/** Everything in a message that a use, a need or a budget is read from. The one place that runs patterns over its text for that. */
import type { Day } from '#src/catalog/schema.ts';
import type { Mention } from '#src/catalog/types.ts';
import type { MoneyMention } from '../money.ts';
import { normalize } from '../normalize.ts';
import type { Figure } from './figure.ts';
import { readFigures } from './figures.ts';
import { tokensOf } from './tokens.ts';
import type { WeekMarks } from './week.ts';
import { zoneNamed } from './zones.ts';

export type Mentions = {
  /** The message made plain; every place is of it. */
  readonly text: string;
  readonly names: readonly Mention[];
  /** Every figure that is no money and no part of a name, in one role each. */
  readonly figures: readonly Figure[];
  readonly money: readonly MoneyMention[];
  /** Words without a figure that say how: in total, in bursts, yearly. */
  readonly cues: ReadonlySet<string>;
  /** Days of the week that are named, and those on which nothing is done. */
  readonly week: WeekMarks;
  /** What looks like the name of a model or a plan and is none that is known. */
  readonly strangers: readonly string[];
  /** Hours ahead of UTC in which hours of the day are told, where somebody says where they are. */
  readonly zone?: number;
  /** A figure with a minus sign, as it was written. */
  readonly negative?: string;
};

export type MentionDeps = {
  /** Finds names of plans, lines, vendors, models and clients. */
  readonly scan: (text: string) => readonly Mention[];
  /** Days without a year are read from here; without it no days are looked for. */
  readonly today?: Day;
};

/** "-5次" */
const MINUS = /(?:^|[\s,;:(]|\p{Script=Han})-\s?(?=\d)/u;

/** "10^30" written out; what is longer than any use can be stays long enough to be refused. */
function writtenOut(text: string): string {
  return text.replace(/(\d{1,4})\s?\^\s?(\d{1,3})/g, (_, base: string, exponent: string) =>
    String(BigInt(base) ** BigInt(Math.min(Number(exponent), 40))),
  );
}

/** Mentions of a text that is already plain, beside the names found in it. Pure; never throws. */
export function mentionsIn(text: string, names: readonly Mention[], today?: Day): Mentions {
  const { tokens, strangers } = tokensOf(text, names, today);
  const { figures, cues, week } = readFigures(tokens);
  const zone = today === undefined ? undefined : zoneNamed(text, today);
  const minus = MINUS.exec(text);
  const negative = minus && /-\s?\S+?(?=[,，。;\s]|$)/.exec(text.slice(minus.index))?.[0];
  return {
    text,
    names,
    figures,
    money: tokens.flatMap(({ money }) => money ?? []),
    cues,
    week,
    ...(zone === undefined ? {} : { zone }),
    strangers,
    ...(negative && !/\d\s?$/.test(text.slice(0, minus.index + 1)) ? { negative } : {}),
  };
}

/** Mentions of a message as it was written. Never throws. */
export function mentionsOf(raw: string, { scan, today }: MentionDeps): Mentions {
  const text = writtenOut(normalize(raw));
  return mentionsIn(text, scan(text), today);
}
