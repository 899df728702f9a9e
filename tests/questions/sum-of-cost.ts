/** The sum that an earlier kind of cost task is now: for Queries that were written down before there were sums. */
import { type Query, query as schema } from '#src/ask/query.ts';

type Old = Readonly<Record<string, unknown>>;
type Ref = { readonly kind: string; readonly id: string };

const some = (fields: Old): Old => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const months = (count: unknown): Old => (typeof count === 'number' && count > 1 ? { months: count } : {});
const row = (subject: Ref | undefined, term: Old, count?: unknown): Old => some({ subject, ...(count === 1 ? {} : { count }), term });
const price = (more: Old = {}): Old => some({ of: 'price', per: 'month', ...more });
const amount = (value: unknown, more: Old = {}): Old => ({ term: some({ of: 'amount', value, ...more }) });
const window = (of: unknown): Old => (of === undefined || of === 'all' ? {} : { window: of });
const pairs = (count: number): Old => (count > 1 ? { pairs: true } : {});
const subjectsOf = ({ subjects = [] }: Old): readonly Ref[] => subjects as readonly Ref[];
const sideBySide = (refs: readonly Ref[]): readonly Old[] => [
  ...refs.map((ref) => row(ref, { of: 'quota' })),
  ...refs.map((ref) => row(ref, price())),
];

function difference(task: Old): Old {
  const refs = subjectsOf(task);
  const topics = (task['topics'] ?? []) as readonly Old[];
  const limits = topics.filter(({ attribute }) => attribute === 'quotas').map((topic) => ({ of: 'quota', ...window(topic['window']) }));
  const quotas = (of: readonly Ref[]) => limits.flatMap((term) => of.map((ref) => row(ref, term)));
  const [one] = refs;
  switch (task['between']) {
    case 'days': {
      const earlier = task['before'] === undefined ? { earlier: true } : { day: task['before'] };
      return {
        rows: [...refs.flatMap((ref) => [row(ref, price()), row(ref, price(earlier))]), ...quotas(refs.slice(0, 1))],
        ...pairs(refs.length),
        ...months(task['months']),
      };
    }
    case 'phases':
      return { rows: refs.flatMap((ref) => ['regular', 'first'].map((phase) => row(ref, price({ phase })))), ...pairs(refs.length) };
    case 'periods':
      return { rows: [row(one, price()), row(one, price({ per: task['per'] ?? 'year' }))] };
    default: {
      const promoted = task['months'] === 1 && topics.some(({ attribute, phase }) => attribute === 'prices' && phase === 'first');
      const phase = task['phase'] ?? (promoted ? 'first' : undefined);
      const counts = (task['counts'] ?? []) as readonly number[];
      return some({
        rows: [...refs.map((ref, i) => row(ref, price({ phase }), counts[i])), ...quotas(refs)],
        ...months(task['months']),
        rate: task['rate'],
      });
    }
  }
}

function quota(task: Old): Old {
  const {
    amount: said,
    unit,
    to,
    per,
    model,
    people,
    each,
    used,
    workdays,
    hoursPerDay,
    windows,
    days,
    requestsPerPrompt,
    tokensPerRequest,
    task: kind,
  } = task;
  const stated = [
    ...(requestsPerPrompt === undefined ? [] : [{ of: 'prompt', amount: requestsPerPrompt, unit: 'request' }]),
    ...(tokensPerRequest === undefined ? [] : [{ of: 'request', amount: tokensPerRequest, unit: 'token' }]),
  ];
  const takes = each === undefined ? stated : [{ of: 'task', ...(each as Old) }];
  const told = each !== undefined || kind !== undefined ? 'task' : to;
  const own = said === undefined || each !== undefined ? undefined : some({ amount: said, unit });
  const term = some({ of: 'quota', ...window(task['window']), unit: told, model, said: own });
  const rows = subjectsOf(task).map((ref) => row(ref, term));
  if (used !== undefined) return { relation: 'difference', rows: [...rows, amount(used, { unit: to })] };
  const use = some({
    windows,
    days,
    workdays,
    hoursPerDay,
    takes: takes.length > 0 ? takes : undefined,
    task: each === undefined ? kind : undefined,
  });
  const among = per === undefined && told !== 'task' && typeof people === 'number' && people > 1 ? people : undefined;
  return some({ relation: 'each', rows, per, among, use: Object.keys(use).length > 0 ? use : undefined });
}

function ratio(task: Old): Old {
  const refs = subjectsOf(task);
  const [one, ...others] = refs;
  const { over, under } = task;
  if (over !== undefined && under !== undefined)
    return { relation: 'ratio', pairs: true, rows: refs.flatMap((ref) => [over, under].map((each) => row(ref, { of: 'quota', window: each }))) };
  if (others.length === 0 || !one) return { relation: 'each', rows: [row(one, { of: 'quota', unit: 'multiple' })] };
  return { relation: 'ratio', ...pairs(others.length), rows: others.flatMap((other) => sideBySide([one, other])) };
}

