/** What a model says nearly as the data has it, as the data has it: a family for a model, a client where none belongs, an id in other letters. */

import type { Query } from '#src/ask/query/query.ts';
import { parseTopic, topicPath } from '#src/ask/query/topics.ts';
import { isOfFamily } from '#src/catalog/families.ts';
import type { Model, View } from '#src/catalog/types.ts';

const plain = (id: string): string => id.trim().toLowerCase().replaceAll(/\s+/g, '-');

const outOn = ({ released }: Model): string => released?.[0]?.day ?? '';

/** The newest model of a family or a series that is named instead of one; the id as it was for anything else. */
function modelId(id: string, { catalog, day }: View): string {
  if (catalog.get('model', id)) return id;
  const named = plain(id);
  const of = catalog.models.filter((model) => model.id === named || isOfFamily(model, named));
  const out = of.filter((model) => outOn(model) <= day);
  return (out.length > 0 ? out : of).toSorted((one, other) => (outOn(one) < outOn(other) ? 1 : -1))[0]?.id ?? id;
}

/** An address is asked of a subject, not of a client; a quota of a model, not of its series. */
function topic(path: string, view: View): string {
  const asked = parseTopic(path);
  const { attribute, term, item } = asked;
  if (attribute === 'endpoints' && term !== undefined && view.catalog.get('client', term)) return topicPath({ ...asked, term: undefined });
  if (attribute === 'quotas' && item !== undefined) return topicPath({ ...asked, item: modelId(item, view) });
  return path;
}

const isModel = (id: string, { catalog }: View): boolean => catalog.get('model', id) !== undefined;

/** Families that stand among the models stand among the families. */
function filterOf(filter: Readonly<Record<string, unknown>>, view: View): Readonly<Record<string, unknown>> {
  const [models, families] = ['models', 'families'].map((key) => (Array.isArray(filter[key]) ? (filter[key] as readonly string[]) : []));
  const known = (models ?? []).filter((id) => isModel(id, view));
  const others = (models ?? []).filter((id) => !isModel(id, view));
  const all = [...(families ?? []), ...others].map(plain);
  const { models: _models, families: _families, ...rest } = filter;
  return { ...rest, ...(known.length > 0 ? { models: known } : {}), ...(all.length > 0 ? { families: [...new Set(all)] } : {}) };
}

function likenedIn(value: unknown, key: string, view: View): unknown {
  if (typeof value === 'string') return key === 'model' ? modelId(value, view) : key === 'topics' || key === 'show' ? topic(value, view) : value;
  if (Array.isArray(value))
    return value.map((each) => (key === 'models' && typeof each === 'string' ? modelId(each, view) : likenedIn(each, key, view)));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(
    ([name, field]) => [name, name === 'filter' ? filterOf(field, view) : likenedIn(field, name, view)] as const,
  );
  return Object.fromEntries(fields);
}

/** The Queries with ids of the data in the place of what stands for one. What stands for none is left as it is, to be refused. */
export const likened = (queries: readonly Query[], view: View): readonly Query[] => queries.map((query) => likenedIn(query, '', view) as Query);
