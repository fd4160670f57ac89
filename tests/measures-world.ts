import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openTestApp } from './test-app.ts'

/** An organisation with somebody who works there, somebody who left and a system, that adopted two editions. */
export async function openMeasuresWorld() {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation('Zorggroep De Proef')
  const officer = await app.person(organisation, 'security-officer', { name: 'Officer' })
  const contributor = await app.person(organisation, 'contributor')
  const outsider = await app.person(await app.organisation(), 'administrator')
  const person = { jan: newId(), left: newId() }
  const system = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const staff = {
      organisation_id: organisation,
      number: '',
      email: '',
      function: 'Beheerder',
      starts: '2020-01-01',
      language: 'nl',
    }
    await tx.rows
      .insertInto('staff')
      .values([
        { ...staff, id: person.jan, name: 'Jan (demo)', ends: null },
        { ...staff, id: person.left, name: 'Els (demo)', ends: '2026-02-28' },
      ])
      .execute()
    await tx.rows
      .insertInto('systems')
      .values({
        ...{
          organisation_id: organisation,
          id: system,
          name: 'EPD',
          kind: 'patient-record',
          purpose: '',
          owner_role: '',
        },
        ...{ supplier: '', health_data: true, availability: 3, integrity: 3, confidentiality: 3, position: 1 },
      })
      .execute()
    tx.note({ action: 'profile.changed', subject: '' })
  })
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) {
    await app.call(adoptEdition, { as: officer, params: { edition } })
  }
  return { app, officer, contributor, outsider, person, system }
}

/** What somebody fills in about a measure. */
export const measureFacts = (more: object = {}) => ({
  ...{ title: 'Back-ups maken', how: 'Elke nacht naar een tweede locatie', owner: null, ownerRole: 'Hoofd ICT' },
  ...{ standIn: null, standInRole: '', inOperationSince: null, plannedFor: null, effectiveness: '' },
  ...{ requirements: [], systems: [], locations: [], rhythms: [], proofs: [] },
  ...more,
})
