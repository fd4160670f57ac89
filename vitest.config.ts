import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const halfOfProcessors = Math.floor(availableParallelism() / 2)

/**
 * Three projects: `unit` needs nothing but files, `database` a PostgreSQL, `journeys` a browser and the built screens too. The
 * files share the process of a worker (`isolate: false`), which loads the code and the content once.
 */
export default defineConfig({
  test: {
    // Never one alone: while a test waits for another process or the disk, another test goes on.
    maxWorkers: Math.max(2, halfOfProcessors),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/guards/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['tests/one-seed.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'tests/*.db.test.ts', 'tests/faults/*.db.test.ts'],
          globalSetup: ['tests/database-setup.ts'],
          setupFiles: ['tests/one-seed.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          isolate: false,
          // Nearly half of its time such a test waits for the database: a third worker keeps two processors busy, a fourth is in the way.
          maxWorkers: Math.max(3, halfOfProcessors),
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
          isolate: false,
          maxWorkers: Math.max(3, halfOfProcessors),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
