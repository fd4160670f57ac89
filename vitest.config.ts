import { defineConfig } from 'vitest/config'

/** Three projects: `unit` needs nothing but files, `database` a PostgreSQL, `journeys` a browser and the built screens too. */
export default defineConfig({
  test: {
    maxWorkers: process.env.CI ? 2 : '50%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/guards/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
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
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.journey.test.ts'],
          globalSetup: ['tests/database-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
