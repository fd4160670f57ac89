import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../time/day.ts'
import { instantOf } from '../time/instant.ts'
import { calendarOf } from './calendar.ts'
import { type CalendarEvent, writeCalendar } from './icalendar.ts'

type Property = { name: string; parameters: string[]; value: string }

/** Reads a calendar by the letter of RFC 5545; throws where it departs from it. */
function readCalendar(file: string): Property[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line does not end')
  const physical = file.slice(0, -2).split('\r\n')
  const lines: string[] = []
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error('a bare line break')
    if (new TextEncoder().encode(line).length > 75) throw new Error(`a line of more than 75 octets: ${line}`)
    if (line === '' || /\p{Cc}/u.test(line.replaceAll('\t', '')))
      throw new Error('an empty line or a control character')
    const before = lines.at(-1)
    if (line.startsWith(' ') && before !== undefined) lines[lines.length - 1] = before + line.slice(1)
    else lines.push(line)
  }
  return lines.map((line) => {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]+)*):(.*)$/s.exec(line)
    if (!match) throw new Error(`no property: ${line}`)
    const [, name = '', parameters = '', value = ''] = match
    return { name, parameters: parameters.split(';').filter(Boolean), value }
  })
}

function unescaped(value: string): string {
  if (/(?:^|[^\\])(?:\\\\)*(?:[;,]|\\[^\\;,nN])/.test(value)) throw new Error(`wrongly escaped: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter))
}

function eventsIn(file: string) {
  const events: Record<string, Property>[] = []
  const open: string[] = []
  for (const property of readCalendar(file)) {
    if (property.name === 'BEGIN') open.push(property.value)
    if (property.name === 'BEGIN' && property.value === 'VEVENT') events.push({})
    else if (property.name === 'END') expect(open.pop()).toBe(property.value)
    else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1) ?? {}
      if (event[property.name]) throw new Error(`${property.name} twice`)
      event[property.name] = property
    }
  }
  expect(open).toEqual([])
  return events
}

const now = instantOf(Date.parse('2026-03-01T10:00:00.000Z'))
const first = parseDay('2026-01-01') as Day

test('what was written can be read back to the letter by whoever follows the standard', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'é', '漢', '😀', ',', ';', '\\', '\n', ':', '"', ' ', 'n'),
    maxLength: 300,
    size: 'max',
  })
  const event = fc.record({
    uid: fc.uuid().map((id) => `${id}-end@zorgborg`),
    day: fc.integer({ min: 0, max: 4000 }).map((days) => addDays(first, days)),
    summary: words,
    description: words,
    category: fc.constantFrom('certificaat', 'toezicht'),
  })
  fc.assert(
    fc.property(words, fc.array(event, { maxLength: 4 }), (name, events: CalendarEvent[]) => {
      const file = writeCalendar(name, now, events)
      const read = eventsIn(file)
      expect(read).toHaveLength(events.length)
      for (const [index, { uid, day, summary, description }] of events.entries()) {
        const found = read[index] ?? {}
        expect(found.UID?.value).toBe(uid)
        expect(found.DTSTAMP?.value).toBe('20260301T100000Z')
        expect(found.DTSTART).toEqual({ name: 'DTSTART', parameters: ['VALUE=DATE'], value: day.replaceAll('-', '') })
        expect(found.DTEND?.value).toBe(addDays(day, 1).replaceAll('-', ''))
        expect(unescaped(found.SUMMARY?.value ?? '')).toBe(summary)
        expect(unescaped(found.DESCRIPTION?.value ?? '')).toBe(description)
      }
    }),
  )
})

test.each(['\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
  '%j in a title begins no line of its own',
  (end) => {
    const summary = `Term${end}BEGIN:VEVENT`
    const file = writeCalendar(summary, now, [
      { uid: 'a', day: first, summary, description: summary, category: summary },
    ])
    // However a program reads lines, there is one event.
    const begun = file.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => line === 'BEGIN:VEVENT')
    expect(begun).toHaveLength(1)
    expect(file).toContain('SUMMARY:Term\\nBEGIN:VEVENT\r\n')
  },
)

test('a calendar says what it is', () => {
  const properties = readCalendar(writeCalendar('Termijnen', now, []))
  expect(properties.map(({ name, value }) => `${name}:${value}`)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zorgborg//Zorgborg//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Termijnen',
    'END:VCALENDAR',
  ])
})

test('certificates come on the calendar by themselves, among the terms, by day', () => {
  const surveillance = [parseDay('2026-05-01') as Day]
  const entries = calendarOf(
    [
      {
        id: 'c',
        name: 'NEN 7510:2024',
        body: 'Keurder',
        number: 'K1',
        ends: parseDay('2027-01-31') as Day,
        surveillance,
      },
    ],
    [
      {
        id: 't',
        title: 'Huur',
        ends: parseDay('2026-09-30') as Day,
        kind: 'other',
        source: '',
        certainty: 'low',
        note: '',
      },
    ],
  )
  expect(entries.map(({ day, kind, title }) => [day, kind, title.en])).toEqual([
    ['2026-05-01', 'surveillance', 'Surveillance audit NEN 7510:2024'],
    ['2026-09-30', 'other', 'Huur'],
    ['2027-01-31', 'certificate', 'Last day of the certificate NEN 7510:2024'],
  ])
})
