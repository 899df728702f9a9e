/** Everything that stands out in a piece of text, with its place: names, known phrases, days, figures. Later steps only combine it. */
import type { Day } from '#src/catalog/schema.ts';
import { limitWindows, shortestWindow } from '#src/catalog/spans.ts';
import type { Entity, EntityKind, Mention, Names } from '#src/catalog/types.ts';
import { type DayMention, scanDays } from '../days.ts';
import type { Lexicon, Sense, Spotted } from '../lexicon.ts';
import { type Mentions, mentionsIn } from '../mentions/mentions.ts';
import { type MoneyMention, scanMoney } from '../money.ts';
import { type NumberMention, scanNumbers } from '../numbers.ts';
import { blank, meeting, overlap, type Place, within } from '../places.ts';
import { type MultipleMention, type ShareMention, scanFractions, scanMultiples, scanShares } from '../shares.ts';
import { type Cue, spanCue } from '../vocabulary/index.ts';
import { type Asked, readAsked } from './asked.ts';
import { type EachOf, scanEach } from './each-of.ts';
import { withOneMeaning } from './meanings.ts';
import { type Ordinal, scanOrdinals } from './ordinals.ts';
import { type Quantity, readQuantities } from './quantities.ts';
import { readSpans, type Span } from './spans.ts';

export type CueMention = { readonly start: number; readonly end: number; readonly cue: Cue };
export type TermMention = { readonly start: number; readonly end: number; readonly id: string; readonly kind: string };

export type Signals = {
  readonly text: string;
  /** The text with names and phrases that hold digits blanked out, so that their figures are nobody's quantity. */
  readonly masked: string;
  /** The text with names alone blanked out. */
  readonly unnamed: string;
  readonly mentions: readonly Mention[];
  readonly cues: readonly CueMention[];
  readonly terms: readonly TermMention[];
  readonly families: readonly { readonly start: number; readonly end: number; readonly family: string }[];
  readonly days: readonly DayMention[];
  readonly numbers: readonly NumberMention[];
  readonly money: readonly MoneyMention[];
  readonly shares: readonly ShareMention[];
  readonly multiples: readonly MultipleMention[];
  readonly spans: readonly Span[];
  /** 第二个月, "month 3": months by their place. */
  readonly ordinals: readonly Ordinal[];
  readonly people?: number;
  /** Somebody else's product is named, outside the names that the data knows. */
  readonly rival: boolean;
  /** Environment variables. */
  readonly variables: readonly string[];
  readonly quantities: readonly Quantity[];
  /** Every figure in its role: what a use, a rhythm, people and parts of tokens are read from. */
  readonly roles: Mentions;
  /** "per request", 一个任务: what figures are said of. */
  readonly each: readonly EachOf[];
  /** What the question wants counted. */
  readonly asked?: Asked;
  /** Products that the catalog knows by name only. */
  readonly outsiders: readonly Place[];
  /** Any of these cues is there. */
  has(...cues: readonly Cue[]): boolean;
  /** Where the cue first stands. */
  readonly at: (cue: Cue) => number | undefined;
  hasTerm(...ids: readonly string[]): boolean;
  entities<K extends EntityKind>(kind: K): readonly Extract<Entity, { kind: K }>[];
};

const length = ({ start, end }: Place): number => end - start;

/** No longer than " 家的 ", and the letter after it. */
const POSSESSIVE = 5;

