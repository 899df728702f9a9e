import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    include: ['tests/**/*.test.ts'],
    // `npm run fuzz` tries many more payloads than the ordinary tests.
    ...(mode === 'fuzz' ? { env: { FUZZ_RUNS: '100000' } } : {}),
    isolate: false,
    // For what hangs, not for what is slow: a busy machine is no failure.
    testTimeout: mode === 'fuzz' ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
  },
}));
