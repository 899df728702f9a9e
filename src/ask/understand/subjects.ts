/** Whom a question is about: plans by name, by tier of a named line, by price, by multiple or by rank; lines, models and clients. */
import type { Entity, Line, Mention, Plan, Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Scope } from './context.ts';
import { linesOf } from './lines.ts';
import type { Signals } from './signals.ts';

type Placed<T> = { readonly start: number; readonly end: number; readonly value: T };
export type Ambiguous = { readonly text: string; readonly start: number; readonly candidates: readonly Plan[] };

export type Subjects = {
  readonly plans: readonly Plan[];
  /** Lines named without a tier of theirs. */
  readonly lines: readonly Line[];
  /** Every line named, with a tier or without. */
  readonly namedLines: readonly Line[];
  readonly models: readonly Ref[];
  readonly clients: readonly Ref[];
  readonly ambiguous?: Ambiguous;
  /** A plan was told by its price, multiple or rank, not by its name. */
  readonly indirect: boolean;
};

export const refOf = ({ kind, id }: Entity | Ref): Ref => ({ kind, id });

const CONNECTOR = /^\s*(?:和|与|跟|同|vs\.?|and|or|还是|或|或者|、|,|，|\/|&|\+|的|对比|比|两家的?|两边的?|plan|coding plan|套餐|')*\s*$/i;
const NEAR = 14;

function distinct<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

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
  const joined = [nearest];
  for (let index = before.length - 2; index >= 0; index--) {
    const mention = before[index];
    const next = joined[0];
    if (!mention || !next || !CONNECTOR.test(text.slice(mention.end, next.start))) break;
    joined.unshift(mention);
  }
  // "Bailian and Ark Pro" speaks of both; "Bailian. Is Ark Pro …" of one.
  const direct = CONNECTOR.test(text.slice(nearest.end, start)) ? joined : [nearest];
  return { lines: direct.flatMap(({ value }) => value), mentions: direct };
}

function byPrice(signals: Signals, lines: readonly Placed<readonly Line[]>[], scope: Scope): readonly Placed<Plan>[] {
  const amounts = [
    ...signals.money
      .filter(({ bound }) => bound === 'exact' || bound === 'about')
      .map(({ start, end, amount, currency }) => ({ start, end, amount, currency })),
    ...signals.numbers
      .filter((number) => !signals.money.some((money) => money.start <= number.start && number.end <= money.end))
      .map(({ start, end, value }) => ({ start, end, amount: value, currency: undefined })),
  ];
  return amounts.flatMap(({ start, end, amount, currency }) => {
    const near = lines
      .map((line) => ({ line, gap: line.end <= start ? start - line.end : line.start - end }))
      .filter(
        ({ gap, line }) =>
          gap >= 0 &&
          gap <= NEAR &&
          /^[\s的那个档套餐一款coding plan块元'·-]*$/i.test(
            line.end <= start ? signals.text.slice(line.end, start) : signals.text.slice(end, line.start),
          ),
      )
      .sort((one, other) => one.gap - other.gap)[0];
    // "Which Kimi plan is the 699 one": one line is named, and the figure counts nothing.
    const [sole] = lines;
    const counts = signals.quantities.some((quantity) => quantity.start === start && quantity.unit !== undefined) || signals.spans.some((span) => span.start === start);
    const line = near?.line ?? (lines.length === 1 && !counts && signals.has('which') ? sole : undefined);
    if (!line) return [];
    const ids = line.value.map(({ id }) => id);
    const plans = scope.lexicon.plansAt(amount, currency).filter(({ plan, fact }) => ids.includes(plan.line) && (near !== undefined || fact.per === 'month'));
    const today = plans.filter(({ fact }) => holdsToday(scope, fact));
    const [found] = today.length > 0 ? today : plans;
    return found ? [{ start, end, value: found.plan }] : [];
  });
}

function holdsToday({ today }: Scope, fact: { readonly from?: string | undefined; readonly until?: string | undefined }): boolean {
  return (fact.from ?? '') <= today && (fact.until === undefined || today < fact.until);
}

function byMultiple(signals: Signals, lines: readonly Line[], scope: Scope): readonly Plan[] {
  const factors = signals.multiples.map(({ factor }) => factor);
  if (factors.length === 0) return [];
  return distinct(lines.flatMap((line) => scope.catalog.plansOf(line.id))).filter((plan) =>
    scope.view
      .slots(plan, 'quotas')
      .some((slot) => slot.readings.some(({ lead }) => factors.includes(lead.via?.factor ?? lead.fact.times?.factor ?? 0))),
  );
}

