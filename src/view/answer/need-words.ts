/** What a person wants of a plan, in names. */
import type { Filter } from '#src/ask/query/select.ts';
import { entityName, termName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';

type Wanted = { readonly [Kind in 'clients' | 'models' | 'protocols' | 'features' | 'rules']?: Readonly<Filter[Kind]> };

/** "Claude Code, GLM-5 and Auto mode"; empty where nothing is wanted. */
export function needNames({ clients = [], models = [], protocols = [], features = [], rules = [] }: Wanted, { loc, view }: Scene): string {
  const entities = [...clients.map((id) => view.catalog.get('client', id)), ...models.map((id) => view.catalog.get('model', id))];
  const names = entities.flatMap((entity) => (entity ? [entityName(entity, loc)] : []));
  // What is wanted is that it is not so.
  const told = (id: string) => view.catalog.glossary[id]?.better !== 'no';
  return loc.list([...names, ...[...protocols, ...features, ...rules].filter(told).map((id) => termName(id, view.catalog, loc))]);
}
