/** What every answer starts from: the view of the day asked about, whose terms are meant, and the plans that a line stands for. */
import { addDays } from '#src/catalog/days.ts';
import type { Attribute, Cohort, Day } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Line, Model, Plan, Ref, View, Who } from '#src/catalog/types.ts';
import { isKnownOn } from '#src/core/known-on.ts';
import { oncePerView } from '#src/core/once.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { When } from '../query/when.ts';

/** Anything that is asked of a day, or by an earlier subscriber. */
type Dated = { readonly when?: When | undefined };

/** The last day on which no later model of the same maker was out; undefined where that is not known. */
export function lastDayOf({ catalog }: View, id: string): Day | undefined {
  const model = catalog.get('model', id);
  const out = (each: Model): Day | undefined => each.released?.[0]?.day;
  const own = model && out(model);
  if (!model || own === undefined) return undefined;
  const later = catalog.models.flatMap((each) => (each.vendor === model.vendor && each.family === model.family ? (out(each) ?? []) : []));
  const next = later.filter((day) => day > own).sort()[0];
  return next === undefined ? undefined : addDays(next, -1);
}

/** The view of the day that is asked about. */
export function viewFor(view: View, { when }: Dated): View {
  const day = when?.day ?? (when?.era === undefined ? undefined : lastDayOf(view, when.era));
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
export function whoFor(view: View, ref: Ref, { when }: Dated): Who {
  const cohort = when?.cohort;
  if (cohort !== undefined && cohort !== 'earlier') return { subscribedBefore: cohort };
  const [latest] = cohort ? cohortDays(view, ref) : [];
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

/** Every line of which it is known that it sells plans then, whatever kind of product it is. */
export const everySeller = oncePerView(
  () => '',
  (view): readonly Line[] => view.catalog.lines.filter(({ id }) => plansOffered(view, id).some((plan) => isKnownOn(view, plan))),
);

/** The lines of the trade that a person in general means: coding plans that are on offer. */
export function everyLine(view: View): readonly Line[] {
  return everySeller(view).filter(({ product }) => product === 'coding-plan');
}
