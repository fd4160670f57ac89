import { addDays, type Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'

/**
 * A whole day in a calendar, or all days through `through`. `uid` stays the same when the event changes, so that a program that reads it
 * again replaces it.
 */
export type CalendarEvent = {
  uid: string
  day: Day
  through?: Day
  summary: string
  description: string
  category: string
  link?: string
}

// Programs differ in what they take for the end of a line; none may read another event in a title.
const escaped = (text: string) =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, '\\n')

const encoder = new TextEncoder()

// At most 75 octets a line (RFC 5545 §3.1), the space with which a continued line begins counted; never within a character.
function folded(line: string): string {
  const lines: string[] = []
  let [current, octets] = ['', 0]
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const basic = (text: string) => text.replace(/[-:]|\.\d{3}/g, '')

/**
 * A calendar as an .ics file (RFC 5545): events of a whole day that keep nobody occupied. `made` is when the file was made; a program that
 * follows it is asked to read it again after a duration (RFC 7986).
 */
export function writeCalendar(
  name: string,
  made: Instant,
  events: readonly CalendarEvent[],
  { readAgainAfter }: { readAgainAfter?: string } = {},
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zorgborg//Zorgborg//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    // The second is how most programs knew it before there was a standard.
    ...(readAgainAfter === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:${readAgainAfter}`, `X-PUBLISHED-TTL:${readAgainAfter}`]),
    ...events.flatMap(({ uid, day, through = day, summary, description, category, link }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${basic(made)}`,
      `DTSTART;VALUE=DATE:${basic(day)}`,
      ...(through < '9999-12-31' ? [`DTEND;VALUE=DATE:${basic(addDays(through, 1))}`] : []),
      `SUMMARY:${escaped(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      `CATEGORIES:${escaped(category)}`,
      // A URI is written as it is.
      ...(link === undefined ? [] : [`URL:${link}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
