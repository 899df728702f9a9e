/** Whom a question is about: plans by name, by tier of a named line, by price, by multiple or by rank; lines, models and clients; and who is left out. */
import type { Entity, Line, Plan, Ref } from '#src/catalog/types.ts';
import { isEditionOf } from '#src/core/editions.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import { blank, type Place } from '../places.ts';
import { linesOf } from './lines.ts';
import { sellersOf } from './makers.ts';
import type { Scope } from './scope.ts';
import { tiersIn } from './tiers.ts';
import { byBand, byMultiple, byPrice, byRank, byTierWord, distinct, type Placed } from './told-otherwise.ts';

type Name = MentionOf<'name'>;
/** Of a house and its tier, in characters. */
const NEAR = 5;
export type Ambiguous = { readonly text: string; readonly start: number; readonly candidates: readonly Plan[] };

export type Subjects = {
  readonly plans: readonly Plan[];
  /** Lines named without a tier of theirs. */
  readonly lines: readonly Line[];
  /** Every line named, with a tier or without. */
  readonly namedLines: readonly Line[];
  readonly models: readonly Ref[];
  readonly clients: readonly Ref[];
  /** Plans, then lines without a tier; what a question about an offer is about. */
  readonly offers: readonly Ref[];
  /** Offers, else models, else clients. */
  readonly owners: readonly Ref[];
  /** What was said not to be meant: of houses all that they sell. */
  readonly except: readonly Ref[];
  /** Lines and plans among it, as they were named. */
  readonly apart: readonly Ref[];
  readonly ambiguous?: Ambiguous;
  /** Figures that name a plan by its price: they count nothing. */
  readonly prices: readonly Place[];
  /** A plan was told by its price, multiple or rank, not by its name. */
  readonly indirect: boolean;
};

export const refOf = ({ kind, id }: Entity | Ref): Ref => ({ kind, id });

export const namesLine = ({ entities }: Name): boolean => entities.some(({ kind }) => kind === 'line' || kind === 'vendor');

/** Whose promotion is spoken of, where nobody is named: "跨年活动 lite 包年". */
function promoters(heard: Said, { lexicon, catalog }: Scope): readonly Line[] {
  if (!heard.has('promotion') || heard.all('name').some(namesLine)) return [];
  // The word itself says nothing of which.
  const said = blank(heard.text, heard.cues('a-promotion'), ' ');
  const hit = lexicon.texts.search(said, { attributes: ['discounts'], limit: 1 })[0];
  if (!hit || hit.share < LEAST_SHARE) return [];
  const owner = catalog.find(hit.owner);
  const line = owner?.kind === 'plan' ? catalog.get('line', owner.line) : owner?.kind === 'line' ? owner : undefined;
  return line ? [line] : [];
}
const LEAST_SHARE = 0.15;

/** The lines of those who made the models that are named. */
export function makersLines(models: readonly Ref[], heard: Said, scope: Scope): readonly Line[] {
  return models.flatMap(({ id }) => {
    const maker = scope.catalog.get('model', id)?.vendor;
    const vendor = maker === undefined ? undefined : scope.catalog.get('vendor', maker);
    if (!vendor) return [];
    const name: Name = { kind: 'name', start: 0, end: 0, text: '', entities: [vendor], how: 'exact' };
    return linesOf(name, heard, scope);
  });
}

/** "极速版比普通版多吗，Max": a tier and the faster edition of it. */
function withEdition(plans: readonly Plan[], heard: Said, { catalog }: Scope): readonly Plan[] {
  const [plan, next] = plans;
  const set = heard.has('fast-edition') && heard.has('compare', 'more', 'same', 'difference', 'dearer', 'either');
  return plan && !next && set ? [plan, ...catalog.plansOf(plan.line).filter((edition) => isEditionOf(edition, plan))] : plans;
}

/** "The highspeed plans": the faster editions that a line has or had, where nothing sets them against the others. */
function editionsIn(lines: readonly Line[], heard: Said, { catalog }: Scope): readonly Plan[] {
  if (!heard.has('fast-edition') || heard.has('compare', 'difference', 'ratio', 'same', 'more', 'either')) return [];
  const own = (id: string) => {
    const plans = catalog.plansOf(id);
    return plans.filter((edition) => plans.some((plain) => isEditionOf(edition, plain)));
  };
  // What is sold now may have none, and what was sold before it some.
  return lines.flatMap((line) => {
    const sisters = catalog.linesOf(line.vendor).filter(({ region, product }) => region === line.region && product === line.product);
    return own(line.id).length > 0 ? own(line.id) : sisters.flatMap(({ id }) => own(id));
  });
}

/** The plans of the lines that are told by their place, their price or their multiple. */
function otherwise(rest: readonly Line[], heard: Said, scope: Scope): readonly Plan[] {
  for (const read of [byTierWord, byBand, byMultiple, byRank]) {
    const found = read(heard, rest, scope);
    if (found.length > 0) return found;
  }
  return [];
}

