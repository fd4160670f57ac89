import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

/**
 * Three projects: `unit` needs nothing but files, `database` a PostgreSQL, `journeys` a browser and the built screens too. The
 * files of the first two share the process of a worker (`isolate: false`), which loads the code and the content once.
 */
export default defineConfig({
  test: {
    maxWorkers: process.env.CI ? 2 : '50%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/guards/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'tests/*.db.test.ts', 'tests/faults/*.db.test.ts'],
          globalSetup: ['tests/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.journey.test.ts'],
          globalSetup: ['tests/database-setup.ts', 'tests/journeys/demo-setup.ts'],
          // Each wait within a journey has an end of its own; these only end what hangs otherwise.
          testTimeout: 900_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000, interval: 100 } },
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
