/** A piece of text, read: what stands out, whom it is about, what about them, when. The readers turn it into queries. */
import type { Ref } from '#src/catalog/types.ts';
import { readAsked } from './asked.ts';
import type { Scope } from './context.ts';
import type { QueryOf, Topic, When } from './earlier/query.ts';
import { readSignals, type Signals } from './signals.ts';
import { readSubjects, refOf, type Subjects } from './subjects.ts';
import { readTopics } from './topics.ts';
import { readWhen } from './when.ts';

export type Frame = {
  readonly scope: Scope;
  readonly signals: Signals;
  readonly subjects: Subjects;
  readonly topics: readonly Topic[];
  readonly when: When;
  /** Plans, then lines without a tier; what a question about an offer is about. */
  readonly offers: readonly Ref[];
  /** Offers, else models, else clients. */
  readonly owners: readonly Ref[];
};

const THINGS: ReadonlySet<string> = new Set(['prompt', 'request', 'task']);

/** Quantities that are none: a price that names a plan ("kimi 199 那档"). What is "each" is what is asked for, else a task. */
function counting(signals: Signals, { prices }: Subjects): Signals {
  const left = signals.quantities.filter(({ start }) => !prices.some((price) => price.start <= start && start < price.end));
  const asked = left.length === signals.quantities.length ? signals.asked : readAsked(signals.unnamed, signals.cues, left);
  const task = signals.has('unit-task') || signals.terms.some(({ kind }) => kind === 'task');
  const thing =
    asked?.unit !== undefined && THINGS.has(asked.unit) ? (asked.unit as 'prompt' | 'request' | 'task') : task ? ('task' as const) : undefined;
  const quantities = left.map(({ per, ...quantity }) => {
    const of = per === 'thing' ? thing : per;
    return of ? { ...quantity, per: of } : quantity;
  });
  const { asked: _, ...rest } = signals;
  return { ...rest, quantities, ...(asked ? { asked } : {}) };
}

export function readFrame(text: string, scope: Scope): Frame {
  const read = readSignals(text, scope);
  const subjects = readSubjects(read, scope);
  const signals = counting(read, subjects);
  const offers = [...subjects.plans.map(refOf), ...subjects.lines.map(refOf)];
  return {
    scope,
    signals,
    subjects,
    topics: readTopics(signals, subjects),
    when: readWhen(signals, scope.today),
    offers,
    owners: offers.length > 0 ? offers : subjects.models.length > 0 ? subjects.models : subjects.clients,
  };
}

const WHETHER_ZH = /吗|么\s*[?？]?\s*$|嘛|是不是|有没有|能不能|可不可以|会不会|是否|能否|对不对|算不算|支不支持|有木有/;
const WHETHER_EN =
  /(?:^|[\n.;,:!-]\s*(?:and |but |so )?)(?:is|are|do|does|did|can|could|will|would|should|has|have|was|were|isn't|aren't|don't|doesn't)\b/i;

const WHEN =
  /什么时候|何时|哪天|哪一天|啥时|几号|几月|到几号|什么日期|什么时间|(?:^|[\n,;:.!] ?(?:and |so |but )?)(?:since |until )?(?:when|what date|which day|what day|by when)\b|\bsince when\b|\buntil when\b/i;

/** `when`: a date leads the answer; `whether`: a yes or no; `count`: how many there are. */
export function asksOf({ signals }: Frame): QueryOf<'fact'>['asks'] {
  const { text } = signals;
  if (WHEN.test(text)) return 'when';
  // "Aider supported by both?": English asks by tone too.
  const byTone =
    /[a-z)]\s*\?\s*$/i.test(text) &&
    !/\p{Script=Han}/u.test(text) &&
    !signals.has('which', 'how-many', 'where', 'price') &&
    !/\b(?:what|how|which|who|why)\b/i.test(text) &&
    signals.has('supports', 'still', 'shared', 'same');
  if (byTone) return 'whether';
  const open = signals.has('which', 'where', 'how-many') || /^(?:what|how)\b|什么|哪|多少/i.test(text);
  if (signals.has('still') || ((WHETHER_ZH.test(text) || WHETHER_EN.test(text)) && !open)) return 'whether';
  return signals.has('how-many') ? 'count' : 'value';
}
