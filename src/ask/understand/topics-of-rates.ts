/** Topics of rates: when peak is, what counts more or less by the hour, how credits are counted and how many some tokens cost. */
import { spokenWindows } from '#src/catalog/spans.ts';
import type { Said } from '../mentions/said.ts';
import type { Topic } from '../query/topics.ts';
import { spanCue } from '../vocabulary/index.ts';
import { topic } from './topic-words.ts';
import type { Reading } from './topics.ts';

/** "Per 1M tokens". */
const lotOf = ({ roles }: Said): number | undefined => roles.figures.find(({ role }) => role === 'unit')?.value;

/** Credits of a quota ("how many a week") are another matter than credits of tokens. */
function asksCredits(heard: Said): boolean {
  // What goes beyond the quota has a price of its own.
  if (!heard.has('unit-credit') || heard.has('exhausted', 'used-up') || heard.hasTerm('overage-price')) return false;
  const figures = heard.all('quantity');
  // "8K fresh, 120K cached, 2K output: how many credits".
  const tokens = figures.some(({ unit }) => unit === 'token') || lotOf(heard) !== undefined;
  const wanted = heard.wanted?.unit === 'credit' || heard.has('how-many');
  if (lotOf(heard) !== undefined) return true;
  const windowed = heard.has('window-day', ...spokenWindows.map(spanCue));
  if (tokens && (wanted || !windowed) && !figures.some(({ unit }) => unit === 'credit')) return true;
  return !windowed && !tokens && figures.length === 0 && heard.has('reckoned');
}

/** What is asked of each time that is named: whether it falls into peak; of no time when peak is. */
function timesIn({ hours, zone }: Said): readonly Partial<Topic>[] {
  const there = zone === undefined ? {} : { zone };
  return hours.length === 0 ? [there] : hours.map((named) => ({ ...named, ...there }));
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
  // "Is it cheaper at night", "do weekends count double": what depends on the hour, not on when a sale begins.
  const ofDay = heard.hours.some(({ hours }) => hours !== undefined);
  const byHour =
    heard.hours.length > 0 &&
    heard.has('cheaper', 'dearer', 'multiplier', ...(ofDay ? (['promotion'] as const) : [])) &&
    !heard.has('sale', 'seeks') &&
    heard.all('quantity').length === 0;
  const credits = asksCredits(heard);
  const peak = (heard.has('peak') || byHour) && (!credits || heard.has('two-things') || heard.hours.length > 0);
  return [
    ...(peak ? timesIn(heard).flatMap((time) => of(topic('multipliers', { aspect: 'peak', ...time }))) : []),
    ...(credits ? of(topic('multipliers', { aspect: 'credits', ...(tokens ? { tokens } : {}), ...Object.fromEntries(shares), ...mix })) : []),
  ];
}
