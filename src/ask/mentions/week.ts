/** Days of the week that amounts are told of: "Mon–Thu 500, Fri 200", 工作日500次周末100次, "except Sundays". */
import { of, type Stream, whole } from './stream.ts';
import type { Token } from './tokens.ts';

export type DayMark = { readonly start: number; readonly end: number; readonly days: readonly number[] };
export type WeekMarks = { readonly named: readonly DayMark[] /** Days on which nothing is done. */; readonly off: readonly number[] };

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const through = (from: number, to: number): readonly number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from + index - 1) % 7) + 1);

/** Takes the names of days out of the stream. */
export function readWeek(stream: Stream): WeekMarks {
  const named: DayMark[] = [];
  const off: number[] = [];
  const mark = (found: readonly Token[], days: readonly number[]) => {
    const { start, end } = whole(found, 'd');
    named.push({ start, end, days });
    return [whole(found, 'o')];
  };
  stream.replace(/dGd/, (found) => {
    const [from = 0, to = 0] = of(found, 'd').map(({ value }) => Number(value));
    return from > 0 && to > 0 ? mark(found, through(from, to)) : undefined;
  });
  stream.replace(/d/, (found) => {
    const day = Number(found[0]?.value);
    if (day < 0) off.push(-day);
    return day < 0 ? [whole(found, 'o')] : mark(found, [day]);
  });
  return { named, off };
}

/** Working days and the weekend among the tokens, beside the days that are named. */
function marksIn(tokens: readonly Token[], { named }: WeekMarks): readonly DayMark[] {
  const sets = tokens.flatMap(({ class: cls, value, start, end }): readonly DayMark[] => {
    if (cls === 'S') return [{ start, end, days: WEEKEND }];
    return cls === 'W' || (cls === 'Q' && value?.startsWith('workday')) ? [{ start, end, days: WORKDAYS }] : [];
  });
  return [...named, ...sets].sort((one, other) => one.start - other.start);
}

/** Which days an amount is told of, where several have one each: the word stands before all of them or behind all of them. */
export function daysOf(tokens: readonly Token[], week: WeekMarks): (amount: Token) => readonly number[] | undefined {
  const marks = marksIn(tokens, week);
  const figures = of(tokens, 'N');
  const parted = marks.some(({ days }) => days !== WORKDAYS);
  const [first] = marks;
  if (!first || !parted || figures.length < 2 || marks.length < 2) return () => undefined;
  const leads = first.start < (figures[0]?.start ?? 0);
  return (amount) => {
    const mark = leads ? marks.findLast(({ start }) => start < amount.start) : marks.find(({ start }) => start > amount.start);
    return mark?.days;
  };
}
