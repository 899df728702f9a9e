/** Where a conversion holds, and which of several holds best for a plan. */
import type { Conversion } from '#src/catalog/schema.ts';
import type { Ref, View } from '#src/catalog/types.ts';

export type Scope = {
  readonly vendor?: string;
  readonly line?: string;
  readonly plan?: string;
  readonly model?: string;
  /** A kind of work (glossary id). */
  readonly task?: string;
};

/** The scope of an entity: its own id and those it belongs to. Throws RangeError for an entity that does not exist. */
export function scopeOf(view: View, ref: Ref): Scope {
  const entity = view.catalog.find(ref);
  if (!entity) throw new RangeError(`no such entity: ${ref.kind}:${ref.id}`);
  if (entity.kind === 'vendor') return { vendor: entity.id };
  if (entity.kind === 'line') return { vendor: entity.vendor, line: entity.id };
  if (entity.kind === 'model') return { model: entity.id };
  if (entity.kind === 'client') return {};
  const line = view.catalog.get('line', entity.line);
  return { plan: entity.id, line: entity.line, ...(line ? { vendor: line.vendor } : {}) };
}

const places = ['vendor', 'line', 'plan'] as const;

/** How narrowly a scope is drawn; a plan tells more than its line, a line more than its vendor. */
function narrowness(scope: Conversion['scope']): number {
  return (scope.plan ? 16 : 0) + (scope.line ? 8 : 0) + (scope.model ? 4 : 0) + (scope.vendor ? 2 : 0) + (scope.task ? 1 : 0);
}

/** `exact`: holds as asked; `open`: holds for a model or a task that was not stated; `elsewhere`: said of somebody else. */
function holds(conversion: Conversion, scope: Scope): 'exact' | 'open' | 'elsewhere' | 'no' {
  const said = conversion.scope;
  if (said.task && scope.task && said.task !== scope.task) return 'no';
  if (said.model && scope.model && said.model !== scope.model) return 'elsewhere';
  if (places.some((place) => said[place] && said[place] !== scope[place])) return 'elsewhere';
  return (said.model && !scope.model) || (said.task && !scope.task) ? 'open' : 'exact';
}

/** Whom conversions are said of: of each scope the plan, else the line, else the vendor. */
export function ownersOf(conversions: readonly Conversion[]): readonly Ref[] {
  const owners = conversions.flatMap(({ scope }) => {
    const kind = places.findLast((place) => scope[place]);
    const id = kind && scope[kind];
    return kind && id ? [{ kind, id }] : [];
  });
  return [...new Map(owners.map((owner) => [`${owner.kind} ${owner.id}`, owner])).values()];
}

export type Pick<C> = { readonly chosen: readonly C[]; readonly borrowed: boolean };

/**
 * The conversions that hold best for `scope`: those in scope, narrowest first (all that are equally narrow); otherwise those that hold for some model or
 * task, all of them; otherwise, where `borrow` allows it, all that are said of others.
 */
export function choose<C extends Conversion>(conversions: readonly C[], scope: Scope, borrow: boolean): Pick<C> {
  const by = (how: ReturnType<typeof holds>) => conversions.filter((each) => holds(each, scope) === how);
  for (const how of ['exact', 'open'] as const) {
    const found = by(how);
    const best = Math.max(...found.map((each) => narrowness(each.scope)));
    if (found.length > 0) return { chosen: found.filter((each) => narrowness(each.scope) === best), borrowed: false };
  }
  return { chosen: borrow ? by('elsewhere') : [], borrowed: true };
}
