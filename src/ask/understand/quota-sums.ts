/** Sums over a quota: per day, in another unit, for one task, on a model that counts more, with a share of uncached tokens. */
import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import type { CostTask, QueryOf, Span } from '../query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { unitOf, windowsOf } from './topics.ts';

type CostQuery = QueryOf<'cost'>;
type QuotaTask = Extract<CostTask, { type: 'quota' }>;

const EACH = new Set(['task', 'prompt', 'request']);

function eachOf(quantities: readonly Quantity[]): QuotaTask['each'] {
  const found = quantities.find(({ per, unit }) => per !== undefined && EACH.has(per) && unit !== undefined && unit !== 'task');
  if (!found) return undefined;
  const unit: Unit = found.unit === 'token' ? 'token' : found.unit === 'prompt' ? 'prompt' : 'request';
  return { amount: found.value, ...(found.high === undefined ? {} : { high: found.high }), unit };
}

/** More calls than one task takes. */
const mostForOne = 200;

/** "按 30 次一个": beside a task a small figure is what one of them takes. */
function forTask({ signals }: Frame): Quantity | undefined {
  return signals.quantities.find(({ per, unit, value }) => per === undefined && (unit === 'times' || unit === 'request') && value <= mostForOne);
}

/** A figure that the text names as the quota itself ("weekly 1600 prompts", "一周320个prompt"). */
function namedQuota(frame: Frame): Quantity | undefined {
  // One prompt is a measure, not somebody's quota.
  return frame.signals.quantities.find(
    ({ per, unit, value }) => value !== 1 && unit !== undefined && unit !== 'task' && (per === undefined || !EACH.has(per)),
  );
}

/** The unit that is asked for, when the text names two: the one that no figure has. */
function targetUnit(frame: Frame, quantity: Quantity | undefined): Unit | undefined {
  const { signals } = frame;
  const named: readonly (readonly [Unit, boolean])[] = [
    ['request', signals.has('unit-request') || signals.hasTerm('request', 'model-call')],
    ['prompt', signals.has('unit-prompt') || signals.hasTerm('prompt')],
    ['token', signals.has('unit-token') || signals.hasTerm('token')],
  ];
  return named.find(([unit, there]) => there && unit !== quantity?.unit)?.[0];
}

/** "周额度除以 7": by as many as the window has days. */
function splitIntoDays({ signals }: Frame, window: QuotaWindow | undefined): boolean {
  const days = window === 'week' ? 7 : window === 'month' ? 30 : undefined;
  return days !== undefined && /除以|divided by|÷|\//.test(signals.text) && signals.numbers.some(({ value }) => value === days);
}

/** The shorter span that a longer window is to be divided into. */
function spanAsked(frame: Frame, window: QuotaWindow | undefined): Span | undefined {
  const { signals } = frame;
  if (signals.has('window-minute')) return 'minute';
  if (signals.has('window-hour')) return 'hour';
  if (signals.has('window-day') || splitIntoDays(frame, window)) return 'day';
  if (window === 'month' && signals.has('window-week') && signals.has('per')) return 'week';
  return undefined;
}

/** Plans whose quota is told in prompts. */
function countsPrompts({ subjects, scope }: Frame): boolean {
  return subjects.plans.some((plan) =>
    scope.view.slots(plan, 'quotas').some(({ readings }) => readings.some(({ lead }) => lead.fact.unit === 'prompt')),
  );
}

function taskTerm({ signals }: Frame): string | undefined {
  return signals.terms.find(({ kind }) => kind === 'task')?.id;
}

/** The window a figure belongs to, else the longest that is named; a day asked for is not a window. */
function windowOf(frame: Frame, quantity: Quantity | undefined): QuotaWindow | undefined {
  if (quantity?.per === '5h' || quantity?.per === 'week' || quantity?.per === 'month') return quantity.per;
  const windows = windowsOf(frame.signals);
  return windows.at(-1);
}

