/** Whom a question is about: plans by name, by tier of a named line, by price, by multiple or by rank; lines, models and clients. */
import type { Entity, Line, Mention, Plan, Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import { everyLine } from '../answer/scene.ts';
import type { Scope } from './context.ts';
import { isEditionOf } from './editions.ts';
import { areJoined, byBand, byMultiple, byPrice, byRank, distinct, joinedTo, type Placed } from './indirect.ts';
import { linesOf } from './lines.ts';
import type { Signals } from './signals.ts';

export type Ambiguous = { readonly text: string; readonly start: number; readonly candidates: readonly Plan[] };

export type Subjects = {
  readonly plans: readonly Plan[];
  /** Lines named without a tier of theirs. */
  readonly lines: readonly Line[];
  /** Every line named, with a tier or without. */
  readonly namedLines: readonly Line[];
  /** Where the text names lines or vendors. */
  readonly houses: readonly Mention[];
  readonly models: readonly Ref[];
  readonly clients: readonly Ref[];
  readonly ambiguous?: Ambiguous;
  /** Figures that name a plan by its price: they count nothing. */
  readonly prices: readonly { readonly start: number; readonly end: number }[];
  /** A plan was told by its price, multiple or rank, not by its name. */
  readonly indirect: boolean;
};

export const refOf = ({ kind, id }: Entity | Ref): Ref => ({ kind, id });

const plansIn = (mention: Mention): readonly Plan[] => mention.entities.filter((entity): entity is Plan => entity.kind === 'plan');
const isLineMention = (mention: Mention): boolean => mention.entities.some(({ kind }) => kind === 'line' || kind === 'vendor');

type Group = { readonly lines: readonly Line[]; readonly mentions: readonly Placed<readonly Line[]>[] };

/** The line mentions that a tier at `start` belongs to: the nearest before it with those joined to it; else the nearest after. */
function groupBefore(lineMentions: readonly Placed<readonly Line[]>[], start: number, text: string): Group {
  const before = lineMentions.filter((mention) => mention.end <= start);
  const nearest = before.at(-1);
  if (!nearest) {
    const after = lineMentions.find((mention) => mention.start >= start);
    return { lines: after?.value ?? [], mentions: after ? [after] : [] };
  }
  // "Bailian and Ark Pro" speaks of both; "Bailian. Is Ark Pro …" of one.
  const direct = areJoined(text, nearest.end, start) ? joinedTo(before, nearest, text) : [nearest];
  return { lines: direct.flatMap(({ value }) => value), mentions: direct };
}

const COMPARING = ['compare', 'difference', 'cheaper', 'dearer', 'either', 'more', 'same', 'which', 'ratio', 'total'] as const;
const SENTENCE_END = /[.!?。！？;；\n](?!\d)/;

/** "How much cheaper is A than B for a Pro buyer": one tier for all lines that are compared, where it stands apart from them. */
function acrossLines(tier: Mention, lineMentions: readonly Placed<readonly Line[]>[], signals: Signals, { catalog }: Scope): readonly Plan[] {
  const { text, mentions } = signals;
  const [first] = lineMentions;
  if (!first || lineMentions.length < 2 || !signals.has(...COMPARING)) return [];
  if (mentions.some((mention) => mention !== tier && plansIn(mention).length > 0 && !isLineMention(mention))) return [];
  const nearest = lineMentions.findLast(({ end }) => end <= tier.start);
  if (!nearest) return [];
  if (areJoined(text, nearest.end, tier.start) || SENTENCE_END.test(text.slice(first.start, tier.start))) return [];
  const said = tier.text.toLowerCase();
  const plans = distinct(lineMentions.flatMap(({ value }) => value)).map((line) =>
    catalog.plansOf(line.id).find(({ tier: { zh, en } }) => zh.toLowerCase() === said || en.toLowerCase() === said),
  );
  return plans.every((plan) => plan !== undefined) ? plans : [];
}

/** "Cursor Pro" is a tier of Cursor, not of a line named elsewhere. */
function ofClient(tier: Mention, { mentions, text }: Signals): boolean {
  return mentions.some(
    ({ end, entities }) => (end === tier.start || (end === tier.start - 1 && text[end] === ' ')) && entities.every(({ kind }) => kind === 'client'),
  );
}

/** "MiniMax Plus in China and international": the tier at home and its sister abroad. */
function bothSides(plan: Plan, signals: Signals, scope: Scope): readonly Plan[] {
  const { catalog } = scope;
  if (!signals.has('international') || !signals.has('domestic') || !signals.has('compare', 'difference', 'either', 'which', 'more'))
    return [abroad(plan, signals, scope)];
  const line = catalog.get('line', plan.line);
  const sisters = line
    ? catalog.linesOf(line.vendor).filter(({ id, region, product }) => id !== line.id && region !== line.region && product === line.product)
    : [];
  return [plan, ...sisters.flatMap(({ id }) => catalog.plansOf(id)).filter(({ tier }) => tier.en === plan.tier.en)];
}

/** A tier that was not sold yet, or no more, gives way to the one edition of it that was: "Ultra" to "Ultra Highspeed". */
export function sold(plan: Plan, { view }: Scope): Plan {
  const offered = plansOffered(view, plan.line);
  if (offered.length === 0 || offered.some(({ id }) => id === plan.id) || view.slots(plan, 'prices').length > 0) return plan;
  const editions = offered.filter(({ tier }) => tier.en.toLowerCase().startsWith(`${plan.tier.en.toLowerCase()} `));
  return editions.length === 1 ? (editions[0] ?? plan) : plan;
}

/** "z.ai lite": of the candidates those whose own names, or their line's, hold every word that was said. */
function byWords(candidates: readonly Plan[], said: string, { catalog }: Scope): readonly Plan[] {
  if (candidates.length < 2) return candidates;
  const words = said.toLowerCase().split(/[\s的]+/);
  const held = candidates.filter((plan) => {
    const line = catalog.get('line', plan.line);
    const names = `${plan.names.zh} ${plan.names.en} ${line?.names.zh} ${line?.names.en}`.toLowerCase();
    return words.every((word) => names.includes(word));
  });
  return held.length > 0 ? held : candidates;
}

/** "老 Lite": of the tiers of that name those whose earlier subscribers have terms of their own. */
function ofSubscribers(candidates: readonly Plan[], signals: Signals, { lexicon }: Scope): readonly Plan[] {
  if (!signals.has('legacy') && !signals.has('old')) return [];
  return candidates.filter((plan) => lexicon.cohortDays(plan).length > 0);
}

/** "Lite 包月 49": of the tiers of that name the one that has the price. */
function ofPrice(candidates: readonly Plan[], { numbers, quantities }: Signals, { lexicon }: Scope): readonly Plan[] {
  const figures = numbers.filter(
    ({ glued, start }) => !glued && !quantities.some((quantity) => quantity.start === start && quantity.unit !== undefined),
  );
  const priced = new Set(figures.flatMap(({ value }) => lexicon.plansAt(value).map(({ plan }) => plan)));
  return candidates.filter((plan) => priced.has(plan));
}

/** "Lite plans: who gives the most": those of every line of one product at home. */
function sameTier(candidates: readonly Plan[], { catalog, view }: Scope): readonly Plan[] {
  return candidates.filter((plan) => {
    const line = catalog.get('line', plan.line);
    return line?.product === 'coding-plan' && line.region === 'cn' && plansOffered(view, line.id).some(({ id }) => id === plan.id);
  });
}

/** "极速版比普通版多吗，Max": a tier and the faster edition of it. */
function withEdition(plans: readonly Plan[], signals: Signals, { catalog }: Scope): readonly Plan[] {
  const [plan] = plans;
  if (!plan || plans.length > 1 || !signals.has('fast-edition') || !signals.has('compare', 'more', 'same', 'difference', 'dearer', 'either'))
    return plans;
  return [plan, ...catalog.plansOf(plan.line).filter((edition) => isEditionOf(edition, plan))];
}

/** "The highspeed plans": the faster editions that a line has or had. */
function editionsOf(line: Line, { catalog }: Scope): readonly Plan[] {
  const plans = catalog.plansOf(line.id);
  return plans.filter((edition) => plans.some((plain) => isEditionOf(edition, plain)));
}

type Named = { readonly plans: readonly Placed<Plan>[]; readonly used: ReadonlySet<number>; readonly open?: Ambiguous };

const AWAY = /(?:国际|海外|境外|international|intl|overseas|global)\s?版?的?\s?$/i;
const HOME = /(?:国内|中国|大陆|domestic|chinese|china)\s?版?的?\s?$/i;

/** "国内版 Max 和国际版 Max": each tier has its own word before it, or in its name. */
function regionSaid({ start, text: name }: Mention, text: string): Line['region'] | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const [, brand = ''] = /^(.*?)\s?[A-Za-z]+$/.exec(name) ?? [];
  const said = `${before}\n${brand}`.split('\n').filter((part) => part !== '');
  if (said.some((part) => AWAY.test(part))) return 'intl';
  return said.some((part) => HOME.test(part)) ? 'cn' : undefined;
}

