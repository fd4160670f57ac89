import type { Actor } from '../../core/access/actor.ts'
import { actorOf, type Due } from '../../core/rhythm/due.ts'
import { duesOn, readingDues } from '../../core/rhythm/dues.ts'
import { escalationKey } from '../../core/rhythm/escalation.ts'
import type { RhythmFacts, SupplierChain } from '../../core/rhythm/facts.ts'
import { type Acting, type Crew, isOf, type Person } from '../../core/rhythm/responsible.ts'
import type { RiskRegister } from '../../core/risk/facts.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { SourceNow } from './people-facts.store.ts'
import { readReadingOf } from './reading-facts.store.ts'
import { readRhythmFacts } from './rhythm-facts.store.ts'

/** What is due, with who acts. */
export type ActedDue = Due & { acting: Acting; escalatedOn: Day | null }

/** The facts of one moment, and what follows from them for everybody. */
export type Ground = { today: Day; facts: RhythmFacts; crew: Crew; dues: ActedDue[] }

/** What is read besides the tables of the rhythm: the names of standards, the register of risks, and the suppliers with what is missing. */
export type GroundNeeds = {
  content: Content
  readRegister(source: SourceNow): Promise<RiskRegister>
  readChain(source: SourceNow): Promise<Pick<SupplierChain, 'book' | 'gaps'>>
}

/** Reads the facts and derives what is due. */
export async function readGround(
  source: SourceNow,
  { content, readRegister, readChain }: GroundNeeds,
): Promise<Ground> {
  const today = dayOf(source.now)
  const { questionnaires, openParts, ...found } = await readRhythmFacts(source)
  const facts: RhythmFacts = {
    ...found,
    register: await readRegister(source),
    chain: { ...withNames(await readChain(source), content), questionnaires, openParts },
    certificates: found.certificates.map((one) => ({
      ...one,
      name: content.editions.get(one.edition)?.name ?? one.edition,
    })),
  }
  const crew: Crew = {
    people: new Map(facts.people.map((person) => [person.id, person])),
    teams: new Map(facts.teams.map(({ id, name }) => [id, name])),
    accounts: new Map(facts.accounts.map(({ id, name }) => [id, name])),
  }
  return { today, facts, crew, dues: withActors(duesOn(facts, today), { today, facts, crew }) }
}

/** A certificate is named by what it is of: an edition of the content by its name, another by its words. */
const withNames = ({ book, gaps }: Pick<SupplierChain, 'book' | 'gaps'>, { editions }: Content) => ({
  book,
  gaps: gaps.map((gap) =>
    (gap.kind !== 'certificate-lapsed' && gap.kind !== 'certificate-unchecked') || gap.about === null
      ? gap
      : { ...gap, about: { ...gap.about, title: editions.get(gap.about.title)?.name ?? gap.about.title } },
  ),
})

export function withActors(
  dues: readonly Due[],
  { today, facts, crew }: Pick<Ground, 'today' | 'facts' | 'crew'>,
): ActedDue[] {
  return dues.map((due) => ({
    ...due,
    acting: actorOf(due, today, crew),
    escalatedOn:
      due.dueOn === null ? null : (facts.escalated.get(escalationKey({ key: due.key, dueOn: due.dueOn })) ?? null),
  }))
}

/** Those who look after what nobody else does: the security officers, or the administrators where there is none. */
export function officersOf({ accounts }: Pick<RhythmFacts, 'accounts'>) {
  const officers = accounts.filter(({ role }) => role === 'security-officer')
  return officers.length > 0 ? officers : accounts.filter(({ role }) => role === 'administrator')
}

/** An account as somebody who can have to act; null for who has none here. */
export function personOf({ facts }: Pick<Ground, 'facts'>, membership: string): Person | null {
  const account = facts.accounts.find(({ id }) => id === membership)
  if (!account) return null
  return {
    membership,
    staff: facts.people.find(({ user }) => user === account.user)?.id ?? null,
    officer: officersOf(facts).some(({ id }) => id === membership),
  }
}

export function callerIn(ground: Pick<Ground, 'facts'>, actor: Actor): Person | null {
  const account = actor.kind === 'person' ? ground.facts.accounts.find(({ user }) => user === actor.id) : undefined
  return account ? personOf(ground, account.id) : null
}

/** What somebody has to read and confirm, as the others are told of what they have to do. */
export async function readingOf(source: SourceNow, ground: Ground, staff: readonly string[]): Promise<ActedDue[]> {
  const reading = await readReadingOf(source, staff)
  const { facts, today } = ground
  const people = facts.people.filter(({ id }) => staff.includes(id))
  return withActors(
    people.flatMap((person) => readingDues(facts.documents, person, reading, today)),
    ground,
  )
}

/** Whether a thing that is due is somebody's own. */
export const isMine = ({ acting }: Pick<ActedDue, 'acting'>, person: Person | null, { today, crew }: Ground): boolean =>
  person !== null && isOf(acting, person, today, crew)