export function readQuotaSum(frame: Frame): CostQuery | undefined {
  const { signals, subjects, offers, when } = frame;
  if (offers.length === 0 || signals.has('api')) return undefined;
  const task = taskTerm(frame);
  const single = task === undefined ? undefined : forTask(frame);
  const told = namedQuota(frame);
  // "4500 次怎么来的": the figure is what it comes to, not what it is made from.
  const outcome = told !== undefined && signals.has('convert') && (told.unit === 'times' || told.unit === 'request') && countsPrompts(frame);
  const quantity = told === single || outcome ? undefined : told;
  const window = windowOf(frame, quantity);
  const each = eachOf(signals.quantities) ?? (single ? { amount: single.value, unit: 'request' as const } : undefined);
  const per = spanAsked(frame, window);
  const to = targetUnit(frame, quantity);
  const [model] = subjects.models;
  const counts = signals.has('how-many', 'quota', 'convert', 'conversion', 'per', 'total', 'unit-prompt', 'unit-request', 'unit-token');
  const divided = per !== undefined && signals.has('how-many', 'per', 'convert', 'ratio') && !signals.has('price');
  const wanted =
    (outcome ? ('request' as const) : undefined) ?? to ?? (quantity?.unit === 'prompt' && signals.has('convert') ? ('request' as const) : undefined);
  const converted =
    wanted !== undefined &&
    (signals.has('convert') ? quantity !== undefined || window !== undefined : signals.has('conversion') && quantity !== undefined);
  const onModel = model !== undefined && (window !== undefined || unitOf(signals) !== undefined) && counts && !signals.has('supports', 'price');
  const shared = signals.people !== undefined && signals.has('per', 'each') && counts && !signals.has('price', 'total');
  const tasks = task !== undefined && subjects.plans.length > 0 && signals.has('how-many');
  if (!(each || divided || converted || onModel || shared || tasks)) return undefined;
  return {
    kind: 'cost',
    task: {
      type: 'quota',
      subjects: [...offers],
      ...(window ? { window } : {}),
      ...(wanted && !each && !divided ? { to: wanted } : {}),
      ...(per && !each ? { per } : {}),
      ...(model ? { model: model.id } : {}),
      ...(signals.people ? { people: signals.people } : {}),
      ...(each ? { each } : {}),
      ...(task ? { task } : {}),
      ...(quantity && quantity.unit !== undefined && !each ? { amount: quantity.value, unit: unitAs(quantity) } : {}),
    },
    ...when,
  };
}

const unitAs = ({ unit }: Quantity): Unit => (unit === 'times' || unit === 'task' || unit === undefined ? 'request' : unit);

/** "If 8% of my tokens are uncached, what does the cap of 4M allow?" */
export function readUncached(frame: Frame): CostQuery | undefined {
  const { signals, offers, subjects, when } = frame;
  const [share] = signals.shares;
  if (!share || share.sense !== undefined || !signals.has('uncached', 'cached') || signals.has('price', 'api')) return undefined;
  // Tokens on a model are paid for; a limit is a plan's.
  if (subjects.models.length > 0 && offers.length === 0) return undefined;
  const near = (cue: 'cached' | 'uncached') =>
    Math.min(
      ...signals.cues.filter((mention) => mention.cue === cue).map(({ start, end }) => (start >= share.end ? start - share.end : share.start - end)),
      Number.POSITIVE_INFINITY,
    );
  const uncachedShare = near('uncached') <= near('cached') ? share.share : Number((1 - share.share).toFixed(9));
  const quantity = signals.quantities.find(({ value }) => value >= 10_000);
  if (uncachedShare <= 0 || (offers.length === 0 && !quantity)) return undefined;
  const window = windowOf(frame, quantity);
  return {
    kind: 'cost',
    task: { type: 'uncached', subjects: [...offers], uncachedShare, ...(quantity ? { amount: quantity.value } : {}), ...(window ? { window } : {}) },
    ...when,
  };
}
