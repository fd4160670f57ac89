import { allow } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { type Audit, insertAudit, listAudits, updateAudit, withdrawAuditRow } from './audits.store.ts'
import { type Finding, insertFinding, listFindings, storeFindingClosing, updateFinding } from './findings.store.ts'
import type { AuditFacts, FindingFacts, ReviewFacts } from './reviews.contract.ts'
import { findReview, insertReview, type Review, updateReview, withdrawReviewRow } from './reviews.store.ts'

const invalid = (path: string, message: Text) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: [{ path, message }] },
  )

function checkAudit(content: Content, facts: AuditFacts): AuditFacts {
  if (facts.ends < facts.starts) {
    throw invalid('ends', { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' })
  }
  if (facts.editions.some((edition) => !content.editions.has(edition))) {
    throw invalid('editions', { nl: 'Een van de normen bestaat niet.', en: 'One of the standards does not exist.' })
  }
  return { ...facts, editions: [...new Set(facts.editions)] }
}

async function auditAsSeen(tx: Tx, id: string, seen: number): Promise<Audit> {
  const [audit] = await listAudits(tx, id)
  if (!audit || audit.withdrawn) throw problems.notFound()
  requireRevision(audit.revision, seen)
  return audit
}

/** Plans an audit. Gives its id. */
export async function planAudit(tx: Tx, content: Content, facts: AuditFacts): Promise<string> {
  const allowed = allow(tx.actor, 'reviews:write')
  const id = await insertAudit(tx, allowed, checkAudit(content, facts))
  tx.note({ action: 'audit.planned', subject: facts.title })
  return id
}

export async function changeAudit(tx: Tx, content: Content, id: string, facts: AuditFacts, seen: number) {
  const allowed = allow(tx.actor, 'reviews:write')
  await auditAsSeen(tx, id, seen)
  await updateAudit(tx, allowed, id, checkAudit(content, facts))
  tx.note({ action: 'audit.changed', subject: facts.title })
}

/** Withdraws an audit that does not take place: no verdict looks to it any more. */
export async function withdrawAudit(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'reviews:write')
  const { title } = await auditAsSeen(tx, id, seen)
  await withdrawAuditRow(tx, allowed, id)
  tx.note({ action: 'audit.withdrawn', subject: title })
}

function checkReview(tx: Tx, content: Content, facts: ReviewFacts): ReviewFacts {
  if (facts.reviewedOn > dayOf(tx.now)) {
    throw invalid('reviewedOn', {
      nl: 'Deze dag moet nog komen. Plan een audit, en leg de beoordeling daarna vast.',
      en: 'This day has yet to come. Plan an audit, and record the review afterwards.',
    })
  }
  if (facts.covered.some(({ edition, requirement }) => !findRequirement(content, edition, requirement))) {
    throw invalid('covered', { nl: 'Een van de eisen bestaat niet.', en: 'One of the requirements does not exist.' })
  }
  const covered = new Map(facts.covered.map((one) => [`${one.edition} ${one.requirement}`, one]))
  return { ...facts, covered: [...covered.values()] }
}

async function reviewAsSeen(tx: Tx, id: string, seen: number): Promise<Review> {
  const review = await findReview(tx, id)
  if (!review) throw problems.notFound()
  requireRevision(review.revision, seen)
  return review
}

/** Records an independent review with what it covered. Gives its id. */
export async function recordReview(tx: Tx, content: Content, facts: ReviewFacts): Promise<string> {
  const allowed = allow(tx.actor, 'reviews:write')
  const id = await insertReview(tx, allowed, checkReview(tx, content, facts))
  tx.note({ action: 'review.recorded', subject: facts.title, details: { covered: facts.covered.length } })
  return id
}

export async function changeReview(tx: Tx, content: Content, id: string, facts: ReviewFacts, seen: number) {
  const allowed = allow(tx.actor, 'reviews:write')
  const before = await reviewAsSeen(tx, id, seen)
  await updateReview(tx, allowed, before, checkReview(tx, content, facts))
  tx.note({ action: 'review.changed', subject: facts.title })
}

/** Withdraws a review that was recorded by mistake: it covers nothing any more, and its findings count no longer. */
export async function withdrawReview(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'reviews:write')
  const { title } = await reviewAsSeen(tx, id, seen)
  await withdrawReviewRow(tx, allowed, id)
  tx.note({ action: 'review.withdrawn', subject: title })
}

async function checkFinding(tx: Tx, content: Content, facts: FindingFacts): Promise<void> {
  if (!findRequirement(content, facts.edition, facts.requirement)) {
    throw invalid('requirement', { nl: 'Deze eis bestaat niet.', en: 'This requirement does not exist.' })
  }
  if (facts.owner === null) return
  const known = await tx.rows
    .selectFrom('staff')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', facts.owner)
    .executeTakeFirst()
  if (!known) {
    throw invalid('owner', {
      nl: 'Deze persoon staat niet in de lijst van medewerkers.',
      en: 'This person is not in the list of staff.',
    })
  }
}

async function findingAsSeen(tx: Tx, id: string, seen: number): Promise<Finding> {
  const [finding] = await listFindings(tx, dayOf(tx.now), { id }, { limit: 1, offset: 0 })
  if (!finding) throw problems.notFound()
  requireRevision(finding.revision, seen)
  return finding
}

const subjectOf = ({ edition, requirement }: Pick<FindingFacts, 'edition' | 'requirement'>) =>
  `${edition} ${requirement}`

/** Records what a review found about a requirement. Gives its id. */
export async function recordFinding(tx: Tx, content: Content, review: string, facts: FindingFacts): Promise<string> {
  const allowed = allow(tx.actor, 'reviews:write')
  if (!(await findReview(tx, review))) throw problems.notFound()
  await checkFinding(tx, content, facts)
  const id = await insertFinding(tx, allowed, review, facts)
  tx.note({ action: 'finding.recorded', subject: subjectOf(facts), details: { grade: facts.grade } })
  return id
}

export async function changeFinding(tx: Tx, content: Content, id: string, facts: FindingFacts, seen: number) {
  const allowed = allow(tx.actor, 'reviews:write')
  await findingAsSeen(tx, id, seen)
  await checkFinding(tx, content, facts)
  await updateFinding(tx, allowed, id, facts)
  tx.note({ action: 'finding.changed', subject: subjectOf(facts), details: { grade: facts.grade } })
}

/** Closes a finding with a note of what was done, not before it was found and not ahead of time. */
export async function closeFinding(tx: Tx, id: string, closing: { closedOn: string; note: string }, seen: number) {
  const allowed = allow(tx.actor, 'reviews:write')
  const finding = await findingAsSeen(tx, id, seen)
  if (closing.closedOn > dayOf(tx.now)) {
    throw invalid('closedOn', { nl: 'Deze dag moet nog komen.', en: 'This day has yet to come.' })
  }
  const review = await findReview(tx, finding.review)
  if (review && closing.closedOn < review.reviewedOn) {
    throw invalid('closedOn', {
      nl: 'Deze dag ligt voor de beoordeling waaruit de bevinding kwam.',
      en: 'This day lies before the review that found it.',
    })
  }
  await storeFindingClosing(tx, allowed, id, closing)
  tx.note({ action: 'finding.closed', subject: subjectOf(finding) })
}

/** Opens a finding again. */
export async function reopenFinding(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'reviews:write')
  const finding = await findingAsSeen(tx, id, seen)
  if (finding.closedOn === null) return
  await storeFindingClosing(tx, allowed, id, { closedOn: null, note: '' })
  tx.note({ action: 'finding.reopened', subject: subjectOf(finding) })
}
