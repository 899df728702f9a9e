/**
 * Everything that a piece of text says, each thing in its place: one flat list of mentions. It is the one place that reads the text of a question;
 * later steps know no language.
 */
import type { Currency, Day } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Entity, EntityKind, Mention as Named, Names, View } from '#src/catalog/types.ts';
import { type DayMention, scanDays } from '../days.ts';
import type { Lexicon, Spotted } from '../lexicon.ts';
import { currenciesNamed, type MoneyMention, scanMoney, withoutCurrencies } from '../money.ts';
import { type NumberMention, scanNumbers } from '../numbers.ts';
import { blank, meeting, type Place, within } from '../places.ts';
import { type MultipleMention, type ShareMention, scanMultiples, scanShares } from '../shares.ts';
import { spanCue } from '../vocabulary/index.ts';
import { storiesIn } from './clauses.ts';
import { hoursNamed, type NamedHours } from './day-hours.ts';
import { type EachOf, scanEach } from './each-of.ts';
import { type Form, formIn, isForm } from './forms.ts';
import {
  boughtOn,
  countsUses,
  countsWith,
  exchangeRate,
  isApart,
  isLeast,
  isLot,
  isUsed,
  type Link,
  linkOf,
  namesBand,
  namesPrice,
  type Operator,
  operatorIn,
} from './links.ts';
import { scanLiterals, useNamed } from './literals.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import { type NameRole, rolesOfNames } from './name-roles.ts';
import { type NegationMention, reachOf, scanNegations } from './negations.ts';
import { type Ordinal, scanOrdinals } from './ordinals.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { type Cue, length, makes, otherRegion, sensesOf, settle, withAcross } from './senses.ts';
import { type Spoken, withOneMeaning } from './shared-names.ts';
import { versionsIn } from './versions.ts';
import { readWanted, type Wanted } from './wanted.ts';

export type Scope = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly view: View;
  readonly today: Day;
  readonly about: readonly string[];
  readonly spoken?: Spoken;
};

type Of<K extends string, T> = { readonly kind: K; readonly excluded?: true } & Place & Omit<T, 'start' | 'end' | 'kind'>;
/** `excluded`: it stands in the reach of a negation. */
export type Mention =
  | Of<'name', Named & NameRole>
  | Of<'cue', { readonly cue: Cue }>
  | Of<'term', { readonly id: string; readonly of: string }>
  | Of<'family', { readonly family: string }>
  | Of<'day', DayMention>
  | Of<'money', MoneyMention>
  | Of<'number', NumberMention>
  | Of<'share', ShareMention>
  | Of<'multiple', MultipleMention>
  | Of<'ordinal', Ordinal>
  | Of<'quantity', Quantity>
  | Of<'outsider', { readonly text: string }>
  | Of<'variable', { readonly text: string }>
  /** An address or a key, as it was written. */
  | Of<'literal', { readonly text: string }>
  | Of<'negation', NegationMention>;
export type MentionOf<K extends Mention['kind']> = Extract<Mention, { kind: K }>;