/** "入门那档", "top tier": by order among what the line offers that day. */
function byRank(signals: Signals, lines: readonly Line[], scope: Scope): readonly Plan[] {
  if (!signals.has('entry', 'middle', 'top')) return [];
  return lines.flatMap((line) => {
    const offered = [...plansOffered(scope.view, line.id)].sort((one, other) => one.order - other.order);
    if (signals.has('entry')) return offered.slice(0, 1);
    if (signals.has('middle')) return offered.slice(Math.floor((offered.length - 1) / 2)).slice(0, 1);
    return offered.slice(-1);
  });
}

type Named = { readonly plans: readonly Placed<Plan>[]; readonly used: ReadonlySet<number>; readonly open?: Ambiguous };

/** "GLM Lite on the international page": the tier of that name in the vendor's line abroad. */
function abroad(plan: Plan, signals: Signals, { catalog }: Scope): Plan {
  const line = catalog.get('line', plan.line);
  const [away, home] = [signals.has('international'), signals.has('domestic')];
  if (away === home || line === undefined || line.region === (away ? 'intl' : 'cn')) return plan;
  const sisters = catalog.linesOf(line.vendor).filter(({ region, product }) => region === (away ? 'intl' : 'cn') && product === line.product);
  return sisters.flatMap(({ id }) => catalog.plansOf(id)).find(({ tier }) => tier.en === plan.tier.en) ?? plan;
}

/** `makers`: lines of those who made the models named, for a tier that stands without a line. */
function named(signals: Signals, lineMentions: readonly Placed<readonly Line[]>[], makers: readonly string[], scope: Scope): Named {
  const plans: Placed<Plan>[] = [];
  const used = new Set<number>();
  let open: Ambiguous | undefined;
  for (const mention of signals.mentions) {
    const candidates = plansIn(mention);
    if (candidates.length === 0 || isLineMention(mention)) continue;
    const place = { start: mention.start, end: mention.end };
    const [only] = candidates;
    if (only && candidates.length === 1) {
      plans.push({ ...place, value: abroad(only, signals, scope) });
      continue;
    }
    const group = groupBefore(lineMentions, mention.start, signals.text);
    const near = distinct(plans.map(({ value }) => value)).map(({ line }) => line);
    const lines = group.lines.length > 0 ? group.lines.map(({ id }) => id) : near.length > 0 ? near.slice(-1) : makers;
    const fitting = candidates.filter((plan) => lines.includes(plan.line));
    if (fitting.length > 0) {
      for (const { start } of group.mentions) used.add(start);
      plans.push(...fitting.map((plan) => ({ ...place, value: plan })));
    } else if (lines.length === 0) open ??= { text: mention.text, start: mention.start, candidates };
  }
  return { plans, used, ...(open ? { open } : {}) };
}

function makersOf(signals: Signals, scope: Scope): readonly string[] {
  return signals.entities('model').flatMap(({ vendor }) => {
    const maker = vendor === undefined ? undefined : scope.catalog.get('vendor', vendor);
    return maker ? linesOf([maker], signals, scope).map(({ id }) => id) : [];
  });
}

/** A plan named with its line ("GLM Lite") may be found twice: as a line and a tier. The tier says it. */
export function readSubjects(signals: Signals, scope: Scope): Subjects {
  const lineMentions: Placed<readonly Line[]>[] = signals.mentions
    .filter(isLineMention)
    .map((mention) => ({ start: mention.start, end: mention.end, value: linesOf(mention.entities, signals, scope, mention.text) }));
  const told = named(signals, lineMentions, makersOf(signals, scope), scope);
  const spare = lineMentions.filter(({ start }) => !told.used.has(start));
  const priced = byPrice(signals, spare, scope);
  const taken = new Set(priced.map(({ value }) => value.line));
  // A plan speaks for its line: "how does GLM count, on Lite".
  for (const { value } of told.plans) taken.add(value.line);
  const rest = distinct(spare.flatMap(({ value }) => value)).filter(({ id }) => !taken.has(id));
  const alone = told.plans.length === 0 && priced.length === 0;
  const multiple = alone ? byMultiple(signals, rest, scope) : [];
  const ranked = alone && multiple.length === 0 ? byRank(signals, rest, scope) : [];
  const direct = [...told.plans, ...priced].sort((one, other) => one.start - other.start).map(({ value }) => value);
  const plans = distinct([...direct, ...multiple, ...ranked]);
  const covered = new Set([...multiple, ...ranked].map(({ line }) => line));
  return {
    plans,
    lines: rest.filter(({ id }) => !covered.has(id)),
    namedLines: distinct([...lineMentions.flatMap(({ value }) => value), ...plans.flatMap(({ line }) => scope.catalog.get('line', line) ?? [])]),
    models: signals.entities('model').map(refOf),
    clients: signals.entities('client').map(refOf),
    ...(told.open ? { ambiguous: told.open } : {}),
    indirect: priced.length + multiple.length + ranked.length > 0,
  };
}
