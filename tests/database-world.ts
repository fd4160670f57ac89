import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connect, type Engine } from '../src/platform/database/connect.ts'
import { databaseAt } from './database-setup.ts'

export type TestDatabase = {
  url: string
  engine: Engine
  /** Every statement sent so far; empty it to count anew. */
  statements: string[]
  drop(): Promise<void>
}

/** A migrated database of a test file's own, empty unless another template is named, on the PostgreSQL of this run. Drop it in `afterAll`. */
export async function createTestDatabase(size = 6, template = 'zorgborg_template'): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `zorgborg_test_${randomBytes(6).toString('hex')}`
  const admin = connect(server, 1)
  // Copying the files is a fraction of the work of copying them through the log.
  await admin.pool.query(`create database ${name} template ${template} strategy file_copy`)
  // It is thrown away, and no test kills its server: what is committed there need not wait for the disk.
  await admin.pool.query(`alter database ${name} set synchronous_commit = off`)
  const url = databaseAt(server, name)
  const statements: string[] = []
  const engine = connect(url, size, (statement) => void statements.push(statement))
  return {
    url,
    engine,
    statements,
    drop: async () => {
      await engine.close()
      await admin.pool.query(`drop database ${name} with (force)`)
      await admin.close()
    },
  }
}
