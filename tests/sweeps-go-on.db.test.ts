import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepReaders } from '../src/features/documents/ask-readers.ts'
import { sweepFiles } from '../src/features/files/sweep-files.ts'
import { membershipOf } from '../src/features/rhythm/following.store.ts'
import { newId } from '../src/platform/database/ids.ts'
import { documentToRead, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

async function organisationThatAsks(): Promise<string> {
  const organisation = await app.organisation()
  const officer = await app.person(organisation, 'security-officer')
  const owner = await staffMember(app, organisation, 'Ann (demo)')
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const approver = (await membershipOf(tx, officer.user))?.id ?? ''
    await documentToRead(tx, { owner, approver, version: newId() })
    tx.note({ action: 'document.begun', subject: 'Policy' })
  })
  return organisation
}

test('what fails in one organisation keeps nobody of another from being asked to read', async () => {
  const all = [await organisationThatAsks(), await organisationThatAsks(), await organisationThatAsks()]
  const asked = async () => {
    const rows = await app.database.engine.rows.selectFrom('reading_asks').select('organisation_id').execute()
    return rows.map((row) => row.organisation_id).sort()
  }
  // The first that is swept fails, whichever that is.
  let failed: string | undefined
  const transactions: TestApp['transactions'] = {
    ...app.transactions,
    read: (organisation, ...rest) => {
      failed ??= organisation
      if (organisation === failed) throw new Error('this one fails')
      return app.transactions.read(organisation, ...rest)
    },
  }
  await expect(sweepReaders(transactions, Date.now)).rejects.toThrow('1 organisations')
  expect(await asked()).toEqual(all.filter((one) => one !== failed).sort())
  expect(await sweepReaders(app.transactions, Date.now)).toEqual({ asked: 1 })
})

test('what fails in one organisation keeps no file of another', async () => {
  const organisations = [await app.organisation(), await app.organisation()]
  const swept: string[] = []
  const store: TestApp['fileStore'] = {
    ...app.fileStore,
    writtenBefore: async (organisation, before) => {
      swept.push(organisation)
      if (swept.length === 1) throw new Error('this one fails')
      return app.fileStore.writtenBefore(organisation, before)
    },
    forgetIncoming: async () => {
      swept.push('incoming')
    },
  }
  await expect(sweepFiles(app.transactions, store)).rejects.toThrow('1 organisations')
  expect(swept).toEqual(expect.arrayContaining([...organisations, 'incoming']))
})
