/** How a reply is graded: by what it must and must not say, and where it is wrong by whether it claimed to know. */
import type { Reply } from './ask-house.ts';
import { says } from './matcher.ts';
import type { Asked } from './questions.ts';

/** `admitted`: wrong, but it said that it does not know, or asked back. `confident`: wrong, and said as if it were right. */
export type Verdict = 'right' | 'admitted' | 'confident';

export type Graded = {
  readonly question: Asked;
  readonly reply: Reply;
  /** What it had to say and did not. */
  readonly missing: readonly string[];
  /** What it said and must not. */
  readonly forbidden: readonly string[];
  readonly verdict: Verdict;
};

/** Kinds of Queries whose answer claims nothing. */
const ADMITTING: ReadonlySet<string> = new Set(['unknown', 'clarify', 'talk', 'notForMe']);

export function grade(question: Asked, reply: Reply): Graded {
  const lines = [reply.text, reply.full].flatMap((text) => text.split('\n'));
  const told = question.full ? reply.full : reply.text;
  const missing = question.want.filter((wanted) => !says(told, wanted));
  const forbidden = question.not.filter((wording) => lines.some((line) => says(line, wording)));
  const right = missing.length === 0 && forbidden.length === 0;
  const claims = reply.queries.some(({ kind }) => !ADMITTING.has(kind));
  return { question, reply, missing, forbidden, verdict: right ? 'right' : claims ? 'confident' : 'admitted' };
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

/** One line for a group: how many are right, how many are wrong with confidence, how many are not known. */
export function rateOf(label: string, group: readonly Graded[]): string {
  const count = (verdict: Verdict) => group.filter((each) => each.verdict === verdict).length;
  const [right, confident, admitted] = [count('right'), count('confident'), count('admitted')];
  const figures = `${String(right).padStart(4)}/${String(group.length).padEnd(4)} ${share(right, group.length).padStart(6)}`;
  return `${label.padEnd(20)} ${figures}  confident but wrong ${confident} (${share(confident, group.length)}), not known ${admitted}`;
}
