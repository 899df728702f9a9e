/** What is said not to be wanted, as a Query holds it. */
import type { Said } from '../mentions/said.ts';
import type { Except } from '../query/when.ts';
import type { Subjects } from './subjects.ts';

/** Of a tier's name the words that say that it is a faster edition. */
const FAST = ['Highspeed', '极速版'] as const;

export function exceptIn(heard: Said, { except }: Subjects): Except | undefined {
  const of = (...kinds: readonly string[]) => except.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const denied = (cue: 'fast-edition' | 'first' | 'limited') => heard.all('cue').some((each) => each.cue === cue && each.excluded);
  const [subjects, clients, models] = [of('vendor', 'line', 'plan'), of('client'), of('model')];
  const found: Except = {
    ...(subjects.length > 0 ? { subjects } : {}),
    ...(denied('fast-edition') ? { editions: [...FAST] } : {}),
    ...(denied('first') ? { phases: ['first'] } : {}),
    ...(clients.length > 0 ? { clients } : {}),
    ...(models.length > 0 ? { models } : {}),
    ...(denied('limited') ? { sale: ['limited'] } : {}),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}
