/** Titles of what the data says in words about the lines of a message: which note holds the answer is for the reader to choose. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Entity, Line, View } from '#src/catalog/types.ts';
import { cut } from './fit.ts';
import type { Scene } from './named.ts';

/** Attributes whose facts a topic may name by their id. */
const WORDED = ['notes', 'events', 'advice'] as const satisfies readonly Attribute[];
type Worded = (typeof WORDED)[number];

const TITLE = 90;
/** Texts that the words of the message point to: of those named, and of everyone where nobody is. */
const FOUND = 12;
const FOUND_ANYWHERE = 5;

type Title = { readonly text: string; readonly rank: number };

function titlesOf(owner: Entity, view: View, zh: boolean): readonly (readonly [string, string])[] {
  return WORDED.flatMap((attribute) =>
    view.slots(owner, attribute).flatMap(({ readings }): readonly (readonly [string, string])[] => {
      const lead = readings[0]?.lead;
      // What it inherits is told with its line.
      if (!lead || lead.statedBy.id !== owner.id) return [];
      const fact = lead.fact as Fact<Worded>;
      const text = zh ? fact.text.zh : fact.text.en;
      const day = 'day' in fact ? `${fact.day} ` : '';
      return [[`${owner.id}:${attribute}:${fact.id}`, `${owner.id} ${attribute}/${fact.id}: ${cut(`${day}${text}`, TITLE)}`]];
    }),
  );
}

/** Every text of a line has its name. */
function withoutNames(message: string, names: Scene['names']): string {
  return names.scan(message).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, message);
}

/** In the language of the message; those that share its rare words first, then the others of the lines named, notes before events. */
export function titlesFor(message: string, lines: readonly Line[], { view, lexicon, names }: Scene): readonly string[] {
  const { catalog } = view;
  const zh = hasHan(message);
  const near: readonly Entity[] = lines.flatMap((line) => [
    line,
    ...[catalog.get('vendor', line.vendor)].filter((vendor) => vendor !== undefined),
    ...catalog.plansOf(line.id),
  ]);
  const within = near.length > 0 ? { within: new Set(near.map(({ kind, id }) => `${kind}:${id}`)) } : {};
  const hits = lexicon.texts.search(withoutNames(message, names), { ...within, attributes: WORDED, limit: near.length > 0 ? FOUND : FOUND_ANYWHERE });
  const best = hits.map(({ owner, attribute, index }) => {
    const fact = (catalog.find(owner)?.[attribute as Worded] as readonly { readonly id: string }[] | undefined)?.[index];
    return `${owner.id}:${attribute}:${fact?.id ?? ''}`;
  });
  const owners = [...new Set([...near, ...hits.flatMap(({ owner }) => catalog.find(owner) ?? [])])];
  const titles = owners.flatMap((owner) => titlesOf(owner, view, zh));
  const ranked = titles.map(([key, text]): Title => {
    const found = best.indexOf(key);
    return { text, rank: found >= 0 ? found : key.includes(':notes:') ? FOUND : FOUND + 1 };
  });
  const wanted = near.length > 0 ? ranked : ranked.filter(({ rank }) => rank < FOUND);
  return wanted.toSorted((one, other) => one.rank - other.rank).map(({ text }) => text);
}