export type Said = {
  readonly text: string;
  /** It holds a letter or a figure. */
  readonly says: boolean;
  readonly mentions: readonly Mention[];
  /** Every figure in its role: what a use, a rhythm, people and parts of tokens are read from. */
  readonly roles: Mentions;
  /** What the question wants counted. */
  readonly wanted?: Wanted;
  readonly people?: number;
  /** A kind of use of which it wonders whether it counts, in its own words. */
  readonly counted?: string;
  /** Hours ahead of UTC in which times are told. */
  readonly zone?: number;
  /** Hours of the day and days of the week that are named, each time. */
  readonly hours: readonly NamedHours[];
  all<K extends Mention['kind']>(kind: K): readonly MentionOf<K>[];
  /** Any of these cues is there. */
  has(...cues: readonly Cue[]): boolean;
  cues(...cues: readonly Cue[]): readonly MentionOf<'cue'>[];
  /** It is said not to be meant. */
  denies(cue: Cue): boolean;
  /** Where the cue first stands. */
  at(cue: Cue): number | undefined;
  hasTerm(...ids: readonly string[]): boolean;
  entities<K extends EntityKind>(kind: K): readonly Extract<Entity, { kind: K }>[];
  /** The word stands in the text, whatever its case. */
  includes(word: string): boolean;
  /** Something is listed apart from something else: a comma or an "and" stands between them. */
  apart(one: Place, other: Place): boolean;
  /** How what ends at one place stands to what begins at another. */
  link(from: number, to: number): Link;
  /** Yuan for a dollar, as the person has it. */
  readonly rate?: number;
  /** Currencies that are named, beside an amount or not; the home currency first. */
  readonly currencies: readonly Currency[];
  /** The home currency's coin is named by itself. */
  readonly yuan: boolean;
  /** What is written between two figures. */
  operator(from: number, to: number): Operator | undefined;
  /** "Of the 200 band": what ends there says which plans are meant. */
  namesBand(at: number): boolean;
  /** "原价200": what begins there is a price. */
  namesPrice(at: number): boolean;
  /** The figure there says how often something is used up. */
  countsUses(figure: Place): boolean;
  /** What begins there is used already. */
  isUsed(at: number): boolean;
  /** The figure there is the least that is wanted. */
  isLeast(figure: Place): boolean;
  /** "per 1000", "一千次几块钱": a figure is a lot by what stands before its start, or behind its end. */
  isLot(at: number, how: 'per' | 'for'): boolean;
  /** What figures are said of: "per request", 一个任务. */
  readonly ones: readonly EachOf['what'][];
  /** Sentences about a product that is not held: their figures are its own. */
  readonly ofOthers: readonly Place[];
  /** It stands in a part that tells a story. */
  told(place: Place): boolean;
  /** Something was bought on that day. */
  boughtOn(day: Place): boolean;
  /** What ends there counts something. */
  countsWith(at: number): boolean;
};

/** ANTHROPIC_MODEL and the like are names of their own. */
const VARIABLE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const HAS_DIGIT = /[\d一二三四五六七八九十]/;
/** "1亿 token 多少钱" holds an amount. */
const holdsLot = ({ senses }: Spotted): boolean => senses.some((sense) => sense.type === 'cue' && sense.cue === 'per-unit');
/** 五小时 is a window, not five of something. */
const isWindow = (phrase: Spotted, text: string): boolean =>
  phrase.senses.some((sense) => sense.type === 'cue' && sense.cue === spanCue(shortestWindow)) &&
  HAS_DIGIT.test(text.slice(phrase.start, phrase.end));

function entitiesOf<K extends EntityKind>(names: readonly Named[], kind: K): readonly Extract<Entity, { kind: K }>[] {
  const found = names.flatMap(({ entities }) => entities.filter((entity): entity is Extract<Entity, { kind: K }> => entity.kind === kind));
  return [...new Map(found.map((entity) => [entity.id, entity])).values()];
}

const kinded = <K extends Mention['kind'], T extends Place>(kind: K, items: readonly T[]): readonly Mention[] =>
  items.map((item) => ({ ...item, kind }) as unknown as Mention);

const SENTENCE = /(?<=[.!?。！？;；\n])(?!\d)/;

function sentencesOf(text: string): readonly Place[] {
  let at = 0;
  return text.split(SENTENCE).map((sentence) => {
    const start = at;
    at += sentence.length;
    return { start, end: at };
  });
}

/** Cues that ask only where something is asked. */
const OF_STORIES: ReadonlySet<Cue> = new Set<Cue>(['changed', 'updated', 'history']);

/** Hours of work that figures between two places tell: from when, and how long. */
function hoursOf({ figures }: Mentions, start: number, end: number): NamedHours['hours'] {
  const at = (wanted: 'start' | 'hours') => figures.find((figure) => figure.role === wanted && figure.start >= start && figure.end <= end)?.value;
  const [from, long] = [at('start'), at('hours')];
  return from === undefined || long === undefined ? undefined : { from, to: from + long > 24 ? from + long - 24 : from + long };
}

