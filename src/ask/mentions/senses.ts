/** Names and phrases where they meet: which of them is meant, and what each phrase asks for in its place. */
import { spokenWindows } from '#src/catalog/spans.ts';
import type { Mention as Named } from '#src/catalog/types.ts';
import type { Lexicon, Sense, Spotted } from '../lexicon.ts';
import { meeting, overlap, type Place, within } from '../places.ts';
import { type Cue as Phrase, spanCue } from '../vocabulary/index.ts';
import { weekdaysAt } from './day-hours.ts';
import type { Form } from './forms.ts';
import { type NegationMention, reachOf } from './negations.ts';

/** `rival`: somebody else's product, by its brand alone. */
export type Cue = Phrase | Form | 'rival';

export const length = ({ start, end }: Place): number => end - start;
const isTerm = (sense: Sense): boolean => sense.type === 'term';
const isFamily = (phrase: Spotted): boolean => phrase.senses.some((sense) => sense.type === 'family');

/** No longer than " 家的 ", and the letter after it. */
const POSSESSIVE = 5;

/** "OpenAI 的 ChatGPT": who makes another product, not a protocol. */
export function makes({ end, senses }: Spotted, outsidersAt: (place: Place) => readonly Place[], text: string): boolean {
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

/** `named`: names in a part of the text. */
export function settle(names: readonly Named[], phrases: readonly Spotted[], named: (place: Place) => readonly Named[]): Settled {
  const phrasesAt = meeting(phrases);
  const kept = names.flatMap((name): readonly Named[] => {
    const instead = phrasesAt(name).find((phrase) => yields(name, phrase));
    if (!instead) return [name];
    // "智谱 5" of "智谱 5 小时额度" yields to the window, and what is left of it is a name still.
    return instead.start > name.start ? named({ start: name.start, end: instead.start }) : [];
  });
  const keptAt = meeting(kept);
  return { names: kept, phrases: phrases.filter((phrase) => isFamily(phrase) || !keptAt(phrase).some((name) => length(name) >= length(phrase))) };
}

/** How far a phrase may reach around a name. */
const AROUND = 20;
const WINDOWS: ReadonlySet<Phrase> = new Set(spokenWindows.map(spanCue));
const isWindowWord = ({ senses }: Spotted): boolean => senses.some((sense) => sense.type === 'cue' && WINDOWS.has(sense.cue));

/** Phrases with a name or a window inside: 取消智谱自动续费, "hit the 5h cap". What stands on both sides is one phrase. */
export function withAcross({ names, phrases }: Settled, text: string, { spot }: Lexicon): readonly Spotted[] {
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

export type CueAt = Place & { readonly cue: Cue };
type Senses = {
  readonly cues: readonly CueAt[];
  readonly terms: readonly (Place & { readonly id: string; readonly of: string })[];
  readonly families: readonly (Place & { readonly family: string })[];
};

const COUNTS = /^\s?(?:次|条|个?\s?(?:tokens?|prompts?|请求|积分|额度))/i;

/** Before the verb. */
const SELLS = /\b(?:do|does|did|they|you|who|which|that)\b[^.,;?!]{0,24}$/i;
const LOOKS = /\b(?:look|seem|sound|feel)s? $/i;

/** "Does it offer a plan": sells. "That looks off": wrong. */
function asVerb(mention: CueAt, text: string): CueAt {
  if (mention.cue !== 'promotion') return mention;
  const said = text.slice(mention.start, mention.end);
  const verb = /^offers?$/i.test(said) ? SELLS : said === 'off' ? LOOKS : undefined;
  return verb?.test(text.slice(0, mention.start)) ? { ...mention, cue: 'also' } : mention;
}

/** 还是 40 吗: as before. 还是 between two things: or. 老是自己换模型: always, not old. 还是选便宜的吧: made up one's mind. */
function inContext(mention: CueAt, text: string): CueAt {
  const said = text.slice(mention.start, mention.end);
  if (mention.cue === 'either' && said === '还是') {
    if (/^\s?[¥$]?\d[^还]*[吗么?？]/.test(text.slice(mention.end))) return { ...mention, cue: 'still' };
    if (/^还是(?:原来|原价|以前|之前|原先|老|旧|那)[^还]*(?:[吗么?？]|不$)/.test(text.slice(mention.start))) return { ...mention, cue: 'still' };
    if (/^还是[^,，。?？]*吧/.test(text.slice(mention.start))) return { ...mention, cue: 'also' };
  }
  // 最多花 150: a bound, no order.
  if (mention.cue === 'most' && said === '最多' && /^(?:只?[能想]?(?:花|付|掏|出))\s?\d/.test(text.slice(mention.end)))
    return { ...mention, cue: 'also' };
  // 一个月多少次: how many times, not how much money.
  if (mention.cue === 'price' && said.endsWith('多少') && COUNTS.test(text.slice(mention.end))) return { ...mention, cue: 'amount' };
  // "1 月订的": it was bought.
  if (mention.cue === 'choose' && /^[的了过]/.test(text.slice(mention.end)) && /[订买购]$/.test(said)) return { ...mention, cue: 'subscription' };
  const always = mention.cue === 'old' && said === '老' && !/^(?:套|用|户|版|的|价|规|客|会|款|额|订|档|\s?[A-Za-z])/.test(text.slice(mention.end));
  return always ? { ...mention, cue: 'also' } : mention;
}

/** "Same pool or separate": nothing to choose between is named on either side. */
/** Ways to pay that are chosen between without a name: "plan or API", "by the month or by the year". */
const WAYS: ReadonlySet<Cue> = new Set(['api', 'subscription', 'monthly', 'quarterly', 'yearly']);
const OR = /^(?:or|还是|或者|或|或是|抑或)$/i;
const SENTENCE_END = /[.!?。！？;；\n]/;

function betweenThings(mention: CueAt, things: readonly Place[], text: string): CueAt {
  if (mention.cue !== 'either' || !OR.test(text.slice(mention.start, mention.end))) return mention;
  const joined = (from: number, to: number) => !SENTENCE_END.test(text.slice(from, to));
  const before = things.some(({ end }) => end <= mention.start && joined(end, mention.start));
  const after = things.some(({ start }) => start >= mention.end && joined(mention.end, start));
  return before && after ? mention : { ...mention, cue: 'also' };
}

/** A price in "of the same price band" is a condition, no question. */
const covers = (cue: CueAt, hint: CueAt): boolean => (cue.cue === hint.cue || (cue.cue === 'same' && hint.cue === 'price')) && within(hint, cue);

export function sensesOf(phrases: readonly Spotted[], names: readonly Named[], text: string, unvaried: string, lexicon: Lexicon): Senses {
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
  const heardCues = [...cues, ...unsaid].map((cue) => inContext(asVerb(cue, text), text));
  const terms = phrases.filter(({ senses: all }) => all.some(({ type }) => type !== 'cue'));
  const things: readonly Place[] = [...names, ...terms, ...heardCues.filter(({ cue }) => WAYS.has(cue))];
  return {
    cues: heardCues.map((cue) => betweenThings(cue, things, text)),
    terms: senses.flatMap(({ start, end, sense }) => (sense.type === 'term' ? [{ start, end, id: sense.term.id, of: sense.term.kind }] : [])),
    // "Qwen Code" is a client, no wish for its models.
    families: senses.flatMap(({ start, end, sense }) =>
      sense.type === 'family' && !ofClient({ start, end }) ? [{ start, end, family: sense.family }] : [],
    ),
  };
}

const REGIONS = { international: 'domestic', domestic: 'international' } as const;

/** "Not the international one" means the one at home. */
export function otherRegion(cues: readonly CueAt[], negations: readonly NegationMention[], text: string): readonly CueAt[] {
  const placed = [...negations.map((each) => ({ ...each, kind: 'negation' })), ...cues.map((each) => ({ ...each, kind: 'cue' }))];
  const reach = reachOf(text, placed);
  return placed.flatMap((each) => {
    const other = 'cue' in each && each.cue in REGIONS && reach(each) ? REGIONS[each.cue as keyof typeof REGIONS] : undefined;
    return other ? [{ start: each.start, end: each.end, cue: other, inferred: true as const }] : [];
  });
}
