import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    isolate: false,
    // For what hangs, not for what is slow: a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
