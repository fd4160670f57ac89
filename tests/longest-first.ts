import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, the longest first: whoever begins them last waits for them at the end, with one worker idle. */
const long = [
  'tests/faults/bad-input.db.test.ts',
  'tests/faults/kill-server.db.test.ts',
  'tests/faults/kill-database.db.test.ts',
  'tests/faults/backup.db.test.ts',
  'tests/faults/two-starts.db.test.ts',
  'src/platform/database/embedded/start.db.test.ts',
  'src/platform/backup/faults.db.test.ts',
  'tests/faults/bad-request.db.test.ts',
  'tests/access-matrix.db.test.ts',
  'tests/foreign-ids.db.test.ts',
  'src/platform/backup/backup.db.test.ts',
  'src/app/demo/load-demo.db.test.ts',
  'tests/faults/full-disk.db.test.ts',
  'src/platform/database/embedded/trouble.db.test.ts',
  'tests/pool-starvation.db.test.ts',
  'src/features/soa/soa-documents.test.ts',
  'src/render/word/render-statement-word.test.ts',
  'src/core/estimate/draw-years.test.ts',
  'src/render/report/render-report.test.ts',
  'tests/guards/boundaries.test.ts',
  'tests/journeys/pages.journey.test.ts',
  'tests/journeys/assessment.journey.test.ts',
  'tests/journeys/risk.journey.test.ts',
  'tests/journeys/rhythm.journey.test.ts',
  'tests/journeys/supplier.journey.test.ts',
]

/** Orders files as Vitest does, by how long they took before where that is known, and puts the long ones in front wherever it is not. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = (file: TestSpecification) => {
      const at = long.findIndex((path) => file.moduleId.endsWith(`/${path}`))
      return at < 0 ? long.length : at
    }
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
