/**
 * A question that leans on the one before: "那 Pro 呢？", "and per year?", "M2.5 的呢". The earlier meaning stands with those parts replaced that the new
 * message brings.
 */
import type { Plan, Ref } from '#src/catalog/types.ts';
import { isEditionOf } from '#src/core/editions.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Query } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import { parseTopic } from '../query/topics.ts';
import { refsOf } from './about.ts';
import { amend, type Changed } from './amend.ts';
import { type Meaning, meaningOf, shared } from './meaning.ts';
import { usedBy } from './rows/uses.ts';
import { refOf, type Subjects } from './subjects.ts';
import { queryOf } from './table.ts';
import { abroad, sold } from './tiers.ts';
import { distinct } from './told-otherwise.ts';

const SHORT = 40;

/** What the earlier question was about. */
export const spokenOf = (last: Query, { scope }: Meaning): readonly Ref[] => refsOf(subjectIds(last), scope.catalog);

/** Lines that a tier may belong to: those of what was spoken of, of a model those of its maker. */
function linesSpoken(before: readonly Ref[], { scope }: Meaning): readonly string[] {
  const { catalog } = scope;
  return [
    ...new Set(
      before.flatMap(({ kind, id }) => {
        if (kind === 'plan') return catalog.get('plan', id)?.line ?? [];
        if (kind === 'line') return [id];
        const vendor = kind === 'model' ? catalog.get('model', id)?.vendor : undefined;
        if (vendor === undefined) return [];
        const line = catalog.linesOf(vendor).find(({ product, region }) => product === 'coding-plan' && region === 'cn');
        return line ? [line.id] : [];
      }),
    ),
  ];
}

/** "那 199 的呢": what the lines spoken of sell at that price. */
function atPrice({ heard, scope, quantities }: Meaning, lines: readonly string[]): readonly Plan[] {
  const [said, second] = heard.all('number');
  const spans = heard.roles.figures.some(({ role }) => role === 'months' || role === 'hours' || role === 'span' || role === 'people');
  if (!said || second || spans || quantities.some(({ unit }) => unit !== undefined)) return [];
  const priced = new Set(scope.lexicon.plansAt(said.value).map(({ plan }) => plan));
  return lines.flatMap((line) => plansOffered(scope.view, line)).filter((plan) => priced.has(plan));
}

/** "极速版呢": the faster edition of the tiers spoken of; of all tiers of a line where it was the line. */
function editionsOf({ heard, scope }: Meaning, before: readonly Ref[]): readonly Plan[] {
  if (!heard.has('fast-edition')) return [];
  const { catalog } = scope;
  return before.flatMap(({ kind, id }) => {
    const plan = kind === 'plan' ? catalog.get('plan', id) : undefined;
    const plans = catalog.plansOf(plan?.line ?? (kind === 'line' ? id : ''));
    const plain = plan ? [plan] : plans;
    return plans.filter((edition) => plain.some((each) => isEditionOf(edition, each)));
  });
}

/** "那 Pro 呢": the tier of that name, that edition or that price, in each line spoken of. */
function tiersOf(meaning: Meaning, before: readonly Ref[]): readonly Plan[] {
  const { subjects, scope } = meaning;
  const named = subjects.owners.length > 0;
  const editions = named ? [] : editionsOf(meaning, before);
  if (editions.length > 0) return editions;
  const lines = linesSpoken(before, meaning);
  if (!subjects.ambiguous) return named ? [] : atPrice(meaning, lines);
  const { candidates } = subjects.ambiguous;
  return lines.flatMap((line) => candidates.filter((plan) => plan.line === line)).map((plan) => sold(plan, scope));
}

/** "国际版呢": what was spoken of, in the region that is named now. */
function movedTo({ heard, scope }: Meaning, before: readonly Ref[]): readonly Ref[] {
  const moved = before.map((ref) => {
    const plan = ref.kind === 'plan' ? scope.catalog.get('plan', ref.id) : undefined;
    return plan ? refOf(abroad(plan, heard, scope)) : ref;
  });
  return moved.some(({ id }, index) => id !== before[index]?.id) ? moved : [];
}

/** The subjects as if these were named. */
function withOffers(subjects: Subjects, owners: readonly Ref[], spoken: readonly Ref[], { scope }: Meaning): Subjects {
  const of = <K extends 'plan' | 'line'>(kind: K) => owners.flatMap((ref) => (ref.kind === kind ? (scope.catalog.get(kind, ref.id) ?? []) : []));
  const lines = of('line');
  const models = [...owners, ...spoken].filter(({ kind }) => kind === 'model');
  const { ambiguous: _, ...rest } = subjects;
  return {
    ...rest,
    plans: of('plan'),
    lines,
    namedLines: lines,
    models: distinct([...models, ...subjects.models]),
    offers: owners.filter(({ kind }) => kind === 'plan' || kind === 'line'),
    owners: owners.length > 0 ? owners : subjects.owners,
  };
}

