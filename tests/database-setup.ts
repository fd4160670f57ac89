import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../src/platform/database/connect.ts'
import { startEmbeddedDatabase } from '../src/platform/database/embedded/start.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDataFolder } from '../src/platform/files/data-folder.ts'
import { makePrograms } from './built-programs.ts'
import { fastFolder } from './fast-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
  }
}

/**
 * One PostgreSQL for all tests that need one: the server that DATABASE_URL names, else an embedded one in a folder of its own. A
 * migrated template is made once; every test file gets a copy of it (`createTestDatabase`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await makePrograms('server')
  const given = process.env.DATABASE_URL
  const folder = given ? null : await fastFolder('zorgborg-test-')
  const embedded = folder ? await startEmbeddedDatabase({ folder: await openDataFolder(folder) }) : null
  const server = embedded
    ? `postgres://${embedded.user}@localhost:${embedded.port}/postgres?host=${encodeURIComponent(embedded.host)}`
    : (given as string)
  const admin = connect(server, 1)
  await admin.pool.query('drop database if exists zorgborg_template')
  await admin.pool.query('create database zorgborg_template')
  const template = connect(databaseAt(server, 'zorgborg_template'), 1)
  await migrate(template, join(import.meta.dirname, '..', 'migrations'))
  await template.close()
  await admin.close()
  project.provide('databaseServer', server)
  return async () => {
    await embedded?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function databaseAt(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
