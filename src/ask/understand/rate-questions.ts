/** Questions about rates: when peak is, what counts more or less by the hour, how credits are counted and how many some tokens cost. */

import { limitWindows } from '#src/catalog/spans.ts';
import { spanCue } from '../vocabulary/index.ts';
import { hoursNamed } from './day-hours.ts';
import type { QueryOf, Topic } from './earlier/query.ts';
import { asksOf, type Frame } from './frame.ts';
import type { Signals } from './signals.ts';
import type { Subjects } from './subjects.ts';
import { topic } from './topic-rules.ts';

/** Two things are asked in one breath. */
const JOINED = /[,，、;；]|和|以及|还有|\band\b|\bplus\b/i;

/** How a thing is reckoned, asked in words that ask nothing else. */
const RECKONED =
  /怎么(?:算|计|扣|折|抵|换|收|消耗)|如何(?:计算|计费|扣|抵扣|折算|消耗)|计算(?:方式|规则|公式|方法)|公式|系数|抵扣|规则|扣(?:多少|得)|费率|消耗(?:标准|比例)?|\b(?:how (?:are|is|do|does)\b.*\b(?:counted|calculated|computed|charged|deducted|consumed|work|billed|spent|used up|burn(?:ed)?)|formula|coefficients?|rates?|per model|cost in credits|credit costs?)\b/i;

const isRate = ({ aspect }: Topic): boolean => aspect === 'peak' || aspect === 'credits';

/** Credits of a quota ("how many a week") are another matter than credits of tokens. */
function asksCredits(signals: Signals): boolean {
  if (!signals.has('unit-credit')) return false;
  const tokens = signals.quantities.some(({ unit }) => unit === 'token');
  const windowed = signals.has('window-day', ...limitWindows.map(spanCue));
  const wanted = signals.asked?.unit === 'credit' || signals.has('how-many');
  if (tokens && wanted && !signals.quantities.some(({ unit }) => unit === 'credit')) return true;
  return !windowed && !tokens && RECKONED.test(signals.text) && signals.quantities.length === 0;
}

/** Hours on the clock as a use has them; otherwise a part of the day, or days. */
function hoursOf(signals: Signals): Topic['hours'] {
  const named = hoursNamed(signals.text);
  const at = (wanted: 'start' | 'hours') => signals.roles.figures.find(({ role }) => role === wanted)?.value;
  const [from, long] = [at('start'), at('hours')];
  if (from === undefined || long === undefined) return named;
  return { ...(named?.days ? { days: named.days } : {}), from, to: from + long > 24 ? from + long - 24 : from + long };
}

/** The topics of rates, for each model that is named; none where the text asks of no rate. */
export function rateTopics(signals: Signals, { models }: Subjects): readonly Topic[] {
  const of = (one: Topic): readonly Topic[] => (models.length === 0 ? [one] : models.map((item) => ({ ...one, item })));
  const tokens = signals.quantities.find(({ unit }) => unit === 'token')?.value;
  const shares = (['cached', 'output'] as const).flatMap((part) => {
    const told = signals.roles.figures.find((figure) => figure.role === 'share' && figure.part === part);
    return told ? [[part, told.value] as const] : [];
  });
  const hours = hoursOf(signals);
  // "Is it cheaper at night": what depends on the hour, not on when a sale begins.
  const ofDay = hours !== undefined && hours.to - hours.from !== 24;
  const byHour = ofDay && signals.has('cheaper', 'dearer', 'promotion') && !signals.has('sale') && signals.quantities.length === 0;
  const credits = asksCredits(signals);
  const peak = (signals.has('peak') || byHour) && (!credits || JOINED.test(signals.text));
  return [
    ...(peak ? of(topic('multipliers', { aspect: 'peak', ...(hours ? { hours } : {}) })) : []),
    ...(credits ? of(topic('multipliers', { aspect: 'credits', ...(tokens ? { tokens } : {}), ...Object.fromEntries(shares) })) : []),
  ];
}

/** Rates and, where they are asked besides, what else is; a question that reckons, chooses or looks back is another's. */
export function readRates(frame: Frame): QueryOf<'fact'> | undefined {
  const { signals, owners, topics, when } = frame;
  const rates = topics.filter(isRate);
  if (rates.length === 0 || signals.has('enough', 'recommend', 'changed', 'cheapest', 'history')) return undefined;
  const credits = rates.some(({ aspect }) => aspect === 'credits');
  const apart = (one: Topic) => !isRate(one) && one.item === undefined && one.attribute !== 'apiPrices' && !(credits && one.attribute === 'quotas');
  const besides = JOINED.test(signals.text) ? topics.filter(apart) : [];
  return {
    kind: 'fact',
    subjects: owners.filter(({ kind }) => kind !== 'client'),
    topics: [...rates, ...besides],
    asks: asksOf(frame) === 'whether' ? 'whether' : 'value',
    words: signals.text,
    ...when,
  };
}
