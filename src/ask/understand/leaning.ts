/** Whether a question leans on the one before it, and what it means then. */
import type { Query, QueryOf, Topic } from './earlier/query.ts';
import { amend, spokenOf, subjectsOf, tierOf } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { firstOf } from './readers.ts';
import { readSignals, type Signals } from './signals.ts';
import { refOf } from './subjects.ts';
import { readTopics } from './topics.ts';

/** "And the same for X": the question before, of X. */
const SAME_FOR =
  /\b(?:the )?same (?:question |thing |sum |calculation )?(?:for|with|about|on)\b|\bditto\b|(?:同样|一样)(?:的)?(?:问题|算法|算|问)|换成|换作|改成问/i;

const ELLIPTIC = /^(?:那|那么|and\b|what about|how about|then\b|or\b|also\b|换成|如果|if\b|还有|再)|呢\s*[?？]?$|instead\s*\?*$/i;

/** "What do the two share": those spoken of before. */
const THEM =
  /那家|那个(?!月)|两家|两个(?!月|星期|礼拜|小时|人)|两者|二者|两边|俩|它们?|他们家|\b(?:both|the two|these two|they|them|it|that one|either(?: one)?|the former|the latter)\b/i;

/** "Which plan is cheapest" chooses among several: after one plan it is about the market. */
const WHICH_PLAN = /哪个套餐|哪款套餐|哪一?家|什么套餐|\bwhich (?:plan|vendor|provider|subscription)\b/i;

function choosesAnew({ signals, owners }: Frame, last: Query): boolean {
  const before = subjectsOf(last);
  return owners.length === 0 && before.length === 1 && before[0]?.kind === 'plan' && WHICH_PLAN.test(signals.text) && !ELLIPTIC.test(signals.text);
}

/** It says too little by itself, and there is an earlier question to lean on. */
export function leans(frame: Frame, last: Query): boolean {
  const { signals, owners, topics, subjects, offers } = frame;
  if (offers.length === 0 && !subjects.ambiguous && subjectsOf(last).length > 1 && THEM.test(signals.text)) return true;
  // Thanks and no question end the talk.
  if (signals.has('thanks') && topics.length === 0 && owners.length === 0 && !/[?？]|呢|\b(?:what|how)\b/i.test(signals.text)) return false;
  if (SAME_FOR.test(signals.text) && offers.length > 0) return true;
  if (/^(?:and|那|what about|how about|如果|if)/i.test(signals.text) && offers.length === 0) return true;
  if (signals.has('all', 'define') && !ELLIPTIC.test(signals.text)) return false;
  if (choosesAnew(frame, last)) return false;
  // Who sets two side by side says what is to be compared.
  if (offers.length > 1 && signals.has('compare', 'either', 'value') && !ELLIPTIC.test(signals.text)) return false;
  return owners.length === 0 || topics.length === 0 || subjects.ambiguous !== undefined
    ? ELLIPTIC.test(signals.text) || signals.text.length <= 40
    : false;
}

/** "换算成模型调用是多少": in another unit. */
const intoUnit = ({ signals }: Frame): boolean => signals.asked?.unit !== undefined && (signals.asked.into === true || signals.has('convert'));

/** A question about a quota of plans, whose words go on to hold. */
function counted(last: Query): last is QueryOf<'fact'> {
  return last.kind === 'fact' && last.topics.some(({ attribute }) => attribute === 'quotas') && last.subjects.some(({ kind }) => kind !== 'model');
}

/** The earlier question and this one, read as one: "一周几次 prompt", then "按 GLM-5 算呢". */
function together(last: Query, { signals, scope }: Frame): Signals {
  return counted(last) && last.words ? readSignals(`${last.words}\n${signals.text}`, scope) : signals;
}

/** A client is what somebody works with: beside plans spoken of before, the question is of them. */
function namesNobody({ owners }: Frame, last: Query): boolean {
  if (owners.length === 0) return true;
  return owners.every(({ kind }) => kind === 'client') && subjectsOf(last).some(({ kind }) => kind === 'plan' || kind === 'line');
}

