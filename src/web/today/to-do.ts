import type { readToday } from '../../features/today/today.contract.ts'
import type { Answer } from '../session/call.ts'
import { type Together, tellOnce } from '../ui/tell-once.ts'

/** What the first page is about, as the server tells it. */
export type Today = Answer<typeof readToday>
export type PlannedControl = Today['planned'][number]
type LapsedControl = Today['lapsed'][number]
type AskedEvidence = Today['requests'][number]
type HandedPart = Today['parts'][number]

/** One thing that waits. */
export type ToDo =
  | { kind: 'planned'; control: Together<PlannedControl>; urgency: 'late' | 'this-week' | 'soon'; days: number }
  | { kind: 'request'; request: AskedEvidence }
  | { kind: 'part'; part: HandedPart }
  | { kind: 'lapsed'; control: Together<LapsedControl> }
  | { kind: 'undecided' | 'unmarked'; count: number; per: { edition: string; editionName: string; count: number }[] }
  | { kind: 'approve-first' | 'approve-again'; version: number }

const weekDays = 7
const dayMs = 86_400_000

/**
 * What waits, most urgent first: evidence that a colleague asks the reader for; what a colleague asked the reader to answer; planned controls whose day has passed; decisions whose reason lapsed; what this week brings; controls without a decision;
 * controls that apply and were not looked at; a statement that is complete and differs from its approved version, or has none; last what
 * comes within a month. `today` is the day that is looked at. `days` counts to the planned day, negative once it has passed.
 */
export function toDoOf(facts: Today, today: string): ToDo[] {
  const planned = tellOnce(facts.planned, ({ day }) => day, namesOf(facts)).map(
    (control): ToDo & { kind: 'planned' } => {
      const days = Math.round((Date.parse(control.about.day) - Date.parse(today)) / dayMs)
      const urgency = control.about.late ? 'late' : days <= weekDays ? 'this-week' : 'soon'
      return { kind: 'planned', control, days, urgency }
    },
  )
  const counted = (kind: 'undecided' | 'unmarked'): ToDo[] => {
    const per = facts.editions
      .map(({ edition, editionName, states }) => ({ edition, editionName, count: states[kind] }))
      .filter(({ count }) => count > 0)
    return per.length > 0 ? [{ kind, count: per.reduce((sum, { count }) => sum + count, 0), per }] : []
  }
  const open = [...counted('undecided'), ...counted('unmarked')]
  return [
    ...facts.requests.map((request): ToDo => ({ kind: 'request', request })),
    ...facts.parts.map((part): ToDo => ({ kind: 'part', part })),
    ...planned.filter(({ urgency }) => urgency === 'late'),
    ...tellOnce(facts.lapsed, ({ facts: of }) => JSON.stringify(of), namesOf(facts)).map(
      (control): ToDo => ({ kind: 'lapsed', control }),
    ),
    ...planned.filter(({ urgency }) => urgency === 'this-week'),
    ...open,
    ...(open.length === 0 ? approvalOf(facts) : []),
    ...planned.filter(({ urgency }) => urgency === 'soon'),
  ]
}

// A statement with open controls cannot be approved, so asking for it would only annoy.
function approvalOf({ soa, editions }: Today): ToDo[] {
  if (editions.length === 0) return []
  if (soa.newest === null) return [{ kind: 'approve-first', version: 1 }]
  return soa.changed > 0 || soa.otherwise ? [{ kind: 'approve-again', version: soa.newest }] : []
}

/** The names of the adopted editions in the order in which the server puts them. */
export function namesOf({ editions }: Today): string[] {
  return editions.map(({ editionName }) => editionName)
}
