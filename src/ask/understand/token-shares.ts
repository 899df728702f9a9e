/** Shares of a person's tokens, told apart from reductions of a price: "95% 命中缓存", "output 0.5%", 九成缓存. */
import { meeting, within } from '../places.ts';
import type { ShareMention } from '../shares.ts';
import type { CueMention, Signals } from './signals.ts';

export type TokenShare = { readonly mention: ShareMention; readonly part: 'cached' | 'uncached' | 'input' | 'output' };

const PARTS: ReadonlySet<string> = new Set(['cached', 'uncached', 'input', 'output']);
const NEAR = 24;
const BREAK = /[,;，；、。\n]/;

/** Of cues in one place the longest: 未命中缓存 holds 命中缓存. */
function partCues({ cues }: Signals): readonly CueMention[] {
  const parts = cues.filter(({ cue }) => PARTS.has(cue));
  const partsAt = meeting(parts);
  return parts.filter((one) => !partsAt(one).some((other) => within(one, other) && !within(other, one)));
}

/** How far a word stands from a share, in characters; one beyond a comma belongs to another figure. */
function gap(text: string, share: ShareMention, cue: CueMention): number {
  const [from, to] = cue.start >= share.end ? [share.end, cue.start] : [cue.end, share.start];
  const between = text.slice(from, Math.max(from, to));
  return between.length + (BREAK.test(between) ? NEAR : 0);
}

/** The shares of the text that are of tokens, each with the kind that it is of. */
export function tokenShares(signals: Signals): readonly TokenShare[] {
  const cuesAt = meeting(partCues(signals));
  return signals.shares.flatMap((mention): readonly TokenShare[] => {
    if (mention.sense !== undefined) return [];
    const [nearest] = cuesAt({ start: mention.start - NEAR, end: mention.end + NEAR })
      .map((cue) => ({ cue, gap: gap(signals.text, mention, cue) }))
      .filter((each) => each.gap < NEAR)
      // "95% cached input": the word that tells more of two equally near.
      .sort((one, other) => one.gap - other.gap || (one.cue.cue === 'input' ? 1 : 0) - (other.cue.cue === 'input' ? 1 : 0));
    return nearest ? [{ mention, part: nearest.cue.cue as TokenShare['part'] }] : [];
  });
}
