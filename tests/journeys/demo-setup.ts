import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/platform/database/connect.ts'
import { makePrograms } from '../built-programs.ts'
import { databaseAt } from '../database-setup.ts'
import { findChromium } from './chromium.ts'
import { startServer } from './running-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder, with its keys, that belongs to the database `demoTemplate`. */
    demoData: string
  }
}

/** The database of which journeys in the demo get a copy. */
export const demoTemplate = 'zorgborg_demo_template'

/**
 * The demo, loaded once as somebody would on the command line: a database to copy, and the data folder that belongs to it. Runs
 * after the setup of the databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await makePrograms('server and web')
  const server = project.getProvidedContext().databaseServer
  const admin = connect(server, 1)
  await admin.pool.query(`drop database if exists ${demoTemplate} with (force)`)
  await admin.pool.query(`create database ${demoTemplate} template zorgborg_template strategy file_copy`)
  await admin.close()
  const data = await mkdtemp(join(tmpdir(), 'zorgborg-demo-'))
  const loading = await startServer({ demo: true, databaseUrl: databaseAt(server, demoTemplate), data })
  await loading.stop()
  // Where the browser has to be unpacked, that is done before several files want it.
  await findChromium()
  project.provide('demoData', data)
  return () => rm(data, { recursive: true, force: true })
}
