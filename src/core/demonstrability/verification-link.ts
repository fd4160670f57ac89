import type { Day } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import type { LinkReason, LinkState } from './chain.ts'
import { cycleMonths, type MajorFact, type RequirementFacts } from './facts.ts'
import { inOperation, type Link, named } from './measure-link.ts'
import { combined, firstDay, type Span, spanOf, united, within } from './steps.ts'

const openDays = ({ foundOn, closedOn }: MajorFact): Span => ({
  from: foundOn,
  through: closedOn === null ? null : daysLater(closedOn, -1),
})

/** The last day on which a look still counts. */
const countsThrough = (on: Day): Day => monthsLater(on, cycleMonths)

/**
 * Covered by an independent look within the cycle, at something that was in operation then, and no open major nonconformity. An internal
 * audit that is planned makes it 'not yet'.
 */
export function verificationLink({ measures, reviews: all, majors, audits, edition }: RequirementFacts): Link {
  const reviews = all.filter(({ on }) => measures.some((measure) => spanOf(inOperation(measure), on)))
  const looked = within(united(reviews.map(({ on }) => ({ from: on, through: countsThrough(on) }))), true, false)
  const major = within(united(majors.map(openDays)), true, false)
  const internal = audits.filter(({ kind, editions }) => kind === 'internal' && editions.includes(edition))
  const coming = within(united(internal.map(({ ends }) => ({ from: firstDay, through: ends }))), true, false)
  const states = combined(
    [looked, major, coming],
    ([holds, open, later]): LinkState => (open ? 'fails' : holds ? 'holds' : later ? 'not-yet' : 'fails'),
  )
  const reasonOn = (day: Day): LinkReason => {
    const open = majors.find((one) => one.foundOn <= day && (one.closedOn === null || one.closedOn > day))
    if (open) return { key: 'major-open', review: open.review, what: open.what }
    const last = reviews.filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? 1 : -1))[0]
    const review = last && { id: last.id, title: last.title }
    if (last && review && countsThrough(last.on) >= day)
      return { key: 'looked-at', review, day: last.on, through: countsThrough(last.on) }
    const next = internal.filter(({ ends }) => ends >= day).sort((a, b) => (a.starts < b.starts ? -1 : 1))[0]
    if (next) return { key: 'look-planned', audit: { title: next.title, day: next.starts } }
    if (last && review) return { key: 'looked-at-long-ago', review, day: last.on }
    const early = all.filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? 1 : -1))[0]
    return early ? { key: 'looked-too-early', review: named(early), day: early.on } : { key: 'never-looked-at' }
  }
  return { states, reasonOn }
}
