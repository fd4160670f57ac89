import { wantedMonths } from '../../core/demonstrability/facts.ts'
import { askedFrom, auditState, findingState } from '../../core/reviews/review-state.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareKeys, findRequirement, partsOf } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { type Audit, listAudits } from './audits.store.ts'
import { countFindings, type Finding, type FindingFilter, listFindings } from './findings.store.ts'
import { adoptedEditions, findReview, listReviews } from './reviews.store.ts'

const editionName = (content: Content, id: string) => content.editions.get(id)?.name ?? id
const named = (content: Content, id: string) => ({ id, name: editionName(content, id) })

/** An audit as it is read, with the day from which evidence is asked. */
function toAudit(source: Pick<Reader, 'now'>, content: Content, audit: Audit) {
  return {
    ...audit,
    editions: audit.editions.map((id) => named(content, id)),
    state: auditState(audit, dayOf(source.now)),
    askedFrom: askedFrom(audit.starts, wantedMonths),
  }
}

export async function readAudit(source: Reader | Tx, content: Content, id: string) {
  const [audit] = await listAudits(source, id)
  if (!audit) throw problems.notFound()
  return toAudit(source, content, audit)
}

/** All audits that were not withdrawn, those to come first, and for each adopted edition which is the next. */
export async function readAudits(reader: Reader, content: Content) {
  const audits = (await listAudits(reader))
    .filter(({ withdrawn }) => !withdrawn)
    .map((one) => toAudit(reader, content, one))
  const [past, coming] = [
    audits.filter(({ state }) => state === 'past'),
    audits.filter(({ state }) => state !== 'past'),
  ]
  const adopted = await adoptedEditions(reader)
  return {
    items: [...coming, ...past.reverse()],
    editions: [...content.editions.keys()]
      .filter((id) => adopted.includes(id))
      .map((id) => ({
        ...named(content, id),
        // An internal audit is part of the work itself: what is asked is asked by others.
        next:
          coming.find(({ kind, editions }) => kind !== 'internal' && editions.some((one) => one.id === id))?.id ?? null,
      })),
  }
}

function nameRequirement(content: Content, { edition, requirement }: { edition: string; requirement: string }) {
  const found = findRequirement(content, edition, requirement)
  return {
    ...{ edition, requirement, editionName: editionName(content, edition), ...partsOf(requirement) },
    theme: found?.theme ?? '',
    title: found?.title ?? { nl: '', en: '' },
  }
}

function toFinding(source: Pick<Reader, 'now'>, content: Content, finding: Finding) {
  const { theme: _, ...requirement } = nameRequirement(content, finding)
  return { ...finding, ...requirement, state: findingState(finding, dayOf(source.now)) }
}

export async function readFinding(source: Reader | Tx, content: Content, id: string) {
  const [finding] = await listFindings(source, dayOf(source.now), { id }, { limit: 1, offset: 0 })
  if (!finding) throw problems.notFound()
  return toFinding(source, content, finding)
}

/** A page of the findings that pass a filter, with what is open over all. */
export async function readFindings(
  reader: Reader,
  content: Content,
  { page, size, ...filter }: FindingFilter & { page: number; size: number },
) {
  const today = dayOf(reader.now)
  const counts = await countFindings(reader, today, filter)
  const findings = await listFindings(reader, today, filter, { limit: size, offset: (page - 1) * size })
  return { items: findings.map((one) => toFinding(reader, content, one)), page, size, ...counts }
}

/** A page of reviews with how much each covered. */
export async function readReviews(reader: Reader, content: Content, part: { page: number; size: number }) {
  const { reviews, total } = await listReviews(reader, dayOf(reader.now), part)
  const items = reviews.map(({ covered, ...review }) => ({
    ...review,
    covered: [...content.editions.keys()]
      .filter((id) => covered[id] !== undefined)
      .map((id) => ({ ...named(content, id), count: covered[id] ?? 0 })),
  }))
  return { items, total, ...part }
}

/** One review with what it covered and found. Throws 404 where there is none. */
export async function readReview(source: Reader | Tx, content: Content, id: string) {
  const review = await findReview(source, id)
  if (!review) throw problems.notFound()
  const editions = [...content.editions.keys()]
  const covered = review.covered.toSorted(
    (a, b) => editions.indexOf(a.edition) - editions.indexOf(b.edition) || compareKeys(a.requirement, b.requirement),
  )
  const findings = await listFindings(source, dayOf(source.now), { review: id }, { limit: null, offset: 0 })
  return {
    ...review,
    covered: covered.map((one) => nameRequirement(content, one)),
    findings: findings.map((one) => toFinding(source, content, one)),
  }
}
