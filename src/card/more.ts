/**
 * A card in two parts: its first screen, and what is one press away. A view builds both at once and numbers the sources through; each part is
 * shown with those that it cites, numbered anew.
 */
import type { Block, Card, CardSource, MoreEntry, MoreId } from './card.ts';
import { withFewerMarks } from './fewer-marks.ts';
import { OLD } from './sources.ts';
import { mapTold, type Told } from './texts.ts';

const MARK = /\[(\d+)\]/g;
/** At a figure that nobody has seen of late. */
const OLD_MARK = new RegExp(`\\[(\\d+)\\]${OLD}`, 'g');

/** Numbers of the sources that the texts cite, in the order in which they are met. */
function citedBy(told: Told, mark = MARK): ReadonlySet<number> {
  const cited = new Set<number>();
  mapTold(told, (text) => {
    for (const [, number] of text.matchAll(mark)) cited.add(Number(number));
    return text;
  });
  return cited;
}

/** The part with the sources that it cites and those that nothing cites; it is `card` itself where these are all. */
function withOwnSources(card: Card, told: Told, elsewhere: ReadonlySet<number>): Card {
  const own = citedBy(told);
  const numbers = card.sources.map((_, index) => index + 1).filter((number) => own.has(number) || !elsewhere.has(number));
  const old = citedBy(told, OLD_MARK);
  const sources = card.sources
    .map((source, index): CardSource => (old.has(index + 1) === (source.old ?? false) ? source : { ...source, old: old.has(index + 1) }))
    .filter((_, index) => numbers.includes(index + 1));
  const kept = { ...card, ...told, sources };
  if (numbers.length === card.sources.length) return kept;
  const anew = new Map(numbers.map((number, index) => [number, index + 1]));
  return {
    ...kept,
    ...mapTold(told, (text) => text.replaceAll(MARK, (mark, number: string) => (anew.has(Number(number)) ? `[${anew.get(Number(number))}]` : mark))),
  };
}

const blocksOf = (entry: MoreEntry): readonly Block[] => ('blocks' in entry ? entry.blocks : []);

/** With everything made that is one press away. */
function made({ more = [], laterSources, ...card }: Card): Card {
  const entries = more.map((entry): MoreEntry => ('later' in entry ? { id: entry.id, label: entry.label, blocks: entry.later() } : entry));
  return { ...card, more: entries, sources: laterSources?.() ?? card.sources };
}

const everySource = ({ sources }: Card): ReadonlySet<number> => new Set(sources.keys().map((place) => place + 1));

/** Whether it rests on any source at all, be it behind a press. */
export const isSourced = (card: Card): boolean => card.sources.length > 0 || (card.laterSources !== undefined && made(card).sources.length > 0);

/** What is shown before anything is pressed: without `more`, and without the sources that only `more` cites. */
export function firstScreen({ more = [], laterSources, ...card }: Card): Card {
  // What was cited and is not shown was cut from here, and is told where it is made later.
  const behind = laterSources ? everySource(card) : citedBy({ ...card, blocks: more.flatMap(blocksOf), title: '', subtitle: '', summary: '' });
  return withFewerMarks(withOwnSources(card, card, behind));
}

/**
 * The card that an entry opens: its blocks under the card's title, with a line for each source that they cite (for `sources`: that the first
 * screen does). Undefined where the card has no such entry, or one that is an act.
 */
export function opened(asked: Card, id: MoreId): Card | undefined {
  if (asked.more?.every((each) => each.id !== id) ?? true) return undefined;
  const card = made(asked);
  const entry = card.more?.find((each) => each.id === id);
  if (!entry || !('blocks' in entry)) return undefined;
  const { more: _, ...rest } = card;
  const under: Card = { ...rest, tone: 'neutral', summary: entry.label, blocks: entry.blocks, fullSources: true };
  return id === 'sources' ? { ...under, sources: firstScreen(card).sources } : withOwnSources(under, under, everySource(card));
}

/** All of it at once: the first screen, then each entry under its label. */
export function whole(asked: Card): Card {
  const { more = [], ...card } = made(asked);
  const entries = more.flatMap((entry): readonly Block[] => {
    const blocks = blocksOf(entry);
    return blocks.length === 0 ? [] : [{ type: 'divider' }, { type: 'text', text: { b: entry.label } }, ...blocks];
  });
  return { ...card, blocks: [...card.blocks, ...entries], fullSources: true };
}
