/** What every answer starts from: the view of the day asked about, whose terms are meant, and the plans that a line stands for. */
import type { Attribute, Cohort, Day } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Plan, Ref, View, Who } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { When } from '../query.ts';

/** The view of the day that is asked about. */
export function viewFor(view: View, { day }: When): View {
  return day === undefined || day === view.day ? view : view.catalog.at(day);
}

/** The entity and what it inherits from. */
export function ancestryOf(catalog: Catalog, entity: Entity): readonly Entity[] {
  const parent =
    entity.kind === 'plan' ? catalog.get('line', entity.line) : entity.kind === 'line' ? catalog.get('vendor', entity.vendor) : undefined;
  return parent ? [entity, ...ancestryOf(catalog, parent)] : [entity];
}

type CohortFact = { readonly for?: Cohort };

/** Days before which subscribers of the entity keep other terms, latest first, as far as they lie before the day. */
function cohortDays(view: View, ref: Ref): readonly Day[] {
  const entity = view.catalog.find(ref);
  if (!entity) return [];
  const days = ancestryOf(view.catalog, entity).flatMap((owner) =>
    Object.values(owner).flatMap((value) =>
      Array.isArray(value)
        ? (value as readonly CohortFact[]).flatMap((fact) => (typeof fact.for === 'object' ? [fact.for.subscribedBefore] : []))
        : [],
    ),
  );
  return [...new Set(days)]
    .filter((day) => day <= view.day)
    .sort()
    .reverse();
}

/** An earlier subscriber who names no day is one of the latest cohort. */
export function whoFor(view: View, ref: Ref, { subscribedBefore, legacy }: When): Who {
  if (subscribedBefore !== undefined) return { subscribedBefore };
  const [latest] = legacy ? cohortDays(view, ref) : [];
  return latest === undefined ? {} : { subscribedBefore: latest };
}

/** Whether the data says anything of the attribute that holds for these people. */
export function states(view: View, ref: Ref, attribute: Attribute, who: Who = {}): boolean {
  return view.slots(ref, attribute, who).length > 0;
}

/** Plans of a line or a vendor that there are on the day; the plan itself; nothing for others. */
export function plansOf(view: View, ref: Ref): readonly Plan[] {
  const { catalog } = view;
  if (ref.kind === 'plan') {
    const plan = catalog.get('plan', ref.id);
    return plan ? [plan] : [];
  }
  if (ref.kind === 'line') return plansOffered(view, ref.id);
  return ref.kind === 'vendor' ? catalog.linesOf(ref.id).flatMap((line) => plansOf(view, line)) : [];
}

/** The plans of several subjects, each once. */
export function plansFor(view: View, subjects: readonly Ref[]): readonly Plan[] {
  return [...new Set(subjects.flatMap((subject) => plansOf(view, subject)))];
}

/** The lines of the trade that a person in general means: coding plans that are on offer. */
export function everyLine(view: View): readonly Ref[] {
  return view.catalog.lines
    .filter(({ id, product }) => product === 'coding-plan' && plansOffered(view, id).length > 0)
    .map(({ kind, id }) => ({ kind, id }));
}
