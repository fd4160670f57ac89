import { questionsOf } from '../../core/documents/short-test.ts'
import { versionInForce } from '../../core/documents/version-standing.ts'
import { audienceOn, isEmployed } from '../../core/staff/audience.ts'
import { addDays, type Day, daysBetween } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { problems } from '../../platform/http/problem.ts'
import { allDocuments, type Document, organisationOf, type SourceNow } from './documents.store.ts'
import { type Person, readingOf } from './readers.store.ts'
import { refusals } from './refusals.ts'
import { findVersion, type Version, versionsOf } from './versions.store.ts'

type Reading = Awaited<ReturnType<typeof readingOf>>

type Asked = { document: Document; version: Version & { holdsFrom: Day } }

function toItem({ document, version }: Asked, person: Person, reading: Reading, today: Day) {
  const confirmedAt = reading.confirmations.get(version.id)?.get(person.id)?.at ?? null
  const askedOn = reading.asks.get(version.id)?.get(person.id) ?? null
  const dueOn = askedOn === null ? null : addDays(askedOn, document.confirmWithin)
  return {
    version: version.id,
    title: document.title,
    kind: document.kind,
    language: document.language,
    number: version.number,
    holdsFrom: version.holdsFrom,
    minutes: version.minutes,
    hasTest: version.hasTest,
    confirmedAt,
    askedOn,
    dueOn,
    late: confirmedAt === null && dueOn !== null && today > dueOn ? daysBetween(dueOn, today) : 0,
  }
}

/** What holds today and has to be confirmed, with who did; of everybody, or of `one`. No text of it is read. */
export type ReadingGround = { asked: Asked[]; reading: Reading; today: Day }

export async function readingGround(reader: SourceNow, one?: Person): Promise<ReadingGround> {
  const today = dayOf(reader.now)
  const reaches = (document: Document) =>
    one === undefined || audienceOn(today, document.audience, [one]).counted.length > 0
  const documents = (await allDocuments(reader)).filter(
    (document) => document.confirm && !document.withdrawn && reaches(document),
  )
  const versions = Map.groupBy(await versionsOf(reader), ({ document }) => document)
  const asked = documents.flatMap((document) => {
    const version = versionInForce(versions.get(document.id) ?? [], today)
    return version?.holdsFrom ? [{ document, version: { ...version, holdsFrom: version.holdsFrom } }] : []
  })
  const ids = asked.map(({ version }) => version.id)
  return { asked, reading: await readingOf(reader, ids, one?.id), today }
}

/** What one person is asked to read: what is still to be confirmed first, the longest due on top. */
export function itemsFor({ asked, reading, today }: ReadingGround, person: Person) {
  if (!isEmployed(person, today)) return []
  return asked
    .filter(({ document }) => audienceOn(today, document.audience, [person]).counted.length > 0)
    .map((one) => toItem(one, person, reading, today))
    .sort(
      (a, b) =>
        Number(a.confirmedAt !== null) - Number(b.confirmedAt !== null) ||
        (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
        a.title.localeCompare(b.title),
    )
}

/** The same for one person alone. A fixed number of statements. */
export async function itemsOf(reader: SourceNow, person: Person) {
  if (!isEmployed(person, dayOf(reader.now))) return []
  return itemsFor(await readingGround(reader, person), person)
}

/** The version that a person wants to read or confirm. 404 where it is not theirs to read, 409 where a newer one holds. */
export async function versionFor(reader: SourceNow, person: Person, id: string) {
  const today = dayOf(reader.now)
  const version = await findVersion(reader, id)
  const document = version && (await allDocuments(reader)).find((one) => one.id === version.document)
  if (!version || !document || document.withdrawn || !document.confirm) throw problems.notFound()
  if (!isEmployed(person, today) || version.state !== 'approved') throw problems.notFound()
  if (audienceOn(today, document.audience, [person]).counted.length === 0) throw problems.notFound()
  const inForce = versionInForce(await versionsOf(reader, document.id), today)
  if (!inForce || version.holdsFrom === null || version.holdsFrom > today) throw problems.notFound()
  if (inForce.id !== id) throw refusals.newerVersion()
  return { document, version: { ...version, holdsFrom: version.holdsFrom }, today }
}

/** A text as its reader gets it: what has to be remembered, what is new, the whole, and the questions without their answers. */
export async function textFor(reader: SourceNow, person: Person, id: string) {
  const { document, version, today } = await versionFor(reader, person, id)
  const reading = await readingOf(reader, [id], person.id)
  return {
    ...toItem({ document, version }, person, reading, today),
    organisation: (await organisationOf(reader)).name,
    inShort: version.inShort.split('\n').filter((one) => one.trim() !== ''),
    changes: version.number > 1 ? version.changes : '',
    body: version.body,
    fileName: version.fileName,
    test: version.test ? questionsOf(version.test) : null,
  }
}