/** The tier of that name in the vendor's line of the region. */
function inRegion(plan: Plan, region: Line['region'], { catalog }: Scope): Plan {
  const line = catalog.get('line', plan.line);
  if (line === undefined || line.region === region) return plan;
  const sisters = catalog.linesOf(line.vendor).filter((other) => other.region === region && other.product === line.product);
  return sisters.flatMap(({ id }) => catalog.plansOf(id)).find(({ tier }) => tier.en === plan.tier.en) ?? plan;
}

/** "GLM Lite on the international page": the tier of that name in the vendor's line abroad. */
export function abroad(plan: Plan, signals: Signals, scope: Scope): Plan {
  const [away, home] = [signals.has('international'), signals.has('domestic')];
  return away === home ? plan : inRegion(plan, away ? 'intl' : 'cn', scope);
}

/** "MiniMax Starter plus Ark Lite": the word joins two plans and is none itself. */
function isConjunction(mention: Mention, { mentions, text }: Signals): boolean {
  // "To max out" is a verb.
  if (/^max$/i.test(mention.text) && /^ (?:it )?out\b/i.test(text.slice(mention.end))) return true;
  const index = mentions.indexOf(mention);
  const [before, after] = [mentions[index - 1], mentions[index + 1]];
  if (!/^plus$/.test(mention.text)) return false;
  // "Input plus output": between two words of English, none of which names a line.
  const joins =
    /[a-z)] $/.test(text.slice(Math.max(0, mention.start - 2), mention.start)) &&
    /^ [a-z]{3,}/.test(text.slice(mention.end)) &&
    !/^ (?:plan|tier|highspeed|edition|subscription|for|on|at|and|or|vs|is|has|cost|price|member)/.test(text.slice(mention.end));
  if (joins && !(before && text.slice(before.end, mention.start).trim() === '' && isLineMention(before))) return true;
  if (!before || !after) return false;
  const between = text.slice(before.end, mention.start).replace(/[(（][^)）]*[)）]/g, '');
  return between.trim() === '' && text.slice(mention.end, after.start).trim() === '' && plansIn(before).length > 0;
}