/** A client is what somebody works with: beside plans spoken of before, the question is of them. */
function namesNobody({ subjects, topics }: Meaning, before: readonly Ref[]): boolean {
  if (subjects.owners.length === 0) return true;
  // What a name of a model is answered by is a matter of the plan.
  const routed = topics.some(({ attribute }) => attribute === 'routes');
  return (
    subjects.owners.every(({ kind }) => kind === 'client' || (routed && kind === 'model')) &&
    before.some(({ kind }) => kind === 'plan' || kind === 'line')
  );
}

/** Signs that it leans on the question before, or that it stands by itself; the first that is there decides. */
const SIGNS: readonly (readonly [leans: boolean, sign: (meaning: Meaning, before: readonly Ref[]) => boolean])[] = [
  [true, ({ heard, subjects }, before) => subjects.offers.length === 0 && !subjects.ambiguous && before.length > 1 && heard.has('them')],
  [true, ({ heard, subjects }) => heard.has('same-for') && subjects.offers.length > 0],
  [true, ({ heard, subjects }, before) => heard.has('successor') && subjects.owners.length === 0 && before.length > 0],
  [true, ({ heard, subjects }) => (heard.has('leads') || heard.has('correction', 'any-cheaper')) && subjects.offers.length === 0],
  [true, tellsUse],
  // What is put to us of somebody by name.
  [false, ({ heard, subjects }) => subjects.offers.length > 0 && heard.has('is-it-so')],
  [false, ({ heard }) => heard.has('all', 'define') && !heard.has('elliptic')],
  // "Which plan is cheapest" chooses among several: after one plan it is about the market.
  [
    false,
    ({ heard, subjects }, before) =>
      subjects.owners.length === 0 && before.length === 1 && before[0]?.kind === 'plan' && heard.has('which-plan') && !heard.has('elliptic'),
  ],
  // Who sets two side by side says what is to be compared.
  [false, ({ heard, subjects }) => subjects.offers.length > 1 && heard.has('compare', 'either', 'value') && !heard.has('elliptic')],
  // Who asks what to take of the market names a price or plans in general.
  [false, (meaning) => isOfMarket(meaning)],
];

function isOfMarket({ heard, subjects }: Meaning): boolean {
  if (subjects.owners.length > 0 || heard.has('elliptic', 'them') || !heard.has('recommend', 'cheapest', 'which-plan')) return false;
  return heard.has('subscription', 'which-plan') || heard.all('money').length > 0;
}

/** It says too little by itself, and there is an earlier question to lean on. */
export function leans(meaning: Meaning, last: Query): boolean {
  const before = spokenOf(last, meaning);
  const sign = SIGNS.find(([, holds]) => holds(meaning, before));
  if (sign) return sign[0];
  const { heard, subjects, topics } = meaning;
  const incomplete = subjects.owners.length === 0 || topics.length === 0 || subjects.ambiguous !== undefined;
  return incomplete && (heard.has('elliptic') || heard.text.length <= SHORT);
}

/** Later questions of one message are about what the first was about, unless they say otherwise. */
export function goesOn(meaning: Meaning, last: Query): boolean {
  const { heard, topics, subjects } = meaning;
  const asks = topics.length > 0 || subjects.ambiguous !== undefined || (heard.all('family').length > 0 && heard.has('whether', 'supports'));
  return namesNobody(meaning, spokenOf(last, meaning)) && asks && !heard.has('all');
}

/** A question about a quota of plans. */
const ofQuota = (last: Query): boolean => last.kind === 'fact' && last.topics.some((path) => parseTopic(path).attribute === 'quotas');

/** Where something is found is told of each, not compared. */
const PLACES: ReadonlySet<string> = new Set(['links', 'endpoints', 'recipes']);

/** "The cheapest of them": of the tiers of the line that was spoken of. */
const linesOf = (before: readonly Ref[], meaning: Meaning): readonly Ref[] => linesSpoken(before, meaning).map((id) => ({ kind: 'line', id }));

/** What it means with what was spoken of before in the place of whom it does not name; undefined where it means nothing by itself. */
function ofThem(meaning: Meaning, last: Query, before: readonly Ref[], tiers: readonly Ref[]): Query | undefined {
  const { heard, subjects } = meaning;
  const moved = movedTo(meaning, before);
  const ordered = tiers.length === 0 && heard.has('them') && heard.has('cheapest', 'least', 'most');
  const owners = tiers.length > 0 ? tiers : moved.length > 0 ? moved : ordered ? linesOf(before, meaning) : before;
  const whole = meaningOf(heard, withOffers(subjects, owners, tiers.length > 0 ? before : [], meaning), meaning.scope);
  if (whole.topics.length === 0 && !heard.has('recommend', 'worth-buying') && whole.wanted?.into === undefined) return undefined;
  const own = queryOf(whole);
  const told = own && own.kind === 'fact' && last.kind === 'compare' && subjects.owners.length === 0;
  return told && !own.topics.some((path) => PLACES.has(parseTopic(path).attribute)) ? undefined : own;
}

