import { outside, type Span } from '../demonstrability/steps.ts'
import { addDays, addMonths, type Day } from '../time/day.ts'
import { monthsLater } from '../time/far-days.ts'

/** Whether the body that issued a certificate was accredited for the scheme. */
export type Accredited = 'yes' | 'no' | 'unknown'

/** `starts` and `ends` are the first and the last day on which a certificate holds. */
export type CertificateTerm = { accredited: Accredited; starts: Day; ends: Day }

/** Where a certificate stands, and the first day on which that is otherwise; null when it never changes again. */
export type CertificateStanding = {
  state: 'not-yet' | 'not-accredited' | 'valid' | 'lapses-soon' | 'lapsed'
  until: Day | null
}

/** How long before its last day a certificate counts as lapsing soon, in months: time to plan a recertification audit. */
const soonMonths = 6

const lastDay = '9999-12-31'

/**
 * Where a certificate stands on a day. Lapsed weighs heaviest, then not yet in force; a certificate of a body that is not accredited for the
 * scheme is told so as long as it runs. Unknown accreditation counts as accredited here: the page says beside it that it is unknown.
 */
export function certificateStanding({ accredited, starts, ends }: CertificateTerm, today: Day): CertificateStanding {
  const after = ends < lastDay ? addDays(ends, 1) : null
  if (today > ends) return { state: 'lapsed', until: null }
  if (today < starts) return { state: 'not-yet', until: starts }
  if (accredited === 'no') return { state: 'not-accredited', until: after }
  const soon = addMonths(ends, -soonMonths)
  if (today >= soon) return { state: 'lapses-soon', until: after }
  return { state: 'valid', until: soon }
}

/** For how many months it counts that somebody looked a certificate up. */
const lookedUpFor = 12

/**
 * The days on which nobody had looked a certificate up at the body that issued it for a year, or ever: all, but for the year from the last
 * day on which somebody did. What was looked up earlier is told by the register of that moment.
 */
export const uncheckedDays = (checkedOn: Day | null): Span[] =>
  outside(checkedOn === null ? [] : [{ from: checkedOn, through: monthsLater(checkedOn, lookedUpFor) }])
