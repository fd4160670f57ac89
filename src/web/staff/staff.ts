import type { listStaff, readStaffMember, readStaffOverview } from '../../features/staff/staff.contract.ts'
import type { Answer } from '../session/call.ts'

export type StaffOverview = Answer<typeof readStaffOverview>
export type ListedPerson = Answer<typeof listStaff>['items'][number]
export type WholePerson = Answer<typeof readStaffMember>

/** What a form about somebody holds; empty texts where nothing is filled in. */
export type PersonValues = {
  name: string
  number: string
  email: string
  function: string
  location: string
  starts: string
  ends: string
  language: 'nl' | 'en'
  teams: readonly string[]
}

/** The values with which a form begins. */
export function personValues(person: ListedPerson | null, language: 'nl' | 'en', today: string): PersonValues {
  if (!person) {
    return { name: '', number: '', email: '', function: '', location: '', starts: today, ends: '', language, teams: [] }
  }
  const { name, number, email, function: what, starts, ends } = person
  return {
    ...{ name, number, email, function: what, starts, ends: ends ?? '', language: person.language },
    location: person.location?.id ?? '',
    teams: person.teams.map(({ id }) => id),
  }
}

/** What is sent for the values of a form. */
export function personBody({ location, ends, teams, ...values }: PersonValues) {
  return { ...values, location: location || null, ends: ends || null, teams: [...teams] }
}
