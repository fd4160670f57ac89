import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const worker = {
  ...{ name: 'Anna', number: '', email: '', function: 'Nurse', location: null, starts: '2026-01-05', ends: null },
  ...{ language: 'nl', teams: [] },
}
const training = {
  title: 'Phishing',
  kind: 'awareness',
  description: '',
  repeatEvery: 'P1Y',
  audience: [{ kind: 'all' }],
}
const list = { file: 'TmFhbQpB', columns: null, wholeListOn: null, startOn: null }
const away = { starts: '2026-01-05', ends: '2026-01-09', standIn: null }

/** A well-formed call of every contract about people, teams, absences and trainings. */
export const staffCalls: Record<string, () => TestCall> = {
  listStaff: () => ({}),
  readStaffOverview: () => ({}),
  listStaffChoices: () => ({ query: { search: 'a' } }),
  readStaffMember: () => ({ params: { id: nobody } }),
  addStaffMember: () => ({ body: { ...worker, name: `Anna ${Math.random()}` } }),
  changeStaffMember: () => ({ params: { id: nobody }, seen: 999_999, body: worker }),
  endEmployments: () => ({ body: { people: [{ id: nobody, revision: 1 }], ends: null } }),
  setTeam: () => ({ body: { people: [nobody], team: nobody, member: true } }),
  joinAccounts: () => ({ body: { people: [nobody] } }),
  releaseAccount: () => ({ params: { id: nobody }, seen: 999_999 }),
  downloadStaff: () => ({ query: { format: 'csv' } }),
  tryStaffImport: () => ({ body: list }),
  importStaff: () => ({ body: { ...list, token: 'a'.repeat(64) } }),
  listTrainings: () => ({}),
  readTraining: () => ({ params: { id: nobody } }),
  downloadTraining: () => ({ params: { id: nobody }, query: { format: 'csv' } }),
  addTraining: () => ({ body: { ...training, title: `Phishing ${Math.random()}` } }),
  changeTraining: () => ({ params: { id: nobody }, seen: 999_999, body: training }),
  withdrawTraining: () => ({ params: { id: nobody }, seen: 999_999 }),
  restoreTraining: () => ({ params: { id: nobody }, seen: 999_999 }),
  recordTraining: () => ({
    params: { id: nobody },
    body: { people: [nobody], followedOn: '2026-01-05', passed: true, score: null, note: '' },
  }),
  withdrawTrainingRecord: () => ({ params: { id: nobody }, seen: 999_999 }),
  tryTrainingImport: () => ({ params: { id: nobody }, body: { file: 'TmFhbQpB', columns: null } }),
  importTraining: () => ({ params: { id: nobody }, body: { file: 'TmFhbQpB', columns: null, token: 'a'.repeat(64) } }),
  addTeam: () => ({ body: { name: `Team ${Math.random()}` } }),
  renameTeam: () => ({ params: { id: nobody }, seen: 999_999, body: { name: 'Team' } }),
  withdrawTeam: () => ({ params: { id: nobody }, seen: 999_999 }),
  addAbsence: () => ({ params: { id: nobody }, body: away }),
  changeAbsence: () => ({ params: { id: nobody }, seen: 999_999, body: away }),
  removeAbsence: () => ({ params: { id: nobody }, seen: 999_999 }),
}
