import type { ExceptionAssessment } from '../assurance/facts.ts'
import type { SharingTerms } from '../coverage/facts.ts'
import type { Day } from '../time/day.ts'

/**
 * An exception in an assurance report with what it means here, or something that a report asks of us, in words. `since`: from when the report
 * can be known. The words are null where the terms of the report do not let who asks read them.
 */
export type ReportPoint = {
  id: string
  kind: 'exception' | 'cuec'
  report: { id: string; title: string }
  terms: SharingTerms
  since: Day | null
  reference: string | null
  what: string | null
  assessment: ExceptionAssessment | null
  reason: string | null
  by: string
  on: Day | null
}

/**
 * The points that a review looks at: exceptions of reports that came in its days or were assessed in them, those that nobody assessed or that
 * are not acceptable, and what reports ask of us and nothing does, whose ids are `open`.
 */
export const pointsFor = (
  all: readonly ReportPoint[],
  open: ReadonlySet<string>,
  { from, to }: { from: Day; to: Day },
): ReportPoint[] => {
  const within = (day: Day | null) => day !== null && day >= from && day <= to
  return all.filter(({ id, kind, assessment, since, on }) =>
    kind === 'cuec'
      ? open.has(id)
      : assessment === null || assessment === 'not-acceptable' || within(since) || within(on),
  )
}

/** The points as somebody may read them: without the words where the terms of a report do not let them. */
export const pointsAsRead = (
  points: readonly ReportPoint[],
  may: (report: string, terms: SharingTerms) => boolean,
): ReportPoint[] =>
  points.map((one) => (may(one.report.id, one.terms) ? one : { ...one, reference: null, what: null, reason: null }))
