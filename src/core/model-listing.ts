/** Models as lists show them: their figures, their price lists, and where they are included. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, Line, Model, Plan, Ref, Slot, View } from '#src/catalog/types.ts';
import { includes } from './includes.ts';
import { plansOn } from './listing.ts';

/** Prices of 1M tokens in one list: one currency, one host. Lists are never mixed. */
export type PriceList = {
  readonly currency: Currency;
  readonly host?: string;
  readonly list?: string;
  readonly kinds: Readonly<Partial<Record<'input' | 'cached-input' | 'output' | 'cache-write', Slot<'apiPrices'>>>>;
};

/** `plans` empty: every tier of the line. */
export type IncludedIn = { readonly line: Line; readonly plans: readonly Plan[]; readonly held: Held<'models'> };

export type ListedModel = {
  readonly model: Model;
  readonly parameters?: Slot<'parameters'>;
  readonly context?: Slot<'context'>;
  readonly priceLists: readonly PriceList[];
  readonly includedIn: readonly IncludedIn[];
};

function priceLists(view: View, model: Model): readonly PriceList[] {
  const lists = new Map<string, { currency: Currency; host?: string; list?: string; kinds: Record<string, Slot<'apiPrices'>> }>();
  for (const slot of view.slots(model, 'apiPrices')) {
    const fact = slot.readings[0]?.lead.fact;
    if (!fact) continue;
    const key = `${fact.currency}|${fact.host ?? ''}|${fact.list ?? ''}`;
    const entry = lists.get(key) ?? {
      currency: fact.currency,
      ...(fact.host ? { host: fact.host } : {}),
      ...(fact.list ? { list: fact.list } : {}),
      kinds: {},
    };
    entry.kinds[fact.kind] = slot;
    lists.set(key, entry);
  }
  return [...lists.values()];
}

function includedIn(view: View, model: Model): readonly IncludedIn[] {
  const byLine = new Map<string, { line: Line; all: number; plans: Plan[]; held?: Held<'models'> }>();
  for (const { plan, line } of plansOn(view)) {
    const entry = byLine.get(line.id) ?? { line, all: 0, plans: [] };
    entry.all += 1;
    const { answer, held } = includes(view, plan, 'models', model.id);
    if (answer === 'yes' && held) {
      entry.plans.push(plan);
      entry.held = held as Held<'models'>;
    }
    byLine.set(line.id, entry);
  }
  return [...byLine.values()].flatMap(({ line, all, plans, held }) => (held ? [{ line, plans: plans.length === all ? [] : plans, held }] : []));
}

/** Everything a list or a card of one model shows. */
export function listedModel(view: View, model: Model): ListedModel {
  const parameters = view.slot(model, 'parameters');
  const context = view.slot(model, 'context');
  return {
    model,
    ...(parameters ? { parameters } : {}),
    ...(context ? { context } : {}),
    priceLists: priceLists(view, model),
    includedIn: includedIn(view, model),
  };
}

/** Models of which anything holds on the day; `within`: only those that plans of this vendor or line include. Largest first. */
export function listModels(view: View, within?: Ref): readonly ListedModel[] {
  const inScope = ({ includedIn: lines }: ListedModel) =>
    !within || lines.some(({ line }) => (within.kind === 'line' ? line.id === within.id : line.vendor === within.id));
  const total = ({ parameters }: ListedModel) => parameters?.readings[0]?.lead.fact.total ?? 0;
  return view.catalog.models
    .map((model) => listedModel(view, model))
    .filter((listed) => listed.parameters || listed.context || listed.priceLists.length > 0 || listed.includedIn.length > 0)
    .filter(inScope)
    .sort((a, b) => total(b) - total(a) || a.model.id.localeCompare(b.model.id));
}
