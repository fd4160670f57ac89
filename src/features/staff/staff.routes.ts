import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { listAbsences, standsInFor } from './absences.store.ts'
import { addAbsence, changeAbsence, removeAbsence } from './change-absences.ts'
import { endEmployments, joinAccounts, releaseAccount, setTeam } from './change-many.ts'
import { addPerson, changePerson } from './change-staff.ts'
import { addTeam, renameTeam, withdrawTeam } from './change-teams.ts'
import { staffFile } from './export-staff.ts'
import * as importing from './import.contract.ts'
import { importStaff, tryStaffImport } from './import-staff.ts'
import { organisationOf } from './organisation.store.ts'
import { offeredAccounts, staffOverview } from './overview.store.ts'
import * as contracts from './staff.contract.ts'
import { countPeople, listPeople, type StaffFilter } from './staff.store.ts'

const mostChoices = 20

/** What the contract asks, with the day that is looked at filled in. */
function filterOf(reader: Reader, { on, ...query }: Omit<contracts.StaffQuery, 'sort' | 'direction'>): StaffFilter {
  return { ...query, on: (on ?? dayOf(reader.now)) as Day }
}

export function staffRoutes(): Route[] {
  return [
    reads(contracts.listStaff, async (reader, { query: { page, size, sort, direction, ...query } }) => {
      const filter = filterOf(reader, query)
      const items = await listPeople(reader, filter, { sort, direction }, { page, size })
      return { items, total: await countPeople(reader, filter), page, size }
    }),
    reads(contracts.readStaffOverview, (reader, { query }) =>
      staffOverview(reader, (query.on ?? dayOf(reader.now)) as Day),
    ),
    reads(contracts.listStaffChoices, async (reader, { query: { search, id } }) => {
      const on = dayOf(reader.now)
      const filter: StaffFilter = id === undefined ? { search, state: 'working', on } : { id, state: 'all', on }
      const found = await listPeople(reader, filter, undefined, { page: 1, size: mostChoices + 1 })
      const items = found
        .slice(0, mostChoices)
        .map(({ id, name, function: what, ends, account }) => ({ id, name, function: what, ends, account }))
      return { items, more: found.length > mostChoices }
    }),
    reads(contracts.downloadStaff, async (reader, { query: { format, sort, direction, ...query }, language }) => {
      const people = await listPeople(reader, filterOf(reader, query), { sort, direction })
      return staffFile(people, { format, language, organisation: await organisationOf(reader) })
    }),
    reads(contracts.readStaffMember, async (reader, { params: { id } }) => {
      const on = dayOf(reader.now)
      const [person] = await listPeople(reader, { id, state: 'all', on })
      if (!person) throw problems.notFound()
      const absences = await listAbsences(reader, id)
      return {
        ...person,
        absences: absences.map(({ staff: _staff, ...absence }) => absence),
        accountOffered: (await offeredAccounts(reader, id)).length > 0,
        standsInFor: await standsInFor(reader, id, on),
      }
    }),
    reads(importing.tryStaffImport, (reader, { body, language }) => tryStaffImport(reader, body, language)),
    writes(importing.importStaff, (tx, { body }) => importStaff(tx, body)),
    writes(contracts.addStaffMember, (tx, { body }) => addPerson(tx, body)),
    writes(contracts.changeStaffMember, (tx, { params, body, seen }) => changePerson(tx, params.id, body, seen)),
    writes(contracts.endEmployments, async (tx, { body }) => ({ changed: await endEmployments(tx, body) })),
    writes(contracts.setTeam, async (tx, { body }) => ({ changed: await setTeam(tx, body) })),
    writes(contracts.joinAccounts, async (tx, { body }) => ({ changed: await joinAccounts(tx, body.people) })),
    writes(contracts.releaseAccount, (tx, { params, seen }) => releaseAccount(tx, params.id, seen)),
    writes(contracts.addTeam, (tx, { body }) => addTeam(tx, body)),
    writes(contracts.renameTeam, (tx, { params, body, seen }) => renameTeam(tx, params.id, body, seen)),
    writes(contracts.withdrawTeam, async (tx, { params, seen }) => {
      await withdrawTeam(tx, params.id, seen)
      return {}
    }),
    writes(contracts.addAbsence, (tx, { params, body }) => addAbsence(tx, params.id, body)),
    writes(contracts.changeAbsence, (tx, { params, body, seen }) => changeAbsence(tx, params.id, body, seen)),
    writes(contracts.removeAbsence, async (tx, { params, seen }) => {
      await removeAbsence(tx, params.id, seen)
      return {}
    }),
  ]
}
