/** Answers to comparisons: the rows of core's comparison that were asked for; models, and models against plans, by findings. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { compare, MOST_SIDES } from '#src/core/compare.ts';
import type { Comparison, Row } from '#src/core/compare-types.ts';
import { winsByRest } from '#src/core/compare-verdict.ts';
import type { Topic } from '../query/topics.ts';
import type { CompareAsked as CompareQuery } from './asked.ts';
import { API_KINDS, answering, find, findFor } from './find.ts';
import { viewFor, whoFor } from './scene.ts';
import type { CompareAnswer, Compared, Finding } from './types.ts';

/** What most people want to see side by side. */
const USUAL: readonly Attribute[] = ['prices', 'quotas', 'models', 'clients', 'protocols', 'features', 'rules'];
const OF_MODELS: readonly Topic[] = [{ attribute: 'highlights' }, { attribute: 'parameters' }, { attribute: 'context' }, { attribute: 'apiPrices' }];
const MOST_MODELS = 6;

function wanted(row: Row, topics: readonly Topic[]): boolean {
  return topics.some(({ attribute, phase, per, window, term }) => {
    if (attribute !== row.attribute) return false;
    if (phase !== undefined && row.keys['phase'] !== phase) return false;
    if (attribute === 'prices' && row.keys['per'] !== (per ?? 'month')) return false;
    if (window !== undefined && window !== 'all' && row.keys['window'] !== window) return false;
    return term === undefined || Object.values(row.keys).includes(term) || attribute === 'protocols' || attribute === 'availability';
  });
}

/** The first sides that fit, in the rows that were asked for; with none named, prices, quotas and what is inside. */
export function comparisonOf(view: View, sides: readonly Entity[], topics: readonly Topic[], query: Pick<CompareQuery, 'when'>): Compared {
  const attributes = topics.length > 0 ? [...new Set(topics.map(({ attribute }) => attribute))] : USUAL;
  const cohort = query.when?.cohort;
  const who = cohort === undefined || cohort === 'earlier' ? {} : { who: { subscribedBefore: cohort } };
  const found = compare(view, sides.slice(0, MOST_SIDES), { attributes, ...who });
  const whole = { ...found, rows: found.rows.map((row) => (winsByRest(row, found.rows) ? { ...row, winner: 'not-comparable' as const } : row)) };
  const rows =
    topics.length > 0
      ? whole.rows.filter((row) => wanted(row, topics))
      : whole.rows.filter((row) => row.attribute !== 'prices' || row.keys['per'] === 'month');
  return { ...whole, rows, leftOut: sides.slice(MOST_SIDES) };
}

/** The parts of the API price that were asked about; all of them where none was named. */
function apiPricesOf(view: View, sides: readonly Entity[], topics: readonly Topic[]): Comparison {
  const whole = compare(view, sides, { attributes: ['apiPrices'] });
  const kinds = new Set<unknown>(topics.map(({ part }) => (part === undefined ? undefined : API_KINDS[part])));
  return kinds.has(undefined) ? whole : { ...whole, rows: whole.rows.filter(({ keys }) => kinds.has(keys['kind'])) };
}

/** Of a window without a limit that is asked about by itself: what else limits whoever has none there. */
function otherLimits({ rows, sides }: Comparison, view: View, topics: readonly Topic[], query: CompareQuery): readonly Finding[] {
  if (!topics.some(({ attribute, window }) => attribute === 'quotas' && window !== undefined && window !== 'all')) return [];
  const open = rows.filter(({ attribute, winner }) => attribute === 'quotas' && winner === 'not-comparable');
  const plans = sides.filter(({ kind }, index) => kind === 'plan' && open.some(({ cells }) => cells[index]?.figure === 'none'));
  return plans.flatMap((plan) => {
    const entity = view.catalog.find(plan);
    return entity ? findFor(view, entity, { attribute: 'quotas' }, query) : [];
  });
}

const isOfSets = ({ asks }: CompareQuery): boolean => asks === 'shared' || asks === 'only';

/** Undefined where fewer than two different things are left to compare. */
export function answerCompare(query: CompareQuery, day: View): CompareAnswer | undefined {
  const view = viewFor(day, query);
  const found = query.subjects;
  if (found.length < 2) return undefined;
  const offers = found.every(({ kind }) => kind === 'plan' || kind === 'line' || kind === 'vendor');
  const sides = found.slice(0, offers ? MOST_SIDES : MOST_MODELS);
  // What only one has is a question of models where both list them; of plans it may be the price or the quota.
  const listed = found.every((side) => view.slot(side, 'models') !== undefined);
  const topics: readonly Topic[] = isOfSets(query) && query.topics.length === 0 && (listed || !offers) ? [{ attribute: 'models' }] : query.topics;
  const base = { kind: 'compare' as const, query: { ...query, topics: [...topics] }, view, sides };
  if (offers) {
    const comparison = comparisonOf(view, found, topics, query);
    return { ...base, comparison, findings: otherLimits(comparison, view, topics, query) };
  }
  const ofModels = topics.length > 0 ? topics : OF_MODELS;
  const findings = sides.flatMap((side) => {
    const about: readonly Topic[] =
      side.kind === 'model'
        ? ofModels.filter(({ attribute }) => OF_MODELS.some((topic) => topic.attribute === attribute))
        : [{ attribute: 'prices' }, { attribute: 'quotas' }];
    return about.flatMap((topic) => answering(view, side, topic, {}).map((entity) => find(view, entity, topic, whoFor(view, entity, query))));
  });
  const models = sides.every(({ kind }) => kind === 'model') && sides.length <= MOST_SIDES;
  const priced = topics.filter(({ attribute }) => attribute === 'apiPrices');
  const apiPrices = models && priced.length > 0 ? apiPricesOf(view, sides, priced) : undefined;
  return { ...base, ...(apiPrices ? { apiPrices } : {}), findings };
}
