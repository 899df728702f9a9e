/** Numbers the sources of a card in the order in which they are cited. One collector per card; the card itself stays plain data. */
import type { CardSource } from '#src/card/card.ts';
import { OLD } from '#src/card/sources.ts';
import type { Attribute, Basis, Day } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** What a citation needs of a fact, a conversion or a rate. */
export type Citable = Pick<Held<Attribute>, 'source' | 'checked' | 'basis'> & { readonly stale?: boolean; readonly age?: number };

export type Citations = {
  /** "[2]": the mark of this fact's source; the same source of the same day keeps its number. "[2]†" at a stale figure: its day stands at the source. */
  cite(held: Citable): string;
  /** Marks of several figures, each mark once: "[1][3]". Of each figure all that say it come in one list: it is as fresh as the latest of them. */
  citeAll(...figures: readonly (readonly Citable[])[]): string;
  /** Marks of what is past or contradicted: it is told for what it was, so its age warns nobody. */
  refer(helds: readonly Citable[]): string;
  /** Marks of one figure: of the source that leads or, where nobody has seen that of late, of the latest that agrees. More would be noise beside a figure. */
  citeReading(reading: { readonly lead: Citable; readonly agreeing: readonly Citable[] }): string;
  sources(): readonly CardSource[];
  /** The latest day on which anything of what was cited was looked at; undefined while nothing is. */
  newest(): Day | undefined;
  /** The earliest such day. */
  oldest(): Day | undefined;
};

/** Licences that ask to be named wherever the work is used; the others go with copies of a text, and no text is copied. */
const NAMED_LICENCE = /^CC-BY/;

function titleOf({ source }: Citable, loc: Localizer): string {
  const title = loc.pick(source.title);
  return source.licence && NAMED_LICENCE.test(source.licence)
    ? loc.t('fact:licensed', { title, licence: source.licence.replaceAll('-', ' ') })
    : title;
}

const keyOf = ({ source, checked }: Citable): string => `${source.id}@${checked}`;

type Entry = { readonly held: Citable; readonly bases: Set<Basis>; old: boolean };

export function createCitations(loc: Localizer): Citations {
  const entries = new Map<string, Entry>();

  const mark = (held: Citable, old = false): string => {
    const key = keyOf(held);
    const entry = entries.get(key) ?? { held, bases: new Set<Basis>(), old: false };
    entry.bases.add(held.basis);
    entry.old ||= old;
    entries.set(key, entry);
    return `[${[...entries.keys()].indexOf(key) + 1}]${old ? OLD : ''}`;
  };
  const refer = (helds: readonly Citable[]): string => [...new Set(helds.map((held) => mark(held)))].join('');
  const citeAll = (...figures: readonly (readonly Citable[])[]): string => {
    const freshest = figures.flatMap((helds) => helds.toSorted((a, b) => (a.age ?? 0) - (b.age ?? 0)).slice(0, 1));
    const old = new Set(freshest.filter(({ stale }) => stale).map(keyOf));
    return [...new Set(figures.flat().map((held) => mark(held, old.has(keyOf(held)))))].join('');
  };

  const days = (): readonly Day[] => [...entries.values()].map(({ held }) => held.checked).toSorted();

  return {
    cite: (held) => citeAll([held]),
    citeAll,
    refer,
    citeReading: ({ lead, agreeing }) => {
      const [latest] = agreeing.filter(({ checked }) => checked > lead.checked).toSorted((a, b) => (a.checked < b.checked ? 1 : -1));
      return citeAll([latest && lead.stale ? latest : lead]);
    },
    sources: () =>
      [...entries.values()].map(({ held, bases, old }) => ({
        title: titleOf(held, loc),
        ...(held.source.url ? { url: held.source.url } : {}),
        checked: held.checked,
        ...(old ? { old: true as const } : {}),
        basis: loc.list([...bases].map((basis) => loc.t(`fact:bases.${basis}`))),
      })),
    newest: () => days().at(-1),
    oldest: () => days().at(0),
  };
}