/** The question as if it named those of the one before. */
function inherit(frame: Frame, last: Query, onModel: boolean): Frame {
  const { catalog } = frame.scope;
  const owners = spokenOf(last, frame);
  const lines = owners.flatMap(({ kind, id }) => (kind === 'line' ? (catalog.get('line', id) ?? []) : []));
  const subjects = {
    ...frame.subjects,
    plans: owners.flatMap(({ kind, id }) => (kind === 'plan' ? (catalog.get('plan', id) ?? []) : [])),
    lines,
    namedLines: lines,
    models: onModel ? frame.subjects.models : [...owners.filter(({ kind }) => kind === 'model'), ...frame.subjects.models],
  };
  return {
    ...frame,
    owners,
    offers: owners.filter(({ kind }) => kind === 'plan' || kind === 'line'),
    subjects,
    topics: readTopics(frame.signals, subjects),
  };
}

/** "Per year 呢" after a sum: the same sum over another time. */
function goesOnReckoning(frame: Frame, last: Query): Query | undefined {
  if ((last.kind !== 'use' && last.kind !== 'sum') || frame.owners.length > 0 || frame.subjects.ambiguous) return undefined;
  if (!frame.topics.every(({ attribute, phase }) => attribute === 'prices' && phase === undefined)) return undefined;
  const next = amend(last, frame);
  return next && JSON.stringify(next) !== JSON.stringify(last) ? next : undefined;
}

/** Where something is found is told of each, not compared. */
const isPlace = ({ attribute }: Topic): boolean => attribute === 'links' || attribute === 'endpoints' || attribute === 'recipes';

/** "GLM-5 烧几倍", "那 Lite 的 5 小时是几次": a tier of its maker's, on the model spoken of. */
function ofModelSpoken(frame: Frame, last: Query): Query | undefined {
  const models = subjectsOf(last);
  if (!frame.subjects.ambiguous || frame.owners.length > 0 || models.some(({ kind }) => kind !== 'model')) return undefined;
  const plans = tierOf(frame, models);
  if (plans.length === 0) return undefined;
  const { ambiguous: _, ...rest } = frame.subjects;
  const subjects = { ...rest, plans, models };
  const offers = plans.map(refOf);
  return firstOf({ ...frame, subjects, offers, owners: offers, topics: readTopics(frame.signals, subjects) });
}

/** The question before with what this one says of it; undefined where it says nothing that can be told. */
export function readLeaning(frame: Frame, last: Query): Query | undefined {
  if (SAME_FOR.test(frame.signals.text) && frame.offers.length > 0) return amend(last, { ...frame, topics: [] });
  const sum = goesOnReckoning(frame, last);
  if (sum) return sum;
  const defines =
    last.kind === 'define' &&
    frame.owners.length === 0 &&
    frame.signals.terms.some(({ id }) => (frame.scope.catalog.glossary[id]?.definitions.length ?? 0) > 0);
  if (defines) return amend(last, frame);
  const weighed = ofModelSpoken(frame, last);
  if (weighed) return weighed;
  const onModel = counted(last) && frame.offers.length === 0 && frame.subjects.models.length > 0;
  const inherited = inherit(
    onModel || frame.signals.has('ratio') || intoUnit(frame) ? { ...frame, signals: together(last, frame) } : frame,
    last,
    onModel,
  );
  const incomplete =
    namesNobody(frame, last) && (inherited.topics.length > 0 || frame.signals.has('recommend', 'worth-buying')) && !frame.subjects.ambiguous;
  // "And per year" after a sum is the sum of a year.
  const summed = last.kind === 'sum' && last.relation === 'total' && frame.topics.every(({ attribute }) => attribute === 'prices');
  if ((incomplete && !summed) || onModel) {
    const own = firstOf(inherited);
    if (own && (frame.owners.length > 0 || !(own.kind === 'fact' && last.kind === 'compare') || own.topics.some(isPlace))) return own;
  }
  return amend(last, frame);
}

/** Later questions of one message are about what the first was about, unless they say otherwise. */
export function goesOn(frame: Frame, last: Query): boolean {
  const { signals, topics, subjects } = frame;
  const asks = topics.length > 0 || subjects.ambiguous !== undefined || (signals.families.length > 0 && signals.has('whether', 'supports'));
  return namesNobody(frame, last) && asks && !signals.has('all');
}