/** `makers`: lines that a tier without a line belongs to: of those who made the models named, or who have the promotion. */
function toldByName(signals: Signals, lineMentions: readonly Placed<readonly Line[]>[], makers: readonly string[], scope: Scope): Named {
  const plans: Placed<Plan>[] = [];
  const seen = new Set<string>();
  /** The plan that came up last. */
  let newest: Plan | undefined;
  const used = new Set<number>();
  let open: Ambiguous | undefined;
  const add = ({ start, end }: Mention, found: readonly Plan[]): void => {
    for (const plan of found) {
      if (!seen.has(plan.id)) newest = plan;
      seen.add(plan.id);
      plans.push({ start, end, value: plan });
    }
  };
  for (const mention of signals.mentions) {
    const candidates = signals.has('disagree') ? plansIn(mention) : byWords(plansIn(mention), mention.text, scope);
    if (candidates.length === 0 || isLineMention(mention) || isConjunction(mention, signals) || ofClient(mention, signals)) continue;
    const across = acrossLines(mention, lineMentions, signals, scope);
    if (across.length > 0) {
      for (const { start } of lineMentions) used.add(start);
      add(mention, across);
      continue;
    }
    const [only] = candidates;
    if (only && candidates.length === 1) {
      const region = regionSaid(mention, signals.text);
      const meant = region ? [inRegion(only, region, scope)] : bothSides(only, signals, scope);
      add(
        mention,
        meant.map((plan) => sold(plan, scope)),
      );
      continue;
    }
    const group = groupBefore(lineMentions, mention.start, signals.text);
    const lines = group.lines.length > 0 ? group.lines.map(({ id }) => id) : newest ? [newest.line] : makers;
    const fitting = candidates.filter((plan) => lines.includes(plan.line));
    if (fitting.length > 0) {
      for (const { start } of group.mentions) used.add(start);
      const region = regionSaid(mention, signals.text);
      add(mention, region ? fitting.map((plan) => inRegion(plan, region, scope)) : fitting);
    } else if (lines.length === 0) {
      const subscribed = ofSubscribers(candidates, signals, scope);
      const kept = subscribed.length > 0 ? subscribed : ofPrice(candidates, signals, scope);
      const [one] = kept;
      if (one && kept.length === 1) add(mention, [one]);
      else if (signals.has('which', 'each', 'all') && !open) add(mention, sameTier(candidates, scope));
      else open ??= { text: mention.text, start: mention.start, candidates };
    }
  }
  return { plans, used, ...(open ? { open } : {}) };
}

/** Whose promotion is spoken of, where nobody is named: "跨年活动 lite 包年". */
function promoters(signals: Signals, { lexicon, catalog }: Scope): readonly Line[] {
  if (!signals.has('promotion') || signals.mentions.some(isLineMention)) return [];
  const hit = lexicon.texts.search(signals.text, { attributes: ['discounts'], limit: 1 })[0];
  if (!hit || hit.share < 0.15) return [];
  const owner = catalog.find(hit.owner);
  const line = owner?.kind === 'plan' ? catalog.get('line', owner.line) : owner?.kind === 'line' ? owner : undefined;
  return line ? [line] : [];
}

