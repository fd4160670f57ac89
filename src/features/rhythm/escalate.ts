import { toEscalate } from '../../core/rhythm/escalation.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant, instantOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { isAddress } from '../../platform/mail/mailbox.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { escalationMail } from './due-mails.ts'
import { languagesOf, type SweepGround, sweeper } from './mail-digests.ts'
import { organisationOf } from './organisation.store.ts'
import { type ActedDue, type Ground, officersOf, readGround, withActors } from './rhythm-ground.ts'
import { actingFor, seesAbsence } from './shown-acting.ts'
import { insertEscalations, revisionsOfAll } from './sweeps.store.ts'

/** Whom to tell of something: the stand-ins who do not act already, and those who look after what nobody does; by account, and only who can be mailed. */
function toldOf(due: ActedDue, { facts, crew, today }: Ground): string[] {
  const owner = due.asked.owner === null ? undefined : crew.people.get(due.asked.owner)
  const forAbsence = owner?.away.filter(({ starts, ends }) => starts <= today && today <= ends) ?? []
  const standIns = [due.asked.standIn, ...forAbsence.map(({ standIn }) => standIn)]
  const users = facts.people
    .filter(({ id, ends }) => standIns.includes(id) && id !== due.acting.staff && (ends === null || ends >= today))
    .map(({ user }) => user)
  const accounts = facts.accounts.filter(({ user }) => users.includes(user))
  return [...new Set([...accounts, ...officersOf(facts)].filter(({ email }) => isAddress(email)).map(({ id }) => id))]
}

/** What others are to be told of now, and whom. What nobody can be told of waits: others being told is recorded only where they were. */
function toTell(ground: Ground) {
  return withActors(toEscalate(ground.dues, ground.facts.escalated, ground.today), ground)
    .map((due) => ({ due, to: toldOf(due, ground) }))
    .filter(({ to }) => to.length > 0)
}

type Languages = Awaited<ReturnType<typeof languagesOf>>

async function escalate(tx: Tx, sweep: SweepGround, languages: Languages): Promise<number> {
  const ground = await readGround(tx, sweep)
  const late = toTell(ground)
  if (late.length === 0) return 0
  const organisation = await organisationOf(tx)
  const head = { organisation: { id: tx.organisation, name: organisation?.name ?? '' }, baseUrl: sweep.baseUrl }
  const told = new Map<string, { key: string; dueOn: Day }>()
  let people = 0
  for (const account of ground.facts.accounts) {
    const dues = late.filter(({ to }) => to.includes(account.id)).map(({ due }) => due)
    if (dues.length === 0) continue
    const language = languages.get(account.user) ?? organisation?.language ?? 'nl'
    const shown = dues.map((due) => ({ ...due, acting: actingFor(due.acting, seesAbsence(account.role)) }))
    if (!(await queueMail(tx, sweep.mailer, escalationMail({ ...account, language }, shown, head)))) continue
    people += 1
    for (const { key, dueOn } of dues) if (dueOn !== null) told.set(key, { key, dueOn })
  }
  if (told.size === 0) return 0
  await insertEscalations(tx, [...told.values()])
  tx.note({ action: 'tasks.escalated', subject: '', details: { tasks: told.size, people } })
  return told.size
}

/** The accounts of an organisation where others are to be told of something; null where there is nothing to tell. */
async function toBeTold(reader: Reader, sweep: SweepGround): Promise<string[] | null> {
  const ground = await readGround(reader, sweep)
  return toTell(ground).length === 0 ? null : ground.facts.accounts.map(({ user }) => user)
}

/**
 * Makes the sweep that tells others of what is long overdue, each thing once. It looks again at an organisation only where something was
 * recorded or another day began: nothing else makes anything due. While no mail server is set nobody is told, and it is told once there is one.
 */
export function createEscalation(sweep: SweepGround): (now?: Instant) => Promise<number> {
  const seen = new Map<string, string>()
  return async (now = instantOf(Date.now())) => {
    if (sweep.mailer.state() === 'not-configured') return 0
    const found = await sweep.transactions.everyOrganisation('where something can be overdue', revisionsOfAll)
    let told = 0
    const failures: unknown[] = []
    for (const { organisation, revision } of found) {
      const place = `${revision} ${dayOf(now)}`
      if (seen.get(organisation) === place) continue
      try {
        const moment = { kind: 'now' } as const
        const users = await sweep.transactions.read(organisation, moment, (reader) => toBeTold(reader, sweep))
        if (users !== null) {
          const languages = await languagesOf(sweep, users)
          told += await sweep.transactions.inTx(organisation, sweeper, (tx) => escalate(tx, sweep, languages))
        }
        seen.set(organisation, place)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `escalation failed in ${failures.length} organisations`)
    return told
  }
}
