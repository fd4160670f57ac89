import { writeCalendar } from '../../core/profile/icalendar.ts'
import { actingWords, kindWords, stateWords } from '../../core/rhythm/due-words.ts'
import type { Person } from '../../core/rhythm/responsible.ts'
import { addDays } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { organisationOf } from './organisation.store.ts'
import { readYear } from './read-year.ts'
import type { Ground } from './rhythm-ground.ts'

const daysBack = 30
const daysAhead = 400

const words = {
  nl: { title: 'Zorgborg', about: 'Hoort bij', who: 'Wie' },
  en: { title: 'Zorgborg', about: 'Belongs to', who: 'Who' },
}

/** Leads, after signing in, to a page of the organisation that it is about. */
export function linkTo(baseUrl: string, organisation: string, page: string): string {
  return `${baseUrl}${page}${page.includes('?') ? '&' : '?'}organisation=${organisation}`
}

/** What is due as an iCalendar file. Each event keeps its identity, so that a calendar that reads it again replaces it. */
export async function feedFile(
  reader: Reader,
  ground: Ground,
  person: Person,
  { whose, language, baseUrl }: { whose: 'mine' | 'all'; language: Language; baseUrl: string },
): Promise<FileAnswer> {
  const say = words[language]
  const organisation = (await organisationOf(reader))?.name ?? ''
  const [from, through] = [addDays(ground.today, -daysBack), addDays(ground.today, daysAhead)]
  const { items } = await readYear(reader, ground, person, { whose, from, through, absence: 'none' })
  const events = items.map(({ key, day, ends, kind, title, about, state, who, page }) => ({
    uid: `${key}@${reader.organisation}.zorgborg`,
    day,
    through: ends,
    summary: `${kindWords[kind][language]}: ${title}`,
    description: [
      stateWords[state][language],
      about === '' ? '' : `${say.about}: ${about}`,
      `${say.who}: ${actingWords(who, language)}`,
    ]
      .filter(Boolean)
      .join('\n'),
    category: kindWords[kind][language],
    link: linkTo(baseUrl, reader.organisation, page),
  }))
  const name = `${say.title} ${organisation}`
  return {
    bytes: new TextEncoder().encode(writeCalendar(name, reader.now, events, { readAgainAfter: 'PT6H' })),
    mediaType: 'text/calendar; charset=utf-8',
    fileName: 'zorgborg.ics',
  }
}
