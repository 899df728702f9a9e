/** Which product lines a name stands for: a vendor has several, and words like "international" or "token plan" tell which is meant. */
import type { Entity, Line } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Scope } from './context.ts';
import type { Signals } from './signals.ts';

const PRODUCTS = { 'coding-plan': 'coding-plan', 'token-plan': 'token-plan', 'agent-plan': 'agent-plan' } as const;

/** In a name that was said ("MiniMax China"). */
const DOMESTIC = /china|国内|中国|国区/i;

function narrowed<T>(items: readonly T[], keep: (item: T) => boolean): readonly T[] {
  const kept = items.filter(keep);
  return kept.length > 0 ? kept : items;
}

/** A line that nobody can buy from any more gives way to one that they can, unless the question names it. */
function current(lines: readonly Line[], { view }: Scope): readonly Line[] {
  return narrowed(lines, (line) => plansOffered(view, line.id).length > 0);
}

/** The lines that one mention stands for; several where the words leave it open. */
export function linesOf(entities: readonly Entity[], signals: Signals, scope: Scope, said = ''): readonly Line[] {
  const direct = entities.filter((entity): entity is Line => entity.kind === 'line');
  const abroad = signals.has('international');
  // "GLM international" names the vendor's line abroad, though "GLM" by itself is the one at home.
  const home = signals.has('domestic') && !abroad;
  const named =
    home && direct.some(({ region }) => region === 'intl')
      ? direct.flatMap((line) => scope.catalog.linesOf(line.vendor))
      : abroad
        ? direct.flatMap((line) => (line.region === 'intl' ? [line] : scope.catalog.linesOf(line.vendor)))
        : direct;
  const vendors = entities.filter((entity) => entity.kind === 'vendor');
  let lines = [...new Map([...named, ...vendors.flatMap((vendor) => scope.catalog.linesOf(vendor.id))].map((line) => [line.id, line])).values()];
  if (lines.length <= 1) return lines;
  const product = Object.values(PRODUCTS).find((id) => id !== 'coding-plan' && signals.hasTerm(id));
  lines = [...narrowed(lines, (line) => (product ? line.product === product : line.product === 'coding-plan'))];
  if (abroad && (signals.has('domestic') || DOMESTIC.test(said))) return lines;
  lines = [...narrowed(lines, (line) => line.region === (abroad ? 'intl' : 'cn'))];
  return current(lines, scope);
}
