/** A question that leans on a sum: "那半年呢", "and on GLM-5?", the same over another time, for others, in another window. */
import type { Ref } from '#src/catalog/types.ts';
import { monthsIn } from './bill.ts';
import { type Query, type QueryOf, type SumRow, sumSubjects } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { windowsOf } from './topics.ts';

type Sum = QueryOf<'sum'>;

/** The rows for others: each kind of row of the first of those before, for each of them, side by side where they were. */
function rowsFor(rows: readonly SumRow[], subjects: readonly Ref[], count: number | undefined): readonly SumRow[] {
  const before = sumSubjects({ rows: [...rows] });
  const [first] = before;
  if (!first || subjects.length === 0) return rows;
  const own = rows.filter(({ subject }) => subject?.id === first.id);
  const to =
    (subject: Ref) =>
    (row: SumRow): SumRow => ({ ...row, subject, ...(count === undefined ? {} : { count }) });
  const others = rows.filter(({ subject }) => subject === undefined);
  // What stood against another row of the same subject still does; what stood against another subject goes on to.
  const byTerm = before.length > 1 && own.length > 1;
  const told = byTerm ? own.flatMap((row) => subjects.map((subject) => to(subject)(row))) : subjects.flatMap((subject) => own.map(to(subject)));
  const amountFirst = rows[0]?.subject === undefined;
  return amountFirst ? [...others, ...told] : [...told, ...others];
}

/** Those that the sum is about now: where two stood against each other and one is named, it takes the place of the second. */
function subjectsNow(last: Sum, named: readonly Ref[]): readonly Ref[] {
  const [first, second] = sumSubjects(last);
  const [only, another] = named;
  const against = last.relation === 'difference' && last.rows.every(({ subject }) => subject !== undefined);
  return against && first && second && only && !another && only.id !== first.id ? [first, only] : named;
}

/** A quota for another window or span, on another model. */
function requota(sum: Sum, { signals, subjects }: Frame): Sum {
  if (sum.rows.every(({ term }) => term.of !== 'quota') || sum.relation === 'ratio') return sum;
  const window = windowsOf(signals).at(-1);
  const span = (['minute', 'hour', 'day'] as const).find((each) => signals.has(`window-${each}`));
  const [model] = subjects.models;
  const rows = sum.rows.map((row): SumRow => {
    if (row.term.of !== 'quota') return row;
    const limit = !span && window ? { window } : {};
    return { ...row, term: { ...row.term, ...limit, ...(model ? { model: model.id } : {}) } };
  });
  return { ...sum, rows, ...(span ? { per: span } : {}) };
}

/** Other months by their place. */
function renumbered(sum: Sum, { signals }: Frame): Sum {
  const nths = [...new Set(signals.ordinals.map(({ nth }) => nth))].toSorted((a, b) => a - b);
  const placed = sum.rows.some(({ term }) => term.of === 'price' && term.nth !== undefined);
  if (!placed || nths.length === 0) return sum;
  const rows = sumSubjects(sum).flatMap((subject) =>
    nths.map((nth): SumRow => ({ subject, term: { of: 'price', phase: 'first', per: 'month', nth } })),
  );
  return { ...sum, rows };
}

/** Money over quota of one plan after the other. */
const isUnitPrice = ({ rows: [one, other] }: Sum): boolean => one?.subject?.id === other?.subject?.id && one?.term.of !== other?.term.of;

/** The sum before with what this question changes. `named`: the plans and lines that it names. */
export function amendSum(last: Sum, frame: Frame, named: readonly Ref[]): Query {
  const { signals, when } = frame;
  const { relation } = last;
  if (relation === 'total' && signals.has('window-day') && named.length === 0) {
    const { months: _, among: __, ...rest } = last;
    return { ...rest, ...when, relation: 'each', per: 'day' };
  }
  const [only, another] = named;
  // How many times another a plan is, by itself, is how many times the smallest.
  if (
    relation === 'ratio' &&
    only &&
    !another &&
    sumSubjects(last).length > 1 &&
    last.rows.every(({ term }) => !(term.of === 'quota' && term.window) && term.of !== 'amount') &&
    !isUnitPrice(last)
  )
    return { kind: 'sum', relation: 'each', rows: [{ subject: only, term: { of: 'quota', unit: 'multiple' } }], ...when };
  const now = subjectsNow(last, named);
  const plans = relation === 'total' ? named.filter(({ kind }) => kind === 'plan') : now;
  const months = monthsIn(frame);
  const lasting = months > 1 && (relation === 'total' || relation === 'difference');
  const rows = [...rowsFor(last.rows, plans, relation === 'total' ? signals.people : undefined)];
  return { ...renumbered(requota({ ...last, rows }, frame), frame), ...when, ...(lasting ? { months } : {}) };
}
