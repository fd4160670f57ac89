import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { knownBy } from '../../core/documents/known-by.ts'
import { approvalBy, neededFor, reviewStanding, versionInForce } from '../../core/documents/version-standing.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareKeys, findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { findDocument, type Links, linksOf, membershipOf } from './documents.store.ts'
import { toKnown } from './list-documents.ts'
import { allPeople, countConfirmations, factsOf, readingOf } from './readers.store.ts'
import { approvingOf, reviewsOf, type Version, versionsOf } from './versions.store.ts'

/** A version as screens tell of it, without its text. */
const toOutline = ({ document: _, approvals, writers, minutes: __, ...version }: Version, confirmations: number) => ({
  ...version,
  approvals: approvals.map(({ name, at, membership }) => ({ name, at, ownText: writers.includes(membership) })),
  confirmations,
})

const requirementsOf = (content: Content, links: Links) =>
  links.requirements
    .flatMap((one) => {
      const found = findRequirement(content, one.edition, one.requirement)
      const editionName = content.editions.get(one.edition)?.name
      return found && editionName ? [{ ...one, editionName, number: found.number, title: found.title }] : []
    })
    .sort((a, b) => a.editionName.localeCompare(b.editionName) || compareKeys(a.requirement, b.requirement))

/** One document with all that is told of it: a fixed number of statements. */
export async function readDocument(reader: Reader, content: Content, id: string, actor: Actor) {
  const today = dayOf(reader.now)
  const document = await findDocument(reader, id)
  if (!document) throw problems.notFound()
  const versions = await versionsOf(reader, id)
  const links = await linksOf(reader, id, today)
  const confirmations = await countConfirmations(reader, id)
  const numbers = new Map(versions.map((version) => [version.id, version.number]))
  const now = document.withdrawn ? undefined : versionInForce(versions, today)
  const known =
    now && document.confirm
      ? toKnown(
          knownBy(
            today,
            document.audience,
            await allPeople(reader),
            factsOf(await readingOf(reader, [now.id]), now.id),
            document.confirmWithin,
          ),
          document.wantedShare,
        )
      : null
  const proposed = versions.find(({ state }) => state === 'proposed')
  const named = links.approvers.map((one) => one.id)
  const given = proposed?.approvals.map(({ membership }) => membership) ?? []
  const { owner, audience, withdrawn, startedFrom, revision, ...facts } = document
  return {
    id,
    revision,
    facts: {
      title: facts.title,
      kind: facts.kind,
      language: facts.language,
      owner: owner?.id ?? null,
      ownerRole: facts.ownerRole,
      reviewEvery: facts.reviewEvery,
      confirm: facts.confirm,
      confirmWithin: facts.confirmWithin,
      wantedShare: facts.wantedShare,
      audience,
      requirements: links.requirements,
      measures: links.measures.map((one) => one.id),
      approvers: links.approvers.map((one) => one.id),
    },
    owner: owner && { id: owner.id, name: owner.name, left: owner.ends !== null && owner.ends < today },
    names: {
      teams: links.teams,
      locations: links.locations,
      measures: links.measures,
      approvers: links.approvers.map(({ id: approver, name }) => ({
        id: approver,
        name,
        approved: given.includes(approver),
        wrote: proposed?.writers.includes(approver) ?? false,
        needed: !proposed || neededFor(approvingOf(proposed, named)).includes(approver),
      })),
      requirements: requirementsOf(content, links),
    },
    startedFrom,
    withdrawn,
    versions: versions.map((version) => toOutline(version, confirmations.get(version.id) ?? 0)),
    inForce: now?.id ?? null,
    review: reviewStanding(now, today),
    reviews: (await reviewsOf(reader, id)).map(({ version, ...review }) => ({
      number: numbers.get(version) ?? 0,
      ...review,
    })),
    known,
    yourApproval:
      proposed && !withdrawn
        ? approvalBy(
            {
              membership: actor.kind === 'person' ? await membershipOf(reader, actor.id) : null,
              entitled: isAllowed(actor, 'documents:approve'),
            },
            approvingOf(proposed, named),
          )
        : ('not-yours' as const),
  }
}
