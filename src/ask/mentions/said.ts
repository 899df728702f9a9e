/**
 * Everything that a piece of text says, each thing in its place: one flat list of mentions. It is the one place that reads the text of a question;
 * later steps know no language.
 */
import type { Currency, Day } from '#src/catalog/schema.ts';
import { limitWindows, shortestWindow } from '#src/catalog/spans.ts';
import type { Entity, EntityKind, Mention as Named, Names, View } from '#src/catalog/types.ts';
import { type DayMention, scanDays } from '../days.ts';
import type { Lexicon, Sense, Spotted } from '../lexicon.ts';
import { currenciesNamed, type MoneyMention, scanMoney, withoutCurrencies } from '../money.ts';
import { type NumberMention, scanNumbers } from '../numbers.ts';
import { blank, meeting, overlap, type Place, within } from '../places.ts';
import { type MultipleMention, type ShareMention, scanMultiples, scanShares } from '../shares.ts';
import { type Cue as Phrase, spanCue } from '../vocabulary/index.ts';
import { storiesIn } from './clauses.ts';
import { hoursNamed, type NamedHours, weekdaysAt } from './day-hours.ts';
import { type EachOf, scanEach } from './each-of.ts';
import { type Form, formIn, isForm } from './forms.ts';
import {
  boughtOn,
  countsUses,
  countsWith,
  exchangeRate,
  isApart,
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
import { versionsIn } from './versions.ts';
import { readWanted, type Wanted } from './wanted.ts';

/** `rival`: somebody else's product, by its brand alone. */
export type Cue = Phrase | Form | 'rival';
export type Scope = { readonly lexicon: Lexicon; readonly names: Names; readonly view: View; readonly today: Day; readonly about: readonly string[] };

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

const length = ({ start, end }: Place): number => end - start;
const isTerm = (sense: Sense): boolean => sense.type === 'term';
const isFamily = (phrase: Spotted): boolean => phrase.senses.some((sense) => sense.type === 'family');

/** No longer than " 家的 ", and the letter after it. */
const POSSESSIVE = 5;

/** "OpenAI 的 ChatGPT": who makes another product, not a protocol. */
function makes({ end, senses }: Spotted, outsidersAt: (place: Place) => readonly Place[], text: string): boolean {
  if (!senses.every((sense) => sense.type === 'term' && sense.term.kind === 'protocol')) return false;
  return outsidersAt({ start: end, end: end + POSSESSIVE }).some(
    ({ start }) => start >= end && /^\s?(?:的|家的|'s)?\s?$/.test(text.slice(end, start)),
  );
}

/** Of a name and a phrase that meet the longer is meant; a name that was only guessed yields to any phrase that covers it. */
function yields(name: Named, phrase: Spotted): boolean {
  if (name.how !== 'exact') return length(phrase) >= length(name) || phrase.senses.some(isTerm);
  return length(phrase) > length(name) && phrase.senses.some(isTerm);
}

type Settled = { readonly names: readonly Named[]; readonly phrases: readonly Spotted[] };

function settle(names: readonly Named[], phrases: readonly Spotted[]): Settled {
  const phrasesAt = meeting(phrases);
  const kept = names.filter((name) => !phrasesAt(name).some((phrase) => yields(name, phrase)));
  const keptAt = meeting(kept);
  return { names: kept, phrases: phrases.filter((phrase) => isFamily(phrase) || !keptAt(phrase).some((name) => length(name) >= length(phrase))) };
}

/** How far a phrase may reach around a name. */
const AROUND = 20;
const WINDOWS: ReadonlySet<Phrase> = new Set(limitWindows.map(spanCue));
const isWindowWord = ({ senses }: Spotted): boolean => senses.some((sense) => sense.type === 'cue' && WINDOWS.has(sense.cue));

/** Phrases with a name or a window inside: 取消智谱自动续费, "hit the 5h cap". What stands on both sides is one phrase. */
function withAcross({ names, phrases }: Settled, text: string, { spot }: Lexicon): readonly Spotted[] {
  // Around a name only terms: "which" and "tier" around a vendor are two things.
  const gaps = [
    ...names.filter(({ how }) => how === 'exact').map(({ start, end }) => ({ start, end, fits: ({ senses }: Spotted) => senses.some(isTerm) })),
    ...phrases.filter(isWindowWord).map(({ start, end }) => ({ start, end, fits: () => true })),
  ];
  const across = gaps.flatMap(({ start, end, fits }): readonly Spotted[] => {
    const before = text.slice(Math.max(0, start - AROUND), start);
    return spot(`${before}${text.slice(end, end + AROUND)}`)
      .filter((phrase) => phrase.start < before.length && phrase.end > before.length && fits(phrase))
      .map(({ senses, ...at }) => ({ start: start - before.length + at.start, end: end - before.length + at.end, senses }));
  });
  if (across.length === 0) return phrases;
  const acrossAt = meeting(across);
  const kept = phrases.filter((phrase) => isWindowWord(phrase) || acrossAt(phrase).length === 0);
  return [...kept, ...across].sort((one, other) => one.start - other.start);
}

type CueAt = Place & { readonly cue: Cue };
type Senses = {
  readonly cues: readonly CueAt[];
  readonly terms: readonly (Place & { readonly id: string; readonly of: string })[];
  readonly families: readonly (Place & { readonly family: string })[];
};

const COUNTS = /^\s?(?:次|条|个?\s?(?:tokens?|prompts?|请求|积分|额度))/i;

/** 还是 40 吗: as before. 还是 between two things: or. 老是自己换模型: always, not old. 还是选便宜的吧: made up one's mind. */
function inContext(mention: CueAt, text: string): CueAt {
  const said = text.slice(mention.start, mention.end);
  if (mention.cue === 'either' && said === '还是') {
    if (/^\s?[¥$]?\d[^还]*[吗么?？]/.test(text.slice(mention.end))) return { ...mention, cue: 'still' };
    if (/^还是(?:原来|以前|之前|原先|老|旧|那)[^还]*[吗么?？]/.test(text.slice(mention.start))) return { ...mention, cue: 'still' };
    if (/^还是[^,，。?？]*吧/.test(text.slice(mention.start))) return { ...mention, cue: 'also' };
  }
  // 一个月多少次: how many times, not how much money.
  if (mention.cue === 'price' && said.endsWith('多少') && COUNTS.test(text.slice(mention.end))) return { ...mention, cue: 'amount' };
  // "1 月订的": it was bought.
  if (mention.cue === 'choose' && /^[的了过]/.test(text.slice(mention.end)) && /[订买购]$/.test(said)) return { ...mention, cue: 'subscription' };
  const always = mention.cue === 'old' && said === '老' && !/^(?:套|用|户|版|的|价|规|客|会|款|额|订|档|\s?[A-Za-z])/.test(text.slice(mention.end));
  return always ? { ...mention, cue: 'also' } : mention;
}

/** A price in "of the same price band" is a condition, no question. */
const covers = (cue: CueAt, hint: CueAt): boolean => (cue.cue === hint.cue || (cue.cue === 'same' && hint.cue === 'price')) && within(hint, cue);

function sensesOf(phrases: readonly Spotted[], names: readonly Named[], text: string, unvaried: string, lexicon: Lexicon): Senses {
  const senses = phrases.flatMap(({ start, end, senses: all }) => all.map((sense) => ({ start, end, sense })));
  const told: CueAt[] = senses.flatMap(({ start, end, sense }) => (sense.type === 'cue' ? [{ start, end, cue: sense.cue }] : []));
  // A term hides no cue: 模型更多 names a topic, and asks for the most.
  const inside = phrases
    .filter(({ senses: all }) => !all.some(({ type }) => type === 'cue'))
    .flatMap(({ start, end }) => lexicon.cuesIn(text.slice(start, end)).map((cue) => ({ ...cue, start: cue.start + start, end: cue.end + start })));
  // 周末 is no week.
  const weekdays = meeting(weekdaysAt(text));
  const ofWeek = ({ cue, ...place }: CueAt) => cue !== 'window-week' || weekdays(place).length === 0;
  const cues = [...told, ...inside].filter(ofWeek);
  // Words inside a name are the name's.
  const namesAt = meeting(names);
  // 今天天气: no 天天.
  const wordsAt = meeting(cues);
  const crosses = (hint: CueAt) => hint.cue === 'window-day' && wordsAt(hint).some((word) => !within(hint, word) && !within(word, hint));
  const found = lexicon.hints(unvaried).filter((hint) => namesAt(hint).length === 0 && !crosses(hint) && ofWeek(hint));
  // 几点: when, not how many.
  const hours = found.filter(({ cue }) => cue === 'when');
  const hints = found.filter((hint) => hint.cue !== 'how-many' || !hours.some((hour) => within(hint, hour)));
  const saidAt = meeting<CueAt>([...cues, ...hints]);
  const unsaid = hints.filter((hint) => saidAt(hint).find((other) => covers(other, hint)) === hint);
  const ofClient = (place: Place) => names.some((name) => overlap(name, place) && name.entities.every(({ kind }) => kind === 'client'));
  return {
    cues: [...cues, ...unsaid].map((cue) => inContext(cue, text)),
    terms: senses.flatMap(({ start, end, sense }) => (sense.type === 'term' ? [{ start, end, id: sense.term.id, of: sense.term.kind }] : [])),
    // "Qwen Code" is a client, no wish for its models.
    families: senses.flatMap(({ start, end, sense }) =>
      sense.type === 'family' && !ofClient({ start, end }) ? [{ start, end, family: sense.family }] : [],
    ),
  };
}

const REGIONS = { international: 'domestic', domestic: 'international' } as const;

/** "Not the international one" means the one at home. */
function otherRegion(cues: readonly CueAt[], negations: readonly NegationMention[], text: string): readonly CueAt[] {
  const placed = [...negations.map((each) => ({ ...each, kind: 'negation' })), ...cues.map((each) => ({ ...each, kind: 'cue' }))];
  const reach = reachOf(text, placed);
  return placed.flatMap((each) => {
    const other = 'cue' in each && each.cue in REGIONS && reach(each) ? REGIONS[each.cue as keyof typeof REGIONS] : undefined;
    return other ? [{ start: each.start, end: each.end, cue: other, inferred: true as const }] : [];
  });
}

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
  const { lexicon, names: index, today, about } = scope;
  const variables = [...text.matchAll(VARIABLE)].map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0] }));
  const everyone = index.scan(text, undefined, about);
  const literals = scanLiterals(text).filter((literal) => !everyone.some((name) => within(literal, name)));
  // Names in an address tell whose it is only where nobody else is named.
  const free = everyone.filter((name) => !literals.some((literal) => within(name, literal)));
  const scanned = free.some(({ entities }) => entities.some(({ kind }) => kind !== 'client')) ? free : everyone;
  const unvaried = blank(text, [...variables, ...literals]);
  const outsiders = lexicon.outsiders(text);
  const outsidersAt = meeting(outsiders);
  // "ChatGPT Plus" is no tier of ours.
  const settled = settle(
    versionsIn(scanned, text, index).filter((name) => !outsidersAt(name).some((other) => length(other) > length(name))),
    lexicon.spot(unvaried).filter((phrase) => !makes(phrase, outsidersAt, text)),
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
    ...kinded('family', senses.families),
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
