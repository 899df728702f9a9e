/** Stretches of time, from their table: the windows of quotas, the periods that are paid for, and how long each is. */
import { spanTable } from './tables.ts';

type Table = typeof spanTable;
export type Span = keyof Table;
/** A window that a quota is counted in. */
export type LimitWindow = { [S in Span]: Table[S] extends { readonly window: true } ? S : never }[Span];
/** What one payment is for. */
export type Period = { [S in Span]: Table[S] extends { readonly paid: true } ? S : never }[Span];

type Row = { readonly hours: number; readonly window?: true; readonly term?: string; readonly spoken?: false; readonly paid?: true };
const rows = (Object.entries(spanTable) as [Span, Row][]).toSorted(([, one], [, other]) => one.hours - other.hours);
/** A list of which the types know that it is not empty. */
type Some<T> = readonly [T, ...T[]];

/** Shortest first, as the two below. */
export const spans = rows.map(([span]) => span) as unknown as Some<Span>;
export const limitWindows = rows.flatMap(([span, row]) => (row.window ? [span] : [])) as unknown as Some<LimitWindow>;
export const periods = rows.flatMap(([span, row]) => (row.paid ? [span] : [])) as unknown as Some<Period>;

/** Windows that their word alone means in a question; "a day" mostly says how much is used, "a quarter" what is paid for: a limit of theirs goes by its term. */
export const spokenWindows = limitWindows.filter((window) => (spanTable[window] as Row).spoken !== false);
export const isSpokenWindow = (span: unknown): span is LimitWindow => (spokenWindows as readonly unknown[]).includes(span);

/** How long each is; a month is one of 30 days. */
export const spanHours = Object.fromEntries(rows.map(([span, { hours }]) => [span, hours])) as Readonly<Record<Span, number>>;
/** Days, for those that are at least one. */
export const spanDays = (span: Span): number => spanHours[span] / spanHours.day;

/** The one that people count when they count windows. */
export const [shortestWindow] = limitWindows;

/** Whether it is a window of the table that quotas are counted in. */
export function isLimitWindow(span: unknown): span is LimitWindow {
  return (limitWindows as readonly unknown[]).includes(span);
}

/** Whether it is a matter of the hours of a day, not of its days. */
export function isWithinDay(span: Span): boolean {
  return spanHours[span] < spanHours.day;
}

/** Whether it is a window of hours. */
export function isShortWindow(span: string | undefined): boolean {
  return isLimitWindow(span) && isWithinDay(span);
}

/** "Every 5 hours": the window that is so many hours long. */
export function windowOfHours(hours: number): LimitWindow | undefined {
  return limitWindows.find((window) => spanHours[window] === hours);
}

/** The id of the window's term in the glossary, where it has one. */
export function windowTerm(window: LimitWindow): string | undefined {
  return (spanTable[window] as Row).term;
}
