import type { readCalendar } from '../../features/profile/calendar.contract.ts'
import type { readProfile } from '../../features/profile/profile.contract.ts'
import type { readScopeStatement } from '../../features/profile/scope-statement.contract.ts'
import type { Answer } from '../session/call.ts'

/** What an organisation says about itself. */
export type Profile = Answer<typeof readProfile>
/** A fact that was answered. */
export type Recorded = Profile['facts'][number]
/** Own certificates, terms, and all that ends by day. */
export type Calendar = Answer<typeof readCalendar>
/** The scope statement with its versions. */
export type ScopeStatement = Answer<typeof readScopeStatement>