/** Amounts of the person's own, of nobody that the message names but a tier or the model that it is on. */
function tellsUse({ use, subjects, heard }: Meaning, before: readonly Ref[]): boolean {
  const chooses = heard.has('which', 'which-plan', 'recommend', 'choose', 'all');
  // A plan that is named is weighed against the model that was spoken of.
  const weighed = heard.has('pays-off') && subjects.models.length === 0 && before.some(({ kind }) => kind === 'model');
  return use !== undefined && (subjects.offers.length === 0 || weighed) && !chooses && before.some(({ kind }) => kind !== 'client');
}

/** "So 6M a day, 90% cached?" after a fact: what was spoken of, so used. */
function usedAfter(meaning: Meaning, last: Query, before: readonly Ref[], tiers: readonly Ref[]): Query | undefined {
  if (last.kind === 'use' || last.kind === 'select' || !tellsUse(meaning, before)) return undefined;
  const owners = [tiers, meaning.subjects.offers, before].find((refs) => refs.length > 0) ?? [];
  return usedBy(meaningOf(meaning.heard, withOffers(meaning.subjects, owners, before, meaning), meaning.scope));
}

/** "Anything cheaper?": what there is for less, by the needs of before. */
function cheaper({ heard, subjects, ...meaning }: Meaning, last: Query): Query | undefined {
  if (!heard.has('any-cheaper') || subjects.offers.length > 0) return undefined;
  const { clients, models, currency, region } = last.kind === 'select' ? (last.filter ?? {}) : {};
  const filter = { ...(clients ? { clients } : {}), ...(models ? { models } : {}), ...(currency ? { currency } : {}), ...(region ? { region } : {}) };
  return { kind: 'select', of: 'plans', filter, by: 'prices/regular/month', order: 'least', ...shared(meaning) };
}

/** What it changes, and by whom. */
function changedBy(meaning: Meaning, before: readonly Ref[], tiers: readonly Ref[]): Changed {
  const { subjects } = meaning;
  // A client beside plans spoken of before is what they are used with.
  const others = namesNobody(meaning, before) ? [] : subjects.owners;
  const named = [tiers, subjects.offers, others, movedTo(meaning, before)].find((refs) => refs.length > 0) ?? [];
  return { ...meaning, tiers, before, named };
}

/** What is cheaper than the plans spoken of, where there are any; else what is cheaper at all. */
function cheaperThanBefore(meaning: Meaning, last: Query, before: readonly Ref[]): Query | undefined {
  const compared = meaning.heard.has('any-cheaper', 'cheaper-than-these') && before.some(({ kind }) => kind === 'plan');
  const than = compared ? ofThem(meaning, last, before, []) : undefined;
  return than?.kind === 'select' ? than : cheaper(meaning, last);
}

/** The question before with what this one says of it; undefined where it says nothing that can be told. */
export function followUp(meaning: Meaning, last: Query): Query | undefined {
  const { heard, subjects, topics } = meaning;
  const before = spokenOf(last, meaning);
  const tiers = tiersOf(meaning, before).map(refOf);
  // A tier that none of those lines has is somebody else's.
  if (subjects.ambiguous && tiers.length === 0) return undefined;
  const changed = changedBy(meaning, before, tiers);
  if (heard.has('same-for') && subjects.offers.length > 0) return amend(last, { ...changed, topics: [] });
  const other = usedAfter(meaning, last, before, tiers) ?? cheaperThanBefore(meaning, last, before);
  if (other) return other;
  const priced = topics.every(({ attribute, phase }) => attribute === 'prices' && phase === undefined);
  const reckoned = last.kind === 'use' || last.kind === 'sum';
  // "Per year 呢" after a sum: the same sum over another time.
  const next = reckoned && subjects.owners.length === 0 && priced ? amend(last, changed) : undefined;
  if (next && JSON.stringify(next) !== JSON.stringify(last)) return next;
  const amends = (last.kind === 'sum' && last.relation === 'total' && priced) || retellsQuota(meaning, last) || heard.has('adds');
  const own = amends || !namesNobody(meaning, before) ? undefined : ofThem(meaning, last, before, tiers);
  return own ?? amend(last, changed);
}

/** A quota of before on a model, or in another unit. */
function retellsQuota({ heard, subjects, wanted }: Meaning, last: Query): boolean {
  const converts = wanted?.into === true || (heard.has('convert') && wanted?.unit !== undefined);
  return ofQuota(last) && subjects.offers.length === 0 && (subjects.models.length > 0 || converts);
}
