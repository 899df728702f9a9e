/** Topics of rates: when peak is, what counts more or less by the hour, how credits are counted and how many some tokens cost. */
import { limitWindows } from '#src/catalog/spans.ts';
import type { Said } from '../mentions/said.ts';
import type { Topic } from '../query/topics.ts';
import { spanCue } from '../vocabulary/index.ts';
import { topic } from './topic-words.ts';
import type { Reading } from './topics.ts';

/** "Per 1M tokens". */
const lotOf = ({ roles }: Said): number | undefined => roles.figures.find(({ role }) => role === 'unit')?.value;

/** Credits of a quota ("how many a week") are another matter than credits of tokens. */
function asksCredits(heard: Said): boolean {
  if (!heard.has('unit-credit')) return false;
  const figures = heard.all('quantity');
  // "8K fresh, 120K cached, 2K output: how many credits".
  const tokens = figures.some(({ unit }) => unit === 'token') || lotOf(heard) !== undefined;
  const wanted = heard.wanted?.unit === 'credit' || heard.has('how-many');
  if (lotOf(heard) !== undefined) return true;
  if (tokens && wanted && !figures.some(({ unit }) => unit === 'credit')) return true;
  const windowed = heard.has('window-day', ...limitWindows.map(spanCue));
  return !windowed && !tokens && figures.length === 0 && heard.has('reckoned');
}

/** Hours on the clock as a use has them; otherwise a part of the day, or days. */
function hoursIn({ hours, roles, zone }: Said): Pick<Topic, 'days' | 'hours' | 'zone'> | undefined {
  const at = (wanted: 'start' | 'hours') => roles.figures.find(({ role }) => role === wanted)?.value;
  const [from, long] = [at('start'), at('hours')];
  const days = hours?.days ? { days: hours.days } : {};
  const zoned = zone === undefined ? {} : { zone };
  if (from !== undefined && long !== undefined) return { ...days, ...zoned, hours: { from, to: from + long > 24 ? from + long - 24 : from + long } };
  return hours && { ...days, ...zoned, hours: { from: hours.from, to: hours.to } };
}

/** Tokens of each kind as their number and the shares of it. */
function mixOf(parts: readonly { readonly part: string; readonly value: number }[]): Pick<Topic, 'tokens' | 'cached' | 'output'> | undefined {
  if (parts.length < 2) return undefined;
  const of = (part: string) => parts.find((each) => each.part === part)?.value ?? 0;
  const [cached, output, input] = [of('cached'), of('output'), of('input')];
  // Input beside cached input is all of it, unless it is the smaller of the two.
  const fresh = of('uncached') || (input >= cached ? input - cached : input);
  const tokens = cached + output + fresh;
  const share = (value: number) => Number((value / tokens).toPrecision(12));
  return tokens > 0 ? { tokens, cached: share(cached), output: share(output) } : undefined;
}

/** For each model that is named; none where the text asks of no rate. */
export function rateTopics({ heard, subjects }: Reading): readonly Topic[] {
  const of = (one: Topic): readonly Topic[] => (subjects.models.length === 0 ? [one] : subjects.models.map(({ id: item }) => ({ ...one, item })));
  const tokens = heard.all('quantity').find(({ unit }) => unit === 'token')?.value ?? lotOf(heard);
  const shares = (['cached', 'output'] as const).flatMap((part) => {
    const told = heard.roles.figures.find((figure) => figure.role === 'share' && figure.part === part);
    return told ? [[part, told.value] as const] : [];
  });
  const parts = heard.roles.figures.flatMap((figure) => (figure.role === 'part' ? [figure] : []));
  const mix = mixOf(parts);
  const hours = hoursIn(heard);
  // "Is it cheaper at night": what depends on the hour, not on when a sale begins.
  const ofDay = hours?.hours !== undefined && hours.hours.to - hours.hours.from !== 24;
  const byHour = ofDay && heard.has('cheaper', 'dearer', 'promotion') && !heard.has('sale') && heard.all('quantity').length === 0;
  const credits = asksCredits(heard);
  const peak = (heard.has('peak') || byHour) && (!credits || heard.has('two-things'));
  return [
    ...(peak ? of(topic('multipliers', { aspect: 'peak', ...hours })) : []),
    ...(credits ? of(topic('multipliers', { aspect: 'credits', ...(tokens ? { tokens } : {}), ...Object.fromEntries(shares), ...mix })) : []),
  ];
}
