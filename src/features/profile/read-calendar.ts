import { calendarOf } from '../../core/profile/calendar.ts'
import { certificateStanding } from '../../core/profile/certificate.ts'
import { writeCalendar } from '../../core/profile/icalendar.ts'
import { proposedTerms } from '../../core/profile/proposed-terms.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { type Item, listItems } from './items.store.ts'
import { adoptedEditions, organisationOf } from './scope-facts.store.ts'

type Certificate = Item<'certificates'>
type Term = Item<'terms'>

const named = (content: Content, certificate: Certificate) => ({
  ...certificate,
  name: content.editions.get(certificate.edition)?.name ?? certificate.edition,
})

function entriesOf(content: Content, certificates: Certificate[], terms: Term[]) {
  return calendarOf(
    certificates
      .filter(({ withdrawn }) => !withdrawn)
      .map((one) => named(content, one) as Certificate & { name: string; ends: Day; surveillance: Day[] }),
    terms
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, title, ends, kind, source, certainty, note }) => ({
        ...{ id, title, kind, source, certainty, note },
        ends: ends as Day,
      })),
  )
}

/** Own certificates with where they stand, the terms, the calendar of both, and what the product proposes. */
export async function readCalendar(reader: Reader, content: Content) {
  const today = dayOf(reader.now)
  const certificates = await listItems(reader, 'certificates')
  const terms = await listItems(reader, 'terms')
  const concerned = new Set([
    ...(await adoptedEditions(reader)),
    ...certificates.filter(({ withdrawn }) => !withdrawn).map(({ edition }) => edition),
  ])
  const taken = new Set(terms.filter(({ withdrawn }) => !withdrawn).flatMap(({ proposal }) => proposal ?? []))
  return {
    today,
    certificates: certificates.map((one) => ({
      ...named(content, one),
      ...certificateStanding({ ...one, starts: one.starts as Day, ends: one.ends as Day }, today),
    })),
    terms,
    entries: entriesOf(content, certificates, terms),
    proposals: proposedTerms(concerned, taken).map(({ editions: _editions, ...proposal }) => proposal),
    editions: [...content.editions.values()].map(({ id, name }) => ({ id, name })),
  }
}

const words = {
  nl: { source: 'Bron', transition: 'overgang', certificate: 'certificaat', surveillance: 'toezicht', other: 'overig' },
  en: {
    source: 'Source',
    transition: 'transition',
    certificate: 'certificate',
    surveillance: 'surveillance',
    other: 'other',
  },
}
const certainties = {
  nl: { high: '', medium: 'De dag is niet helemaal zeker.', low: 'De dag is onzeker.' },
  en: { high: '', medium: 'The day is not entirely certain.', low: 'The day is uncertain.' },
}

/** All that ends as an iCalendar file. Entries keep their identity, so that importing it again replaces them. */
export async function calendarFile(reader: Reader, content: Content, language: 'nl' | 'en'): Promise<FileAnswer> {
  const { certificates, terms } = {
    certificates: await listItems(reader, 'certificates'),
    terms: await listItems(reader, 'terms'),
  }
  const organisation = await organisationOf(reader)
  const say = words[language]
  const events = entriesOf(content, certificates, terms).map((entry) => ({
    uid: `${entry.of}-${entry.kind}-${entry.from === 'term' || entry.kind === 'certificate' ? 'end' : entry.day}@zorgborg`,
    day: entry.day,
    summary: `${entry.title[language]} (${organisation.name})`,
    description: [
      entry.note,
      entry.source === '' ? '' : `${say.source}: ${entry.source}`,
      certainties[language][entry.certainty],
    ]
      .filter(Boolean)
      .join('\n'),
    category: say[entry.kind],
  }))
  const title = language === 'nl' ? 'Termijnen' : 'Terms'
  const name = `${title} ${organisation.name}`
  return {
    bytes: new TextEncoder().encode(writeCalendar(name, reader.now, events)),
    mediaType: 'text/calendar; charset=utf-8',
    fileName: `${name.replace(/[/\\:*?"<>|]+/g, ' ').trim()} ${dayOf(reader.now)}.ics`,
  }
}