const MILLION = 1_000_000;

function arithmetic({ a, b, operator, unit, currency }: Old): Old {
  if (currency !== undefined)
    return { relation: 'ratio', rows: [amount(a, { currency }), amount(Number(b) * (unit === 'token' ? MILLION : 1), { unit })] };
  if (operator === '×') return { relation: 'each', rows: [{ ...amount(a, { unit }), count: b }] };
  const relation = { '÷': 'ratio', '+': 'total', '−': 'difference' }[operator as '÷'];
  return { relation, rows: [amount(a, { unit }), amount(b)] };
}

const TASKS: Readonly<Record<string, (task: Old) => Old>> = {
  total: (task) => ({
    relation: 'total',
    rows: (task['items'] as readonly { plan: Ref; count: number }[]).map(({ plan, count }) =>
      row(plan, price({ phase: task['phase'], per: task['per'] ?? 'month', off: task['off'] }), count),
    ),
    ...months(task['months']),
    ...some({ among: task['split'] }),
  }),
  'nth-month': (task) => ({
    relation: 'each',
    rows: subjectsOf(task).flatMap((ref) =>
      (task['months'] as readonly number[]).toSorted((x, y) => x - y).map((nth) => row(ref, price({ phase: 'first', nth }))),
    ),
  }),
  afford: (task) => ({
    relation: 'into',
    rows: [
      amount(task['amount'], { currency: task['currency'], per: task['of'] === 'months' ? undefined : task['months'] === 12 ? 'year' : 'month' }),
      ...subjectsOf(task).map((ref) => row(ref, price())),
    ],
  }),
  'api-difference': (task) => ({
    relation: 'difference',
    pairs: true,
    rows: (task['sides'] as readonly { model: Ref; part: string }[]).map(({ model, part }) => row(model, { of: 'api', part })),
  }),
  reduced: (task) => ({
    relation: 'total',
    rows: [some({ subject: task['plan'], ...amount(task['amount'], { currency: task['currency'], per: 'month', off: task['off'] }) })],
    ...months(task['months']),
  }),
  difference: (task) => ({ relation: 'difference', ...difference(task) }),
  quota,
  convert: (task) => {
    const refs = task['each'] === undefined ? subjectsOf(task) : [];
    const said = amount(task['amount'], { unit: task['unit'] });
    const each = task['each'] as Old | undefined;
    return some({
      relation: 'into',
      rows: [...(refs.length > 0 ? refs.map((subject) => ({ subject, ...said })) : [said]), amount(1, { unit: task['to'] })],
      use: each && { takes: [each] },
    });
  },
  uncached: (task) => {
    const refs = subjectsOf(task);
    const use = { uncachedShare: task['uncachedShare'] };
    if (task['amount'] !== undefined && refs.every(({ kind }) => kind !== 'plan'))
      return { relation: 'into', rows: [amount(task['amount'], { unit: 'uncached-token' }), amount(1, { unit: 'token' })], use };
    const said = task['amount'] === undefined ? undefined : { amount: task['amount'], unit: 'uncached-token' };
    return { relation: 'each', rows: refs.map((ref) => row(ref, some({ of: 'quota', ...window(task['window']), unit: 'token', said }))), use };
  },
  'unit-price': (task) => {
    const refs = subjectsOf(task);
    const { spend, count, unit } = task;
    const limit = some({ of: 'quota', ...window(task['window']), unit });
    const rows = refs.flatMap((ref) =>
      spend === undefined ? [row(ref, price()), row(ref, limit, unit === 'multiple' ? 1 : count)] : [row(ref, limit), row(ref, price(), spend)],
    );
    return { relation: 'ratio', ...pairs(refs.length), rows };
  },
  ratio,
  offer: (task) => ({ relation: 'each', rows: subjectsOf(task).map((ref) => row(ref, price({ phase: 'offer', per: task['per'] }))) }),
  daily: (task) => ({ relation: 'each', rows: subjectsOf(task).map((ref) => row(ref, price())), per: 'day' }),
  arithmetic,
  exchange: (task) =>
    some({ relation: 'into', rows: [amount(task['amount'], { currency: task['from'] }), amount(1, { currency: task['to'] })], rate: task['rate'] }),
};

/** Any other Query as it is. Throws ZodError for what was never one. */
export function sumOfCost(old: unknown): Query {
  const { kind, task, ...when } = old as Old;
  const convert = kind === 'cost' ? TASKS[String((task as Old)['type'])] : undefined;
  return schema.parse(convert ? { kind: 'sum', ...convert(task as Old), ...when } : old);
}
