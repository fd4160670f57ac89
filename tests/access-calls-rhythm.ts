import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const duty = {
  ...{ title: 'Access review', how: '', owner: null, team: null, ownerRole: 'Security officer', standIn: null },
  ...{ every: 'P1M', firstOn: '2026-03-01' },
}
const turn = { of: 'duty', id: nobody, dueOn: '2026-03-01', doneOn: '2026-03-01', note: '', evidence: null }

/** The calls about what is due, and about being told of it. */
export const rhythmCalls: Record<string, (things: Things) => TestCall> = {
  listTasks: () => ({}),
  downloadTasks: () => ({ query: { format: 'csv' } }),
  readYear: () => ({ query: { from: '2026-01-01', through: '2026-12-31' } }),
  readWatches: () => ({}),
  readTurnsOf: () => ({ params: { of: 'duty', id: nobody } }),
  listDuties: () => ({}),
  readDuty: () => ({ params: { id: nobody } }),
  readDutyChoices: () => ({}),
  findDutyOwners: () => ({}),
  addDuty: () => ({ body: duty }),
  changeDuty: () => ({ params: { id: nobody }, seen: 1, body: duty }),
  endDuty: () => ({ params: { id: nobody }, seen: 1, body: { endedOn: '2026-04-01', reason: 'Other' } }),
  resumeDuty: () => ({ params: { id: nobody }, seen: 1 }),
  finishTurn: () => ({ body: turn }),
  finishTurns: () => ({
    body: { turns: [{ of: 'duty', id: nobody, dueOn: '2026-03-01' }], doneOn: '2026-03-01', note: '' },
  }),
  withdrawTurn: () => ({ params: { id: nobody }, seen: 1 }),
  readDigest: () => ({}),
  changeDigest: () => ({ body: { every: 'day' }, seen: 0 }),
  listFeeds: () => ({}),
  makeFeed: () => ({ body: { whose: 'mine', language: 'en' } }),
  withdrawFeed: () => ({ params: { id: nobody }, seen: 1 }),
  listAllFeeds: () => ({}),
  withdrawAnyFeed: () => ({ params: { id: nobody }, seen: 1 }),
  openFeed: () => ({ params: { token: 'no-such-token' } }),
}
