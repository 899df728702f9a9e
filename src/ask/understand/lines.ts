/** Which product lines a name stands for: a vendor has several, and words like "international" or "token plan" tell which is meant. */
import type { Entity, Line } from '#src/catalog/types.ts';
import { plansOffered, soldInPlaceOf } from '#src/core/sale.ts';
import type { Scope } from './context.ts';
import type { Signals } from './signals.ts';

const PRODUCTS = { 'coding-plan': 'coding-plan', 'token-plan': 'token-plan', 'agent-plan': 'agent-plan' } as const;

/** In a name that was said ("MiniMax China"). */
const DOMESTIC = /china|国内|中国|国区/i;

const ABROAD = /international|intl|overseas|global|国际|海外/i;

function narrowed<T>(items: readonly T[], keep: (item: T) => boolean): readonly T[] {
  const kept = items.filter(keep);
  return kept.length > 0 ? kept : items;
}

/** A line that nobody can buy from any more gives way to one that they can, unless the question names it. */
function current(lines: readonly Line[], { view }: Scope): readonly Line[] {
  return narrowed(lines, (line) => plansOffered(view, line.id).length > 0);
}

const TEAM = /团队版|团队套餐|企业版|team版|\bteam (?:plan|edition|version|tier)s?\b|\bfor teams\b/i;

/** "百炼的 token plan", "智谱 team 版": another product of the same vendor than the name by itself. */
function ofProduct(lines: readonly Line[], signals: Signals, { catalog }: Scope): readonly Line[] {
  const product = Object.values(PRODUCTS).find((id) => signals.hasTerm(id));
  const team = TEAM.test(signals.text);
  const forTeams = ({ names }: Line) => /团队|企业/.test(names.zh) || /\bteams?\b/i.test(names.en);
  return lines.flatMap((line) => {
    if (!team && (product === undefined || line.product === product)) return [line];
    const sisters = catalog
      .linesOf(line.vendor)
      .filter((other) => other.region === line.region && (product === undefined || other.product === product) && forTeams(other) === team);
    return sisters.length > 0 ? sisters : [line];
  });
}

const PLAN = /\bplans?\b|套餐/i;

/** A house named without its product means what it sells on the day; who asks of the past or of renewing means what there was. */
function today(lines: readonly Line[], signals: Signals, { view }: Scope, said: string): readonly Line[] {
  const product = PLAN.test(said) || signals.hasTerm(...Object.values(PRODUCTS));
  if (product || signals.has('renewal', 'legacy', 'old', 'changed', 'history', 'when', 'still')) return lines;
  return [...new Set(lines.flatMap((line) => soldInPlaceOf(view, line)))];
}

/** The lines that one mention stands for; several where the words leave it open. */
export function linesOf(entities: readonly Entity[], signals: Signals, scope: Scope, said = ''): readonly Line[] {
  return today(linesNamed(entities, signals, scope, said), signals, scope, said);
}

function linesNamed(entities: readonly Entity[], signals: Signals, scope: Scope, said: string): readonly Line[] {
  const direct = ofProduct(
    entities.filter((entity): entity is Line => entity.kind === 'line'),
    signals,
    scope,
  );
  const abroad = signals.has('international');
  // "GLM international" names the vendor's line abroad, though "GLM" by itself is the one at home.
  const home = signals.has('domestic') && !abroad;
  const named =
    home && direct.some(({ region }) => region === 'intl')
      ? direct.flatMap((line) => scope.catalog.linesOf(line.vendor))
      : abroad
        ? direct.flatMap((line) => (line.region === 'intl' ? [line] : scope.catalog.linesOf(line.vendor)))
        : direct;
  // "MiniMax international vs the domestic one" speaks of both.
  if (home && ABROAD.test(said)) return narrowed(named, ({ product }) => product === 'coding-plan');
  const vendors = entities.filter((entity) => entity.kind === 'vendor');
  let lines = [...new Map([...named, ...vendors.flatMap((vendor) => scope.catalog.linesOf(vendor.id))].map((line) => [line.id, line])).values()];
  if (lines.length <= 1) return lines;
  const branded =
    said === '' || signals.has('domestic', 'disagree')
      ? []
      : lines.filter(({ names }) => `${names.zh} ${names.en}`.toLowerCase().includes(said.toLowerCase()));
  if (branded.length === 1) return branded;
  const product = Object.values(PRODUCTS).find((id) => id !== 'coding-plan' && signals.hasTerm(id));
  lines = [...narrowed(lines, (line) => (product ? line.product === product : line.product === 'coding-plan'))];
  if (abroad && (signals.has('domestic') || DOMESTIC.test(said))) return lines;
  lines = [...narrowed(lines, (line) => line.region === (abroad ? 'intl' : 'cn'))];
  return current(lines, scope);
}
