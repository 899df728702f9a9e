/** Brings the figures of a row to one unit or one currency, with what was assumed on the way. */
import { isCurrency } from '#src/catalog/currencies.ts';
import { type Currency, type Unit, units } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { Side } from './compare-cells.ts';
import { readers } from './compare-cells.ts';
import type { Cell, ConvertedFigure, Figure, FigureUnit } from './compare-types.ts';
import { type Converter, createConverter, doubtOf } from './convert.ts';
import { scale } from './interval.ts';
import { exchange } from './money.ts';
import { scopeOf } from './scope.ts';

/** `figures[i]` is undefined where side `i` has none in that unit. */
export type Aligned = { readonly unit: FigureUnit; readonly figures: readonly (Figure | 'none' | undefined)[]; readonly cells: readonly Cell[] };

type Option = { readonly figure: Figure; readonly converted?: ConvertedFigure; readonly doubt: number };

function isUnit(unit: FigureUnit): unit is Unit {
  return (units as readonly string[]).includes(unit);
}

/** Every figure that a cell has: its lead, and other readings of the slot in other units. */
function readingsOf(cell: Cell): readonly Figure[] {
  const read = cell.slot && readers[cell.slot.attribute];
  const own = read && cell.slot ? cell.slot.readings.map((reading) => read(reading.lead)) : [cell.figure];
  return own.filter((figure) => figure !== undefined && figure !== 'none');
}

function inUnit(cell: Cell, target: Unit, converter: Converter): Option | undefined {
  const options = readingsOf(cell).flatMap((figure): readonly Option[] => {
    if (figure.unit === target) return [{ figure, doubt: 0 }];
    const found = isUnit(figure.unit) ? converter.convert(figure.value, figure.unit, target) : undefined;
    if (!found) return [];
    const other: Figure = { ...figure, value: found.value, unit: target };
    return [{ figure: other, converted: { figure: other, uses: found.uses }, doubt: doubtOf(found.uses) }];
  });
  return options.toSorted((a, b) => a.doubt - b.doubt)[0];
}

function settle(cells: readonly Cell[], unit: FigureUnit, options: readonly (Option | 'none' | undefined)[]): Aligned {
  return {
    unit,
    figures: options.map((option) => (option === undefined || option === 'none' ? option : option.figure)),
    cells: cells.map((cell, i) => {
      const option = options[i];
      if (option === undefined || option === 'none') return cell;
      if (option.converted) return { ...cell, converted: option.converted };
      // Another reading of the same limit was already in this unit: it needs no assumption.
      return cell.figure !== 'none' && cell.figure?.unit === unit ? cell : { ...cell, converted: { figure: option.figure, uses: [] } };
    }),
  };
}

/** A credit is the coin of its house: those of two houses are no more one unit than yuan and dollars. */
function shareCredits(view: View, sides: readonly Side[]): boolean {
  const { catalog } = view;
  const houses = sides.map(({ ref }) => {
    if (ref.kind === 'vendor') return ref.id;
    const line = ref.kind === 'line' ? ref.id : catalog.get('plan', ref.id)?.line;
    return catalog.get('line', line ?? '')?.vendor;
  });
  return new Set(houses).size === 1;
}

/** Quotas in the unit that needs the least doubtful conversions; undefined where there is none for all sides that know theirs. */
export function alignUnits(view: View, sides: readonly Side[], cells: readonly Cell[]): Aligned | undefined {
  const converters = sides.map((side) => createConverter(view, scopeOf(view, side.ref)));
  const leads = new Set(cells.flatMap(({ figure }) => (figure === undefined || figure === 'none' ? [] : [figure.unit])));
  const counted = sides.filter((_, i) => cells[i]?.figure !== undefined && cells[i]?.figure !== 'none');
  const common = units.filter((unit) => unit !== 'credit' || shareCredits(view, counted));
  const candidates = [...new Set([...leads, ...units])]
    .filter(isUnit)
    .filter((unit) => common.includes(unit))
    .flatMap((unit) => {
      const options = cells.map(({ figure }, i) => {
        const [cell, converter] = [cells[i], converters[i]];
        if (figure === undefined || figure === 'none' || !cell || !converter) return figure === 'none' ? ('none' as const) : undefined;
        return inUnit(cell, unit, converter) ?? null;
      });
      if (options.some((option) => option === null)) return [];
      const found = options.map((option) => option ?? undefined);
      // A unit that no side uses is worth its conversions only where the sides' own cannot be joined.
      const strange = leads.has(unit) ? 0 : 100;
      return [{ unit, options: found, doubt: found.reduce((sum, each) => sum + (each === undefined || each === 'none' ? 0 : each.doubt), strange) }];
    });
  const best = candidates.toSorted((a, b) => a.doubt - b.doubt)[0];
  return best && settle(cells, best.unit, best.options);
}

/** Prices in one currency, by the rate nearest to the day; undefined where the data holds no rate. */
export function alignCurrencies(view: View, cells: readonly Cell[], wanted: Currency | undefined): Aligned | undefined {
  const first = cells.map(({ figure }) => (figure === undefined || figure === 'none' ? undefined : figure.unit)).find((unit) => unit !== undefined);
  const target = wanted ?? (first !== undefined && isCurrency(first) ? first : undefined);
  if (!target) return undefined;
  const options = cells.map(({ figure }): Option | undefined | null => {
    if (figure === undefined || figure === 'none' || !isCurrency(figure.unit)) return undefined;
    if (figure.unit === target) return { figure, doubt: 0 };
    const by = exchange(view, figure.unit, target);
    if (!by) return null;
    const value = scale(figure.value, by.base === figure.unit ? by.rate : 1 / by.rate);
    const other: Figure = { ...figure, value, unit: target };
    return {
      figure: other,
      converted: { figure: other, uses: [], rate: { base: by.base, quote: by.quote, rate: by.rate, cite: by.cite } },
      doubt: 1,
    };
  });
  if (options.some((option) => option === null)) return undefined;
  return settle(
    cells,
    target,
    options.map((option) => option ?? undefined),
  );
}