function makersOf(signals: Signals, scope: Scope): readonly string[] {
  return signals.entities('model').flatMap(({ vendor }) => {
    const maker = vendor === undefined ? undefined : scope.catalog.get('vendor', vendor);
    return maker ? linesOf([maker], signals, scope).map(({ id }) => id) : [];
  });
}

const APART =
  /(?:除了?|除去|除开|抛开|不算|不要|不考虑|排除|besides|other than|apart from|except(?: for)?|excluding|aside from|not counting|anything but|without|forget|skip|avoid|not?|(?:do not|don't) (?:want|like)|不想要|不想用|不喜欢)\s?(?:the )?$/i;
const ELSE = /还有|其他|其它|别的|哪|谁|之外|以外|\b(?:which|what|who|else|other|another|any|alternatives?)\b/i;

/** "除了 A 还有谁": everyone else of the trade. Undefined where nobody is left out. */
function everyoneBut(lineMentions: readonly Placed<readonly Line[]>[], signals: Signals, scope: Scope): readonly Line[] | undefined {
  const { text } = signals;
  const apart = lineMentions.filter(({ start }) => APART.test(text.slice(0, start)));
  const leads =
    /^(?:那么?|ok|and|but|then|what if|if|如果|要是)?[\s,，]*(?:不考虑|不要|排除|抛开|除了|除开|去掉|不算|forget|without|except|skip|not)/i.test(
      text,
    );
  if (apart.length === 0 || apart.length < lineMentions.length || !(leads || ELSE.test(text) || signals.has('recommend'))) return undefined;
  const region = signals.has('international') && !signals.has('domestic') ? 'intl' : 'cn';
  const left = new Set(apart.flatMap(({ value }) => value.map(({ vendor }) => vendor)));
  return everyLine(scope.view).flatMap(({ id }) => {
    const line = scope.catalog.get('line', id);
    return line && line.region === region && !left.has(line.vendor) ? [line] : [];
  });
}

/** A plan named with its line ("GLM Lite") may be found twice: as a line and a tier. The tier says it. */
export function readSubjects(signals: Signals, scope: Scope): Subjects {
  const named: Placed<readonly Line[]>[] = signals.mentions
    .filter(isLineMention)
    .map((mention) => ({ start: mention.start, end: mention.end, value: linesOf(mention.entities, signals, scope, mention.text) }));
  const others = everyoneBut(named, signals, scope);
  const [apart] = named;
  const lineMentions = others && apart ? [{ ...apart, value: others }] : named;
  const offering = promoters(signals, scope);
  const told = toldByName(signals, lineMentions, [...makersOf(signals, scope), ...offering.map(({ id }) => id)], scope);
  const spare = lineMentions.filter(({ start }) => !told.used.has(start));
  const priced = byPrice(signals, spare, scope);
  const taken = new Set(priced.map(({ value }) => value.line));
  // A plan speaks for its line: "how does GLM count, on Lite".
  for (const { value } of told.plans) taken.add(value.line);
  const rest = distinct([...spare.flatMap(({ value }) => value), ...(told.open ? [] : offering)]).filter(({ id }) => !taken.has(id));
  const alone = told.plans.length === 0 && priced.length === 0;
  const band = alone ? byBand(signals, rest, scope) : [];
  const multiple = alone && band.length === 0 ? byMultiple(signals, rest, scope) : [];
  const ranked = alone && band.length + multiple.length === 0 ? byRank(signals, rest, scope) : [];
  const editions =
    alone && signals.has('fast-edition') && !signals.has('compare', 'difference', 'ratio', 'same', 'more', 'either')
      ? rest.flatMap((line) => editionsOf(line, scope))
      : [];
  const direct = [...told.plans, ...priced].sort((one, other) => one.start - other.start).map(({ value }) => value);
  const plans = withEdition(distinct([...direct, ...band, ...multiple, ...(ranked.length > 0 ? ranked : editions)]), signals, scope);
  const covered = new Set([...band, ...multiple, ...ranked, ...editions].map(({ line }) => line));
  return {
    plans,
    lines: rest.filter(({ id }) => !covered.has(id)),
    namedLines: distinct([...lineMentions.flatMap(({ value }) => value), ...plans.flatMap(({ line }) => scope.catalog.get('line', line) ?? [])]),
    houses: signals.mentions.filter(isLineMention),
    models: signals.entities('model').map(refOf),
    clients: signals.entities('client').map(refOf),
    ...(told.open ? { ambiguous: told.open } : {}),
    prices: priced.map(({ start, end }) => ({ start, end })),
    indirect: priced.length + band.length + multiple.length + ranked.length > 0,
  };
}
