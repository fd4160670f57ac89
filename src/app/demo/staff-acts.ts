import type { Target } from '../../core/staff/plan-import.ts'
import type { Day } from '../../core/time/day.ts'
import { addAbsence } from '../../features/staff/change-absences.ts'
import { joinAccounts } from '../../features/staff/change-many.ts'
import { addTraining, type GivenTraining, recordTraining } from '../../features/staff/change-trainings.ts'
import { takeOver } from '../../features/staff/import-staff.ts'
import { trainingOn } from '../../features/staff/read-trainings.ts'
import { findPeople, listLocations } from '../../features/staff/staff.store.ts'
import { listTeams } from '../../features/staff/teams.store.ts'
import { findTrainings } from '../../features/staff/trainings.store.ts'
import type { Tx } from '../../platform/database/reader.ts'

/** Somebody of the demo; where by name, because the location gets its id when it is loaded. */
export type DemoWorker = Omit<Target, 'location'> & { place: string }

/** One thing that a demo organisation recorded about its people; people are told by their number. */
export type StaffAct =
  | { act: 'people'; teams: string[]; added: DemoWorker[]; ended: { number: string; ends: Day }[] }
  | { act: 'join'; people: string[] }
  | { act: 'training'; training: GivenTraining }
  | { act: 'trained'; title: string; followedOn: Day; share: number; nth: number }
  | { act: 'away'; number: string; starts: Day; ends: Day; standIn: string | null }

/** Runs one of them through the product's own verbs. */
export async function runStaffAct(tx: Tx, act: StaffAct): Promise<void> {
  const people = await findPeople(tx)
  const numbered = (number: string) => {
    const found = people.find((one) => one.number === number)
    if (!found) throw new TypeError(`nobody in the demo has the number ${number}`)
    return found
  }
  switch (act.act) {
    case 'people': {
      const places = new Map((await listLocations(tx)).map(({ id, name }) => [name, id]))
      const plan = {
        ...{ newTeams: act.teams, unknownLocations: [], changed: [], unchanged: 0, refused: [] },
        added: act.added.map(({ place, ...worker }) => ({
          row: 0,
          person: { ...worker, location: places.get(place) ?? null },
        })),
        ended: act.ended.map(({ number, ends }) => ({ id: numbered(number).id, name: numbered(number).name, ends })),
      }
      return takeOver(tx, plan, {})
    }
    case 'training': {
      const named = new Map([...(await listTeams(tx)), ...(await listLocations(tx))].map(({ id, name }) => [name, id]))
      const idOf = (name: string) => {
        const id = named.get(name)
        if (id === undefined) throw new TypeError(`the demo has no team or location ${name}`)
        return id
      }
      const audience = act.training.audience.map((rule) =>
        rule.kind === 'team'
          ? { ...rule, team: idOf(rule.team) }
          : rule.kind === 'location'
            ? { ...rule, location: idOf(rule.location) }
            : rule,
      )
      await addTraining(tx, { ...act.training, audience })
      return
    }
    case 'trained': {
      const training = (await findTrainings(tx)).find(({ title }) => title === act.title)
      const { rows } = await trainingOn(tx, training?.id ?? '', act.followedOn, {})
      const came = rows.filter((_, n) => (n * 37 + act.nth * 41) % 100 < act.share)
      const records = { followedOn: act.followedOn, passed: true, score: null, note: '' }
      await recordTraining(tx, training?.id ?? '', { ...records, people: came.map(({ id }) => id) })
      return
    }
    case 'join':
      await joinAccounts(
        tx,
        people.filter(({ email }) => act.people.includes(email)).map(({ id }) => id),
      )
      return
    case 'away': {
      const standIn = act.standIn === null ? null : numbered(act.standIn).id
      await addAbsence(tx, numbered(act.number).id, { starts: act.starts, ends: act.ends, standIn })
    }
  }
}
