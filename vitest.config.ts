import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Unit tests stand beside the code; `site` reads the built site in `dist/`, and builds attacks; `browser` walks it in Chromium. */
export default defineConfig({
  test: {
    // Vitest would leave one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // With --coverage: what the unit tests alone reach.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.{test,fixture}.{ts,tsx}', '**/*.d.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { 'src/widgets/**': { lines: 80 }, 'src/site/**': { lines: 80 } },
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'fuzz/**/*.test.ts', 'scripts/**/*.test.mjs', 'tests/*.test.ts'],
          // Those that take a second alone take ten on a busy machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/attacks/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // What a page does after a click waits for scripts, on a machine that may be three times slower.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
