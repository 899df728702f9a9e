/** Plans by the words of their tiers: each belongs to the line named beside it, to all lines that are compared, or it is open whose it is. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Line, Plan } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import type { Scope } from './scope.ts';
import { regionIn } from './spoken.ts';
import type { Ambiguous } from './subjects.ts';
import { distinct, isJoined, joinedTo, type Placed } from './told-otherwise.ts';

type Name = MentionOf<'name'>;
type LineAt = Placed<readonly Line[]>;
export type Tiers = { readonly plans: readonly Placed<Plan>[]; readonly used: ReadonlySet<number>; readonly open?: Ambiguous };

const plansIn = ({ entities }: Name): readonly Plan[] => entities.filter((entity): entity is Plan => entity.kind === 'plan');
const isTier = (name: Name): boolean => plansIn(name).length > 0 && name.entities.every(({ kind }) => kind !== 'line' && kind !== 'vendor');

/** The line mentions that a tier belongs to: the nearest before it with those joined to it; else the nearest after. */
function groupOf(lines: readonly LineAt[], { start }: Name, heard: Said): readonly LineAt[] {
  const before = lines.filter(({ end }) => end <= start);
  const nearest = before.at(-1);
  if (!nearest) return lines.filter((line) => line.start >= start).slice(0, 1);
  // "Bailian and Ark Pro" speaks of both; "Bailian. Is Ark Pro …" of one.
  return isJoined(heard, nearest.end, start) ? joinedTo(before, nearest, heard) : [nearest];
}

const COMPARING = ['compare', 'difference', 'cheaper', 'dearer', 'either', 'more', 'same', 'which', 'ratio', 'total'] as const;

/** "How much cheaper is A than B for a Pro buyer": one tier for all lines that are compared, where it stands apart from them. */
function acrossLines(tier: Name, tiers: readonly Name[], lines: readonly LineAt[], heard: Said, { catalog }: Scope): readonly Plan[] {
  const [first] = lines;
  const nearest = lines.findLast(({ end }) => end <= tier.start);
  if (!first || !nearest || lines.length < 2 || tiers.length > 1 || !heard.has(...COMPARING)) return [];
  if (isJoined(heard, nearest.end, tier.start) || heard.link(first.start, tier.start) === 'sentence') return [];
  const said = tier.text.toLowerCase();
  const plans = distinct(lines.flatMap(({ value }) => value)).map((line) =>
    catalog.plansOf(line.id).find(({ tier: { zh, en } }) => zh.toLowerCase() === said || en.toLowerCase() === said),
  );
  return plans.every((plan) => plan !== undefined) ? plans : [];
}

/** The tier of that name in the vendor's line of the region. */
export function inRegion(plan: Plan, region: Line['region'], { catalog }: Scope): Plan {
  const line = catalog.get('line', plan.line);
  if (line === undefined || line.region === region) return plan;
  const sisters = catalog.linesOf(line.vendor).filter((other) => other.region === region && other.product === line.product);
  return sisters.flatMap(({ id }) => catalog.plansOf(id)).find(({ tier }) => tier.en === plan.tier.en) ?? plan;
}

/** "GLM Lite on the international page": the tier of that name in the vendor's line abroad. */
export function abroad(plan: Plan, heard: Said, scope: Scope): Plan {
  const region = regionIn(heard);
  return region === undefined ? plan : inRegion(plan, region, scope);
}

const SET_APART = ['compare', 'difference', 'either', 'which', 'more'] as const;
/** A tier of a line of both regions: 国内版和国际版 Lite. */
function ofBoth(heard: Said): boolean {
  const [one, other] = heard.cues('international', 'domestic').toSorted((a, b) => a.start - b.start);
  const apart = heard.has('international') && heard.has('domestic') && heard.has(...SET_APART);
  return apart && one !== undefined && other !== undefined && other.start - one.end <= BESIDE;
}
const BESIDE = 10;

/** "MiniMax Plus in China and international": the tier at home and its sister abroad. */
function bothSides(plan: Plan, heard: Said, scope: Scope): readonly Plan[] {
  // "z.ai Lite or the Chinese one": the name itself is of one region.
  const named = scope.catalog.get('line', plan.line)?.region === 'intl' && heard.has('domestic') && heard.has(...SET_APART);
  if (!named && !ofBoth(heard)) return [abroad(plan, heard, scope)];
  const region = scope.catalog.get('line', plan.line)?.region === 'intl' ? 'cn' : 'intl';
  return distinct([plan, inRegion(plan, region, scope)]);
}

/** A tier that was not sold yet, or no more, gives way to the one edition of it that was: "Ultra" to "Ultra Highspeed". */
export function sold(plan: Plan, { view }: Scope): Plan {
  const offered = plansOffered(view, plan.line);
  if (offered.length === 0 || offered.some(({ id }) => id === plan.id) || view.slots(plan, 'prices').length > 0) return plan;
  const editions = offered.filter(({ tier }) => tier.en.toLowerCase().startsWith(`${plan.tier.en.toLowerCase()} `));
  return editions.length === 1 ? (editions[0] ?? plan) : plan;
}

/** "z.ai lite": of the candidates those whose own names, or their line's, hold every word that was said. */
function byWords(name: Name, { catalog }: Scope): readonly Plan[] {
  const candidates = plansIn(name);
  const words = name.text.toLowerCase().split(/[\s的]+/);
  const held = candidates.filter((plan) => {
    const line = catalog.get('line', plan.line);
    const names = `${plan.names.zh} ${plan.names.en} ${line?.names.zh} ${line?.names.en}`.toLowerCase();
    return words.every((word) => names.includes(word));
  });
  return held.length > 0 ? held : candidates;
}

