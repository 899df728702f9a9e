/** A few figures out of many. */

/** The value below which `share` of them lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Median, 99th percentile and greatest, in whole units. */
export function spread(values: readonly number[]): string {
  return [quantile(values, 0.5), quantile(values, 0.99), Math.max(...values)].map((value) => value.toFixed(0).padStart(6)).join(' ');
}
