/** What is said not to be wanted, as a Query holds it. */
import { isProduct } from '#src/catalog/schema.ts';
import type { Line } from '#src/catalog/types.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import { overlap } from '../places.ts';
import type { Except } from '../query/when.ts';
import { linesOf } from './lines.ts';
import type { Scope } from './scope.ts';
import { namesLine, type Subjects } from './subjects.ts';

/** Of a tier's name the words that say that it is a faster edition. */
const FAST = ['Highspeed', '极速版'] as const;

/** A house by its name alone: all that it sells. */
function isHouse({ product, within, region }: MentionOf<'name'>, lines: readonly Line[], heard: Said): boolean {
  const narrowed = product || within !== undefined || region !== undefined || heard.has('team-plan');
  return !narrowed && !heard.hasTerm('coding-plan', 'token-plan', 'agent-plan') && lines.every((line) => line.region === 'cn');
}

/** Whom: of a house its vendor, of a line or a tier that one; and kinds of what is sold. */
function subjectsIn(heard: Said, scope: Scope): readonly string[] {
  const kinds = heard.all('term').flatMap(({ id, excluded }) => (excluded && isProduct(id) ? [id] : []));
  const named = heard.all('name').flatMap((name): readonly string[] => {
    if (!name.excluded || name.aside) return [];
    const [entity] = name.entities;
    if (!namesLine(name)) return entity?.kind === 'plan' ? [entity.id] : [];
    const lines = linesOf(name, heard, scope);
    return isHouse(name, lines, heard) ? lines.map(({ vendor }) => vendor) : lines.map(({ id }) => id);
  });
  return [...named, ...kinds];
}

/** Models by name; of a family all of it, unless the word names a house. */
function modelsIn(heard: Said, listing: boolean, { catalog }: Scope): readonly string[] {
  const names = heard.all('name').filter(({ excluded }) => excluded);
  const houses = listing ? [] : names.filter(namesLine);
  const models = names.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  const families = heard
    .all('family')
    .filter(
      (family) =>
        family.excluded && !names.some((name) => overlap(name, family) && !namesLine(name)) && !houses.some((house) => overlap(house, family)),
    );
  return [...models, ...families.flatMap(({ family }) => catalog.models.filter((model) => model.family === family).map(({ id }) => id))];
}

/** `subjects`: of the same words. A list of models that is asked for makes a word that is a house and a family the family. */
export function exceptIn(heard: Said, { offers }: Subjects, scope: Scope): Except | undefined {
  const listing = offers.length > 0 && heard.has('models');
  const clients = heard
    .all('name')
    .flatMap(({ excluded, entities }) => (excluded ? entities.filter(({ kind }) => kind === 'client').map(({ id }) => id) : []));
  const lists = {
    subjects: subjectsIn(heard, scope),
    editions: heard.denies('fast-edition') ? FAST : [],
    phases: heard.denies('first') ? (['first'] as const) : [],
    clients,
    models: modelsIn(heard, listing, scope),
    sale: heard.denies('limited') || heard.has('freely') ? (['limited'] as const) : [],
  };
  const found = Object.fromEntries(
    Object.entries(lists).flatMap(([key, items]) => (items.length > 0 ? [[key, [...new Set<string>(items)]]] : [])),
  ) as Except;
  return Object.keys(found).length > 0 ? found : undefined;
}
