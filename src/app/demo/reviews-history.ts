import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { auditKinds, findingGrades, reviewKinds } from '../../core/reviews/review-state.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement, requirementsByKey } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { closeFinding, planAudit, recordFinding, recordReview } from '../../features/reviews/change-reviews.ts'
import { listFindings } from '../../features/reviews/findings.store.ts'
import type { AuditFacts, FindingFacts, ReviewFacts } from '../../features/reviews/reviews.contract.ts'
import { listReviews } from '../../features/reviews/reviews.store.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'
import { type DemoOrganisation, demoEdition } from './demo-content.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
/** Days from today: negative in the past. */
const offset = z.int().min(-2000).max(400)

const told = z.strictObject({
  audits: z.array(
    z.strictObject({
      ...when,
      title: z.string(),
      kind: z.enum(auditKinds),
      starts: offset,
      ends: offset,
      body: z.string(),
    }),
  ),
  reviews: z.array(
    z.strictObject({
      ...when,
      title: z.string(),
      kind: z.enum(reviewKinds),
      reviewedOn: offset,
      reviewer: z.string().endsWith('(demo)'),
      independence: z.string(),
      note: z.string(),
      /** Whole themes, and controls by number, of every edition adopted by then. */
      themes: z.array(z.string()),
      numbers: z.array(z.string()),
      findings: z.array(
        z.strictObject({
          requirement: z.string(),
          grade: z.enum(findingGrades),
          what: z.string(),
          owner: z.string(),
          due: offset.nullable(),
          closed: offset.optional(),
          note: z.string().default(''),
        }),
      ),
    }),
  ),
})

/** One thing done about audits and reviews, in plain data: reviews by title, people by address. */
export type ReviewAct =
  | { act: 'plan'; facts: AuditFacts }
  | { act: 'review'; facts: ReviewFacts }
  | { act: 'finding'; review: string; owner: string; facts: FindingFacts }
  | { act: 'close'; what: string; closedOn: Day; note: string }
type Draft = { daysAgo: number; by: string; command: { kind: 'reviews'; act: ReviewAct } }

/** What `content/demo/<id>-reviews.json` tells of audits, reviews and findings; nothing where there is no such file. */
export function reviewsHistory(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const file = join(home, 'content', 'demo', `${demo.id}-reviews.json`)
  if (!existsSync(file)) return []
  const { audits, reviews } = told.parse(JSON.parse(readFileSync(file, 'utf8')))
  const on = (days: number) => workingDay(today, days)
  const adoptedBy = (daysAgo: number) =>
    demo.adoptions.filter((one) => one.daysAgo >= daysAgo).map(({ edition }) => edition)
  const draft = (by: string, daysAgo: number, act: ReviewAct): Draft => ({
    by,
    daysAgo,
    command: { kind: 'reviews', act },
  })
  return [
    ...audits.map(({ by, daysAgo, starts, ends, ...audit }) =>
      draft(by, daysAgo, {
        act: 'plan',
        facts: { ...audit, starts: on(starts), ends: on(ends), editions: adoptedBy(daysAgo) },
      }),
    ),
    ...reviews.flatMap(({ by, daysAgo, reviewedOn, themes, numbers, findings, ...review }) => [
      draft(by, daysAgo, {
        act: 'review',
        facts: {
          ...review,
          reviewedOn: on(reviewedOn),
          covered: coveredIn(content, adoptedBy(daysAgo), themes, numbers),
        },
      }),
      ...findings.flatMap(({ requirement, grade, what, owner, due, closed, note }) => [
        draft(by, daysAgo, {
          act: 'finding',
          review: review.title,
          owner,
          facts: { edition: demoEdition, requirement, grade, what, owner: null, dueOn: due === null ? null : on(due) },
        }),
        ...(closed === undefined ? [] : [draft(by, -closed, { act: 'close', what, closedOn: on(closed), note })]),
      ]),
    ]),
  ]
}

function coveredIn(
  content: Content,
  editions: readonly string[],
  themes: readonly string[],
  numbers: readonly string[],
) {
  return editions.flatMap((id) => {
    const edition = content.editions.get(id)
    const all = edition ? [...requirementsByKey(edition).values()] : []
    return [
      ...all.filter(({ theme }) => themes.includes(theme)).map(({ key }) => key),
      ...numbers.filter((number) => findRequirement(content, id, number) !== undefined),
    ].map((requirement) => ({ edition: id, requirement }))
  })
}

/** Does one thing about audits and reviews through the product's own verbs. */
export async function runReviewAct(tx: Tx, content: Content, act: ReviewAct): Promise<void> {
  const today = dayOf(tx.now)
  switch (act.act) {
    case 'plan':
      await planAudit(tx, content, act.facts)
      return
    case 'review':
      await recordReview(tx, content, act.facts)
      return
    case 'finding': {
      const { reviews } = await listReviews(tx, today, { page: 1, size: 200 })
      const review = reviews.find(({ title }) => title === act.review)
      if (!review) throw new TypeError(`no review ${act.review}`)
      const staff = await tx.rows
        .selectFrom('staff')
        .select(['id', 'email'])
        .where('organisation_id', '=', tx.organisation)
        .where('email', '<>', '')
        .execute()
      const owner = staff.find(({ email }) => email === act.owner)?.id ?? null
      await recordFinding(tx, content, review.id, { ...act.facts, owner })
      return
    }
    case 'close': {
      const found = await listFindings(tx, today, {}, { limit: null, offset: 0 })
      const finding = found.find(({ what }) => what === act.what)
      if (!finding) throw new TypeError(`no finding ${act.what}`)
      await closeFinding(tx, finding.id, { closedOn: act.closedOn, note: act.note }, finding.revision)
    }
  }
}
