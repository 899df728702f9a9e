/** Models as lists show them: their figures, their price lists, and where they are included. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, Line, Model, Plan, Ref, Slot, View } from '#src/catalog/types.ts';
import { includes } from './includes.ts';
import { speaksOf } from './known-on.ts';
import { oncePerView } from './once.ts';
import { isReleased } from './released.ts';
import { plansOffered } from './sale.ts';

/** Prices of 1M tokens in one list: one currency, one host. Lists are never mixed. */
export type PriceList = {
  readonly currency: Currency;
  readonly host?: string;
  readonly list?: string;
  readonly kinds: Readonly<Partial<Record<'input' | 'cached-input' | 'output' | 'cache-write', Slot<'apiPrices'>>>>;
};

/** `plans` empty: every tier of the line that is on offer. */
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
  return view.catalog.lines.flatMap((line): readonly IncludedIn[] => {
    const offered = plansOffered(view, line.id);
    const including = offered.flatMap((plan) => {
      const { answer, held } = includes(view, plan, 'models', model.id);
      return answer === 'yes' && held ? [{ plan, held }] : [];
    });
    const [first] = including;
    if (!first) return [];
    return [{ line, plans: including.length === offered.length ? [] : including.map(({ plan }) => plan), held: first.held }];
  });
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

/** It was out by then. Where its first day is unknown: somebody spoke of it about that day, or a plan has it; facts found long after do not tell. */
function isKnown(view: View, { model, parameters, context, priceLists: lists, includedIn: where }: ListedModel): boolean {
  const { day } = view;
  const out = isReleased(view, model);
  if (out !== 'unknown') return out === 'yes';
  const slots = [parameters, context, ...lists.flatMap(({ kinds }) => Object.values(kinds))];
  return where.length > 0 || slots.some((slot) => slot?.readings.some(({ lead }) => speaksOf(lead, day)));
}

/** Models that are known on the day, in the order of the catalog. */
export const modelsKnown: (view: View) => readonly Model[] = oncePerView(
  () => '',
  (view) => view.catalog.models.filter((model) => isKnown(view, listedModel(view, model))),
);

/** Models that are known on the day; `within`: only those that plans of this vendor or line include. Largest first. */
export function listModels(view: View, within?: Ref): readonly ListedModel[] {
  const inScope = ({ includedIn: lines }: ListedModel) =>
    !within || lines.some(({ line }) => (within.kind === 'line' ? line.id === within.id : line.vendor === within.id));
  const total = ({ parameters }: ListedModel) => parameters?.readings[0]?.lead.fact.total ?? 0;
  return modelsKnown(view)
    .map((model) => listedModel(view, model))
    .filter(inScope)
    .sort((a, b) => total(b) - total(a) || a.model.id.localeCompare(b.model.id));
}