/** The mentions, marked where a negation reaches them, behind what asks for them. */
function heardOf(text: string, masked: string, all: readonly Mention[], roles: Mentions, wanted: Wanted | undefined): Said {
  const reach = reachOf(text, all);
  const mentions = all
    .map((mention) => (mention.kind !== 'negation' && reach(mention) ? { ...mention, excluded: true as const } : mention))
    .sort((one, other) => one.start - other.start);
  const by = Map.groupBy(mentions, ({ kind }) => kind);
  const allOf = <K extends Mention['kind']>(kind: K) => (by.get(kind) ?? []) as unknown as readonly MentionOf<K>[];
  const cues = allOf('cue');
  // Few of the forms are asked for in any one question.
  const found = new Map<Form, readonly MentionOf<'cue'>[]>();
  const form = (cue: Form) => {
    const known = found.get(cue) ?? formIn(text, cue).map((place) => ({ kind: 'cue' as const, cue, ...place }));
    found.set(cue, known);
    return known;
  };
  // What changed in a story is not asked.
  const stories = storiesIn(text);
  const told = (place: Place) => stories.some((story) => within(place, story));
  const present = new Set(cues.filter((mention) => !mention.excluded && !(OF_STORIES.has(mention.cue) && told(mention))).map(({ cue }) => cue));
  const hours = hoursNamed(text, (start, end) => hoursOf(roles, start, end));
  const rate = exchangeRate(text);
  const counted = useNamed(text);
  const people = (['people', 'accounts'] as const).flatMap((each) => roles.figures.filter(({ role }) => role === each));
  return {
    text,
    says: /[\p{L}\p{N}]/u.test(text),
    mentions,
    roles,
    ...(wanted ? { wanted } : {}),
    ...(people[0] ? { people: people[0].value } : {}),
    hours,
    ...(roles.zone === undefined ? {} : { zone: roles.zone }),
    ...(counted === undefined ? {} : { counted }),
    all: allOf,
    has: (...wantedCues) => wantedCues.some((cue) => (isForm(cue) ? form(cue).length > 0 : present.has(cue))),
    cues: (...wantedCues) => wantedCues.flatMap((cue) => (isForm(cue) ? form(cue) : cues.filter((each) => each.cue === cue))),
    denies: (cue) => cues.some((mention) => mention.cue === cue && mention.excluded),
    at: (cue) => cues.find((mention) => mention.cue === cue)?.start,
    hasTerm: (...ids) => allOf('term').some(({ id, excluded }) => !excluded && ids.includes(id)),
    entities: (kind) => entitiesOf(allOf('name') as unknown as readonly Named[], kind),
    includes: (word) => text.toLowerCase().includes(word.toLowerCase()),
    apart: (one, other) => isApart(text, one, other),
    link: (from, to) => linkOf(text, from, to),
    ...(rate === undefined ? {} : { rate }),
    currencies: currenciesNamed(text),
    yuan: /元/.test(withoutCurrencies(text)),
    operator: (from, to) => operatorIn(text.slice(from, to)),
    namesBand: (at) => namesBand(text, at),
    namesPrice: (at) => namesPrice(text, at),
    countsUses: (figure) => countsUses(text, figure),
    isUsed: (at) => isUsed(text, at),
    isLeast: (figure) => isLeast(text, figure),
    isLot: (at, how) => isLot(text, at, how),
    ones: scanEach(masked).map(({ what }) => what),
    boughtOn: (day) => boughtOn(text, day),
    told,
    ofOthers: sentencesOf(text).filter((place) => {
      const inside = (kind: 'outsider' | 'name') => allOf(kind).some((each) => within(each, place));
      const offer = allOf('name').some((each) => within(each, place) && each.how === 'exact' && each.entities.some(({ kind }) => kind === 'plan'));
      return inside('outsider') && !offer;
    }),
    countsWith: (at) => countsWith(text, at),
  };
}

