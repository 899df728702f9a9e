/** What changed, when something began, what was before. */
import { dayBefore } from '../../days.ts';
import type { QueryOf } from '../../query/query.ts';
import { type Topic, topicPath } from '../../query/topics.ts';
import { ids, type Meaning } from '../meaning.ts';
import { windowsIn } from '../spoken.ts';
import { topic } from '../topic-words.ts';
import type { Row } from './row.ts';

type Changes = QueryOf<'changes'>;

const HISTORIC: ReadonlySet<string> = new Set([
  'prices',
  'quotas',
  'models',
  'availability',
  'discounts',
  'multipliers',
  'clients',
  'rules',
  'apiPrices',
]);

/** "Any new tiers": what has come, whatever it costs. */
const isNew = ({ heard, topics }: Pick<Meaning, 'heard' | 'topics'>): boolean =>
  heard.has('newly') &&
  !heard.has('changed', 'rise', 'cut', 'price', 'quota') &&
  topics.every(({ item, term }) => item === undefined && (term === undefined || term === 'new'));

/** 什么时候有的, "since when is there": of a limit, its beginning. */
function beginsWhen({ heard, topics }: Meaning): boolean {
  const ofLimit =
    topics.length > 0 && topics.every(({ attribute, window, aspect }) => attribute === 'quotas' && window !== undefined && aspect === undefined);
  return isNew({ heard, topics }) || heard.has('began') || (heard.has('since-when') && ofLimit);
}

/** What happens to one subscription is no change of the plan. */
const OF_ONE: ReadonlySet<string> = new Set(['exhausted', 'downgrade', 'carry-over']);

/** What held is asked, or what will be done, not what changed. */
function isElsewhere({ heard, topics, when, asks }: Meaning): boolean {
  // "Is the weekly limit gone": whether there is one.
  const lifted = heard.has('over') && asks === 'whether' && windowsIn(heard).length > 0;
  // "When was it renamed" asks for the day.
  if (asks === 'when' && heard.has('successor')) return true;
  if (lifted || heard.has('where', 'environment', 'beyond-length') || (when?.cohort !== undefined && when.cohort !== 'earlier')) return true;
  // "What was the price back then" asks what held.
  if (heard.has('history') && when?.day && topics.length > 0 && !heard.has('changed', 'updated')) return true;
  // "What happens when it runs out" asks for a rule.
  return topics.some(({ attribute, term }) => attribute === 'rules' && OF_ONE.has(term ?? ''));
}

/** What rises or falls is a price; "how many times" counts the rises. */
function topicsOf({ heard, topics, subjects }: Meaning, began: boolean): readonly Topic[] {
  // "Which models were dropped", "has it dropped GLM": the list.
  const listed = heard.has('over') && (subjects.models.length > 0 || heard.has('models', 'clients'));
  if (listed && !heard.has('price', 'quota')) return [topic(heard.has('clients') ? 'clients' : 'models')];
  if (isNew({ heard, topics })) return [topic(heard.has('models') ? 'models' : 'availability')];
  // "When did it switch to credits".
  if (heard.has('charged-by')) return [topic('quotas')];
  const directed = heard.has('rise') !== heard.has('cut');
  if (directed && !heard.has('quota')) return [topic('prices')];
  const said = [...new Set(topics.map(({ attribute }) => attribute).filter((attribute) => HISTORIC.has(attribute)))];
  const windows = windowsIn(heard);
  // 周限啥时候加的: the window alone names the limit.
  const named = began && said.length === 0 && windows.length > 0 ? (['quotas'] as const) : said;
  const attributes = [...new Set([...(heard.has('of-prices') ? (['prices'] as const) : []), ...named])];
  return attributes.flatMap((attribute) =>
    attribute === 'quotas' && windows.length > 0 ? windows.map((window) => topic(attribute, { window })) : [topic(attribute)],
  );
}

/** It asks for changes in words for them, or for what there is since a day. */
function isAsked({ heard, topics, asks }: Meaning, began: boolean, after: boolean): boolean {
  // "When did it switch to credits", "any new plans".
  if (asks === 'when' && heard.has('charged-by')) return true;
  if (isNew({ heard, topics })) return true;
  // "Which models were taken off".
  if (heard.has('over') && heard.has('models', 'clients') && heard.has('which')) return true;
  // "When did it go on sale".
  const onSale = began && asks === 'when' && topics.every(({ attribute }) => attribute === 'availability');
  if (heard.has('changed') || onSale || (began && heard.has('since-when')) || (heard.has('history') && !heard.has('was'))) return true;
  if (heard.has('updated') && asks !== 'value' && !heard.has('insist')) return true;
  // "Is there a yearly price after March" asks for a price.
  return after && heard.has('which', 'how-many', 'whether', 'define') && topics.every(({ per }) => per === undefined);
}

function changes(meaning: Meaning): Changes | undefined {
  const { heard, subjects } = meaning;
  const began = beginsWhen(meaning);
  const period = heard.all('day').find(({ side }) => side === 'on');
  const after = heard.all('day').find(({ side }) => side === 'after');
  if (!isAsked(meaning, began, after !== undefined) || isElsewhere(meaning)) return undefined;
  if (subjects.owners.length === 0 && !heard.has('all', 'which', 'up-to-now', 'newly') && !period && !after) return undefined;
  const told = topicsOf(meaning, began);
  const directed = heard.has('rise') !== heard.has('cut') && told.every(({ attribute }) => attribute === 'prices');
  const since = after?.from ?? period?.from;
  return {
    kind: 'changes',
    subjects: ids(subjects.owners),
    topics: told.map(topicPath),
    ...(directed ? { direction: heard.has('rise') ? ('up' as const) : ('down' as const) } : {}),
    ...(began ? { began: true as const } : {}),
    ...(since ? { when: { since, ...(period ? { until: dayBefore(period.until) } : {}) } } : {}),
  };
}

export const CHANGES: Row = { name: 'what changed', build: changes };