/** "OpenAI 的 ChatGPT": who makes another product, not a protocol. */
function makes({ end, senses }: Spotted, outsidersAt: (place: Place) => readonly Place[], text: string): boolean {
  if (!senses.every((sense) => sense.type === 'term' && sense.term.kind === 'protocol')) return false;
  return outsidersAt({ start: end, end: end + POSSESSIVE }).some(
    ({ start }) => start >= end && /^\s?(?:的|家的|'s)?\s?$/.test(text.slice(end, start)),
  );
}

const isTerm = (sense: Sense): boolean => sense.type === 'term';

/** Of a name and a phrase that meet the longer is meant; a name that was only guessed yields to any phrase that covers it. */
function yields(mention: Mention, phrase: Spotted): boolean {
  if (mention.how !== 'exact') return length(phrase) >= length(mention) || phrase.senses.some(isTerm);
  return length(phrase) > length(mention) && phrase.senses.some(isTerm);
}

function settle(
  mentions: readonly Mention[],
  phrases: readonly Spotted[],
): { readonly mentions: readonly Mention[]; readonly phrases: readonly Spotted[] } {
  const phrasesAt = meeting(phrases);
  const kept = mentions.filter((mention) => !phrasesAt(mention).some((phrase) => yields(mention, phrase)));
  const keptAt = meeting(kept);
  const free = phrases.filter((phrase) => isFamily(phrase) || !keptAt(phrase).some((mention) => length(mention) >= length(phrase)));
  return { mentions: kept, phrases: free };
}

const isFamily = (phrase: Spotted): boolean => phrase.senses.some((sense) => sense.type === 'family');

/** How far a phrase may reach around a name. */
const AROUND = 20;

const WINDOWS: ReadonlySet<Cue> = new Set(limitWindows.map(spanCue));
const isWindowWord = ({ senses }: Spotted): boolean => senses.some((sense) => sense.type === 'cue' && WINDOWS.has(sense.cue));

/** Phrases with a name or a window inside: 取消智谱自动续费, "hit the 5h cap". What stands on both sides is one phrase. */
function withAcross(phrases: readonly Spotted[], mentions: readonly Mention[], text: string, { spot }: Lexicon): readonly Spotted[] {
  // Around a name only terms: "which" and "tier" around a vendor are two things.
  const gaps = [
    ...mentions.filter(({ how }) => how === 'exact').map(({ start, end }) => ({ start, end, fits: ({ senses }: Spotted) => senses.some(isTerm) })),
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

const HAS_DIGIT = /[\d一二三四五六七八九十]/;
/** What nobody counts: dates, money, shares, multiples, spans, people, what belongs to a name. */
function free(numbers: readonly NumberMention[], taken: readonly Place[]): readonly NumberMention[] {
  const takenAt = meeting(taken);
  return numbers.filter((number) => number.glued === undefined && takenAt(number).length === 0);
}

/** ANTHROPIC_MODEL and the like are names of their own. */
const VARIABLE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const NEXT_VERSION = /^\s?(?:和|与|跟|、|,|\/|or|and|vs\.?|比|than|to|到)\s?(\d(?:\.\d)?)(?![\d.]|\s?[%个倍元块次万亿kKM折])/i;

/** "…，跟 4.7 一样不": the version of the same family, further on. */
const LATER_VERSION = /(?:和|跟|与|比|than|vs\.?|or|and|as)\s?(\d\.\d)(?![\d.]|\s?[%个倍元块次万亿kKM折])/i;

/** "GLM 5 和 4.7": a bare version goes on with the family named before it. */
function withVersions(mentions: readonly Mention[], text: string, names: Names): readonly Mention[] {
  const more = mentions.flatMap((mention): readonly Mention[] => {
    const stem = /^(.*?)\d+(?:\.\d+)?$/.exec(mention.text)?.[1];
    const next = NEXT_VERSION.exec(text.slice(mention.end, mention.end + 12)) ?? LATER_VERSION.exec(text.slice(mention.end, mention.end + 40));
    if (stem === undefined || !next?.[1] || !mention.entities.some(({ kind }) => kind === 'model')) return [];
    const found = names.resolve(`${stem}${next[1]}`, ['model']);
    const end = mention.end + next.index + next[0].length;
    return found.ok ? [{ start: end - next[1].length, end, text: next[1], entities: [found.entity], how: 'exact' }] : [];
  });
  return [...mentions, ...more].sort((one, other) => one.start - other.start);
}

/** 还是 40 吗: as before. 还是 between two things: or. */
function stillFor(mention: CueMention, text: string): CueMention {
  const still =
    mention.cue === 'either' && text.slice(mention.start, mention.end) === '还是' && /^\s?[¥$]?\d[^还]*[吗么?？]/.test(text.slice(mention.end));
  if (still) return { ...mention, cue: 'still' };
  // 老是自己换模型: always, not old.
  if (
    mention.cue === 'old' &&
    text.slice(mention.start, mention.end) === '老' &&
    !/^(?:套|用|户|版|的|价|规|客|会|款|额|订|档|\s?[A-Za-z])/.test(text.slice(mention.end))
  )
    return { ...mention, cue: 'also' };
  // 还是选便宜的吧: made up one's mind.
  return mention.cue === 'either' && /^还是[^,，。?？]*吧/.test(text.slice(mention.start)) ? { ...mention, cue: 'also' } : mention;
}

/** A price in "of the same price band" is a condition, no question. */
const covers = (cue: CueMention, hint: CueMention): boolean =>
  (cue.cue === hint.cue || (cue.cue === 'same' && hint.cue === 'price')) && within(hint, cue);

/** Hints that no cue of the kind covers, nor an earlier hint. */
function unsaid(hints: readonly CueMention[], cues: readonly CueMention[]): readonly CueMention[] {
  const saidAt = meeting([...cues, ...hints]);
  return hints.filter((hint) => saidAt(hint).find((other) => covers(other, hint)) === hint);
}

/** "GLM Lite 用 4.7": a bare version beside a plan is a model of that line's family. */
const RUN_ON = /(?:用|跑|按|开着?|\bon|\bwith|\busing|\brunning)\s?(\d\.\d)(?![\d.]|\s?[%个倍元块次万亿kKM折小])/gi;

function withRunOn(mentions: readonly Mention[], text: string, names: Names): readonly Mention[] {
  const lines = mentions.flatMap(({ entities }) =>
    entities.flatMap((entity) => (entity.kind === 'plan' ? entity.line : entity.kind === 'line' ? entity.id : [])),
  );
  const [line] = lines;
  if (line === undefined || mentions.some(({ entities }) => entities.some(({ kind }) => kind === 'model'))) return mentions;
  const more = [...text.matchAll(RUN_ON)].flatMap((found): readonly Mention[] => {
    const [whole, version = ''] = found;
    const model = names.resolve(`${line}-${version}`, ['model']);
    const end = found.index + whole.length;
    return model.ok ? [{ start: end - version.length, end, text: version, entities: [model.entity], how: 'exact' }] : [];
  });
  return more.length === 0 ? mentions : [...mentions, ...more].sort((one, other) => one.start - other.start);
}

/** `about`: ids of the lines that the question before was about. */
export type SignalDeps = { readonly lexicon: Lexicon; readonly names: Names; readonly today: Day; readonly about?: readonly string[] };

/** Everything that the text says, each thing in its place. Pure. */
export function readSignals(text: string, { lexicon, names, today, about }: SignalDeps): Signals {
  const variables = [...text.matchAll(VARIABLE)].map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0] }));
  const unvaried = blank(text, variables);
  const outsiders = lexicon.outsiders(text);
  const outsidersAt = meeting(outsiders);
  const spotted = lexicon.spot(unvaried).filter((phrase) => !makes(phrase, outsidersAt, text));
  // "ChatGPT Plus" is no tier of ours.
  const named = withRunOn(withVersions(names.scan(text, undefined, about), text, names), text, names).filter(
    (mention) => !outsidersAt(mention).some((other) => length(other) > length(mention)),
  );
  const settled = settle(withOneMeaning(named, new Set(lexicon.cuesIn(unvaried).map(({ cue }) => cue)), spotted, text), spotted);
  const { mentions } = settled;
  const phrases = withAcross(settled.phrases, mentions, text, lexicon);
  const cues: CueMention[] = [];
  const terms: TermMention[] = [];
  const families: { start: number; end: number; family: string }[] = [];
  for (const { start, end, senses } of phrases) {
    for (const sense of senses) {
      if (sense.type === 'cue') cues.push({ start, end, cue: sense.cue });
      else if (sense.type === 'term') terms.push({ start, end, id: sense.term.id, kind: sense.term.kind });
      // "Qwen Code" is a client, no wish for its models.
      else if (!mentions.some((mention) => overlap(mention, { start, end }) && mention.entities.every(({ kind }) => kind === 'client')))
        families.push({ start, end, family: sense.family });
    }
  }
  // A term hides no cue: 模型更多 names a topic, and asks for the most.
  for (const { start, end, senses } of phrases) {
    if (senses.some(({ type }) => type === 'cue')) continue;
    for (const inner of lexicon.cuesIn(text.slice(start, end))) cues.push({ ...inner, start: inner.start + start, end: inner.end + start });
  }
  // Words inside a name are the name's.
  const mentionsAt = meeting(mentions);
  cues.push(
    ...unsaid(
      lexicon.hints(unvaried).filter((hint) => mentionsAt(hint).length === 0),
      cues,
    ),
  );
  const unnamed = blank(text, mentions);
  const days = scanDays(unnamed, today);
  // 年 in 今年1月 asks for no price of a year.
  const daysAt = meeting(days);
  const timeless = cues.map((cue) => stillFor(cue, text)).filter((cue) => !daysAt(cue).some((day) => length(day) >= length(cue)));
  cues.splice(0, cues.length, ...timeless);
  const masked = blank(unnamed, [
    ...days,
    ...phrases.filter((phrase) => (/\d/.test(text.slice(phrase.start, phrase.end)) && !isLot(phrase)) || isWindow(phrase, text)),
  ]);
  const numbers = scanNumbers(masked);
  const money = scanMoney(masked, numbers);
  const shares = scanShares(masked, numbers);
  const multiples = scanMultiples(masked, numbers);
  const ordinals = scanOrdinals(text);
  const spans = readSpans(masked, free(numbers, [...money, ...shares, ...multiples, ...ordinals]));
  const roles = mentionsIn(text, mentions, today);
  const people = (['people', 'accounts'] as const).flatMap((each) => roles.figures.filter(({ role }) => role === each));
  const choices = roles.figures.filter(({ role }) => role === 'choice');
  const each = scanEach(masked);
  const counted = free(numbers, [...money, ...shares, ...multiples, ...scanFractions(masked), ...spans, ...each, ...ordinals, ...people, ...choices]);
  const present = new Set(cues.map(({ cue }) => cue));
  const countedOnes = new Set(counted);
  const eachAt = meeting(each);
  const windowsAt = meeting(cues.filter(({ cue }) => cue.startsWith('window-')));
  const quantities = readQuantities(masked, counted, {
    cues,
    each,
    // 一天 is a word for a time and 一次 one of something, no figures that others keep apart.
    others: numbers.filter(
      (number) => !countedOnes.has(number) && eachAt(number).length === 0 && !windowsAt(number).some((window) => within(number, window)),
    ),
  });
  const asked = readAsked(unnamed, cues, quantities);
  return {
    text,
    masked,
    unnamed,
    mentions,
    cues,
    terms,
    outsiders,
    families,
    days,
    numbers,
    money,
    shares,
    multiples,
    spans,
    ordinals,
    rival: lexicon.namesRival(unnamed),
    variables: variables.map((variable) => variable.text),
    ...(people[0] ? { people: people[0].value } : {}),
    quantities,
    roles,
    each,
    ...(asked ? { asked } : {}),
    has: (...wanted) => wanted.some((cue) => present.has(cue)),
    at: (cue) => cues.find((mention) => mention.cue === cue)?.start,
    hasTerm: (...ids) => terms.some(({ id }) => ids.includes(id)),
    entities: (kind) => entitiesOf(mentions, kind),
  };
}

/** "1亿 token 多少钱" holds an amount. */
const isLot = ({ senses }: Spotted): boolean => senses.some((sense) => sense.type === 'cue' && sense.cue === 'per-unit');

/** 五小时 is a window, not five of something. */
function isWindow(phrase: Spotted, text: string): boolean {
  return (
    phrase.senses.some((sense) => sense.type === 'cue' && sense.cue === spanCue(shortestWindow)) &&
    HAS_DIGIT.test(text.slice(phrase.start, phrase.end))
  );
}

function entitiesOf<K extends EntityKind>(mentions: readonly Mention[], kind: K): readonly Extract<Entity, { kind: K }>[] {
  const found = new Map<string, Extract<Entity, { kind: K }>>();
  for (const { entities } of mentions) {
    for (const entity of entities) if (entity.kind === kind) found.set(entity.id, entity as Extract<Entity, { kind: K }>);
  }
  return [...found.values()];
}
