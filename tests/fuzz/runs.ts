/** How many payloads each property gets: `npm run fuzz` sets FUZZ_RUNS, the ordinary tests take a few. */
const ALL = Number(process.env['FUZZ_RUNS'] ?? 2_000);

/** `share`: this property's part of all payloads, 0 to 1. */
export const runsOf = (share: number): number => Math.ceil(ALL * share);
