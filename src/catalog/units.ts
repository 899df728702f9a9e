/** What quotas are counted in: use, and money, where a plan gives so much worth of use at API prices. */
import { type Currency, currencies } from './currencies.ts';

const useUnits = ['prompt', 'request', 'token', 'uncached-token', 'credit', 'message', 'task', 'completion', 'hour'] as const;

type MoneyUnit = Lowercase<Currency>;
const moneyUnits = currencies.map((code) => code.toLowerCase()) as unknown as readonly [MoneyUnit, ...MoneyUnit[]];

export const units = [...useUnits, ...moneyUnits] as const;
export type Unit = (typeof units)[number];

/** Whether it is a unit of the list. */
export function isUnit(unit: string): unit is Unit {
  return (units as readonly string[]).includes(unit);
}

/** The currency of a unit of money; undefined for units of use. */
export function currencyOfUnit(unit: Unit): Currency | undefined {
  return currencies.find((code) => code.toLowerCase() === unit);
}

/** Small units are priced and told by the lot: so many of one make a figure that can be read. */
const LOTS: Readonly<Partial<Record<Unit, number>>> = {
  request: 1000,
  token: 1_000_000,
  'uncached-token': 1_000_000,
  credit: 1000,
  completion: 1000,
};
export const lotOf = (unit: Unit): number => LOTS[unit] ?? 1;