/** Everything that the text says. Pure; never throws. */
export function hear(text: string, scope: Scope): Said {
  const { lexicon, names: index, today, about, spoken } = scope;
  const variables = [...text.matchAll(VARIABLE)].map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0] }));
  const everyone = index.scan(text, undefined, about);
  const literals = scanLiterals(text).filter((literal) => !everyone.some((name) => within(literal, name)));
  // Names in an address tell whose it is only where nobody else is named.
  const unvariable = everyone.filter((name) => !variables.some((variable) => within(name, variable)));
  const free = unvariable.filter((name) => !literals.some((literal) => within(name, literal)));
  const scanned = free.some(({ entities }) => entities.some(({ kind }) => kind !== 'client')) ? free : unvariable;
  const unvaried = blank(text, [...variables, ...literals]);
  const outsiders = lexicon.outsiders(text);
  const outsidersAt = meeting(outsiders);
  // "ChatGPT Plus" is no tier of ours.
  // "GitHub Actions" is a place to run something in, not the house.
  const programs = formIn(text, 'programs');
  const isPartOf = (name: Place) => programs.some((other) => within(name, other) && length(other) > length(name));
  const named = versionsIn(scanned, text, index).filter(
    (name) => !isPartOf(name) && !outsidersAt(name).some((other) => length(other) > length(name)),
  );
  const spotted = lexicon.spot(unvaried).filter((phrase) => !makes(phrase, outsidersAt, text));
  const meant = withOneMeaning(named, spotted, { text, lexicon, spoken: spoken ?? { offers: about.length > 0, clients: false } });
  const settled = settle(meant.names, meant.phrases, ({ start, end }) =>
    index.scan(text.slice(start, end), undefined, about).map((name) => ({ ...name, start: name.start + start, end: name.end + start })),
  );
  const { names } = settled;
  const phrases = withAcross(settled, text, lexicon);
  const senses = sensesOf(phrases, names, text, unvaried, lexicon);
  const negations = scanNegations(text);
  const unnamed = blank(text, names);
  const days = scanDays(unnamed, today);
  // 年 in 今年1月 asks for no price of a year.
  const daysAt = meeting(days);
  const cues = [...senses.cues, ...otherRegion(senses.cues, negations, text)].filter((cue) => !daysAt(cue).some((day) => length(day) >= length(cue)));
  const digits = phrases.filter((phrase) => (/\d/.test(text.slice(phrase.start, phrase.end)) && !holdsLot(phrase)) || isWindow(phrase, text));
  const masked = blank(unnamed, [...days, ...digits]);
  const numbers = scanNumbers(masked);
  const money = scanMoney(masked, numbers);
  const roles = mentionsIn(text, names, today);
  const quantities = quantitiesOf(
    roles.figures,
    digits.filter((phrase) => isWindow(phrase, text)),
  );
  const wanted = readWanted(unnamed, cues, roles.figures);
  const all: readonly Mention[] = [
    ...kinded('name', rolesOfNames(names, text, numbers)),
    ...kinded('cue', [...cues, ...lexicon.rivals(unnamed).map((place) => ({ ...place, cue: 'rival' as const }))]),
    ...kinded('term', senses.terms),
    // "GPT-5" is a model that nobody here has, not the family.
    ...kinded(
      'family',
      senses.families.filter((family) => !outsidersAt(family).some((other) => length(other) > length(family))),
    ),
    ...kinded('day', days),
    ...kinded('money', money),
    ...kinded('number', numbers),
    ...kinded('share', scanShares(masked, numbers)),
    ...kinded('multiple', scanMultiples(masked, numbers)),
    ...kinded('ordinal', scanOrdinals(text)),
    ...kinded('quantity', quantities),
    ...kinded(
      'outsider',
      outsiders.map((place) => ({ ...place, text: text.slice(place.start, place.end) })),
    ),
    ...kinded('variable', variables),
    ...kinded('literal', literals),
    ...kinded('negation', negations),
  ];
  return heardOf(text, masked, all, roles, wanted);
}
