/** Whether a plan takes a client, serves a model or speaks a protocol, by the lists it states or inherits. */
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { isReleased } from './released.ts';

export type ListAttribute = 'models' | 'clients' | 'protocols';
/**
 * `unknown`: no list, or none that names it while the leading one does not claim to be complete. `held`: the list that says so. `against`: those that
 * say the opposite on the same day; never empty where it is there.
 */
export type Inclusion = {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly held?: Held<ListAttribute>;
  readonly against?: readonly Held<ListAttribute>[];
};

/** A model that is still to come is in no plan, whatever a list without a day says. Throws RangeError for an entity that does not exist. */
export function includes(view: View, entity: Ref, attribute: ListAttribute, id: string): Inclusion {
  const model = attribute === 'models' ? view.catalog.get('model', id) : undefined;
  if (model && isReleased(view, model) === 'no') return { answer: 'no' };
  return includesAny(view, entity, attribute, (item) => item === id);
}

/** Whether any item of the list passes the test. Throws RangeError for an entity that does not exist. */
export function includesAny(view: View, entity: Ref, attribute: ListAttribute, wanted: (item: string) => boolean): Inclusion {
  const reading = view.slot(entity, attribute)?.readings[0];
  if (!reading) return { answer: 'unknown' };
  const { lead } = reading;
  const names = ({ fact }: Held<ListAttribute>) => fact.items.some(wanted);
  const denies = ({ fact }: Held<ListAttribute>) => !fact.items.some(wanted) && (fact.complete || fact.lacks?.some(wanted) === true);
  const others = [...reading.agreeing, ...reading.conflicting].filter(({ basis }) => basis !== 'opinion');
  const naming = others.filter(names);
  const lacking = others.filter(denies);
  const told = (answer: 'yes' | 'no', held: Held<ListAttribute>, against: readonly Held<ListAttribute>[]): Inclusion => ({
    answer,
    held,
    ...(against.length > 0 ? { against } : {}),
  });
  if (names(lead)) return told('yes', lead, lacking);
  if (denies(lead)) return told('no', lead, naming);
  // An open list leaves room for what another source names, or says is not there.
  const [[other], [against]] = [naming, lacking];
  if (other) return told('yes', other, lacking);
  return against ? told('no', against, []) : { answer: 'unknown', held: lead };
}
