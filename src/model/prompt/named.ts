/** What a message may be about, of all that the data holds: lines with their plans and prices, models, clients. */
import type { Lexicon } from '#src/ask/lexicon.ts';
import { isOfFamily } from '#src/catalog/families.ts';
import type { Client, Entity, Line, Model, Names, Plan, View } from '#src/catalog/types.ts';
import { saleOf } from '#src/core/sale.ts';

export type Scene = { readonly view: View; readonly lexicon: Lexicon; readonly names: Names };

/** `lines`: those that are named, the latest first; `siblings`: others of the same vendors, which may be meant by the same name. */
export type Named = {
  readonly lines: readonly Line[];
  readonly siblings: readonly Line[];
  readonly models: readonly Model[];
  readonly clients: readonly Client[];
};

const AMOUNT = /\d+(?:\.\d+)?/g;
/** A plan by its price: more plans of one price than these say nothing. */
const MOST_PRICED = 12;

/** Plans whose price the message may name: "the 199 one". */
function pricedIn(text: string, { lexicon }: Scene): readonly Plan[] {
  return [...text.matchAll(AMOUNT)].flatMap(([amount]) => {
    const plans = [...new Set(lexicon.plansAt(Number(amount)).map(({ plan }) => plan))];
    return plans.length <= MOST_PRICED ? plans : [];
  });
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

function linesOf(entity: Entity, { catalog }: View): readonly Line[] {
  const line = entity.kind === 'plan' ? catalog.get('line', entity.line) : entity.kind === 'line' ? entity : undefined;
  if (line) return [line];
  const vendor = entity.kind === 'vendor' ? entity.id : entity.kind === 'model' ? entity.vendor : undefined;
  return vendor === undefined ? [] : catalog.linesOf(vendor);
}

const WORD = /[a-z][a-z0-9.-]+/gi;
/** Of a series so many models, the newest. */
const OF_SERIES = 2;

/** The newest models of a series that is named instead of one of them: "opus". */
function seriesIn(text: string, { catalog, day }: View): readonly Model[] {
  const outOn = ({ released }: Model): string => released?.[0]?.day ?? '';
  const words = unique([...text.matchAll(WORD)].map(([word]) => word.toLowerCase()));
  return words.flatMap((word) =>
    catalog.models
      .filter((model) => isOfFamily(model, word) && outOn(model) <= day)
      .toSorted((one, other) => (outOn(one) < outOn(other) ? 1 : -1))
      .slice(0, OF_SERIES),
  );
}

/** `texts`: everything that was said, the message first. */
export function namedIn(texts: readonly string[], scene: Scene): Named {
  const { view } = scene;
  const { catalog } = view;
  let found: readonly Entity[] = [];
  for (const text of texts.toReversed()) {
    // A bare tier is one of the lines that were spoken of.
    const about = found.flatMap((entity) => linesOf(entity, view)).map(({ id }) => id);
    found = [...scene.names.scan(text, undefined, about).flatMap(({ entities }) => entities), ...found];
  }
  if (!found.some(({ kind }) => kind === 'model')) found = [...found, ...texts.flatMap((text) => seriesIn(text, view))];
  // "The 199 one": of those named it is listed anyway; a figure tells whom it is about only where nobody is named.
  if (!found.some((entity) => linesOf(entity, view).length > 0)) found = [...found, ...texts.flatMap((text) => pricedIn(text, scene))];
  const models = found.filter((entity) => entity.kind === 'model');
  const own = found.filter(({ kind }) => kind !== 'model');
  const lines = unique([...own, ...models].flatMap((entity) => linesOf(entity, view)));
  return {
    lines,
    siblings: unique(lines.flatMap(({ vendor }) => catalog.linesOf(vendor))).filter((line) => !lines.includes(line)),
    models: unique([...models, ...catalog.models.filter(({ family }) => models.some((model) => model.family === family))]),
    clients: unique(found.filter((entity) => entity.kind === 'client')),
  };
}

/** "glm-lite Lite 118 CNY" with the regular price of a month, and whether it is sold. */
export function planText(plan: Plan, view: View, name: string): string {
  const price = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact;
  const first = view.slot(plan, 'prices', { phase: 'first', per: 'month' })?.readings[0]?.lead.fact;
  const { state } = saleOf(view, plan);
  const money = price ? ` ${price.amount} ${price.currency}` : '';
  const opening = first ? ` (first ${first.amount})` : '';
  return `${plan.id} ${name}${money}${opening}${state === 'closed' || state === 'absent' ? ' closed' : state === 'limited' ? ' limited' : ''}`;
}
