import { addDays, type Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'

/** A whole day in a calendar. `uid` stays the same when the event changes, so that a program that reads it again replaces it. */
export type CalendarEvent = { uid: string; day: Day; summary: string; description: string; category: string }

const escaped = (text: string) =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n?|\n/g, '\\n')

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

/** A calendar as an .ics file (RFC 5545): events of a whole day that keep nobody occupied. `made` is when the file was made. */
export function writeCalendar(name: string, made: Instant, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zorgborg//Zorgborg//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, day, summary, description, category }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${basic(made)}`,
      `DTSTART;VALUE=DATE:${basic(day)}`,
      ...(day < '9999-12-31' ? [`DTEND;VALUE=DATE:${basic(addDays(day, 1))}`] : []),
      `SUMMARY:${escaped(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      `CATEGORIES:${escaped(category)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
