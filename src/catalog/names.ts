/** The one place that turns what people write into entities. */
import { lazy } from '#src/lazy.ts';
import { createCompleter } from './names/complete.ts';
import type { Piece } from './names/compose.ts';
import { narrowest } from './names/entries.ts';
import { type KnownNames, namesKnown } from './names/kept.ts';
import { keyOf } from './names/normalise.ts';
import { createReader } from './names/scan.ts';
import { IDLE, partsOf } from './names/split.ts';
import type { Catalog, Entity, EntityKind, Mention, Names, Resolution } from './types.ts';

/** How many near misses are worth offering, and for how many unknown names of one list. */
const SUGGESTIONS = 5;
const SUGGESTED_FOR = 4;

/** Builds the index of all names once; the catalog must not change afterwards. `known`: what is known of its names already. */
export function createNames(catalog: Catalog, { entries, forms }: KnownNames = namesKnown(catalog)): Names {
  const read = createReader(catalog, entries);
  // One question from the command line completes nothing.
  const completer = lazy(() => createCompleter(catalog, forms()));

  /** Of several meanings those of the kinds asked for; the narrower of a vendor and its line. */
  function meant(entities: readonly Entity[], kinds: readonly EntityKind[] | undefined): readonly Entity[] {
    return narrowest(catalog, kinds ? entities.filter(({ kind }) => kinds.includes(kind)) : entities);
  }

  /** Where plans are asked for, a line or a vendor stands for all of its plans. */
  function meantOrInside(entities: readonly Entity[], kinds: readonly EntityKind[] | undefined): readonly Entity[] {
    const found = meant(entities, kinds);
    return found.length > 0 || !kinds?.includes('plan') ? found : inside(entities);
  }

  function inside(entities: readonly Entity[]): readonly Entity[] {
    return narrowest(catalog, entities)
      .flatMap((entity) => (entity.kind === 'vendor' ? catalog.linesOf(entity.id) : entity))
      .flatMap((entity) => (entity.kind === 'line' ? catalog.plansOf(entity.id) : []));
  }

  /** `entities`: at least one. */
  function resolution(text: string, entities: readonly Entity[]): Resolution {
    const [entity, ...more] = new Set(entities);
    if (!entity) return { ok: false, reason: 'unknown', text, suggestions: [] };
    return more.length === 0 ? { ok: true, entity } : { ok: false, reason: 'ambiguous', text, candidates: [entity, ...more] };
  }

  /** What a piece means as an answer; nothing when it asks for a tier that is not there. */
  function answered({ entities, lacks }: Piece, kinds: readonly EntityKind[] | undefined): readonly Entity[] {
    return lacks === undefined ? meantOrInside(entities, kinds) : [];
  }

  /** `near`: what was understood of the text. "bailian ultra" is near to the plans of Bailian. */
  function unknown(text: string, near: readonly Piece[], kinds: readonly EntityKind[] | undefined, offer: boolean): Resolution {
    if (!offer) return { ok: false, reason: 'unknown', text, suggestions: [] };
    const wanted = near.slice(0, SUGGESTIONS).flatMap(({ entities }) => [...meant(inside(entities), kinds), ...meant(entities, kinds)]);
    const suggestions = [...new Set([...wanted, ...completer().suggest(text, kinds, SUGGESTIONS)])].slice(0, SUGGESTIONS);
    return { ok: false, reason: 'unknown', text, suggestions };
  }

  function resolve(text: string, kinds?: readonly EntityKind[], offer = true): Resolution {
    const entry = entries.get(keyOf(text));
    const direct = entry && meantOrInside(entry.entities.length > 0 ? entry.entities : entry.tiers, kinds);
    if (direct && direct.length > 0) return resolution(text, direct);
    const pieces = read(text, 'lenient', kinds);
    const [first, ...more] = pieces.map((piece) => answered(piece, kinds));
    const one = first && more.every((other) => other.length === first.length && other.every((entity, at) => entity === first[at]));
    return one && first.length > 0 && IDLE.test(outside(text, pieces)) ? resolution(text, first) : unknown(text, pieces, kinds, offer);
  }

  return {
    resolve: (text, kinds) => resolve(text, kinds),
    one: (text, kinds) => {
      const found = resolve(text, kinds, false);
      return found.ok ? found.entity : undefined;
    },
    split(text, kinds) {
      let missed = 0;
      return partsOf(text, (section) => read(section, 'lenient', kinds)).map(({ text: part, piece }) => {
        if (!piece) return resolve(part, kinds, missed++ < SUGGESTED_FOR);
        const found = answered(piece, kinds);
        return found.length > 0 ? resolution(part, found) : unknown(part, [piece], kinds, missed++ < SUGGESTED_FOR);
      });
    },
    scan: (text, kinds, about) =>
      read(text, 'strict', kinds, about).flatMap(({ start, end, entities, how, bare, lacks }): readonly Mention[] => {
        const found = meant(entities, kinds);
        if (found.length === 0) return [];
        return [{ start, end, text: text.slice(start, end), entities: found, how, ...(bare && { tier: true as const }), ...(lacks && { lacks }) }];
      }),
    complete: (text, kinds, limit) => completer().complete(text, kinds, limit),
  };
}

function outside(text: string, pieces: readonly Piece[]): string {
  const gaps = [...pieces, { start: text.length, end: text.length }].map(({ start }, at) =>
    text.slice(at === 0 ? 0 : (pieces[at - 1]?.end ?? 0), start),
  );
  return gaps.join(' ');
}
