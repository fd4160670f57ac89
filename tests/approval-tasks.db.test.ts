import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDocument } from '../src/features/documents/documents.contract.ts'
import { draft, facts, openReadingWorld, type ReadingWorld } from '../src/features/documents/reading-world.fixture.ts'
import { proposeVersion, readVersion, saveDraft } from '../src/features/documents/versions.contract.ts'
import { listTasks } from '../src/features/rhythm/rhythm.contract.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})
afterAll(() => world.close())

test('who wrote a text has no task to approve it where somebody else is named', async () => {
  const { app, officer, organisation } = world
  const other = await app.person(organisation, 'administrator')
  const rows = await app.database.engine.rows
    .selectFrom('memberships')
    .select(['id', 'user_id'])
    .where('organisation_id', '=', organisation)
    .execute()
  const membershipOf = ({ user }: { user: string }) => rows.find((row) => row.user_id === user)?.id ?? ''
  const propose = async (title: string, approvers: string[]) => {
    const made = await world.must(addDocument, { as: officer, body: facts({ title, approvers }) })
    const params = { id: String((made as Record<string, unknown>).version) }
    const { revision } = await world.must(readVersion, { as: officer, params })
    const saved = await world.must(saveDraft, { as: officer, params, seen: Number(revision), body: draft('Own.') })
    await world.must(proposeVersion, { as: officer, params, seen: Number(saved.revision) })
  }
  await propose('Two', [membershipOf(officer), membershipOf(other)])
  await propose('One', [membershipOf(officer)])
  const tasks = async (as: typeof officer) => {
    const { items } = await world.must(listTasks, {
      as,
      query: { whose: 'mine', kind: 'approval', until: '2027-01-01' },
    })
    return ((items ?? []) as { title: string }[]).map(({ title }) => title)
  }
  expect(await tasks(officer)).toEqual(['One'])
  expect(await tasks(other)).toEqual(['Two'])
})
