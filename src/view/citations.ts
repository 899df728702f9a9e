/** Numbers the sources of a card in the order in which they are cited. One collector per card; the card itself stays plain data. */
import type { CardSource } from '#src/card/card.ts';
import type { Attribute, Basis, Day } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** What a citation needs of a fact, a conversion or a rate. */
export type Citable = Pick<Held<Attribute>, 'source' | 'checked' | 'basis'> & { readonly stale?: boolean; readonly age?: number };

export type Citations = {
  /** "[2]": the mark of this fact's source; the same source of the same day keeps its number. */
  cite(held: Citable): string;
  /** Marks of several figures, each mark once: "[1][3]". Of each figure all that say it come in one list: it is as fresh as the latest of them. */
  citeAll(...figures: readonly (readonly Citable[])[]): string;
  /** Marks of what is past or contradicted: it is told for what it was, so its age warns nobody. */
  refer(helds: readonly Citable[]): string;
  /** Marks of one figure: of the source that leads and, where it is later, of the latest that agrees. More would be noise beside a figure. */
  citeReading(reading: { readonly lead: Citable; readonly agreeing: readonly Citable[] }): string;
  sources(): readonly CardSource[];
  /** The latest day on which anything of what was cited was looked at; undefined while nothing is. */
  newest(): Day | undefined;
  /** The earliest such day. */
  oldest(): Day | undefined;
  /** The oldest stale check among what was cited, with its age in days; undefined while all are fresh. */
  stale(): { readonly checked: Day; readonly age: number } | undefined;
};

type Entry = { readonly held: Citable; readonly bases: Set<Basis> };

export function createCitations(loc: Localizer): Citations {
  const entries = new Map<string, Entry>();
  let oldest: { checked: Day; age: number } | undefined;

  const mark = (held: Citable): string => {
    const key = `${held.source.id}@${held.checked}`;
    const entry = entries.get(key) ?? { held, bases: new Set<Basis>() };
    entry.bases.add(held.basis);
    entries.set(key, entry);
    return `[${[...entries.keys()].indexOf(key) + 1}]`;
  };
  const refer = (helds: readonly Citable[]): string => [...new Set(helds.map(mark))].join('');
  const citeAll = (...figures: readonly (readonly Citable[])[]): string => {
    for (const helds of figures) {
      const [freshest] = helds.toSorted((a, b) => (a.age ?? 0) - (b.age ?? 0));
      if (freshest?.stale && freshest.age !== undefined && (!oldest || freshest.age > oldest.age))
        oldest = { checked: freshest.checked, age: freshest.age };
    }
    return refer(figures.flat());
  };

  const days = (): readonly Day[] => [...entries.values()].map(({ held }) => held.checked).toSorted();

  return {
    cite: (held) => citeAll([held]),
    citeAll,
    refer,
    citeReading: ({ lead, agreeing }) => {
      const [latest] = agreeing.filter(({ checked }) => checked > lead.checked).toSorted((a, b) => (a.checked < b.checked ? 1 : -1));
      return citeAll(latest ? [lead, latest] : [lead]);
    },
    sources: () =>
      [...entries.values()].map(({ held, bases }) => ({
        title: loc.pick(held.source.title),
        ...(held.source.url ? { url: held.source.url } : {}),
        checked: held.checked,
        basis: loc.list([...bases].map((basis) => loc.t(`fact:bases.${basis}`))),
      })),
    newest: () => days().at(-1),
    oldest: () => days().at(0),
    stale: () => oldest,
  };
}
