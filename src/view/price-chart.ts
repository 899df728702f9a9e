/** How prices ran: a line that keeps its height until the day of a change, for the plans whose prices moved most. */
import type { ChartBlock } from '#src/card/card.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { PriceTrack } from '#src/core/change-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';

const MOST_TRACKS = 4;

type Amount = number | undefined;
const amountsOf = ({ steps }: PriceTrack): readonly Amount[] => steps.map(({ amount }) => amount);
const told = (track: PriceTrack): readonly number[] => amountsOf(track).flatMap((amount) => amount ?? []);

/** The largest step between two prices: 0.5 for half as much again, or half as much; 0 where there is none. */
function largestStep(track: PriceTrack): number {
  const amounts = told(track);
  return Math.max(0, ...amounts.slice(1).map((amount, index) => Math.abs(amount / (amounts[index] ?? amount) - 1)));
}

/** "GLM Lite ¥49 → ¥118": the amounts that a line of the picture goes through. */
function trackText(track: PriceTrack, loc: Localizer): string {
  const amounts = told(track).map((amount) => loc.money(amount, track.currency));
  const value = amounts
    .filter((amount, i) => amount !== amounts[i - 1])
    .reduce((before, after) => (before === '' ? after : loc.t('changes:step', { before, after })), '');
  return loc.t('models:fact', { label: entityName(track.plan, loc), value });
}

/** Places of the days that the picture needs: where it begins, where a price changes, and the last. */
function placesOf(tracks: readonly PriceTrack[]): readonly number[] {
  const rows = tracks.map(amountsOf);
  const last = Math.max(0, ...rows.map((row) => row.length - 1));
  const first = Array.from({ length: last + 1 }, (_, i) => i).find((i) => rows.some((row) => row[i] !== undefined)) ?? last;
  return Array.from({ length: last + 1 }, (_, i) => i).filter(
    (i) => i === first || i === last || (i > first && rows.some((row) => row[i] !== row[i - 1])),
  );
}

/** One currency at a time: the one of most plans. Nothing where no price moved. */
export function priceChart(tracks: readonly PriceTrack[], loc: Localizer): readonly ChartBlock[] {
  const moved = tracks.filter((track) => largestStep(track) > 0);
  const [most] = [...Map.groupBy(moved, ({ currency }) => currency)].toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) return [];
  const [currency, all]: readonly [Currency, readonly PriceTrack[]] = most;
  const drawn = new Set(all.toSorted((a, b) => largestStep(b) - largestStep(a)).slice(0, MOST_TRACKS));
  const shown = all.filter((track) => drawn.has(track));
  const places = placesOf(shown);
  const days = shown[0]?.steps.map(({ day }) => loc.day(day)) ?? [];
  return [
    {
      type: 'chart',
      kind: 'line',
      stepped: true,
      title: loc.t('changes:chart.title'),
      unit: currency,
      labels: places.map((place) => days[place] ?? ''),
      series: shown.map((track) => ({
        name: entityName(track.plan, loc),
        points: places.map((place) => {
          const amount = track.steps[place]?.amount;
          return amount === undefined ? null : { low: amount, typical: amount, high: amount };
        }),
      })),
      alt: loc.t('changes:chart.alt', { plans: shown.map((track) => trackText(track, loc)).join(loc.t('fact:join')) }),
    },
  ];
}