/** Of tiers of that name the one whose earlier subscribers have terms of their own ("老 Lite"), or that has the price ("Lite 包月 49"). */
function bySigns(candidates: readonly Plan[], heard: Said, { lexicon }: Scope): Plan | undefined {
  const subscribed = heard.has('legacy', 'old') ? candidates.filter((plan) => lexicon.cohortDays(plan).length > 0) : [];
  const counted = new Set(heard.all('quantity').flatMap(({ start, unit }) => (unit === undefined ? [] : start)));
  const figures = heard.all('number').filter(({ glued, start }) => !glued && !counted.has(start));
  const priced = new Set(figures.flatMap(({ value }) => lexicon.plansAt(value).map(({ plan }) => plan)));
  const [one, next] = subscribed.length > 0 ? subscribed : candidates.filter((plan) => priced.has(plan));
  return next === undefined ? one : undefined;
}

/** "The old coding plan Lite" after an agent plan: that tier of the house that was spoken of, in the product that is said. */
function ofHouse(candidates: readonly Plan[], heard: Said, { catalog, about }: Scope): Plan | undefined {
  const lines = about.flatMap((id) => catalog.get('line', id) ?? []);
  const product = (['coding-plan', 'token-plan', 'agent-plan'] as const).find((id) => heard.hasTerm(id));
  const [one, next] = candidates.filter((plan) => {
    const line = catalog.get('line', plan.line);
    return line !== undefined && line.product === product && lines.some(({ vendor, region }) => vendor === line.vendor && region === line.region);
  });
  return next === undefined ? one : undefined;
}

/** "Lite plans: who gives the most": those of every line of one product at home. */
function sameTier(candidates: readonly Plan[], { catalog, view }: Scope): readonly Plan[] {
  return candidates.filter((plan) => {
    const line = catalog.get('line', plan.line);
    return line?.product === 'coding-plan' && line.region === 'cn' && plansOffered(view, line.id).some(({ id }) => id === plan.id);
  });
}

/** "Trae Pro", which one house sells in both regions: the one of the region that writes so. */
function atHome(candidates: readonly Plan[], heard: Said, { catalog }: Scope): Plan | undefined {
  const lines = candidates.flatMap((plan) => catalog.get('line', plan.line) ?? []);
  if (lines.length !== 2 || new Set(lines.map(({ vendor }) => vendor)).size > 1 || lines[0]?.region === lines[1]?.region) return undefined;
  const home = regionIn(heard) ?? (hasHan(heard.text) ? 'cn' : 'intl');
  return candidates.find(({ line }) => catalog.get('line', line)?.region === home);
}

type Resolved = { readonly plans: readonly Plan[]; readonly lines: readonly LineAt[]; readonly open?: true };

/** `spoken`: the line of the tier before, else of those who made the models named. */
function resolve(name: Name, tiers: readonly Name[], lines: readonly LineAt[], spoken: readonly string[], heard: Said, scope: Scope): Resolved {
  const across = acrossLines(name, tiers, lines, heard, scope);
  if (across.length > 0) return { plans: across, lines };
  const candidates = byWords(name, scope);
  const inSaid = (plan: Plan): Plan => (name.region ? inRegion(plan, name.region, scope) : plan);
  const [only, second] = candidates;
  if (only && !second)
    return {
      plans: (name.region && !(ofBoth(heard) && tiers.length === 1) ? [inSaid(only)] : bothSides(only, heard, scope)).map((plan) =>
        sold(plan, scope),
      ),
      lines: ofBoth(heard) ? groupOf(lines, name, heard) : [],
    };
  const group = groupOf(lines, name, heard);
  const twin = group.length === 0 && name.text.includes(' ') ? atHome(candidates, heard, scope) : undefined;
  if (twin) return { plans: [twin], lines: [] };
  const of = group.length > 0 ? group.flatMap(({ value }) => value.map(({ id }) => id)) : spoken;
  const fitting = candidates.filter((plan) => of.includes(plan.line));
  if (fitting.length > 0 && tiers.length === 1 && ofBoth(heard))
    return { plans: distinct(fitting.flatMap((plan) => [inRegion(plan, 'cn', scope), inRegion(plan, 'intl', scope)])), lines: group };
  if (fitting.length > 0) return { plans: fitting.map(inSaid), lines: group };
  if (of.length > 0) return { plans: [], lines: [] };
  const house = ofHouse(candidates, heard, scope);
  if (house) return { plans: [house], lines: [] };
  const one = bySigns(candidates, heard, scope);
  if (one) return { plans: [one], lines: [] };
  return heard.has('which', 'each', 'all') ? { plans: sameTier(candidates, scope), lines: [] } : { plans: [], lines: [], open: true };
}

/** `makers`: lines that a tier without a line belongs to. */
export function tiersIn(heard: Said, names: readonly Name[], lines: readonly LineAt[], makers: readonly string[], scope: Scope): Tiers {
  const tiers = names.filter(isTier);
  const plans: Placed<Plan>[] = [];
  const used = new Set<number>();
  let open: Ambiguous | undefined;
  for (const name of tiers) {
    const newest = plans.at(-1)?.value;
    const found = resolve(name, tiers, lines, newest ? [newest.line] : makers, heard, scope);
    for (const { start } of found.lines) used.add(start);
    plans.push(...found.plans.map((value) => ({ start: name.start, end: name.end, value })));
    if (found.open) open ??= { text: name.text, start: name.start, candidates: byWords(name, scope) };
  }
  return { plans, used, ...(open ? { open } : {}) };
}
