/** A product that is not held set beside one that is, with the figures that the person gives for it. */
import { isSpokenWindow } from '#src/catalog/spans.ts';
import type { QueryOf } from '../../query/query.ts';
import { topicPath } from '../../query/topics.ts';
import { ids, type Meaning, shared } from '../meaning.ts';

type Compare = QueryOf<'compare'>;
type Given = NonNullable<Compare['given']>[number];

const UNITS = { prompt: 'prompt', request: 'request', token: 'token', credit: 'credit', times: 'request' } as const;

/** "$10 a month for X", "the $20 X plan": the price stands before the name. */
const leadsTo = (between: string): boolean =>
  /^\s?(?:(?:a|per|each|\/)\s?(?:month|mo|year)|一个?月|每月|月)?\s?(?:for|on|to|的)?\s?(?:the|a|an|my)?\s?$/i.test(between);

/** The figures behind a name, up to the next name or the end of the sentence. */
function givenOf({ heard }: Meaning, name: string): Given {
  const at = heard.text.indexOf(name);
  const place = heard.all('outsider').find(({ text }) => text === name) ?? { start: at, end: at + name.length };
  if (place.start < 0) return { name };
  const next = heard.all('name').find(({ start, how }) => start >= place.end && how === 'exact' && heard.link(place.end, start) !== 'beside');
  const behind = ({ start }: { readonly start: number }) => start >= place.end && start < (next?.start ?? Number.POSITIVE_INFINITY);
  const [before] = heard.all('money').filter(({ end }) => end <= place.start && leadsTo(heard.text.slice(end, place.start)));
  const money = heard.all('money').find(behind) ?? before;
  const quotas = heard.all('quantity').flatMap((figure) => {
    const unit = figure.unit !== undefined && figure.unit in UNITS ? UNITS[figure.unit as keyof typeof UNITS] : undefined;
    return behind(figure) && unit && isSpokenWindow(figure.per) ? [{ amount: figure.value, unit, window: figure.per }] : [];
  });
  return {
    name,
    ...(money ? { price: money.amount, ...(money.currency ? { currency: money.currency } : {}) } : {}),
    ...(quotas.length > 0 ? { quotas } : {}),
  };
}

/** What can be set side by side by figures. */
const COMPARED: ReadonlySet<string> = new Set(['prices', 'quotas', 'models', 'clients', 'protocols', 'rules', 'features', 'context']);

/** What is ours and is named beside them. */
export function compareGiven(meaning: Meaning, names: readonly string[]): Compare {
  const { subjects, topics } = meaning;
  return {
    kind: 'compare',
    subjects: ids(subjects.offers),
    topics: topics.filter(({ attribute, item }) => item === undefined && COMPARED.has(attribute)).map(topicPath),
    given: names.map((name) => givenOf(meaning, name)),
    ...shared(meaning),
  };
}