const excludedIn = (names: readonly Name[], heard: Said, scope: Scope): readonly Ref[] =>
  names
    .filter(({ excluded }) => excluded)
    .flatMap((name): readonly Ref[] => {
      // Who wants nothing of a house wants none of its lines, unless one is named.
      const lines = namesLine(name) ? linesOf(name, heard, scope) : [];
      const house = !name.product && !heard.hasTerm('coding-plan', 'token-plan', 'agent-plan');
      if (lines.length > 0) return house ? distinct(lines.map(({ vendor }) => ({ kind: 'vendor' as const, id: vendor }))) : lines.map(refOf);
      const [entity] = name.entities;
      return entity ? [refOf(entity)] : [];
    });

/** "Is Copilot free?": of what is sold by that name, not of the tier that is called so. */
function whole(name: Name, heard: Said, { catalog }: Scope): Name {
  const [only, second] = name.entities;
  if (only?.kind !== 'plan' || second || !heard.has('is-it-free') || !/.\sfree$/i.test(name.text)) return name;
  const line = catalog.get('line', only.line);
  return line ? { ...name, entities: [line] } : name;
}

/** A plan named with its line ("GLM Lite") may be found twice: as a line and a tier. The tier says it. */
export function readSubjects(heard: Said, scope: Scope): Subjects {
  const names = heard.all('name').flatMap((name) => (name.aside ? [] : [whole(name, heard, scope)]));
  const unwanted = new Set(names.flatMap((name) => (name.excluded && namesLine(name) ? linesOf(name, heard, scope) : [])));
  // "Not Claude, the company blocks Anthropic": whoever is not wanted is not, by whatever name.
  const isUnwanted = (name: Name) => unwanted.size > 0 && namesLine(name) && linesOf(name, heard, scope).every((line) => unwanted.has(line));
  const meant = names.filter((name) => !name.excluded && !name.models && !isUnwanted(name));
  const sellers = sellersOf(meant, heard, scope);
  const named = meant.filter(namesLine).map((name) => ({ name, lines: linesOf(name, heard, scope) }));
  const lineMentions: Placed<readonly Line[]>[] = [...named, ...sellers].map(({ name: { start, end }, lines: value }) => ({
    start,
    end,
    value,
  }));
  const refs = (kind: 'model' | 'client') => {
    const found = meant.flatMap(({ entities }) => entities.filter((entity) => entity.kind === kind));
    return distinct(found).map(refOf);
  };
  const models = refs('model');
  const offering = promoters(heard, scope);
  const makers = [...makersLines(models, heard, scope), ...offering].map(({ id }) => id);
  const told = tiersIn(heard, meant, lineMentions, makers, scope);
  const spare = lineMentions.filter(({ start }) => !told.used.has(start));
  const priced = byPrice(heard, spare, scope);
  // A plan speaks for its line: "how does GLM count, on Lite".
  const taken = new Set([...priced, ...told.plans].map(({ value }) => value.line));
  // A house named for a tier of what it sold before ("海螺那家的 Max") is no other line of it.
  const houses = new Set(told.plans.flatMap(({ value }) => scope.catalog.get('line', value.line)?.vendor ?? []));
  const isWhose = ({ start, end, value }: Placed<readonly Line[]>) =>
    value.every(({ vendor }) => houses.has(vendor)) &&
    told.plans.some((tier) => tier.start >= end && tier.start - end <= NEAR) &&
    meant.some((name) => name.start === start && name.entities.every(({ kind }) => kind === 'vendor'));
  const spoken = spare.filter((mention) => !isWhose(mention)).flatMap(({ value }) => value);
  const rest = distinct([...spoken, ...(told.open ? [] : offering)]).filter(({ id }) => !taken.has(id));
  const alone = told.plans.length === 0 && priced.length === 0;
  const indirect = alone ? otherwise(rest, heard, scope) : [];
  const editions = alone && indirect.length === 0 ? editionsIn(rest, heard, scope) : [];
  const direct = [...told.plans, ...priced].sort((one, other) => one.start - other.start).map(({ value }) => value);
  const plans = withEdition(distinct([...direct, ...indirect, ...editions]), heard, scope);
  const covered = new Set([...indirect, ...editions].map(({ line }) => line));
  const lines = rest.filter(({ id }) => !covered.has(id));
  const clients = sellers.length > 0 ? [] : refs('client');
  const offers = [...plans.map(refOf), ...lines.map(refOf)];
  return {
    plans,
    lines,
    namedLines: distinct([...lineMentions.flatMap(({ value }) => value), ...plans.flatMap(({ line }) => scope.catalog.get('line', line) ?? [])]),
    models,
    clients,
    offers,
    owners: [offers, models].find(({ length }) => length > 0) ?? clients,
    except: excludedIn(names, heard, scope),
    apart: names.filter(({ excluded }) => excluded).flatMap((name) => (namesLine(name) ? linesOf(name, heard, scope).map(refOf) : [])),
    ...(told.open ? { ambiguous: told.open } : {}),
    prices: priced.map(({ start, end }) => ({ start, end })),
    indirect: priced.length + indirect.length > 0,
  };
}

/** The lines of the trade that a person in general means. */
export const offeredLines = ({ catalog, view }: Scope, region: Line['region']): readonly Line[] =>
  catalog.lines.filter((line) => line.product === 'coding-plan' && line.region === region && plansOffered(view, line.id).length > 0);
