import type { z } from 'zod'
import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { isKnown, type KnownBy, knownBy, sharePercent } from '../../core/documents/known-by.ts'
import { approvalBy, reviewStanding, versionInForce } from '../../core/documents/version-standing.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { QueryOf } from '../../platform/http/contract.ts'
import type { listedDocument } from './document-shapes.contract.ts'
import type { listDocuments as listContract } from './documents.contract.ts'
import { allDocuments, approversByDocument, type Document, membershipOf } from './documents.store.ts'
import { allPeople, factsOf, readingOf } from './readers.store.ts'
import { approvingOf, type Version, versionsOf } from './versions.store.ts'

type Listed = z.infer<typeof listedDocument>
type State = keyof typeof isOfState
type Query = QueryOf<typeof listContract>

/** How far a document is known, as screens tell it. */
export function toKnown({ readers, confirmed, late }: KnownBy<unknown>, wantedShare: number) {
  const audience = readers.length
  return {
    audience,
    confirmed,
    late,
    share: sharePercent(confirmed, audience),
    isKnown: isKnown(confirmed, audience, wantedShare),
  }
}

const isOfState = {
  all: (one: Listed) => !one.withdrawn,
  'in-force': (one: Listed) => !one.withdrawn && one.inForce !== null,
  'not-approved': (one: Listed) => !one.withdrawn && one.inForce === null,
  'review-near': (one: Listed) => !one.withdrawn && one.review === 'review-near',
  'review-past': (one: Listed) => !one.withdrawn && one.review === 'review-past',
  open: (one: Listed) => !one.withdrawn && one.open !== null,
  'not-known': (one: Listed) => !one.withdrawn && one.known !== null && !one.known.isKnown,
  withdrawn: (one: Listed) => one.withdrawn,
}
const states = Object.keys(isOfState) as State[]

/** Every document as a list tells it: a fixed number of statements, however many there are. */
async function listed(reader: Reader, actor: Actor): Promise<Listed[]> {
  const today = dayOf(reader.now)
  const documents = await allDocuments(reader)
  const versions = Map.groupBy(await versionsOf(reader), ({ document }) => document)
  const inForce = new Map(
    documents.flatMap(({ id }) => {
      const version = versionInForce(versions.get(id) ?? [], today)
      return version ? [[id, version] as const] : []
    }),
  )
  const asking = documents.filter(({ id, confirm, withdrawn }) => confirm && !withdrawn && inForce.has(id))
  const people = asking.length > 0 ? await allPeople(reader) : []
  const reading = await readingOf(
    reader,
    asking.map(({ id }) => inForce.get(id)?.id ?? ''),
  )
  const approvers = await approversByDocument(reader)
  const membership = actor.kind === 'person' ? await membershipOf(reader, actor.id) : null
  const entitled = isAllowed(actor, 'documents:approve')
  return documents.map((document) => {
    const own = versions.get(document.id) ?? []
    const now = inForce.get(document.id)
    const known =
      now && asking.includes(document)
        ? toKnown(
            knownBy(today, document.audience, people, factsOf(reading, now.id), document.confirmWithin),
            document.wantedShare,
          )
        : null
    const waitsForYou = (version: Version) =>
      version.state === 'proposed' &&
      ['completes', 'waits-for-others'].includes(
        approvalBy({ membership, entitled }, approvingOf(version, approvers.get(document.id) ?? [])),
      )
    return toListed(document, own, now, known, today, waitsForYou)
  })
}

function toListed(
  document: Document,
  versions: readonly Version[],
  now: Version | undefined,
  known: Listed['known'],
  today: Day,
  waitsForYou: (version: Version) => boolean,
): Listed {
  const { id, revision, title, kind, language, owner, ownerRole, withdrawn } = document
  const open = versions.find(({ state }) => state === 'draft' || state === 'proposed')
  const coming = versions.find(
    ({ state, holdsFrom }) => state === 'approved' && holdsFrom !== null && holdsFrom > today,
  )
  return {
    ...{ id, revision, title, kind, language, ownerRole, withdrawn, known },
    owner: owner && { id: owner.id, name: owner.name, left: owner.ends !== null && owner.ends < today },
    inForce:
      now?.holdsFrom && now.reviewBy
        ? { id: now.id, number: now.number, holdsFrom: now.holdsFrom, reviewBy: now.reviewBy }
        : null,
    review: reviewStanding(now, today).state,
    coming: coming?.holdsFrom ? { number: coming.number, holdsFrom: coming.holdsFrom } : null,
    open: open
      ? {
          id: open.id,
          number: open.number,
          state: open.state === 'proposed' ? 'proposed' : 'draft',
          waitsForYou: waitsForYou(open),
        }
      : null,
  }
}

const compare = (a: string | number, b: string | number) =>
  typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'nl') : a < b ? -1 : a > b ? 1 : 0

// What has no value comes last in either direction.
const keys: Record<NonNullable<Query['sort']>, (one: Listed) => string | number | null> = {
  title: (one) => one.title,
  kind: (one) => one.kind,
  review: (one) => one.inForce?.reviewBy ?? null,
  known: (one) => one.known?.share ?? null,
}

/** A page of the documents that match, and how many there are of each state. */
export async function listDocuments(
  reader: Reader,
  actor: Actor,
  query: Required<Omit<Query, 'search' | 'kind'>> & Query,
) {
  const all = await listed(reader, actor)
  const text = query.search?.toLowerCase() ?? ''
  const { page, size } = { page: Number(query.page), size: Number(query.size) }
  const keyOf = keys[query.sort]
  const turn = query.direction === 'down' ? -1 : 1
  const found = all
    .filter(isOfState[query.state])
    .filter((one) => query.kind === undefined || one.kind === query.kind)
    .filter((one) => `${one.title}\n${one.owner?.name ?? one.ownerRole}`.toLowerCase().includes(text))
    .sort((a, b) => {
      const [left, right] = [keyOf(a), keyOf(b)]
      if (left === null || right === null) return left === right ? compare(a.title, b.title) : left === null ? 1 : -1
      return turn * compare(left, right) || compare(a.title, b.title)
    })
  return {
    items: found.slice((page - 1) * size, page * size),
    total: found.length,
    page,
    size,
    counts: Object.fromEntries(states.map((state) => [state, all.filter(isOfState[state]).length])) as Record<
      State,
      number
    >,
  }
}
