/** Which product lines a name stands for: a vendor has several, and words like "international" or "token plan" tell which is meant. */
import type { Line } from '#src/catalog/types.ts';
import { plansOffered, soldInPlaceOf } from '#src/core/sale.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import type { Scope } from './scope.ts';

type Name = MentionOf<'name'>;

/** Products by the glossary ids of their words; the first is meant where none is said. */
const PRODUCTS = ['coding-plan', 'token-plan', 'agent-plan'] as const;

function narrowed<T>(items: readonly T[], keep: (item: T) => boolean): readonly T[] {
  const kept = items.filter(keep);
  return kept.length > 0 ? kept : items;
}

const productSaid = (heard: Said, among: readonly (typeof PRODUCTS)[number][] = PRODUCTS) => among.find((id) => heard.hasTerm(id));

/** "百炼的 token plan", "智谱 team 版": another product of the same vendor than the name by itself. */
function ofProduct(lines: readonly Line[], heard: Said, { catalog, lexicon }: Scope): readonly Line[] {
  const product = productSaid(heard);
  const team = heard.has('team-plan');
  if (!team && product === undefined) return lines;
  return lines.flatMap((line) => {
    if (!team && line.product === product) return [line];
    const sisters = catalog
      .linesOf(line.vendor)
      .filter((other) => other.region === line.region && (product === undefined || other.product === product) && lexicon.forTeams(other) === team);
    return sisters.length > 0 ? sisters : [line];
  });
}

/** A house named without its product means what it sells on the day; who asks of the past or of renewing means what there was. */
function sold(lines: readonly Line[], heard: Said, { view }: Scope, name: Name): readonly Line[] {
  const product = name.product || productSaid(heard) !== undefined;
  if (product || heard.has('renewal', 'legacy', 'old', 'changed', 'history', 'when', 'still')) return lines;
  return [...new Set(lines.flatMap((line) => soldInPlaceOf(view, line)))];
}

/** Lines that the vendor named, or the line, may be, before the words of the question narrow them. */
function candidates(name: Name, heard: Said, scope: Scope): readonly Line[] {
  const { catalog } = scope;
  const direct = ofProduct(
    name.entities.filter((entity): entity is Line => entity.kind === 'line'),
    heard,
    scope,
  );
  const abroad = heard.has('international') || heard.denies('domestic');
  const home = (heard.has('domestic') || heard.denies('international')) && !abroad;
  const sisters = (line: Line) => catalog.linesOf(line.vendor);
  // "GLM international" names the vendor's line abroad, though "GLM" by itself is the one at home.
  // 国内版 beside another name is said of that.
  const alone = heard.all('name').filter(({ entities }) => entities.some(({ kind }) => kind === 'line' || kind === 'vendor')).length < 2;
  const named =
    home && alone && direct.some(({ region }) => region === 'intl')
      ? direct.flatMap(sisters)
      : abroad
        ? direct.flatMap((line) => (line.region === 'intl' ? [line] : sisters(line)))
        : direct;
  const ofVendors = name.entities.flatMap((entity) => (entity.kind === 'vendor' ? catalog.linesOf(entity.id) : []));
  return [...new Map([...named, ...ofVendors].map((line) => [line.id, line])).values()];
}

const isSold =
  ({ view }: Scope) =>
  (line: Line): boolean =>
    plansOffered(view, line.id).length > 0;

/** Those that somebody can buy from; of a region where nobody can, all. */
const current = (lines: readonly Line[], scope: Scope): readonly Line[] =>
  lines.filter((line) => isSold(scope)(line) || !lines.some((other) => other.region === line.region && isSold(scope)(other)));

function narrowedBy(name: Name, lines: readonly Line[], heard: Said, scope: Scope): readonly Line[] {
  const abroad = heard.has('international') || heard.denies('domestic');
  const home = (heard.has('domestic') || heard.denies('international')) && !abroad;
  // "MiniMax international vs the domestic one" speaks of both.
  if (home && name.within === 'intl') return narrowed(lines, ({ product }) => product === PRODUCTS[0]);
  const said = name.text.toLowerCase();
  const branded = heard.has('domestic', 'disagree')
    ? []
    : lines.filter(({ names, aliases }) => [names.zh, names.en, ...aliases].join(' ').toLowerCase().includes(said));
  if (branded.length === 1) return branded;
  const wanted = productSaid(heard, PRODUCTS.slice(1) as ('token-plan' | 'agent-plan')[]);
  // What nobody can buy any more is not what a house is known for.
  const known = wanted === undefined && !heard.hasTerm(PRODUCTS[0]) ? current(lines, scope) : lines;
  const ofOne = narrowed(known, (line) => line.product === (wanted ?? PRODUCTS[0]));
  if (abroad && (heard.has('domestic') || name.within === 'cn')) return ofOne;
  const here = narrowed(ofOne, (line) => line.region === (abroad ? 'intl' : 'cn'));
  // A line that nobody can buy from any more gives way to one that they can, unless the question names it.
  return narrowed(here, isSold(scope));
}

/** The lines that one mention stands for; several where the words leave it open. */
export function linesOf(name: Name, heard: Said, scope: Scope): readonly Line[] {
  return sold(narrowedBy(name, candidates(name, heard, scope), heard, scope), heard, scope, name);
}
