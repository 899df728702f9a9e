/**
 * What work costs, in processor time of this thread: neither a slow machine nor a busy one changes how two costs compare. The clock of the
 * processor ticks in milliseconds, hence the work is done again until it can be told.
 */

const TOLD = 20;

function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of each run of the work. */
export function effortOf(work: () => void): number {
  const start = spent();
  for (let runs = 1; ; runs++) {
    work();
    const each = spent() - start;
    if (each >= TOLD) return each / runs;
  }
}

/** The least of several: what else the thread does (collecting garbage, compiling) only ever adds. */
export function leastEffort(work: () => void, rounds = 5): number {
  return Math.min(...Array.from({ length: rounds }, () => effortOf(work)));
}

/** What the larger work costs, in times the smaller. */
export function growthOf(small: () => void, large: () => void): { readonly growth: number } {
  // Compiled before it is measured.
  small();
  large();
  return { growth: leastEffort(large) / leastEffort(small) };
}

/** A line of figures: what was measured, then each with its name. */
export function print(measured: string, figures: Readonly<Record<string, number>>): void {
  const told = Object.entries(figures).map(([name, figure]) => `${name} ${figure.toFixed(2).padStart(6)}`);
  console.log(`${told.join('   ')}   ${measured}`);
}

/** What one piece of work made, and its milliseconds. */
export async function spentOn<T>(work: () => T | Promise<T>): Promise<{ readonly made: T; readonly ms: number }> {
  const start = spent();
  const made = await work();
  return { made, ms: spent() - start };
}
